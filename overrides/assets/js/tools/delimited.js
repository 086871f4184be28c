/* Tables as text: pasted from a spreadsheet, or a CSV file of any make. Read in slices, so that the page stays awake. */
(function () {
  "use strict";
  var tools = (window.HandbookTools = window.HandbookTools || {});
  var SEPARATORS = ["\t", ";", ",", "|", "\u060c"], SLICE_MS = 8, MOST_BYTES = 10000000, MOST_ROWS = 100000;

  function pause() {
    return new Promise(function (done) {
      var channel = new MessageChannel();
      channel.port1.onmessage = function () { channel.port1.close(); done(); };
      channel.port2.postMessage(0);
    });
  }

  /* Bytes as text: by the mark at the start, by its empty bytes (UTF-16 without a mark), as UTF-8, else as Windows-1252. */
  function decode(buffer) {
    var bytes = new Uint8Array(buffer);
    var name = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "";
    if (!name) {
      var odd = 0, even = 0, seen = Math.min(bytes.length, 400);
      for (var i = 0; i < seen; i += 1) if (!bytes[i]) { if (i % 2) odd += 1; else even += 1; }
      if (seen > 3 && odd > seen / 8 && !even) name = "utf-16le";
      if (seen > 3 && even > seen / 8 && !odd) name = "utf-16be";
    }
    if (name) return { text: new TextDecoder(name).decode(bytes), encoding: name };
    try {
      return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
    } catch (notUtf8) {
      return { text: new TextDecoder("windows-1252").decode(bytes), encoding: "windows-1252" };
    }
  }

  /* The first lines, cut at each candidate outside quotes: the one that cuts most lines into equally many parts. */
  function separatorOf(text) {
    var named = /^sep=(.)\r?\n/i.exec(text);
    if (named) return named[1];
    var best = "", most = 0;
    SEPARATORS.forEach(function (sign) {
      var counts = [], count = 0, quoted = false, end = Math.min(text.length, 20000);
      for (var i = 0; i < end && counts.length < 60; i += 1) {
        var one = text[i];
        if (one === '"') quoted = !quoted;
        else if (!quoted && one === sign) count += 1;
        else if (!quoted && (one === "\n" || one === "\r" && text[i + 1] !== "\n")) { counts.push(count); count = 0; }
      }
      if (count || !counts.length) counts.push(count);
      var usual = {}, score = 0;
      counts.forEach(function (each) { if (each) { usual[each] = (usual[each] || 0) + 1; score = Math.max(score, usual[each]); } });
      if (score > most) { most = score; best = sign; }
    });
    return best || ",";
  }

  /* Cuts text into rows bit by bit; `step` works for some milliseconds and says whether there is more. */
  function cutter(text, separator) {
    var rows = [], row = [], at = 0, end = text.length, faults = [];
    function finish() {
      if (row.length > 1 || row[0] !== "") rows.push(row);
      row = [];
    }
    function quotedCell() {
      var cell = "", from = at + 1;
      for (;;) {
        var close = text.indexOf('"', from);
        if (close < 0) { faults.push({ fault: "open-quote", row: rows.length + 1 }); cell += text.slice(from); at = end; return cell; }
        cell += text.slice(from, close);
        if (text[close + 1] !== '"') { at = close + 1; return cell; }
        cell += '"';
        from = close + 2;
      }
    }
    function plainCell() {
      var from = at;
      while (at < end) {
        var one = text[at];
        if (one === separator || one === "\n" || one === "\r") break;
        at += 1;
      }
      return text.slice(from, at);
    }
    function cellAndSign() {
      var cell = text[at] === '"' ? quotedCell() : "";
      row.push(cell + plainCell());
      if (at >= end || text[at] !== separator) {
        if (text[at] === "\r" && text[at + 1] === "\n") at += 1;
        at += 1;
        finish();
        return;
      }
      at += 1;
      if (at >= end) { row.push(""); finish(); }
    }
    return {
      rows: rows, faults: faults,
      step: function (until) {
        for (var i = 0; at < end; i += 1) {
          if (rows.length > MOST_ROWS) { faults.push({ fault: "too-many-rows" }); return false; }
          if (i % 200 === 199 && performance.now() > until) return true;
          cellAndSign();
        }
        return false;
      },
    };
  }

  /* { rows, separator, fault }: `fault` is "too-large", "too-many-rows", "open-quote", "binary" or "empty". */
  function parse(text, options) {
    var plain = text.replace(/^\ufeff/, ""), separator = (options && options.separator) || separatorOf(plain);
    if (plain.length > MOST_BYTES) return Promise.resolve({ rows: [], separator: separator, fault: "too-large" });
    if (/[\u0000-\u0008]/.test(plain.slice(0, 4000))) return Promise.resolve({ rows: [], separator: separator, fault: "binary" });
    var cut = cutter(plain.replace(/^sep=.\r?\n/i, ""), separator);
    function turn() {
      if (cut.step(performance.now() + SLICE_MS)) return pause().then(turn);
      var fault = cut.faults.length ? cut.faults[0].fault : cut.rows.length ? "" : "empty";
      return { rows: cut.rows, separator: separator, fault: fault, row: cut.faults.length ? cut.faults[0].row : 0 };
    }
    return pause().then(turn);
  }

  tools.delimited = { parse: parse, decode: decode, separatorOf: separatorOf, pause: pause, MOST_BYTES: MOST_BYTES, MOST_ROWS: MOST_ROWS };
})();

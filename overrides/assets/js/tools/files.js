/* Files that readers keep and bring back. Nothing is sent anywhere: a file goes from the page to the device. */
(function () {
  "use strict";
  var tools = (window.HandbookTools = window.HandbookTools || {});
  var MOST_TEXT = 5000000;

  function save(name, mime, content) {
    var blob = content instanceof Blob ? content : new Blob([content], { type: mime });
    var url = URL.createObjectURL(blob);
    var anchor = tools.make("a", { href: url, download: name, hidden: true });
    document.body.appendChild(anchor);
    anchor.click();
    anchor.remove();
    setTimeout(function () { URL.revokeObjectURL(url); }, 10000);
  }

  /* Asks for a file: {name, size, value} or {name, size, fault: "too-large" | "unreadable"}; null if none was chosen. */
  function open(accept, wanted, most) {
    return new Promise(function (done) {
      var input = tools.make("input", { type: "file", accept: accept, hidden: true });
      function finish(result) {
        input.remove();
        done(result);
      }
      input.addEventListener("cancel", function () { finish(null); });
      input.addEventListener("change", function () {
        var file = input.files[0];
        if (!file) finish(null);
        else read(file, wanted, most).then(finish);
      });
      document.body.appendChild(input);
      input.click();
    });
  }

  /* The same for a file that is at hand: dropped, or of an input in the page. */
  function read(file, wanted, most) {
    return new Promise(function (done) {
      var found = { name: file.name, size: file.size };
      if (file.size > (most || MOST_TEXT)) {
        done(Object.assign(found, { fault: "too-large" }));
        return;
      }
      var reader = new FileReader();
      reader.addEventListener("load", function () { done(Object.assign(found, { value: reader.result })); });
      reader.addEventListener("error", function () { done(Object.assign(found, { fault: "unreadable" })); });
      if (wanted === "buffer") reader.readAsArrayBuffer(file);
      else reader.readAsText(file);
    });
  }

  /* A value as the text of a file that says what it is. The day is the one that the device shows. */
  function pack(kind, version, value) {
    var now = new Date();
    var day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(function (part) {
      return (part < 10 ? "0" : "") + part;
    }).join("-");
    return JSON.stringify({ handbook: kind, version: version, saved: day, value: value }, null, 1) + "\n";
  }

  /* {value}, or {fault: "not-json" | "foreign" | "newer" | "too-large"}. */
  function unpack(text, kind, version) {
    if (text.length > MOST_TEXT) return { fault: "too-large" };
    var packed;
    try {
      packed = JSON.parse(text.replace(/^\ufeff/, ""));
    } catch (broken) {
      return { fault: "not-json" };
    }
    if (!isRecord(packed) || packed.handbook !== kind || typeof packed.version !== "number") return { fault: "foreign" };
    if (packed.version > (version || 1)) return { fault: "newer" };
    return isRecord(packed.value) ? { value: packed.value } : { fault: "foreign" };
  }
  function isRecord(value) {
    return Boolean(value) && typeof value === "object" && !Array.isArray(value);
  }

  /* What a spreadsheet would take for a formula stays text; numbers stay numbers. */
  function guarded(cell) {
    if (typeof cell === "number") return String(cell);
    var text = cell === null || cell === undefined ? "" : String(cell);
    return /^[=+\-@\t\r]/.test(text) && !/^-?\d+([.,]\d+)?$/.test(text) ? "'" + text : text;
  }
  function toCsv(rows) {
    return "\ufeff" + rows.map(function (row) {
      return row.map(function (cell) {
        var text = guarded(cell);
        return /[",;\t\r\n]|^\s|\s$/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
      }).join(",") + "\r\n";
    }).join("");
  }

  /* A name that every system takes for a file: letters and digits of any script. */
  function fileName(text, extension) {
    var bare = text.replace(/[\u0000-\u001f<>:"\/\\|?*.,;'`]+/g, " ").trim().replace(/\s+/g, "-").slice(0, 60);
    return (bare || "handbook") + "." + extension;
  }

  tools.files = { save: save, open: open, read: read, pack: pack, unpack: unpack, toCsv: toCsv, guarded: guarded, fileName: fileName };
})();

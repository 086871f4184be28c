/* Workbooks (XLSX) as rows of text. The library that unpacks them is read when the first one is opened. */
(function () {
  "use strict";
  var tools = (window.HandbookTools = window.HandbookTools || {});
  var LIBRARY = "assets/vendor/fflate/index.js", MOST_UNPACKED = 80000000, BATCH = 400;
  var DATES = /^(14|15|16|17|18|19|20|21|22|45|46|47)$/;

  function starts(bytes, signs) {
    return signs.every(function (sign, i) { return bytes[i] === sign; });
  }
  function fault(name) { return { sheets: [], fault: name }; }

  /* Unpacks only what a sheet needs, and refuses what would grow beyond all measure. */
  function unpack(bytes) {
    var grown = 0;
    var files = window.fflate.unzipSync(bytes, {
      filter: function (file) {
        if (!/^(xl\/(workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/i.test(file.name)) return false;
        grown += file.originalSize;
        if (grown > MOST_UNPACKED) throw new Error("too-large");
        return true;
      },
    });
    var texts = {};
    Object.keys(files).forEach(function (name) { texts[name.toLowerCase()] = window.fflate.strFromU8(files[name]); });
    return texts;
  }
  /* Parsed XML. A document that declares entities is no workbook of a spreadsheet. */
  function parsed(text) {
    if (/<!DOCTYPE|<!ENTITY/i.test(text || "")) throw new Error("broken");
    var made = new DOMParser().parseFromString(text, "application/xml");
    if (made.getElementsByTagName("parsererror").length) throw new Error("broken");
    return made;
  }
  function all(node, name) { return Array.prototype.slice.call(node.getElementsByTagNameNS("*", name)); }
  function first(node, name) { return node.getElementsByTagNameNS("*", name)[0]; }

  function textOf(node) {
    /* Readings of characters (rPh) are no part of the text. */
    return all(node, "t").filter(function (one) { return one.parentNode.localName !== "rPh"; })
      .map(function (one) { return one.textContent; }).join("");
  }
  /* The parts of a list inside its root, in batches that are parsed one after the other. */
  function batches(text, name, work) {
    var open = /<([A-Za-z0-9]+:)?(worksheet|sst)\b[^>]*>/.exec(text || "");
    if (!open) return Promise.reject(new Error("broken"));
    var prefix = open[1] || "", tag = "<" + prefix + name, close = "</" + prefix + name + ">";
    var at = text.indexOf(tag), head = open[0].replace(/\/>$/, ">"), tail = "</" + prefix + open[2] + ">";
    function turn() {
      var until = performance.now() + 20;
      while (at >= 0) {
        var from = at, to = at;
        for (var i = 0; i < BATCH && at >= 0; i += 1) {
          var end = text.indexOf(">", at);
          if (end < 0) throw new Error("broken");
          to = text[end - 1] === "/" ? end + 1 : text.indexOf(close, end) + close.length;
          if (to < end) throw new Error("broken");
          at = text.indexOf(tag, to);
          while (at >= 0 && /[A-Za-z]/.test(text[at + tag.length])) at = text.indexOf(tag, at + 1);
        }
        all(parsed(head + text.slice(from, to) + tail), name).forEach(work);
        if (performance.now() > until) return tools.delimited.pause().then(turn);
      }
      return undefined;
    }
    return tools.delimited.pause().then(turn);
  }
  function column(reference) {
    var letters = /^[A-Z]+/i.exec(reference || "");
    if (!letters) return -1;
    return letters[0].toUpperCase().split("").reduce(function (sum, one) { return sum * 26 + one.charCodeAt(0) - 64; }, 0) - 1;
  }
  /* Which of a workbook's cell formats show days. */
  function dateStyles(styles) {
    if (!styles) return [];
    var made = parsed(styles), own = {};
    all(made, "numFmt").forEach(function (one) {
      own[one.getAttribute("numFmtId")] = /[yd]/i.test((one.getAttribute("formatCode") || "").replace(/"[^"]*"|\[[^\]]*\]/g, ""));
    });
    var formats = first(made, "cellXfs");
    return formats ? all(formats, "xf").map(function (one) {
      var id = one.getAttribute("numFmtId");
      return own[id] || DATES.test(id);
    }) : [];
  }
  function dayOf(serial, from1904) {
    var day = new Date(Math.round((serial + (from1904 ? 1462 : 0) - 25569) * 86400) * 1000);
    return isNaN(day) ? String(serial) : day.toISOString().slice(0, 10);
  }
  function cellText(cell, book) {
    var kind = cell.getAttribute("t"), value = first(cell, "v");
    if (kind === "inlineStr") return textOf(cell);
    if (!value) return "";
    if (kind === "s") return book.strings[Number(value.textContent)] || "";
    if (kind === "b") return value.textContent === "1" ? "TRUE" : "FALSE";
    if (kind === "e") return ""; // an error of a formula is no answer
    if ((!kind || kind === "n") && book.dates[Number(cell.getAttribute("s"))]) return dayOf(Number(value.textContent), book.from1904);
    return value.textContent;
  }
  function sheet(text, book) {
    var rows = [], full = false;
    return batches(text, "row", function (node) {
      if (rows.length > tools.delimited.MOST_ROWS) { full = true; return; }
      var row = [];
      all(node, "c").forEach(function (cell) {
        var at = column(cell.getAttribute("r"));
        if (at < 0) at = row.length;
        if (at > 500) return;
        while (row.length < at) row.push("");
        row[at] = cellText(cell, book);
      });
      if (row.some(function (one) { return one !== ""; })) rows.push(row);
    }).then(function () { return { rows: rows, fault: full ? "too-many-rows" : rows.length ? "" : "empty" }; });
  }
  function open(texts) {
    var made = parsed(texts["xl/workbook.xml"]), targets = {};
    all(parsed(texts["xl/_rels/workbook.xml.rels"]), "Relationship").forEach(function (one) {
      targets[one.getAttribute("Id")] = "xl/" + one.getAttribute("Target").replace(/^\/?xl\/|^\.?\//, "").toLowerCase();
    });
    var about = first(made, "workbookPr");
    var book = { strings: [], dates: dateStyles(texts["xl/styles.xml"]), from1904: Boolean(about) && /^(1|true)$/.test(about.getAttribute("date1904")) };
    var sheets = all(made, "sheet").map(function (one) {
      var id = Array.prototype.filter.call(one.attributes, function (each) { return each.localName === "id" && each.name !== "id"; })[0];
      return { name: one.getAttribute("name"), text: texts[targets[id && id.value]] };
    }).filter(function (one) { return one.text; });
    if (!sheets.length) return fault("broken");
    var strings = texts["xl/sharedstrings.xml"];
    return (strings && /<([A-Za-z0-9]+:)?si\b/.test(strings) ? batches(strings, "si", function (one) { book.strings.push(textOf(one)); }) : Promise.resolve())
      .then(function () {
        return {
          fault: "",
          sheets: sheets.map(function (one) { return { name: one.name, read: function () { return sheet(one.text, book).catch(function () { return { rows: [], fault: "broken" }; }); } }; }),
        };
      });
  }

  /* { sheets: [{ name, read() → { rows, fault } }], fault }: "no-workbook", "old-workbook", "too-large", "broken" or "". */
  function read(buffer) {
    var bytes = new Uint8Array(buffer);
    if (starts(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return Promise.resolve(fault("old-workbook"));
    if (!starts(bytes, [0x50, 0x4b])) return Promise.resolve(fault("no-workbook"));
    return tools.script(LIBRARY).then(function () { return open(unpack(bytes)); })
      .catch(function (error) { return fault(error.message === "too-large" ? "too-large" : error.message === LIBRARY ? "no-library" : "broken"); });
  }

  tools.sheets = { read: read };
})();

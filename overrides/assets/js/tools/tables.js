/* Tables that a reader pastes or opens. They stay in the page's memory: answers of people are not kept on the device. */
(function () {
  "use strict";
  var tools = window.HandbookTools, make = tools.make, say = tools.say;
  var ACCEPT = ".csv,.tsv,.txt,.xlsx,text/csv,text/plain", MOST = 20000000, DELAY = 250;

  /* Columns that were read once: a table of 50,000 rows is asked for again with every key that is pressed. */
  var columns = new WeakMap();

  function clean(cell) {
    if (typeof cell === "string" && /^[!-~]*$/.test(cell)) return cell;
    return String(cell === undefined || cell === null ? "" : cell).replace(/[\s\u00a0\u200b\ufeff]+/g, " ").trim();
  }
  /* The first row names the columns; columns without a name get one. */
  function tableOf(rows) {
    var width = rows.reduce(function (most, row) { return Math.max(most, row.length); }, 0), head = [];
    for (var i = 0; i < width; i += 1) head.push(clean(rows[0][i]) || say("table-column", { number: i + 1 }));
    return { head: head, rows: rows.slice(1) };
  }

  /* Makes the text area `name` a place for a table: pasted, or opened from a file. `changed(table or null)` is told. */
  function attach(name, changed) {
    var area = document.getElementById(name), turn = 0, timer = 0;
    var status = make("p", { class: "hb-table__status", role: "status" }), sheets = make("div", {});
    var open = tools.button(say("table-open"), choose);
    area.parentNode.parentNode.insertBefore(make("div", { class: "hb-entry--wide hb-table__bar" }, [open, sheets, status]), area.parentNode.nextSibling);

    function tell(found, from) {
      var good = found.rows.length > 1 && (!found.fault || found.fault === "open-quote");
      var text = good ? say("table-read", { rows: tools.workbench.format(found.rows.length - 1), columns: found.rows[0].length }) : say(found.fault && found.fault !== "empty" ? "table-" + found.fault : "table-empty");
      if (good && found.fault) text += " " + say("table-open-quote", { row: found.row });
      if (good && found.encoding === "windows-1252") text += " " + say("table-windows");
      status.textContent = (from ? from + ": " : "") + text;
      changed(good ? tableOf(found.rows) : null);
    }
    function failed(fault, from) { tell({ rows: [], fault: fault }, from); }
    function parse(text, from, encoding) {
      var own = (turn += 1);
      status.textContent = say("table-reading");
      return tools.delimited.parse(text).then(function (found) {
        if (own !== turn) return;
        found.encoding = encoding;
        tell(found, from);
      });
    }
    function takeSheet(sheet, from) {
      var own = (turn += 1);
      status.textContent = say("table-reading");
      sheet.read().then(function (found) { if (own === turn) tell(found, from); });
    }
    function takeBook(book, from) {
      sheets.replaceChildren();
      if (book.fault) { failed(book.fault, from); return; }
      if (book.sheets.length > 1) {
        var pick = make("select", { class: "hb-input", "aria-label": say("table-sheet") }, book.sheets.map(function (one, i) { return make("option", { value: String(i), text: one.name }); }));
        pick.setAttribute("data-loose", "");
        pick.addEventListener("change", function () { takeSheet(book.sheets[Number(pick.value)], from); });
        sheets.appendChild(make("label", { text: say("table-sheet") + " " }, [pick]));
      }
      takeSheet(book.sheets[0], from);
    }
    function take(file) {
      if (!file) return;
      area.value = "";
      sheets.replaceChildren();
      if (file.fault) { failed(file.fault, file.name); return; }
      var first = new Uint8Array(file.value.slice(0, 4));
      var isBook = first[0] === 0x50 && first[1] === 0x4b || first[0] === 0xd0 && first[1] === 0xcf || /\.xlsx?$/i.test(file.name);
      if (!isBook) {
        var read = tools.delimited.decode(file.value);
        parse(read.text, file.name, read.encoding);
        return;
      }
      status.textContent = say("table-reading");
      tools.script("assets/js/tools/sheets-in.js").then(function () { return tools.sheets.read(file.value); })
        .then(function (book) { takeBook(book, file.name); }, function () { failed("no-library", file.name); });
    }
    function choose() { tools.files.open(ACCEPT, "buffer", MOST).then(take); }
    area.addEventListener("input", function () {
      clearTimeout(timer);
      sheets.replaceChildren();
      timer = setTimeout(function () {
        if (area.value.trim()) parse(area.value);
        else { turn += 1; status.textContent = ""; changed(null); }
      }, DELAY);
    });
    return { take: take, clear: function () { turn += 1; area.value = ""; status.textContent = ""; sheets.replaceChildren(); changed(null); } };
  }

  /* A select filled with names; what was chosen before stays if it is still there. The first text stands for no choice. */
  function options(select, names, wanted, none) {
    var before = wanted || select.value;
    select.replaceChildren.apply(select, (none ? [make("option", { value: "", text: none })] : []).concat(names.map(function (name) { return make("option", { value: name, text: name }); })));
    select.value = names.indexOf(before) >= 0 ? before : none ? "" : names[0] || "";
  }
  function place(table, name) {
    var wanted = clean(name).toLowerCase();
    for (var i = 0; i < table.head.length; i += 1) if (table.head[i].toLowerCase() === wanted) return i;
    return -1;
  }
  function column(table, name) {
    var at = place(table, name), known = columns.get(table) || {};
    columns.set(table, known);
    known[at] = known[at] || table.rows.map(function (row) { return at < 0 ? "" : clean(row[at]); });
    return known[at];
  }
  /* The different answers of a column, the commonest first. */
  function distinct(cells) {
    var counts = {}, names = [];
    cells.forEach(function (cell) {
      if (cell === "") return;
      if (!Object.prototype.hasOwnProperty.call(counts, cell)) { counts[cell] = 0; names.push(cell); }
      counts[cell] += 1;
    });
    return names.sort(function (a, b) { return counts[b] - counts[a] || (a < b ? -1 : 1); });
  }
  /* The rows for which `keeps` says yes to the cell of a column. */
  function part(table, name, keeps) {
    var cells = column(table, name);
    return { head: table.head, rows: table.rows.filter(function (row, i) { return keeps(cells[i]); }) };
  }

  tools.tables = { attach: attach, options: options, place: place, column: column, distinct: distinct, part: part, clean: clean };
})();

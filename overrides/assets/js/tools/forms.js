/* Forms that the page holds already: answers are read from them, filled in, and rows are added to their tables.
   An answer is a text, a list of ids (choices) or a list of rows (tables); no answer is no entry. */
(function () {
  "use strict";
  var tools = (window.HandbookTools = window.HandbookTools || {});
  var say = tools.say;
  var FOLDED = 10; // so many options wait behind a button

  function all(root, selector) {
    return Array.prototype.slice.call(root.querySelectorAll(selector));
  }
  function fieldsOf(root) {
    return all(root, "[data-field]");
  }
  function boxes(field) {
    return all(field, "input[type=radio], input[type=checkbox]");
  }
  function cells(row) {
    return all(row, "td > .hb-input");
  }
  function rowsOf(field) {
    return all(field, "[data-table] > tr");
  }
  function isEmpty(row) {
    return cells(row).every(function (cell) { return !cell.value.trim(); });
  }
  function hasOption(select, value) {
    return Array.prototype.some.call(select.options, function (option) { return option.value === value; });
  }

  /* What one field says; undefined if nothing. `known` is what was read before: ids that this edition has no box for stay. */
  function readField(field, known) {
    var kind = field.dataset.kind;
    if (kind === "table") return readTable(field, known);
    if (kind === "choice" || kind === "choices") {
      var own = boxes(field);
      var chosen = own.filter(function (box) { return box.checked; }).map(function (box) { return box.value; });
      var strange = [].concat(known || []).filter(function (id) {
        return typeof id === "string" && id && own.every(function (box) { return box.value !== id; });
      });
      if (kind === "choice") return chosen[0] || strange[0];
      chosen = chosen.concat(strange);
      return chosen.length ? chosen : undefined;
    }
    return field.querySelector(".hb-input").value.trim() || undefined;
  }
  function readTable(field, known) {
    var before = Array.isArray(known) ? known : [];
    var found = rowsOf(field).map(function (row, at) {
      var own = cells(row);
      var values = own.map(function (cell, column) {
        return cell.value.trim() || cell.dataset.strange || "";
      });
      // A table may have had more columns where the plan was made.
      return values.concat(((before[at] || []).slice(own.length)));
    });
    while (found.length && found[found.length - 1].every(function (value) { return !value; })) found.pop();
    return found.length ? found : undefined;
  }

  /* All answers of the forms below `root`, put over `before`: answers to other forms stay as they are. */
  function read(root, before) {
    var answers = Object.assign({}, before || {});
    fieldsOf(root).forEach(function (field) {
      var id = field.dataset.field;
      var value = readField(field, answers[id]);
      if (value === undefined) delete answers[id];
      else answers[id] = value;
    });
    return answers;
  }

  function fill(root, answers) {
    fieldsOf(root).forEach(function (field) { fillField(field, answers[field.dataset.field]); });
  }
  function fillField(field, value) {
    var kind = field.dataset.kind;
    if (kind === "table") fillTable(field, Array.isArray(value) ? value.filter(Array.isArray) : []);
    else if (kind === "choice" || kind === "choices") {
      var chosen = [].concat(value === undefined ? [] : value);
      boxes(field).forEach(function (box) { box.checked = chosen.indexOf(box.value) >= 0; });
      tellChosen(field);
    } else set(field.querySelector(".hb-input"), typeof value === "string" ? value : "");
  }
  function set(input, value) {
    delete input.dataset.strange;
    if (input.tagName === "SELECT" && value && !hasOption(input, value)) {
      // An id that this edition does not know is kept until another one is chosen.
      input.dataset.strange = value;
      input.value = "";
    } else {
      input.value = value;
      // A date field takes nothing but dates: what it refuses is kept as well.
      if (input.value !== value && input.type === "date") input.dataset.strange = value;
    }
    grow(input);
  }
  function fillTable(field, rows) {
    while (rowsOf(field).length < rows.length) addRow(field);
    rowsOf(field).forEach(function (row, at) {
      cells(row).forEach(function (cell, column) {
        var value = rows[at] && rows[at][column];
        set(cell, typeof value === "string" ? value : "");
      });
    });
    spare(field);
  }

  /* Empty rows are there for paper; on a screen one is enough. */
  function spare(field) {
    var rows = rowsOf(field);
    var last = rows.reduce(function (found, row, at) { return isEmpty(row) ? found : at; }, -1);
    rows.forEach(function (row, at) { row.classList.toggle("hb-row--spare", at > Math.max(last, 0)); });
  }
  function addRow(field) {
    var rows = rowsOf(field);
    var row = rows[0].cloneNode(true);
    row.classList.remove("hb-row--spare");
    cells(row).forEach(function (cell) { set(cell, ""); });
    rows[0].parentNode.appendChild(row);
    return row;
  }
  function nextRow(field) {
    var waiting = rowsOf(field).filter(function (row) { return row.classList.contains("hb-row--spare"); })[0];
    if (waiting) waiting.classList.remove("hb-row--spare");
    return waiting || addRow(field);
  }

  /* Text fields are as tall as what is in them. */
  function grow(input) {
    if (input.tagName !== "TEXTAREA" || !input.offsetParent) return;
    input.style.blockSize = "auto";
    input.style.blockSize = input.scrollHeight + 4 + "px";
  }

  /* Long lists of options wait behind a button that tells what is chosen. */
  function fold(field) {
    var list = field.querySelector(".hb-options");
    if (!list || list.children.length <= FOLDED || field.querySelector(".hb-options__toggle")) return;
    var toggle = tools.button("", function () {
      list.classList.toggle("hb-options--folded");
      toggle.setAttribute("aria-expanded", String(!list.classList.contains("hb-options--folded")));
    }, { class: "hb-button hb-options__toggle", "aria-expanded": "false" });
    toggle.textContent = say("choose", { count: list.children.length });
    var chosen = tools.make("p", { class: "hb-options__chosen" });
    list.classList.add("hb-options--folded");
    list.parentNode.insertBefore(toggle, list);
    list.parentNode.insertBefore(chosen, toggle);
  }
  function tellChosen(field) {
    var place = field.querySelector(".hb-options__chosen");
    if (!place) return;
    place.replaceChildren.apply(place, boxes(field).filter(function (box) { return box.checked; }).map(function (box) {
      return tools.make("span", { class: "hb-chosen", text: box.parentNode.textContent.trim() });
    }));
  }

  /* Buttons of tables and lists; `changed(id)` is called with the field that a reader changed. */
  function bind(root, changed) {
    fieldsOf(root).forEach(function (field) {
      function tell() { changed(field.dataset.field); }
      if (field.dataset.kind === "table") {
        var add = tools.button(say("add-row"), function () {
          cells(nextRow(field))[0].focus();
        });
        var drop = tools.button(say("drop-row"), function () {
          var rows = rowsOf(field).filter(function (row) { return !row.classList.contains("hb-row--spare"); });
          var row = rows[rows.length - 1];
          if (!row || (rows.length === 1 && isEmpty(row))) return;
          cells(row).forEach(function (cell) { set(cell, ""); });
          row.classList.toggle("hb-row--spare", rows.length > 1);
          tell();
        });
        var bar = tools.make("p", { class: "hb-rows-bar" }, [add, drop]);
        field.insertBefore(bar, field.querySelector("table").nextSibling);
        spare(field);
      }
      fold(field);
      field.addEventListener("input", function (event) {
        if (event.target.classList.contains("hb-input")) {
          delete event.target.dataset.strange;
          grow(event.target);
        }
        tellChosen(field);
        tell();
      });
    });
    window.addEventListener("beforeprint", function () { all(root, "textarea").forEach(grow); });
  }

  tools.forms = { read: read, fill: fill, bind: bind, fields: fieldsOf, fillField: fillField, grow: function (root) { all(root, "textarea").forEach(grow); } };
})();

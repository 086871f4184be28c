/* Tables of answers: choosing columns, and the numbers that are compared. Read when a reader wants to use tables. */
(function () {
  "use strict";
  var tools = window.HandbookTools, say = tools.say;
  var LOOSE = ["column", "person", "round", "round-before", "area", "campaign"];

  function answers(table, name, chosen, decimal) {
    var cells = tools.tables.column(table, name);
    if (chosen.outcome === "share") {
      var asked = cells.filter(function (cell) { return cell !== ""; });
      var yes = asked.filter(function (cell) { return chosen.yes.indexOf(cell) >= 0; });
      return { values: cells.map(function (cell) { return cell === "" ? null : chosen.yes.indexOf(cell) >= 0 ? 1 : 0; }), share: { yes: yes.length, of: asked.length }, missing: cells.length - asked.length, wrong: [] };
    }
    var numbers = numbersOf(cells, decimal);
    return { values: numbers.values, missing: numbers.missing, wrong: numbers.wrong };
  }
  var read = new WeakMap();
  function numbersOf(cells, decimal) {
    var own = read.get(cells) || {};
    read.set(cells, own);
    own[decimal || ""] = own[decimal || ""] || tools.columns.numbers(cells, decimal);
    return own[decimal || ""];
  }
  function known(values) { return values.filter(function (one) { return one !== null; }); }
  function cellOf(found, outcome) { return outcome === "share" ? found.share : tools.statistics.summary(known(found.values)); }

  /* The decimal sign of each round. Where one round does not tell, the other may: both come from one office. */
  function signsOf(two, name) {
    var found = two.map(function (table) { return tools.columns.decimalOf(tools.tables.column(table, name)); });
    return found.map(function (one, i) { return !one.clear && found[1 - i].clear ? found[1 - i] : one; });
  }

  /* People who stand in both tables, by their code; a code that stands twice in one table counts for nobody. */
  function matched(before, after, chosen) {
    function byCode(table, decimal) {
      var found = {}, twice = {};
      var codes = tools.tables.column(table, chosen.person), read = answers(table, chosen.column, chosen, decimal);
      codes.forEach(function (code, i) {
        if (code === "") return;
        if (Object.prototype.hasOwnProperty.call(found, code)) twice[code] = true;
        found[code] = read.values[i];
      });
      Object.keys(twice).forEach(function (code) { delete found[code]; });
      return { found: found, twice: Object.keys(twice).length, read: read };
    }
    var first = byCode(before, chosen.decimals.before), second = byCode(after, chosen.decimals.after), both = [], lost = 0, missing = 0;
    Object.keys(first.found).forEach(function (code) {
      if (!Object.prototype.hasOwnProperty.call(second.found, code)) { lost += 1; return; }
      if (first.found[code] === null || second.found[code] === null) missing += 1;
      else both.push([first.found[code], second.found[code]]);
    });
    return { both: both, lost: lost, joined: Object.keys(second.found).length - both.length - missing, missing: missing, twice: first.twice + second.twice, wrong: first.read.wrong.concat(second.read.wrong) };
  }
  function pairsOf(found, chosen) {
    if (chosen.outcome === "mean") {
      return { changes: tools.statistics.summary(found.both.map(function (one) { return one[1] - one[0]; })) };
    }
    var pair = { kept: 0, lost: 0, gained: 0, never: 0 };
    found.both.forEach(function (one) { pair[one[0] ? (one[1] ? "kept" : "lost") : one[1] ? "gained" : "never"] += 1; });
    return { pair: pair };
  }
  function samePeople(before, after, chosen) {
    var found = matched(before, after, chosen), made = pairsOf(found, chosen), told = [];
    told.push(say("told-pairs", { both: found.both.length, lost: found.lost, joined: found.joined }));
    if (found.missing) told.push(say("told-missing", { count: found.missing }));
    if (found.twice) told.push(say("told-twice", { count: found.twice }));
    made.told = told;
    made.wrong = found.wrong;
    made.enough = found.both.length >= 2;
    return made;
  }
  function groups(before, after, chosen) {
    var tables = { before: before, after: after }, made = { cells: {}, told: [], wrong: [], enough: true };
    if (chosen.design === "area") {
      var own = function (cell) { return cell === chosen.campaign; }, other = function (cell) { return cell !== "" && cell !== chosen.campaign; };
      tables = {
        before: tools.tables.part(before, chosen.area, own), after: tools.tables.part(after, chosen.area, own),
        otherBefore: tools.tables.part(before, chosen.area, other), otherAfter: tools.tables.part(after, chosen.area, other),
      };
    }
    var missing = 0;
    Object.keys(tables).forEach(function (name) {
      var found = answers(tables[name], chosen.column, chosen, chosen.decimals[/before$/i.test(name) ? "before" : "after"]);
      missing += found.missing;
      made.wrong = made.wrong.concat(found.wrong);
      made.cells[name] = cellOf(found, chosen.outcome);
      if ((made.cells[name].of === undefined ? made.cells[name].n : made.cells[name].of) < 2) made.enough = false;
    });
    if (missing) made.told.push(say("told-missing", { count: missing }));
    return made;
  }

  /* `wanted` remembers the columns and answers that were chosen; the tables themselves are kept nowhere. */
  tools.compareTables = function (form, wanted) {
    var tables = { before: null, after: null };
    function element(name) { return document.getElementById(name); }
    /* The two rounds, of two tables or of one that has a column for the round. */
    function rounds() {
      if (tables.before && tables.after) return [tables.before, tables.after];
      var only = tables.before || tables.after, name = element("round").value, first = element("round-before").value;
      if (!only || !name || !first) return null;
      return [tools.tables.part(only, name, function (cell) { return cell === first; }), tools.tables.part(only, name, function (cell) { return cell !== "" && cell !== first; })];
    }
    function refresh() {
      var first = tables.before || tables.after, none = say("choose");
      Array.prototype.forEach.call(document.querySelectorAll("[data-tables]"), function (part) {
        part.hidden = !first || part.getAttribute("data-tables") === "one" && Boolean(tables.before && tables.after);
      });
      if (first) {
        ["column", "person", "round", "area"].forEach(function (name) { tools.tables.options(element(name), first.head, wanted.columns[name], none); });
        [["round", "round-before"], ["area", "campaign"]].forEach(function (one) {
          var name = element(one[0]).value;
          tools.tables.options(element(one[1]), name ? tools.tables.distinct(tools.tables.column(first, name)).slice(0, 50) : [], wanted.columns[one[1]], none);
        });
        yesValues();
      }
      form.update();
    }
    function yesValues() {
      var place = element("yes-values"), name = element("column").value, both = [tables.before, tables.after].filter(Boolean);
      var found = name ? tools.tables.distinct([].concat.apply([], both.map(function (one) { return tools.tables.column(one, name); }))) : [];
      var key = name + "\n" + found.join("\n");
      if (place.getAttribute("data-key") === key) return;
      place.setAttribute("data-key", key);
      place.replaceChildren();
      if (found.length > 40) { place.appendChild(tools.make("p", { text: say("many-answers", { count: found.length }) })); wanted.yes = []; return; }
      if (!found.length) return;
      var before = wanted.yes;
      place.appendChild(tools.make("p", { text: say("which-yes"), class: "hb-choice__title" }));
      found.forEach(function (answer) {
        var box = tools.make("input", { type: "checkbox", value: answer, checked: before.indexOf(answer) >= 0 });
        box.addEventListener("change", function () {
          wanted.yes = Array.prototype.filter.call(place.querySelectorAll("input"), function (one) { return one.checked; }).map(function (one) { return one.value; });
        });
        place.appendChild(tools.make("label", { class: "hb-choice__one" }, [box, tools.make("span", { text: answer })]));
      });
    }
    function data(design, outcome) {
      if (!tables.before && !tables.after) { form.fault("before-table", say("no-table")); return null; }
      var two = rounds(), chosen = { design: design, outcome: outcome, yes: wanted.yes, decimal: { point: ".", comma: "," }[form.value("decimal")] };
      LOOSE.forEach(function (name) { chosen[name] = element(name).value; });
      if (!two) { form.fault("round", say("choose-round")); return null; }
      if (!chosen.column) { form.fault("column", say("choose-column")); return null; }
      if (tools.tables.place(two[0], chosen.column) < 0 || tools.tables.place(two[1], chosen.column) < 0) { form.fault("column", say("not-in-both", { name: chosen.column })); return null; }
      if (outcome === "share" && !chosen.yes.length) { form.fault("column", say("choose-yes")); return null; }
      if (design === "same" && (!chosen.person || tools.tables.place(two[1], chosen.person) < 0)) { form.fault("person", say("choose-person")); return null; }
      if (design === "area" && (!chosen.area || !chosen.campaign || tools.tables.place(two[1], chosen.area) < 0)) { form.fault("area", say("choose-area")); return null; }
      var signs = outcome === "mean" && !chosen.decimal ? signsOf(two, chosen.column) : [];
      chosen.decimals = { before: chosen.decimal || signs[0] && signs[0].decimal, after: chosen.decimal || signs[1] && signs[1].decimal };
      var found = (design === "same" ? samePeople : groups)(two[0], two[1], chosen);
      found.doubtful = signs.some(function (one) { return one.doubtful; });
      if (!found.enough) form.fault("column", say(found.wrong.length ? "too-few-numbers" : "too-few"));
      return found.enough ? found : null;
    }

    var inputs = ["before", "after"].map(function (name) {
      return tools.tables.attach(name + "-table", function (table) { tables[name] = table; refresh(); });
    });
    form.root.addEventListener("change", function (event) {
      if (LOOSE.indexOf(event.target.name) < 0) return;
      wanted.columns[event.target.name] = event.target.value;
      refresh();
      form.keep();
    });
    return {
      data: data,
      restart: function (all) {
        if (all) inputs.forEach(function (one) { one.clear(); });
        element("yes-values").removeAttribute("data-key");
        refresh();
      },
    };
  };
})();

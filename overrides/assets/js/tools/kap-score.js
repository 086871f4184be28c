/* Three scores side by side: questions with their rules, answers from a table, what came out for each part. */
(function () {
  "use strict";
  var tools = window.HandbookTools, say = tools.say, make = tools.make, bench = tools.workbench;
  var form = null, asked = false, table = null, input = null, SMALL = 30, SHOWN = 10, MOST = 80;
  var body = document.querySelector("[data-questions] tbody");
  if (!body) return;
  var first = body.rows[0].cloneNode(true);

  function prepare() {
    if (asked) return;
    asked = true;
    ["distributions", "columns", "delimited", "tables", "kap-methods"].reduce(function (before, name) {
      return before.then(function () { return tools.script("assets/js/tools/" + name + ".js"); });
    }, Promise.resolve()).then(function () {
      opener.remove();
      input = tools.tables.attach("answers", function (found) { table = found; if (found) addMissing(found); form.update(); });
      if (document.getElementById("answers").value) document.getElementById("answers").dispatchEvent(new Event("input"));
    }, function () {
      asked = false;
      tools.notice(say("script-failed"), [], true);
    });
  }

  /* Questions: rows of the form */
  function part(row, name) { return row.querySelector("[data-part='" + name + "']"); }
  function addRow(question) {
    var row = first.cloneNode(true);
    body.appendChild(row);
    part(row, "name").value = question.name || "";
    part(row, "part").value = question.part || "none";
    part(row, "answers").value = question.answers || "";
    part(row, "turned").checked = question.turned === true;
    return row;
  }
  function questions() {
    return Array.prototype.map.call(body.rows, function (row) {
      return { row: row, name: part(row, "name").value.trim(), part: part(row, "part").value, answers: part(row, "answers").value, turned: part(row, "turned").checked };
    });
  }
  function addMissing(found) {
    var known = questions().map(function (one) { return one.name.toLowerCase(); });
    if (known.every(function (name) { return !name; })) body.replaceChildren();
    found.head.slice(0, MOST).forEach(function (name) { if (known.indexOf(name.toLowerCase()) < 0) addRow({ name: name }); });
    tools.tables.options(document.getElementById("split"), found.head, "", say("nothing"));
  }
  /* A fault of a row stands in its own last cell. */
  function tell(row, text) {
    var place = part(row, "fault");
    place.textContent = text;
    place.hidden = !text;
    part(row, "answers").setAttribute("aria-invalid", text ? "true" : "false");
    if (text) form.faults += 1;
  }
  function checked() {
    return questions().filter(function (one) {
      tell(one.row, "");
      if (one.part === "none" || !one.name) return false;
      if (tools.tables.place(table, one.name) < 0) tell(one.row, say("no-column"));
      else if (one.part === "attitude" && !tools.kap.scale(one.answers)) tell(one.row, say("no-scale"));
      else if (one.part !== "attitude" && !tools.kap.list(one.answers).length) tell(one.row, say("no-answers"));
      return true;
    });
  }

  /* Results */
  function percent(value) { return bench.format(100 * value) + "%"; }
  function known(values) { return values.filter(function (one) { return one !== null; }); }
  function groups(name) {
    var everybody = [{ label: say("everybody"), has: function () { return true; } }];
    if (!name) return everybody;
    var cells = tools.tables.column(table, name), found = tools.tables.distinct(cells);
    found.sort(function (a, b) { return cells.indexOf(a) - cells.indexOf(b); });
    if (found.length > 12) { form.fault("split", say("too-many-groups", { count: found.length })); return everybody; }
    return found.map(function (value) { return { label: value, has: function (row) { return cells[row] === value; } }; });
  }
  function partRow(own, group, least) {
    var scores = own.scores.filter(function (one, row) { return group.has(row); }), good = known(scores);
    var above = good.filter(function (one) { return one >= least - 1e-9; }).length, label = [say("part-" + own.id), group.label];
    var begin = label.concat([bench.format(good.length), bench.format(scores.length - good.length)]);
    if (good.length < SMALL) return begin.concat([say("too-few"), say("of", { some: above, all: good.length })]);
    var mean = tools.statistics.summary(good), reach = tools.statistics.pairedMeans(mean, 0.95), share = tools.statistics.wilson({ yes: above, of: good.length }, 0.95);
    return begin.concat([
      say("with-range", { value: percent(mean.mean), low: percent(Math.max(0, reach.low)), high: percent(Math.min(1, reach.high)) }),
      say("with-range", { value: percent(share.share), low: percent(share.low), high: percent(share.high) }),
    ]);
  }
  function chart(parts, all) {
    var rows = [];
    parts.forEach(function (own) {
      all.forEach(function (group) {
        var good = known(own.scores.filter(function (one, row) { return group.has(row); }));
        if (good.length < SMALL) return;
        var mean = tools.statistics.summary(good), reach = tools.statistics.pairedMeans(mean, 0.95);
        rows.push({ label: say("part-" + own.id) + (all.length > 1 ? ", " + group.label : ""), value: 100 * mean.mean, low: Math.max(0, 100 * reach.low), high: Math.min(100, 100 * reach.high), text: percent(mean.mean) });
      });
    });
    if (!rows.length) return [];
    return [{ chart: { title: say("chart"), description: rows.map(function (row) { return row.label + ": " + row.text; }).join(". "), low: 0, high: 100, rows: rows } }];
  }
  function compute(current) {
    form = current;
    var least = form.number("threshold", { above: 0, most: 100 });
    if (!table || !tools.kap || least === null) return null;
    var list = checked();
    if (!list.length && !form.faults) { form.fault("answers", say("no-questions")); return null; }
    if (form.faults) return null;
    var found = tools.kap.scores(table, list, tools.kap.list(form.value("unknown"))), all = groups(document.getElementById("split").value);
    if (form.faults) return null;
    var rows = [];
    found.parts.forEach(function (own) { all.forEach(function (group) { rows.push(partRow(own, group, least / 100)); }); });
    var people = table.rows.map(function (row, i) {
      return [say("row", { number: bench.format(i + 2) })].concat(found.parts.map(function (own) { return own.scores[i] === null ? "" : Math.round(1000 * own.scores[i]) / 10; }));
    });
    return [
      { text: say("result", { people: bench.format(table.rows.length), questions: bench.format(list.length) }), kind: "headline" },
      { table: { caption: say("scores"), head: [say("head-part"), say("head-group"), say("head-people"), say("head-without"), say("head-mean"), say("head-above", { least: bench.format(least) })], rows: rows } },
    ].concat(chart(found.parts, all), [
      { text: say("no-sum"), kind: "note" },
      { table: { caption: say("questions"), head: [say("head-question"), say("head-asked"), say("head-right"), say("head-unknown"), say("head-empty"), say("head-wrong")], rows: found.questions.map(function (one) {
        return [one.id, bench.format(one.asked), one.part === "attitude" ? "–" : bench.format(one.right), bench.format(one.unknown), bench.format(one.empty), bench.format(one.wrong)];
      }) } },
      { table: { caption: say("people", { count: Math.min(SHOWN, people.length), all: bench.format(people.length) }), head: [say("head-row")].concat(found.parts.map(function (own) { return say("part-" + own.id) + " (%)"; })), rows: people.slice(0, SHOWN), all: people } },
    ]);
  }

  var area = document.getElementById("answers");
  var opener = tools.button(say("table-open"), prepare);
  area.parentNode.appendChild(opener);
  area.addEventListener("focus", prepare);
  body.parentNode.parentNode.appendChild(tools.button(say("add"), function () { part(addRow({}), "name").focus(); }));
  document.getElementById("split").addEventListener("change", function () { form.update(); });
  form = bench.start(compute, {
    read: function () { return { questions: questions().filter(function (one) { return one.name; }).map(function (one) { return { name: one.name, part: one.part, answers: one.answers, turned: one.turned }; }) }; },
    write: function (state) {
      var kept = (state && Array.isArray(state.questions) && state.questions) || [];
      if (!state && input) input.clear();
      body.replaceChildren();
      (kept.length ? kept : [{}, {}, {}, {}]).forEach(addRow);
    },
  });
})();

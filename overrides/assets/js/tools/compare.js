/* Two rounds of a survey: the change, its interval, the test, and what the design cannot claim. */
(function () {
  "use strict";
  var tools = window.HandbookTools, say = tools.say, bench = tools.workbench, form = null;
  var tables = null, asked = false, wanted = { columns: {}, yes: [] };

  function percent(value) { return bench.format(100 * value) + "%"; }
  function level(form) { return Number(form.value("confidence")) / 100; }

  /* Tables are read by scripts of their own, asked for when the reader wants tables. */
  function prepare() {
    if (asked) return;
    asked = true;
    ["columns", "delimited", "tables", "compare-tables"].reduce(function (before, name) {
      return before.then(function () { return tools.script("assets/js/tools/" + name + ".js"); });
    }, Promise.resolve()).then(function () {
      tables = tools.compareTables(form, wanted);
      form.update();
    }, function () {
      asked = false;
      tools.notice(say("script-failed"), [], true);
    });
  }
  function element(name) { return document.getElementById(name); }
  function fromTables(form, design, outcome) {
    if (!tables) prepare();
    return tables && tables.data(design, outcome);
  }

  /* The result */
  function amount(value, outcome) { return outcome === "share" ? say("points", { number: bench.signed(100 * value) }) : bench.signed(value, 2); }
  function groupName(id, design) { return say("group-" + (design === "area" ? "area-" : "") + id); }
  function headline(found, design, outcome, sure) {
    var words = { change: amount(found.difference, outcome), low: amount(found.low, outcome), high: amount(found.high, outcome), level: Math.round(100 * sure) };
    return say(design === "area" ? "headline-area" : "headline", words);
  }
  function groupRow(group, design, found) {
    if (group.mean) return [groupName(group.id, design), bench.format(group.mean.n), bench.format(group.mean.mean, 2), bench.format(group.mean.sd, 2), range(bench.format(group.low, 2), bench.format(group.high, 2))];
    var row = [groupName(group.id, design), bench.format(group.share.of), bench.format(group.share.yes)];
    return found.small ? row : row.concat([percent(group.share.yes / group.share.of), range(percent(group.low), percent(group.high))]);
  }
  function range(low, high) { return say("range", { low: low, high: high }); }
  function numbers(found, design, outcome, sure) {
    var head = outcome === "share" ? ["head-group", "head-asked", "head-yes"].concat(found.small ? [] : ["head-share", "head-interval"]) : ["head-group", "head-people", "head-mean", "head-sd", "head-interval"];
    return { table: { caption: say("numbers"), head: head.map(function (key) { return say(key, { level: Math.round(100 * sure) }); }), rows: found.groups.map(function (group) { return groupRow(group, design, found); }) } };
  }
  function chart(found, design, outcome, sure) {
    var scale = outcome === "share" ? 100 : 1;
    var rows = found.groups.map(function (group) {
      var value = scale * (group.share ? group.share.yes / group.share.of : group.mean.mean);
      return { label: groupName(group.id, design), value: value, low: scale * group.low, high: scale * group.high, text: group.share ? percent(value / 100) : bench.format(value, 2) };
    });
    var least = Math.min.apply(null, rows.map(function (row) { return row.low; })), most = Math.max.apply(null, rows.map(function (row) { return row.high; })), room = (most - least) / 10 || 1;
    var shown = rows.map(function (row) { return row.label + ": " + row.text + " (" + range(bench.format(row.low), bench.format(row.high)) + ")"; }).join(". ");
    return { chart: { title: say(outcome === "share" ? "chart-shares" : "chart-means", { level: Math.round(100 * sure) }), description: shown, low: outcome === "share" ? 0 : least - room, high: outcome === "share" ? 100 : most + room, rows: rows } };
  }
  function chartOfChange(found, outcome, sure) {
    var scale = outcome === "share" ? 100 : 1, low = scale * found.low, high = scale * found.high, room = Math.max(high, 0) - Math.min(low, 0);
    return { chart: {
      title: say("chart-change", { level: Math.round(100 * sure) }), description: amount(found.difference, outcome) + " (" + range(amount(found.low, outcome), amount(found.high, outcome)) + ")",
      low: Math.min(low, 0) - room / 8, high: Math.max(high, 0) + room / 8,
      rows: [{ label: say("change"), value: scale * found.difference, low: low, high: high, text: amount(found.difference, outcome) }],
    } };
  }
  function told(data, effect, found) {
    var list = (data.told || []).slice();
    if (data.wrong && data.wrong.length) list.push(say("told-wrong", { count: data.wrong.length, examples: data.wrong.slice(0, 3).map(function (one) { return "“" + one[1].slice(0, 30) + "”"; }).join(", ") }));
    if (data.doubtful) list.push(say("told-decimal"));
    if (effect > 1) list.push(say("told-effect", { effect: bench.format(effect) }));
    if (!found.agree && !found.small) list.push(say("told-disagree"));
    return list.concat(say("told-weights"));
  }
  function cannot(design, effect) {
    var blocks = [{ head: say("cannot") }, { node: element("cannot-" + design) }];
    if (effect > 1) blocks.push({ node: element("cannot-clusters") });
    return blocks;
  }
  function compute(current) {
    form = current;
    var design = form.value("design"), outcome = form.value("outcome"), sure = level(form);
    var effect = form.number("effect", { least: 1, most: 20 });
    var data = form.value("source") === "tables" ? fromTables(form, design, outcome) : tools.compareTotals(form, design, outcome);
    if (!data || form.faults) return null;
    var found = tools.compareMethod(design, outcome, data, sure, effect), blocks = [];
    if (found.small) {
      blocks.push({ text: found.groups.map(function (group) { return say("counts", { group: groupName(group.id, design), yes: group.share.yes, of: group.share.of }); }).join(" "), kind: "headline" });
      blocks.push({ text: say("small"), kind: "note" });
    } else {
      blocks.push({ text: headline(found, design, outcome, sure), kind: "headline" }, { text: say("verdict-" + found.verdict + (design === "area" ? "-area" : "")) });
      blocks.push({ text: say("test-" + found.test) + (found.p >= 0 ? " " + (found.p < 0.001 ? say("p-small") : say("p", { p: bench.format(found.p, 3), some: bench.format(1000 * found.p, 0) })) : "") });
    }
    blocks.push(numbers(found, design, outcome, sure));
    if (!found.small) blocks.push(chart(found, design, outcome, sure));
    if (!found.small && found.high > found.low) blocks.push(chartOfChange(found, outcome, sure));
    return blocks.concat({ list: told(data, effect, found) }, cannot(design, effect));
  }

  bench.start(compute, {
    read: function () { return wanted; },
    write: function (state) {
      wanted.columns = (state && state.columns) || {};
      wanted.yes = (state && Array.isArray(state.yes) && state.yes) || [];
      if (tables) tables.restart(!state);
    },
  });
})();

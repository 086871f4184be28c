/* The tally of a pretest: what people said of each draft, and the next move. Counts only: so few people make no percentage. */
(function () {
  "use strict";
  var tools = window.HandbookTools, say = tools.say, bench = tools.workbench;
  var DRAFTS = ["a", "b", "c", "d"], QUESTIONS = ["understood", "relevant", "accepted", "attracted", "action"];
  var ENOUGH = { interviews: 10, groups: 2 };

  function draft(form, id) {
    var asked = form.number("asked-" + id, { optional: true, whole: true, least: 1, most: 200 });
    var typed = QUESTIONS.concat(["hurt", "new"]).some(function (name) { return form.value(name + "-" + id).trim() !== ""; });
    if (asked === null) {
      if (typed && !form.faults) form.fault("asked-" + id, say("how-many"));
      return null;
    }
    var found = { id: id, name: form.value("name-" + id).trim() || say("draft", { letter: id.toUpperCase() }), asked: asked, counts: {} };
    QUESTIONS.concat(["hurt"]).forEach(function (name) {
      var count = form.number(name + "-" + id, { whole: true, least: 0 });
      if (count !== null && count > asked) form.fault(name + "-" + id, say("more-than-asked"));
      found.counts[name] = count;
    });
    found.fresh = form.number("new-" + id, { whole: true, least: 0, most: 50 });
    return found;
  }
  /* The next moves, the most urgent first. A harm stops everything; an action that nobody can name comes before beauty. */
  function moves(one, unit, round) {
    var found = [], c = one.counts, all = one.asked;
    if (c.hurt > 0) found.push("hurt");
    if (c.action < all) found.push(c.action === 0 ? "action-none" : "action");
    if (c.understood < all) found.push("understood");
    if (one.fresh > 0) found.push("fresh");
    if (c.accepted < all) found.push("accepted");
    if (c.relevant < all) found.push("relevant");
    if (c.attracted < all && c.attracted <= all / 2) found.push("attracted");
    if (all < ENOUGH[unit]) found.push("few-" + unit);
    if (!found.length) found.push(round === "1" ? "again" : "ready");
    return found;
  }
  function list(form) {
    var boxes = Array.prototype.slice.call(form.root.querySelectorAll("select[data-check]"));
    var open = boxes.filter(function (one) { return one.value === "no"; }), unseen = boxes.filter(function (one) { return one.value === ""; });
    if (unseen.length === boxes.length) return [];
    var blocks = [{ head: say("checklist") }, { text: say("checked", { yes: boxes.filter(function (one) { return one.value === "yes"; }).length, all: boxes.length, unseen: unseen.length }) }];
    open.forEach(function (one) { blocks.push({ node: document.getElementById(one.id + "-text") }); });
    if (open.length) blocks.splice(2, 0, { text: say("to-change", { count: open.length }), kind: "note" });
    return blocks;
  }
  function compute(form) {
    var unit = form.value("unit"), round = form.value("round");
    var all = DRAFTS.map(function (id) { return draft(form, id); }).filter(Boolean), blocks = [];
    if (form.faults) return null;
    if (!all.length) { blocks = list(form); return blocks.length ? blocks : null; }
    all.forEach(function (one) {
      var found = moves(one, unit, round);
      blocks.push({ head: one.name }, { text: say("move-" + found[0]), kind: "headline" });
      if (found.length > 1) blocks.push({ list: found.slice(1).map(function (key) { return say("move-" + key); }) });
    });
    var names = QUESTIONS.concat(["hurt"]);
    blocks.push({ table: { caption: say("tally"), head: [say("head-question")].concat(all.map(function (one) { return one.name; })), rows: names.map(function (name) {
      return [say("question-" + name)].concat(all.map(function (one) { return say("of", { some: one.counts[name], all: one.asked }); }));
    }).concat([[say("question-new")].concat(all.map(function (one) { return bench.format(one.fresh); }))]) } });
    if (all.length > 1) blocks.push({ text: say("compare"), kind: "note" });
    return blocks.concat({ text: say("counts-only") }, list(form));
  }

  bench.start(compute);
})();

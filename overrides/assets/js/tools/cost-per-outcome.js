/* What a contact, an act or a changed person cost, as the indicators C1, C2 and C3 count it. */
(function () {
  "use strict";
  var tools = window.HandbookTools, say = tools.say, bench = tools.workbench;
  var COSTS = ["staff", "production", "media", "events", "learning", "other"];

  /* Nobody is told that costs are missing before anything is written. */
  function costs(form, filled) {
    var found = COSTS.map(function (name) { return form.number("cost-" + name, { optional: true, least: 0, large: true }); });
    if (form.faults) return null;
    var total = found.reduce(function (sum, one) { return sum + (one || 0); }, 0);
    if (!(total > 0) && !filled) return null;
    if (!(total > 0)) { form.fault("cost-staff", say("no-costs")); return null; }
    return { total: total, missing: COSTS.filter(function (name, i) { return found[i] === null && (name === "staff" || name === "learning"); }) };
  }
  /* A pair of limits that belong together: none, or both in order. */
  function limits(form, low, high) {
    var least = form.number(low, { optional: true }), most = form.number(high, { optional: true });
    if ((least === null) !== (most === null)) { form.fault(least === null ? low : high, say("both-limits")); return null; }
    if (least !== null && least > most) { form.fault(high, say("limits-order")); return null; }
    return least === null ? null : [least, most];
  }
  function reach(form) {
    var people = form.number("reached", { optional: true, above: 0, large: true }), share = form.number("audience", { above: 0, most: 100 });
    return people === null || share === null ? null : { id: "reach", count: people * share / 100, limits: null };
  }
  function acts(form) {
    var now = form.number("acts-now", { optional: true, least: 0, large: true }), before = form.number("acts-before", { optional: true, least: 0, large: true });
    if (now === null && before === null) return null;
    if (now === null) { form.fault("acts-now", say("both-counts")); return null; }
    if (before === null) { form.fault("acts-before", say("both-counts")); return null; }
    return { id: "acts", count: now - before, limits: null };
  }
  function changed(form) {
    var effect = form.number("effect-points", { optional: true, least: -100, most: 100 });
    var between = limits(form, "effect-low", "effect-high"), people = form.number("reached", { optional: true, above: 0, large: true });
    if (effect === null) return null;
    if (people === null) { form.fault("reached", say("reached-needed")); return null; }
    if (!between) { if (!form.faults) form.fault("effect-low", say("margin-needed")); return null; }
    if (effect < between[0] || effect > between[1]) { form.fault("effect-points", say("outside")); return null; }
    return { id: "changed", count: people * effect / 100, limits: between.map(function (one) { return people * one / 100; }) };
  }

  function money(value) { return say("money", { amount: bench.format(value, value < 100 ? 2 : 0), currency: currency }).trim(); }
  function each(total, count) { return count > 0 ? money(total / count) : say("none"); }
  var currency = "";

  function compute(form) {
    currency = form.value("currency").trim().slice(0, 12);
    var all = [reach(form), acts(form), changed(form)].filter(Boolean), spent = costs(form, all.length || COSTS.some(function (name) { return form.value("cost-" + name).trim() !== ""; }));
    if (!spent || form.faults) return null;
    if (!all.length) { form.fault("reached", say("no-outcome")); return null; }
    var blocks = [{ text: say("total", { total: money(spent.total) }), kind: "headline" }];
    blocks.push({ table: { caption: say("per-outcome"), head: [say("head-outcome"), say("head-count"), say("head-cost"), say("head-low"), say("head-high")], rows: all.map(function (one) {
      var low = one.limits ? each(spent.total, one.limits[1]) : "–", high = one.limits ? (one.limits[0] > 0 ? each(spent.total, one.limits[0]) : say("no-limit")) : "–";
      return [say("outcome-" + one.id), bench.format(one.count, 0), each(spent.total, one.count), low, high];
    }) } });
    var notes = [];
    if (all.every(function (one) { return one.id === "reach"; })) notes.push("only-reach");
    all.forEach(function (one) {
      if (one.count <= 0) notes.push("nothing-" + one.id);
      if (one.id === "acts" && one.count > 0) notes.push("acts-cause");
      if (one.limits && one.limits[0] <= 0) notes.push("may-be-nothing");
    });
    if (spent.missing.length) notes.push("costs-missing");
    notes.forEach(function (key) { blocks.push({ text: say(key), kind: "note" }); });
    var shares = COSTS.map(function (name) { return { name: name, value: form.number("cost-" + name, { optional: true, large: true }) || 0 }; }).filter(function (one) { return one.value > 0; });
    blocks.push({ chart: { title: say("chart"), description: shares.map(function (one) { return say("cost-" + one.name) + ": " + money(one.value); }).join(". "), low: 0, high: 100, rows: shares.map(function (one) {
      return { label: say("cost-" + one.name), value: 100 * one.value / spent.total, bar: true, text: money(one.value) + ", " + bench.format(100 * one.value / spent.total, 0) + "%" };
    }) } });
    blocks.push({ table: { caption: say("costs"), head: [say("head-cost-line"), say("head-amount")], rows: shares.map(function (one) { return [say("cost-" + one.name), money(one.value)]; }).concat([[say("head-total"), money(spent.total)]]) } });
    return blocks;
  }

  bench.start(compute);
})();

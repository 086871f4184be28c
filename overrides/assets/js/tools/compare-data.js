/* Typed totals as the numbers that are compared: `cells` of shares or summaries, or counts and changes of the same people. */
(function () {
  "use strict";
  var tools = window.HandbookTools, say = tools.say;
  var GROUPS = { different: ["before", "after"], area: ["before", "after", "other-before", "other-after"] };
  var KEYS = { before: "before", after: "after", "other-before": "otherBefore", "other-after": "otherAfter" };

  function share(form, name) {
    var of = form.number(name + "-of", { whole: true, least: 1 });
    var yes = form.number(name + "-yes", { whole: true, least: 0 });
    if (of !== null && yes !== null && yes > of) { form.fault(name + "-yes", say("more-than-all")); return null; }
    return of === null || yes === null ? null : { yes: yes, of: of };
  }
  function mean(form, name) {
    var n = form.number(name + "-n", { whole: true, least: 2 }), value = form.number(name + "-mean"), sd = form.number(name + "-sd", { least: 0 });
    return n === null || value === null || sd === null ? null : { n: n, mean: value, sd: sd };
  }
  function pair(form) {
    var found = {}, all = 0, whole = true;
    ["kept", "lost", "gained", "never"].forEach(function (name) {
      found[name] = form.number(name, { whole: true, least: 0 });
      if (found[name] === null) whole = false;
      all += found[name] || 0;
    });
    if (whole && all === 0) { form.fault("kept", say("nobody")); whole = false; }
    return whole ? { pair: found } : null;
  }
  function totals(form, design, outcome) {
    if (design === "same") {
      if (outcome === "share") return pair(form);
      var changes = mean(form, "changes");
      return changes ? { changes: changes } : null;
    }
    var cells = {}, whole = true;
    GROUPS[design].forEach(function (name) {
      var one = (outcome === "share" ? share : mean)(form, name);
      if (!one) whole = false;
      cells[KEYS[name]] = one;
    });
    return whole ? { cells: cells } : null;
  }

  tools.compareTotals = totals;
})();

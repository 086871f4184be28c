/* The test that fits a design and its numbers, and what it finds. Pure: numbers in, a finding out. */
(function () {
  "use strict";
  var tools = window.HandbookTools, s = tools.statistics;
  var SMALL = 30;

  function shares(design, data, level, effect) {
    if (design === "same") {
      var pair = data.pair, n = pair.kept + pair.lost + pair.gained + pair.never, tested = s.mcnemar(pair.gained, pair.lost, effect);
      var found = s.pairedShares(pair, level, effect);
      found.test = tested.exact ? "mcnemar-exact" : "mcnemar";
      found.p = tested.p;
      found.groups = [{ id: "before", share: { yes: pair.kept + pair.lost, of: n } }, { id: "after", share: { yes: pair.kept + pair.gained, of: n } }];
      return found;
    }
    var c = data.cells, names = design === "area" ? ["before", "after", "otherBefore", "otherAfter"] : ["before", "after"], made;
    if (design === "area") {
      made = s.changesOfShares(c, level, effect);
      made.test = "changes";
    } else {
      made = s.newcombe(c.before, c.after, level, effect);
      var few = s.leastExpected(c.before, c.after) < 5 && effect === 1;
      made.test = few ? "fisher" : "chi-square";
      made.p = (few ? s.fisher(c.before, c.after) : s.twoShares(c.before, c.after, effect)).p;
    }
    made.groups = names.map(function (name) { return { id: name, share: c[name] }; });
    return made;
  }
  function means(design, data, level, effect) {
    var found, c = data.cells;
    if (design === "same") {
      found = s.pairedMeans(data.changes, level, effect);
      found.test = "paired";
      found.groups = [{ id: "changes", mean: data.changes }];
      return found;
    }
    found = design === "area" ? s.changesOfMeans(c, level, effect) : s.welch(c.before, c.after, level, effect);
    found.test = design === "area" ? "changes-means" : "welch";
    found.groups = (design === "area" ? ["before", "after", "otherBefore", "otherAfter"] : ["before", "after"]).map(function (name) { return { id: name, mean: c[name] }; });
    return found;
  }

  /* { difference, low, high, p, test, groups: [{ id, share or mean, low, high }], small, verdict, agree }: the verdict is
     "up", "down" or "open", and comes from the interval alone. */
  tools.compareMethod = function (design, outcome, data, level, effect) {
    var found = (outcome === "share" ? shares : means)(design, data, level, effect);
    found.groups.forEach(function (group) {
      var own = group.share ? s.wilson(group.share, level, effect) : s.pairedMeans(group.mean, level, effect);
      group.low = own.low;
      group.high = own.high;
      group.size = group.share ? group.share.of : group.mean.n;
    });
    found.small = outcome === "share" && found.groups.some(function (group) { return group.size < SMALL; });
    found.verdict = found.low > 0 ? "up" : found.high < 0 ? "down" : "open";
    found.agree = !(found.p >= 0) || (found.p < 1 - level) === (found.verdict !== "open");
    return found;
  };
})();

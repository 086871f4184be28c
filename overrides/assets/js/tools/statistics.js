/* How many people to ask, and how far two rounds of a survey differ. Pure functions: numbers in, numbers out. A share is
   { yes, of }, a mean is { n, mean, sd }; `effect` is the design effect, by which every variance grows. */
(function () {
  "use strict";
  var tools = (window.HandbookTools = window.HandbookTools || {}); // its distributions may be read later than this

  function both(upper) { return Math.min(1, 2 * upper); }
  function zOf(level) { return tools.distributions.normal.quantile(1 - (1 - level) / 2); }
  function variance(p) { return p * (1 - p); }
  function square(x) { return x * x; }

  /* Sizes: not rounded; the page rounds up. */
  var size = {
    proportion: function (share, margin, z) { return square(z / margin) * variance(share); },
    mean: function (sd, margin, z) { return square(z * sd / margin); },
    twoProportions: function (first, second, zSure, zSee) {
      return square((zSure + zSee) / (second - first)) * (variance(first) + variance(second));
    },
    twoMeans: function (sdFirst, sdSecond, difference, zSure, zSee) {
      return square((zSure + zSee) / difference) * (square(sdFirst) + square(sdSecond));
    },
    /* Two rounds in two areas: what is looked for is how much more the campaign's area changed. */
    changes: function (before, after, otherBefore, otherAfter, zSure, zSee) {
      var looked = (after - before) - (otherAfter - otherBefore);
      var all = variance(before) + variance(after) + variance(otherBefore) + variance(otherAfter);
      return square((zSure + zSee) / looked) * all;
    },
    finite: function (people, population) { return people / (1 + (people - 1) / population); },
    margin: function (share, people, z) { return z * Math.sqrt(variance(share) / people); },
  };

  function summary(values) {
    var n = values.length, mean = 0, squares = 0, i;
    for (i = 0; i < n; i += 1) mean += values[i] / n;
    for (i = 0; i < n; i += 1) squares += square(values[i] - mean);
    return { n: n, mean: mean, sd: n > 1 ? Math.sqrt(squares / (n - 1)) : NaN };
  }

  /* Wilson's interval of one share; it stays between 0 and 1, also for 0 of 40. */
  function wilson(one, level, effect) {
    var n = one.of / (effect || 1), p = one.yes / one.of, z = zOf(level), zz = z * z;
    var centre = (p + zz / (2 * n)) / (1 + zz / n);
    var half = z * Math.sqrt(variance(p) / n + zz / (4 * n * n)) / (1 + zz / n);
    return { share: p, low: one.yes === 0 ? 0 : centre - half, high: one.yes === one.of ? 1 : centre + half };
  }
  /* Distances of the limits from the value are squared, added and rooted (Newcombe 1998; Zou and Donner 2008). */
  function joined(value, downs, ups) {
    function root(parts) { return Math.sqrt(parts.reduce(function (sum, one) { return sum + one * one; }, 0)); }
    return { difference: value, low: value - root(downs), high: value + root(ups) };
  }
  /* Second minus first, of two groups of different people. */
  function newcombe(first, second, level, effect) {
    var a = wilson(first, level, effect), b = wilson(second, level, effect);
    return joined(b.share - a.share, [b.share - b.low, a.high - a.share], [b.high - b.share, a.share - a.low]);
  }
  /* The usual test of two shares: chi-square with one degree of freedom, its variance that of all people together. */
  function twoShares(first, second, effect) {
    var all = (first.yes + second.yes) / (first.of + second.of);
    var error = (effect || 1) * variance(all) * (1 / first.of + 1 / second.of);
    var value = error > 0 ? square(second.yes / second.of - first.yes / first.of) / error : 0;
    return { value: value, p: tools.distributions.chiSquare.upper(value, 1) };
  }
  /* The fewest people that a cell of the table would hold if nothing had changed. */
  function leastExpected(first, second) {
    var all = first.of + second.of, yes = first.yes + second.yes;
    return Math.min(first.of, second.of) * Math.min(yes, all - yes) / all;
  }
  /* Fisher's exact test: all tables that are as unlikely as this one, or more so. */
  function fisher(first, second) {
    var yes = first.yes + second.yes, plain = first.of + second.of - yes;
    function chance(k) { return tools.distributions.hypergeometric.density(k, yes, plain, first.of); }
    var here = chance(first.yes) * (1 + 1e-9), sum = 0;
    for (var k = Math.max(0, first.of - plain); k <= Math.min(first.of, yes); k += 1) {
      var one = chance(k);
      if (one <= here) sum += one;
    }
    return { p: Math.min(1, sum) };
  }
  /* McNemar's test of people who changed: exact when they are fewer than 25, else chi-square with a correction. */
  function mcnemar(gained, lost, effect) {
    var changed = gained + lost;
    if (changed === 0) return { exact: true, p: 1 };
    if (changed < 25 && (effect || 1) === 1) return { exact: true, p: both(tools.distributions.binomial.lower(Math.min(gained, lost), changed, 0.5)) };
    var value = square(Math.max(0, Math.abs(gained - lost) - 1)) / changed / (effect || 1);
    return { exact: false, value: value, p: tools.distributions.chiSquare.upper(value, 1) };
  }
  /* The same people twice. `pair` counts them: kept (yes, yes), lost (yes, no), gained (no, yes), never (no, no).
     Newcombe's tenth method: Wilson's intervals, joined with the correlation of the two answers. */
  function pairedShares(pair, level, effect) {
    var n = pair.kept + pair.lost + pair.gained + pair.never;
    var a = wilson({ yes: pair.kept + pair.lost, of: n }, level, effect), b = wilson({ yes: pair.kept + pair.gained, of: n }, level, effect);
    var cross = pair.kept * pair.never - pair.lost * pair.gained;
    var sides = (pair.kept + pair.lost) * (pair.gained + pair.never) * (pair.kept + pair.gained) * (pair.lost + pair.never);
    if (cross > 0) cross = Math.max(cross - n / 2, 0);
    var phi = sides > 0 ? cross / Math.sqrt(sides) : 0;
    function far(one, other) { return Math.sqrt(Math.max(0, one * one - 2 * phi * one * other + other * other)); }
    var value = (pair.gained - pair.lost) / n;
    return {
      difference: value,
      low: value - far(b.share - b.low, a.high - a.share),
      high: value + far(b.high - b.share, a.share - a.low),
    };
  }

  /* A sum of independent means, each with its sign: Welch's t, its degrees of freedom by Satterthwaite. */
  function contrast(parts, level, effect) {
    var value = 0, error = 0, below = 0, grow = effect || 1;
    parts.forEach(function (part) {
      var own = square(part.one.sd) / part.one.n * grow;
      value += part.sign * part.one.mean;
      error += own;
      below += own * own / (part.one.n / grow - 1);
    });
    var df = error * error / below, half = Math.sqrt(error);
    if (!(error > 0)) return { difference: value, low: value, high: value, t: NaN, df: NaN, p: value === 0 ? 1 : 0 };
    var t = value / half, reach = tools.distributions.t.quantile(1 - (1 - level) / 2, df) * half;
    return { difference: value, low: value - reach, high: value + reach, t: t, df: df, p: both(tools.distributions.t.upper(Math.abs(t), df)) };
  }
  function welch(first, second, level, effect) {
    return contrast([{ one: second, sign: 1 }, { one: first, sign: -1 }], level, effect);
  }
  /* The same people twice: `changes` is the summary of each person's change. */
  function pairedMeans(changes, level, effect) { return contrast([{ one: changes, sign: 1 }], level, effect); }
  /* Difference in differences of four groups of different people. */
  function changesOfMeans(cells, level, effect) {
    return contrast([
      { one: cells.after, sign: 1 }, { one: cells.before, sign: -1 },
      { one: cells.otherAfter, sign: -1 }, { one: cells.otherBefore, sign: 1 },
    ], level, effect);
  }
  function changesOfShares(cells, level, effect) {
    var own = newcombe(cells.before, cells.after, level, effect), other = newcombe(cells.otherBefore, cells.otherAfter, level, effect);
    var found = joined(
      own.difference - other.difference,
      [own.difference - own.low, other.high - other.difference],
      [own.high - own.difference, other.difference - other.low]
    );
    var error = ["before", "after", "otherBefore", "otherAfter"].reduce(function (sum, name) {
      return sum + variance(cells[name].yes / cells[name].of) / cells[name].of * (effect || 1);
    }, 0);
    found.z = error > 0 ? found.difference / Math.sqrt(error) : NaN;
    found.p = error > 0 ? both(tools.distributions.normal.upper(Math.abs(found.z))) : NaN;
    return found;
  }

  tools.statistics = {
    size: size, summary: summary, zOf: zOf, wilson: wilson, newcombe: newcombe, twoShares: twoShares, leastExpected: leastExpected,
    fisher: fisher, mcnemar: mcnemar, pairedShares: pairedShares, welch: welch, pairedMeans: pairedMeans,
    changesOfMeans: changesOfMeans, changesOfShares: changesOfShares,
  };
})();

/* Where a run of clusters of a query stands, as typed, half typed or mistyped: the twin of scripts/handbook/search/runs.py.
   A run is found by its pairs of clusters and by what stands together in it. A slip breaks only the pairs around it. */
(function () {
  "use strict";
  var X = window.HandbookSearchText, M = window.HandbookSearchIndex;
  var FEW_PAGES = 30, MOST_ENDINGS = 12, MOST_TO_SWAP_KEYS = 12;

  /* A cluster or a pair; half typed: the longer ones that begin so. */
  function* term(index, typed, half) {
    if (half) {
      return M.combine(index, [(yield* longer(index, typed)).map(function (pair) {
        return [M.prefixWeight(typed.length, pair[0].length), pair[1]];
      })]);
    }
    var encoded = yield* index.postings(typed);
    return M.combine(index, encoded === null ? [] : [[[M.EXACT, encoded]]]);
  }
  function* longer(index, typed) {
    return (yield* index.from("t", typed)).filter(pair => pair[0] !== typed);
  }
  /* One of many guesses is read bit by bit: most stand nowhere. */
  function* asRun(index, clusters, half, guessed) {
    var count = clusters.length, scores = null, at;
    if (count === 1) return yield* term(index, clusters[0], half);
    function keep(sections) {
      scores.forEach(function (score, section) { if (!sections.has(section)) scores.delete(section); });
    }
    for (at = 0; at < count - 1; at += 1) {
      if (isTied(at, count)) continue;
      var own = yield* term(index, clusters[at] + clusters[at + 1], half && at === count - 2);
      if (scores) {
        keep(own);
        scores.forEach(function (score, section) { scores.set(section, score + own.get(section)); });
      } else scores = own;
      if (!scores.size) return scores;
    }
    function* keepStretches(some) {
      if (scores.size && !guessed) index.ahead([], some);
      for (var one of some) if (scores.size) keep(M.sectionsOf(yield* index.neighbours(one)));
    }
    // Every other one says enough, unless few pages are left.
    var stretches = X.inRun(clusters.slice(0, count - (half ? 1 : 0)));
    yield* keepStretches(stretches.filter((one, at) => at % 2 < 1 || !stretches[at + 1]));
    if (M.pagesOf(index, scores).size <= FEW_PAGES) yield* keepStretches(stretches);
    if (half && count > 2 && scores.size) {
      var together = yield* halfTogether(index, clusters.slice(-4));
      if (together) keep(together);
    }
    return scores;
  }
  /* The neighbours tie the pairs together: every other pair says enough. */
  function isTied(at, count) { return at % 2 && at < count - 2; }
  function pairsOf(clusters) {
    return clusters.slice(1).map((cluster, at) => clusters[at] + cluster);
  }
  /* Where three or four clusters stand together, the last one half typed; null if it could become too many. */
  function* halfTogether(index, clusters) {
    var typed = clusters.pop(), middle = clusters[clusters.length - 1], found = new Set();
    var endings = yield* longer(index, middle + typed);
    if (endings.length > MOST_ENDINGS) return null;
    for (var ending of endings) {
      var key = clusters.concat(ending[0].slice(middle.length)).join(" ");
      M.sectionsOf(yield* index.neighbours(key)).forEach(function (section) { found.add(section); });
    }
    return found;
  }
  /* If a run stands on few pages, and is the last of a query, its last cluster may be half typed. */
  function* runScores(index, clusters, last) {
    index.ahead(pairsOf(clusters).filter((pair, at) => !isTied(at, clusters.length)), []);
    var found = yield* asRun(index, clusters, false);
    if (found.size && !(last && M.pagesOf(index, found).size <= M.ENOUGH)) return found;
    return M.rankedBelow(index, found, yield* asRun(index, clusters, true));
  }
  /* The run with two neighbouring clusters, or two keys, in the other order. */
  function swapped(clusters) {
    var text = clusters.join(""), known = Object.create(null), found = [], at;
    known[clusters.join(" ")] = true;
    function add(other) {
      if (other.length && !known[other.join(" ")]) found.push(other);
      known[other.join(" ")] = true;
    }
    for (at = 0; at + 1 < clusters.length; at += 1) {
      add(clusters.slice(0, at).concat(clusters[at + 1], clusters[at], clusters.slice(at + 2)));
    }
    for (at = 0; clusters.length <= MOST_TO_SWAP_KEYS && at + 1 < text.length; at += 1) {
      var pieces = X.pieces(X.fold(text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2)));
      if (pieces.length) add(pieces[0].clusters);
    }
    return found;
  }
  /* Where a run stands with two clusters swapped, or all of it but one; below that, but two; below that, most of it. */
  function* runNearly(index, clusters) {
    var slips = new Map(), two = new Map(), most = new Map(), count = clusters.length, highest = 0;
    var parts = yield* partsOf(index, pairsOf(clusters)), ways = swapped(clusters).filter(function (other) {
      return !pairsOf(other).some(pair => parts.unknown.has(pair));
    });
    for (var n = 0; n < ways.length && !slips.size; n += 1) slips = yield* asRun(index, ways[n], false, true);
    parts.known.forEach(function (one, section) {
      var score = one.tells * M.EXACT * M.SCALE;
      highest = Math.max(highest, one.tells);
      if (areAllBut(1, one.pairs, count)) M.raise(slips, section, score);
      else if (areAllBut(2, one.pairs, count)) two.set(section, score);
    });
    var least = Math.max(parts.all, 5 * highest);
    parts.known.forEach(function (one, section) {
      if (one.tells * 8 >= least) most.set(section, one.tells * M.EXACT * M.SCALE);
    });
    return M.rankedBelow(index, slips, M.rankedBelow(index, two, most));
  }
  /* For each section the pairs of the run that stand there, as bits, and what they tell; what all tell; what stands nowhere. */
  function* partsOf(index, pairs) {
    var known = new Map(), unknown = new Set(), all = 0;
    index.ahead(pairs, []);
    for (var i = 0; i < pairs.length; i += 1) {
      if (pairs.indexOf(pairs[i]) < i) continue;
      var sections = M.sectionsOf((yield* index.postings(pairs[i])) || ""), bits = 0;
      pairs.forEach(function (pair, at) { if (pair === pairs[i]) bits |= 1 << at; });
      if (!sections.size) unknown.add(pairs[i]);
      var tells = 2 * M.rarity(sections.size, index.sections);
      all += tells;
      sections.forEach(function (section) {
        var one = known.get(section) || { pairs: 0, tells: 0 };
        one.pairs |= bits;
        one.tells += tells;
        known.set(section, one);
      });
    }
    return { known: known, unknown: unknown, all: all };
  }
  /* Whether all pairs stand there but those that some neighbouring clusters belong to. */
  function areAllBut(some, pairs, count) {
    var every = (1 << (count - 1)) - 1, around = (2 << some) - 1;
    for (var at = 0; pairs && at <= count - some; at += 1) if ((pairs | (((around << at) >> 1) & every)) === every) return true;
    return false;
  }

  M.runScores = runScores;
  M.runNearly = runNearly;
})();

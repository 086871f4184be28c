/* Search in a static index, without a server: HandbookSearch.open("search/").query("text", {limit, offset, facets, signal,
   counts}) gives a promise of {mode, total, results, missing, counts}. The twin of scripts/handbook/search/answers.py. Data
   arrives through script elements, because pages opened from a disk may read nothing else. */
(function () {
  "use strict";
  var X = window.HandbookSearchText, M = window.HandbookSearchIndex;
  var Index = M.Index;
  var SHORTEST_PART = 3, EXCERPT = 180, TOGETHER = 8;

  /* Steps of a generator that yields promises: reads like the twin, and needs no newer language than ES2015. */
  function steps(generator) {
    return new Promise(function (resolve, reject) {
      function step(send, value) {
        var next;
        try { next = generator[send](value); } catch (error) { return reject(error); }
        if (next.done) return resolve(next.value);
        Promise.resolve(next.value).then(step.bind(null, "next"), step.bind(null, "throw"));
      }
      step("next");
    });
  }

  /* What a broken shard gives is nothing, and the answer says so. */
  function* safely(index, generator, empty) {
    try { return yield* generator; } catch (error) {
      index.miss("unreadable");
      return empty;
    }
  }

  // A whole query

  function* strictly(index, piece, last) {
    if (piece.clusters.length) return yield* M.runScores(index, piece.clusters, last);
    return yield* M.wordScores(index, piece, [], piece.whole);
  }
  function* withParts(index, piece, known) {
    var typed = piece.accented || piece.text;
    if (piece.clusters.length || typed.length < SHORTEST_PART) return known;
    var parts = yield* M.asPart(index, typed);
    return parts.length ? yield* M.wordScores(index, piece, [parts], false) : known;
  }
  function* nearly(index, piece, needles) {
    if (piece.clusters.length) return yield* M.runNearly(index, piece.clusters);
    return M.combine(index, yield* M.asNear(index, piece, needles));
  }
  function* together(index, pieces) {
    var found = [];
    index.ahead([], pieces.slice(1).map(function (piece, at) {
      return !(pieces[at].clusters.length && piece.clusters.length) && piece.near && pieces[at].last + " " + piece.first;
    }));
    for (var at = 1; at < pieces.length; at += 1) {
      var before = pieces[at - 1], piece = pieces[at], encoded = "";
      if (before.clusters.length && piece.clusters.length) {
        if (piece.linked) encoded = (yield* index.postings(before.last + piece.first)) || "";
      } else if (piece.near) encoded = yield* index.neighbours(before.last + " " + piece.first);
      found.push(M.sectionsOf(encoded));
    }
    return found;
  }
  /* The sections that hold all of a query as one phrase, with the accents that were typed if any has them. */
  function* inOneStretch(index, pieces, follows) {
    var sections = follows.reduce(both, follows[0] || new Set());
    var stretches = sections.size ? X.inPhrase(pieces) : [];
    index.ahead([], stretches);
    for (var one of stretches) sections = both(sections, M.sectionsOf(yield* index.neighbours(one)));
    for (var piece of pieces) {
      var exact = both(sections, M.sectionsOf((piece.accented && (yield* index.postings(piece.accented))) || ""));
      if (exact.size) sections = exact;
    }
    return sections;
  }
  function both(sections, others) { return new Set([...sections].filter(one => others.has(one))); }
  /* Pages with every piece, or with at least half of them: [[page, section, score], ...], the best first. */
  function ranked(index, scores, follows, phrase, titled, every) {
    var best = new Map(), sums = new Map(), top = new Map();
    scores.forEach(function (own, at) {
      own.forEach(function (score, section) {
        var number = index.pageOf[section], page = best.get(number);
        if (number === undefined) return; // a broken shard
        if (!page) best.set(number, (page = new Array(scores.length).fill(0)));
        if (score > page[at]) page[at] = score;
        sums.set(section, (sums.get(section) || 0) + score);
      });
    });
    follows.forEach(function (sections, at) {
      sections.forEach(function (section) {
        var first = scores[at].get(section), second = scores[at + 1].get(section);
        if (first && second) sums.set(section, sums.get(section) + TOGETHER * (first + second));
      });
    });
    sums.forEach(function (score, section) {
      var page = index.pageOf[section], known = top.get(page);
      if (!known || score > known[0] || (score === known[0] && section < known[1])) top.set(page, [score, section]);
    });
    var need = every ? scores.length : Math.max(1, Math.floor((scores.length + 1) / 2)), hits = [];
    best.forEach(function (pieces, page) {
      var matched = 0, sum = 0;
      pieces.forEach(function (one) { if (one > 0) matched += 1; sum += one; });
      if (matched >= need) hits.push([page, top.get(page)[1], (sum + top.get(page)[0]) * matched]);
    });
    lift(index, hits, scores, phrase, titled);
    hits.sort((a, b) => b[2] - a[2] || a[0] - b[0]);
    hits.sums = sums;
    return hits;
  }
  /* Pages with just this title come first, then the few that hold all of a query as one phrase, then its words apart. */
  function lift(index, hits, scores, phrase, titled) {
    var pages = new Set(), names = M.pagesOf(index, titled), most = 0;
    phrase.forEach(function (section) {
      if (scores.every(own => own.has(section))) pages.add(index.pageOf[section]);
    });
    if (pages.size > M.ENOUGH) pages.clear();
    hits.forEach(function (hit) { most = Math.max(most, hit[2]); });
    hits.forEach(function (hit) { hit[2] += most * (2 * names.has(hit[0]) + pages.has(hit[0])); });
  }
  function* find(index, pieces, check, needles) {
    var mode = "exact", scores;
    function* each(job) {
      var found = yield Promise.all(pieces.map(function (piece, at) {
        return steps(safely(index, job(piece, at), new Map()));
      }));
      check();
      return found;
    }
    var reading = steps(safely(index, together(index, pieces), []));
    scores = yield* each((piece, at) => strictly(index, piece, at === pieces.length - 1));
    var follows = yield reading;
    var phrase = yield* safely(index, inOneStretch(index, pieces, follows), new Set());
    var known = scores.every(own => own.size) ? pieces.title : "";
    var titled = M.sectionsOf((known && (yield* safely(index, index.postings(known), ""))) || "");
    var telling = !phrase.size && !titled.size && X.telling(pieces, index.directory.small);
    if (telling) return yield* find(index, telling, check, needles);
    function rank(every) { return ranked(index, scores, follows, phrase, titled, every); }
    var hits = rank(true);
    if (hits.length < M.ENOUGH) {
      scores = yield* each((piece, at) => withParts(index, piece, scores[at]));
      hits = rank(true);
    }
    if (!hits.length) {
      mode = "similar";
      scores = yield* each(function (piece, at) {
        return scores[at].size ? (function* () { return scores[at]; })() : nearly(index, piece, needles);
      });
      hits = rank(true);
      if (!hits.length) hits = rank(false);
    }
    return { mode: mode, hits: hits, pieces: pieces };
  }

  // Facets

  function* facetValues(index, name) {
    var at = index.directory.facets.indexOf(name);
    return at < 0 ? [] : yield index.shard("f" + at, []);
  }
  /* {name: Set of pages with one of the chosen values} */
  function* chosenPages(index, facets) {
    var found = Object.create(null), names = Object.keys(facets || {});
    for (var i = 0; i < names.length; i += 1) {
      var values = [].concat(facets[names[i]]);
      if (!values.length) continue;
      var pages = (found[names[i]] = new Set());
      (yield* facetValues(index, names[i])).forEach(function (row) {
        if (values.indexOf(row[0]) >= 0) M.places(M.numbers(row[2])).forEach(function (page) { pages.add(page); });
      });
    }
    return found;
  }
  function inAll(page, chosen, but) {
    return Object.keys(chosen).every(name => name === but || chosen[name].has(page));
  }
  /* For each facet its values: how many pages each would leave, the other facets being as they are. */
  function* countFacets(index, hits, chosen) {
    var counts = {}, names = index.directory.facets;
    for (var i = 0; i < names.length; i += 1) {
      var left = new Set();
      hits.forEach(function (hit) { if (inAll(hit[0], chosen, names[i])) left.add(hit[0]); });
      counts[names[i]] = (yield* facetValues(index, names[i])).map(function (row) {
        var count = M.places(M.numbers(row[2])).filter(page => left.has(page)).length;
        return { id: row[0], label: row[1], count: count };
      });
    }
    return counts;
  }

  // What is shown

  /* Where a text holds what was looked for: [[from, to], ...] in order, without overlaps. */
  function marksIn(text, pieces, needles, index) {
    var from = X.foldWithPlaces(text, index && index.folding), marks = [], last = -1;
    function mark(needle, anywhere) {
      var before = marks.length;
      for (var at = from.text.indexOf(needle); needle && at >= 0; at = from.text.indexOf(needle, at + 1)) {
        var start = at === 0 || anywhere || !X.pieces(from.text[at - 1]).length || X.isUnspaced(from.text[at - 1]);
        if (start) marks.push([from.places[at], from.places[at + needle.length]]);
      }
      return marks.length > before;
    }
    pieces.forEach(function (piece) {
      if (piece.clusters.length) return mark(piece.clusters.join(""), true);
      var stems = index ? M.stems(index, piece.text) : [];
      return mark(piece.text, false) || stems.some(stem => mark(stem, false))
        || (piece.text.length >= SHORTEST_PART && mark(piece.text, true));
    });
    needles.forEach(function (needle) { mark(needle, false); });
    marks.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    return marks.filter(function (one) {
      if (one[0] < last) return false;
      last = one[1];
      return true;
    });
  }
  /* The stretch of a text with most marks in it, cut between words where words have spaces. */
  function excerptOf(text, marks) {
    var start = 0, most = 0;
    marks.forEach(function (mark, at) {
      var inside = 0;
      for (var i = at; i < marks.length && marks[i][1] <= mark[0] + EXCERPT - 40; i += 1) inside += 1;
      if (inside > most) { most = inside; start = mark[0]; }
    });
    start = Math.max(0, start - 40);
    var blank = text.indexOf(" ", start);
    if (start > 0 && blank >= 0 && blank - start < 25) start = blank + 1;
    while (start > 0 && X.isGlued(text, start)) start -= 1;
    var end = Math.min(text.length, start + EXCERPT);
    blank = text.lastIndexOf(" ", end);
    if (end < text.length && blank > end - 25) end = blank;
    while (end < text.length && X.isGlued(text, end)) end += 1;
    return {
      text: (start > 0 ? "\u2026" : "") + text.slice(start, end) + (end < text.length ? "\u2026" : ""),
      marks: marks.filter(one => one[0] >= start && one[1] <= end).map(function (one) {
        return [one[0] - start + (start > 0 ? 1 : 0), one[1] - start + (start > 0 ? 1 : 0)];
      }),
    };
  }
  function* show(index, hit, sums, pieces, needles) {
    var first = index.textStarts[M.notAfter(index.textStarts, hit[1]) - 1], shard = yield index.shard("x" + first, null);
    if (!shard) return null;
    var section = shard.sections[hit[1] - first], best = sums.get(hit[1]);
    var page = shard.pages.filter(one => one[0] === hit[0])[0];
    var excerpt = excerptOf(section[2], marksIn(section[2], pieces, needles, index));
    return {
      url: page[1] + (section[0] ? "#" + section[0] : ""), title: page[2], heading: section[1],
      excerpt: excerpt.text, marks: excerpt.marks, facets: page[3],
      titleMarks: marksIn(page[2], pieces, needles, index),
      // Further sections that say half as much, if they came with this one.
      others: shard.sections.map(function (one, number) {
        var same = index.pageOf[first + number] === hit[0] && first + number !== hit[1] && one[0];
        return { url: page[1] + "#" + one[0], heading: one[1], sum: (same && sums.get(first + number)) || 0 };
      }).filter(one => one.sum * 2 >= best)
        .sort((a, b) => b.sum - a.sum).slice(0, 2),
    };
  }

  /* What the last query found is kept: more results of it, or other facets, need no new search. */
  function* remembered(index, text, check) {
    if (index.last && index.last.text === text && !index.missing.length) return index.last;
    var one = { text: text, pieces: X.parse(text, index.folding), needles: [] };
    index.forgetMissing();
    one.found = one.pieces.length ? yield* find(index, one.pieces, check, one.needles) : { mode: "exact", hits: [], pieces: [] };
    return (index.last = one);
  }

  Index.prototype.query = function (text, options) {
    var index = this, o = options || {};
    function check() {
      if (o.signal && o.signal.aborted) {
        var error = new Error("The query was given up.");
        error.name = "AbortError";
        throw error;
      }
    }
    return steps((function* () {
      yield index.open();
      check();
      var known = yield* remembered(index, String(text), check), found = known.found, results = [];
      var pieces = found.pieces, needles = known.needles, sums = found.hits.sums;
      var chosen = yield* safely(index, chosenPages(index, o.facets), {});
      var hits = found.hits.filter(hit => inAll(hit[0], chosen));
      var offset = o.offset || 0, limit = o.limit === undefined ? 10 : o.limit;
      results = yield Promise.all(hits.slice(offset, offset + limit).map(function (hit) {
        return steps(safely(index, show(index, hit, sums, pieces, needles), null));
      }));
      check();
      // What a page that opens next marks: of a question only the words that were looked for.
      var words = pieces.length === known.pieces.length ? known.text : pieces.map(piece => piece.text).join(" ");
      results.forEach(function (one) { if (one) one.words = words; });
      return {
        mode: found.mode, total: hits.length, results: results.filter(Boolean), missing: index.missing,
        counts: o.counts ? yield* safely(index, countFacets(index, found.hits, chosen), {}) : undefined,
      };
    })());
  };
  var opened = Object.create(null);
  window.HandbookSearch = {
    open: base => opened[base] || (opened[base] = new Index(base)),
    receive: function (value) { if (document.currentScript) document.currentScript.received = value; },
    marks: (text, query) => marksIn(text, X.parse(query), []),
  };
})();

/* The files of a search index, and where one word of a query stands: the twin of
   scripts/handbook/search/{coding,files,ranking,matching}.py. Whole numbers only, so that both order alike. */
(function () {
  "use strict";
  var X = window.HandbookSearchText;
  var FORMAT = 5, COMMON_LEVEL = 2, MOST_WORDS = 12, EXACT = 16, ENDING_WEIGHT = 10, SHORTEST_STEM = 4, ENOUGH = 10, SCALE = 1024;
  var IMPACT = [4, 6, 8, 10, 12, 16, 22, 36];
  var DIGIT = Object.create(null);
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".split("").forEach(function (c, i) { DIGIT[c] = i; });

  // Numbers

  function numbers(text) {
    var found = [], number = 0, shift = 0;
    for (var i = 0; i < text.length; i += 1) {
      var digit = DIGIT[text[i]];
      if (digit === undefined) throw new Error("not a number: " + text[i]);
      number += (digit & 31) * Math.pow(2, shift);
      if (digit & 32) shift += 5;
      else { found.push(number); number = shift = 0; }
    }
    return found;
  }
  function repeated(text) {
    var found = [], pairs = numbers(text);
    for (var i = 0; i + 1 < pairs.length; i += 2) for (var n = 0; n < pairs[i + 1]; n += 1) found.push(pairs[i]);
    return found;
  }
  /* From how many to each: where each begins, and the end. */
  function startsOf(counts) {
    var found = [0];
    repeated(counts).forEach((count, at) => { found.push(found[at] + count); });
    return found;
  }
  function places(gaps) {
    var last = -1;
    return gaps.map(gap => (last += gap + 1));
  }
  /* Calls use(section, level) for each posting. */
  function eachPosting(text, use) {
    if (text[0] !== "!") {
      var place = -1;
      numbers(text).forEach(function (one) { place += (one >>> 3) + 1; use(place, one & 7); });
      return;
    }
    var parts = text.split("!"), lifted = Object.create(null);
    eachPosting(parts[2], function (section, level) { lifted[section] = level; });
    for (var i = 0; i < parts[1].length; i += 1) {
      for (var bit = 0; bit < 6; bit += 1) {
        var at = i * 6 + bit;
        if ((DIGIT[parts[1][i]] >> bit) & 1) use(at, at in lifted ? lifted[at] : COMMON_LEVEL);
      }
    }
  }
  function rarity(found, universe) {
    var ratio = Math.max(Math.floor((universe * 16) / Math.max(found, 1)), 1), bits = 31 - Math.clz32(ratio);
    return (bits - 4) * 16 + Math.floor(((ratio - Math.pow(2, bits)) * 16) / Math.pow(2, bits)) + 4;
  }
  function prefixWeight(typed, length) { return 3 + Math.floor((8 * typed) / length); }
  function partWeight(typed, length) { return 1 + Math.floor((7 * typed) / length); }

  /* Sorted keys, each with the number of characters that it shares with the one before. */
  function keysOf(lines) {
    var last = "";
    return lines.filter(Boolean).map(line => (last = last.slice(0, DIGIT[line[0]]) + line.slice(1)));
  }

  // Files

  function loadScript(address) {
    return new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = address;
      script.onload = function () {
        script.remove();
        if ("received" in script) resolve(script.received);
        else reject(new Error("broken: " + address));
      };
      script.onerror = function () { script.remove(); reject(new Error("missing: " + address)); };
      document.head.appendChild(script);
    });
  }

  function Index(base) {
    this.base = base.replace(/\/?$/, "/");
    this.shards = Object.create(null);
    this.parsed = Object.create(null);
    this.missing = [];
  }
  var methods = Index.prototype;
  methods.open = function () {
    var index = this;
    if (!index.opening) {
      index.opening = loadScript(index.base + "index.js").then(directory => {
        if (directory.format !== FORMAT) throw new Error("version: " + index.base);
        index.directory = directory;
        // A server's files may be kept for long under an address; from a disk nothing stands after a name.
        index.asked = ".js" + (/^http/.test(location.protocol) ? "?" + directory.version : "");
        index.sections = directory.sections;
        index.pageOf = [];
        repeated(directory.pages).forEach((count, page) => { while (count--) index.pageOf.push(page); });
        index.textStarts = startsOf(directory.texts);
        index.terms = keysOf(directory.terms.split(" "));
        index.ends = keysOf(directory.parts.split(" "));
        index.folding = Object.create(null);
        directory.folding[0].split("").forEach((one, at) => { index.folding[one] = directory.folding[1][at]; });
      });
      index.opening.catch(() => { index.opening = null; });
    }
    return index.opening;
  };
  /* A shard that is missing or broken counts as empty until the next query; the answer says so, and the rest works. */
  methods.shard = function (name, empty) {
    var index = this;
    if (!index.shards[name]) {
      index.shards[name] = loadScript(index.base + index.directory.folder + "/" + name + index.asked).then(value => {
        if (empty === "" ? typeof value !== "string" : !value || typeof value !== "object") throw new Error("broken: " + name);
        return value;
      }).catch(() => {
        index.miss(name);
        return empty;
      });
    }
    return index.shards[name];
  };
  methods.miss = function (name) {
    if (this.missing.indexOf(name) < 0) this.missing.push(name);
  };
  methods.forgetMissing = function () {
    var index = this;
    index.missing.forEach(function (name) { delete index.shards[name]; });
    index.missing = [];
  };
  /* Shards of terms are called after their borders, so that none is taken for another. */
  methods.termShard = function (at) {
    return "t" + X.key(this.terms.slice(at, at + 2).join(" ")).toString(16);
  };
  methods.lines = function (name) {
    var index = this;
    return index.shard(name, "").then(text => {
      var known = index.parsed[name], keys = [], values = [], last = "";
      if (known) return known;
      (text ? String(text).split("\n") : []).forEach(function (line) {
        var tab = line.indexOf("\t");
        last = last.slice(0, DIGIT[line[0]]) + line.slice(1, tab);
        keys.push(last);
        values.push(line.slice(tab + 1));
      });
      known = { keys: keys, values: values };
      if (text) index.parsed[name] = known;
      return known;
    });
  };
  /* How many of the sorted texts are not after the one given. */
  function notAfter(sorted, one) {
    var low = 0, high = sorted.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (sorted[middle] <= one) low = middle + 1;
      else high = middle;
    }
    return low;
  }
  function firstFrom(sorted, one) {
    var at = notAfter(sorted, one);
    while (at > 0 && sorted[at - 1] === one) at -= 1;
    return at;
  }
  /* Keys that begin with what was typed: [[key, value], ...]. */
  methods.from = function* (kind, typed) {
    var found = [], isTerm = kind === "t", borders = isTerm ? this.terms : this.ends, at = notAfter(borders, typed) - 1;
    var end = Math.min(at + (typed.length > 3 ? 3 : 2), borders.length);
    for (var number = at; number >= 0 && number < end; number += 1) {
      var shard = yield this.lines(isTerm ? this.termShard(number) : kind + number + "-" + this.directory.ends);
      for (var place = firstFrom(shard.keys, typed); place < shard.keys.length; place += 1) {
        if (shard.keys[place].slice(0, typed.length) !== typed) return found;
        found.push([shard.keys[place], shard.values[place]]);
      }
    }
    return found;
  };
  methods.postings = function* (term) {
    var at = notAfter(this.terms, term) - 1;
    if (at < 0) return null;
    var shard = yield this.lines(this.termShard(at)), place = firstFrom(shard.keys, term);
    return shard.keys[place] === term ? shard.values[place] : null;
  };
  methods.neighbours = function* (text) {
    var each = this.directory.bucketsEach, key = X.key(text), bucket = key % this.directory.buckets;
    var lines = (yield this.shard("n" + Math.floor(bucket / each), "")).split("\n");
    return ((lines[bucket % each] || "").split(" ").filter(one => DIGIT[one[0]] === key >>> 26)[0] || "").slice(1);
  };
  /* Begins to read what will be asked for one after the other, so that it arrives together. */
  methods.ahead = function (terms, neighbours) {
    var index = this, each = index.directory.bucketsEach;
    terms.forEach(function (term) {
      var at = notAfter(index.terms, term) - 1;
      if (at >= 0) index.shard(index.termShard(at), "");
    });
    neighbours.forEach(function (text) {
      if (text) index.shard("n" + Math.floor((X.key(text) % index.directory.buckets) / each), "");
    });
  };

  // One word or run: scores by section

  /* The groups come in order, the best first. */
  function combine(index, groups) {
    var best = new Map();
    groups.slice().reverse().forEach(function (group) {
      var own = new Map();
      group.forEach(function (pair) {
        eachPosting(pair[1], function (section, level) { raise(own, section, IMPACT[level] * pair[0] * SCALE); });
      });
      best = rankedBelow(index, own, best);
    });
    var tells = rarity(best.size, index.sections);
    best.forEach(function (score, section) { best.set(section, score * tells); });
    return best;
  }
  function raise(scores, section, score) {
    if (score > (scores.get(section) || 0)) scores.set(section, score);
  }
  function pagesOf(index, sections) {
    var found = new Set();
    sections.forEach(function (score, section) { found.add(index.pageOf[section]); });
    return found;
  }
  /* Both together. As long as the better are on few pages, each of them stays above all of the worse. */
  function rankedBelow(index, better, worse) {
    if (!better.size || !worse.size) return better.size ? better : worse;
    var many = pagesOf(index, better).size > ENOUGH, least = Infinity, highest = 0, both = new Map(better);
    better.forEach(function (score) { least = Math.min(least, score); });
    worse.forEach(function (score) { highest = Math.max(highest, score); });
    worse.forEach(function (score, section) {
      if (many) raise(both, section, score);
      else if (!both.has(section)) both.set(section, Math.max(Math.floor((score * (least - 1)) / highest), 1));
    });
    return both;
  }
  function* asTyped(index, word, whole) {
    if (whole) {
      var own = yield* index.postings(word);
      return [own === null ? [] : [[EXACT, own]], []];
    }
    var same = [], more = [];
    (yield* index.from("t", word)).forEach(function (pair) {
      if (pair[0] === word) same.push([EXACT, pair[1]]);
      else if (!X.isUnspaced(pair[0])) more.push([prefixWeight(word.length, pair[0].length), pair[1]]);
    });
    return [same, more];
  }
  /* What is left of a word without the endings of its language. */
  function stems(index, word) {
    return index.directory.endings.filter(function (ending) {
      return word.slice(-ending.length) === ending && word.length - ending.length >= SHORTEST_STEM;
    }).map(ending => word.slice(0, -ending.length));
  }
  function* withoutEndings(index, word) {
    var found = [], known = stems(index, word);
    for (var i = 0; i < known.length; i += 1) {
      var encoded = yield* index.postings(known[i]);
      if (encoded !== null) found.push([ENDING_WEIGHT, encoded]);
    }
    return found;
  }
  /* Exact accents come first, if some were typed. */
  function* wordScores(index, piece, parts, whole) {
    var found = yield* asTyped(index, piece.text, whole);
    found[1] = found[1].concat(yield* withoutEndings(index, piece.text));
    if (!piece.accented) return combine(index, found.concat(parts));
    return combine(index, (yield* asTyped(index, piece.accented, whole)).concat(parts, found.map(function (group) {
      return group.map(pair => [(pair[0] * 3) >> 3, pair[1]]);
    })));
  }
  function* asPart(index, typed) {
    var shortest = new Map(), found = [], weighted = [];
    (yield* index.from("p", typed)).forEach(function (pair) {
      places(numbers(pair[1])).forEach(function (number) {
        if (!(shortest.get(number) <= pair[0].length)) shortest.set(number, pair[0].length);
      });
    });
    shortest.forEach(function (length, number) { found.push([length, number]); });
    found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    found = found.slice(0, MOST_WORDS);
    var starts = found.length ? startsOf(yield index.shard("c" + index.directory.words, "")) : [];
    for (var i = 0; i < found.length; i += 1) {
      var place = starts[starts.length - 1] - found[i][1], at = notAfter(starts, place) - 1, shard = yield index.lines(index.termShard(at));
      place -= starts[at];
      if (shard.keys[place]) weighted.push([partWeight(typed.length, shard.keys[place].length), shard.values[place]]);
    }
    return weighted;
  }
  /* Words of the vocabulary that are at most so many slips away. */
  function* nearWords(index, piece, most) {
    var found = [], own = X.letters(piece.accented || piece.text), shortest = index.directory.vocabulary, until = 0;
    var number = Math.max(firstFrom(shortest, own.length - most) - 1, 0), end = notAfter(shortest, own.length + most);
    for (; number < end; number += 1) {
      var lines = (yield index.shard("v" + number, "")).split("\n"), word = "";
      for (var i = 0; i < lines.length && lines[i]; i += 1) {
        word = word.slice(0, DIGIT[lines[i][0]]) + lines[i].slice(1);
        var far = X.near(piece.text, piece.accented, own, word, most);
        if (far) found.push(far);
        // A long list is read in slices, so that the page goes on answering.
        if (i % 50 === 49 && Date.now() > until) {
          yield new Promise(function (resolve) { setTimeout(resolve, 0); });
          until = Date.now() + 20;
        }
      }
    }
    found.sort(function (a, b) {
      return a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || (a[3] < b[3] ? -1 : a[3] > b[3] ? 1 : 0);
    });
    return found.slice(0, MOST_WORDS);
  }
  function* asNear(index, piece, needles) {
    var found = [], groups = Object.create(null);
    for (var most = 1; most <= X.allowed(piece.text.length) && !found.length; most += 1) {
      found = yield* nearWords(index, piece, most);
    }
    for (var n = 0; n < found.length; n += 1) {
      var encoded = yield* index.postings(found[n][3]), group = 2 * found[n][0] + found[n][1];
      needles.push(X.fold(found[n][3]));
      if (encoded !== null) (groups[group] = groups[group] || []).push([8 >> found[n][0], encoded]);
    }
    return Object.keys(groups).map(group => groups[group]);
  }
  function sectionsOf(encoded) {
    var found = new Set();
    eachPosting(encoded, function (section) { found.add(section); });
    return found;
  }

  window.HandbookSearchIndex = {
    Index: Index, stems: stems, numbers: numbers, places: places, notAfter: notAfter, combine: combine, sectionsOf: sectionsOf,
    wordScores: wordScores, asPart: asPart, asNear: asNear, rankedBelow: rankedBelow, pagesOf: pagesOf, raise: raise, rarity: rarity,
    prefixWeight: prefixWeight, ENOUGH: ENOUGH, EXACT: EXACT, SCALE: SCALE,
  };
})();

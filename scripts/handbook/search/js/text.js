/* What a text is made of, for search: the twin of scripts/handbook/search/{normalise,terms,near}.py. A test compares them
   on many strings; change both. The tables of characters are made from tables.py. */
(function () {
  "use strict";
  var TABLES = window.HANDBOOK_SEARCH_TABLES, T = Object.create(TABLES);
  // Ranges as in the code charts, with short ends (0E40-44). Most are the insides of character classes.
  function whole(ranges) { return ranges.replace(/(..)(..)-(..)\b/g, "$1$2-$1$3"); }
  Object.keys(TABLES.classes).forEach(function (name) {
    T[name] = whole(TABLES.classes[name]).replace(/\w{4}/g, "\\u$&").replace(/ /g, "");
  });
  function each(ranges, take) {
    var at = 0;
    whole(ranges).split(" ").forEach(function (range) {
      var ends = range.split("-"), code = parseInt(ends[0], 16);
      do take(String.fromCharCode(code), at++); while (code++ < parseInt(ends[1], 16));
    });
  }
  var LONGEST_WORD = 40, MOST_CHARACTERS = 400, MOST_PIECES = 12, MOST_CLUSTERS = 24;

  function one(set) { return new RegExp("[" + set + "]"); }
  var DROPPED = new RegExp("[" + T.dropped + "]+", "g");
  var STACKED = "[" + T.stackers + "][" + T.stackable + "]";
  var MARKS = new RegExp("(?:" + STACKED + "|[" + T.marks + T.trailing + "]){2,}", "g");
  var PARTS = new RegExp(STACKED + "|[\\s\\S]", "g");
  var RUN = new RegExp("[" + T.unspaced + "]+|[^" + T.separators + T.unspaced + "]+", "g");
  var CLUSTER = new RegExp(
    "[" + T.leading + "]?[" + T.unspaced + "](?:" + STACKED + "|[" + T.marks + T.trailing + "])*", "g"
  );
  var LETTER = new RegExp("[\\s\\S](?:[" + T.viramas + "][^" + T.marks + "]|[" + T.marks + "])*", "g");
  var UNSPACED = one(T.unspaced), ACCENTED = one(T.accented), MARKED = one(T.marks);
  var STACKER = one(T.stackers), TRAILING = one(T.trailing);
  var JOINER = /[\u200b-\u200d\u2060\u00ad]/;
  var BLANK = /^[ \t\r\n]{0,2}$/;

  var folded = Object.create(null), order = Object.create(null), to = "";
  each(T.to, function (letter) { to += letter; });
  each(T.from, function (letter, at) { folded[letter] = to[at]; });
  Object.keys(T.folded).forEach(function (letter) { folded[letter] = T.folded[letter]; });
  each(T.marksFirst, function (mark, at) { order[mark] = at; });
  each(T.marksLast, function (mark, at) { order[mark] = 0x10000 + at; });
  function rank(part) { return part[0] in order ? order[part[0]] : part.charCodeAt(0) + 100; }

  function translate(text, map) {
    var out = "";
    for (var i = 0; i < text.length; i += 1) out += text[i] in map ? map[text[i]] : text[i];
    return out;
  }
  function inOrder(marks) {
    var parts = marks.match(PARTS).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0));
    var ordered = parts.join(""), whole = joined(ordered);
    return whole.length < ordered.length ? inOrder(whole) : ordered;
  }
  /* Signs that were typed in two halves are one. */
  function joined(text) {
    text = text.normalize("NFC");
    T.sequences.forEach(function (pair) { text = text.split(pair[0]).join(pair[1]); });
    return text;
  }
  function fold(text, extra) {
    text = text.normalize("NFKD").toLowerCase().replace(DROPPED, "").normalize("NFC");
    text = translate(text, folded);
    if (extra) text = translate(text, extra);
    return joined(text).replace(MARKS, inOrder);
  }

  /* {text, clusters (none for a word), near, linked, first, last} */
  function pieces(text) {
    var found = [], end = -9, run;
    RUN.lastIndex = 0;
    while ((run = RUN.exec(text))) {
      var gap = end >= 0 ? text.slice(end, run.index) : "    ";
      var clusters = UNSPACED.test(run[0][0]) ? run[0].match(CLUSTER) : [];
      var word = clusters.length ? run[0] : run[0].slice(0, LONGEST_WORD);
      found.push({
        text: word, clusters: clusters, near: gap.length <= 3, linked: BLANK.test(gap),
        first: clusters.length ? clusters[0] : word, last: clusters.length ? clusters[clusters.length - 1] : word,
      });
      end = run.index + run[0].length;
    }
    return found;
  }
  function stretches(tokens, size) {
    return tokens.slice(size - 1).map((token, at) => tokens.slice(at, at + size).join(" "));
  }
  /* The longest that are noted of a run: fours, or one of three. */
  function inRun(clusters) { return stretches(clusters, clusters.length > 3 ? 4 : 3); }
  function tokens(piece) { return piece.clusters.length ? piece.clusters : [piece.text]; }
  /* What is noted of pieces that follow each other, besides each run and each pair: three words, and clusters on both
     sides of a blank or beside a word. */
  function inPhrase(found) {
    return [].concat(...found.slice(1).map(function (piece, at) {
      var before = found[at], third = found[at + 2];
      if (before.clusters.length || piece.clusters.length) {
        return inRun(tokens(before).slice(-3).concat(tokens(piece).slice(0, 3)));
      }
      return third && !third.clusters.length ? before.text + " " + piece.text + " " + third.text : [];
    }));
  }
  function accentedWords(text) {
    text = text.normalize("NFC").toLowerCase().replace(DROPPED, "");
    return (text.match(RUN) || []).filter(word => ACCENTED.test(word))
      .map(word => word.slice(0, LONGEST_WORD));
  }

  /* What was typed: pieces, and for each its spelling with accents if it has some. */
  function parse(text, extra) {
    text = text.slice(0, MOST_CHARACTERS);
    var accents = Object.create(null);
    accentedWords(text).forEach(function (word) { accents[fold(word, extra)] = word; });
    var typed = pieces(fold(text, extra)), found = typed.slice(0, MOST_PIECES);
    found.title = title(typed, accentedWords(text));
    found.forEach(function (piece, at) {
      if (piece.clusters.length > MOST_CLUSTERS) {
        piece.clusters = piece.clusters.slice(0, MOST_CLUSTERS);
        piece.last = piece.clusters[MOST_CLUSTERS - 1];
      }
      piece.accented = accents[piece.text] || "";
      piece.whole = piece.text.length === 1 || (piece.text.length <= 3 && at < found.length - 1);
    });
    return found;
  }
  function title(found, accented) { return "!" + key(found.map(piece => piece.text).concat(accented).join(" ")); }
  /* A query without the small words of its language, if it has some and others besides. */
  function telling(found, small) {
    var kept = found.filter(piece => !small.includes(piece.text)), last = kept.pop();
    if (!last || kept.length + 1 === found.length) return null;
    kept.push(Object.assign({}, last, { whole: last.text.length === 1 })); // the last one may go on
    kept.title = title(kept, kept.map(piece => piece.accented).filter(Boolean));
    return kept;
  }

  var crc = [];
  for (var n = 0; n < 256; n += 1) {
    var c = n;
    for (var bit = 0; bit < 8; bit += 1) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
    crc.push(c);
  }
  /* The checksum that zlib gives for the text in UTF-16. */
  function key(text) {
    var sum = -1;
    for (var i = 0; i < text.length; i += 1) {
      var unit = text.charCodeAt(i);
      sum = crc[(sum ^ unit) & 255] ^ (sum >>> 8);
      sum = crc[(sum ^ (unit >> 8)) & 255] ^ (sum >>> 8);
    }
    return ~sum >>> 0;
  }

  function letters(word) { return word.match(LETTER) || []; }
  function allowed(length) { return length < 3 ? 0 : length < 8 ? 1 : 2; }
  /* Letters added, left out, changed or swapped with the next; more than `most` is `most + 1`. */
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    var above, before = [], row = [], i, j, cost, least;
    for (j = 0; j <= b.length; j += 1) row.push(j);
    for (i = 1; i <= a.length; i += 1) {
      above = before;
      before = row;
      row = [i];
      least = i;
      for (j = 1; j <= b.length; j += 1) {
        cost = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, above[j - 2] + 1);
        row.push(cost);
        if (cost < least) least = cost;
      }
      if (least > most) return most + 1;
    }
    return Math.min(row[b.length], most + 1);
  }
  /* How many slips lie between two words, by characters or by letters with their signs. */
  function slips(typed, own, other, most) {
    var far = distance(typed, other, most);
    if (far > 1 && Math.abs(typed.length - other.length) <= 8 && (own.length < typed.length || MARKED.test(other))) {
      var mostLetters = Math.min(most, allowed(own.length)), byLetters = distance(own, letters(other), mostLetters);
      if (byLetters <= mostLetters) far = Math.min(far, byLetters);
    }
    return far;
  }
  /* One word of the vocabulary, at most so many slips away: [distance, other first letter, difference in length, word], or null. */
  function near(word, accented, own, written, most) {
    var typed = accented || word;
    var other = accented || !ACCENTED.test(written) ? written : fold(written);
    var far = slips(typed, own, other, most);
    if (far < 1 || far > most) return null;
    return [far, typed[0] === other[0] ? 0 : 1, Math.abs(typed.length - other.length), written];
  }

  /* Whether the character there belongs to the one before: nothing may be cut between them. */
  function isGlued(text, at) {
    var next = text[at];
    return STACKER.test(text[at - 1]) || MARKED.test(next) || TRAILING.test(next) || JOINER.test(next);
  }
  /* The folded text, and for each of its characters where it came from. */
  function foldWithPlaces(text, extra) {
    var known = Object.create(null), out = "", places = [], at = 0, end;
    while (at < text.length) {
      end = at + 1;
      while (end < text.length && isGlued(text, end)) end += 1;
      var group = text.slice(at, end);
      if (!(group in known)) known[group] = fold(group, extra);
      out += known[group];
      for (var i = 0; i < known[group].length; i += 1) places.push(at);
      at = end;
    }
    places.push(text.length);
    return { text: out, places: places };
  }

  window.HandbookSearchText = {
    fold: fold, pieces: pieces, parse: parse, telling: telling, inRun: inRun, inPhrase: inPhrase, accentedWords: accentedWords, key: key, letters: letters, near: near,
    distance: distance, allowed: allowed, isGlued: isGlued, foldWithPlaces: foldWithPlaces, isUnspaced: text => UNSPACED.test(text[0] || ""),
  };
})();

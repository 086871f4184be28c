/* Words of problems and near names, as the command line has them: twins of problems/__init__.py and model/suggestions.py. */
(function () {
  "use strict";
  var tools = (window.HandbookTools = window.HandbookTools || {});
  // Characters that Python does not call printable, besides the space.
  var HIDDEN = /[\u0000-\u001f\u007f-\u00a0\u00ad\u0600-\u0605\u061c\u06dd\u070f\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ud800-\udfff\ue000-\uf8ff\ufeff\ufff9-\ufffb]/;

  function letters(text) { return Array.from(text); }

  /* A value as a message may carry it: one line, no control characters, not endless. */
  function shown(value) {
    var signs = letters(String(value)).map(function (sign) { return HIDDEN.test(sign) && sign.length === 1 ? "\ufffd" : sign; });
    return signs.length <= 120 ? signs.join("") : signs.slice(0, 117).join("") + "...";
  }
  function filled(phrase, values) {
    return phrase.replace(/\{\{|\}\}|\{([a-z_]+)\}/g, function (found, name) {
      return name ? shown(values[name]) : found[0];
    });
  }

  /* Python's difflib: the share of two texts that is in common blocks, found from the longest on. */
  function share(first, second) {
    var a = letters(first), b = letters(second), at = new Map();
    b.forEach(function (sign, index) { at.set(sign, (at.get(sign) || []).concat(index)); });
    if (b.length >= 200) at.forEach(function (places, sign) { if (places.length > Math.floor(b.length / 100) + 1) at.delete(sign); });
    var common = 0, open = [[0, a.length, 0, b.length]];
    while (open.length) {
      var span = open.pop(), block = longest(a, b, at, span);
      if (!block[2]) continue;
      common += block[2];
      open.push([span[0], block[0], span[2], block[1]], [block[0] + block[2], span[1], block[1] + block[2], span[3]]);
    }
    return a.length + b.length ? 2 * common / (a.length + b.length) : 1;
  }
  function longest(a, b, at, span) {
    var best = [span[0], span[2], 0], before = new Map();
    for (var i = span[0]; i < span[1]; i++) {
      var now = new Map(), places = at.get(a[i]) || [];
      for (var p = 0; p < places.length; p++) {
        var j = places[p];
        if (j < span[2]) continue;
        if (j >= span[3]) break;
        var size = (before.get(j - 1) || 0) + 1;
        now.set(j, size);
        if (size > best[2]) best = [i - size + 1, j - size + 1, size];
      }
      before = now;
    }
    while (best[0] > span[0] && best[1] > span[2] && a[best[0] - 1] === b[best[1] - 1]) best = [best[0] - 1, best[1] - 1, best[2] + 1];
    while (best[0] + best[2] < span[1] && best[1] + best[2] < span[3] && a[best[0] + best[2]] === b[best[1] + best[2]]) best[2] += 1;
    return best;
  }
  function nearest(given, known) {
    var near = null, most = 0;
    known.forEach(function (name) {
      var score = share(name, given);
      if (score >= 0.6 && (near === null || score > most || (score === most && name > near))) {
        near = name;
        most = score;
      }
    });
    return near;
  }
  function didYouMean(given, known, before, after) {
    var near = nearest(given, known);
    return near === null ? "" : (before || "") + "did you mean '" + near + "'?" + (after || "");
  }
  function slugify(text) {
    return text.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "") || "name";
  }
  /* Python's strip(): a byte order mark is no space there, and four control characters are. */
  function strip(text) {
    return text.replace(/^[\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+|[\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+$/g, "");
  }

  /* Makes problems with the words of `phrases`: {code: [message, hint]}. A place is {line, column, width, text}. */
  function problems(phrases) {
    return function (code, place, path, values, severity) {
      var hint = filled(phrases[code][1], values || {});
      if (phrases[code][1].indexOf("{suggestion}") === 0) hint = hint.slice(0, 1).toLowerCase() + hint.slice(1);
      return {
        code: code, severity: severity || "error", path: path || [], line: place.line, column: place.column, width: place.width || 1,
        line_text: place.text || "", message: filled(phrases[code][0], values || {}), hint: hint,
      };
    };
  }
  function inOrder(found) {
    return found.slice().sort(function (one, other) {
      var keys = ["line", "column", "width", "line_text", "code", "message", "hint"];
      for (var at = 0; at < keys.length; at++) {
        var first = one[keys[at]], second = other[keys[at]];
        if (first !== second) return first < second ? -1 : 1;
      }
      return 0;
    });
  }

  tools.words = { letters: letters, nearest: nearest, didYouMean: didYouMean, slugify: slugify, strip: strip, problems: problems, inOrder: inOrder };
})();

/* Search inside this one file. Letters are compared as the site's search compares them: text.js stands before this. */
(function () {
  "use strict";
  var T = window.HandbookSearchText;
  var box = document.getElementById("find"), words = document.getElementById("find-words");
  var status = document.getElementById("find-status"), list = document.getElementById("find-places");
  var MOST = 50, BEFORE = 60, AFTER = 140, WAIT = 150, EACH = 60;
  var HEADING = /^H[1-6]$/, BREAKS = /^(?:P|LI|TD|TH|DT|DD|DIV|SUMMARY|FIGCAPTION|text)$/, SKIPPED = /^(?:desc|title)$/;
  var places = null, ready = 0, timer = 0, starts = Object.create(null);

  function isSkipped(node) {
    return SKIPPED.test(node.tagName) || node.dataset.search === "off" || node.className === "hb-back";
  }
  /* The text below each heading, in the order of the file. */
  function readPlaces() {
    var found = [];
    document.querySelectorAll(".hb-page").forEach(function (page) {
      var walker = document.createTreeWalker(page, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, {
        acceptNode: node => node.nodeType === 1 && isSkipped(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
      });
      var place = null, title = "", head = page, node;
      while ((node = walker.nextNode())) {
        if (node.nodeType === 3) {
          if (place && !head.contains(node)) place.parts.push(node.data);
        } else if (HEADING.test(node.tagName)) {
          head = node;
          title = title || node.textContent.trim();
          place = { id: node.id || page.id, page: title, heading: node.textContent.trim(), lang: page.lang, parts: [] };
          found.push(place);
        } else if (place && BREAKS.test(node.tagName)) {
          place.parts.push(" ");
        }
      }
    });
    return found;
  }
  function fold(place) {
    place.text = place.parts.join("").replace(/\s+/g, " ").trim();
    place.folded = T.fold(place.text);
    place.title = T.fold(place.page + " " + place.heading);
  }

  function startsWord(text, at) {
    if (!at) return true;
    var before = text[at - 1];
    if (!(before in starts)) starts[before] = !T.pieces(before).length || T.isUnspaced(before);
    return starts[before];
  }
  /* Where a piece of the query stands in a folded text, from a place on; -1 if nowhere. */
  function findPiece(text, piece, from) {
    for (var at = text.indexOf(piece.text, from); at >= 0; at = text.indexOf(piece.text, at + 1)) {
      var end = at + piece.text.length, ends = end >= text.length || !T.isGlued(text, end);
      if (piece.clusters.length ? ends : startsWord(text, at) && (!piece.whole || end >= text.length || !T.pieces(text[end]).length)) return at;
    }
    return -1;
  }
  function score(place, pieces) {
    var sum = 0;
    for (var i = 0; i < pieces.length; i += 1) {
      var inTitle = findPiece(place.title, pieces[i], 0) >= 0;
      if (!inTitle && findPiece(place.folded, pieces[i], 0) < 0) return 0;
      sum += inTitle ? 10 : 1;
    }
    return sum;
  }

  function whole(text, at, step) {
    while (at > 0 && at < text.length && (T.isGlued(text, at) || (text[at] !== " " && text[at - 1] !== " " && !T.isUnspaced(T.fold(text[at]))))) at += step;
    return Math.max(0, Math.min(text.length, at));
  }
  function spans(folded, pieces) {
    var found = [];
    pieces.forEach(function (piece) {
      for (var at = findPiece(folded.text, piece, 0); at >= 0; at = findPiece(folded.text, piece, at + piece.text.length)) {
        found.push([folded.places[at], folded.places[at + piece.text.length]]);
      }
    });
    return found.sort((a, b) => a[0] - b[0]);
  }
  /* Some words around the first finding, with all findings marked. */
  function excerpt(place, pieces) {
    var line = document.createElement("p"), text = place.text, marks = spans(T.foldWithPlaces(text), pieces);
    var first = marks.length ? marks[0][0] : 0;
    var start = whole(text, Math.max(0, first - BEFORE), -1), end = whole(text, Math.min(text.length, first + AFTER), 1), at = start;
    if (start > 0) line.append("… ");
    marks.forEach(function (span) {
      if (span[0] < at || span[1] > end) return;
      var mark = document.createElement("mark");
      mark.textContent = text.slice(span[0], span[1]);
      line.append(text.slice(at, span[0]), mark);
      at = span[1];
    });
    line.append(text.slice(at, end) + (end < text.length ? " …" : ""));
    return line;
  }
  function item(place, pieces) {
    var one = document.createElement("li"), link = document.createElement("a");
    link.href = "#" + place.id;
    link.textContent = place.heading === place.page ? place.page : place.page + " › " + place.heading;
    if (place.lang) one.lang = place.lang;
    one.append(link, excerpt(place, pieces));
    return one;
  }

  function show() {
    var pieces = T.parse(words.value), found = [];
    list.textContent = status.textContent = "";
    if (!pieces.length) return;
    places.forEach(function (place, at) {
      var points = score(place, pieces);
      if (points) found.push([points, at]);
    });
    found.sort((a, b) => b[0] - a[0] || a[1] - b[1]);
    status.textContent = found.length ? box.dataset.count.replace("{count}", found.length) : box.dataset.nothing;
    found.slice(0, MOST).forEach(function (one) { list.append(item(places[one[1]], pieces)); });
  }
  /* The first time all text is read, in portions, so that a slow phone stays awake. */
  function prepare() {
    places = places || readPlaces();
    for (var n = 0; n < EACH && ready < places.length; n += 1) fold(places[ready++]);
    timer = setTimeout(ready < places.length ? prepare : show, ready < places.length ? 0 : 1);
  }
  words.addEventListener("input", function () {
    clearTimeout(timer);
    timer = setTimeout(places && ready === places.length ? show : prepare, WAIT);
  });
  box.hidden = false;
})();

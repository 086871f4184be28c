/* The meaning of a term beside its link: for a mouse, for the keyboard, and at the first tap of a finger. Without this
   script, or without the words in data/glossary.js, a term is a link like any other. */
(function () {
  "use strict";
  var glossary = window.HANDBOOK_GLOSSARY;
  var links = document.querySelectorAll("a.term[href*='#']");
  if (!glossary || !links.length) return;

  var tip = document.createElement("div");
  tip.id = "hb-term-tip";
  tip.className = "hb-term-tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  var shown = null;
  var leaving = 0;
  var touched = false;

  function entry(link) {
    return glossary.terms[link.hash.slice(1)];
  }
  function line(tag, text) {
    var element = document.createElement(tag);
    element.textContent = text;
    tip.appendChild(element);
    return element;
  }
  function place(link) {
    var box = link.getClientRects()[0] || link.getBoundingClientRect();
    var width = document.documentElement.clientWidth;
    tip.style.left = "0";
    tip.style.top = "0";
    var left = Math.max(8, Math.min(box.left, width - tip.offsetWidth - 8));
    var below = link.getBoundingClientRect().bottom + 6;
    var above = box.top - tip.offsetHeight - 6;
    var top = below + tip.offsetHeight > window.innerHeight && above > 60 ? above : below;
    tip.style.left = left + window.scrollX + "px";
    tip.style.top = top + window.scrollY + "px";
  }
  function show(link, byTouch) {
    var own = entry(link);
    clearTimeout(leaving);
    if (!own || shown === link) return;
    hide();
    tip.textContent = "";
    line("strong", own[0]);
    var meaning = line("p", own[1]);
    if (own[2]) {
      meaning.lang = "en";
      meaning.dir = "ltr";
    }
    if (byTouch) line("small", glossary.again);
    tip.hidden = false;
    link.setAttribute("aria-describedby", tip.id);
    shown = link;
    place(link);
  }
  function hide() {
    clearTimeout(leaving);
    if (!shown) return;
    shown.removeAttribute("aria-describedby");
    tip.hidden = true;
    shown = null;
  }
  // A moment to move the pointer from the word to its meaning.
  function hideSoon() {
    clearTimeout(leaving);
    leaving = setTimeout(hide, 250);
  }

  links.forEach(function (link) {
    link.addEventListener("pointerenter", function (event) {
      if (event.pointerType === "mouse") show(link, false);
    });
    link.addEventListener("pointerleave", function (event) {
      if (event.pointerType === "mouse") hideSoon();
    });
    link.addEventListener("pointerdown", function (event) {
      touched = event.pointerType === "touch";
    });
    link.addEventListener("focus", function () {
      if (!touched) show(link, false);
    });
    // At once: it may lie over what has the focus now.
    link.addEventListener("blur", hide);
    link.addEventListener("click", function (event) {
      if (touched && shown !== link && entry(link)) {
        event.preventDefault();
        show(link, true);
      }
      touched = false;
    });
  });
  tip.addEventListener("pointerenter", function () {
    clearTimeout(leaving);
  });
  tip.addEventListener("pointerleave", hideSoon);
  tip.addEventListener("click", function (event) {
    if (event.pointerType === "touch") hide();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") hide();
  });
  document.addEventListener("pointerdown", function (event) {
    if (shown && event.target !== shown && !shown.contains(event.target) && !tip.contains(event.target)) hide();
  });
  window.addEventListener("resize", hide);
  document.body.appendChild(tip);
})();

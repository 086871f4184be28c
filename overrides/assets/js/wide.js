/* A table or code that is wider than the page scrolls in its box. Browsers that let the keyboard into such boxes only when they
   are asked to are asked here; boxes that do not scroll are no stop on the way. Where there is more to see, the edge fades. */
(function () {
  "use strict";
  var boxes = all(".hb-scroll, article pre > code");
  var wide = all(".hb-scroll, .grid-table, .hb-picture");
  var grids = all(".grid-table");
  if (!boxes.length && !wide.length) return;

  function all(selector) {
    return Array.prototype.slice.call(document.querySelectorAll(selector));
  }
  function look() {
    boxes.forEach(function (box) {
      var name = box.firstElementChild && box.firstElementChild.getAttribute("aria-labelledby");
      if (box.scrollWidth > box.clientWidth + 1) {
        box.tabIndex = 0;
        if (!name) return;
        box.setAttribute("role", "group");
        box.setAttribute("aria-labelledby", name);
      } else {
        ["tabindex", "role", "aria-labelledby"].forEach(function (one) { box.removeAttribute(one); });
      }
    });
    wide.forEach(fade);
    grids.forEach(clear);
  }
  /* The heads of a grid stay above it, as high as a language makes them: what has the focus stops below. */
  function clear(grid) {
    var head = grid.querySelector("thead");
    if (head && getComputedStyle(grid).overflowY === "auto") grid.style.scrollPaddingBlockStart = head.offsetHeight + 8 + "px";
  }
  /* From the right to the left, a box counts its way below zero. */
  function fromRight(box) {
    return getComputedStyle(box).direction === "rtl";
  }
  function fade(box) {
    var more = box.scrollWidth - box.clientWidth - Math.abs(box.scrollLeft) > 4;
    box.classList.toggle("hb-more-right", more && !fromRight(box));
    box.classList.toggle("hb-more-left", more && fromRight(box));
  }
  wide.forEach(function (box) {
    box.addEventListener("scroll", function () { fade(box); }, { passive: true });
  });
  /* A map that is wider than the window opens at its middle. */
  all(".hb-map").forEach(function (box) {
    box.scrollLeft = (box.scrollWidth - box.clientWidth) / 2 * (fromRight(box) ? -1 : 1);
  });
  addEventListener("resize", look, { passive: true });
  /* Boxes in closed parts of the page have no width yet. */
  document.addEventListener("toggle", look, true);
  addEventListener("load", look);
  look();
})();

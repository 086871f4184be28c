/* A table or code that is wider than the page scrolls in its box. Browsers that let the keyboard into such boxes only when they
   are asked to are asked here; boxes that do not scroll are no stop on the way. */
(function () {
  "use strict";
  var boxes = Array.prototype.slice.call(document.querySelectorAll(".hb-scroll, article pre > code"));
  /* Years go on in the direction of reading: where they do not all fit, the newest are seen first. */
  document.querySelectorAll(".hb-picture.hb-timeline").forEach(function (box) {
    box.scrollLeft = document.documentElement.dir === "rtl" ? -box.scrollWidth : box.scrollWidth;
  });
  if (!boxes.length) return;

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
  }
  addEventListener("resize", look, { passive: true });
  /* Boxes in closed parts of the page have no width yet. */
  document.addEventListener("toggle", look, true);
  addEventListener("load", look);
  look();
})();

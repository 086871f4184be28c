/* The button for light and dark colours. What was chosen is kept on the device; scope.js applies it to the next page. */
(function () {
  "use strict";
  var button = document.querySelector("[data-hb=colours]");
  if (!button) return;
  var body = document.body.dataset;

  function say() {
    var label = body.mdColorScheme === "slate" ? button.dataset.light : button.dataset.dark;
    button.setAttribute("aria-label", label);
    button.title = label;
  }
  button.addEventListener("click", function () {
    var dark = body.mdColorScheme !== "slate";
    body.mdColorScheme = dark ? "slate" : "default";
    window.__md_set("__palette", { index: dark ? 1 : 0, color: { scheme: body.mdColorScheme } });
    say();
  });
  say();
  button.hidden = false;
})();

/* Applies the colours chosen earlier, or the device's, before Material's script runs. */
(function () {
  "use strict";
  var stored = window.__md_get("__palette");
  var dark = matchMedia("(prefers-color-scheme: dark)").matches;
  var color = stored && stored.color;
  var scheme = (color && color.scheme) || (dark ? "slate" : "default");
  if (scheme === "default" || scheme === "slate") {
    document.body.setAttribute("data-md-color-scheme", scheme);
  }
  if (!stored) {
    window.__md_set("__palette", { index: dark ? 1 : 0 });
  }
})();

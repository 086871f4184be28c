/* Runs before the page is painted: the colours chosen earlier, or the device's, and a small store for the other scripts.
   Storage may be refused at any time; the page works without. */
(function () {
  "use strict";
  document.documentElement.classList.replace("no-js", "js");
  var prefix = "handbook.1.";
  window.__md_get = function (key, storage) {
    try {
      return JSON.parse((storage || localStorage).getItem(prefix + key));
    } catch (refused) {
      return null;
    }
  };
  window.__md_set = function (key, value, storage) {
    try {
      (storage || localStorage).setItem(prefix + key, JSON.stringify(value));
    } catch (refused) {
      /* Private windows and some phones refuse. */
    }
  };
  /* A text may still be English in a right-to-left page, and one that is not may begin with a Latin word. */
  window.__hb_way = function (text) {
    var sided = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
    return document.documentElement.dir !== "rtl" ? "auto" : sided.test(text) ? "rtl" : "ltr";
  };
  /* What was chosen, behind the # of the address, which never leaves the device; nothing where nothing was. */
  window.__hb_say = function (parts) {
    var hash = "#" + parts.toString().replace(/%2C/g, ",");
    if (hash === "#" && !location.hash) return;
    try {
      history.replaceState(null, "", hash);
    } catch (refused) {
      location.replace(hash);
    }
  };
  var stored = window.__md_get("__palette");
  var scheme = stored && stored.color && stored.color.scheme;
  if (scheme !== "default" && scheme !== "slate") scheme = matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default";
  document.body.dataset.mdColorScheme = scheme;
})();

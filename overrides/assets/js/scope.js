/* The small store that Material's script expects, without inline code; storage may be refused at any time. */
(function () {
  "use strict";
  document.documentElement.classList.replace("no-js", "js");
  var prefix = "handbook.1.";
  window.__md_scope = new URL(".", location.href);
  window.__md_hash = function (text) {
    return Array.from(text).reduce(function (hash, character) {
      return (hash << 5) - hash + character.charCodeAt(0);
    }, 0);
  };
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
      /* Private windows and some phones refuse; the page works without. */
    }
  };
})();

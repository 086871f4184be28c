/* The page "What this device keeps": what is there now, and one button that deletes it. Any access may be refused. */
(function () {
  "use strict";
  var tools = window.HandbookTools, data = window.HANDBOOK_TOOL, place = document.getElementById("hb-device");
  if (!place || !tools || !data) return;
  var say = tools.say, refused = false;
  /* Also of other languages: they stand beside this one. */
  var site = new URL("../", new URL((document.body.dataset.base || ".") + "/", location.href));

  function box(name) {
    try {
      return window[name] || null;
    } catch (forbidden) {
      refused = true;
      return null;
    }
  }
  /* All keys that are ours, as [box, key]. */
  function entries() {
    var found = [];
    ["localStorage", "sessionStorage"].forEach(function (name) {
      var storage = box(name);
      try {
        for (var at = 0; storage && at < storage.length; at++) {
          if (storage.key(at).indexOf(data.ours) === 0) found.push([storage, storage.key(at)]);
        }
      } catch (forbidden) {
        refused = true;
      }
    });
    return found;
  }
  function kindOf(key) {
    var known = data.kept.filter(function (one) {
      return one.keys.some(function (pattern) { return new RegExp("^(?:" + pattern + ")$").test(key); });
    })[0];
    return known ? known.id : "other";
  }
  /* A promise that is never broken: what cannot be asked for is not there. */
  function asked(act) {
    return Promise.resolve().then(act).then(null, function () { return []; });
  }
  function packs() {
    return asked(function () { return window.caches ? window.caches.keys() : []; }).then(function (names) {
      return names.filter(function (name) {
        return name.indexOf("handbook-") === 0 && name.slice(name.lastIndexOf("@") + 1).indexOf(site.pathname) === 0;
      });
    });
  }
  function workers() {
    return asked(function () { return navigator.serviceWorker ? navigator.serviceWorker.getRegistrations() : []; }).then(function (all) {
      return all.filter(function (one) { return one.scope.indexOf(site.href) === 0; });
    });
  }

  /* How many there are of each kind. */
  function look() {
    return Promise.all([packs(), workers()]).then(function (found) {
      var counts = {}, files = Math.max(found[0].length, found[1].length);
      entries().filter(function (one) { return one[0].getItem(one[1]) !== "null"; }).forEach(function (one) {
        var kind = kindOf(one[1]);
        counts[kind] = (counts[kind] || 0) + 1;
      });
      if (files) counts.files = files;
      return counts;
    });
  }
  function remove() {
    var mine = entries();
    mine.forEach(function (one) {
      try {
        one[0].removeItem(one[1]);
      } catch (forbidden) {
        /* What is left is seen below. */
      }
    });
    return Promise.all([packs(), workers()]).then(function (found) {
      return Promise.all(found[0].map(function (name) {
        return asked(function () { return window.caches.delete(name); });
      }).concat(found[1].map(function (one) {
        return asked(function () { return one.unregister(); });
      })));
    });
  }

  var status = tools.make("p", { role: "status", dir: "auto", tabindex: "-1" }), list = tools.make("ul", {}), warning = tools.make("p", { text: say("sure") });
  var press = tools.button(say("delete"), function () {
    remove().then(look).then(function (counts) { show(counts, true); });
  });
  function show(counts, after) {
    var kinds = Object.keys(counts), empty = !kinds.length;
    status.textContent = !empty ? say(after ? "left" : "now") : after ? say("done") : say(refused ? "refused" : "nothing");
    list.replaceChildren.apply(list, kinds.map(function (kind) {
      return tools.make("li", {}, [tools.make("bdi", { text: say("one", { what: say(kind), count: counts[kind] }) })]);
    }));
    list.hidden = warning.hidden = press.hidden = empty;
    /* The button that was pressed may be gone: what came of it is where the reader goes on. */
    if (after) status.focus();
  }
  place.replaceChildren(status, list, warning, press);
  place.hidden = false;
  look().then(function (counts) { show(counts, false); });
})();

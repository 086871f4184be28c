/* What is kept on the device. All local files share one box, so keys say whose they are; any access may be refused. */
(function () {
  "use strict";
  var tools = (window.HandbookTools = window.HandbookTools || {});

  function box() {
    try {
      var storage = window.localStorage;
      storage.setItem("handbook.probe", "1");
      storage.removeItem("handbook.probe");
      return storage;
    } catch (refused) {
      try {
        // A full box can still be read.
        return window.localStorage && window.localStorage.length ? window.localStorage : null;
      } catch (forbidden) {
        return null;
      }
    }
  }

  /* A kind of value, each below its id. Every write gives it a new `stamp` and keeps the old one as `after`: two tabs may write
     at once, each over what it last saw. */
  function open(kind, version) {
    var prefix = "handbook." + version + "." + kind + ".";
    var storage = box();
    var memory = {}; // what this page knows and the box did not take
    var listeners = [];

    function parsed(text) {
      try {
        var value = JSON.parse(text);
        return value && typeof value === "object" && !Array.isArray(value) ? value : null;
      } catch (broken) {
        return null;
      }
    }
    function stored(id) {
      try {
        return storage ? parsed(storage.getItem(prefix + id)) : null;
      } catch (refused) {
        return null;
      }
    }
    function read(id) {
      return Object.prototype.hasOwnProperty.call(memory, id) ? parsed(memory[id]) : stored(id);
    }
    function ids() {
      var found = Object.keys(memory);
      try {
        for (var at = 0; storage && at < storage.length; at++) {
          var key = storage.key(at);
          if (key && key.indexOf(prefix) === 0) found.push(key.slice(prefix.length));
        }
      } catch (refused) {
        /* Only what this page knows. */
      }
      return found.filter(function (id, at) { return found.indexOf(id) === at; }).sort();
    }
    function list() {
      return ids().map(read).filter(Boolean);
    }
    /* "kept"; "newer": another tab wrote since `value` was read, nothing is written; "full" and "refused": only this page has it. */
    function write(id, value) {
      var known = stored(id);
      if (known && known.stamp !== value.stamp) return "newer";
      var before = { stamp: value.stamp, after: value.after };
      value.after = value.stamp;
      value.stamp = newId();
      if (!storage) storage = box();
      try {
        if (!storage) throw new Error("refused");
        storage.setItem(prefix + id, JSON.stringify(value));
        delete memory[id];
        return "kept";
      } catch (fault) {
        Object.assign(value, before); // what the box still has
        memory[id] = JSON.stringify(value);
        // Names differ: QuotaExceededError, NS_ERROR_DOM_QUOTA_REACHED.
        return storage && /quota/i.test(String(fault && fault.name)) ? "full" : "refused";
      }
    }
    function remove(id) {
      delete memory[id];
      try {
        if (storage) storage.removeItem(prefix + id);
      } catch (refused) {
        return "refused";
      }
      return "kept";
    }
    window.addEventListener("storage", function (event) {
      var all = event.key === null;
      if (!all && event.key.indexOf(prefix) !== 0) return;
      listeners.forEach(function (listener) { listener(all ? null : event.key.slice(prefix.length)); });
    });
    return {
      list: list,
      read: read,
      write: write,
      remove: remove,
      clear: function () { ids().forEach(remove); },
      /* Told when another tab writes or removes: the id, or null when the whole box was cleared. */
      onChange: function (listener) { listeners.push(listener); },
      isKept: function () { return Boolean(storage) && !Object.keys(memory).length; },
    };
  }

  /* An id that no other device is likely to have made. */
  function newId() {
    var made = Date.now().toString(36);
    for (var at = 0; at < 6; at++) made += Math.floor(Math.random() * 36).toString(36);
    return made;
  }

  tools.store = { open: open, newId: newId };
})();

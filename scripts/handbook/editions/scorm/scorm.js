/* Between a module and a learning system (SCORM 1.2): place, answers and score are kept there instead of on the device.
   Where no system is found, the page keeps them as it does on the site, and says so. */
(function () {
  "use strict";
  var tools = window.HandbookTools;
  var data = window.HANDBOOK_TOOL;
  if (!tools || !data) return;
  var say = tools.say;
  var STEPS = 7; // how far up a system is looked for
  var ROOM = 4096; // characters of suspend_data
  var TEXTS = [1000, 500, 250, 100, 40, 0]; // to how many characters long answers are cut where the room is small
  var RESULTS = 4;
  var PAUSE = 10000; // milliseconds between two commits while a learner writes
  var began = Date.now();
  var current = null;
  var told = {};
  var timer = 0;
  var ended = false;

  function apiAbove(start) {
    var here = start;
    for (var steps = 0; here && steps <= STEPS; steps++) {
      try {
        if (here.API && here.API.LMSInitialize) return here.API;
        if (here.parent === here) return null;
        here = here.parent;
      } catch (foreign) {
        return null;
      }
    }
    return null;
  }
  function findApi() {
    var found = apiAbove(window);
    if (found) return found;
    try {
      return window.opener ? apiAbove(window.opener) : window.top.opener ? apiAbove(window.top.opener) : null;
    } catch (foreign) {
      return null;
    }
  }
  function begun(found) {
    try {
      return found && String(found.LMSInitialize("")) === "true" ? found : null;
    } catch (broken) {
      return null;
    }
  }
  var api = begun(findApi());

  function tell(key) {
    if (told[key]) return;
    told[key] = true;
    tools.notice(say(key), [], true);
  }
  function get(name) {
    try {
      return String(api.LMSGetValue(name) || "");
    } catch (broken) {
      return "";
    }
  }
  function set(name, value) {
    try {
      if (String(api.LMSSetValue(name, String(value))) === "true") return;
    } catch (broken) {
      /* Told below. */
    }
    tell("lms-fault");
  }
  function commit() {
    clearTimeout(timer);
    timer = 0;
    try {
      if (String(api.LMSCommit("")) === "true") return;
    } catch (broken) {
      /* Told below. */
    }
    tell("lms-fault");
  }

  /* What is kept, in few characters. Results are lists; of many, the best and the newest stay. */
  function packed(value, most) {
    function isLong(answer) {
      return typeof answer === "string" && answer.length > most;
    }
    var cut = most !== undefined;
    var practice = {};
    data.questions.forEach(function (one) { practice[one.id] = one.part === "practice"; });
    var answers = {};
    Object.keys(value.answers).forEach(function (id) {
      var answer = value.answers[id];
      if (cut && practice[id]) return;
      answers[id] = cut && isLong(answer) ? answer.slice(0, most) : answer;
    });
    return JSON.stringify({
      v: value.version,
      p: value.place,
      s: value.seen,
      a: answers,
      m: value.met,
      r: kept(value.results).map(function (one) { return [one.percent, one.points, one.count, one.version, one.day]; }),
      c: value.checked ? 1 : 0,
      g: cut ? [] : value.gone,
    });
  }
  function kept(results) {
    var newest = results.slice(-RESULTS);
    var best = highest(results);
    return !best || newest.indexOf(best) >= 0 ? newest : [best].concat(newest);
  }
  function highest(results) {
    return results.reduce(function (most, one) { return most && most.percent >= one.percent ? most : one; }, null);
  }
  /* Questions that are gone and answers of practice give way first, then long texts are cut. */
  function fitted(value) {
    var text = packed(value);
    for (var at = 0; text.length > ROOM && at < TEXTS.length; at++) {
      text = packed(value, TEXTS[at]);
      tell("lms-short");
    }
    return text.length > ROOM ? "" : text;
  }
  function unpacked(text) {
    try {
      var read = JSON.parse(text);
      return {
        id: data.id, version: read.v, changed: "", place: read.p, seen: read.s, answers: read.a, met: read.m,
        results: read.r.map(function (one) { return { percent: one[0], points: one[1], count: one[2], version: one[3], day: one[4] }; }),
        checked: read.c === 1, gone: read.g,
      };
    } catch (nothing) {
      return null;
    }
  }

  /* Best results count: a system asks what a person can do. What it once called passed stays so. */
  function statusOf(value) {
    var best = highest(value.results);
    if (best && best.percent >= data.passMark) return "passed";
    if (first === "passed" || first === "completed") return first;
    if (best) return "failed";
    var check = data.questions.some(function (one) { return one.part === "check"; });
    var all = data.screens.every(function (one) { return value.seen.indexOf(one) >= 0; });
    return !check && all ? "completed" : "incomplete";
  }
  function report(value, before) {
    if (ended || reads) return;
    var best = highest(value.results);
    set("cmi.core.lesson_location", value.place);
    set("cmi.suspend_data", fitted(value));
    if (best) {
      set("cmi.core.score.min", 0);
      set("cmi.core.score.max", 100);
      set("cmi.core.score.raw", best.percent);
    }
    set("cmi.core.lesson_status", statusOf(value));
    if (!before || before.place !== value.place || before.results.length !== value.results.length) commit();
    else if (!timer) timer = setTimeout(commit, PAUSE);
  }
  function sessionTime() {
    var seconds = Math.floor((Date.now() - began) / 1000);
    return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(function (part, at) {
      return ("0000" + part).slice(at ? -2 : -4);
    }).join(":");
  }
  function end() {
    if (ended) return;
    if (!reads) {
      set("cmi.core.session_time", sessionTime());
      set("cmi.core.exit", "suspend");
    }
    commit();
    ended = true;
    try {
      api.LMSFinish("");
    } catch (broken) {
      /* The window closes; there is nobody to tell. */
    }
  }

  /* The same as a store of the device, for this module. */
  var store = {
    read: function (id) { return id === data.id && current ? JSON.parse(JSON.stringify(current)) : null; },
    list: function () { return current ? [store.read(data.id)] : []; },
    write: function (id, value) {
      if (id !== data.id) return "refused";
      var before = current;
      current = JSON.parse(JSON.stringify(value));
      report(current, before);
      return "kept";
    },
    remove: function (id) {
      if (id !== data.id) return "kept";
      current = null;
      if (!ended && !reads) {
        set("cmi.suspend_data", "");
        set("cmi.core.lesson_location", "");
        commit();
      }
      return "kept";
    },
    clear: function () { store.remove(data.id); },
    onChange: function () {},
    isKept: function () { return true; },
  };

  var device = document.querySelector(".hb-module__device");
  if (device) {
    device.setAttribute("role", "status");
    device.dir = "auto"; // the text may still be English
    device.textContent = say(api ? "lms-kept" : "lms-none");
  }
  if (!api) return;
  var first = get("cmi.core.lesson_status");
  var mode = get("cmi.core.lesson_mode");
  var reads = mode === "browse" || mode === "review";
  current = unpacked(get("cmi.suspend_data"));
  if (!reads && (first === "" || first === "not attempted")) {
    set("cmi.core.lesson_status", "incomplete");
    commit();
  }
  var open = tools.store.open;
  tools.store.open = function (kind, version) { return kind === "training" ? store : open(kind, version); };
  document.addEventListener("visibilitychange", function () { if (document.hidden && !ended) commit(); });
  window.addEventListener("load", function () {
    // Last of all, so that what was just written is in.
    window.addEventListener("pagehide", end);
  });
  window.addEventListener("pageshow", function (event) { if (event.persisted && ended) location.reload(); });
})();

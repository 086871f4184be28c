/* The page "Use without internet": download, continue, update, remove. What is not complete is never called ready. */
(function () {
  "use strict";
  var tools = window.HandbookTools, worker = window.HandbookWorker, own = window.HANDBOOK_OFFLINE;
  var place = document.getElementById("hb-offline");
  if (!place || !tools || !document.documentElement.classList.contains("hb-on-server")) return;
  var say = tools.say, locale = document.body.dataset.locale;
  var MOST_FILES = 24, MOST_BYTES = 600000;
  var status = tools.make("p", { role: "status" }), bar = tools.make("progress", { hidden: true });
  var buttons = tools.make("p", {}), stopped = false;
  place.replaceChildren(status, bar, buttons);
  place.hidden = false;

  function mega(bytes) {
    return (Math.ceil(bytes / 100000) / 10).toFixed(1);
  }
  /* One state at a time: what is said, and what can be done. */
  function view(text, actions) {
    status.textContent = text;
    bar.hidden = true;
    buttons.replaceChildren.apply(buttons, actions.map(function (one) { return tools.button(say(one[0], one[2]), one[1]); }));
  }
  function offer(begun, text) {
    var size = say("size", { size: mega(own.bytes), sent: mega(own.sent) });
    var actions = [[begun ? "continue" : "download", download, { size: mega(own.bytes) }]];
    view((text ? text + " " : "") + (begun ? "" : size), begun ? actions.concat([["remove", remove]]) : actions);
  }
  function ready(edition) {
    view(say("done", { version: edition[0], date: tools.day(edition[1]) }), [["remove", remove]]);
  }
  function newer(found) {
    view(say("ready"), [["show", function () { worker.show(found); }], ["remove", remove]]);
  }
  function progress(done, all) {
    bar.hidden = false;
    bar.max = all;
    bar.value = done;
    bar.setAttribute("aria-label", say("running", { done: mega(done), size: mega(all) }));
    status.textContent = say("running", { done: mega(done), size: mega(all) });
  }

  function newest(found) {
    return found.installing || found.waiting || found.active;
  }
  function failed(error, done, all) {
    var name = error.fault || (error instanceof TypeError ? "network" : "refused");
    var text = say(name, { file: error.file, done: mega(done || 0), size: mega(all || own.bytes) });
    if (name === "refused" || name === "space") {
      return clear().then(null, function () { /* refused too: then nothing is there */ }).then(function () {
        offer(false, text);
      });
    }
    offer(true, text);
  }

  function download() {
    var done = 0, all = own.bytes;
    stopped = false;
    view("", [["cancel", function () { stopped = true; }]]);
    progress(0, all);
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(function () { /* asked only */ });
    navigator.serviceWorker.register(worker.folder + "sw.js", { scope: worker.folder }).then(function (found) {
      var keeper = newest(found);
      return worker.ask(keeper, "plan").then(function (plan) {
        var left = plan.files.slice(), need = left.reduce(bytesOf, 0);
        all = plan.bytes;
        done = all - need;
        return enough(need).then(function () { return next(); });
        function next() {
          progress(done, all);
          if (!left.length) return worker.ask(keeper, "done").then(function () { finished(found, keeper, plan); });
          if (stopped) return offer(true, say("stopped", { done: mega(done), size: mega(all) }));
          var part = left.splice(0, 1);
          while (left.length && part.length < MOST_FILES && part.reduce(bytesOf, left[0][1]) < MOST_BYTES) part.push(left.shift());
          return worker.ask(keeper, "get", { files: part }).then(function () {
            done = part.reduce(bytesOf, done);
            return next();
          });
        }
      });
    }).catch(function (error) { return failed(error, done, all); });
  }
  function bytesOf(sum, file) {
    return sum + file[1];
  }
  /* Room for it, as far as the browser says. */
  function enough(need) {
    if (!navigator.storage || !navigator.storage.estimate) return Promise.resolve();
    return navigator.storage.estimate().then(function (said) {
      if (said.quota && said.quota - said.usage < need * 1.1) throw { fault: "space" };
    });
  }
  function finished(found, keeper, plan) {
    if (plan.older && newest(found) === keeper) newer(keeper);
    else ready(plan.edition);
  }

  /* Everything goes: the files, what was begun, the worker. */
  function clear() {
    var head = "handbook-" + locale + "-", tail = "@" + new URL(worker.folder, location.href).pathname;
    return worker.registration().then(function (found) {
      return found && found.unregister();
    }).then(function () { return caches.keys(); }).then(function (names) {
      return Promise.all(names.filter(function (name) {
        return name.startsWith(head) && name.endsWith(tail) && name.length === head.length + own.version.length + tail.length;
      }).map(function (name) { return caches.delete(name); }));
    });
  }
  function remove() {
    clear().then(function () { offer(false, say("removed")); }, failed);
  }

  /* What is there when the page is opened. */
  if (!worker || !window.caches || !own) return view(say("unsupported"), []);
  worker.registration().then(function (found) {
    if (!found || !newest(found)) return offer(false);
    var keeper = newest(found);
    return worker.ask(keeper, "state").then(function (state) {
      if (state.whole) return keeper === found.active ? ready(own.edition) : newer(keeper);
      if (!state.older) return offer(true);
      return worker.ask(keeper, "plan").then(function (plan) {
        var size = mega(plan.files.filter(function (one) { return !one[2]; }).reduce(bytesOf, 0));
        view(say("newer"), [["update", download, { size: size }], ["remove", remove]]);
      }, function () { ready(own.edition); });
    });
  }).catch(failed);
})();

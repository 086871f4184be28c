/* Only where the site stands on a server: the way to the page "Use without internet", and a notice of a newer edition.
   Nothing is kept, and no worker runs, before a reader asks for it on that page. */
(function () {
  "use strict";
  var folder = (document.body.dataset.base || ".") + "/";
  var onServer = /^https?:$/.test(location.protocol);
  document.documentElement.classList.add(onServer ? "hb-on-server" : "hb-on-file");
  if (!onServer) return;
  document.querySelectorAll("[data-hb-server]").forEach(function (one) { one.hidden = false; });
  /* In the page's source it would be an error on the console of every page that is opened from a disk. */
  var app = document.createElement("link");
  app.rel = "manifest";
  app.href = folder + "manifest.webmanifest";
  document.head.appendChild(app);
  var workers = navigator.serviceWorker;
  if (!workers) return;
  sayHowMuch();

  function mega(bytes) {
    return (Math.ceil(bytes / 100000) / 10).toFixed(1);
  }
  /* How much a download would be, beside the way to it; who has it all is not told. */
  function sayHowMuch() {
    var places = document.querySelectorAll("[data-hb-offline-size]");
    if (!places.length || workers.controller) return;
    var script = document.createElement("script");
    script.src = folder + "data/offline-size.js";
    script.addEventListener("load", function () {
      var size = window.HANDBOOK_OFFLINE_SIZE;
      places.forEach(function (one) {
        one.textContent = one.dataset.hbOfflineSize.replace("{size}", mega(size[0])).replace("{sent}", mega(size[1]));
        one.hidden = false;
      });
    });
    document.head.appendChild(script);
  }
  function registration() {
    return workers.getRegistration(folder).then(function (found) {
      return found && found.scope === new URL(folder, location.href).href ? found : null;
    });
  }
  /* Ask a worker for something: its answer, or {fault}. */
  function ask(worker, act, more) {
    return new Promise(function (done, failed) {
      var channel = new MessageChannel();
      var waits = setTimeout(function () { failed({ fault: "network" }); }, 180000);
      channel.port1.onmessage = function (event) {
        clearTimeout(waits);
        if (event.data.fault) failed(event.data);
        else done(event.data.value);
      };
      worker.postMessage(Object.assign({ act: act }, more), [channel.port2]);
    });
  }
  /* The newer edition takes over, and this page is loaded again: because its reader asked for it. */
  function show(worker) {
    function reload() { location.reload(); }
    worker.addEventListener("statechange", function () { if (worker.state === "activated") reload(); });
    return ask(worker, "show").then(function () { if (worker.state === "activated") reload(); });
  }
  window.HandbookWorker = { folder: folder, registration: registration, ask: ask, show: show };
  if (document.getElementById("hb-offline")) return; /* that page says more */

  function later(set) {
    try {
      if (set) sessionStorage.setItem("handbook.1.later", "1");
      return sessionStorage.getItem("handbook.1.later");
    } catch (refused) {
      return null;
    }
  }
  function look(found) {
    var worker = found.waiting || found.active;
    if (!worker || later()) return;
    ask(worker, "state").then(function (state) {
      var ready = state.whole && worker === found.waiting;
      if (ready || state.older) say(ready ? worker : null);
    }, function () { /* a worker that does not answer has nothing to say */ });
  }
  function say(ready) {
    if (document.querySelector(".hb-notice")) return;
    var script = document.createElement("script");
    script.src = folder + "data/notice.js";
    script.addEventListener("load", function () {
      var words = window.HANDBOOK_NOTICE, notice = document.createElement("aside");
      function add(tag, text, act) {
        var made = notice.appendChild(document.createElement(tag));
        made.textContent = text;
        made.dir = "auto";
        if (tag !== "p") made.className = "hb-button";
        if (act) made.addEventListener("click", act);
        return made;
      }
      notice.className = "hb-notice md-typeset";
      notice.setAttribute("role", "status");
      add("p", ready ? words.ready : words.newer);
      if (ready) add("button", words.show, function () { show(ready); });
      else add("a", words.get).href = folder + "offline.html";
      add("button", words.later, function () {
        later(true);
        notice.remove();
      });
      document.body.appendChild(notice);
    });
    document.head.appendChild(script);
  }
  registration().then(function (found) {
    if (!found) return;
    look(found);
    found.addEventListener("updatefound", function () {
      var worker = found.installing;
      worker.addEventListener("statechange", function () {
        if (worker.state === "installed" || worker.state === "activated") look(found);
      });
    });
  }, function () { /* storage is refused: nothing can be there */ });
})();

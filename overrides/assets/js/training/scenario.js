/* A scenario, one scene at a time: choose, see what follows, go on. Without this script the whole story stands in the page. */
(function () {
  "use strict";
  var tools = window.HandbookTools;
  var say = tools.say;
  var make = tools.make;
  var story = document.querySelector(".hb-story");
  var player = document.getElementById("hb-story");
  if (!story || !player) return;
  var id = story.dataset.scenario;
  var store = tools.store.open("scenarios", 1);
  var scenes = {};
  each(document.querySelectorAll("[data-scene]"), function (scene) { scenes[scene.dataset.scene] = scene; });
  var start = story.dataset.start;
  var endings = Object.keys(scenes).filter(function (one) { return scenes[one].dataset.ending; });
  var value = sound(store.read(id));
  var told = "kept";

  function each(found, act) {
    Array.prototype.slice.call(found).forEach(act);
  }
  function follows(step) {
    return document.querySelector('[data-follows="' + step[0] + "-" + step[1] + '"]');
  }
  /* What was kept, as far as the story still has it: a path ends where its story changed. */
  function sound(kept) {
    var clean = { id: id, stamp: kept ? kept.stamp : undefined, path: [], ends: [] };
    if (!kept) return clean;
    var scene = start;
    (Array.isArray(kept.path) ? kept.path : []).every(function (step) {
      var next = Array.isArray(step) && step[0] === scene && /^[a-z0-9-]+$/.test(step[1]) && follows(step);
      if (!next) return false;
      clean.path.push([step[0], step[1]]);
      scene = next.dataset.to;
      return true;
    });
    clean.ends = (Array.isArray(kept.ends) ? kept.ends : []).filter(function (one) { return endings.indexOf(one) >= 0; });
    return clean;
  }
  function here() {
    var last = value.path[value.path.length - 1];
    return last ? follows(last).dataset.to : start;
  }
  function keep() {
    var result = store.write(id, value);
    if (result === "newer") {
      var theirs = sound(store.read(id));
      value.stamp = theirs.stamp;
      value.ends = theirs.ends.concat(value.ends.filter(function (one) { return theirs.ends.indexOf(one) < 0; }));
      result = store.write(id, value);
    }
    if (result !== "kept" && told !== result) tools.notice(say(result), [], true);
    told = result;
  }
  function copy(element) {
    var made = element.cloneNode(true);
    // Ids stand in the page once.
    each([made].concat(Array.prototype.slice.call(made.querySelectorAll("[id]"))), function (one) { one.removeAttribute("id"); });
    made.removeAttribute("aria-labelledby");
    return made;
  }

  function choose(choice) {
    value.path.push([here(), choice]);
    if (scenes[here()].dataset.ending && value.ends.indexOf(here()) < 0) value.ends.push(here());
    keep();
    show(true);
  }
  function shownScene() {
    var scene = copy(scenes[here()]);
    scene.className = "hb-scene hb-scene--now";
    each(scene.querySelectorAll(".hb-scene__number, .hb-print-only, .hb-scene__again"), function (one) { one.remove(); });
    // In the page it stands below the heading of the story; here it is one.
    var title = make("h2", { class: "hb-scene__title" });
    var old = scene.querySelector(".hb-scene__title");
    while (old.firstChild) title.appendChild(old.firstChild);
    old.parentNode.replaceChild(title, old);
    each(scene.querySelectorAll("a.hb-choice"), function (link) {
      var button = make("button", { type: "button", class: "hb-button hb-choice-button" });
      button.dataset.choice = link.dataset.choice;
      while (link.firstChild) button.appendChild(link.firstChild);
      button.addEventListener("click", function () { choose(link.dataset.choice); });
      link.parentNode.replaceChild(button, link);
    });
    return scene;
  }
  function shownFollows() {
    var last = value.path[value.path.length - 1];
    if (!last) return null;
    var box = copy(follows(last));
    box.className = "hb-follows hb-follows--now";
    var title = box.querySelector(".hb-follows__title");
    var choice = choiceText(last);
    title.replaceChildren(make("span", { text: say("chose", { choice: choice }) }));
    each(box.querySelectorAll(".hb-follows__on"), function (one) { one.remove(); });
    return box;
  }
  function choiceText(step) {
    return scenes[step[0]].querySelector('[data-choice="' + step[1] + '"]').textContent.trim();
  }
  function titleOf(scene) {
    var heading = copy(scenes[scene].querySelector(".hb-scene__title"));
    each(heading.querySelectorAll(".hb-scene__number"), function (one) { one.remove(); });
    return heading.textContent.trim();
  }
  function shownPath() {
    if (!value.path.length) return null;
    return make("details", { class: "hb-path" }, [
      make("summary", { text: say("path") }),
      make("ol", {}, value.path.map(function (step) {
        return make("li", {}, [make("strong", { text: titleOf(step[0]) }), make("br", {}), make("span", { text: choiceText(step) })]);
      })),
    ]);
  }
  function show(moved) {
    var ended = Boolean(scenes[here()].dataset.ending);
    var scene = shownScene();
    var buttons = [];
    if (value.path.length) {
      buttons.push(tools.button(say("back"), function () {
        value.path.pop();
        keep();
        show(true);
      }));
      buttons.push(tools.button(say("again"), function () {
        value.path = [];
        keep();
        show(true);
      }, { class: "hb-button" + (ended ? " hb-button--strong" : "") }));
    }
    player.replaceChildren.apply(player, [
      make("p", { class: "hb-path__place", text: ended ? "" : say("decision", { number: value.path.length + 1 }) }),
      shownFollows(),
      scene,
      make("p", { class: "hb-story-player__buttons" }, buttons),
      value.ends.length ? make("p", { class: "hb-path__ends", role: "status", text: say("ends", { found: value.ends.length, count: endings.length }) }) : null,
      shownPath(),
      toggle,
    ].filter(Boolean));
    document.body.classList.toggle("hb-story-ended", ended);
    if (!moved) return;
    var first = player.querySelector(".hb-follows--now, .hb-scene__title");
    first.tabIndex = -1;
    window.scrollTo(0, Math.max(0, player.getBoundingClientRect().top + window.pageYOffset - 70));
    first.focus({ preventScroll: true });
  }
  var toggle = tools.button("", function () {
    var whole = document.body.classList.toggle("hb-whole-story");
    toggle.textContent = say(whole ? "one" : "all");
  }, { class: "hb-button hb-story-player__all" });

  /* The whole story stays in the page for print, and for who asks for it. */
  each(["story", "what-follows"], function (name) {
    var heading = document.getElementById(name);
    var next = heading;
    while (next && (next === heading || next.tagName !== "H2")) {
      next.classList.add("hb-whole");
      next = next.nextElementSibling;
    }
  });
  toggle.textContent = say("all");
  document.body.classList.add("hb-plays");
  player.hidden = false;
  show(false);
})();

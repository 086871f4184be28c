/* A module, one screen at a time: progress, back and forth, the place is kept. Without this script all screens stand in one page. */
(function () {
  "use strict";
  var tools = window.HandbookTools;
  var data = window.HANDBOOK_TOOL;
  var say = tools.say;
  var make = tools.make;
  var answers = tools.answers;
  var OVERVIEW = "overview";
  var CHECK = "knowledge-check";
  var root = document.querySelector(".hb-module");
  if (!root || !data) return;
  var body = document.getElementById(data.screens[0]).parentNode;
  var title = document.querySelector("h1").textContent.trim();
  var progress = new tools.progress.Progress(data);
  var nav = document.getElementById("hb-training-nav");
  var bar = document.getElementById("hb-training-bar");
  var places = [OVERVIEW].concat(data.screens, [CHECK]);
  var parts = {};
  var at = 0;

  /* Sections are put around what the page holds: a heading of a screen begins one, any other heading of its level ends it. */
  function cut() {
    var current = null;
    answers.list(body.children).forEach(function (child) {
      if (child.tagName === "H2") current = open(child);
      else if (current && child !== nav && child.id !== "hb-certificate") current.appendChild(child);
    });
  }
  function open(heading) {
    var wanted = data.screens.indexOf(heading.id) >= 0 || heading.id === CHECK ? heading.id : heading.id === "answers-and-reasons" ? "answers" : "after";
    var section = make("div", { class: "hb-screen hb-screen--" + (wanted === "after" ? heading.id : "one") });
    body.insertBefore(section, heading);
    section.appendChild(heading);
    if (wanted !== "after") {
      heading.tabIndex = -1;
      parts[wanted] = section;
    }
    return section;
  }
  /* Sources stay at hand on every screen without filling it. */
  function foldSources() {
    var title = document.getElementById("sources");
    if (!title) return;
    var section = title.parentNode;
    var details = make("details", { class: "hb-sources" }, [make("summary", {}, [title])]);
    while (section.firstChild) details.appendChild(section.firstChild);
    section.appendChild(details);
  }
  function heading(place) {
    return place === OVERVIEW ? say("overview") : document.getElementById(place).textContent.trim();
  }

  function show(place, moved) {
    at = Math.max(0, places.indexOf(place));
    place = places[at];
    places.forEach(function (one) { if (parts[one]) parts[one].hidden = one !== place; });
    document.body.classList.toggle("hb-on-overview", place === OVERVIEW);
    document.body.classList.toggle("hb-on-check", place === CHECK);
    if (progress.value.seen.indexOf(place) < 0) progress.value.seen.push(place);
    if (place !== OVERVIEW || moved) progress.value.place = place;
    refreshNav();
    if (!moved) return;
    progress.soon();
    var target = place === OVERVIEW ? document.querySelector("h1") : document.getElementById(place);
    target.tabIndex = -1;
    // Held below the header of the page.
    window.scrollTo(0, Math.max(0, target.getBoundingClientRect().top + window.pageYOffset - 70));
    target.focus({ preventScroll: true });
  }
  function goTo(place) {
    show(place, true);
  }

  function refreshNav() {
    var count = places.length;
    back.hidden = at === 0;
    next.hidden = at === count - 1;
    next.textContent = at === 0 ? say("start") : at === count - 2 ? say("to-check") : say("next");
    meter.value = at + 1;
    meter.max = count;
    place.textContent = say("place", { number: at + 1, count: count });
    answers.list(list.children).forEach(function (item, number) {
      var link = item.firstChild;
      if (number === at) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
      var seen = progress.value.seen.indexOf(places[number]) >= 0 && number !== at;
      item.lastChild.textContent = seen ? " ✓" : "";
      item.lastChild.title = seen ? say("seen") : "";
    });
  }
  var back = tools.button(say("back"), function () { goTo(places[at - 1]); });
  var next = tools.button("", function () { goTo(places[at + 1]); }, { class: "hb-button hb-button--strong" });
  var meter = make("progress", { class: "hb-progress", "aria-label": say("screens") });
  var place = make("span", { class: "hb-training-nav__place", dir: "auto" });
  var list = make("ol", { class: "hb-training-nav__list" });
  function buildNav() {
    places.forEach(function (one) {
      var link = make("a", { href: "#" + (one === OVERVIEW ? "main" : one), text: heading(one) });
      link.addEventListener("click", function (event) {
        event.preventDefault();
        goTo(one);
      });
      list.appendChild(make("li", {}, [link, make("span", {})]));
    });
    nav.setAttribute("aria-label", say("screens"));
    nav.replaceChildren(
      make("p", { class: "hb-training-nav__buttons" }, [back, place, next]),
      meter,
      make("details", { class: "hb-training-nav__all" }, [make("summary", { text: say("screens") }), list])
    );
    nav.hidden = false;
  }

  /* What can be done with what is kept, and the way back to where the learner was. */
  function buildBar(before) {
    bar.replaceChildren();
    if (before && places.indexOf(before) > 0) {
      var go = tools.button(say("continue", { title: heading(before) }), function () {
        go.parentNode.remove();
        goTo(before);
      }, { class: "hb-button hb-button--strong" });
      bar.appendChild(make("p", { class: "hb-training-bar__continue" }, [go]));
    }
    bar.appendChild(make("details", { class: "hb-training-bar__file" }, [
      make("summary", { text: say("file") }),
      make("p", { class: "hb-training-bar__buttons" }, [
        tools.button(say("save"), function () {
          progress.write();
          tools.progress.save();
        }),
        tools.button(say("load"), function () {
          progress.flush();
          tools.progress.load(function () { progress.reread(); });
        }),
        tools.button(say("delete"), remove),
      ]),
    ]));
    bar.hidden = false;
  }
  function remove() {
    tools.notice(say("delete-sure"), [
      [say("delete-yes"), function () {
        progress.remove();
        refill();
        buildBar("");
        show(OVERVIEW);
        tools.notice(say("deleted"));
      }],
      [say("delete-no"), function () { tools.notice(""); }],
    ], true);
    document.getElementById("hb-tool-notice").scrollIntoView({ block: "center" });
  }

  function refill() {
    data.questions.forEach(function (question) { answers.fill(question, progress.value.answers[question.id]); });
    check.refresh();
    refreshCertificate();
    tell();
    refreshNav();
  }
  /* An older version of the module: what stays, and what is kept beside. */
  function tell() {
    var was = progress.mapped;
    if (!was.old && !was.lost) return;
    var said = [was.old ? say("older", { old: was.old, new: data.version }) : "", was.lost ? say("gone", { count: was.lost }) : "", was.old && progress.value.results.length ? say("check-again") : ""];
    tools.notice(said.filter(Boolean).join(" "));
    progress.soon();
  }
  function refreshCertificate() {
    tools.certificate.refresh(document.getElementById("hb-certificate"), progress, title);
  }
  function listen() {
    data.questions.forEach(function (question) {
      answers.field(question).addEventListener("input", function (event) {
        if (event.target.closest("[data-point]")) return;
        var answer = answers.read(question);
        if (answer === undefined) delete progress.value.answers[question.id];
        else progress.value.answers[question.id] = answer;
        progress.soon();
      });
      if (question.part === "practice") tools.check.practise(question, progress);
    });
    answers.list(document.querySelectorAll("form.hb-check, form.hb-practice__form")).forEach(function (form) {
      form.addEventListener("submit", function (event) { event.preventDefault(); });
    });
    // Links of the page to its own screens, and addresses that end in one.
    document.addEventListener("click", function (event) {
      var link = event.target.closest && event.target.closest("article a[href^='#'], .md-sidebar a[href^='#']");
      if (link && !event.defaultPrevented) follow(link.getAttribute("href").slice(1), event);
    });
    window.addEventListener("hashchange", function () { follow(location.hash.slice(1)); });
  }
  function follow(id, event) {
    var target = id && document.getElementById(id);
    var folded = target && target.closest("details");
    if (folded) folded.open = true;
    var found = target && places.filter(function (one) { return parts[one] && parts[one].contains(target); })[0];
    if (!found) return;
    if (places[at] !== found || id === found) {
      if (event && id === found) event.preventDefault();
      show(found, id === found);
      if (id !== found) target.scrollIntoView();
    }
  }

  cut();
  foldSources();
  document.body.classList.add("hb-plays");
  if (parts.answers) parts.answers.hidden = true;
  body.appendChild(document.getElementById("hb-certificate"));
  if (parts[CHECK]) parts[CHECK].appendChild(document.getElementById("hb-certificate"));
  parts[CHECK].parentNode.insertBefore(nav, parts[CHECK].nextSibling);
  buildNav();
  listen();
  var check = new tools.check.Check(progress, goTo);
  check.onResult = refreshCertificate;
  progress.onChange = refill;
  var before = progress.value.place;
  refill();
  buildBar(before);
  show(OVERVIEW);
  if (location.hash) follow(location.hash.slice(1));
})();

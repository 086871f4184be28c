/* The planner: one step at a time over the forms that the page holds, with progress, checks and matching case studies. */
(function () {
  "use strict";
  var tools = window.HandbookTools;
  var root = document.getElementById("hb-planner");
  if (!root) return;
  var say = tools.say;
  var make = tools.make;
  var base = document.body.dataset.base || ".";
  var steps = Array.prototype.slice.call(root.querySelectorAll(".hb-step")).map(function (element) {
    return { id: element.id, element: element, title: element.dataset.title, sheets: Array.prototype.slice.call(element.querySelectorAll(".hb-sheet")) };
  });
  var current = 0;
  root.classList.add("hb-planner--guided");

  var plans = new tools.plans.Plans(root, function () { later(); }, function () { later(); });
  plans.bar(document.getElementById("hb-plan-bar"));

  /* Ways through: the list of steps, and buttons at the end of each. */
  var links = steps.map(function (step, number) {
    var done = make("span", { class: "hb-steps__done", dir: "auto" });
    var link = make("a", { href: "#" + step.id }, [
      make("span", { class: "hb-steps__number", text: step.id === "step-review" ? "✓" : String(number + 1) }),
      make("span", { class: "hb-steps__title", text: step.title }),
      done,
    ]);
    return { link: link, done: done };
  });
  root.insertBefore(
    make("nav", { class: "hb-steps", "aria-label": say("steps") }, [
      make("ol", {}, links.map(function (one) { return make("li", {}, [one.link]); })),
    ]),
    root.firstChild
  );
  steps.forEach(function (step, number) {
    var before = steps[number - 1];
    var after = steps[number + 1];
    step.checks = make("section", { class: "hb-checks", "aria-label": say("checks") });
    step.element.appendChild(step.checks);
    step.element.appendChild(make("p", { class: "hb-step__ways" }, [
      before ? make("a", { class: "hb-button", href: "#" + before.id, text: say("before") }) : null,
      after ? make("a", { class: "hb-button", href: "#" + after.id, text: say("after") }) : null,
    ]));
  });
  function show(number, focus) {
    current = number;
    steps.forEach(function (step, at) {
      step.element.classList.toggle("hb-step--away", at !== number);
      if (at === number) links[at].link.setAttribute("aria-current", "step");
      else links[at].link.removeAttribute("aria-current");
    });
    tools.forms.grow(steps[number].element);
    if (focus) {
      var heading = steps[number].element.querySelector("h2");
      heading.tabIndex = -1;
      heading.focus();
      heading.scrollIntoView({ block: "start" });
    }
    later();
  }
  function fromAddress(focus) {
    var id = decodeURIComponent(location.hash.slice(1)), place = id && document.getElementById(id);
    var step = place && place.closest(".hb-step");
    var wanted = steps.findIndex(function (one) { return one.element === step; });
    if (wanted < 0) {
      if (!focus) show(0, false);
      return;
    }
    show(wanted, focus && place === step);
    var sheet = place.closest(".hb-sheet");
    if (sheet) {
      if (sheet.querySelector(".hb-sheet__body--folded")) sheet.querySelector(".hb-sheet__toggle").click();
      place.scrollIntoView({ block: "start" });
    }
  }
  window.addEventListener("hashchange", function () { fromAddress(true); });

  /* A step can hold several sheets: each folds behind its title. */
  steps.forEach(function (step) {
    step.sheets.forEach(function (sheet, number) {
      var body = sheet.querySelector(".hb-sheet__body");
      var count = make("span", { class: "hb-sheet__count", dir: "auto" });
      var toggle = tools.button("", function () { open(toggle.getAttribute("aria-expanded") !== "true"); }, { class: "hb-button hb-sheet__toggle" });
      function open(yes) {
        var does = say(yes ? "hide-sheet" : "show-sheet");
        toggle.textContent = does;
        toggle.setAttribute("aria-label", does + ": " + sheet.dataset.title);
        toggle.setAttribute("aria-expanded", String(yes));
        body.classList.toggle("hb-sheet__body--folded", !yes);
        if (yes) tools.forms.grow(body);
      }
      sheet.insertBefore(make("p", { class: "hb-sheet__bar" }, [toggle, count]), body);
      sheet.countAt = count;
      open(number === 0);
    });
  });

  /* Progress, checks and matches follow the answers after a short rest. */
  var timer = 0;
  function later() {
    clearTimeout(timer);
    timer = setTimeout(refresh, 250);
  }
  function refresh() {
    var answers = plans.plan.answers;
    var findings = tools.planChecks(root, answers);
    var total = [0, 0];
    steps.forEach(function (step, number) {
      var sum = [0, 0];
      step.sheets.forEach(function (sheet) {
        var fields = tools.forms.fields(sheet);
        var done = fields.filter(function (field) { return answers[field.dataset.field] !== undefined; }).length;
        sheet.countAt.textContent = say("count", { done: done, total: fields.length });
        sum = [sum[0] + done, sum[1] + fields.length];
      });
      total = [total[0] + sum[0], total[1] + sum[1]];
      links[number].done.textContent = sum[1] ? say("count", { done: sum[0], total: sum[1] }) : "";
      links[number].link.classList.toggle("hb-steps--full", sum[1] > 0 && sum[0] === sum[1]);
      var own = findings.filter(function (one) {
        return step.element.querySelector('[data-field="' + one.field + '"]');
      });
      tell(step.checks, own, false);
    });
    review(findings, total);
    match(answers);
  }
  function tell(place, findings, withStep) {
    place.hidden = !findings.length;
    place.replaceChildren.apply(place, findings.length ? [
      make("h3", { text: say("look-again", { count: findings.length }) }),
      make("ul", {}, findings.map(function (one) {
        return make("li", {}, [
          make("a", { href: "#" + stepOf(one.field).id, class: "hb-checks__what", text: say("check." + one.rule, one.values) }),
          make("span", { text: " " + say("check." + one.rule + ".why") + " " }),
          make("a", { href: base + "/" + one.page.replace(".md", ".html"), text: say("read-on") }),
        ]);
      })),
    ] : []);
    if (!withStep) Array.prototype.forEach.call(place.querySelectorAll(".hb-checks__what"), function (link, at) {
      link.addEventListener("click", function (event) {
        event.preventDefault();
        goTo(findings[at]);
      });
    });
  }
  function stepOf(field) {
    return steps.filter(function (step) { return step.element.querySelector('[data-field="' + field + '"]'); })[0] || steps[0];
  }
  function goTo(finding) {
    var field = root.querySelector('[data-field="' + finding.field + '"]');
    var body = field.closest(".hb-sheet__body");
    if (body.classList.contains("hb-sheet__body--folded")) body.parentNode.querySelector(".hb-sheet__toggle").click();
    var row = finding.row ? field.querySelectorAll("[data-table] > tr")[finding.row - 1] : field;
    var input = (row || field).querySelector(".hb-input");
    if (input) input.focus();
    (row || field).scrollIntoView({ block: "center" });
  }

  /* The last view: how far the plan is, what to look at again, and how to take it away. */
  var place = document.getElementById("hb-review");
  var meter = make("progress", { class: "hb-progress", max: 1, value: 0, "aria-label": say("progress") });
  var soFar = make("p", { dir: "auto" });
  var again = make("div", { class: "hb-checks" });
  var fine = make("p", { text: say("all-good") });
  place.replaceChildren(
    meter, soFar, fine, again,
    make("p", { class: "hb-plan-bar__buttons" }, [
      tools.button(say("save-docx"), function () {
        plans.flush();
        tools.planFile.save(plans.plan, steps.map(function (step) {
          return { title: step.title, forms: step.sheets.map(function (sheet) { return sheet.querySelector(".hb-form"); }) };
        }));
      }),
      tools.button(say("print"), function () { window.print(); }),
      tools.button(say("plan-save"), function () { plans.save(); }),
    ])
  );
  function review(findings, total) {
    meter.max = total[1] || 1;
    meter.value = total[0];
    soFar.textContent = say("so-far", { done: total[0], total: total[1] });
    fine.hidden = findings.length > 0 || !total[0];
    tell(again, findings, true);
  }

  /* Beside fields with a vocabulary: campaigns like yours, and what failed. */
  function entered(answers) {
    var found = {};
    function add(vocabulary, ids) {
      if (!tools.matches.isMatched(vocabulary)) return;
      found[vocabulary] = (found[vocabulary] || []).concat(ids).filter(function (id, at, all) { return id && all.indexOf(id) === at; });
    }
    tools.forms.fields(root).forEach(function (field) {
      var value = answers[field.dataset.field];
      if (value === undefined) return;
      if (field.dataset.vocabulary) add(field.dataset.vocabulary, [].concat(value));
      Array.prototype.forEach.call(field.querySelectorAll("[data-table] > tr:first-child > td"), function (cell, column) {
        if (cell.dataset.vocabulary) add(cell.dataset.vocabulary, value.map(function (row) { return row[column]; }));
      });
    });
    return found;
  }
  function asked(field, answers) {
    var value = answers[field.dataset.field];
    if (value === undefined) return null;
    if (field.dataset.vocabulary) return [field.dataset.vocabulary, [].concat(value)];
    var cell = field.querySelector("[data-table] > tr:first-child > td[data-vocabulary]");
    if (!cell || !Array.isArray(value)) return null;
    var column = Array.prototype.indexOf.call(cell.parentNode.children, cell);
    var ids = value.map(function (row) { return row[column]; }).filter(Boolean);
    return ids.length ? [cell.dataset.vocabulary, ids] : null;
  }
  function match(answers) {
    var wanted = tools.forms.fields(steps[current].element).map(function (field) {
      var own = asked(field, answers);
      return own && tools.matches.isMatched(own[0]) ? { field: field, vocabulary: own[0], ids: own[1] } : { field: field };
    });
    wanted.filter(function (one) { return !one.ids; }).forEach(function (one) {
      var old = one.field.querySelector(".hb-hits");
      if (old) old.remove();
    });
    wanted = wanted.filter(function (one) { return one.ids; });
    if (!wanted.length) return;
    tools.matches.load().then(function () {
      var all = entered(plans.plan.answers);
      wanted.forEach(function (one) { hits(one.field, tools.matches.find(one.vocabulary, one.ids, all)); });
    }, function () { tools.notice(say("script-failed"), [], true); });
  }
  function hits(field, found) {
    var old = field.querySelector(".hb-hits");
    var box = make("details", { class: "hb-hits", open: Boolean(old && old.open) }, [
      make("summary", {}, [make("span", { text: say("hits", { count: found.like.length }) })]),
      make("p", { class: "hb-hits__head", text: say("like-yours") }),
      make("ul", {}, found.like.map(function (one) { return hit(one, ""); })),
      found.failed.length ? make("p", { class: "hb-hits__head", text: say("what-failed") }) : null,
      found.failed.length ? make("ul", {}, found.failed.map(function (one) { return hit(one, one.failure[0], one.failure[1]); })) : null,
    ]);
    if (old && !found.like.length) old.remove();
    else if (old) old.replaceWith(box);
    else if (found.like.length) field.appendChild(box);
  }
  function hit(one, failure, english) {
    var link = make("a", { href: base + "/case-studies/" + one.id + ".html", text: one.title });
    if (one.english) link.lang = "en";
    return make("li", {}, [
      link,
      failure ? make("span", { class: "hb-hits__failure", text: failure, lang: english ? "en" : document.documentElement.lang }) : null,
      make("span", { class: "study-facts", text: say("evidence", { level: one.evidence }) + (failure ? "" : " " + say("same", { terms: one.reasons.join(", ") })) }),
    ]);
  }

  fromAddress(false);
})();

/* The page of the case-study builder: drafts, the check as one writes, files in and out. Rules: data/tools/case-study-builder.js. */
(function () {
  "use strict";
  var tools = (window.HandbookTools = window.HandbookTools || {});
  var data = window.HANDBOOK_TOOL;
  if (!data || !document.getElementById("hb-builder-drafts")) return;
  var rules = data.rules, say = tools.say;
  var MOST_ADDRESS = 7500; // servers refuse longer ones, most of them from 8,000 on
  // The form can be used before the rules are there.
  var JUDGE = ["assets/js/tools/case-study-checks.js", "assets/js/tools/case-study-rules.js"];
  var MISSING = ["field-missing", "field-empty", "field-too-few"];

  function part(name) { return document.getElementById("hb-builder-" + name); }
  document.querySelectorAll(".hb-with-scripts").forEach(function (one) { one.hidden = one.id === "hb-builder-withdrawn"; });
  document.querySelectorAll(".hb-without-scripts").forEach(function (one) { one.hidden = true; });

  document.querySelectorAll("[data-filled-by='studies']").forEach(function (select) {
    data.studies.forEach(function (one) { select.appendChild(tools.make("option", { value: one[0], text: one[1] })); });
  });

  var timer = 0, state = { text: "", name: "" };
  var form = new tools.caseStudyForm.Form(function () {
    drafts.touch();
    later();
  });
  var drafts = new tools.caseStudyDrafts.Drafts(showDraft, told);

  function today() {
    var now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(function (one) { return (one < 10 ? "0" : "") + one; }).join("-");
  }
  /* Where to begin: one empty row in every list that needs an entry. */
  function blank() {
    var tree = { status: "draft", language: rules.records[rules.root].filter(function (one) { return one.name === "language"; })[0].standard };
    rules.records[rules.root].forEach(function (field) {
      if (field.required && field.shape.is === "list" && field.shape.item.is === "record") tree[field.name] = [{}];
    });
    tree.history = [{ date: today(), kind: "added" }];
    return tree;
  }

  /* Drafts */
  function showDraft(draft) {
    part("found").hidden = true;
    tools.notice("");
    part("name").value = draft.name;
    form.fill(draft.tree);
    listDrafts();
    check();
  }
  function titleOf(draft) {
    return (draft.name ? draft.name + " – " : "") + (typeof draft.tree.title === "string" && draft.tree.title.slice(0, 60) || say("untitled"));
  }
  function listDrafts() {
    var select = part("draft");
    select.textContent = "";
    drafts.all().forEach(function (one) {
      var mine = drafts.current && one.id === drafts.current.id;
      select.appendChild(tools.make("option", { value: one.id, text: titleOf(mine ? drafts.current : one), selected: mine }));
    });
  }
  function told(result) {
    if (result === "kept") {
      part("kept").textContent = say("kept");
      listDrafts();
    } else if (result === "others") listDrafts();
    else if (result === "newer") tools.notice(say("other-tab"), [[say("load-other"), function () { drafts.takeOther(); }], [say("keep-mine"), function () { drafts.keepMine(); tools.notice(""); }]], true);
    else if (result === "gone") tools.notice(say("gone"));
    else {
      part("kept").textContent = say("not-kept");
      tools.notice(say(result), [], true);
    }
  }

  /* The check, a moment after the last key */
  function later() {
    clearTimeout(timer);
    timer = setTimeout(check, 250);
  }
  function check() {
    clearTimeout(timer);
    var draft = drafts.current, keep = draft.tree.status === rules.withdrawn.status ? [] : always;
    var tidied = tools.caseStudyForm.tidy(draft.tree, keep), withdrawn = tidied.value.status === rules.withdrawn.status;
    var written = tools.caseStudyWriter.write(rules, tidied.value, withdrawn ? rules.withdrawn.record : rules.root);
    state = { text: written.text, name: draft.name.trim(), way: tidied.way };
    part("text").value = written.text;
    part("withdrawn").hidden = !withdrawn;
    if (!tools.caseStudyRules || !tools.caseStudyChecks) return;
    state.problems = tools.caseStudyRules.check(rules, written.node, state.name || "a-new-case-study");
    checkName();
    showProblems();
    offerLink();
  }
  // Lists that a file must have even when nothing is in them.
  var always = rules.records[rules.root].filter(function (one) {
    return one.required && one.shape.is === "list" && !one.shape.least;
  }).map(function (one) { return one.name; });

  function checkName() {
    var place = part("name-problems"), found = state.name ? tools.caseStudyRules.checkName(rules, state.name) : [];
    place.textContent = "";
    found.forEach(function (one) {
      place.appendChild(tools.make("p", { class: "hb-problem hb-problem--error", lang: "en", dir: "ltr", text: one.message + " Try: " + one.hint }));
    });
    if (!found.length && rules.names.case_studies.indexOf(state.name) >= 0) {
      place.appendChild(tools.make("p", { class: "hb-problem", text: say("name-taken") }));
    }
    part("name")[found.length ? "setAttribute" : "removeAttribute"]("aria-invalid", "true");
    state.badName = !state.name || found.length > 0;
  }
  function kindOf(problem) {
    if (problem.severity !== "error") return "advice";
    return MISSING.indexOf(problem.code) >= 0 ? "missing" : "wrong";
  }
  function words(problem) { return problem.message + (problem.hint ? " Try: " + problem.hint : ""); }

  /* Where each field of a group may be left out, it is the group that is missing. */
  function missing(field) {
    var inside = Array.prototype.slice.call(field.querySelectorAll(":scope > .hb-field"));
    return say(inside.length && inside.every(function (one) { return one.querySelector(".hb-optional"); }) ? "one-missing" : "still-missing");
  }

  function showProblems() {
    var lists = { missing: [], wrong: [], advice: [] }, atFields = [];
    state.problems.forEach(function (problem) {
      var path = state.way(problem.field || problem.path), field = form.fieldAt(path), kind = kindOf(problem);
      lists[kind].push({ problem: problem, path: path, field: field });
      if (field) atFields.push({ field: field, text: kind === "missing" ? missing(field) : words(problem), own: kind === "missing", severity: kind === "wrong" ? "error" : kind });
    });
    form.tell(atFields);
    Object.keys(lists).forEach(function (kind) {
      var section = part(kind), list = section.querySelector("ul");
      section.hidden = !lists[kind].length;
      list.textContent = "";
      lists[kind].forEach(function (one) { list.appendChild(listed(one)); });
    });
    var counts = ["missing", "wrong", "advice"].filter(function (kind) { return lists[kind].length; });
    var line = counts.map(function (kind) { return say(kind, { count: lists[kind].length }); }).join(" ");
    if (!lists.missing.length && !lists.wrong.length) line = say("complete") + (line ? " " + line : "");
    part("status").textContent = line;
    part("line").textContent = line;
    state.errors = lists.missing.length + lists.wrong.length;
  }
  /* A problem in the list, with a link to its field. */
  function listed(one) {
    var item = tools.make("li", {}), problem = one.problem;
    if (one.field) {
      var link = tools.make("a", { href: "#" + (one.field.id || tools.caseStudyForm.PREFIX + one.field.dataset.field), text: one.field.dataset.label });
      link.addEventListener("click", function (event) {
        event.preventDefault();
        form.focus(one.field);
      });
      item.appendChild(link);
      item.appendChild(document.createTextNode(" "));
    }
    item.appendChild(tools.make("span", { lang: "en", dir: "ltr", text: kindOf(problem) === "missing" ? problem.message : words(problem) }));
    if (problem.code === "field-unknown") {
      item.appendChild(tools.button(say("remove-field"), function () {
        tools.caseStudyForm.put(drafts.current.tree, one.path, undefined);
        drafts.touch();
        check();
      }));
    }
    return item;
  }

  /* Out: a file, a copy, a link */
  function save() {
    if (!state.name) {
      tools.notice(say("no-name"), [], true);
      part("name").focus();
      return;
    }
    check();
    tools.files.save(tools.words.slugify(state.name) + ".yml", "application/yaml", state.text);
  }
  function copy() {
    var area = part("text"), place = part("copied");
    function marked() {
      area.focus();
      area.select();
      var done = false;
      try {
        done = document.execCommand("copy");
      } catch (refused) {
        /* The text stays marked. */
      }
      place.textContent = say(done ? "copied" : "not-copied");
    }
    if (navigator.clipboard && navigator.clipboard.writeText) {
      navigator.clipboard.writeText(state.text).then(function () { place.textContent = say("copied"); }, marked);
    } else marked();
  }
  function offerLink() {
    var place = part("link");
    if (!place) return;
    var address = data.repository + "/new/HEAD/case_studies?filename=" + encodeURIComponent(state.name + ".yml") + "&value=" + encodeURIComponent(state.text);
    var ready = !state.errors && !state.badName, fits = address.length <= MOST_ADDRESS;
    place.hidden = part("link-help").hidden = !ready || !fits;
    part("long").hidden = !ready || fits;
    place.querySelector("a").href = ready && fits ? address : data.repository;
  }

  /* In: a file or a pasted text. What reads it comes when it is asked for. */
  function read(given, fileName) {
    var parts = ["assets/vendor/js-yaml/js-yaml.umd.min.js", "assets/js/tools/case-study-yaml.js", "assets/js/tools/case-study-open.js"];
    return Promise.all(JUDGE.concat(parts).map(tools.script)).then(function () {
      tools.caseStudyOpen(given, fileName, drafts);
    }, function () { tools.notice(say("script-failed"), [], true); });
  }

  part("name").addEventListener("input", function () {
    drafts.current.name = part("name").value;
    drafts.touch();
    later();
  });
  part("draft").addEventListener("change", function () {
    var chosen = drafts.all().filter(function (one) { return one.id === part("draft").value; })[0];
    if (chosen) drafts.open(chosen);
  });
  part("new").addEventListener("click", function () {
    drafts.start(blank());
    part("name").focus();
  });
  part("open").addEventListener("click", function () {
    tools.files.open(".yml,.yaml,text/yaml", "buffer").then(function (file) {
      if (file) return file.fault ? tools.notice(say(file.fault), [], true) : read(file.value, file.name);
    });
  });
  part("read").addEventListener("click", function () {
    read(part("paste").value, "");
  });
  part("remove").addEventListener("click", function () {
    tools.notice(say("sure-delete"), [[say("yes-delete"), function () {
      drafts.remove();
      begin();
      part("new").focus();
    }], [say("no-delete"), function () { tools.notice(""); }]], true);
    document.getElementById("hb-tool-notice").querySelector("button").focus();
  });
  part("save").addEventListener("click", save);
  part("copy").addEventListener("click", copy);

  function begin() {
    var last = drafts.last();
    if (last) drafts.open(last);
    else drafts.start(blank());
  }
  begin();
  Promise.all(JUDGE.map(tools.script)).then(check, function () { tools.notice(say("script-failed"), [], true); });
  tools.caseStudyBuilder = { read: read, drafts: drafts, check: check, state: function () { return state; } };
})();

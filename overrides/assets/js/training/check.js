/* The knowledge check: counts points, shows why, and leads back to what explains it. Questions for practice are checked alike. */
(function () {
  "use strict";
  var tools = (window.HandbookTools = window.HandbookTools || {});
  var say = tools.say;
  var make = tools.make;
  var answers = tools.answers;

  function answerOf(question) {
    return document.getElementById("answer-" + question.id);
  }
  function rounded(number) {
    return String(Math.round(number * 10) / 10);
  }

  /* The answer with its reasons moves below the question, and back to the list when the check is taken again. */
  function show(question, progress, onMet) {
    var field = answers.field(question);
    var answer = answerOf(question);
    if (!answer.home) answer.home = answer.parentNode;
    field.appendChild(answer);
    var value = progress.value.answers[question.id];
    mark(question, field, value);
    if (question.kind === "short") boxes(question, answer, progress, onMet);
    state(question, field, answers.points(question, value, progress.value.met[question.id]));
  }
  function hide(question) {
    var field = answers.field(question);
    var answer = answerOf(question);
    if (answer.home) answer.home.appendChild(answer);
    answers.list(field.querySelectorAll(".hb-mark")).forEach(function (one) { one.remove(); });
    answers.list(field.querySelectorAll("[data-judged]")).forEach(function (one) { delete one.dataset.judged; });
    field.classList.remove("hb-question--checked");
    answers.list(answer.querySelectorAll("[data-point] input")).forEach(function (box) { box.checked = false; });
  }
  function state(question, field, points) {
    var old = field.querySelector(".hb-mark--question");
    if (old) old.remove();
    field.classList.add("hb-question--checked");
    var word = points === 1 ? "is-right" : points > 0 ? "is-partly" : "is-wrong";
    field.dataset.judged = word;
    field.insertBefore(make("p", { class: "hb-mark hb-mark--question hb-mark--" + word, text: say(word) }), field.children[1]);
  }
  /* A sign at each part that was answered: a word, not a colour alone. */
  function mark(question, field, value) {
    answers.list(field.querySelectorAll("[data-answer] .hb-mark")).forEach(function (one) { one.remove(); });
    if (value === undefined || question.right === undefined) return;
    answers.list(field.querySelectorAll("[data-answer]")).forEach(function (line) {
      var id = line.dataset.answer;
      var good;
      if (Array.isArray(value)) {
        if (value.indexOf(id) < 0) return;
        good = question.right.indexOf(id) >= 0;
      } else if (value[id] === undefined) return;
      else good = question.kind === "match" ? value[id] === id : value[id] === String(question.right.indexOf(id) + 1);
      line.dataset.judged = good ? "is-right" : "is-wrong";
      line.appendChild(make("span", { class: "hb-mark", text: say(good ? "is-right" : "is-wrong") }));
    });
  }
  /* Of a short answer the learner says which points it holds. */
  function boxes(question, answer, progress, onMet) {
    answers.list(answer.querySelectorAll("[data-point]")).forEach(function (line, at) {
      var box = line.querySelector("input");
      if (!box) {
        box = make("input", { type: "checkbox", autocomplete: "off" });
        box.addEventListener("change", function () {
          progress.value.met[question.id] = answers.list(answer.querySelectorAll("[data-point] input")).map(function (one, number) {
            return one.checked ? String(number) : "";
          }).filter(Boolean);
          state(question, answers.field(question), answers.points(question, progress.value.answers[question.id], progress.value.met[question.id]));
          onMet();
        });
        var label = make("label", {}, [box]);
        while (line.firstChild) label.appendChild(line.firstChild);
        line.appendChild(label);
      }
      box.checked = (progress.value.met[question.id] || []).indexOf(String(at)) >= 0;
    });
  }

  function Check(progress, goTo) {
    this.progress = progress;
    this.goTo = goTo;
    this.questions = progress.data.questions.filter(function (one) { return one.part === "check"; });
    this.place = document.getElementById("hb-result");
    this.actions = document.getElementById("hb-check-actions");
    this.onResult = function () {};
    var self = this;
    this.button = tools.button(say("check-now"), function () { self.ask(); }, { class: "hb-button hb-button--strong" });
    this.actions.appendChild(this.button);
    this.actions.hidden = false;
    this.place.hidden = false;
    this.place.tabIndex = -1;
    this.refresh();
  }
  Check.prototype.refresh = function () {
    this.lock(this.progress.value.checked);
    if (this.progress.value.checked) this.showAll();
    else {
      this.questions.forEach(hide);
      this.place.replaceChildren();
    }
  };
  Check.prototype.lock = function (locked) {
    this.actions.hidden = locked;
    this.questions.forEach(function (question) {
      answers.list(answers.field(question).querySelectorAll("[name]")).forEach(function (one) { one.disabled = locked; });
    });
  };
  /* Open questions count nothing: the learner is told before. */
  Check.prototype.ask = function () {
    var self = this;
    var open = this.questions.filter(answers.isOpen);
    var old = this.actions.querySelector(".hb-check__open");
    if (old) old.remove();
    if (!open.length) {
      this.finish();
      return;
    }
    var box = make("div", { class: "hb-check__open", role: "alert" }, [
      make("p", { text: say("open", { count: open.length }) }),
      tools.button(say("answer-first"), function () {
        box.remove();
        var field = answers.field(open[0]);
        field.scrollIntoView();
        field.querySelector("[name]").focus();
      }),
      tools.button(say("check-anyway"), function () {
        box.remove();
        self.finish();
      }),
    ]);
    this.actions.appendChild(box);
    box.querySelector("button").focus();
  };
  Check.prototype.finish = function () {
    var value = this.progress.value;
    this.questions.forEach(function (question) {
      var answer = answers.read(question);
      if (answer === undefined) delete value.answers[question.id];
      else value.answers[question.id] = answer;
    });
    value.checked = true;
    value.results.push(this.result());
    this.progress.write();
    this.refresh();
    this.onResult();
    this.place.scrollIntoView();
    this.place.focus();
  };
  Check.prototype.result = function () {
    var value = this.progress.value;
    var sum = this.questions.reduce(function (all, question) {
      return all + answers.points(question, value.answers[question.id], value.met[question.id]);
    }, 0);
    var now = new Date();
    var day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(function (part) { return (part < 10 ? "0" : "") + part; }).join("-");
    return { points: Math.round(sum * 100) / 100, count: this.questions.length, percent: Math.floor((100 * sum) / this.questions.length + 1e-9), version: this.progress.data.version, day: day };
  };
  Check.prototype.showAll = function () {
    var self = this;
    this.questions.forEach(function (question) {
      show(question, self.progress, function () {
        // Ticking points changes this attempt, not the number of attempts.
        self.progress.value.results.splice(-1, 1, self.result());
        self.progress.soon();
        self.summary();
        self.onResult();
      });
    });
    this.summary();
  };
  Check.prototype.summary = function () {
    var self = this;
    var value = this.progress.value;
    var last = value.results[value.results.length - 1] || this.result();
    var passed = last.percent >= this.progress.data.passMark;
    var values = { points: rounded(last.points), count: last.count, percent: last.percent, mark: this.progress.data.passMark };
    var best = value.results.reduce(function (most, one) { return Math.max(most, one.percent); }, 0);
    var compares = this.questions.some(function (one) { return one.kind === "short" && value.answers[one.id] !== undefined; });
    this.place.replaceChildren.apply(this.place, [
      make("p", { class: "hb-result__score hb-result__score--" + (passed ? "passed" : "open"), role: "status", text: say(passed ? "passed" : "not-passed", values) }),
      compares ? make("p", { text: say("compare") }) : null,
      value.results.length > 1 ? make("p", { text: say("attempts", { count: value.results.length, percent: best }) }) : null,
      this.review(),
      make("p", {}, [tools.button(say("retake"), function () { self.retake(); })]),
    ].filter(Boolean));
  };
  /* What was not right, each with the way to the screen that explains it; the page stands with the answer. */
  Check.prototype.review = function () {
    var self = this;
    var value = this.progress.value;
    var wrong = this.questions.filter(function (one) { return answers.points(one, value.answers[one.id], value.met[one.id]) < 1; });
    if (!wrong.length) return make("p", { text: say("all-right") });
    return make("section", { class: "hb-review" }, [
      make("p", { class: "hb-review__title", text: say("review") }),
      make("p", { text: say("review-text") }),
      make("ul", {}, wrong.map(function (question) {
        var links = answers.list(answerOf(question).querySelectorAll(".hb-answer__where a")).map(function (link) {
          var copy = link.cloneNode(true);
          if (copy.dataset.screen) copy.addEventListener("click", function (event) {
            event.preventDefault();
            self.goTo(question.screen);
          });
          return copy;
        });
        var number = String(self.questions.indexOf(question) + 1);
        var jump = make("a", { href: "#question-" + question.id, text: say("question", { number: number }) });
        var parts = [jump];
        links.forEach(function (link) { parts.push(document.createTextNode(" · "), link); });
        return make("li", {}, parts);
      })),
    ]);
  };
  Check.prototype.retake = function () {
    var self = this;
    var value = this.progress.value;
    value.checked = false;
    this.questions.forEach(function (question) {
      delete value.answers[question.id];
      delete value.met[question.id];
      answers.fill(question, undefined);
    });
    this.progress.write();
    this.refresh();
    this.onResult();
    var first = answers.field(self.questions[0]);
    first.scrollIntoView();
    first.querySelector("[name]").focus();
  };

  /* A question inside a screen: a button shows whether the answer is right, and the answer below. */
  function practise(question, progress) {
    var form = answers.field(question).closest("form");
    var details = form.parentNode.querySelector("details");
    form.appendChild(tools.button(say("check-one"), function () {
      progress.value.answers[question.id] = answers.read(question);
      var value = progress.value.answers[question.id];
      if (value === undefined) delete progress.value.answers[question.id];
      mark(question, answers.field(question), value);
      if (question.kind !== "short") state(question, answers.field(question), answers.points(question, value));
      details.open = true;
      progress.soon();
    }));
  }

  tools.check = { Check: Check, practise: practise };
})();

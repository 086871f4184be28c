/* How many people to ask. The numbers are those that a reader gets with a pocket calculator: 1.96 and 0.84, rounded up at
   each step, as the page on sample size does it. */
(function () {
  "use strict";
  var tools = window.HandbookTools, say = tools.say, size = tools.statistics.size, bench = tools.workbench;
  var SURE = { 90: 1.645, 95: 1.96, 99: 2.576 }, SEE = { 80: 0.84, 90: 1.28, 95: 1.645 };
  var OTHERS = { share: [3, 5, 7, 10, 15], change: [5, 10, 15, 20], more: [5, 10, 15, 20] };

  function number(value) { return bench.format(value, 4); }
  function share(form, name) { return form.number(name, { above: 0, below: 100 }); }

  /* What each question needs: its numbers, its formula filled in, and the same for other margins. */
  var questions = {
    share: function (form, z) {
      var p = share(form, "share"), c = form.number("margin", { above: 0, most: 50 });
      if (p === null || c === null) return null;
      return {
        people: function (other) { return size.proportion(p / 100, (other || c) / 100, z.sure); },
        filled: say("filled-share", { z: number(z.sure), p: number(p / 100), rest: number(1 - p / 100), c: number(c / 100) }),
        chosen: c, others: OTHERS.share, rare: p,
      };
    },
    mean: function (form, z) {
      var sd = form.number("spread", { above: 0 }), c = form.number("mean-margin", { above: 0 });
      if (sd === null || c === null) return null;
      return {
        people: function (other) { return size.mean(sd, other || c, z.sure); },
        filled: say("filled-mean", { z: number(z.sure), sd: number(sd), c: number(c) }),
        chosen: c, others: [c / 2, c * 2],
      };
    },
    change: function (form, z) {
      var p1 = share(form, "before"), p2 = share(form, "after");
      if (p1 === null || p2 === null) return null;
      if (p1 === p2) { form.fault("after", say("same-shares")); return null; }
      var sign = p2 > p1 ? 1 : -1;
      return {
        people: function (other) { return size.twoProportions(p1 / 100, other ? p1 / 100 + sign * other / 100 : p2 / 100, z.sure, z.see); },
        filled: say("filled-change", { sure: number(z.sure), see: number(z.see), first: number(p1 / 100), first_rest: number(1 - p1 / 100), second: number(p2 / 100), second_rest: number(1 - p2 / 100), difference: number(Math.abs(p2 - p1) / 100) }),
        chosen: Math.abs(p2 - p1), others: OTHERS.change.filter(function (one) { return p1 + sign * one > 0 && p1 + sign * one < 100; }), rare: Math.min(p1, p2, 100 - p1, 100 - p2),
      };
    },
    "change-mean": function (form, z) {
      var sd = form.number("spread", { above: 0 }), d = form.number("mean-change", { above: 0 });
      if (sd === null || d === null) return null;
      return {
        people: function (other) { return size.twoMeans(sd, sd, other || d, z.sure, z.see); },
        filled: say("filled-change-mean", { sure: number(z.sure), see: number(z.see), sd: number(sd), difference: number(d) }),
        chosen: d, others: [d / 2, d * 2],
      };
    },
    more: function (form, z) {
      var names = ["before", "after", "other-before", "other-after"];
      var p = names.map(function (name) { return share(form, name); });
      if (p.indexOf(null) >= 0) return null;
      var looked = (p[1] - p[0]) - (p[3] - p[2]);
      if (Math.abs(looked) < 1e-9) { form.fault("after", say("same-changes")); return null; }
      var q = p.map(function (one) { return one / 100; }), sign = looked > 0 ? 1 : -1;
      function after(other) { return q[0] + (q[3] - q[2]) + sign * other / 100; }
      return {
        people: function (other) { return size.changes(q[0], other ? after(other) : q[1], q[2], q[3], z.sure, z.see); },
        filled: say("filled-more", { sure: number(z.sure), see: number(z.see), sum: number(q.reduce(function (sum, one) { return sum + one * (1 - one); }, 0)), difference: number(Math.abs(looked) / 100) }),
        chosen: Math.abs(looked), others: OTHERS.more.filter(function (one) { return after(one) > 0 && after(one) < 1; }), rare: Math.min.apply(null, p.concat(p.map(function (one) { return 100 - one; }))),
      };
    },
  };

  /* From the formula's number to people to look for, step by step. */
  function whole(value) { return Math.ceil(value - 1e-9); }
  function steps(people, more) {
    var now = whole(people), list = [{ key: "step-formula", people: now, raw: people }];
    if (more.population) { now = whole(size.finite(now, more.population)); list.push({ key: "step-population", people: now }); }
    if (more.effect > 1) { now = whole(now * more.effect); list.push({ key: "step-clusters", people: now }); }
    list.push({ key: "", people: now, answers: true });
    if (more.lost > 0) { now = whole(now / (1 - more.lost / 100)); list.push({ key: "step-lost", people: now }); }
    return { list: list, answers: list.filter(function (one) { return one.answers; })[0].people, look: now };
  }

  function compute(form) {
    var goal = form.value("goal"), z = { sure: SURE[form.value("confidence")], see: SEE[form.value("power")] };
    var question = questions[goal](form, z);
    var population = form.number("population", { optional: true, least: 1, whole: true });
    var more = { effect: form.number("effect", { least: 1, most: 20 }), lost: form.number("lost", { least: 0, below: 100 }), population: population };
    if (!question || form.faults) return null;
    var raw = question.people(), found = steps(raw, more), groups = { share: 1, mean: 1, change: 2, "change-mean": 2, more: 4 }[goal];
    var blocks = [
      { text: say("result-" + groups, { people: bench.format(found.look), answers: bench.format(found.answers) }), kind: "headline" },
      { list: found.list.filter(function (one) { return one.key; }).map(function (one) {
        return say(one.key, { filled: question.filled, raw: bench.format(raw, 2), people: bench.format(one.people), effect: number(more.effect), lost: number(more.lost), answering: number(1 - more.lost / 100), population: bench.format(population || 0) });
      }) },
    ];
    if (population && found.answers * (groups === 1 ? 1 : groups / 2) > population) blocks.push({ text: say("note-population"), kind: "note" });
    if (question.rare !== undefined && found.answers / more.effect * Math.min(question.rare, 100 - question.rare) / 100 < 5) blocks.push({ text: say("note-rare"), kind: "note" });
    if (goal === "share" && question.chosen >= Math.min(question.rare, 100 - question.rare)) blocks.push({ text: say("note-margin"), kind: "note" });
    if (found.answers < 30) blocks.push({ text: say("note-few"), kind: "note" });
    blocks.push({ table: others(question, goal, more) });
    return blocks;
  }
  function others(question, goal, more) {
    var all = question.others.concat([question.chosen]).filter(function (one, at, list) { return list.indexOf(one) === at; });
    all.sort(function (a, b) { return a - b; });
    var points = goal === "share" || goal === "change" || goal === "more";
    var once = goal === "share" || goal === "mean", of = once ? "-one" : "";
    return {
      caption: say("others"), head: [say(once ? "head-margin" : "head-change"), say("head-answers" + of), say("head-look" + of)],
      rows: all.map(function (one) {
        var found = steps(question.people(one), more), shown = points ? say("points", { number: bench.format(one) }) : bench.format(one, 3);
        return [one === question.chosen ? say("yours", { number: shown }) : shown, bench.format(found.answers), bench.format(found.look)];
      }),
    };
  }

  bench.start(compute);
})();

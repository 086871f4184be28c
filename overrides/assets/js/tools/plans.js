/* Plans: answers to any templates under a name, kept on this device, one of them open. Pages bind their forms to it. */
(function () {
  "use strict";
  var tools = (window.HandbookTools = window.HandbookTools || {});
  var say = tools.say;
  var make = tools.make;
  var KIND = "plan";
  var VERSION = 1;
  var KEY = /^[a-z0-9-]{1,80}\.[a-z0-9-]{1,80}$/;
  var MOST = 40000; // characters of one answer
  var store = tools.store.open("plans", VERSION);

  function fresh(name) {
    return { id: tools.store.newId(), name: name || say("plan-first"), locale: (window.HANDBOOK_TOOL || {}).locale || "en", changed: "", answers: {} };
  }
  function isText(value) {
    return typeof value === "string" && value.length <= MOST;
  }
  function isAnswer(value) {
    if (isText(value)) return true;
    return Array.isArray(value) && value.length <= 500 && value.every(function (one) {
      return isText(one) || (Array.isArray(one) && one.length <= 20 && one.every(isText));
    });
  }
  /* A plan that came from elsewhere, or null. What it holds and we do not know stays, as long as it is an answer. */
  function sound(value) {
    if (!value || typeof value.name !== "string" || !value.answers || typeof value.answers !== "object" || Array.isArray(value.answers)) return null;
    var answers = {};
    var good = Object.keys(value.answers).every(function (key) {
      if (!KEY.test(key) || !isAnswer(value.answers[key])) return false;
      answers[key] = value.answers[key];
      return true;
    });
    if (!good) return null;
    return {
      id: typeof value.id === "string" && /^[a-z0-9]{6,40}$/.test(value.id) ? value.id : tools.store.newId(),
      name: value.name.slice(0, 120) || say("plan-first"),
      locale: isText(value.locale) ? value.locale : "en",
      changed: isText(value.changed) ? value.changed.slice(0, 40) : "",
      stamp: value.stamp,
      after: value.after,
      answers: answers,
    };
  }
  /* Stamps are this device's alone. */
  function unstamped(plan) {
    return Object.assign({}, plan, { stamp: undefined, after: undefined });
  }
  function same(one, other) {
    return JSON.stringify(one === undefined ? null : one) === JSON.stringify(other === undefined ? null : other);
  }
  function sameAnswers(one, other) {
    var keys = Object.keys(one);
    return keys.length === Object.keys(other).length && keys.every(function (key) { return same(one[key], other[key]); });
  }

  /* The plans of one page. `root` holds the forms; `onOpen(plan)` is told when another plan, or another's change, is shown. */
  function Plans(root, onOpen, onChange) {
    this.root = root;
    this.onOpen = onOpen || function () {};
    this.onChange = onChange || function () {};
    this.timer = 0;
    var known = store.list();
    var last = window.__md_get("plan");
    this.plan = known.filter(function (one) { return one.id === last; })[0] || known.sort(byChange)[0] || fresh();
    this.plan = sound(this.plan) || fresh();
    this.agree();
    var self = this;
    tools.forms.bind(root, function (field) { self.changed(field); });
    store.onChange(function (id) { self.changedElsewhere(id); });
    window.addEventListener("pagehide", function () { self.flush(); });
    document.addEventListener("visibilitychange", function () { if (document.hidden) self.flush(); });
    this.show();
  }
  function byChange(one, other) {
    return String(other.changed).localeCompare(String(one.changed));
  }
  /* What this page shows is what the device holds. `base`: these answers; `before`: those that our own last write changed. */
  Plans.prototype.agree = function () {
    this.base = this.before = Object.assign({}, this.plan.answers);
  };
  Plans.prototype.show = function () {
    tools.forms.fill(this.root, this.plan.answers);
    this.onOpen(this.plan);
  };
  Plans.prototype.list = function () {
    var own = this.plan;
    var known = store.list().filter(function (one) { return one.id !== own.id && sound(one); });
    return known.concat([own]).sort(function (one, other) { return one.name.localeCompare(other.name); });
  };
  Plans.prototype.open = function (plan) {
    this.flush();
    this.plan = plan;
    this.agree();
    window.__md_set("plan", plan.id);
    tools.notice("");
    this.show();
  };
  Plans.prototype.openById = function (id) {
    var plan = sound(store.read(id));
    if (plan) this.open(plan);
  };
  Plans.prototype.create = function () {
    var names = this.list().map(function (one) { return one.name; });
    var number = 1;
    while (names.indexOf(say("plan-numbered", { number: number })) >= 0) number++;
    this.open(fresh(say("plan-numbered", { number: number })));
    this.write();
  };
  Plans.prototype.rename = function (name) {
    this.plan.name = name.trim().slice(0, 120) || say("plan-first");
    this.soon();
  };
  Plans.prototype.remove = function () {
    clearTimeout(this.timer);
    this.timer = 0;
    store.remove(this.plan.id);
    this.plan = fresh();
    var next = store.list().map(sound).filter(Boolean).sort(byChange)[0];
    this.open(next || this.plan);
  };

  /* A change is kept after a short rest, and at once when the page is left. */
  Plans.prototype.changed = function (field) {
    this.plan.answers = tools.forms.read(this.root, this.plan.answers);
    this.soon();
    this.onChange(field);
  };
  Plans.prototype.soon = function () {
    var self = this;
    clearTimeout(this.timer);
    // Who types without a rest loses three seconds at most.
    if (!this.timer) this.since = Date.now();
    this.timer = setTimeout(function () { self.write(); }, Date.now() - this.since > 3000 ? 0 : 400);
  };
  Plans.prototype.flush = function () {
    if (this.timer) this.write();
  };
  Plans.prototype.write = function () {
    clearTimeout(this.timer);
    this.timer = 0;
    this.plan.changed = new Date().toISOString();
    this.keep();
  };
  Plans.prototype.keep = function () {
    var result = store.write(this.plan.id, this.plan);
    if (result === "newer") result = this.merge(sound(store.read(this.plan.id)));
    if (result === "newer") {
      this.conflict();
      return;
    }
    this.before = this.base;
    this.base = Object.assign({}, this.plan.answers);
    window.__md_set("plan", this.plan.id);
    if (result === "kept") {
      if (this.warned) tools.notice("");
      this.warned = false;
    } else {
      var self = this;
      this.warned = true;
      tools.notice(say(result), [[say("plan-save"), function () { self.save(); }]], true);
    }
    this.result = result;
    this.onChange(null);
  };
  /* Two tabs changed different answers: both are kept. The same answer twice is for the reader to decide. */
  Plans.prototype.merge = function (theirs) {
    if (!theirs) return "newer";
    var mine = this.plan.answers;
    // Who never saw our last write may have written over it.
    var base = theirs.after === this.plan.stamp ? this.base : this.before;
    var merged = Object.assign({}, theirs.answers);
    var clash = false;
    Object.keys(Object.assign({}, mine, base)).forEach(function (key) {
      if (same(mine[key], base[key])) return;
      if (!same(theirs.answers[key], base[key]) && !same(theirs.answers[key], mine[key])) clash = true;
      if (mine[key] === undefined) delete merged[key];
      else merged[key] = mine[key];
    });
    if (clash) return "newer";
    this.plan.answers = merged;
    this.plan.stamp = theirs.stamp;
    this.base = theirs.answers;
    var result = store.write(this.plan.id, this.plan);
    tools.forms.fill(this.root, merged);
    return result;
  };
  Plans.prototype.conflict = function () {
    var self = this;
    tools.notice(say("newer"), [
      [say("plan-take-newer"), function () { self.timer = 0; self.openById(self.plan.id); }],
      [say("plan-keep-copy"), function () {
        var copy = Object.assign(fresh(say("plan-copy", { name: self.plan.name })), { answers: self.plan.answers });
        self.timer = 0;
        self.open(copy);
        self.write();
      }],
    ], true);
  };
  Plans.prototype.changedElsewhere = function (id) {
    if (id === null) {
      this.warned = true;
      var self = this;
      tools.notice(say("cleared"), [[say("plan-save"), function () { self.save(); }]], true);
    } else if (id === this.plan.id && !this.timer) {
      var plan = sound(store.read(id));
      if (plan && plan.stamp !== this.plan.stamp) this.follow(plan);
    } else this.onOpen(this.plan);
  };

  /* Another tab wrote. What it did not see of ours is put beside it, or asked about. */
  Plans.prototype.follow = function (theirs) {
    var self = this;
    var unseen = theirs.after !== this.plan.stamp && Object.keys(Object.assign({}, this.base, this.before)).some(function (key) {
      return !same(self.base[key], self.before[key]) && !same(self.base[key], theirs.answers[key]);
    });
    if (unseen) {
      this.keep();
      return;
    }
    var focus = document.activeElement;
    this.plan = theirs;
    this.agree();
    this.show();
    if (focus && focus.focus) focus.focus();
  };

  Plans.prototype.save = function () {
    this.flush();
    tools.files.save(tools.files.fileName(this.plan.name, "json"), "application/json", tools.files.pack(KIND, VERSION, unstamped(this.plan)));
  };
  Plans.prototype.load = function () {
    var self = this;
    tools.files.open(".json,application/json", "text").then(function (file) {
      if (!file) return;
      var read = file.fault ? file : tools.files.unpack(file.value, KIND, VERSION);
      var plan = read.fault ? null : sound(unstamped(read.value));
      if (!plan) {
        var fault = read.fault || "foreign";
        tools.notice(say(fault === "newer" ? "newer-file" : fault), [], true);
        return;
      }
      self.take(plan);
    });
  };
  /* A plan that is here already with other answers stays; what came is put beside it. */
  Plans.prototype.take = function (plan) {
    this.flush();
    var known = sound(store.read(plan.id));
    if (known && !sameAnswers(known.answers, plan.answers)) {
      plan.id = tools.store.newId();
      plan.name = say("plan-copy", { name: plan.name });
    } else if (known) {
      plan = known;
    }
    this.open(plan);
    if (known !== plan) this.keep();
    tools.notice(say("plan-opened", { name: plan.name }));
  };

  /* The bar above the forms: which plan is open, and what can be done with it. */
  Plans.prototype.bar = function (place) {
    var self = this;
    var picker = make("select", { class: "hb-input", id: "hb-plan-picker" });
    var name = make("input", { class: "hb-input", id: "hb-plan-name", type: "text", autocomplete: "off", dir: "auto", maxLength: 120 });
    picker.addEventListener("change", function () { self.openById(picker.value); });
    name.addEventListener("input", function () {
      self.rename(name.value);
      refresh();
    });
    var state = make("span", { class: "hb-plan-state", dir: "auto" });
    function refresh() {
      var plans = self.list();
      picker.replaceChildren.apply(picker, plans.map(function (plan) {
        return make("option", { value: plan.id, text: plan.name, selected: plan.id === self.plan.id });
      }));
      picker.parentNode.hidden = plans.length < 2;
      if (document.activeElement !== name) name.value = self.plan.name;
    }
    function ask() {
      tools.notice(say("plan-delete-sure", { name: self.plan.name }), [
        [say("plan-delete-yes"), function () { self.remove(); }],
        [say("plan-delete-no"), function () { tools.notice(""); }],
      ], true);
      document.getElementById("hb-tool-notice").scrollIntoView({ block: "nearest" });
    }
    place.hidden = false;
    place.replaceChildren(
      make("p", { class: "hb-plan-bar__names" }, [
        make("label", {}, [make("span", { text: say("plan-name") }), name]),
        make("label", {}, [make("span", { text: say("plan-other") }), picker]),
      ]),
      make("p", { class: "hb-plan-bar__buttons" }, [
        tools.button(say("plan-new"), function () {
          self.create();
          name.focus();
          name.select();
        }),
        tools.button(say("plan-save"), function () { self.save(); }),
        tools.button(say("plan-open"), function () { self.load(); }),
        tools.button(say("plan-delete"), ask),
        state,
      ]),
      make("details", { class: "hb-plan-where" }, [make("summary", {}, [make("span", { text: say("plan-where") })]), make("p", { text: say("plan-where-text") })])
    );
    this.refresh = refresh;
    var before = { onOpen: this.onOpen, onChange: this.onChange };
    this.onOpen = function (plan) {
      refresh();
      before.onOpen(plan);
    };
    this.onChange = function (field) {
      state.textContent = field === null && self.result === "kept" ? say("plan-kept") : "";
      before.onChange(field);
    };
    refresh();
  };

  tools.plans = { Plans: Plans, sound: sound, store: store, sameAnswers: sameAnswers, KIND: KIND, VERSION: VERSION };
})();

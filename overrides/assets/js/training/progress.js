/* What is kept of a module on this device: place, answers, results. Nothing of an older version is lost without a word. */
(function () {
  "use strict";
  var tools = (window.HandbookTools = window.HandbookTools || {});
  var say = tools.say;
  var KIND = "training";
  var VERSION = 1;
  var MOST = 5000; // characters of one answer
  var store = tools.store.open(KIND, VERSION);

  function isRecord(value) {
    return Boolean(value) && typeof value === "object" && !Array.isArray(value);
  }
  function isAnswer(value) {
    if (typeof value === "string") return value.length <= MOST;
    if (Array.isArray(value)) return value.length <= 20 && value.every(function (one) { return typeof one === "string" && one.length <= 80; });
    return isRecord(value) && Object.keys(value).length <= 20 && Object.keys(value).every(function (key) { return typeof value[key] === "string" && value[key].length <= 80; });
  }
  function isResult(value) {
    return isRecord(value) && ["percent", "points", "count", "version"].every(function (key) { return typeof value[key] === "number"; }) && typeof value.day === "string";
  }
  function answersOf(value) {
    var found = {};
    if (isRecord(value)) Object.keys(value).forEach(function (key) {
      if (/^[a-z0-9-]{1,60}$/.test(key) && isAnswer(value[key])) found[key] = value[key];
    });
    return found;
  }

  /* A value that may come from a file: what is no progress is null. */
  function sound(value) {
    if (!isRecord(value) || typeof value.id !== "string" || !/^[a-z0-9-]{1,60}$/.test(value.id) || !isRecord(value.answers)) return null;
    return {
      id: value.id,
      version: Number(value.version) > 0 ? Math.floor(Number(value.version)) : 1,
      changed: typeof value.changed === "string" ? value.changed.slice(0, 40) : "",
      stamp: typeof value.stamp === "string" ? value.stamp.slice(0, 40) : undefined,
      after: typeof value.after === "string" ? value.after.slice(0, 40) : undefined,
      place: typeof value.place === "string" ? value.place.slice(0, 80) : "",
      seen: Array.isArray(value.seen) ? value.seen.filter(function (one) { return typeof one === "string"; }).slice(0, 40) : [],
      answers: answersOf(value.answers),
      met: answersOf(value.met),
      results: Array.isArray(value.results) ? value.results.filter(isResult).slice(-50) : [],
      checked: value.checked === true,
      gone: Array.isArray(value.gone) ? value.gone.filter(function (one) {
        return isRecord(one) && typeof one.id === "string" && isAnswer(one.answer);
      }).slice(-200) : [],
    };
  }
  function fresh(id, version) {
    return { id: id, version: version, changed: "", place: "", seen: [], answers: {}, met: {}, results: [], checked: false, gone: [] };
  }

  /* Answers to questions that are not there any more, or that ask something else now, go where the file keeps them. */
  function mapped(value, data) {
    var known = {};
    data.questions.forEach(function (one) { known[one.id] = one; });
    var lost = Object.keys(value.answers).filter(function (id) {
      return !known[id] || !tools.answers.fits(known[id], value.answers[id]);
    });
    lost.forEach(function (id) {
      value.gone.push({ id: id, version: value.version, answer: value.answers[id] });
      delete value.answers[id];
      delete value.met[id];
    });
    var old = value.version;
    value.version = Math.max(old, data.version);
    if (old < data.version) value.checked = false;
    return { lost: lost.length, old: old < data.version ? old : 0 };
  }

  function Progress(data) {
    this.data = data;
    this.timer = 0;
    this.onChange = function () {};
    this.take(sound(store.read(data.id)) || fresh(data.id, data.version));
    var self = this;
    store.onChange(function (id) { if (id === data.id && !self.timer) self.reread(); });
    window.addEventListener("pagehide", function () { self.flush(); });
    document.addEventListener("visibilitychange", function () { if (document.hidden) self.flush(); });
  }
  Progress.prototype.take = function (value) {
    this.value = value;
    this.mapped = mapped(value, this.data);
  };
  Progress.prototype.reread = function () {
    var theirs = sound(store.read(this.data.id)), mine = this.value;
    if (!theirs || theirs.stamp === mine.stamp) return;
    this.take(theirs);
    // Both wrote over the same: ours is gone from the device. Where both answered, theirs is the later one.
    if (theirs.after === mine.after && this.join(mine, theirs)) this.soon();
    this.onChange();
  };
  Progress.prototype.soon = function () {
    var self = this;
    clearTimeout(this.timer);
    this.timer = setTimeout(function () { self.write(); }, 300);
  };
  Progress.prototype.flush = function () {
    if (this.timer) this.write();
  };
  Progress.prototype.write = function () {
    clearTimeout(this.timer);
    this.timer = 0;
    this.value.changed = new Date().toISOString();
    var result = store.write(this.value.id, this.value);
    if (result === "newer") {
      // Another tab wrote: its answers and results stay beside those of this one.
      var theirs = sound(store.read(this.value.id)) || this.value;
      this.join(theirs, this.value);
      this.value.stamp = theirs.stamp;
      result = store.write(this.value.id, this.value);
    }
    // Said once: who types would hear it at every letter.
    if (result !== "kept" && this.told !== result) tools.notice(say(result), [[say("save"), save]], true);
    this.told = result;
    // For what stands around the page, such as a learning system.
    document.dispatchEvent(new CustomEvent("handbook-training", { detail: this.value }));
    return result;
  };
  /* What is in one of two, and where both have an answer, that of the second. Says whether this changed the value. */
  Progress.prototype.join = function (first, second) {
    var value = this.value, before = JSON.stringify(value);
    value.answers = Object.assign({}, first.answers, second.answers);
    value.met = Object.assign({}, first.met, second.met);
    value.seen = union(first.seen, second.seen);
    value.results = joined(first.results, second.results);
    value.gone = joined(first.gone, second.gone);
    return JSON.stringify(value) !== before;
  };
  Progress.prototype.remove = function () {
    clearTimeout(this.timer);
    this.timer = 0;
    store.remove(this.data.id);
    this.take(fresh(this.data.id, this.data.version));
  };
  function union(one, other) {
    return one.concat(other.filter(function (id) { return one.indexOf(id) < 0; }));
  }
  function joined(one, other) {
    var known = one.map(function (value) { return JSON.stringify(value); });
    return one.concat(other.filter(function (value) { return known.indexOf(JSON.stringify(value)) < 0; }));
  }

  /* All modules in one file, those too that this edition does not have. */
  function save() {
    var modules = {};
    store.list().map(sound).filter(Boolean).forEach(function (one) { modules[one.id] = one; });
    tools.files.save(tools.files.fileName(say("file-name"), "json"), "application/json", tools.files.pack(KIND, VERSION, { modules: modules }));
  }
  function same(one, other) {
    function bare(value) { return JSON.stringify([value.answers, value.met, value.results, value.place, value.gone, value.checked]); }
    return bare(one) === bare(other);
  }
  /* Asks for a file and takes what it holds; where it differs from what is here, the learner decides. */
  function load(done) {
    tools.files.open(".json,application/json", "text").then(function (file) {
      if (!file) return;
      var read = file.fault ? file : tools.files.unpack(file.value, KIND, VERSION);
      var modules = !read.fault && isRecord(read.value.modules) ? read.value.modules : null;
      var found = modules && Object.keys(modules).map(function (id) { return sound(modules[id]); });
      if (!found || found.indexOf(null) >= 0) {
        var fault = read.fault || "foreign";
        tools.notice(say(fault === "newer" ? "newer-file" : fault), [], true);
        return;
      }
      var differing = found.filter(function (one) {
        var known = sound(store.read(one.id));
        return known && !same(known, one);
      });
      function take(values) {
        values.forEach(function (one) {
          var known = store.read(one.id);
          one.stamp = known ? known.stamp : undefined;
          store.write(one.id, one);
        });
        tools.notice(say("loaded", { count: found.length }));
        done();
      }
      if (!differing.length) {
        take(found.filter(function (one) { return !store.read(one.id); }));
        return;
      }
      tools.notice(say("differs", { count: differing.length }), [
        [say("take-file"), function () { take(found); }],
        [say("take-mine"), function () { take(found.filter(function (one) { return differing.indexOf(one) < 0 && !store.read(one.id); })); }],
      ], true);
    });
  }

  tools.progress = { Progress: Progress, save: save, load: load, sound: sound };
})();

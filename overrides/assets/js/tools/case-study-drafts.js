/* Drafts of case studies, kept on the device as they are written; several tabs may have the same one open. */
(function () {
  "use strict";
  var tools = (window.HandbookTools = window.HandbookTools || {});

  /* `show(draft)` is called when another draft is to be shown; `told(state)` with what became of the last write. */
  function Drafts(show, told) {
    var self = this;
    this.store = tools.store.open("case-studies", 1);
    this.show = show;
    this.told = told;
    this.current = null;
    this.dirty = false;
    this.timer = 0;
    this.store.onChange(function (id) { self.heard(id); });
    window.addEventListener("pagehide", function () { self.flush(); });
    document.addEventListener("visibilitychange", function () { if (document.hidden) self.flush(); });
  }
  Drafts.prototype.all = function () {
    var current = this.current;
    var known = this.store.list().filter(function (one) { return typeof one.id === "string" && isRecord(one.tree); });
    if (current && !known.some(function (one) { return one.id === current.id; })) known.push(current);
    return known;
  };
  function isRecord(value) { return Boolean(value) && typeof value === "object" && !Array.isArray(value); }

  Drafts.prototype.open = function (draft) {
    this.flush();
    this.current = draft;
    this.dirty = false;
    try {
      window.sessionStorage.setItem("handbook.case-study", draft.id);
    } catch (refused) {
      /* The tab then opens the newest draft. */
    }
    this.show(draft);
  };
  Drafts.prototype.start = function (tree, name) {
    var draft = { id: tools.store.newId(), name: name || "", tree: tree };
    this.open(draft);
    return draft;
  };
  /* The draft of this tab, else the one that was changed last. */
  Drafts.prototype.last = function () {
    var id = null, known = this.all();
    try {
      id = window.sessionStorage.getItem("handbook.case-study");
    } catch (refused) {
      /* As above. */
    }
    return known.filter(function (one) { return one.id === id; })[0] || known.sort(function (one, other) { return (other.changed || 0) - (one.changed || 0); })[0] || null;
  };
  Drafts.prototype.touch = function () {
    var self = this;
    this.dirty = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(function () { self.flush(); }, 400);
  };
  Drafts.prototype.flush = function () {
    clearTimeout(this.timer);
    if (!this.dirty || !this.current) return;
    this.current.changed = Date.now();
    var result = this.store.write(this.current.id, this.current);
    if (result !== "newer") this.dirty = false;
    if (result === "kept") this.written = this.current.stamp;
    this.told(result);
  };
  Drafts.prototype.remove = function () {
    clearTimeout(this.timer);
    this.dirty = false;
    this.store.remove(this.current.id);
    this.current = null;
  };
  /* Another tab wrote or deleted. What nobody changed here is simply shown anew. */
  Drafts.prototype.heard = function (id) {
    if (!this.current || (id !== null && id !== this.current.id)) {
      this.told("others");
      return;
    }
    var other = this.store.read(this.current.id);
    if (!other) this.told("gone");
    else if (other.stamp === this.current.stamp) return;
    // Written here and not yet, or never, seen there.
    else if (this.dirty || (this.written === this.current.stamp && other.after !== this.written)) this.told("newer");
    else this.open(other);
  };
  Drafts.prototype.takeOther = function () {
    this.dirty = false;
    this.open(this.store.read(this.current.id) || this.current);
  };
  Drafts.prototype.keepMine = function () {
    var mine = this.current;
    this.dirty = false;
    this.start(mine.tree, mine.name);
    this.touch();
    this.flush();
  };

  tools.caseStudyDrafts = { Drafts: Drafts };
})();

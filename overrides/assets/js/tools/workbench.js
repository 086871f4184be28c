/* What the tools of numbers share: a form that is kept on the device, faults at their field, results as text, table and file. */
(function () {
  "use strict";
  var tools = window.HandbookTools, make = tools.make, say = tools.say;
  var data = window.HANDBOOK_TOOL || {}, KEEP_MS = 400, VERSION = 1;

  var writers = {};
  function writer(digits) {
    try {
      return new Intl.NumberFormat((data.locale || "en") + "-u-nu-latn", { maximumFractionDigits: digits });
    } catch (unknownLocale) {
      return new Intl.NumberFormat("en", { maximumFractionDigits: digits });
    }
  }
  /* A number as the page's language writes it, in Latin digits, with a real minus sign and never as minus zero. */
  function format(value, digits) {
    var most = digits === undefined ? 1 : digits;
    writers[most] = writers[most] || writer(most);
    return writers[most].format(Math.abs(value) < 0.5 * Math.pow(10, -most) ? 0 : value).replace("-", "\u2212");
  }
  function signed(value, digits) {
    var text = format(value, digits);
    return value > 0 && /[1-9]/.test(text) ? "+" + text : text;
  }

  /* The form `hb-bench`. `compute(form)` reads it and gives the blocks of the result, or null while something is missing;
     `state` holds what a tool keeps beside its fields. */
  function start(compute, options) {
    var root = document.getElementById("hb-bench"), place = document.getElementById("hb-bench-result");
    if (!root || !place) return null;
    var kept = tools.store.open("sheets", VERSION), id = data.id, kind = "sheet." + id, stamp, timer = 0, blocks = null, troubled = false;
    var empty = fields(), own = options || {}, visited = Object.create(null); // nobody is told of a field before being there
    var status = make("p", { class: "hb-bench__status", role: "status" }), body = make("div", {});
    place.appendChild(status);
    place.appendChild(body);

    function inputs() {
      return Array.prototype.filter.call(root.elements, function (one) { return one.name && !one.hasAttribute("data-loose"); });
    }
    function fields() {
      var found = {};
      inputs().forEach(function (one) {
        if (one.type === "radio") { if (one.checked) found[one.name] = one.value; }
        else found[one.name] = one.type === "checkbox" ? one.checked : one.value;
      });
      return found;
    }
    function fill(values) {
      inputs().forEach(function (one) {
        if (!Object.prototype.hasOwnProperty.call(values, one.name)) return;
        if (one.type === "radio") one.checked = one.value === values[one.name];
        else if (one.type === "checkbox") one.checked = values[one.name] === true;
        else if (typeof values[one.name] === "string") one.value = values[one.name];
      });
    }
    /* Parts of the form that belong to a choice: data-when="name value value". */
    function reveal() {
      Array.prototype.forEach.call(document.querySelectorAll("[data-when]"), function (part) {
        part.hidden = !part.getAttribute("data-when").split("|").every(function (rule) {
          var words = rule.trim().split(" ");
          return words.slice(1).indexOf(form.value(words[0])) >= 0;
        });
      });
    }
    function fault(name, text) {
      var input = form.input(name), at = document.getElementById(name + "-fault");
      if (!input || !at) return;
      at.textContent = text || "";
      at.hidden = !text;
      if (text) { input.setAttribute("aria-invalid", "true"); form.faults += 1; } else input.removeAttribute("aria-invalid");
    }

    var form = {
      root: root, faults: 0, fault: fault,
      input: function (name) {
        var found = root.elements[name];
        return found && found.length !== undefined && !found.options ? found[0] : found;
      },
      value: function (name) {
        var found = root.elements[name];
        if (!found) return "";
        return found.type === "checkbox" ? (found.checked ? "yes" : "no") : found.value;
      },
      /* A number, or null with a message at its field. Rules: least, most, above, below, whole, large, optional. */
      number: function (name, limits) {
        var text = form.value(name).trim(), rules = limits || {}, value = tools.numbers.field(text, rules.whole || rules.large), wrong = "";
        if (text === "") wrong = rules.optional || !visited[name] ? "" : say("sheet-fill-in");
        else if (value === null) wrong = say("sheet-no-number");
        else if (rules.whole && value % 1 !== 0) wrong = say("sheet-whole");
        else if (rules.above !== undefined && !(value > rules.above)) wrong = say("sheet-above", { least: format(rules.above, 3) });
        else if (rules.least !== undefined && value < rules.least) wrong = say("sheet-least", { least: format(rules.least, 3) });
        else if (rules.below !== undefined && !(value < rules.below)) wrong = say("sheet-below", { most: format(rules.below, 3) });
        else if (rules.most !== undefined && value > rules.most) wrong = say("sheet-most", { most: format(rules.most, 3) });
        fault(name, wrong);
        return wrong || text === "" ? null : value;
      },
      update: update, keep: later,
    };

    function update() {
      form.faults = 0;
      reveal();
      Array.prototype.forEach.call(root.querySelectorAll("[aria-invalid]"), function (one) { if (one.name) fault(one.name, ""); });
      form.faults = 0;
      blocks = compute(form);
      status.textContent = blocks ? "" : form.faults ? say("sheet-faults", { count: form.faults }) : "";
      status.hidden = !status.textContent;
      body.replaceChildren();
      if (blocks) tools.report.show(body, blocks);
      Array.prototype.forEach.call(bar.querySelectorAll("[data-result]"), function (one) { one.disabled = !blocks; });
    }
    function value() { return { fields: fields(), state: own.read ? own.read() : null, stamp: stamp }; }
    function keep() {
      var now = value(), said = kept.write(id, now);
      if (said === "kept") stamp = now.stamp;
      if (said !== "kept" || troubled) tools.notice(said === "kept" ? "" : say(said), said === "newer" ? choices() : [[say("sheet-save"), saveFile]], true);
      troubled = said !== "kept";
    }
    /* Another tab was quicker: this version as a file, or that one in its place. */
    function choices() { return [[say("sheet-save"), saveFile], [say("sheet-take"), takeKept]]; }
    function takeKept() {
      var other = kept.read(id);
      clearTimeout(timer);
      troubled = false;
      tools.notice("");
      if (!other) return;
      stamp = other.stamp;
      take(other);
    }
    function later() { clearTimeout(timer); timer = setTimeout(keep, KEEP_MS); }
    function take(entries) {
      if (entries && entries.fields) fill(entries.fields);
      if (own.write) own.write((entries && entries.state) || null);
      update();
    }
    function saveFile() { tools.files.save(tools.files.fileName(document.title, "json"), "application/json", tools.files.pack(kind, VERSION, value())); }
    function openFile() {
      tools.files.open(".json,application/json", "text").then(function (file) {
        if (!file) return;
        var found = file.fault ? file : tools.files.unpack(file.value, kind, VERSION);
        if (found.fault) { tools.notice(say(found.fault === "newer" ? "newer-file" : found.fault), [], true); return; }
        tools.notice("");
        take(found.value);
        keep();
      });
    }
    function clear() {
      clearTimeout(timer);
      kept.remove(id);
      stamp = undefined;
      visited = Object.create(null);
      take({ fields: empty, state: null });
      tools.notice(say("sheet-cleared"));
    }
    function title() { return (document.querySelector("h1") || { textContent: data.id }).textContent.replace(/[¶\n]/g, "").trim(); }
    function named(extension) { return tools.files.fileName(title(), extension); }
    function result(text, act) { return tools.button(text, act, { "data-result": "" }); }
    var bar = make("div", { class: "hb-bench__bar" }, [
      result(say("sheet-text"), function () { tools.files.save(named("txt"), "text/plain", "\ufeff" + title() + "\r\n\r\n" + tools.report.text(blocks)); }),
      result(say("sheet-csv"), function () { tools.files.save(named("csv"), "text/csv", tools.files.toCsv([[title()]].concat(tools.report.rows(blocks)))); }),
      tools.button(say("sheet-print"), function () { window.print(); }),
      tools.button(say("sheet-save"), saveFile),
      tools.button(say("sheet-open"), openFile),
      tools.button(say("sheet-clear"), clear),
    ]);
    place.parentNode.insertBefore(bar, place.nextSibling);

    root.addEventListener("submit", function (event) { event.preventDefault(); });
    function visit(event) { visited[event.target.name] = true; }
    root.addEventListener("focusout", function (event) { visit(event); update(); });
    root.addEventListener("input", function (event) { visit(event); update(); later(); });
    root.addEventListener("change", function () { update(); later(); });
    window.addEventListener("pagehide", function () { if (timer) { clearTimeout(timer); keep(); } });
    kept.onChange(function (changed) { if (changed === id) tools.notice(say("changed-elsewhere"), choices(), true); });
    var before = kept.read(id);
    if (before) stamp = before.stamp;
    take(before);
    return form;
  }

  tools.workbench = { start: start, format: format, signed: signed };
})();

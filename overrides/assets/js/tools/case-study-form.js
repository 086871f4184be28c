/* The form and the value that it shows. The value is a tree of texts, lists and records; what no field of the form can show
   stays in it as it is. Rows of a list are copies of the first one, which the build made. */
(function () {
  "use strict";
  var tools = (window.HandbookTools = window.HandbookTools || {});
  var PREFIX = "case-study.";
  var CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff\u2028\u2029]/;

  function steps(path) {
    return path.split(".").map(function (step) { return /^[0-9]+$/.test(step) ? Number(step) : step; });
  }
  function get(tree, way) {
    return way.reduce(function (value, step) {
      return value !== null && typeof value === "object" && Object.prototype.hasOwnProperty.call(value, step) ? value[step] : undefined;
    }, tree);
  }
  /* Puts a value into the tree; what has another shape than the way needs gives way. */
  function put(tree, way, value) {
    var at = tree;
    way.slice(0, -1).forEach(function (step, index) {
      var wantsList = typeof way[index + 1] === "number", inner = at[step];
      if (!inner || typeof inner !== "object" || Array.isArray(inner) !== wantsList) at[step] = wantsList ? [] : {};
      at = at[step];
    });
    if (value === undefined) delete at[way[way.length - 1]];
    else at[way[way.length - 1]] = value;
  }
  /* Without what is empty: {value, way}, where `way` leads from a place in the tidy value to the place in the form. */
  function tidy(tree, keep) {
    var moved = {};
    function walk(value, path) {
      if (typeof value === "string") return value.trim() ? value : undefined;
      if (Array.isArray(value)) {
        var kept = [];
        var items = value.map(function (one, index) {
          var inner = walk(one, path.concat(kept.length));
          if (inner !== undefined) kept.push(index);
          return inner;
        }).filter(function (one) { return one !== undefined; });
        moved[path.join(".")] = kept;
        return items.length || keep.indexOf(path.join(".")) >= 0 ? items : undefined;
      }
      var record = {};
      Object.keys(value).forEach(function (key) {
        var inner = walk(value[key], path.concat(key));
        if (inner !== undefined) Object.defineProperty(record, key, { value: inner, enumerable: true, writable: true, configurable: true });
      });
      return Object.keys(record).length || !path.length ? record : undefined;
    }
    var value = walk(tree, []);
    keep.forEach(function (key) { if (value[key] === undefined) value[key] = []; });
    return {
      value: value,
      way: function (path) {
        return path.map(function (step, at) {
          var indexes = typeof step === "number" && moved[path.slice(0, at).join(".")];
          return indexes && step < indexes.length ? indexes[step] : step;
        });
      },
    };
  }

  function Form(changed) {
    var self = this;
    this.changed = changed;
    this.tree = {};
    this.rows = {};
    document.querySelectorAll("[data-control='records'], [data-control='lines']").forEach(function (list) {
      var entry = list.querySelector("[data-entry]");
      self.rows[list.dataset.field] = entry;
      entry.remove();
      list.querySelector("[data-add]").hidden = false;
    });
    document.querySelectorAll(".hb-form").forEach(function (part) {
      part.addEventListener("input", function (event) { self.take(event.target); });
      part.addEventListener("click", function (event) {
        var button = event.target.closest && event.target.closest("[data-add], [data-remove]");
        if (button) self.press(button);
      });
    });
  }
  function valueOf(field) { return field.querySelector("[data-value]"); }
  function clean(text) {
    return tools.words.letters(text.replace(/\r\n?/g, "\n")).filter(function (sign) { return sign.length > 1 || !CONTROL.test(sign); }).join("");
  }

  /* The form shows a tree. */
  Form.prototype.fill = function (tree) {
    var self = this;
    this.tree = tree;
    Object.keys(this.rows).forEach(function (path) { self.list(path); });
    document.querySelectorAll("[data-field]").forEach(function (field) { self.show(field); });
  };
  Form.prototype.list = function (path) {
    var list = document.getElementById(PREFIX + path), place = list.querySelector(".hb-entries"), value = get(this.tree, steps(path));
    var count = Array.isArray(value) ? value.length : 0;
    while (place.children.length > count) place.lastElementChild.remove();
    while (place.children.length < count) place.appendChild(this.row(path, place.children.length, list.dataset.label));
  };
  /* A copy of the first row under another number. */
  Form.prototype.row = function (path, number, label) {
    var row = this.rows[path].cloneNode(true), from = path + ".0", to = path + "." + number;
    row.setAttribute("aria-label", tools.say("number", { label: label, number: number + 1 }));
    row.querySelectorAll("*").forEach(function (element) {
      ["id", "for", "data-field", "aria-describedby"].forEach(function (name) {
        var value = element.getAttribute(name);
        if (value) element.setAttribute(name, value.split(" ").map(function (one) {
          var start = one.indexOf(PREFIX) === 0 ? PREFIX : "";
          return one.indexOf(start + from) === 0 ? start + to + one.slice((start + from).length) : one;
        }).join(" "));
      });
    });
    row.querySelector("[data-remove]").hidden = false;
    return row;
  };
  Form.prototype.show = function (field) {
    var value = get(this.tree, steps(field.dataset.field)), input;
    if (field.dataset.control === "checks") {
      this.checks(field, Array.isArray(value) ? value : []);
    } else if (["line", "text", "choice"].indexOf(field.dataset.control) >= 0) {
      input = valueOf(field);
      var text = typeof value === "string" ? value : "";
      if (input.dataset.filledBy === "sources") this.offerSources(input);
      if (input.tagName === "SELECT" && text && !Array.from(input.options).some(function (one) { return one.value === text; })) {
        input.appendChild(tools.make("option", { value: text, text: tools.say("not-in-list", { value: text }) }));
      }
      if (input.value !== text) input.value = text;
    }
  };
  Form.prototype.checks = function (field, values) {
    var place = field.querySelector(".hb-checks");
    place.querySelectorAll("[data-unknown]").forEach(function (one) { one.remove(); });
    var known = Array.from(place.querySelectorAll("input"));
    known.forEach(function (box) { box.checked = values.indexOf(box.value) >= 0; });
    values.filter(function (one) {
      return typeof one === "string" && !known.some(function (box) { return box.value === one; });
    }).forEach(function (one) {
      var box = tools.make("input", { type: "checkbox", value: one, checked: true });
      place.appendChild(tools.make("label", { "data-unknown": "" }, [box, tools.make("span", { text: tools.say("not-in-list", { value: one }) })]));
    });
  };
  /* The sources of this very case study, by short name and title. */
  Form.prototype.offerSources = function (input) {
    var chosen = input.value, sources = get(this.tree, ["sources"]);
    while (input.options.length > 1) input.remove(1);
    (Array.isArray(sources) ? sources : []).forEach(function (source) {
      if (!source || typeof source.id !== "string" || !source.id) return;
      var title = typeof source.title === "string" ? source.title : "";
      input.appendChild(tools.make("option", { value: source.id, text: source.id + (title ? " – " + title.slice(0, 80) : "") }));
    });
    input.value = chosen;
  };

  /* What a person wrote or ticked goes into the tree. */
  Form.prototype.take = function (target) {
    var field = target.closest("[data-field]");
    if (!field) return;
    var way = steps(field.dataset.field), self = this;
    if (field.dataset.control === "checks") {
      var before = get(this.tree, way), kept = (Array.isArray(before) ? before : []).filter(function (one) { return one !== target.value; });
      put(this.tree, way, target.checked ? kept.concat(target.value) : kept);
    } else if (target.hasAttribute("data-value")) put(this.tree, way, clean(target.value));
    else return;
    if (way[0] === "sources" && (way[2] === "id" || way[2] === "title")) {
      document.querySelectorAll("[data-filled-by='sources']").forEach(function (input) { self.show(input.closest("[data-field]")); });
    }
    this.changed();
  };
  Form.prototype.press = function (button) {
    var list = button.closest("[data-control='records'], [data-control='lines']"), path = list.dataset.field, way = steps(path);
    var value = get(this.tree, way), entries = Array.isArray(value) ? value.slice() : [], place = list.querySelector(".hb-entries"), at = entries.length;
    if (button.hasAttribute("data-add")) entries.push(list.dataset.control === "records" ? {} : "");
    else {
      at = Array.from(place.children).indexOf(button.closest("[data-entry]"));
      entries.splice(at, 1);
    }
    put(this.tree, way, entries);
    this.fill(this.tree);
    var row = place.children[Math.min(at, place.children.length - 1)];
    var next = row ? row.querySelector("input, select, textarea") : list.querySelector("[data-add]");
    next.focus();
    this.changed();
  };

  /* The nearest field of the form around a place of the tree. */
  Form.prototype.fieldAt = function (path) {
    for (var length = path.length; length > 0; length--) {
      var found = document.querySelector("[data-field='" + path.slice(0, length).join(".").replace(/[\\']/g, "") + "']");
      if (found) return found;
    }
    return null;
  };
  Form.prototype.focus = function (field) {
    var details = field.closest("details");
    if (details) details.open = true;
    var input = field.matches("fieldset") ? field.querySelector("input, select, textarea, button[data-add]") || field : valueOf(field);
    input.focus();
    field.scrollIntoView({ block: "center" });
  };
  /* Problems at their fields: [{field, text, severity}]; what is only missing yet is said quietly. */
  Form.prototype.tell = function (found) {
    document.querySelectorAll(".hb-form .hb-field__problems").forEach(function (place) { if (place.firstChild) place.textContent = ""; });
    document.querySelectorAll(".hb-form [aria-invalid]").forEach(function (input) { input.removeAttribute("aria-invalid"); });
    found.forEach(function (one) {
      var place = one.field.querySelector(":scope > .hb-field__problems"), input = one.field.matches("fieldset") ? one.field : valueOf(one.field);
      var said = { class: "hb-problem hb-problem--" + one.severity, text: one.text };
      place.appendChild(tools.make("p", one.own ? said : Object.assign({ lang: "en", dir: "ltr" }, said)));
      if (one.severity === "error") input.setAttribute("aria-invalid", "true");
    });
  };

  tools.caseStudyForm = { Form: Form, tidy: tidy, put: put, get: get, PREFIX: PREFIX };
})();

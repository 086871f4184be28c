/* Reads a case study by the rules that the build made of the model: the twin of model/reading.py and catalogue/checks.py.
   What a text, a list or a record may be stands in the data; nothing of it is written here a second time. */
(function () {
  "use strict";
  var tools = (window.HandbookTools = window.HandbookTools || {});
  var say = tools.words, NOTHING = {};

  /* One demand on a text: a function for each rule of model/text_rules.py. Null, or [code, values]. */
  var demands = {
    longest: function (rule, text) {
      var length = say.letters(text).length;
      return length <= rule.limit ? null : [rule.code, { length: length, limit: rule.limit, value: text }];
    },
    matches: function (rule, text) {
      return new RegExp("^(?:" + rule.pattern + ")$", "u").test(text) ? null : [rule.code, { value: text, suggestion: say.slugify(text) }];
    },
    lacks: function (rule, text) {
      var found = new RegExp(rule.pattern, "u").exec(text);
      return found ? [rule.code, { value: found[0] }] : null;
    },
    "one-of": function (rule, text) {
      return rule.names.indexOf(text) >= 0 ? null : [rule.code, { value: text, suggestion: say.didYouMean(text.toUpperCase(), rule.names, "; ") }];
    },
    "no-name": function (rule, text, names) {
      if (new RegExp("^(?:" + rule.form + ")$", "u").test(text)) return null;
      var codes = names.codes[rule.of], name = text.replace(/\s+/g, " ").toLowerCase();
      return Object.prototype.hasOwnProperty.call(codes, name) ? [rule.code, { value: text, suggestion: codes[name] }] : null;
    },
    "calendar-day": function (rule, text) {
      var parts = text.split("-").map(Number), day = new Date(Date.UTC(parts[0], parts[1] - 1, parts[2]));
      return day.getUTCMonth() === parts[1] - 1 && day.getUTCDate() === parts[2] ? null : [rule.code, { value: text }];
    },
  };

  function kindOf(node) { return node.items ? "list" : node.entries ? "record" : "text"; }
  var FOUND = { text: "a text", list: "a list", record: "a group of fields" };
  function keyOf(steps) {
    for (var at = steps.length - 1; at >= 0; at--) if (typeof steps[at] === "string") return steps[at];
    return "";
  }
  function example(field) {
    var shape = field.shape, shown = field.name + ": ...";
    if (shape.is === "list") shown = field.name + (shape.item.is === "record" ? ": followed by entries that start with '- '" : ": [...]");
    else if (shape.is === "record") shown = field.name + ": followed by its own fields, indented by two spaces";
    else if (shape.is === "choice") shown = field.name + ": " + shape.choices[0];
    return field.help ? shown + " (" + field.help + ")" : shown;
  }

  function Reader(rules) {
    this.rules = rules;
    this.problem = say.problems(rules.phrases);
    this.problems = [];
    this.places = new Map();
    this.references = [];
  }
  Reader.prototype.report = function (code, node, steps, values) {
    this.problems.push(this.problem(code, node.place, steps, values));
    return NOTHING;
  };
  Reader.prototype.value = function (shape, node, steps) {
    this.places.set(steps.join("."), node.place);
    if (shape.is === "record") return this.record(node, shape.record, steps);
    return this[shape.is](shape, node, steps);
  };
  Reader.prototype.scalar = function (node, steps) {
    if (kindOf(node) !== "text") {
      return this.report("field-type", node, steps, {
        key: keyOf(steps), expected: "one text", found: FOUND[kindOf(node)], advice: "write it on one line after the colon, or as a block after >-",
      });
    }
    var text = say.strip(node.text);
    if (!text || text === "..." || (!node.quoted && ["~", "null", "Null", "NULL"].indexOf(text) >= 0)) return this.report("field-empty", node, steps, { key: keyOf(steps) });
    return text;
  };
  Reader.prototype.text = function (shape, node, steps) {
    var text = this.scalar(node, steps);
    if (text === NOTHING) return text;
    for (var at = 0; at < shape.rules.length; at++) {
      var fault = demands[shape.rules[at].rule](shape.rules[at], text, this.rules.names);
      if (fault) return this.report(fault[0], node, steps, Object.assign({ key: keyOf(steps) }, fault[1]));
    }
    if (shape.refers) this.references.push({ to: shape.refers, vocabulary: shape.vocabulary, target: text, node: node, steps: steps });
    return text;
  };
  Reader.prototype.choice = function (shape, node, steps) {
    var text = this.scalar(node, steps);
    if (text === NOTHING || shape.choices.indexOf(text) >= 0) return text;
    return this.report("choice-unknown", node, steps, {
      value: text, key: keyOf(steps), choices: shape.choices.join(", "), suggestion: say.didYouMean(text, shape.choices, "; "),
    });
  };
  Reader.prototype.list = function (shape, node, steps) {
    var self = this, key = keyOf(steps);
    if (kindOf(node) !== "list") {
      var advice = kindOf(node) === "text" && node.text ? "write it as a list: [" + node.text + "]" : "start each entry with '- '";
      return this.report("field-type", node, steps, { key: key, expected: "a list", found: FOUND[kindOf(node)], advice: advice });
    }
    if (node.items.length < shape.least) return this.report("field-too-few", node, steps, { key: key, limit: shape.least });
    if (node.items.length > shape.most) return this.report("field-too-many", node, steps, { key: key, length: node.items.length, limit: shape.most });
    var values = node.items.map(function (item, index) { return self.value(shape.item, item, steps.concat(index)); });
    values.forEach(function (value, index) {
      if (shape.distinct && typeof value === "string" && values.indexOf(value) < index) self.report("field-repeated", node.items[index], steps.concat(index), { key: key, value: value });
    });
    return values.indexOf(NOTHING) >= 0 ? NOTHING : values;
  };
  Reader.prototype.record = function (node, name, steps) {
    var self = this, fields = this.rules.records[name], given = {}, misspelt = [];
    if (kindOf(node) !== "record") {
      return this.report("field-type", node, steps, {
        key: keyOf(steps) || "the file", expected: "fields with values", found: FOUND[kindOf(node)], advice: "write 'name: value' lines",
      });
    }
    if (!this.places.has(steps.join("."))) this.places.set(steps.join("."), node.place);
    var names = fields.map(function (field) { return field.name; });
    node.entries.forEach(function (entry) {
      var key = entry[0].text, at = names.indexOf(key);
      if (at < 0) {
        misspelt.push(say.nearest(key, names));
        self.report("field-unknown", entry[0], steps.concat(key), { key: key, suggestion: say.didYouMean(key, names) || "known fields: " + names.join(", ") });
        return;
      }
      given[key] = self.value(fields[at].shape, entry[1], steps.concat(key));
    });
    fields.forEach(function (field) {
      if (field.name in given) return;
      if (field.required && misspelt.indexOf(field.name) >= 0) given[field.name] = NOTHING;
      else if (field.required) {
        self.problems.push(Object.assign(self.problem("field-missing", node.place, steps, { key: field.name, example: example(field) }), { field: steps.concat(field.name) }));
        given[field.name] = NOTHING;
      } else if (field.shape.is === "list") given[field.name] = [];
      else if (field.standard) given[field.name] = field.standard;
    });
    return names.some(function (one) { return given[one] === NOTHING; }) ? NOTHING : given;
  };

  /* Names that a record may refer to, as sets. A list that is empty could not be read: nothing is said against it. */
  function known(rules) {
    var terms = {};
    Object.keys(rules.names.terms).forEach(function (one) { terms[one] = new Set(rules.names.terms[one]); });
    return { terms: terms, case_studies: new Set(rules.names.case_studies), figures: new Set(rules.names.figures), contacts: new Set(rules.names.contacts) };
  }
  function unknown(reader, names, sources) {
    reader.references.forEach(function (one) {
      var ids = one.to === "term" ? names.terms[one.vocabulary] : one.to === "source" ? sources : names.case_studies;
      if (!ids || ids.has(one.target) || (one.to === "term" && !ids.size)) return;
      var near = say.didYouMean(one.target, Array.from(ids), "", " ");
      reader.report(one.to + "-unknown", one.node, one.steps, { value: one.target, suggestion: near, vocabulary: one.vocabulary });
    });
  }

  /* All that is wrong with one case study, by its node and its id; `before` are problems of its YAML. */
  function check(rules, node, id, before) {
    var reader = new Reader(rules), names = known(rules);
    names.case_studies.add(id);
    var status = node.entries && node.entries.filter(function (entry) { return entry[0].text === "status"; })[0];
    var withdrawn = Boolean(status) && status[1].text === rules.withdrawn.status;
    var record = reader.record(node, withdrawn ? rules.withdrawn.record : rules.root, []);
    var sound = record !== NOTHING && !reader.problems.length && !(before && before.length);
    if (!sound) {
      reader.references = reader.references.filter(function (one) { return one.to !== "source"; });
      unknown(reader, names, new Set());
    } else if (!withdrawn) {
      between(reader, Object.assign({ id: id }, record), names, rules);
    }
    return say.inOrder((before || []).concat(reader.problems));
  }
  function between(reader, record, names, rules) {
    function place(steps) {
      while (steps.length && !reader.places.has(steps.join("."))) steps = steps.slice(0, -1);
      return reader.places.get(steps.join("."));
    }
    function tell(code, steps, values, severity) { reader.problems.push(reader.problem(code, place(steps), steps, values, severity)); }
    var sources = new Set(record.sources.map(function (one) { return one.id; }));
    unknown(reader, names, sources.size === record.sources.length && sources);
    rules.checks.forEach(function (one) {
      tools.caseStudyChecks.forms[one.check](one, record, names, tell, function (steps) { return place(steps).line; });
    });
    var wrong = reader.problems.some(function (one) { return one.severity === "error"; });
    if (!wrong) tools.caseStudyChecks.similar(record, rules.others, Object.assign({ fold: function (text) { return text.toLowerCase(); } }, rules.similar), tell);
  }
  /* A file's name without its extension, if it can be an address. */
  function checkName(rules, id) {
    function found(code, values) { return [say.problems(rules.phrases)(code, { line: 0, column: 0 }, [], values)]; }
    if (demands.matches({ pattern: rules.name.pattern, code: "" }, id)) return found("name-format", { name: id + ".yml", suggestion: say.slugify(id) + ".yml" });
    if (rules.name.reserved.indexOf(id) >= 0) return found("name-reserved", { name: id, suggestion: "about-" + id + ".yml" });
    return id.length > rules.name.longest ? found("name-long", { length: id.length, limit: rules.name.longest }) : [];
  }

  tools.caseStudyRules = { check: check, checkName: checkName };
})();

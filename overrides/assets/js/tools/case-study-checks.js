/* Checks between the fields of a case study: a function for each form of check in catalogue/declared.py, of the same name. */
(function () {
  "use strict";
  var tools = (window.HandbookTools = window.HandbookTools || {});

  /* The values of a field, "results.finding" in all entries, with the ways to them; what is not given is not there. */
  function valuesAt(record, field) {
    return field.split(".").reduce(function (found, name) {
      var next = [];
      found.forEach(function (one) {
        var value = one[1][name], way = one[0].concat(name);
        if (Array.isArray(value)) value.forEach(function (entry, index) { next.push([way.concat(index), entry]); });
        else if (value !== undefined && value !== null) next.push([way, value]);
      });
      return next;
    }, [[[], record]]);
  }
  function last(field) { return field.slice(field.lastIndexOf(".") + 1); }
  function values(pairs) {
    var made = {};
    pairs.forEach(function (pair) { made[pair[0]] = pair[1]; });
    return made;
  }

  var forms = {
    OneGiven: function (check, record, names, tell) {
      if (!check.fields.some(function (field) { return valuesAt(record, field).length; })) tell(check.code, check.at.split("."));
    },
    InOrder: function (check, record, names, tell) {
      var first = valuesAt(record, check.earlier), then = valuesAt(record, check.later);
      for (var at = 0; at < Math.min(first.length, then.length); at++) {
        var a = first[at][1], b = then[at][1];
        if (check.may_be_same ? b < a && a.indexOf(b) !== 0 : b <= a) tell(check.code, then[at][0], values([[last(check.earlier), a], [last(check.later), b]]));
      }
    },
    Ascending: function (check, record, names, tell) {
      valuesAt(record, check.field).forEach(function (one, at, all) {
        if (at && one[1] < all[at - 1][1]) tell(check.code, one[0], values([["before", all[at - 1][1]], [last(check.field), one[1]]]));
      });
    },
    Begins: function (check, record, names, tell) {
      valuesAt(record, check.field).slice(0, 1).forEach(function (one) { if (one[1] !== check.value) tell(check.code, one[0]); });
    },
    NotTaken: function (check, record, names, tell) {
      valuesAt(record, check.field).forEach(function (one) { if (names[check.names].has(one[1])) tell(check.code, one[0], { value: one[1] }); });
    },
    Exists: function (check, record, names, tell) {
      valuesAt(record, check.field).forEach(function (one) { if (!names[check.names].has(one[1])) tell(check.code, one[0], { value: one[1] }); });
    },
    NotItself: function (check, record, names, tell) {
      valuesAt(record, check.field).forEach(function (one) { if (one[1] === record.id) tell(check.code, one[0]); });
    },
    Declared: function (check, record, names, tell) {
      var said = valuesAt(record, check.field);
      if (valuesAt(record, check.entries).length && said.length === 1 && said[0][1] === check.denied) tell(check.code, [check.entries]);
    },
    UsedOnce: function (check, record, names, tell, lineOf) {
      var used = new Set(), first = new Map();
      check.used_by.forEach(function (field) { valuesAt(record, field).forEach(function (one) { used.add(one[1]); }); });
      valuesAt(record, check.field).forEach(function (one) {
        if (first.has(one[1])) tell(check.repeated, one[0], { value: one[1], first_line: lineOf(first.get(one[1])), first_path: "this file" });
        else {
          if (!used.has(one[1])) tell(check.unused, one[0], { value: one[1] });
          first.set(one[1], one[0]);
        }
      });
    },
    Described: function (check, record, names, tell) {
      var described = [];
      check.described_in.forEach(function (field) { valuesAt(record, field).forEach(function (one) { described.push(one[1]); }); });
      valuesAt(record, check.field).forEach(function (one) {
        var pattern = check.patterns[one[1]];
        if (pattern && !new RegExp(pattern, "i").test(described.join(" "))) tell(check.code, one[0], values([[last(check.field), one[1]]]));
      });
    },
    Suspect: function (check, record, names, tell) {
      check.fields.forEach(function (field) {
        valuesAt(record, field).forEach(function (one) {
          var told = new Set(names[check.known]);
          check.patterns.forEach(function (pattern) {
            var every = new RegExp(pattern, "gu"), found;
            while ((found = every.exec(one[1]))) {
              if (!told.has(found[1])) tell(check.code, one[0], { value: found[1] }, check.severity);
              told.add(found[1]);
            }
          });
        });
      });
    },
  };

  /* Whether another entry is likely to be about the same campaign: catalogue/advice.py. `others`: [id, title, leads, start, end, related]. */
  function similar(record, others, rule, tell) {
    var leads = record.organisations.filter(function (one) { return one.role === rule.role; }).map(function (one) { return rule.fold(one.name); });
    var mine = words(record.title, rule), from = (record.period.start || "").slice(0, 4), to = (record.period.end || from).slice(0, 4);
    others.forEach(function (other) {
      if (other[0] === record.id || !other[2].some(function (lead) { return leads.indexOf(lead) >= 0; })) return;
      if (other[5].indexOf(record.id) >= 0 || record.related.indexOf(other[0]) >= 0) return;
      var theirs = words(other[1], rule), both = mine.filter(function (word) { return theirs.indexOf(word) >= 0; }).length;
      var all = mine.length + theirs.length - both;
      var touch = !from || !other[3] || (from <= other[4] && other[3] <= to);
      if (mine.length && theirs.length && both / all >= rule.alike && touch) tell(rule.code, ["title"], { value: other[0] }, "warning");
    });
  }
  function words(title, rule) {
    var found = title.toLowerCase().match(new RegExp(rule.word, "g")) || [];
    return found.filter(function (word, at) { return rule.common.indexOf(word) < 0 && found.indexOf(word) === at; });
  }

  tools.caseStudyChecks = { forms: forms, similar: similar, valuesAt: valuesAt };
})();

/* Checks of a plan that explain. Each rule names the fields and columns that it reads; tests hold them to the templates.
   A rule gives findings: {row, values}; the words are the texts check.<id> and check.<id>.why of the planner. */
(function () {
  "use strict";
  var tools = (window.HandbookTools = window.HandbookTools || {});

  function filled(row, columns) {
    return columns.some(function (column) { return row.text[column]; });
  }
  /* One finding for each row that says something and leaves `needed` columns empty. */
  function missing(needed, begun) {
    return function (plan, field) {
      return plan.rows(field).filter(function (row) { return filled(row, begun); }).map(function (row) {
        var empty = needed.filter(function (column) { return !row.text[column]; });
        return empty.length ? { row: row.number, values: { missing: empty.map(function (column) { return row.label[column]; }).join(", ") } } : null;
      }).filter(Boolean);
    };
  }

  var RULES = [
    {
      id: "objective-not-measurable",
      fields: { "objectives-smart.objectives": ["objective", "change", "to", "by", "how-measured"] },
      page: "handbook/objectives.md#ladder",
      find: missing(["to", "by", "how-measured"], ["objective", "change"]),
    },
    {
      id: "objective-no-number",
      fields: { "objectives-smart.objectives": ["to"] },
      page: "handbook/objectives.md#ladder",
      find: function (plan, field) {
        // Digits of any script.
        return plan.rows(field).filter(function (row) {
          return row.text.to && !/[0-9\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\u0ed0-\u0ed9\u1040-\u1049\u17e0-\u17e9]/.test(row.text.to);
        }).map(function (row) { return { row: row.number, values: { target: row.text.to } }; });
      },
    },
    {
      id: "no-baseline",
      fields: { "objectives-smart.objectives": ["objective", "change", "from"] },
      page: "monitoring/baseline-and-endline.md#why",
      find: missing(["from"], ["objective", "change"]),
    },
    {
      id: "risk-no-alternative",
      fields: { "risk-register.risks": ["risk", "alternative"] },
      page: "considerations/do-no-harm.md#risk-register",
      find: missing(["alternative"], ["risk"]),
    },
    {
      id: "message-not-ready",
      fields: { "message-matrix.messages": ["message", "action", "source"] },
      page: "handbook/messages.md#what-to-do",
      find: missing(["action", "source"], ["message"]),
    },
    {
      id: "negative-no-alternative",
      fields: { "message-matrix.messages": ["message", "tone", "alternative"] },
      page: "guidance/fear-and-efficacy.md#rule",
      find: function (plan, field) {
        return plan.rows(field).filter(function (row) {
          return row.text.tone === "negative" && !row.text.alternative;
        }).map(function (row) { return { row: row.number, values: {} }; });
      },
    },
    {
      id: "too-many-negative",
      fields: { "message-matrix.messages": ["message", "tone"] },
      page: "handbook/messages.md#why",
      find: function (plan, field) {
        var all = plan.rows(field).filter(function (row) { return row.text.message && row.text.tone; });
        var negative = all.filter(function (row) { return row.text.tone === "negative"; });
        return negative.length * 3 > all.length ? [{ values: { count: negative.length, total: all.length } }] : [];
      },
    },
    {
      id: "indicator-no-baseline",
      fields: { "indicator-sheet.name": [], "indicator-sheet.baseline": [] },
      page: "monitoring/baseline-and-endline.md#no-baseline",
      find: function (plan) {
        return plan.text("indicator-sheet.name") && !plan.text("indicator-sheet.baseline") ? [{ values: { name: plan.text("indicator-sheet.name") } }] : [];
      },
    },
  ];

  /* Answers with the columns of the forms below `root` beside them. */
  function reader(root, answers) {
    function columnsOf(field) {
      var found = Array.prototype.slice.call(root.querySelectorAll('[data-field="' + field + '"] [data-table] > tr:first-child > td'));
      return found.map(function (cell) {
        return { id: cell.dataset.column, label: cell.querySelector(".hb-grid__name").textContent };
      });
    }
    return {
      text: function (field) { return typeof answers[field] === "string" ? answers[field] : ""; },
      rows: function (field) {
        var columns = columnsOf(field);
        return (Array.isArray(answers[field]) ? answers[field] : []).map(function (cells, at) {
          var row = { number: at + 1, text: {}, label: {} };
          columns.forEach(function (column, number) {
            row.text[column.id] = (Array.isArray(cells) && cells[number]) || "";
            row.label[column.id] = column.label;
          });
          return row;
        });
      },
    };
  }

  /* All findings: {rule, field, page, row, values}. Rules whose form is not in the page are silent. */
  tools.planChecks = function (root, answers) {
    var plan = reader(root, answers);
    var found = [];
    RULES.forEach(function (rule) {
      var field = Object.keys(rule.fields)[0];
      if (!root.querySelector('[data-field="' + field + '"]')) return;
      rule.find(plan, field).forEach(function (one) {
        found.push({ rule: rule.id, field: field, page: rule.page, row: one.row || 0, values: Object.assign({ row: one.row || 0 }, one.values) });
      });
    });
    return found;
  };
  tools.planRules = RULES;
})();

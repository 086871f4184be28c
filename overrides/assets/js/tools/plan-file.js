/* A plan as a Word file, made in the page. The library is read when the button is used. */
(function () {
  "use strict";
  var tools = (window.HandbookTools = window.HandbookTools || {});
  var say = tools.say;
  var LIBRARY = "assets/vendor/docx/index.iife.js";
  var MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  var RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
  var WIDE = 5;

  function label(field) {
    return field.querySelector(".hb-field__label").textContent.trim();
  }
  function option(field, id) {
    var box = Array.prototype.filter.call(field.querySelectorAll("input"), function (one) { return one.value === id; })[0];
    return box ? box.parentNode.textContent.trim() : id;
  }
  function cellText(cell, value) {
    var select = cell && cell.querySelector("select");
    var found = select && Array.prototype.filter.call(select.options, function (one) { return one.value === value; })[0];
    return found ? found.textContent : value;
  }

  function Writer(docx) {
    this.docx = docx;
    this.rtl = document.documentElement.dir === "rtl";
    this.locale = document.documentElement.lang;
  }
  Writer.prototype.run = function (text, more) {
    var rtl = RTL.test(text);
    return new this.docx.TextRun(Object.assign({ text: text, rightToLeft: rtl, language: rtl ? { bidirectional: this.locale } : { value: this.locale } }, more));
  };
  Writer.prototype.paragraph = function (text, more, run) {
    var self = this;
    // Line breaks of an answer stay.
    var runs = text.split("\n").map(function (line, at) { return self.run(line, Object.assign(at ? { break: 1 } : {}, run)); });
    return new this.docx.Paragraph(Object.assign({ children: runs, bidirectional: this.rtl, spacing: { after: 120 } }, more));
  };
  Writer.prototype.heading = function (text, level) {
    var docx = this.docx;
    return this.paragraph(text, { heading: [docx.HeadingLevel.HEADING_1, docx.HeadingLevel.HEADING_2, docx.HeadingLevel.HEADING_3][level - 1], keepNext: true, spacing: { before: 200, after: 100 } });
  };
  Writer.prototype.table = function (names, rows, width) {
    var docx = this.docx;
    var self = this;
    var each = Math.floor(width / names.length);
    function row(texts, head) {
      return new docx.TableRow({
        tableHeader: head,
        cantSplit: true,
        children: texts.map(function (text) {
          return new docx.TableCell({
            width: { size: each, type: docx.WidthType.DXA },
            shading: head ? { fill: "E8EFF1" } : undefined,
            margins: { top: 40, bottom: 40, left: 80, right: 80 },
            children: [self.paragraph(text, { spacing: { after: 20 } }, { bold: head })],
          });
        }),
      });
    }
    return new docx.Table({
      width: { size: each * names.length, type: docx.WidthType.DXA },
      columnWidths: names.map(function () { return each; }),
      visuallyRightToLeft: this.rtl,
      rows: [row(names, true)].concat(rows.map(function (cells) { return row(cells, false); })),
    });
  };
  Writer.prototype.field = function (field, value, width) {
    var children = [this.paragraph(label(field), { keepNext: true, spacing: { before: 120, after: 40 } }, { bold: true })];
    if (field.dataset.kind === "table") {
      var cells = Array.prototype.slice.call(field.querySelectorAll("[data-table] > tr:first-child > td"));
      var names = cells.map(function (cell) { return cell.querySelector(".hb-grid__name").textContent; });
      children.push(this.table(names, value.map(function (row) {
        return cells.map(function (cell, at) { return cellText(cell, row[at] || ""); });
      }), width));
    } else if (Array.isArray(value)) {
      var self = this;
      value.forEach(function (id) { children.push(self.paragraph("☑ " + option(field, id), { spacing: { after: 20 } })); });
    } else children.push(this.paragraph(field.dataset.kind === "choice" ? "☑ " + option(field, value) : value));
    return children;
  };

  /* The answers of one form, below its title; nothing where it has none. */
  Writer.prototype.form = function (form, answers, level, width) {
    var self = this;
    var fields = tools.forms.fields(form);
    var open = fields.filter(function (field) { return answers[field.dataset.field] === undefined; });
    if (open.length === fields.length) return [];
    var children = [this.heading(form.dataset.title, level)];
    fields.forEach(function (field) {
      var value = answers[field.dataset.field];
      if (value !== undefined) children = children.concat(self.field(field, value, width));
    });
    if (open.length) {
      children.push(this.paragraph(say("still-open") + " " + open.map(label).join("; "), { spacing: { before: 160 } }, { italics: true, color: "444444" }));
    }
    return children;
  };

  function isWide(form) {
    return Array.prototype.some.call(form.querySelectorAll("[data-table] > tr:first-child"), function (row) { return row.children.length >= WIDE; });
  }

  /* `parts`: forms, or {title, forms} for a plan of several steps. Each form has paper of its own direction. */
  function build(docx, plan, parts) {
    var writer = new Writer(docx);
    var sections = [];
    function add(children, wide) {
      var last = sections[sections.length - 1];
      if (last && last.wide === wide) last.children = last.children.concat(children);
      else sections.push({ wide: wide, children: children });
    }
    add([writer.heading(plan.name, 1)], false);
    parts.forEach(function (part) {
      var forms = part.forms || [part];
      var made = forms.map(function (form) {
        return { wide: isWide(form), children: writer.form(form, plan.answers, part.forms ? 3 : 2, isWide(form) ? 13600 : 9000) };
      }).filter(function (one) { return one.children.length; });
      if (part.forms && made.length) made[0].children.unshift(writer.heading(part.title, 2));
      made.forEach(function (one) { add(one.children, one.wide); });
    });
    return new docx.Document({
      title: plan.name,
      creator: "",
      lastModifiedBy: "",
      styles: { default: { document: { run: { size: 22 } } } },
      sections: sections.map(function (one) {
        return {
          properties: { page: {
            margin: { top: 1134, right: 1134, bottom: 1134, left: 1134 },
            size: { orientation: one.wide ? docx.PageOrientation.LANDSCAPE : docx.PageOrientation.PORTRAIT },
          } },
          children: one.children,
        };
      }),
    });
  }

  tools.planFile = {
    build: build,
    save: function (plan, parts) {
      tools.script(LIBRARY).then(function () {
        return window.docx.Packer.toBlob(build(window.docx, plan, parts));
      }).then(function (blob) {
        tools.files.save(tools.files.fileName(plan.name, "docx"), MIME, blob);
      }).catch(function () { tools.notice(say("script-failed"), [], true); });
    },
  };
})();

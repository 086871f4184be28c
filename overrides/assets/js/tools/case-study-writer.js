/* Values to YAML as the repository's files look: known fields in their order, short lists in one line, long texts folded.
   The places of all values are noted while they are written, so that a problem can name line and column of the file. */
(function () {
  "use strict";
  var tools = (window.HandbookTools = window.HandbookTools || {});
  var letters = tools.words.letters, WIDTH = 118, PROSE = 100;
  var HEAD = "# yaml-language-server: $schema=schema.json";
  // Words and numbers that other programs would not take for texts.
  var TAKEN = /^(?:~|null|true|false|yes|no|on|off|y|n|[-+.]?[0-9].*|\.(?:inf|nan))$/i;
  var CODE = /^[A-Z]{2}$/;
  var PLAIN = /^[A-Za-z\u00c0-\u024f\u0400-\u04ff\u0600-\u06ff\u0900-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff\uac00-\ud7a3]/;
  var ESCAPED = /[\u0000-\u0008\u000b-\u001f\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufffe\uffff]/;

  function Writer(rules) {
    this.rules = rules;
    this.lines = [HEAD];
  }
  Writer.prototype.place = function (column, width) { return { line: this.lines.length, column: column, width: Math.max(1, width) }; };

  function isPlain(text, inList) {
    if (!PLAIN.test(text) || TAKEN.test(text) || CODE.test(text) || /: |:$| #|\s$|[\n\t]/.test(text) || escaped(text) !== text) return false;
    return !inList || !/[,[\]{}:#"'&*!|>%@`?]/.test(text);
  }
  function escaped(text) {
    return letters(text).map(function (sign) {
      if (sign.length > 1 || !ESCAPED.test(sign)) return sign;
      return "\\u" + ("000" + sign.charCodeAt(0).toString(16)).slice(-4);
    }).join("");
  }
  function quoted(text) {
    return '"' + escaped(text.replace(/\\/g, "\\\\").replace(/"/g, '\\"').replace(/\n/g, "\\n").replace(/\t/g, "\\t")) + '"';
  }
  function oneLine(text, inList) {
    return isPlain(text, inList) ? text : quoted(text);
  }
  function canFold(text) {
    return !/^\s|\s$|\n[ \t]|[ \t]\n|\t| {2}/.test(text) && escaped(text) === text && /\S/.test(text);
  }
  function folded(text, indent) {
    var found = [];
    text.split("\n").forEach(function (paragraph, number) {
      if (number) found.push("");
      if (!paragraph) return;
      var line = "";
      paragraph.split(" ").forEach(function (word) {
        if (line && letters(indent + line + " " + word).length > WIDTH) {
          found.push(indent + line);
          line = word;
        } else line = line ? line + " " + word : word;
      });
      found.push(indent + line);
    });
    return found;
  }

  /* Every method adds to the last line or below it, and returns the node. */
  Writer.prototype.add = function (text) { this.lines[this.lines.length - 1] += text; };
  Writer.prototype.column = function () { return letters(this.lines[this.lines.length - 1]).length + 1; };
  Writer.prototype.text = function (text, indent, inList) {
    var line = oneLine(text, inList), column = this.column();
    if (!inList && (/\n/.test(text) || (/ /.test(text) && column + letters(line).length - 1 > PROSE)) && canFold(text)) {
      var place = this.place(column, 1);
      this.add(">-");
      this.lines = this.lines.concat(folded(text, indent + "  "));
      return { text: text, quoted: true, place: place };
    }
    this.add(line);
    return { text: text, quoted: line !== text, place: this.place(column, letters(line).length) };
  };
  Writer.prototype.value = function (value, shape, indent) {
    if (typeof value === "string") {
      this.add(" ");
      return this.text(value, indent);
    }
    if (Array.isArray(value)) return this.list(value, shape && shape.is === "list" ? shape.item : null, indent);
    if (!Object.keys(value).length) {
      this.add(" {}");
      return { entries: [], place: this.place(this.column() - 2, 1) };
    }
    this.lines.push(indent + "  ");
    return this.record(value, shape && shape.is === "record" ? shape.record : null, indent + "  ");
  };
  Writer.prototype.list = function (values, item, indent) {
    var self = this, short = values.every(function (one) { return typeof one === "string" && one.length < 80; });
    var width = letters(values.map(function (one) { return short ? oneLine(one, true) : ""; }).join(", ")).length;
    if (short && this.column() + width + 3 <= WIDTH) {
      this.add(" [");
      var place = this.place(this.column() - 1, 1);
      var items = values.map(function (one, at) {
        if (at) self.add(", ");
        return self.text(one, indent, true);
      });
      this.add("]");
      return { items: items, place: place };
    }
    var start = null;
    return {
      items: values.map(function (one) {
        self.lines.push(indent + "  - ");
        start = start || self.place(indent.length + 3, 1);
        if (typeof one === "string") return self.text(one, indent + "  ");
        if (Array.isArray(one) || !Object.keys(one).length) return self.inner(one, indent + "    ");
        return self.record(one, item && item.is === "record" ? item.record : null, indent + "    ");
      }),
      place: start,
    };
  };
  /* In one line, with brackets: what stands in a list and is no text and no record with fields. */
  Writer.prototype.inner = function (value, indent) {
    var self = this, column = this.column(), isList = Array.isArray(value);
    if (typeof value === "string") return this.text(value, indent, true);
    this.add(isList ? "[" : "{");
    var place = this.place(column, 1), parts = (isList ? value : Object.keys(value)).map(function (one, at) {
      if (at) self.add(", ");
      var node = isList ? self.inner(one, indent) : self.text(one, indent, true);
      if (isList) return node;
      self.add(": ");
      return [node, self.inner(value[one], indent)];
    });
    this.add(isList ? "]" : "}");
    return isList ? { items: parts, place: place } : { entries: parts, place: place };
  };
  Writer.prototype.record = function (record, name, indent) {
    var self = this, fields = (name && this.rules.records[name]) || [], order = (name && this.rules.order[name]) || [];
    var shapes = {}, entries = [], start = null;
    fields.forEach(function (field) { shapes[field.name] = field.shape; });
    function rank(key) { return order.indexOf(key) < 0 ? order.length : order.indexOf(key); }
    Object.keys(record).map(function (key, at) { return [rank(key), at, key]; }).sort(function (one, other) {
      return one[0] - other[0] || one[1] - other[1];
    }).forEach(function (one, number) {
      var key = one[2], shown = oneLine(key, true);
      if (number) self.lines.push(indent);
      var place = self.place(self.column(), letters(shown).length);
      start = start || { line: place.line, column: place.column, width: 1 };
      self.add(shown + ":");
      entries.push([{ text: key, quoted: shown !== key, place: place }, self.value(record[key], shapes[key], indent)]);
    });
    return { entries: entries, place: start };
  };

  function withLines(node, lines) {
    node.place.text = lines[node.place.line - 1] || "";
    (node.items || []).forEach(function (one) { withLines(one, lines); });
    (node.entries || []).forEach(function (entry) {
      withLines(entry[0], lines);
      withLines(entry[1], lines);
    });
    return node;
  }

  /* {text, node}: the file, and what reading it would find. */
  function write(rules, record, name) {
    var writer = new Writer(rules);
    writer.lines.push("");
    var node = writer.record(record, name || rules.root, "");
    if (!node.place) node.place = { line: 1, column: 1, width: 1 };
    return { text: writer.lines.join("\n").replace(/\n$/, "") + "\n", node: withLines(node, writer.lines) };
  }

  tools.caseStudyWriter = { write: write };
})();

/* Case studies as YAML: bytes to text, text to nodes that know their places, values to text as the repository's files look.
   js-yaml reads (its events, of assets/vendor/js-yaml/); what is refused is what yaml_located.py and source_files.py refuse. */
(function () {
  "use strict";
  var tools = (window.HandbookTools = window.HandbookTools || {});
  var say = tools.words, SEQUENCE = 2, SCALAR = 4, ALIAS = 5, POP = 6;

  /* Bytes, or a text that was pasted, to {text} or {problems}. */
  function decode(rules, given) {
    var problem = say.problems(rules.phrases), whole = { line: 0, column: 0 };
    var bytes = typeof given === "string" ? new TextEncoder().encode(given) : new Uint8Array(given);
    if (bytes.length > rules.file.most) {
      return { problems: [problem("file-too-large", whole, [], { size: commas(bytes.length), limit: commas(rules.file.most) })] };
    }
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) bytes = bytes.subarray(3);
    var bad = firstBadByte(bytes);
    if (bad >= 0) {
      var start = bytes.lastIndexOf(10, bad) + 1, line = 1;
      for (var at = 0; at < bad; at++) if (bytes[at] === 10) line++;
      var column = say.letters(new TextDecoder("utf-8").decode(bytes.subarray(start, bad))).length + 1;
      return { problems: [problem("file-not-utf8", { line: line, column: column }, [], { byte: "0x" + ("0" + bytes[bad].toString(16).toUpperCase()).slice(-2) })] };
    }
    var text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes).replace(/\r\n?/g, "\n");
    if (!say.strip(text)) return { problems: [problem("file-empty", whole)] };
    var control = new RegExp(rules.file.control).exec(text);
    if (control) {
      var code = ("000" + control[0].codePointAt(0).toString(16).toUpperCase()).slice(-4);
      return { problems: [problem("file-control-character", places(text)(control.index, control.index + 1), [], { codepoint: code })] };
    }
    return { text: text };
  }
  function commas(number) { return String(number).replace(/\B(?=(\d{3})+$)/g, ","); }
  function firstBadByte(bytes) {
    for (var at = 0; at < bytes.length;) {
      var lead = bytes[at], more = lead < 0x80 ? 0 : lead < 0xc2 ? -1 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : lead < 0xf5 ? 3 : -1;
      if (more < 0) return at;
      var least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80, most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
      for (var next = 1; next <= more; next++) {
        var byte = bytes[at + next];
        if (!(byte >= (next === 1 ? least : 0x80) && byte <= (next === 1 ? most : 0xbf))) return at;
      }
      at += more + 1;
    }
    return -1;
  }

  /* Line and column, counted from 1 in characters, of a stretch of the text. */
  function places(text) {
    var starts = [0];
    for (var at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    function lineOf(index) {
      var low = 0, high = starts.length - 1;
      while (low < high) {
        var middle = Math.ceil((low + high) / 2);
        if (starts[middle] <= index) low = middle;
        else high = middle - 1;
      }
      return low;
    }
    return function (from, to) {
      var line = lineOf(from), end = line + 1 < starts.length ? starts[line + 1] - 1 : text.length;
      var inside = to > from && lineOf(to) === line && text.slice(from, to).indexOf("\n") < 0;
      return {
        line: line + 1, column: say.letters(text.slice(starts[line], from)).length + 1,
        width: inside ? say.letters(text.slice(from, to)).length : 1, text: text.slice(starts[line], end),
      };
    };
  }

  /* A text to {node, problems}; the node is null where the file cannot be read. Comments are counted, and not kept. */
  function parse(rules, text, isPart) {
    var problem = say.problems(rules.phrases), place = places(text), events;
    try {
      events = window.jsyaml.parseEvents(text, { maxDepth: rules.file.depth + 1 });
    } catch (error) {
      if (!error.mark) throw error;
      var before = isPart ? [] : upTo(rules, text, error.mark.position);
      return { node: null, problems: before.some(ends) ? before : before.concat(broken(rules, text, place, error)) };
    }
    if (!events.length) return { node: null, problems: [problem("file-empty", { line: 0, column: 0 })] };
    var builder = new Builder(rules, text, events, place, problem);
    try {
      return { node: builder.document(), problems: builder.problems, comments: (text.match(/^\s*#(?! yaml-language-server)|\s#\s/gm) || []).length };
    } catch (refused) {
      if (!refused.code) throw refused;
      return { node: null, problems: builder.problems.concat(refused) };
    }
  }

  /* Whether the command line reads no further. */
  function ends(problem) { return problem.code !== "yaml-duplicate-key"; }
  function broken(rules, text, place, error) {
    var problem = say.problems(rules.phrases), at = place(Math.min(error.mark.position, text.length), 0), reason = String(error.reason);
    if (/depth/i.test(reason)) return problem("yaml-depth", at, [], { limit: rules.file.depth });
    var advice = rules.file.advice.filter(function (one) { return reason.indexOf(one[0]) >= 0; })[0];
    var inside = afterQuotes(text.slice(text.lastIndexOf("\n", error.mark.position - 1) + 1, error.mark.position), reason);
    if (inside) {
      return problem("yaml-syntax", at, [], { cause: rules.file.quotes.ended.replace("{line}", at.line), advice: rules.file.quotes[inside] });
    }
    var open = /deficient indentation|end of the stream/.test(reason) ? opened(text, error.mark.position) : -1;
    if (open >= 0) {
      var said = rules.file.open[/["']/.test(text[open]) ? "quotes" : "bracket"];
      return problem("yaml-syntax", place(open, open + 1), [], { cause: said[0], advice: said[1] });
    }
    return problem("yaml-syntax", at, [], { cause: reason, advice: advice ? advice[1] : rules.file.otherwise });
  }
  /* The quote that has just ended a text in a line, where more follows: mostly an apostrophe inside the text. */
  function afterQuotes(before, reason) {
    var found = /bad indentation|missed comma/.test(reason) && /(?:^|[\s[,])(?:'(?:[^']|'')*'|"(?:[^"\\]|\\.)*")( *)$/.exec(before);
    if (!found || (found[1] && reason.indexOf("missed comma") >= 0)) return "";
    return before.trim().slice(-1);
  }
  /* Where the last value begins that stands in quotes or brackets and does not end in its line. */
  function opened(text, position) {
    var value = /^[ ]*(?:- +)*(?:[^\s#'"\[{-][^\n]*?: +)?(?=(["'[{])(.*))/gm, ends = { "[": "]", "{": "}" }, at = -1, found;
    var before = position < text.length ? text.slice(0, text.lastIndexOf("\n", position - 1) + 1) : text;
    while ((found = value.exec(before))) {
      at = found[2].indexOf(ends[found[1]] || found[1]) < 0 ? found.index + found[0].length : at;
      if (!found[0]) value.lastIndex++;
    }
    return at;
  }
  /* What stands before the line that cannot be read, as a reader from top to bottom would meet it. */
  function upTo(rules, text, position) {
    var before = text.slice(0, text.lastIndexOf("\n", position - 1) + 1);
    if (!say.strip(before)) return [];
    try {
      return parse(rules, before, true).problems.filter(function (one) { return one.code !== "yaml-syntax" && one.line; });
    } catch (fault) {
      return [];
    }
  }

  function Builder(rules, text, events, place, problem) {
    this.rules = rules;
    this.text = text;
    this.events = events;
    this.at = 0;
    this.end = 0; // where the last thing ended
    this.place = place;
    this.problem = problem;
    this.problems = [];
  }
  Builder.prototype.document = function () {
    this.at = 1;
    var node = this.node(0);
    this.at++;
    if (this.at < this.events.length) {
      var from = this.text.indexOf("---", this.end);
      throw this.problem("yaml-many-documents", this.place(from, from + 3), []);
    }
    return node;
  };
  /* The first of some signs behind the last thing, past spaces and comments. */
  Builder.prototype.sign = function (signs) {
    var behind = /(?:[\s:?,\]}-]|#[^\n]*)*/y;
    behind.lastIndex = this.end;
    behind.exec(this.text);
    return signs.indexOf(this.text[behind.lastIndex]) >= 0 ? behind.lastIndex : -1;
  };
  Builder.prototype.node = function (depth) {
    var event = this.events[this.at++], block = event.style > 3 && event.type === SCALAR;
    var from = event.type === SCALAR ? event.valueStart : event.type === ALIAS ? event.anchorStart - 1 : event.start, to = from + 1;
    if (event.type === SCALAR) {
      to = event.valueEnd;
      if (block) from = this.sign("|>");
      else if (event.style !== 1) { from--; to++; }
      else if (from < 0) from = to = this.empty();
    }
    if (event.type === ALIAS || event.anchorStart >= 0) {
      throw this.problem("yaml-alias", this.place(event.anchorStart - 1, event.type === ALIAS ? event.anchorEnd : Math.max(event.anchorEnd, to)), []);
    }
    if (event.tagStart >= 0) {
      throw this.problem("yaml-tag", this.place(event.tagStart, Math.max(event.tagEnd, to)), [], { tag: this.text.slice(event.tagStart).split(/\s/)[0] });
    }
    var place = this.place(from, to);
    if (depth > this.rules.file.depth) throw this.problem("yaml-depth", place, [], { limit: this.rules.file.depth });
    this.end = Math.max(this.end, to);
    if (event.type === SCALAR) return { text: window.jsyaml.getScalarValue(this.text, event), quoted: event.style !== 1, place: place };
    return event.type === SEQUENCE ? this.sequence(place, depth) : this.mapping(place, depth);
  };
  /* A value that is not there stands behind its colon or hyphen. */
  Builder.prototype.empty = function () {
    var behind = /(?:[\s,\]}]|#[^\n]*)*[:?-]/y;
    behind.lastIndex = this.end;
    return behind.exec(this.text) ? behind.lastIndex : this.end;
  };
  Builder.prototype.more = function () {
    if (this.events[this.at].type !== POP) return true;
    this.at++;
    return false;
  };
  Builder.prototype.sequence = function (place, depth) {
    var items = [];
    while (this.more()) items.push(this.node(depth + 1));
    return { items: items, place: place };
  };
  Builder.prototype.mapping = function (place, depth) {
    var entries = [], lines = new Map();
    while (this.more()) {
      var key = this.node(depth + 1), value = this.node(depth + 1);
      if (key.text === undefined) throw this.problem("yaml-syntax", key.place, [], { cause: "a key must be a word", advice: "write 'key: value'" });
      if (lines.has(key.text)) this.problems.push(this.problem("yaml-duplicate-key", key.place, [key.text], { key: key.text, first_line: lines.get(key.text) }));
      else {
        lines.set(key.text, key.place.line);
        entries.push([key, value]);
      }
    }
    return { entries: entries, place: place };
  };

  /* Nodes to plain values: texts, lists and records. What has no value is an empty text. */
  function plain(node) {
    if (node.items) return node.items.map(plain);
    if (node.entries) {
      var record = {};
      node.entries.forEach(function (entry) {
        Object.defineProperty(record, entry[0].text, { value: plain(entry[1]), enumerable: true, writable: true, configurable: true });
      });
      return record;
    }
    var text = say.strip(node.text);
    return !node.quoted && ["~", "null", "Null", "NULL"].indexOf(text) >= 0 ? "" : text;
  }

  tools.caseStudyYaml = { decode: decode, parse: parse, plain: plain };
})();

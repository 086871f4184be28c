/* What changed since a reader's copy was made: its list beside the one of this copy. What a file says is only shown as text;
   links lead to pages of this copy alone. */
(function () {
  "use strict";
  var tools = window.HandbookTools, own = window.HANDBOOK_MANIFEST;
  var place = document.getElementById("hb-changes");
  if (!place || !tools || !own) return;
  var say = tools.say, make = tools.make;
  var MOST_TEXT = 5000000, MOST_ENTRIES = 20000, MOST_SHOWN = 10;
  var URI = /^[A-Za-z0-9][A-Za-z0-9/._-]{0,190}\.html$/;
  var STUDY = "case-study", LEADS_ON = ["moved", "withdrawn"], READ = ["home", "step", "text", "tool", "template"];

  /* Reading: {value} or {fault, value}. */
  function read(text) {
    var value, bare = text.replace(/^\ufeff/, "").trim();
    if (!bare) return { fault: "empty" };
    if (text.length > MOST_TEXT) return { fault: "too-large" };
    var script = /^window\.HANDBOOK_MANIFEST\s*=\s*/.exec(bare);
    if (script) bare = bare.slice(script[0].length).replace(/;$/, "");
    try {
      value = JSON.parse(bare);
    } catch (broken) {
      return { fault: script ? "damaged" : "not-json" };
    }
    if (!isRecord(value) || value.handbook !== "manifest" || typeof value.format !== "number") return { fault: "foreign" };
    if (value.format > own.format) return { fault: "format" };
    if (!isWhole(value)) return { fault: "damaged" };
    if (value.locale !== own.locale) return { fault: "locale" };
    return isNewer(value) ? { fault: "newer", value: value } : { value: value };
  }
  function isRecord(value) {
    return Boolean(value) && typeof value === "object" && !Array.isArray(value);
  }
  function isText(value) {
    return typeof value === "string" && value.length <= 500;
  }
  function isWhole(value) {
    return isText(value.locale) && /^\d+(\.\d+){0,2}$/.test(value.version) && /^\d{4}-\d\d-\d\d$/.test(value.date) &&
      isRecord(value.pages) && isRecord(value.case_studies) &&
      every(value.pages, function (uri, one) { return URI.test(uri) && one.length === 3 && one.every(isText); }) &&
      every(value.case_studies, function (id, one) {
        return /^[a-z0-9-]{1,120}$/.test(id) && one.length === 2 && typeof one[0] === "number" && isText(one[1]);
      });
  }
  function every(record, holds) {
    var keys = Object.keys(record);
    return keys.length <= MOST_ENTRIES && keys.every(function (key) { return Array.isArray(record[key]) && holds(key, record[key]); });
  }
  function isNewer(value) {
    if (value.date !== own.date) return value.date > own.date;
    return value.version.localeCompare(own.version, "en", { numeric: true }) > 0;
  }

  /* Comparing: for case studies, pages and others a list each of what is new, changed, gone, as [title, uri, note]. */
  function has(record, key) {
    return Object.prototype.hasOwnProperty.call(record, key);
  }
  function compare(old) {
    var found = { "case-studies": lists(), pages: lists(), others: lists() }, told = {};
    Object.keys(own.case_studies).forEach(function (id) {
      var now = own.case_studies[id], then = has(old.case_studies, id) ? old.case_studies[id] : null, uri = studyUri(id);
      var gone = now[1] === "withdrawn", wasGone = Boolean(then) && then[1] === "withdrawn";
      var kind = gone ? (then && !wasGone ? "gone" : null) : !then || wasGone ? "new" : now[0] > then[0] ? "changed" : null;
      if (kind === "changed") note(uri, "changed", say("entries", { count: now[0] - then[0] }));
      else if (kind) note(uri, kind);
      if (kind || gone) told[uri] = true;
    });
    Object.keys(old.case_studies).forEach(function (id) {
      if (has(own.case_studies, id) || old.case_studies[id][1] === "withdrawn") return;
      note(studyUri(id), "gone");
      told[studyUri(id)] = true;
    });
    function note(uri, kind, text) {
      var page = has(own.pages, uri) ? own.pages[uri] : has(old.pages, uri) ? old.pages[uri] : [uri];
      found["case-studies"][kind].push([page[0], has(own.pages, uri) ? uri : null, text]);
    }
    Object.keys(own.pages).forEach(function (uri) {
      var now = own.pages[uri], then = has(old.pages, uri) ? old.pages[uri] : null;
      if (told[uri] || (then && then[2] === now[2])) return;
      var moved = LEADS_ON.indexOf(now[1]) >= 0;
      if (moved && !then) return;
      room(found, now[1])[moved ? "gone" : then ? "changed" : "new"].push([now[0], uri]);
    });
    Object.keys(old.pages).forEach(function (uri) {
      if (!told[uri] && !has(own.pages, uri) && LEADS_ON.indexOf(old.pages[uri][1]) < 0) {
        room(found, old.pages[uri][1]).gone.push([old.pages[uri][0], null]);
      }
    });
    return found;
  }
  function studyUri(id) {
    return "case-studies/" + id + ".html";
  }
  function lists() {
    return { new: [], changed: [], gone: [] };
  }
  function room(found, kind) {
    return kind === STUDY ? found["case-studies"] : READ.indexOf(kind) >= 0 ? found.pages : found.others;
  }

  /* Showing */
  function item(entry) {
    var title = entry[1] ? make("a", { href: entry[1], text: entry[0] }) : make("bdi", { text: entry[0] });
    return make("li", {}, [title, entry[2] ? make("small", { text: " " + entry[2] }) : null]);
  }
  function show(old) {
    var found = compare(old), parts = [];
    var values = { version: old.version, date: tools.day(old.date), own_version: own.version, own_date: tools.day(own.date) };
    Object.keys(found).forEach(function (name) {
      var made = ["new", "changed", "gone"].filter(function (kind) { return found[name][kind].length; }).map(function (kind) {
        var list = found[name][kind];
        return make("details", { open: list.length <= MOST_SHOWN || name !== "others" }, [
          make("summary", { text: say(kind, { count: list.length }) }), make("ul", {}, list.map(item)),
        ]);
      });
      if (made.length) parts.push(make("h3", { text: say(name) }));
      parts = parts.concat(made);
    });
    tell([make("p", { text: say("between", values) })].concat(
      parts.length ? parts : [make("p", { text: say("same") })],
      parts.length ? [make("p", {}, [tools.button(say("print"), function () { print(); })])] : []
    ));
  }
  function tell(parts) {
    result.replaceChildren.apply(result, parts);
  }
  function take(text) {
    var found = read(text), value = found.value;
    if (!found.fault) return show(value);
    var said = value ? { version: value.version, date: tools.day(value.date) } : {};
    tell([make("p", { class: "hb-fault", text: say(found.fault, said) })]);
  }
  function takeFile(file) {
    if (!file) return;
    tools.files.read(file, "text", MOST_TEXT).then(function (found) {
      if (found.fault) tell([make("p", { class: "hb-fault", text: say(found.fault) })]);
      else take(found.value);
    });
  }

  var result = make("div", { role: "status", class: "hb-changes__result" });
  var input = make("input", { type: "file", accept: ".json,.js,application/json,text/javascript", hidden: true });
  var pasted = make("textarea", { id: "hb-pasted", rows: "3", dir: "ltr", spellcheck: "false" });
  input.addEventListener("change", function () {
    takeFile(input.files[0]);
    input.value = "";
  });
  place.addEventListener("dragover", function (event) { event.preventDefault(); });
  place.addEventListener("drop", function (event) {
    event.preventDefault();
    takeFile(event.dataTransfer.files[0]);
  });
  place.append(
    make("p", {}, [tools.button(say("choose"), function () { input.click(); }), make("span", { text: say("drop") }), input]),
    make("p", {}, [make("label", { for: "hb-pasted", text: say("paste") }), pasted]),
    make("p", {}, [tools.button(say("compare"), function () { take(pasted.value); })]),
    result
  );
  place.hidden = false;
  addEventListener("beforeprint", function () {
    result.querySelectorAll("details").forEach(function (one) { one.open = true; });
  });
})();

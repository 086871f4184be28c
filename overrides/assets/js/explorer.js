/* The explorer: facets that narrow each other, a list, a comparison, a selection to keep. Data: data/explorer.js. */
(function () {
  "use strict";
  var root = document.getElementById("hb-explorer");
  var data = window.HANDBOOK_EXPLORER;
  if (!root || !data) return;
  var say = data.strings;
  var index = new window.HandbookExplorerIndex(data);
  var byId = {};
  data.studies.forEach(function (study, number) { byId[study[0]] = number; });
  var PAGE = 50;
  var COMPARED = 4;
  var state = { text: "", chosen: {}, sort: "title", shown: PAGE };
  var selected = (window.__md_get("selection") || []).filter(function (id) { return id in byId; });

  var way = window.__hb_way;
  function make(tag, attributes, children) {
    var element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) {
      if (name === "text") {
        element.textContent = attributes.text;
        element.dir = way(attributes.text);
      }
      else if (name in element && name !== "list" && typeof attributes[name] !== "string") element[name] = attributes[name];
      else element.setAttribute(name, attributes[name]);
    });
    (children || []).forEach(function (child) { element.appendChild(child); });
    return element;
  }
  function fill(text, values) {
    return text.replace(/\{([a-z]+)\}/g, function (slot, name) { return values[name]; });
  }
  function button(text, act) {
    var made = make("button", { type: "button", class: "hb-button", text: text });
    made.addEventListener("click", act);
    return made;
  }
  function place(facet) {
    return data.facets.findIndex(function (one) { return one.id === facet; });
  }
  function labels(study, facet) {
    var at = place(facet);
    return study[4][at].map(function (term) { return data.facets[at].terms[term][1]; });
  }
  function years(study) {
    var span = study[2];
    return !span[0] ? "" : !span[1] || span[1] === span[0] ? String(span[0]) : span[0] + "–" + span[1];
  }
  function link(study) {
    return make("a", { href: study[0] + ".html", text: study[1], lang: study[6] ? "en" : data.locale });
  }

  /* The address says what is chosen, so that it can be kept and shared. */
  function readAddress() {
    state.chosen = {};
    state.text = "";
    state.sort = "title";
    new URLSearchParams(location.hash.slice(1)).forEach(function (value, key) {
      if (key === "text") state.text = value;
      else if (key === "sort" && say["sort." + value]) state.sort = value;
      else {
        var facet = data.facets.find(function (one) { return one.id === key; });
        if (!facet) return;
        state.chosen[key] = value.split(",").map(function (id) {
          return facet.terms.findIndex(function (term) { return term[0] === id; });
        }).filter(function (term) { return term >= 0; });
      }
    });
  }
  function writeAddress() {
    var parts = new URLSearchParams();
    data.facets.forEach(function (facet) {
      var chosen = state.chosen[facet.id] || [];
      if (chosen.length) parts.set(facet.id, chosen.map(function (term) { return facet.terms[term][0]; }).join(","));
    });
    if (state.text) parts.set("text", state.text);
    if (state.sort !== "title") parts.set("sort", state.sort);
    window.__hb_say(parts);
  }

  /* The frame: made once; only numbers and lists change afterwards. */
  var search = make("input", { type: "search", id: "hb-explorer-text", autocomplete: "off", class: "hb-input" });
  var sort = make("select", { id: "hb-explorer-sort", class: "hb-input" }, ["title", "newest", "evidence"].map(function (order) {
    return make("option", { value: order, text: say["sort." + order] });
  }));
  var status = make("p", { role: "status", class: "hb-explorer__status" });
  var list = make("ul", { class: "hb-explorer__list" });
  var more = button(say.more, function () { state.shown += PAGE; render(); });
  var clear = button(say.clear, function () {
    state.chosen = {};
    state.text = "";
    render();
    search.focus();
  });
  var tray = make("section", { class: "hb-explorer__tray", "aria-label": say.selection, hidden: true });
  var boxes = {};

  function facetBox(facet) {
    var inputs = facet.terms.map(function (term, number) {
      var box = make("input", { type: "checkbox", id: "hb-" + facet.id + "-" + number });
      var count = make("span", { class: "hb-count" });
      box.addEventListener("change", function () {
        var chosen = (state.chosen[facet.id] || []).filter(function (one) { return one !== number; });
        state.chosen[facet.id] = box.checked ? chosen.concat(number) : chosen;
        state.shown = PAGE;
        render();
      });
      var row = make("li", {}, [make("label", { for: box.id }, [box, make("span", { text: term[1] }), count])]);
      return { box: box, count: count, row: row };
    });
    boxes[facet.id] = inputs;
    var name = make("summary", { text: facet.label });
    var badge = make("span", { class: "hb-count" });
    name.appendChild(badge);
    boxes[facet.id].badge = badge;
    var rows = make("ul", { class: "hb-explorer__terms" }, inputs.map(function (one) { return one.row; }));
    return make("details", { class: "hb-facet", "data-facet": facet.id }, [name, rows]);
  }

  /* The same pieces as in the lists of other pages: chips of countries and tactics, bars for the evidence. What was chosen
     comes first, so that a reader sees why a case study is here. */
  function chips(study, facet, most) {
    var at = place(facet), chosen = state.chosen[facet] || [];
    var terms = study[4][at].slice().sort(function (one, other) {
      return (chosen.indexOf(other) >= 0) - (chosen.indexOf(one) >= 0);
    });
    var made = terms.slice(0, most).map(function (term) {
      return make("span", { class: "hb-chip hb-chip--" + facet, text: data.facets[at].terms[term][1] });
    });
    return terms.length > most ? made.concat(make("span", { class: "hb-chip", text: "+" + (terms.length - most) })) : made;
  }
  function evidence(study) {
    var bars = make("span", { class: "hb-level hb-level--" + data.levels[study[3]] });
    return make("span", { class: "hb-evidence" }, [bars, make("span", { text: labels(study, "evidence").join(say.list) })]);
  }
  function facts(study) {
    var when = years(study) ? make("bdi", { text: years(study), dir: "ltr" }) : [];
    return make("span", { class: "study-facts" }, chips(study, "country", 6).concat(when, evidence(study)));
  }
  function resultRow(number) {
    var study = data.studies[number];
    var pick = make("input", { type: "checkbox", id: "hb-pick-" + study[0], checked: selected.indexOf(study[0]) >= 0 });
    pick.addEventListener("change", function () {
      selected = selected.filter(function (id) { return id !== study[0]; });
      if (pick.checked) selected.push(study[0]);
      keep();
    });
    return make("li", {}, [
      link(study),
      facts(study),
      make("span", { class: "study-facts" }, chips(study, "tactic", 3).concat(
        make("label", { class: "hb-explorer__pick", for: pick.id }, [pick, make("span", { text: say.select })])
      )),
    ]);
  }

  function render() {
    var result = index.query(state.text, state.chosen);
    var numbers = index.sort(result.numbers, state.sort);
    data.facets.forEach(function (facet) {
      var chosen = state.chosen[facet.id] || [];
      boxes[facet.id].forEach(function (one, number) {
        var count = result.counts[facet.id][number];
        one.box.checked = chosen.indexOf(number) >= 0;
        one.count.textContent = String(count);
        one.row.hidden = !count && !one.box.checked;
      });
      boxes[facet.id].badge.textContent = chosen.length ? String(chosen.length) : "";
    });
    var many = Object.keys(state.chosen).reduce(function (sum, facet) { return sum + state.chosen[facet].length; }, 0);
    chosenCount.textContent = many ? String(many) : "";
    if (search.value !== state.text) search.value = state.text;
    sort.value = state.sort;
    status.textContent = numbers.length ? fill(say.found, { count: numbers.length, total: data.studies.length }) : say.nothing;
    list.replaceChildren.apply(list, numbers.slice(0, state.shown).map(resultRow));
    more.hidden = numbers.length <= state.shown;
    clear.hidden = !state.text && !many;
    writeAddress();
  }

  /* The selection stays on this device. */
  function keep() {
    window.__md_set("selection", selected);
    renderTray();
  }
  function comparison() {
    var studies = selected.slice(0, COMPARED).map(function (id) { return data.studies[byId[id]]; });
    var rows = data.facets.filter(function (facet) { return facet.id !== "role"; }).map(function (facet) {
      return make("tr", {}, [make("th", { scope: "row", text: facet.label })].concat(studies.map(function (study) {
        return make("td", { text: facet.id === "year" ? years(study) : labels(study, facet.id).join(say.list) || "–" });
      })));
    });
    var head = make("tr", {}, [make("td")].concat(studies.map(function (study) {
      return make("th", { scope: "col" }, [link(study)]);
    })));
    return make("div", { class: "hb-compare", role: "region", tabindex: "0", "aria-label": say.compare }, [
      make("table", { class: "hb-table" }, [make("caption", { text: say.compare }), make("thead", {}, [head]), make("tbody", {}, rows)]),
    ]);
  }
  function save(name, type, text) {
    var url = URL.createObjectURL(new Blob(["\ufeff" + text], { type: type }));
    var anchor = make("a", { href: url, download: name });
    document.body.appendChild(anchor);
    anchor.click();
    anchor.remove();
    setTimeout(function () { URL.revokeObjectURL(url); }, 1000);
  }
  function cell(text) {
    var safe = /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
    return '"' + safe.replace(/"/g, '""') + '"';
  }
  function saveTable() {
    var facets = data.facets.filter(function (facet) { return facet.id !== "role"; });
    var head = ["id", "title"].concat(facets.map(function (facet) { return facet.label; }));
    var rows = selected.map(function (id) {
      var study = data.studies[byId[id]];
      return [id, study[1]].concat(facets.map(function (facet) { return labels(study, facet.id).join("; "); }));
    });
    save("case-studies.csv", "text/csv", [head].concat(rows).map(function (row) { return row.map(cell).join(","); }).join("\r\n"));
  }
  function renderTray() {
    tray.hidden = !selected.length;
    document.body.classList.toggle("hb-has-selection", selected.length > 0);
    tray.replaceChildren(
      make("h2", { text: fill(say.selected, { count: selected.length }) }),
      make("ul", {}, selected.map(function (id) { return make("li", {}, [link(data.studies[byId[id]])]); })),
      make("p", { class: "hb-explorer__actions" }, [
        button(say.print, function () { window.print(); }),
        button(say.save, saveTable),
        button(say.forget, function () {
          selected = [];
          keep();
          render();
          search.focus();
        }),
      ])
    );
    if (selected.length > 1) tray.appendChild(comparison());
    if (selected.length > COMPARED) tray.appendChild(make("p", { text: fill(say.compared, { count: COMPARED }) }));
    tray.appendChild(make("p", { class: "study-facts", text: say.device }));
  }

  /* Summaries are read when somebody starts to type; until they are there, titles answer. */
  var asked = false;
  function askForTexts() {
    if (asked) return;
    asked = true;
    var script = make("script", { src: root.dataset.texts });
    script.addEventListener("load", function () {
      index.addTexts(window.HANDBOOK_EXPLORER_TEXTS || {});
      if (state.text) render();
    });
    document.head.appendChild(script);
  }

  search.addEventListener("focus", askForTexts);
  search.addEventListener("input", function () {
    state.text = search.value;
    state.shown = PAGE;
    render();
  });
  sort.addEventListener("change", function () {
    state.sort = sort.value;
    render();
  });
  window.addEventListener("hashchange", function () {
    readAddress();
    render();
  });

  // On a phone the facets wait behind one line, so that the list is in sight.
  var chosenCount = make("span", { class: "hb-count" });
  var filters = make("details", { class: "hb-explorer__filters" }, [make("summary", {}, [make("span", { text: say.narrow }), chosenCount])]);
  data.facets.forEach(function (facet) { filters.appendChild(facetBox(facet)); });

  root.replaceChildren(
    make("div", { class: "hb-explorer__bar" }, [
      make("p", {}, [make("label", { for: search.id, text: say.text }), search]),
      make("p", {}, [make("label", { for: sort.id, text: say.sort }), sort]),
    ]),
    make("div", { class: "hb-explorer__columns" }, [
      make("section", { class: "hb-explorer__facets", "aria-label": say.facets }, [filters]),
      make("section", { class: "hb-explorer__results", "aria-label": say.results }, [
        status, clear, make("div", { class: "hb-studies" }, [list]), more,
      ]),
    ]),
    tray
  );
  readAddress();
  if (state.text) askForTexts();
  if (window.matchMedia("(min-width: 60em)").matches) {
    filters.open = true;
    root.querySelectorAll(".hb-facet").forEach(function (facet, at) { facet.open = at < 3; });
  }
  Object.keys(state.chosen).forEach(function (facet) {
    if (state.chosen[facet].length) root.querySelector('[data-facet="' + facet + '"]').open = true;
  });
  render();
  renderTray();
})();

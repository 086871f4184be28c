/* The page of results: words, facets that narrow each other, further results, English besides. Its state stands in the
   address after the #, which never leaves the device. */
(function () {
  "use strict";
  var root = document.getElementById("hb-results");
  var ui = window.HandbookSearchUi;
  if (!root || !ui) return;
  ui.load().then(start, function () {});

  function start() {
    var make = ui.make, data = window.HANDBOOK_SEARCH, say = data.strings;
    var STEP = 10, state, turn = 0, timer = 0;
    var english = { locale: "en", name: "English" };

    root.textContent = "";
    var input = make("input", { id: "hb-search-words", type: "search", class: "hb-input", autocomplete: "off", spellcheck: "false", enterkeyhint: "search", dir: "auto" });
    var form = make("div", { class: "hb-results__bar" }, [make("label", { for: input.id, text: say.words }), input]);
    var also = make("input", { type: "checkbox", id: "hb-search-english" });
    if (data.english) form.appendChild(make("p", {}, [make("label", { class: "hb-explorer__pick" }, [also, make("span", { text: say.english })])]));
    var slash = make("input", { type: "checkbox", id: "hb-search-slash" });
    slash.checked = window.__md_get("slash") !== false;
    slash.addEventListener("change", function () { window.__md_set("slash", slash.checked); });
    form.appendChild(make("p", { class: "hb-results__slash" }, [make("label", { class: "hb-explorer__pick" }, [slash, make("span", { text: say.slash })])]));
    var status = make("p", { class: "hb-explorer__status", role: "status" });
    var facets = make("div", { class: "hb-results__facets" });
    var filters = make("details", { class: "hb-explorer__filters" }, [make("summary", { text: say.filters }), facets]);
    filters.open = window.matchMedia("(min-width: 60em)").matches;
    var list = make("ol", { class: "hb-results__list" });
    var more = make("button", { type: "button", class: "hb-button", text: say.more, hidden: "" });
    var other = make("div", {});
    var found = make("div", {}, [status, list, more, other]);
    [form, make("div", { class: "hb-explorer__columns" }, [filters, found])].forEach(function (part) { root.appendChild(part); });

    function read() {
      state = { query: "", chosen: {}, english: data.start, shown: STEP };
      new URLSearchParams(location.hash.slice(1)).forEach(function (value, key) {
        if (key === "q") state.query = value;
        else if (key === "english") state.english = data.english && value !== "0";
        else if (data.facets[key]) state.chosen[key] = value.split(",").filter(Boolean);
      });
      input.value = state.query;
      also.checked = state.english;
    }
    function write() {
      var parts = new URLSearchParams();
      if (state.query) parts.set("q", state.query);
      Object.keys(state.chosen).forEach(function (name) { if (state.chosen[name].length) parts.set(name, state.chosen[name].join(",")); });
      if (state.english !== data.start) parts.set("english", state.english ? "1" : "0");
      window.__hb_say(parts);
    }
    function anchor(result, locale, children, className) {
      var link = make("a", { href: ui.address(result, locale), class: className || null }, children);
      link.addEventListener("click", function () { ui.leave(state.query, result, locale); });
      return link;
    }
    function row(result, locale) {
      var parts = [
        anchor(result, locale, [ui.marked("span", result.title, result.titleMarks, { dir: window.__hb_way(result.title) })], "hb-results__title"),
        ui.marked("p", result.excerpt, result.marks, { class: "hb-results__excerpt", dir: window.__hb_way(result.excerpt) }),
      ];
      if (result.heading) parts.splice(1, 0, make("span", { class: "study-facts", text: result.heading, dir: window.__hb_way(result.heading) }));
      if (result.others.length) {
        parts.push(make("ul", { class: "hb-results__others" }, result.others.map(function (one) {
          return make("li", {}, [anchor(one, locale, [make("span", { text: one.heading, dir: window.__hb_way(one.heading) })])]);
        })));
      }
      return make("li", { lang: locale }, parts);
    }
    function showFacets(counts) {
      var focused = document.activeElement && document.activeElement.id, open = {};
      facets.querySelectorAll("details").forEach(function (one) { open[one.dataset.facet] = one.open; });
      facets.textContent = "";
      Object.keys(data.facets).filter(function (name) { return counts[name]; }).forEach(function (name) {
        var chosen = state.chosen[name] || [], items = make("ul", { class: "hb-explorer__terms" });
        counts[name].forEach(function (value) {
          var on = chosen.indexOf(value.id) >= 0;
          if (!value.count && !on) return;
          var check = make("input", { type: "checkbox", id: "hb-facet-" + name + "-" + value.id });
          check.checked = on;
          check.addEventListener("change", function () {
            state.chosen[name] = chosen.filter(function (one) { return one !== value.id; }).concat(check.checked ? [value.id] : []);
            state.shown = STEP;
            search();
          });
          items.appendChild(make("li", {}, [make("label", {}, [check, make("span", { text: value.label, dir: window.__hb_way(value.label) }), make("span", { class: "hb-count", text: String(value.count) })])]));
        });
        if (!items.firstChild) return;
        var group = make("details", { class: "hb-facet", "data-facet": name }, [make("summary", { text: data.facets[name] }), items]);
        group.open = name in open ? open[name] : chosen.length > 0;
        facets.appendChild(group);
      });
      if (Object.keys(state.chosen).some(function (name) { return state.chosen[name].length; })) {
        var clear = make("button", { type: "button", class: "hb-button", text: say.clear });
        clear.addEventListener("click", function () { state.chosen = {}; search(); });
        facets.appendChild(clear);
      }
      var again = focused && document.getElementById(focused);
      if (again) again.focus();
    }
    function showAnswer(answer) {
      var words = !answer.total ? say.nothing : answer.mode === "similar" ? say.similar : ui.fill(say.found, { count: answer.total });
      status.textContent = words + (answer.missing.length ? " " + say.missing : "");
      list.textContent = "";
      answer.results.forEach(function (result) { list.appendChild(row(result, data.locale)); });
      more.hidden = answer.total <= state.shown;
      showFacets(answer.counts);
    }
    function showEnglish(answer) {
      other.textContent = "";
      other.appendChild(make("h2", { text: say["english-results"] }));
      other.appendChild(make("p", { text: !answer.total ? say.nothing : answer.mode === "similar" ? say.similar : ui.fill(say.found, { count: answer.total }) }));
      other.appendChild(make("ol", { class: "hb-results__list" }, answer.results.map(function (result) { return row(result, english.locale); })));
    }
    function search() {
      var own = (turn += 1);
      write();
      if (!state.english) other.textContent = "";
      if (!state.query.trim()) {
        status.textContent = say.empty;
        [list, facets, other].forEach(function (part) { part.textContent = ""; });
        more.hidden = true;
        return;
      }
      function sorry(error) { if (own === turn) { status.textContent = ui.sorry(error); list.textContent = ""; } }
      ui.index(data.locale).query(state.query, { limit: state.shown, facets: state.chosen, counts: true })
        .then(function (answer) { if (own === turn) showAnswer(answer); }, sorry);
      if (state.english) {
        ui.index(english.locale).query(state.query, { limit: state.shown, facets: state.chosen })
          .then(function (answer) { if (own === turn) showEnglish(answer); }, sorry);
      }
    }
    input.addEventListener("input", function () {
      clearTimeout(timer);
      timer = setTimeout(function () { state.query = input.value; state.shown = STEP; search(); }, 120);
    });
    input.addEventListener("change", function () { ui.remember(input.value); });
    also.addEventListener("change", function () { state.english = also.checked; search(); });
    more.addEventListener("click", function () {
      var first = list.children.length;
      state.shown += STEP;
      ui.index(data.locale).query(state.query, { limit: STEP, offset: first, facets: state.chosen }).then(function (answer) {
        answer.results.forEach(function (result) { list.appendChild(row(result, data.locale)); });
        more.hidden = list.children.length >= answer.total;
        if (list.children[first]) list.children[first].querySelector("a").focus();
      });
    });
    window.addEventListener("hashchange", function () { read(); search(); });
    read();
    search();
    if (!state.query) input.focus({ preventScroll: true });
  }
})();

/* What the search shows: suggestions below the field in the header, marks on the page that was found, and the pieces that
   the page of results is made of. Texts are set as texts: nothing found or typed becomes HTML. */
(function () {
  "use strict";
  var ui = window.HandbookSearchUi, make = ui.make;
  var data = window.HANDBOOK_SEARCH, say = data.strings;
  var AT_ONCE = 3, SHOWN = 6, KEPT = 8, MOST_MARKS = 300;

  ui.fill = function (text, values) {
    return text.replace(/\{([a-z]+)\}/g, function (slot, name) { return values[name]; });
  };
  ui.index = function (locale) {
    return window.HandbookSearch.open(ui.root + (locale === data.locale ? "" : "../" + locale + "/") + "search/");
  };
  ui.address = function (result, locale) {
    return ui.root + (locale === data.locale ? "" : "../" + locale + "/") + result.url;
  };
  ui.resultsAddress = function (query, english) {
    return ui.root + "search.html#q=" + encodeURIComponent(query).replace(/%20/g, "+") + (english ? "&english=1" : "");
  };
  /* A text with its marks, as nodes. */
  ui.marked = function (tag, text, marks, attributes) {
    var element = make(tag, attributes), at = 0;
    marks.forEach(function (mark) {
      element.appendChild(document.createTextNode(text.slice(at, mark[0])));
      element.appendChild(make("mark", { text: text.slice(mark[0], mark[1]) }));
      at = mark[1];
    });
    element.appendChild(document.createTextNode(text.slice(at)));
    return element;
  };
  ui.sorry = function (error) {
    return /^version/.test(error.message) ? say.version : say.broken;
  };

  // Recent searches, on this device only

  ui.recent = function () {
    var kept = window.__md_get("searches");
    return Array.isArray(kept) ? kept.filter(function (one) { return typeof one === "string"; }).slice(0, KEPT) : [];
  };
  ui.remember = function (query) {
    query = query.trim();
    if (query) window.__md_set("searches", [query].concat(ui.recent().filter(function (one) { return one !== query; })).slice(0, KEPT));
  };
  ui.forget = function () { window.__md_set("searches", null); };
  /* The page that opens next marks what was looked for. The address stays free of it: addresses reach servers. */
  ui.leave = function (query, result, locale) {
    ui.remember(query);
    if (locale === data.locale) window.__md_set("highlight", { query: result.words, page: result.url.split("#")[0], at: Date.now() });
  };

  /* Words marked in the article, and a way to take the marks away. */
  ui.highlight = function (query) {
    var article = document.querySelector("article"), walker, node, nodes = [], count = 0;
    walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT, null, false);
    while ((node = walker.nextNode())) if (node.nodeValue.trim() && !node.parentNode.closest("script, style, svg, mark, .hb-toc")) nodes.push(node);
    nodes.forEach(function (text) {
      var marks = count < MOST_MARKS ? window.HandbookSearch.marks(text.nodeValue, query) : [];
      if (!marks.length) return;
      count += marks.length;
      var pieces = ui.marked("span", text.nodeValue, marks), parts = document.createDocumentFragment();
      pieces.querySelectorAll("mark").forEach(function (mark) { mark.className = "hb-mark"; });
      while (pieces.firstChild) parts.appendChild(pieces.firstChild);
      text.replaceWith(parts);
    });
    if (!count) return;
    var remove = make("button", { type: "button", class: "hb-button", text: say.unmark });
    var bar = make("p", { class: "hb-marks", role: "status" }, [make("bdi", { text: ui.fill(say.marked, { words: query }) + " " }), remove]);
    remove.addEventListener("click", function () {
      article.querySelectorAll("mark.hb-mark").forEach(function (mark) {
        var parent = mark.parentNode;
        mark.replaceWith(document.createTextNode(mark.textContent));
        parent.normalize();
      });
      bar.remove();
    });
    article.insertBefore(bar, article.firstChild);
  };

  // Suggestions

  ui.attach = function (box, input, panel, allPages) {
    var status = make("p", { class: "hb-search__status", role: "status" });
    var list = make("ul", { class: "hb-search__list", id: "hb-search-list", role: "listbox", "aria-label": say.results });
    var foot = make("p", { class: "hb-search__foot" });
    var active = -1, turn = 0, timer = 0;
    [status, list, foot].forEach(function (part) { panel.appendChild(part); });

    function options() { return list.querySelectorAll("[role=option]"); }
    function choose(at) {
      var all = options();
      if (all[active]) all[active].setAttribute("aria-selected", "false");
      active = all.length ? (at + all.length) % all.length : -1;
      if (at < 0 && active < 0) return input.removeAttribute("aria-activedescendant");
      all[active].setAttribute("aria-selected", "true");
      all[active].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", all[active].id);
    }
    function show(shown) {
      panel.hidden = !shown;
      input.setAttribute("aria-expanded", String(shown && options().length > 0));
      if (!shown) input.removeAttribute("aria-activedescendant");
    }
    /* An answer that is still on its way must not open it again. */
    function close() {
      turn += 1;
      clearTimeout(timer);
      show(false);
    }
    function clear() {
      [status, list, foot].forEach(function (part) { part.textContent = ""; });
      active = -1;
      input.removeAttribute("aria-activedescendant");
    }
    function option(children, act, more) {
      var one = make("li", { role: "option", id: "hb-search-option-" + options().length, "aria-selected": "false", class: more || null }, children);
      one.addEventListener("mousedown", function (event) { event.preventDefault(); });
      one.addEventListener("click", act);
      one.act = act;
      list.appendChild(one);
    }
    function go(address, query, result) {
      return function (event) {
        ui.leave(query, result, data.locale);
        if (event.ctrlKey || event.metaKey) window.open(address);
        else location.href = address;
      };
    }
    function showRecent() {
      var recent = ui.recent();
      clear();
      if (!recent.length) return show(false);
      status.textContent = say.recent;
      recent.forEach(function (query) {
        option([make("bdi", { text: query })], function () { input.value = query; input.focus(); search(); });
      });
      var forget = make("button", { type: "button", class: "hb-button", text: say.forget });
      forget.addEventListener("click", function () { ui.forget(); input.focus(); showRecent(); });
      foot.appendChild(make("span", { text: say.kept + " " }));
      foot.appendChild(forget);
      show(true);
    }
    function showAnswer(query, answer) {
      clear();
      status.textContent = !answer.total ? say.nothing
        : (answer.mode === "similar" ? say.similar : ui.fill(say.found, { count: answer.total }));
      if (answer.missing.length) status.textContent += " " + say.missing;
      answer.results.forEach(function (result) {
        option([
          ui.marked("strong", result.title, result.titleMarks, { class: "hb-search__title", dir: window.__hb_way(result.title) }),
          make("span", { class: "hb-search__heading", text: result.heading, dir: window.__hb_way(result.heading) }),
          ui.marked("span", result.excerpt, result.marks, { class: "hb-search__excerpt", dir: window.__hb_way(result.excerpt) }),
        ], go(ui.address(result, data.locale), query, result));
        result.others.forEach(function (other) {
          option([make("span", { text: other.heading, dir: window.__hb_way(other.heading) })], go(ui.address(other, data.locale), query, other), "hb-search__other");
        });
      });
      if (answer.total) foot.appendChild(make("a", { href: ui.resultsAddress(query, false), text: ui.fill(say.all, { count: answer.total }) }));
      if (data.english) foot.appendChild(make("a", { href: ui.resultsAddress(query, true), text: say.english }));
      foot.appendChild(make("a", { href: allPages, text: say.letters }));
      show(true);
    }
    function search() {
      var query = input.value, own = (turn += 1);
      if (!query.trim()) return showRecent();
      // The first ones as soon as their texts are there: each text is a file of its own to be read.
      function ask(limit) {
        return ui.index(data.locale).query(query, { limit: limit }).then(function (answer) {
          if (own !== turn || !document.activeElement || !box.contains(document.activeElement)) return null;
          var chosen = active;
          showAnswer(query, answer);
          if (chosen >= 0) choose(chosen);
          return limit < SHOWN && answer.total > limit ? ask(SHOWN) : null;
        });
      }
      ask(AT_ONCE).catch(function (error) {
        if (own !== turn) return;
        clear();
        status.textContent = ui.sorry(error);
        foot.appendChild(make("a", { href: allPages, text: say.letters }));
        show(true);
      });
    }
    input.addEventListener("input", function () {
      clearTimeout(timer);
      timer = setTimeout(search, 60);
    });
    input.addEventListener("focus", search);
    input.addEventListener("keydown", function (event) {
      if (event.isComposing) return;
      var all = options(), shown = !panel.hidden;
      if (event.key === "ArrowDown" && shown) choose(active + 1);
      else if (event.key === "ArrowUp" && shown) choose(active < 0 ? all.length - 1 : active - 1);
      else if (event.key === "Enter" && shown && all[active]) all[active].act(event);
      else if (event.key === "Enter" && input.value.trim()) {
        ui.remember(input.value);
        location.href = ui.resultsAddress(input.value.trim(), false);
      } else if (event.key === "Escape" && shown) close();
      else if (event.key === "Escape") input.value = "";
      else return;
      event.preventDefault();
    });
    box.addEventListener("focusout", function (event) {
      if (event.relatedTarget && !box.contains(event.relatedTarget)) close();
    });
    document.addEventListener("click", function (event) { if (!box.contains(event.target)) close(); });
    if (document.activeElement === input) search();
  };
})();

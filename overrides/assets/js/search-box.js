/* The search link in the header becomes a field with suggestions. The engine and its index are read when somebody goes to
   the field. Without scripts the link leads to the list of all pages. */
(function () {
  "use strict";
  var link = document.querySelector("[data-hb=search]");
  var body = document.body.dataset;
  var root = body.base === "." ? "" : body.base + "/";
  var PARTS = ["data/search.js", "assets/js/search-engine.js", "assets/js/search-results.js"];
  var loading = null;

  /* One after the other in order, once. */
  function load() {
    loading = loading || new Promise(function (resolve, reject) {
      PARTS.forEach(function (part, at) {
        var script = document.createElement("script");
        script.src = root + part;
        script.async = false;
        script.onerror = function () { loading = null; reject(new Error("missing: " + part)); };
        if (at === PARTS.length - 1) script.onload = resolve;
        document.head.appendChild(script);
      });
    });
    return loading;
  }
  function make(tag, attributes, children) {
    var element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) {
      if (name === "text") element.textContent = attributes.text;
      else if (attributes[name] !== null) element.setAttribute(name, attributes[name]);
    });
    (children || []).forEach(function (child) { element.appendChild(child); });
    return element;
  }
  window.HandbookSearchUi = { root: root, load: load, make: make };

  var wanted = window.__md_get("highlight");
  if (wanted && wanted.page === body.page && Date.now() - wanted.at < 30000) {
    window.__md_set("highlight", null);
    load().then(function () { window.HandbookSearchUi.highlight(wanted.query); }, function () {});
  }
  if (!link) return;

  var label = link.getAttribute("aria-label");
  var open = make("button", { type: "button", class: "md-header__button md-icon hb-search__open", "aria-label": label, title: label, "aria-expanded": "false" });
  while (link.firstChild) open.appendChild(link.firstChild);
  var input = make("input", {
    id: "hb-search-input", type: "search", role: "combobox", class: "hb-search__input", placeholder: label, "aria-label": label,
    "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "hb-search-list", autocomplete: "off",
    autocapitalize: "off", spellcheck: "false", enterkeyhint: "search", dir: "auto",
  });
  var panel = make("div", { class: "hb-search__panel", hidden: "" });
  var field = make("div", { class: "hb-search__field" }, [input, panel]);
  var box = make("div", { class: "hb-search", role: "search" }, [open, field]);
  link.replaceWith(box);

  function show(shown) {
    box.classList.toggle("hb-search--open", shown);
    open.setAttribute("aria-expanded", String(shown));
  }
  function begin() {
    load().then(function () { window.HandbookSearchUi.attach(box, input, panel, link.href); }, function () {
      // Not even the scripts can be read: the list of all pages is what is left.
      panel.textContent = "";
      panel.appendChild(make("a", { href: link.href, text: link.getAttribute("data-fallback"), class: "hb-search__all" }));
      panel.hidden = false;
    });
  }
  open.addEventListener("click", function () {
    show(!box.classList.contains("hb-search--open"));
    if (box.classList.contains("hb-search--open")) input.focus();
  });
  input.addEventListener("focus", begin, { once: true });
  input.addEventListener("focus", function () { show(true); });
  box.addEventListener("focusout", function (event) {
    if (event.relatedTarget && !box.contains(event.relatedTarget)) show(false);
  });
  document.addEventListener("click", function (event) { if (!box.contains(event.target)) show(false); });
  /* Who dictates to the computer can switch the single sign off, on the page of results (WCAG 2.1.4). */
  document.addEventListener("keydown", function (event) {
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
    var held = event.ctrlKey || event.metaKey;
    var slash = event.key === "/" && !typing && !held && !event.altKey && window.__md_get("slash") !== false;
    if (!slash && !(held && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k")) return;
    event.preventDefault();
    show(true);
    (document.getElementById("hb-search-words") || input).focus();
  });
})();

/* The language link becomes a menu that stays on the same page. Which languages there are stands in locales.js. */
(function () {
  "use strict";
  var link = document.querySelector("[data-hb=languages]");
  var locales = window.HANDBOOK_LOCALES;
  if (!link || !Array.isArray(locales) || locales.length < 2) return;

  var body = document.body.dataset;
  var own = body.locale;
  var root = (body.base === "." ? "" : body.base + "/") + "../";

  // The start of a language may not have this page; its home has the way to the English one. These it has (pages/start.py).
  var everywhere =
    /^(about|contribute|toolkit)\/index\.html$/.test(body.page) ||
    /^(about\/translation|a-z|changes|device|glossary|languages|offline|search)\.html$/.test(body.page);

  var list = document.createElement("ul");
  list.className = "hb-menu";
  list.id = "hb-menu-languages";
  list.hidden = true;
  locales.forEach(function (locale) {
    var item = document.createElement("li");
    var to = document.createElement("a");
    var stays = locale.extent !== "start" || locale.code === own || everywhere;
    to.href = root + locale.code + "/" + (stays ? body.page + location.hash : "index.html");
    to.lang = locale.code;
    to.dir = locale.direction;
    to.hreflang = locale.code;
    to.textContent = locale.name;
    if (locale.code === own) to.setAttribute("aria-current", "true");
    item.appendChild(to);
    list.appendChild(item);
  });

  var button = document.createElement("button");
  button.type = "button";
  button.className = link.className;
  button.title = link.title;
  button.setAttribute("aria-label", link.getAttribute("aria-label"));
  button.setAttribute("aria-expanded", "false");
  button.setAttribute("aria-controls", list.id);
  while (link.firstChild) button.appendChild(link.firstChild);

  var box = document.createElement("div");
  box.className = "hb-switcher";
  box.appendChild(button);
  box.appendChild(list);
  link.replaceWith(box);

  function show(open) {
    list.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
  }
  button.addEventListener("click", function () {
    show(list.hidden);
    if (!list.hidden) list.querySelector("a").focus();
  });
  box.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && !list.hidden) {
      show(false);
      button.focus();
    }
  });
  document.addEventListener("click", function (event) {
    if (!box.contains(event.target)) show(false);
  });
  box.addEventListener("focusout", function (event) {
    if (event.relatedTarget && !box.contains(event.relatedTarget)) show(false);
  });
})();

/* What moves in the frame: the title in the header, where the reader is on the page, the way back to the top.
   Everything can be read and reached without it. It takes the place of Material's own script and keeps its class names. */
(function () {
  "use strict";
  var wide = matchMedia("(min-width: 60em)");
  var heading = document.querySelector("article h1");

  function all(selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  }
  /* What an address's # leads to, if it leads anywhere. */
  function target(hash) {
    try {
      return hash && document.getElementById(decodeURIComponent(hash.slice(1)));
    } catch (malformed) {
      return null;
    }
  }
  /* Calls back once before the next picture, however often it is asked. */
  function calmly(act) {
    var waits = false;
    return function () {
      if (waits) return;
      waits = true;
      requestAnimationFrame(function () { waits = false; act(); });
    };
  }
  function onScroll(act) {
    var calm = calmly(act);
    addEventListener("scroll", calm, { passive: true });
    addEventListener("resize", calm, { passive: true });
    act();
  }

  /* Colours: one button, which says what it will do. On paper they are light. */
  var paint = document.body.dataset;
  all("[data-hb=colours]").forEach(function (button) {
    function say() {
      var label = paint.mdColorScheme === "slate" ? button.dataset.light : button.dataset.dark;
      button.setAttribute("aria-label", label);
      button.title = label;
    }
    button.addEventListener("click", function () {
      var dark = paint.mdColorScheme !== "slate";
      paint.mdColorScheme = dark ? "slate" : "default";
      window.__md_set("__palette", { index: dark ? 1 : 0, color: { scheme: paint.mdColorScheme } });
      say();
    });
    say();
    button.hidden = false;
  });
  var scheme;
  addEventListener("beforeprint", function () {
    scheme = paint.mdColorScheme;
    paint.mdColorScheme = "default";
  });
  addEventListener("afterprint", function () { paint.mdColorScheme = scheme; });

  /* The menu closes when one of its links leads to a place on this page. */
  addEventListener("hashchange", function () {
    var drawer = document.querySelector("[data-md-toggle=drawer]");
    if (drawer && drawer.checked) drawer.click();
  });

  /* What is folded opens when a link leads into it, and for the printer. */
  function unfold() {
    var wanted = target(location.hash);
    var box = wanted && wanted.closest("details:not([open])");
    if (!box) return;
    for (; box; box = box.parentElement.closest("details")) box.open = true;
    wanted.scrollIntoView();
  }
  addEventListener("hashchange", unfold);
  unfold();
  var opened = [];
  addEventListener("beforeprint", function () {
    opened = all("article details:not([open])");
    opened.forEach(function (one) { one.open = true; });
  });
  addEventListener("afterprint", function () {
    opened.forEach(function (one) { one.open = false; });
  });

  /* The header says the page's title once its heading is out of sight. */
  var title = document.querySelector("[data-md-component=header-title]");
  if (title && heading) {
    onScroll(function () { title.classList.toggle("md-header__title--active", heading.getBoundingClientRect().bottom < 48); });
  }

  /* The list of headings shows where the reader is. Small screens have no room for it. */
  all(".md-sidebar--secondary [data-md-component=toc]").forEach(function (list) {
    var links = all("a[href^='#']", list);
    var targets = links.map(function (link) { return target(link.hash); });
    onScroll(function () {
      if (!wide.matches) return;
      var last = -1;
      var end = innerHeight + scrollY >= document.documentElement.scrollHeight - 1;
      targets.forEach(function (one, at) {
        if (one && (end || one.getBoundingClientRect().top < 120)) last = at;
      });
      links.forEach(function (link, at) {
        link.classList.toggle("md-nav__link--passed", at <= last);
        link.classList.toggle("md-nav__link--active", at === last);
      });
    });
  });

  /* The menu beside the text shows the entry of this page, or of what stands above it. */
  var entry = document.querySelector(".md-sidebar--primary [aria-current=page]") || all(".md-sidebar--primary .md-nav__link--active[href]").pop();
  var menu = entry && entry.closest(".md-sidebar__scrollwrap");
  if (menu && entry.offsetHeight) {
    menu.scrollTop += entry.getBoundingClientRect().top - menu.getBoundingClientRect().top - menu.clientHeight / 2;
  }

  /* The way back to the top is there for a reader who goes up, but not in the way of the focus, which Tab moves. */
  all("[data-md-component=top]").forEach(function (button) {
    var before = 0, tabbing = false;
    button.addEventListener("click", function () { scrollTo(0, 0); });
    addEventListener("keydown", function (event) {
      if (event.key === "Shift") return; // it comes before Tab on the way up, again and again while it is held
      tabbing = event.key === "Tab";
      if (tabbing && document.activeElement !== button) button.hidden = true;
    }, true);
    ["pointerdown", "wheel", "touchstart"].forEach(function (kind) {
      addEventListener(kind, function () { tabbing = false; }, { passive: true });
    });
    onScroll(function () {
      button.hidden = tabbing || !(scrollY < before && scrollY > innerHeight / 2);
      before = scrollY;
    });
  });
})();

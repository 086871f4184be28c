/* The menu of small screens: a real button in place of the label, which works without scripts but says less. */
(function () {
  "use strict";
  var toggle = document.getElementById("__drawer");
  var label = document.querySelector(".md-header label[for=__drawer]");
  var menu = document.querySelector(".md-sidebar--primary");
  if (!toggle || !label || !menu) return;

  var button = document.createElement("button");
  button.type = "button";
  button.className = label.className + " hb-menu-button";
  button.setAttribute("aria-label", toggle.getAttribute("aria-label"));
  button.setAttribute("aria-controls", menu.id);
  while (label.firstChild) button.appendChild(label.firstChild);
  label.replaceWith(button);
  toggle.hidden = true;
  toggle.classList.remove("hb-drawer-toggle");

  function say() {
    button.setAttribute("aria-expanded", String(toggle.checked));
  }
  function set(open) {
    // A click, so that Material's script hears of it too.
    if (toggle.checked !== open) toggle.click();
    say();
  }
  button.addEventListener("click", function () {
    set(!toggle.checked);
    var first = menu.querySelector("a[href]");
    if (toggle.checked && first) first.focus({ preventScroll: true });
  });
  toggle.addEventListener("change", say);
  menu.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && toggle.checked) {
      set(false);
      button.focus();
    }
  });
  menu.addEventListener("focusout", function (event) {
    if (toggle.checked && event.relatedTarget && !menu.contains(event.relatedTarget)) set(false);
  });
  say();
})();

/* What every tool shares: words, elements, a place for messages, scripts that are read when they are used. */
(function () {
  "use strict";
  var tools = (window.HandbookTools = window.HandbookTools || {});
  var data = window.HANDBOOK_TOOL || { strings: {} };

  /* A text of the page's language; `{count}` and the like are filled in. */
  tools.say = function (key, values) {
    var text = data.strings[key];
    if (text === undefined) return key;
    return text.replace(/\{([a-z_]+)\}/g, function (slot, name) {
      return values && values[name] !== undefined ? String(values[name]) : slot;
    });
  };

  /* A day (YYYY-MM-DD) as the page's language writes it, with Latin digits. */
  tools.day = function (text) {
    try {
      return new Intl.DateTimeFormat((data.locale === "en" ? "en-GB" : data.locale) + "-u-ca-gregory-nu-latn", { year: "numeric", month: "long", day: "numeric", timeZone: "UTC" }).format(new Date(text));
    } catch (unknown) {
      return text;
    }
  };

  /* An element. `text` may still be English in a right-to-left page. */
  tools.make = function (tag, attributes, children) {
    var element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) {
      if (name === "text") {
        element.textContent = attributes.text;
        if (!element.dir) element.dir = "auto";
      } else if (typeof attributes[name] === "string") element.setAttribute(name, attributes[name]);
      else element[name] = attributes[name];
    });
    (children || []).forEach(function (child) { if (child) element.appendChild(child); });
    return element;
  };
  tools.button = function (text, act, more) {
    var made = tools.make("button", Object.assign({ type: "button", class: "hb-button", text: text }, more));
    made.addEventListener("click", act);
    return made;
  };

  /* A message in the element `hb-tool-notice`, read aloud; an empty text takes it away. Actions: [[text, function]]. */
  tools.notice = function (text, actions, urgent) {
    var place = document.getElementById("hb-tool-notice");
    if (!place) return;
    place.className = "hb-tool-notice" + (urgent ? " hb-tool-notice--urgent" : "");
    place.hidden = !text;
    place.replaceChildren.apply(place, text ? [tools.make("p", { text: text })].concat((actions || []).map(function (one) {
      return tools.button(one[0], one[1]);
    })) : []);
  };

  /* A script of the site, read once, when it is asked for; `uri` counts from the locale's root. */
  var asked = {};
  tools.script = function (uri) {
    asked[uri] = asked[uri] || new Promise(function (done, failed) {
      var script = document.createElement("script");
      script.src = (document.body.dataset.base || ".") + "/" + uri;
      script.addEventListener("load", function () { done(); });
      script.addEventListener("error", function () {
        delete asked[uri];
        failed(new Error(uri));
      });
      document.head.appendChild(script);
    });
    return asked[uri];
  };
})();

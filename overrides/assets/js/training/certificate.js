/* A certificate that the learner prints. It says plainly that nobody has examined anything. */
(function () {
  "use strict";
  var tools = (window.HandbookTools = window.HandbookTools || {});
  var say = tools.say;
  var make = tools.make;
  var PRINTING = "hb-prints-certificate";

  function day(iso) {
    var parts = iso.split("-").map(Number), locale = document.documentElement.lang;
    try {
      return new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, { dateStyle: "long", calendar: "gregory", numberingSystem: "latn" }).format(new Date(parts[0], parts[1] - 1, parts[2]));
    } catch (unknown) {
      return iso;
    }
  }
  function best(value, mark) {
    return value.results.filter(function (one) { return one.percent >= mark; }).sort(function (one, other) {
      return other.version - one.version || other.percent - one.percent;
    })[0];
  }

  /* The part of the page with the name to type and the paper; empty until the check was passed. */
  function refresh(place, progress, title) {
    var passed = best(progress.value, progress.data.passMark);
    place.hidden = !passed;
    if (!passed) {
      place.replaceChildren();
      return;
    }
    var values = { percent: passed.percent, version: passed.version, date: day(passed.day) };
    var shown = make("p", { class: "hb-paper__name", dir: "auto" });
    var name = make("input", { class: "hb-input", type: "text", id: "hb-certificate-name", autocomplete: "off", dir: "auto", maxLength: 80, required: true });
    name.addEventListener("input", function () {
      shown.textContent = name.value;
      fault.textContent = "";
    });
    var known = document.getElementById("hb-certificate-name");
    name.value = shown.textContent = known ? known.value : "";
    var fault = make("p", { class: "hb-certificate__fault", role: "alert" });
    place.replaceChildren(
      make("div", { class: "hb-certificate__form" }, [
        make("p", { class: "hb-certificate__title", text: say("certificate") }),
        make("p", {}, [make("label", { for: "hb-certificate-name", text: say("certificate-name") }), name]),
        make("p", { class: "hb-certificate__note", text: say("certificate-note") }),
        fault,
        make("p", {}, [tools.button(say("certificate-print"), function () {
          if (!name.value.trim()) {
            fault.textContent = say("nameless");
            name.focus();
            return;
          }
          document.body.classList.add(PRINTING);
          window.print();
        })]),
      ]),
      make("section", { class: "hb-paper" }, [
        make("p", { class: "hb-paper__title", text: say("certificate-title") }),
        shown,
        make("p", { text: say("certificate-done") }),
        make("p", { class: "hb-paper__module", text: title }),
        make("p", { text: say("certificate-score", values) }),
        make("p", { class: "hb-paper__self", text: say("certificate-self") }),
        make("p", { class: "hb-paper__site", text: say("certificate-site") }),
      ])
    );
  }
  window.addEventListener("afterprint", function () { document.body.classList.remove(PRINTING); });

  tools.certificate = { refresh: refresh };
})();

/* Fills the form of the page as a person would, field by field, and gives what the page then shows. */
(function () {
  "use strict";
  function at(path) { return document.getElementById("case-study." + path); }
  function say(input, value) {
    input.value = value;
    if (input.value !== value && input.tagName !== "TEXTAREA") throw new Error("does not take " + JSON.stringify(value) + ": " + input.id);
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
  function fill(path, value) {
    if (typeof value !== "string" && !Array.isArray(value)) {
      Object.keys(value).forEach(function (key) { fill(path + "." + key, value[key]); });
      return;
    }
    var place = at(path);
    if (!place) throw new Error("no field " + path);
    if (typeof value === "string") say(place, value);
    else if (place.dataset.control === "checks") {
      value.forEach(function (one) { place.querySelector('input[value="' + one + '"]').click(); });
    } else {
      while (place.querySelectorAll("[data-entry]").length > value.length) place.querySelector("[data-remove]").click();
      while (place.querySelectorAll("[data-entry]").length < value.length) place.querySelector("[data-add]").click();
      value.forEach(function (one, number) { fill(path + "." + number, one); });
    }
  }
  /* The sources come first: the other fields offer them. */
  window.fillForm = function (name, tree) {
    document.getElementById("hb-builder-new").click();
    say(document.getElementById("hb-builder-name"), name);
    ["sources"].concat(Object.keys(tree).filter(function (key) { return key !== "sources"; })).forEach(function (key) { fill(key, tree[key]); });
    window.HandbookTools.caseStudyBuilder.check();
    return { text: document.getElementById("hb-builder-text").value, status: document.getElementById("hb-builder-status").textContent };
  };
  function bytes(base64) {
    return Uint8Array.from(atob(base64), function (sign) { return sign.charCodeAt(0); }).buffer;
  }
  /* What the rules say of files: in base64; `names` replaces names that are known. */
  window.judgeFiles = function (files, names) {
    var tools = window.HandbookTools, rules = Object.assign({}, window.HANDBOOK_TOOL.rules);
    rules.names = Object.assign({}, rules.names, names);
    rules.others = [];
    return files.map(function (one) {
      var decoded = tools.caseStudyYaml.decode(rules, bytes(one)), found = decoded.problems;
      if (!found) {
        var parsed = tools.caseStudyYaml.parse(rules, decoded.text);
        found = parsed.node ? tools.caseStudyRules.check(rules, parsed.node, "case", parsed.problems) : tools.words.inOrder(parsed.problems);
      }
      return found.map(function (problem) {
        return [problem.code, problem.severity, problem.line, problem.column, problem.message, problem.hint];
      });
    });
  };
  /* Reads files and writes them again: [text, text of the text]; the values are compared by the test. */
  window.writeAgain = function (files) {
    var tools = window.HandbookTools, rules = window.HANDBOOK_TOOL.rules;
    function write(text) {
      return tools.caseStudyWriter.write(rules, tools.caseStudyYaml.plain(tools.caseStudyYaml.parse(rules, text).node)).text;
    }
    return files.map(function (one) {
      var first = write(one);
      return [first, write(first)];
    });
  };
  window.readyForFiles = function () {
    var tools = window.HandbookTools;
    var names = ["yaml", "checks", "rules"].map(function (one) { return "assets/js/tools/case-study-" + one + ".js"; });
    return Promise.all(["assets/vendor/js-yaml/js-yaml.umd.min.js"].concat(names).map(tools.script));
  };
})();

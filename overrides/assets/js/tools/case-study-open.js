/* A file, or a text that was pasted, becomes a draft; what is wrong with it is told by line and column. */
(function () {
  "use strict";
  var tools = (window.HandbookTools = window.HandbookTools || {});
  var rules = window.HANDBOOK_TOOL.rules, say = tools.say;

  function place(problem) {
    return problem.line ? say("place", { line: problem.line, column: problem.column }) : say("whole-file");
  }
  function words(problem) { return problem.message + (problem.hint ? " Try: " + problem.hint : ""); }
  function show(problems) {
    var section = document.getElementById("hb-builder-found"), list = section.querySelector("ul");
    section.hidden = !problems.length;
    list.textContent = "";
    problems.slice(0, 200).forEach(function (one) {
      list.appendChild(tools.make("li", {}, [tools.make("span", { text: place(one), lang: window.HANDBOOK_TOOL.locale }), document.createTextNode(" " + words(one))]));
    });
  }
  function refuse(problems) {
    show(problems);
    tools.notice(say("not-read") + " " + (problems.length ? place(problems[0]) + " " + words(problems[0]) : say("not-a-record")), [], true);
  }

  tools.caseStudyOpen = function (given, fileName, drafts) {
    var decoded = tools.caseStudyYaml.decode(rules, given), id = fileName.replace(/\.ya?ml$/i, "");
    if (decoded.problems) return refuse(decoded.problems);
    var parsed = tools.caseStudyYaml.parse(rules, decoded.text);
    if (!parsed.node) return refuse(tools.words.inOrder(parsed.problems));
    var problems = tools.caseStudyRules.check(rules, parsed.node, id, parsed.problems);
    if (!parsed.node.entries) return refuse(problems);
    drafts.start(tools.caseStudyYaml.plain(parsed.node), tools.caseStudyRules.checkName(rules, id).length ? "" : id);
    drafts.touch();
    show(problems);
    tools.notice(say("read") + (parsed.comments ? " " + say("comments", { count: parsed.comments }) : ""));
  };
})();

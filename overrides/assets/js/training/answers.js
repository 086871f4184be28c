/* Answers to questions: read from the page, put back into it, and judged. Every question counts one point, parts count as parts. */
(function () {
  "use strict";
  var tools = (window.HandbookTools = window.HandbookTools || {});
  var ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040, 0x17e0, 0x1810];
  var SIGNS = /[\x00-\/:-@\[-`{-\xbf\u060c\u061b\u061f\u06d4\u0964\u0965\u104a\u104b\u17d4-\u17da\u2000-\u206f\u3000-\u303f\uff00-\uff0f]/g;

  /* Without what makes no difference: case, accents, signs, spaces; numbers by their value. The build folds what is accepted alike. */
  function folded(text) {
    var plain = Array.from(text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f\u064b-\u065f\u0670]/g, "")).map(function (one) {
      var code = one.codePointAt(0);
      var zero = ZEROS.filter(function (start) { return code >= start && code < start + 10; })[0];
      return zero === undefined ? one : String(code - zero);
    }).join("");
    var number = plain.replace(/[\s'\u2019%\u066a]/g, "");
    if (/^[1-9][0-9]{0,2}([.,][0-9]{3})+$/.test(number)) return number.replace(/[.,]/g, "");
    if (/^[0-9]+([.,][0-9]+)?$/.test(number)) {
      var parts = number.replace(",", ".").split(".");
      var rest = (parts[1] || "").replace(/0+$/, "");
      return (parts[0].replace(/^0+/, "") || "0") + (rest ? "." + rest : "");
    }
    var joined = plain.replace(/([0-9])[.,](?=[0-9])/g, "$1\ue000");
    return joined.replace(SIGNS, " ").replace(/\ue000/g, ".").split(/\s+/).filter(Boolean).join(" ");
  }

  function field(question) {
    return document.getElementById("question-" + question.id);
  }
  function list(found) {
    return Array.prototype.slice.call(found);
  }
  function inputs(question) {
    return list(field(question).querySelectorAll("input[name], textarea[name], select[name]"));
  }

  /* What stands in the page: ids, {item: place or pair}, or a text; undefined if nothing was answered. */
  function read(question) {
    var found = inputs(question);
    if (question.kind === "single" || question.kind === "multiple") {
      var chosen = found.filter(function (one) { return one.checked; }).map(function (one) { return one.value; });
      return chosen.length ? chosen : undefined;
    }
    if (question.kind === "order" || question.kind === "match") {
      var places = {};
      found.forEach(function (one) { if (one.value) places[one.dataset.item] = one.value; });
      return Object.keys(places).length ? places : undefined;
    }
    return found[0].value.trim() ? found[0].value : undefined;
  }
  function fill(question, answer) {
    inputs(question).forEach(function (one) {
      if (one.type === "radio" || one.type === "checkbox") one.checked = Array.isArray(answer) && answer.indexOf(one.value) >= 0;
      else if (one.dataset.item) one.value = (answer && typeof answer === "object" && answer[one.dataset.item]) || "";
      else one.value = typeof answer === "string" ? answer : "";
    });
  }

  /* Whether an answer that was kept can still belong to the question. */
  function fits(question, answer) {
    if (question.kind === "single" || question.kind === "multiple") {
      var values = inputs(question).map(function (one) { return one.value; });
      return Array.isArray(answer) && answer.every(function (one) { return values.indexOf(one) >= 0; });
    }
    if (question.kind === "order" || question.kind === "match") {
      return Boolean(answer) && typeof answer === "object" && !Array.isArray(answer) && Object.keys(answer).every(function (item) {
        return question.right.indexOf(item) >= 0;
      });
    }
    return typeof answer === "string";
  }

  /* Points from 0 to 1. `met`: of a short answer, how many of its points the learner ticked. */
  function points(question, answer, met) {
    if (answer === undefined) return 0;
    switch (question.kind) {
      case "single":
        return answer[0] === question.right[0] ? 1 : 0;
      case "multiple":
        var right = answer.filter(function (one) { return question.right.indexOf(one) >= 0; }).length;
        return Math.max(0, (right - (answer.length - right)) / question.right.length);
      case "order":
        return share(question, function (item, at) { return answer[item] === String(at + 1); });
      case "match":
        return share(question, function (item) { return answer[item] === item; });
      case "fill":
        return question.accepted.indexOf(folded(answer)) >= 0 ? 1 : 0;
      default:
        return Math.min(question.points, (met || []).length) / question.points;
    }
  }
  function share(question, good) {
    return question.right.filter(good).length / question.right.length;
  }

  function isOpen(question) {
    var answer = read(question);
    if (answer === undefined) return true;
    return (question.kind === "order" || question.kind === "match") && Object.keys(answer).length < question.right.length;
  }

  tools.answers = { read: read, fill: fill, fits: fits, points: points, folded: folded, isOpen: isOpen, field: field, list: list };
})();

/* Scores of knowledge, attitude and practice: rules that are the same for everybody. Pure: cells in, scores out. */
(function () {
  "use strict";
  var tools = (window.HandbookTools = window.HandbookTools || {});
  var PARTS = ["knowledge", "attitude", "practice"];

  function plain(text) { return String(text).replace(/\s+/g, " ").trim().toLowerCase(); }
  function list(text) { return String(text).split(/[;؛；|\n]/).map(plain).filter(Boolean); }
  /* "1-5" or "1 to 5" in any digits: the ends of a scale, or null. */
  function scale(text) {
    var ends = (tools.numbers.latin(String(text)).match(/\d+/g) || []).map(Number);
    return ends.length === 2 && ends[0] < ends[1] ? ends : null;
  }

  /* What each cell of a question is worth, between 0 and 1; null where it is not scored. Counts what was met. */
  function read(question, cells, unknown) {
    var found = { id: question.name, part: question.part, worth: [], asked: 0, right: 0, unknown: 0, empty: 0, wrong: 0 };
    var right = list(question.answers), ends = scale(question.answers);
    var numbers = question.part === "attitude" ? tools.columns.numbers(cells).values : [];
    cells.forEach(function (cell, i) {
      var text = plain(cell), worth = null;
      if (text === "") { found.empty += 1; found.worth.push(null); return; }
      found.asked += 1;
      if (unknown.indexOf(text) >= 0) {
        found.unknown += 1;
        /* On a scale there is no place for it; in a question with right answers it is not right. */
        worth = question.part === "attitude" ? null : 0;
      } else if (question.part === "attitude") {
        if (numbers[i] === null || numbers[i] < ends[0] || numbers[i] > ends[1]) found.wrong += 1;
        else worth = (question.turned ? ends[1] - numbers[i] : numbers[i] - ends[0]) / (ends[1] - ends[0]);
      } else worth = right.indexOf(text) >= 0 ? 1 : 0;
      if (worth === 1 && question.part !== "attitude") found.right += 1;
      found.worth.push(worth);
    });
    return found;
  }
  /* One person's score of a part: the mean of what was answered, if that is at least half of the questions. An attitude is
     weighted by the length of each scale, so that it is the sum between its lowest and its highest value. */
  function score(columns, weights, row) {
    var sum = 0, all = 0, answered = 0;
    columns.forEach(function (column, i) {
      if (column.worth[row] === null) return;
      answered += 1;
      all += weights[i];
      sum += weights[i] * column.worth[row];
    });
    return answered && answered >= columns.length / 2 ? sum / all : null;
  }

  /* { parts: [{ id, scores: [per person], columns }], questions }: a question is { name, part, answers, turned }. */
  tools.kap = {
    PARTS: PARTS, scale: scale, list: list,
    scores: function (table, questions, unknown) {
      var columns = questions.map(function (one) { return read(one, tools.tables.column(table, one.name), unknown); });
      var parts = PARTS.map(function (id) {
        var own = columns.filter(function (one) { return one.part === id; });
        var weights = questions.filter(function (one) { return one.part === id; }).map(function (one) {
          var ends = id === "attitude" ? scale(one.answers) : null;
          return ends ? ends[1] - ends[0] : 1;
        });
        return { id: id, columns: own, scores: own.length ? table.rows.map(function (row, i) { return score(own, weights, i); }) : [] };
      }).filter(function (part) { return part.columns.length; });
      return { parts: parts, questions: columns };
    },
  };
})();

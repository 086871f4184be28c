/* Columns of numbers: whether a point or a comma is the decimal sign is told by the whole column, never by one cell. */
(function () {
  "use strict";
  var tools = window.HandbookTools, one = tools.numbers;

  /* The decimal sign of all these cells together. It is clear if some cell can be read in one way only, and none in the
     other; doubtful if cells contradict each other, or can all be read in both ways. */
  function decimalOf(texts) {
    var votes = { ".": 0, ",": 0, both: 0, "": 0 };
    texts.forEach(function (text) { if (one.isNumber(text)) votes[one.hint(text)] += 1; });
    var mixed = votes["."] > 0 && votes[","] > 0, clear = !mixed && votes["."] + votes[","] > 0;
    return { decimal: votes[","] > votes["."] ? "," : ".", clear: clear, doubtful: mixed || !clear && votes.both > 0 };
  }
  function bareCells(cells) {
    return cells.map(function (cell) { return one.bare(String(cell === null || cell === undefined ? "" : cell)); });
  }

  /* The numbers of a column. `decimal` is "." or ",", or left out to be found. Answers { values, decimal, doubtful, missing,
     wrong: [[place, text]] }: a cell that is empty or no number is null among the values. */
  tools.columns = {
    decimalOf: function (cells) { return decimalOf(bareCells(cells)); },
    numbers: function (cells, decimal) {
      var texts = bareCells(cells), told = decimal ? { decimal: decimal, doubtful: false } : decimalOf(texts), found = told.decimal;
      var result = { values: [], decimal: found, doubtful: told.doubtful, missing: 0, wrong: [] };
      texts.forEach(function (text, place) {
        var number = text === "" ? null : one.value(text, found);
        if (text === "") result.missing += 1;
        else if (number === null) result.wrong.push([place, String(cells[place])]);
        result.values.push(number);
      });
      return result;
    },
  };
})();

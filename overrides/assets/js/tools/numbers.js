/* Numbers as people write them: in the digits of many scripts, with a decimal point or a decimal comma. */
(function () {
  "use strict";
  var tools = (window.HandbookTools = window.HandbookTools || {});
  /* The zeros of Arabic, Persian and Urdu, Devanagari, Bengali, Thai, Lao, Tibetan, Burmese, Shan, Khmer and full-width digits. */
  var ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0xff10];
  var FORM = /^[+-]?(\d[\d.,]*|[.,]\d+)(e[+-]?\d{1,3})?$/i;

  function latin(text) {
    return text.replace(/[^\u0000-\u007f]/g, function (one) {
      var code = one.charCodeAt(0);
      for (var i = 0; i < ZEROS.length; i += 1) {
        if (code >= ZEROS[i] && code < ZEROS[i] + 10) return String(code - ZEROS[i]);
      }
      if (one === "\u066b") return "\ue000"; // the Arabic decimal sign is never a group's
      if (one === "\u066c" || one === "\u2019") return "'";
      if (one === "\u066a" || one === "\uff05") return "%";
      if (one === "\u2212" || one === "\u2013" || one === "\uff0d") return "-";
      return one;
    });
  }
  /* Without blanks, marks of direction, signs of groups that cannot be decimal ones, and a sign for per cent. */
  function bare(text) {
    if (/^[\d.,+-]*$/.test(text)) return text;
    return latin(text).replace(/[\s\u00a0\u202f\u200e\u200f\u061c\u2066-\u2069_']/g, "").replace(/^%|%$/g, "");
  }
  /* What one cell says of the decimal sign: "." or ",", "both" if it could be either, "" if it has neither. */
  function hint(text) {
    if (text.indexOf("\ue000") >= 0) return "";
    var points = text.split(".").length - 1, commas = text.split(",").length - 1;
    if (!points && !commas) return "";
    if (points && commas) return text.lastIndexOf(".") > text.lastIndexOf(",") ? "." : ",";
    var sign = points ? "." : ",", other = points ? "," : ".";
    if (points + commas > 1) return other;
    var parts = text.replace(/^[+-]|e.*$/gi, "").split(sign);
    return parts[1].length === 3 && parts[0].length > 0 && parts[0].length < 4 && parts[0] !== "0" ? "both" : sign;
  }
  function value(text, decimal) {
    if (decimal === "." && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
    if (decimal === "," && /^-?\d+(,\d+)?$/.test(text)) return Number(text.replace(",", "."));
    var group = decimal === "." ? "," : ".";
    var arabic = text.indexOf("\ue000") >= 0;
    var plain = arabic ? text.replace(/[.,]/g, "").replace("\ue000", ".") : text;
    if (!FORM.test(plain)) return null;
    if (!arabic) {
      var whole = plain.split(decimal)[0], rest = plain.slice(whole.length + 1);
      if (rest.indexOf(group) >= 0 || rest.indexOf(decimal) >= 0) return null;
      if (whole.indexOf(group) >= 0 && !/^[+-]?\d{1,3}([.,]\d{2,3})*[.,]\d{3}$/.test(whole)) return null;
      plain = whole.split(group).join("") + (plain.indexOf(decimal) >= 0 ? "." + rest : "");
    }
    var number = Number(plain);
    return isFinite(number) ? number : null;
  }

  /* How one number is read; whole columns are read by columns.js with the same rules. */
  tools.numbers = {
    latin: latin,
    bare: bare, isNumber: function (text) { return FORM.test(text); }, hint: hint, value: value,
    /* One number of a field, or null. A single sign is a decimal one, but in a `large` field (people, money) with three
       digits after it, it parts thousands: 30,000 and 30.000 are the same there. */
    field: function (text, large) {
      var plain = bare(String(text));
      if (large && hint(plain) === "both") return value(plain, plain.indexOf(",") >= 0 ? "." : ",");
      if (/^[+-]?\d*[.,]?\d+$/.test(plain) || /^[+-]?\d+[.,]$/.test(plain)) return Number(plain.replace(",", "."));
      return plain === "" ? null : value(plain, hint(plain) === "," ? "," : ".");
    },
  };
})();

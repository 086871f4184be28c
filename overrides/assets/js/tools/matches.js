/* Case studies that match what a plan says so far. The data are those of the explorer, read when they are first needed. */
(function () {
  "use strict";
  var tools = (window.HandbookTools = window.HandbookTools || {});
  var MOST = 5;
  var SHOWN_REASONS = 5;
  var FACETS = { audiences: "audience", channels: "channel", countries: "country", frames: "frame", issues: "issue", tactics: "tactic" };

  function load() {
    return Promise.all([tools.script("data/explorer.js"), tools.script("data/tools/failures.js")]);
  }

  /* Term ids of a vocabulary as places in the explorer's lists. */
  function places(data, vocabulary, ids) {
    var at = data.facets.findIndex(function (facet) { return facet.id === FACETS[vocabulary]; });
    if (at < 0) return null;
    var terms = ids.map(function (id) {
      return data.facets[at].terms.findIndex(function (term) { return term[0] === id; });
    }).filter(function (term) { return term >= 0; });
    return { at: at, terms: terms };
  }

  /* Matches for one field: `entered` are the ids of the whole plan by vocabulary, `own` those of the field. */
  function find(vocabulary, own, entered) {
    var data = window.HANDBOOK_EXPLORER;
    var failures = window.HANDBOOK_FAILURES || {};
    var wanted = places(data, vocabulary, own);
    if (!wanted) return { like: [], failed: [] };
    var all = Object.keys(entered).map(function (name) { return places(data, name, entered[name]); }).filter(Boolean);
    var level = data.facets.findIndex(function (facet) { return facet.id === "evidence"; });
    var found = data.studies.filter(function (study) {
      return wanted.terms.some(function (term) { return study[4][wanted.at].indexOf(term) >= 0; });
    }).map(function (study) {
      var reasons = [];
      var facets = 0;
      all.forEach(function (one) {
        var shared = one.terms.filter(function (term) { return study[4][one.at].indexOf(term) >= 0; });
        facets += shared.length ? 1 : 0;
        // What this field asks about is named first.
        var labels = shared.map(function (term) { return data.facets[one.at].terms[term][1]; });
        reasons = one.at === wanted.at ? labels.concat(reasons) : reasons.concat(labels);
      });
      return {
        id: study[0],
        title: study[1],
        english: Boolean(study[6]),
        rank: study[3],
        score: 3 * facets + reasons.length,
        reasons: reasons.slice(0, SHOWN_REASONS),
        evidence: study[4][level].map(function (term) { return data.facets[level].terms[term][1]; }).join(", "),
        failure: failures[study[0]],
      };
    });
    found.sort(function (one, other) { return other.score - one.score || other.rank - one.rank || (one.id < other.id ? -1 : 1); });
    return {
      like: found.slice(0, MOST),
      failed: found.filter(function (one) { return one.failure; }).slice(0, MOST),
    };
  }

  tools.matches = { load: load, find: find, isMatched: function (vocabulary) { return vocabulary in FACETS; } };
})();

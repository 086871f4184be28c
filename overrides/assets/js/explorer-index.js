/* The explorer's data in memory: which case studies carry a term, as bits, so that every count is a few machine words. */
(function () {
  "use strict";

  function Bits(size) {
    this.words = new Uint32Array(Math.ceil(size / 32));
  }
  Bits.prototype.add = function (number) {
    this.words[number >> 5] |= 1 << (number & 31);
  };
  Bits.prototype.has = function (number) {
    return (this.words[number >> 5] >>> (number & 31)) & 1;
  };

  function countBits(word) {
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    return (((word + (word >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }

  function full(size) {
    var all = new Bits(size);
    for (var number = 0; number < size; number += 1) all.add(number);
    return all;
  }
  function both(one, other) {
    var result = new Bits(one.words.length * 32);
    for (var i = 0; i < one.words.length; i += 1) result.words[i] = one.words[i] & other.words[i];
    return result;
  }
  function either(list, size) {
    var result = new Bits(size);
    list.forEach(function (bits) {
      for (var i = 0; i < result.words.length; i += 1) result.words[i] |= bits.words[i];
    });
    return result;
  }
  function countBoth(one, other) {
    var count = 0;
    for (var i = 0; i < one.words.length; i += 1) count += countBits(one.words[i] & other.words[i]);
    return count;
  }

  /* Texts are compared without case and accents. */
  function fold(text) {
    return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }

  /* data: {facets: [{id, terms: [[id, label], ...]}], studies: [[id, title, years, evidence, terms per facet, pairs]]} */
  function Index(data) {
    var size = data.studies.length;
    this.data = data;
    this.size = size;
    this.bits = {};
    this.pairs = {};
    data.facets.forEach(function (facet, at) {
      var sets = (this.bits[facet.id] = facet.terms.map(function () { return new Bits(size); }));
      data.studies.forEach(function (study, number) {
        study[4][at].forEach(function (term) { sets[term].add(number); });
      });
    }, this);
    data.studies.forEach(function (study, number) {
      study[5].forEach(function (pair) {
        var key = pair.join("/");
        (this.pairs[key] = this.pairs[key] || new Bits(size)).add(number);
      }, this);
    }, this);
    this.folded = data.studies.map(function (study) { return fold(study[1]); });
  }

  /* Longer texts come later, when somebody starts to type. */
  Index.prototype.addTexts = function (texts) {
    this.folded = this.data.studies.map(function (study) { return fold(study[1] + " " + (texts[study[0]] || "")); });
  };

  Index.prototype.matchText = function (text) {
    var words = fold(text).split(/\s+/).filter(Boolean);
    if (!words.length) return full(this.size);
    var found = new Bits(this.size);
    this.folded.forEach(function (own, number) {
      if (words.every(function (word) { return own.indexOf(word) >= 0; })) found.add(number);
    });
    return found;
  };

  Index.prototype.matchFacet = function (facet, chosen) {
    var ids = chosen[facet];
    if (!ids || !ids.length) return null;
    var index = this;
    // A country and a role belong together: origin must be said of that country.
    if (facet === "role" && chosen.country && chosen.country.length) {
      var sets = [];
      chosen.country.forEach(function (country) {
        ids.forEach(function (role) { sets.push(index.pairs[country + "/" + role] || new Bits(index.size)); });
      });
      return either(sets, this.size);
    }
    return either(ids.map(function (term) { return index.bits[facet][term]; }), this.size);
  };

  /* chosen: {facet: [numbers of terms]}. Within a facet any of them, between facets all of them.
     Returns the numbers of the case studies found, and for each facet how many each of its terms would give. */
  Index.prototype.query = function (text, chosen) {
    var index = this;
    var facets = this.data.facets.map(function (facet) { return facet.id; });
    var base = this.matchText(text);
    var matches = {};
    facets.forEach(function (facet) { matches[facet] = index.matchFacet(facet, chosen); });
    function without(left) {
      return facets.reduce(function (found, facet) {
        return facet !== left && matches[facet] ? both(found, matches[facet]) : found;
      }, base);
    }
    var counts = {};
    facets.forEach(function (facet) {
      var rest = without(facet);
      counts[facet] = index.bits[facet].map(function (bits, term) {
        if (facet === "role" && chosen.country && chosen.country.length) {
          var one = index.matchFacet("role", { country: chosen.country, role: [term] });
          return countBoth(rest, one);
        }
        return countBoth(rest, bits);
      });
    });
    var all = without(null);
    var numbers = [];
    for (var number = 0; number < this.size; number += 1) if (all.has(number)) numbers.push(number);
    return { numbers: numbers, counts: counts };
  };

  Index.prototype.sort = function (numbers, order) {
    var studies = this.data.studies;
    function year(number) { return studies[number][2][1] || studies[number][2][0] || 0; }
    var by = {
      title: function (a, b) { return a - b; }, // the data is in the order of titles
      newest: function (a, b) { return year(b) - year(a) || a - b; },
      evidence: function (a, b) { return studies[b][3] - studies[a][3] || a - b; },
    };
    return numbers.slice().sort(by[order] || by.title);
  };

  window.HandbookExplorerIndex = Index;
})();

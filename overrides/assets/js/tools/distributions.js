/* Distributions that the tools need: normal, t, chi-square, binomial, hypergeometric. Each gives the tail that was asked
   for and never one minus the other, so that small probabilities keep their digits. Densities are taken apart as Loader
   (2000) does: what Stirling's formula misses, and a deviance; large numbers then do not cancel each other. */
(function () {
  "use strict";
  var tools = (window.HandbookTools = window.HandbookTools || {});
  var TINY = 1e-300, EPSILON = 1e-16, HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  /* What Stirling's formula misses of the logarithm of x!: the series is exact enough from 10 on, below it is stepped down. */
  function series(x) {
    var y = 1 / (x * x);
    return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - (1 / 1188 - (691 / 360360 - y / 156) * y) * y) * y) * y) * y) / x;
  }
  function logGamma(x) {
    var product = 1;
    while (x < 16) { product *= x; x += 1; }
    return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + series(x) - Math.log(product);
  }
  function missed(x) {
    return x >= 16 ? series(x) : logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - HALF_LOG_TWO_PI;
  }
  /* x log(x / m) + m - x, without loss where x is near m. */
  function deviance(x, m) {
    if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x;
    var v = (x - m) / (x + m), sum = (x - m) * v, power = 2 * x * v, before = NaN;
    for (var k = 1; sum !== before; k += 1) { before = sum; power *= v * v; sum += power / (2 * k + 1); }
    return sum;
  }
  function poisson(x, m) {
    return Math.exp(-missed(x) - deviance(x, m)) / Math.sqrt(2 * Math.PI * x);
  }
  /* The binomial density, also for x and n that are not whole. */
  function binomial(x, n, p, q) {
    if (p <= 0) return x === 0 ? 1 : 0;
    if (q <= 0) return x === n ? 1 : 0;
    if (x === 0) return Math.exp(n * (p < 0.1 ? Math.log1p(-p) : Math.log(q)));
    if (x === n) return Math.exp(n * (q < 0.1 ? Math.log1p(-q) : Math.log(p)));
    if (x < 0 || x > n) return 0;
    var log = missed(n) - missed(x) - missed(n - x) - deviance(x, n * p) - deviance(n - x, n * q);
    return Math.exp(log) * Math.sqrt(n / (2 * Math.PI * x * (n - x)));
  }
  /* A continued fraction by Lentz's method; term(k) gives [a, b] of its k-th step. */
  function fraction(first, term) {
    var value = first || TINY, c = value, d = 0;
    for (var k = 1; k < 100000; k += 1) {
      var step = term(k);
      d = step[1] + step[0] * d || TINY;
      c = step[1] + step[0] / c || TINY;
      d = 1 / d;
      value *= c * d;
      if (Math.abs(c * d - 1) < EPSILON * 4) break;
    }
    return value;
  }
  /* The two tails of the gamma distribution with shape a. */
  function gammaTails(a, x) {
    if (x <= 0) return { lower: 0, upper: 1 };
    if (x === Infinity) return { lower: 1, upper: 0 };
    var weight = poisson(a, x), tail;
    if (x < a + 1) {
      var sum = 1, term = 1;
      for (var k = 1; term > sum * EPSILON; k += 1) { term *= x / (a + k); sum += term; }
      tail = weight * sum;
      return { lower: tail, upper: 1 - tail };
    }
    tail = weight * a / fraction(x + 1 - a, function (n) { return [-n * (n - a), x + 2 * n + 1 - a]; });
    return { lower: 1 - tail, upper: tail };
  }
  /* The two tails of the beta distribution; y is 1 - x, given because the caller knows it better. */
  function betaTails(a, b, x, y) {
    if (x <= 0) return { lower: 0, upper: 1 };
    if (y <= 0) return { lower: 1, upper: 0 };
    if (x > (a + 1) / (a + b + 2)) {
      var turned = betaTails(b, a, y, x);
      return { lower: turned.upper, upper: turned.lower };
    }
    var weight = binomial(a, a + b, x, y) * b / (a + b);
    var tail = weight / fraction(1, function (n) {
      var m = Math.floor(n / 2);
      var up = n % 2 ? -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)) : m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      return [up, 1];
    });
    return { lower: tail, upper: 1 - tail };
  }

  function normalUpper(z) {
    var half = gammaTails(0.5, z * z / 2);
    return z >= 0 ? half.upper / 2 : 0.5 + half.lower / 2;
  }
  function normalDensity(z) { return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI); }
  function tUpper(t, df) {
    var all = df + t * t, half = betaTails(df / 2, 0.5, df / all, t * t / all);
    return t >= 0 ? half.lower / 2 : 0.5 + half.upper / 2;
  }
  function tDensity(t, df) {
    var shape = Math.exp(missed(df / 2 + 0.5) - missed(df / 2)) / Math.sqrt(2 * Math.PI);
    var grow = Math.exp((df / 2 + 1) * Math.log1p(1 / df) - 0.5) * Math.sqrt(df / (df + 1));
    return shape * grow * Math.exp(-(df + 1) / 2 * Math.log1p(t * t / df));
  }
  function chiSquare(x, df) { return gammaTails(df / 2, x / 2); }
  function chiSquareDensity(x, df) { return poisson(df / 2, x / 2) * df / (2 * x); }

  /* Where a falling tail has the wanted size: Newton's steps on its logarithm, kept inside an interval that only shrinks. */
  function solve(wanted, tail, density, start) {
    var low = 0, high = Infinity, x = start;
    for (var round = 0; round < 200; round += 1) {
      var size = tail(x), off = Math.log(size / wanted);
      if (off > 0) low = x; else high = x;
      var next = x + off * size / density(x);
      if (!(next > low && next < high)) next = high === Infinity ? 2 * x + 1 : low > 0 ? Math.sqrt(low * high) : high / 2;
      if (Math.abs(next - x) <= 1e-15 * Math.abs(next)) return next;
      x = next;
    }
    return x;
  }
  function symmetric(p, upper, density) {
    if (!(p > 0 && p < 1)) return p === 0 ? -Infinity : p === 1 ? Infinity : NaN;
    if (p === 0.5) return 0;
    return p < 0.5 ? -solve(p, upper, density, 1) : solve(1 - p, upper, density, 1);
  }
  function chiSquareQuantile(p, df) {
    if (!(p >= 0 && p < 1)) return p === 1 ? Infinity : NaN;
    if (p === 0) return 0;
    function density(x) { return chiSquareDensity(x, df); }
    if (p > 0.5) return solve(1 - p, function (x) { return chiSquare(x, df).upper; }, density, df);
    /* The lower tail rises, so its mirror in 1/x is solved. */
    var found = solve(p, function (y) { return chiSquare(1 / y, df).lower; }, function (y) { return density(1 / y) / (y * y); }, 1 / df);
    return 1 / found;
  }

  tools.distributions = {
    normal: {
      lower: function (z) { return normalUpper(-z); },
      upper: normalUpper,
      quantile: function (p) { return symmetric(p, normalUpper, normalDensity); },
    },
    t: {
      lower: function (t, df) { return tUpper(-t, df); },
      upper: tUpper,
      quantile: function (p, df) {
        return symmetric(p, function (t) { return tUpper(t, df); }, function (t) { return tDensity(t, df); });
      },
    },
    chiSquare: {
      lower: function (x, df) { return chiSquare(x, df).lower; },
      upper: function (x, df) { return chiSquare(x, df).upper; },
      quantile: chiSquareQuantile,
    },
    binomial: {
      density: function (k, n, p) { return binomial(k, n, p, 1 - p); },
      lower: function (k, n, p) { return k < 0 ? 0 : k >= n ? 1 : betaTails(n - k, k + 1, 1 - p, p).lower; },
      upper: function (k, n, p) { return k < 0 ? 1 : k >= n ? 0 : betaTails(k + 1, n - k, p, 1 - p).lower; },
    },
    hypergeometric: {
      /* k marked ones among `drawn`, of `marked` and `plain` ones. */
      density: function (k, marked, plain, drawn) {
        var all = marked + plain, p = drawn / all, q = (all - drawn) / all;
        if (drawn === 0) return k === 0 ? 1 : 0;
        return binomial(k, marked, p, q) * binomial(drawn - k, plain, p, q) / binomial(drawn, all, p, q);
      },
    },
  };
})();

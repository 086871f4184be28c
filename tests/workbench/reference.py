"""What SciPy and statsmodels say of random cases. Run it to make tests/golden/statistics.json anew:

    pip install scipy==1.17.1 statsmodels==0.15.0
    python tests/workbench/reference.py 60

Both libraries weigh 400 MB, so `make test` reads the file, and `make proof` runs this with 1,000 cases of each kind.
"""

from __future__ import annotations

import json
import math
import random
import sys
from importlib.metadata import version
from pathlib import Path

import numpy as np
from scipy import stats
from statsmodels.regression.linear_model import OLS
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint, samplesize_confint_proportion

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "statistics.json"
LEVELS = (0.9, 0.95, 0.99)


def log_uniform(rng: random.Random, low: float, high: float) -> float:
    return math.exp(rng.uniform(math.log(low), math.log(high)))


def probability(rng: random.Random) -> float:
    p = rng.random() if rng.random() < 0.6 else log_uniform(rng, 1e-12, 0.1)
    return p if rng.random() < 0.6 else min(1 - p, 1 - 1e-9)


def share(rng: random.Random, most: int = 1500) -> dict[str, int]:
    of = int(log_uniform(rng, 5, most))
    return {"yes": rng.randint(0, of), "of": of}


def values(rng: random.Random, least: int = 3) -> list[float]:
    mean, spread = rng.uniform(-50, 50), log_uniform(rng, 0.1, 30)
    return [round(rng.gauss(mean, spread), 3) for _ in range(rng.randint(least, 25))]


def normal(rng):
    z = rng.uniform(-6, 6) if rng.random() < 0.7 else rng.uniform(-35, 35)
    yield "distributions.normal.lower", [z], stats.norm.cdf(z)
    yield "distributions.normal.upper", [z], stats.norm.sf(z)
    p = probability(rng)
    yield "distributions.normal.quantile", [p], stats.norm.ppf(p)


def student(rng):
    df = log_uniform(rng, 1, 1e5)
    t = rng.uniform(-8, 8) if rng.random() < 0.8 else rng.uniform(-40, 40)
    yield "distributions.t.lower", [t, df], stats.t.cdf(t, df)
    yield "distributions.t.upper", [t, df], stats.t.sf(t, df)
    p = probability(rng)
    yield "distributions.t.quantile", [p, df], stats.t.ppf(p, df)


def chi_square(rng):
    df = log_uniform(rng, 0.5, 2000)
    x = df * log_uniform(rng, 0.05, 20)
    yield "distributions.chiSquare.lower", [x, df], stats.chi2.cdf(x, df)
    yield "distributions.chiSquare.upper", [x, df], stats.chi2.sf(x, df)
    p = probability(rng)
    yield "distributions.chiSquare.quantile", [p, df], stats.chi2.ppf(p, df)


def counts(rng):
    n, p = int(log_uniform(rng, 1, 5000)), rng.random()
    k = min(n, max(0, int(rng.gauss(n * p, 3 * math.sqrt(n * p * (1 - p)) + 1))))
    yield "distributions.binomial.density", [k, n, p], stats.binom.pmf(k, n, p)
    yield "distributions.binomial.lower", [k, n, p], stats.binom.cdf(k, n, p)
    yield "distributions.binomial.upper", [k, n, p], stats.binom.sf(k, n, p)
    marked, plain = rng.randint(1, 400), rng.randint(1, 400)
    drawn = rng.randint(1, marked + plain)
    k = rng.randint(max(0, drawn - plain), min(drawn, marked))
    yield "distributions.hypergeometric.density", [k, marked, plain, drawn], stats.hypergeom.pmf(k, marked + plain, marked, drawn)  # fmt: skip


def sizes(rng):
    level, power = rng.choice(LEVELS), rng.choice((0.8, 0.9, 0.95))
    z_sure, z_see = stats.norm.ppf(1 - (1 - level) / 2), stats.norm.ppf(power)
    p, margin = rng.uniform(0.01, 0.99), rng.uniform(0.01, 0.2)
    yield "statistics.zOf", [level], z_sure
    yield "statistics.size.proportion", [p, margin, z_sure], samplesize_confint_proportion(p, margin, alpha=1 - level)
    sd, wide = log_uniform(rng, 0.1, 100), log_uniform(rng, 0.05, 10)
    yield "statistics.size.mean", [sd, wide, z_sure], (z_sure * sd / wide) ** 2
    ps = [rng.uniform(0.02, 0.98) for _ in range(4)]
    bits = [stats.bernoulli.var(one) for one in ps]
    both = (z_sure + z_see) ** 2
    yield "statistics.size.twoProportions", [*ps[:2], z_sure, z_see], both * sum(bits[:2]) / (ps[1] - ps[0]) ** 2
    yield "statistics.size.changes", [*ps, z_sure, z_see], both * sum(bits) / (ps[1] - ps[0] - ps[3] + ps[2]) ** 2
    other = log_uniform(rng, 0.1, 100)
    yield "statistics.size.twoMeans", [sd, other, wide, z_sure, z_see], both * (sd**2 + other**2) / wide**2
    # A sample without replacement: its variance is smaller by (N - n) / (N - 1), which is solved for n.
    people, population = log_uniform(rng, 10, 2000), int(log_uniform(rng, 20, 1e6))
    yield "statistics.size.finite", [people, population], people * population / (population - 1 + people)


def wilson(one, level, effect=1.0):
    """Statsmodels, given so many people as the design effect leaves."""
    return proportion_confint(one["yes"] / effect, one["of"] / effect, alpha=1 - level, method="wilson")


def newcombe(first, second, level, effect=1.0):
    return confint_proportions_2indep(
        second["yes"] / effect, second["of"] / effect, first["yes"] / effect, first["of"] / effect,
        method="newcomb", compare="diff", alpha=1 - level,
    )  # fmt: skip


def between(one):
    return one["yes"] / one["of"]


def one_share(rng):
    one, level, effect = share(rng), rng.choice(LEVELS), rng.choice((1, 1, 2, 1.5))
    low, high = wilson(one, level, effect)
    yield "statistics.wilson", [one, level, effect], {"share": between(one), "low": low, "high": high}


def two_shares(rng):
    first, second, level, effect = share(rng), share(rng), rng.choice(LEVELS), rng.choice((1, 1, 2, 1.5))
    low, high = newcombe(first, second, level, effect)
    wanted = {"difference": between(second) - between(first), "low": low, "high": high}
    yield "statistics.newcombe", [first, second, level, effect], wanted
    table = [[first["yes"], first["of"] - first["yes"]], [second["yes"], second["of"] - second["yes"]]]
    if 0 < first["yes"] + second["yes"] < first["of"] + second["of"]:
        tested = stats.chi2_contingency(table, correction=False)
        yield "statistics.twoShares", [first, second], {"value": tested.statistic, "p": tested.pvalue}
        yield "statistics.leastExpected", [first, second], tested.expected_freq.min()
    small, other = share(rng, 120), share(rng, 120)
    table = [[small["yes"], small["of"] - small["yes"]], [other["yes"], other["of"] - other["yes"]]]
    yield "statistics.fisher", [small, other], {"p": stats.fisher_exact(table).pvalue}


def same_people(rng):
    most = int(log_uniform(rng, 2, 200))
    pair = {name: rng.randint(0, most) for name in ("kept", "lost", "gained", "never")}
    pair["kept"] += 1
    exact = pair["lost"] + pair["gained"] < 25
    if pair["lost"] + pair["gained"]:
        table = [[pair["kept"], pair["lost"]], [pair["gained"], pair["never"]]]
        tested = mcnemar(table, exact=exact, correction=True)
        if pair["lost"] != pair["gained"]:  # statsmodels corrects by one also where nothing is left to correct
            wanted = {"p": tested.pvalue} | ({} if exact else {"value": tested.statistic})
            yield "statistics.mcnemar", [pair["gained"], pair["lost"]], wanted
    level = rng.choice(LEVELS)
    yield "statistics.pairedShares", [pair, level], _newcombe_ten(pair, level)


def _newcombe_ten(pair, level):
    """Newcombe (1998), method 10, in matrices: the limits' distances with the correlation between them."""
    e, f, g, h = pair["kept"], pair["lost"], pair["gained"], pair["never"]
    n = e + f + g + h
    low1, up1 = proportion_confint(e + f, n, alpha=1 - level, method="wilson")
    low2, up2 = proportion_confint(e + g, n, alpha=1 - level, method="wilson")
    product = math.prod((e + f, g + h, e + g, f + h))
    cross = e * h - f * g
    cross = cross - n / 2 if cross > n / 2 else min(cross, 0)
    phi = cross / math.sqrt(product) if product else 0.0
    matrix = np.array([[1, -phi], [-phi, 1]])
    p1, p2 = (e + f) / n, (e + g) / n
    down, up = np.array([p2 - low2, up1 - p1]), np.array([up2 - p2, p1 - low1])
    value = p2 - p1
    return {"difference": value, "low": value - math.sqrt(max(0, down @ matrix @ down)), "high": value + math.sqrt(max(0, up @ matrix @ up))}  # fmt: skip


def means(rng):
    first, second, level = values(rng), values(rng), rng.choice(LEVELS)
    tested = stats.ttest_ind(second, first, equal_var=False)
    low, high = tested.confidence_interval(level)
    wanted = {"difference": np.mean(second) - np.mean(first), "t": tested.statistic, "df": tested.df, "p": tested.pvalue, "low": low, "high": high}  # fmt: skip
    yield "welch of values", [first, second, level], wanted
    before = values(rng)
    after = [round(one + rng.gauss(1, 5), 3) for one in before]
    tested = stats.ttest_rel(after, before)
    low, high = tested.confidence_interval(level)
    changes = [b - a for a, b in zip(before, after, strict=True)]
    yield "changes of values", [changes, level], {"t": tested.statistic, "df": tested.df, "p": tested.pvalue, "low": low, "high": high}  # fmt: skip


NAMES = ("before", "after", "otherBefore", "otherAfter")
SIGNS = np.array([-1, 1, 1, -1])


def _saturated(cells: list[list[float]], kind: str) -> tuple[float, float]:
    """Difference in differences and its error by a regression with one mean for each group."""
    outcome = np.concatenate([np.asarray(cell, dtype=float) for cell in cells])
    groups = np.repeat(np.eye(4), [len(cell) for cell in cells], axis=0)
    tested = OLS(outcome, groups).fit(cov_type=kind).t_test(SIGNS)
    return float(tested.effect[0]), float(np.ravel(tested.sd)[0])


def differences(rng):
    cells, level = [values(rng) for _ in NAMES], rng.choice(LEVELS)
    value, error = _saturated(cells, "HC2")
    parts = [np.var(cell, ddof=1) / len(cell) for cell in cells]
    df = sum(parts) ** 2 / sum(part**2 / (len(cell) - 1) for part, cell in zip(parts, cells, strict=True))
    low, high = stats.t.interval(level, df, value, error)
    wanted = {"difference": value, "t": value / error, "df": df, "p": 2 * stats.t.sf(abs(value / error), df), "low": low, "high": high}  # fmt: skip
    yield "changes of four groups", [dict(zip(NAMES, cells, strict=True)), level], wanted
    shares, effect = {name: share(rng, 400) for name in NAMES}, rng.choice((1, 1, 2))
    own = newcombe(shares["before"], shares["after"], level, effect)
    other = newcombe(shares["otherBefore"], shares["otherAfter"], level, effect)
    d1 = between(shares["after"]) - between(shares["before"])
    d2 = between(shares["otherAfter"]) - between(shares["otherBefore"])
    wanted = {"difference": d1 - d2, "low": d1 - d2 - math.hypot(d1 - own[0], other[1] - d2), "high": d1 - d2 + math.hypot(own[1] - d1, d2 - other[0])}  # fmt: skip
    if any(0 < one["yes"] < one["of"] for one in shares.values()):
        value, error = _saturated([[1] * one["yes"] + [0] * (one["of"] - one["yes"]) for one in shares.values()], "HC0")
        error *= math.sqrt(effect)
        wanted |= {"z": value / error, "p": 2 * stats.norm.sf(abs(value / error))}
    yield "statistics.changesOfShares", [shares, level, effect], wanted


MAKERS = (normal, student, chi_square, counts, sizes, one_share, two_shares, same_people, means, differences)


def cases(count: int, seed: int = 8) -> dict[str, list[list[object]]]:
    """`count` cases of each function: arguments, and what is wanted."""
    found: dict[str, list[list[object]]] = {}
    rng = random.Random(seed)
    for maker in MAKERS:
        names: set[str] = set()
        while not names or any(len(found[name]) < count for name in names):
            for name, arguments, wanted in maker(rng):
                names.add(name)
                own = found.setdefault(name, [])
                if len(own) < count:
                    own.append([arguments, _plain(wanted)])
    return found


def _plain(wanted: object) -> object:
    return {name: float(one) for name, one in wanted.items()} if isinstance(wanted, dict) else float(wanted)


def main(count: int, path: Path) -> None:
    value = {"made_by": {name: version(name) for name in ("scipy", "statsmodels", "numpy")}, "cases": cases(count)}
    lines = [f'  "{name}": [\n' + ",\n".join("   " + json.dumps(one) for one in own) + "\n  ]" for name, own in value["cases"].items()]  # fmt: skip
    text = f'{{\n "made_by": {json.dumps(value["made_by"])},\n "cases": {{\n' + ",\n".join(lines) + "\n }\n}\n"
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else GOLDEN)

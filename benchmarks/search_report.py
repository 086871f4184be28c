"""What was measured, as tables in Markdown."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

from search_queries import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from search_measure import Measured, Visit


@dataclass(frozen=True)
class Row:
    """One measure: what it is called, how it is read off an engine's rounds, and how it is written."""

    name: str
    value: Callable[[Measured], float | None]
    form: str = "{:,.0f}"


def of_visits(pick: Callable[[Visit], float | None], reduce: Callable[[list[float]], float]) -> Callable[[Measured], float | None]:  # fmt: skip
    """A measure that every visit gives once."""

    def value(one: Measured) -> float | None:
        found = [known for visit in one.visits if (known := pick(visit)) is not None]
        return reduce(found) if found else None

    return value


def of_queries(pick: Callable[[Visit], tuple[float, ...]], reduce: Callable[[list[float]], float]) -> Callable[[Measured], float | None]:  # fmt: skip
    """A measure of all queries of all visits."""

    def value(one: Measured) -> float | None:
        found = [each for visit in one.visits for each in pick(visit)]
        return reduce(found) if found else None

    return value


def slowest_of_20(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1] if len(values) > 1 else values[0]


def _private(visit: Visit) -> float | None:
    return None if visit.memory.process is None else visit.memory.process / 1e6


MEDIAN = statistics.median
ROWS = (
    Row("first three results, ms from opening the page", of_visits(lambda one: one.few_at, MEDIAN)),
    Row("the same, ms from asking", of_visits(lambda one: one.few_at - one.asked_at, MEDIAN)),
    Row("slowest first three, ms from opening the page", of_visits(lambda one: one.few_at, max)),
    Row("first ten results, ms from opening the page", of_visits(lambda one: one.first.milliseconds, MEDIAN)),
    Row("the same, ms from asking", of_visits(lambda one: one.first.milliseconds - one.asked_at, MEDIAN)),
    Row("a new query, ms", of_queries(lambda one: one.new, MEDIAN), "{:,.1f}"),
    Row("slowest of 20 new queries, ms", of_queries(lambda one: one.new, slowest_of_20)),
    Row("a repeated query, ms", of_queries(lambda one: one.repeated, MEDIAN), "{:,.1f}"),
    Row("longest time the page stood still, ms (0: under 50)", of_visits(lambda one: one.longest_task, max)),
    Row("read of the index for the first query, KB", of_visits(lambda one: one.reading.index_bytes / 1000, MEDIAN)),
    Row("most read for a first query, KB", of_visits(lambda one: one.reading.index_bytes / 1000, max)),
    Row("read for the first query, packed (gzip), KB", of_visits(lambda one: one.reading.index_packed / 1000, MEDIAN)),
    Row("files of the index read for it", of_visits(lambda one: one.reading.index_files, MEDIAN)),
    Row("the engine itself, KB", of_visits(lambda one: one.reading.engine_bytes / 1000, MEDIAN)),
    Row("memory of its scripts, MB", of_visits(lambda one: one.memory.scripts / 1e6, MEDIAN), "{:,.1f}"),
    Row("memory of the browser's page, MB", of_visits(_private, MEDIAN)),
    Row("index on the disk, MB", lambda one: one.builds[-1].index_bytes / 1e6, "{:,.1f}"),
    Row("files of the index", lambda one: one.builds[-1].index_files),
    Row("making the index, s", lambda one: MEDIAN(build.seconds for build in one.builds), "{:,.2f}"),
    Row("making the index, s of one core", lambda one: MEDIAN(build.processor_seconds for build in one.builds), "{:,.2f}"),
)  # fmt: skip


def numbers_table(measured: Sequence[Measured]) -> str:
    """Every measure of every engine, and how many times the first engine's it is."""
    base, *others = measured
    names = [f"{one.engine.name}, {'http' if one.engine.served else 'file'}" for one in measured]
    heads = ["measure", *names, *(f"{one.engine.name} ÷ {base.engine.name}" for one in others)]
    lines = [_line(heads), "|---|" + "---:|" * (len(heads) - 1)]
    for row in ROWS:
        values = [row.value(one) for one in measured]
        cells = [one.gave_up or "not known" if value is None else row.form.format(value) for one, value in zip(measured, values, strict=True)]  # fmt: skip
        lines.append(_line([row.name, *cells, *(_ratio(one, values[0]) for one in values[1:])]))
    return "\n".join(lines)


def _ratio(value: float | None, base: float | None) -> str:
    if value is None or not base:
        return ""
    ratio = value / base
    return f"{ratio:,.0f}" if ratio >= 10 else f"{ratio:.1f}" if ratio >= 1 else f"{ratio:.2f}"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def shares_table(measured: Sequence[Measured]) -> str:
    """The share of right results by kind, in percent."""
    lines = [
        _line(["kind", "queries", *(one.engine.name for one in measured)]),
        "|---|" + "---:|" * (len(measured) + 1),
    ]
    for kind in Kind:
        asked = max(len(one.shares.get(kind, ())) for one in measured)
        lines.append(_line([kind, str(asked), *(_percent(one.shares.get(kind, []), asked) for one in measured)]))
    means = [_mean_of_kinds(one) for one in measured]
    return "\n".join([*lines, _line(["mean of the kinds", "", *(f"{one:.1f}" if one is not None else "" for one in means)])])  # fmt: skip


def _percent(shares: Sequence[float], asked: int) -> str:
    """A share that rests on fewer queries than the others says so."""
    if not shares:
        return "not asked"
    part = "" if len(shares) == asked else f" ({len(shares)} asked)"
    return f"{100 * statistics.fmean(shares):.1f}{part}"


def _mean_of_kinds(one: Measured) -> float | None:
    if any(not one.shares.get(kind) for kind in Kind):
        return None
    return statistics.fmean(100 * statistics.fmean(one.shares[kind]) for kind in Kind)


def first_by_kind(one: Measured) -> str:
    """What the first query of each kind read."""
    lines = [_line(["first query", "KB of the index", "files"]), "|---|---:|---:|"]
    for kind in Kind:
        if own := [visit.reading for visit in one.visits if visit.kind is kind]:
            size, files = MEDIAN(each.index_bytes / 1000 for each in own), MEDIAN(each.index_files for each in own)
            lines.append(_line([kind, f"{size:.0f}", f"{files:.0f}"]))
    return "\n".join(lines)

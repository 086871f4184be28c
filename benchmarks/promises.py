"""What was promised of the build's cost, held against what was measured."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rounds import Measured, median, results

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OURS, PLAIN, I18N, ZENSICAL, HUGO = "ours", "A", "static-i18n", "Zensical", "Hugo"
"""The ways of a whole build; A is plain MkDocs with Material, its search and its offline plugin."""
STAYING, NEW = "ours, staying", "ours, new process"
"""After an edit: a process that built before and remembers, as behind `handbook serve`, and one that begins with the files."""
EDITED, EDITED_ALL = f"{STAYING}: one edited, one language", f"{STAYING}: one edited, all"
ADDED, NOTHING = f"{STAYING}: one added, one language", f"{NEW}: nothing changed, one language"
LEAST_ROUNDS = 5
Found = dict[str, list[Measured]]


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A promise: at most so much. Without a figure it was not measured."""

    promise: str
    most: float
    figure: float | None
    rounds: int

    @property
    def is_kept(self) -> bool | None:
        return None if self.figure is None or self.rounds < LEAST_ROUNDS else self.figure <= self.most

    def __str__(self) -> str:
        word = {True: "kept", False: "missed", None: "not measured, or too seldom"}[self.is_kept]
        figure = "-" if self.figure is None else f"{self.figure:.2f}"
        return f"| {self.promise} | {self.most:g} | {figure} | {self.rounds} | {word} |"


def judged(folder: Path) -> Iterator[Judged]:
    """All promises, of the results in a folder."""
    cold, warm, growth = (_places(folder / kind) for kind in ("cold", "warm", "growth"))
    yield _ratio("Whole build, 1,000 x 1: time of processors, of A's", 0.40, cold.get("1000x1"), OURS, PLAIN)
    yield _against_i18n(cold)
    for way, words, most in (
        (EDITED, "one case study edited, one language, in a process that stays", 1.0),
        (NOTHING, "nothing changed, one language, in a new process", 0.2),
        (ADDED, "a case study added, one language, in a process that stays", 2.0),
        (EDITED_ALL, "one case study edited, all 20 languages, in a process that stays", 15.0),
    ):
        found = warm.get("1000x20", {}).get(way, [])
        figure = median(found, "cpu") if found else None
        yield Judged(promise=f"1,000 x 20, {words}: s of processors", most=most, figure=figure, rounds=len(found))
    for rival in (ZENSICAL, HUGO):
        promise = f"1,000 x 1, the same edit in a process that stays: time of processors, of {rival}'s rebuild"
        yield _ratio(promise, 0.15, warm.get("1000x1"), EDITED, f"{rival}: one edited")
    for axis, words, other, least in ((0, "case studies", 1, 300), (1, "languages", 100, 1)):
        points, rounds = points_of(cold | growth, axis, other, least)
        figure = exponent(points) if len(points) > 2 else None
        yield Judged(promise=f"The time grows with {words} by an exponent", most=1.05, figure=figure, rounds=rounds)
    peaks = [found for found in (*cold.values(), *growth.values()) if OURS in found and PLAIN in found]
    yield Judged(
        promise="Largest process, of A's with one language: the worst of all sizes",
        most=1.1,
        figure=max((median(one[OURS], "peak") / median(one[PLAIN], "peak") for one in peaks), default=None),
        rounds=min((len(one[OURS]) for one in peaks), default=0),
    )


def _places(folder: Path) -> dict[str, Found]:
    return {
        one.name: {way: rounds for way, rounds in results(one).items() if rounds} for one in sorted(folder.glob("*x*"))
    }


def _ratio(promise: str, most: float, found: Found | None, ours: str, theirs: str) -> Judged:
    if not found or ours not in found or theirs not in found:
        return Judged(promise=promise, most=most, figure=None, rounds=0)
    rounds = min(len(found[ours]), len(found[theirs]))
    return Judged(
        promise=promise, most=most, figure=median(found[ours], "cpu") / median(found[theirs], "cpu"), rounds=rounds
    )


def _against_i18n(cold: dict[str, Found]) -> Judged:
    """Where mkdocs-static-i18n was not measured with 1,000 case studies, those of 100 are counted up by the pages.

    That is less than it takes: counted up it was 1,024 s, and the whole took 1,246 in the hour after (2026-11-28).
    """
    whole = f"Whole build, 1,000 x 20: time of processors, of {I18N}'s"
    few, many = cold.get("100x20", {}), cold.get("1000x20", {})
    if I18N in many:
        return _ratio(whole, 0.15, many, OURS, I18N)
    promise = f"{whole} (counted up from 100 x 20 by the pages)"
    if I18N not in few or OURS not in few or OURS not in many:
        return Judged(promise=promise, most=0.15, figure=None, rounds=0)
    counted_up = median(few[I18N], "cpu") * median(many[OURS], "pages") / median(few[OURS], "pages")
    return Judged(
        promise=promise,
        most=0.15,
        figure=median(many[OURS], "cpu") / counted_up,
        rounds=min(len(few[I18N]), len(many[OURS])),
    )


def points_of(growth: dict[str, Found], axis: int, other: int, least: int) -> tuple[list[tuple[int, float]], int]:
    """Sizes along an axis, from the least, and the time that each takes, at one size of the other; and the fewest rounds."""
    points, rounds = [], []
    for name, found in growth.items():
        size = [int(part) for part in name.split("x")]
        if size[1 - axis] == other and size[axis] >= least and OURS in found:
            points.append((size[axis], median(found[OURS], "cpu")))
            rounds.append(len(found[OURS]))
    return sorted(points), min(rounds, default=0)


def exponent(points: list[tuple[int, float]]) -> float:
    """The slope of the straight line through the logarithms: twice the size takes two to this power times as long.

    >>> round(exponent([(10, 5.0), (20, 10.0), (40, 20.0)]), 3)
    1.0
    >>> round(exponent([(10, 1.0), (20, 4.0)]), 3)
    2.0
    """
    xs, ys = ([math.log(point[axis]) for point in points] for axis in (0, 1))
    middle_x, middle_y = sum(xs) / len(xs), sum(ys) / len(ys)
    across = sum((x - middle_x) ** 2 for x in xs)
    return sum((x - middle_x) * (y - middle_y) for x, y in zip(xs, ys, strict=True)) / across

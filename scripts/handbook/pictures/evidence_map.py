"""The evidence-gap map: for each tactic and each outcome, how many case studies there are and how strong they are."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from handbook.model.case_study import Outcome
from handbook.model.taxonomy import Vocabulary
from handbook.pages.outline import outcome_uri, term_uri
from handbook.pages.page import html_uri
from handbook.pictures.marks import bubble, rank_of, strongest
from handbook.pictures.svg import Label, drawing, element, link, number, region, text, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handbook.catalogue import Catalogue
    from handbook.crossref import CrossRefs
    from handbook.likeness import Ids
    from handbook.pages.words import Words

MEASURED = tuple(outcome for outcome in Outcome if outcome is not Outcome.NONE_MEASURED)
"""The columns, from what is nearest to a message to what is farthest from it."""

_CELL, _ROW = 58, 40
_LARGEST, _PER_ROOT = 18.0, 6.5


@dataclass(frozen=True)
class Cell:
    ids: Ids
    level: str
    """The strongest level of evidence among them."""


@dataclass(frozen=True)
class EvidenceGrid:
    """What the picture and its table both show."""

    tactics: tuple[str, ...]
    levels: tuple[str, ...]
    cells: Mapping[tuple[str, Outcome], Cell]
    unmeasured: Mapping[str, Ids]
    unsorted: Mapping[str, Ids]


def evidence_grid(catalogue: Catalogue, refs: CrossRefs) -> EvidenceGrid:
    """All tactics, also those without a case study: a gap is what a reader of this map looks for."""
    levels = catalogue.taxonomy.ids(Vocabulary.EVIDENCE)
    return EvidenceGrid(
        catalogue.taxonomy.ids(Vocabulary.TACTICS),
        levels,
        {
            key: Cell(ids, strongest(ids, refs.level_of, levels))
            for key, ids in refs.tactic_outcome.items()
            if key[1] in MEASURED
        },
        {tactic: ids for (tactic, outcome), ids in refs.tactic_outcome.items() if outcome is Outcome.NONE_MEASURED},
        refs.tactic_unsorted,
    )


def radius(count: int, largest: int) -> float:
    """The area of a bubble goes by the number; the largest one still fits its cell.

    >>> round(radius(4, 4) ** 2 / radius(1, 4) ** 2, 3)
    4.0
    """
    return math.sqrt(count) * min(_PER_ROOT, _LARGEST / math.sqrt(largest))


def largest_of(grid: EvidenceGrid) -> int:
    """The number of case studies in the fullest cell."""
    return max((len(cell.ids) for cell in grid.cells.values()), default=1)


def evidence_map(grid: EvidenceGrid, w: Words) -> Markup:
    """The picture. In right-to-left languages the columns run from the right.

    Bubbles are drawn. What names the rows and columns is text beside them: only a browser knows where a line of Thai or
    Khmer may break.
    """
    rtl, name = w.is_rtl, w.plain("evidence-map.title")
    width = _CELL * (len(MEASURED) + 1)
    largest = largest_of(grid)
    parts = [_lines(len(grid.tactics), width)]
    for at, tactic in enumerate(grid.tactics):
        parts += _row(grid, w, tactic, at, width, largest)
    drawn = drawing(name, (width, _ROW * len(grid.tactics)), parts, rtl=rtl)
    inner = element("div", {"class": "hb-gaps"}, _heads(w), _rows(grid, w), drawn)
    return region(name, "hb-evidence-map", inner, rtl=rtl)


def _x(position: float, width: float, *, rtl: bool) -> float:
    return width - position if rtl else position


def _heads(w: Words) -> Markup:
    names = (words(w.spoken(f"outcome.{outcome}.short")) for outcome in Outcome)
    return element("div", {"class": "hb-gaps__heads"}, *names)


def _rows(grid: EvidenceGrid, w: Words) -> Markup:
    """The tactics, each as high as its row of bubbles."""
    links = (
        element(
            "a",
            {"href": html_uri(str(w.link(term_uri(Vocabulary.TACTICS, tactic))))},
            words(w.spoken_term(Vocabulary.TACTICS, tactic)),
        )
        for tactic in grid.tactics
    )
    return element("div", {"class": "hb-gaps__rows"}, *links)


def _lines(rows: int, width: float) -> Markup:
    """One hair line above each row."""
    path = " ".join(f"M0 {_ROW * row}H{number(width)}" for row in range(rows))
    return element("path", {"d": path, "class": "hb-hair"}) if path else Markup("")


def _row(grid: EvidenceGrid, w: Words, tactic: str, at: int, width: float, largest: int) -> Iterator[Markup]:
    top = _ROW * at
    for column, outcome in enumerate(MEASURED):
        x = _x(_CELL * (column + 0.5), width, rtl=w.is_rtl)
        if cell := grid.cells.get((tactic, outcome)):
            yield _cell(grid, w, (tactic, outcome), cell, (x, top), largest)
        else:
            note = element("title", {}, w.plain("evidence-map.nothing", **_names(w, tactic, outcome)))
            yield element("path", {"d": f"M{number(x - 4)} {number(top + _ROW / 2)}h8", "class": "hb-nothing"}, note)
    ids = grid.unmeasured.get(tactic, ())
    x = _x(_CELL * (len(MEASURED) + 0.5), width, rtl=w.is_rtl)
    shown = text(Label(str(len(ids))), x, top + _ROW / 2 + 5, rtl=w.is_rtl, anchor="middle", css="hb-number")
    if ids:
        name = w.plain("evidence-map.unmeasured", tactic=w.plain_term(Vocabulary.TACTICS, tactic), count=len(ids))
        address = html_uri(str(w.link(outcome_uri(tactic, Outcome.NONE_MEASURED))))
        yield link(address, name, _ground(x, top), shown)
    else:
        yield shown


def _cell(
    grid: EvidenceGrid, w: Words, key: tuple[str, Outcome], cell: Cell, place: tuple[float, float], largest: int
) -> Markup:
    x, top = place
    level = w.plain_term(Vocabulary.EVIDENCE, cell.level)
    name = w.plain("evidence-map.cell", **_names(w, *key), count=len(cell.ids), level=level)
    drawn = bubble(x, top + _ROW / 2, radius(len(cell.ids), largest), rank_of(cell.level, grid.levels))
    return link(html_uri(str(w.link(outcome_uri(*key)))), name, _ground(x, top), drawn)


def _ground(x: float, top: float) -> Markup:
    """The whole cell can be touched, not only what is drawn in it."""
    return element("rect", {"x": number(x - _CELL / 2 + 1), "y": top + 1, "width": _CELL - 2, "height": _ROW - 2})


def _names(w: Words, tactic: str, outcome: Outcome) -> dict[str, str]:
    return {"tactic": w.plain_term(Vocabulary.TACTICS, tactic), "outcome": w.plain(f"outcome.{outcome}")}

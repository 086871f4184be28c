"""The timeline: the case studies of each year as a bar, built up from weak to strong evidence."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.model.taxonomy import Vocabulary
from handbook.pages.outline import year_uri
from handbook.pages.page import html_uri
from handbook.pictures.marks import mark, rank_of
from handbook.pictures.svg import Label, element, figure, link, number, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup

    from handbook.catalogue import Catalogue
    from handbook.crossref import CrossRefs
    from handbook.pages.words import Words

_COLUMN, _BAR, _UNIT, _TALLEST, _TOP, _FOOT = 25, 19, 13.0, 300.0, 22, 26


@dataclass(frozen=True)
class Timeline:
    levels: tuple[str, ...]
    years: Mapping[int, Mapping[str, int]]
    """Every year from the first to the last, empty ones too, with the number of case studies at each level."""


def timeline_of(catalogue: Catalogue, refs: CrossRefs) -> Timeline:
    span = range(min(refs.by_year), max(refs.by_year) + 1) if refs.by_year else range(0)
    years = {year: Counter(refs.level_of[one] for one in refs.by_year.get(year, ())) for year in span}
    return Timeline(catalogue.taxonomy.ids(Vocabulary.EVIDENCE), years)


def timeline(data: Timeline, w: Words) -> Markup:
    """The picture. Time runs in reading direction."""
    most = max((sum(counts.values()) for counts in data.years.values()), default=1)
    unit = min(_UNIT, _TALLEST / most)
    width, floor = _COLUMN * max(len(data.years), 1), _TOP + unit * most
    parts = [element("path", {"d": f"M0 {number(floor)}H{width}", "class": "hb-hair"})]
    for at, (year, counts) in enumerate(data.years.items()):
        x = width - _COLUMN * (at + 1) if w.is_rtl else _COLUMN * at
        parts.append(_year(data, w, year, counts, (x, floor, unit)))
    return figure(w.plain("timeline.title"), "hb-timeline", (width, floor + _FOOT), parts, rtl=w.is_rtl)


def _year(data: Timeline, w: Words, year: int, counts: Mapping[str, int], place: tuple[float, float, float]) -> Markup:
    x, floor, unit = place
    middle, y, total = x + _COLUMN / 2, floor, sum(counts.values())
    name = text(Label(str(year)), middle, floor + 18, rtl=w.is_rtl, anchor="middle", css="hb-year")
    if not total:
        return name
    ground = element("rect", {"x": number(x), "y": 0, "width": _COLUMN, "height": number(floor + _FOOT)})
    parts = [ground]
    for level in data.levels:
        if count := counts.get(level, 0):
            y -= unit * count
            rank = rank_of(level, data.levels)
            size = {"x": number(middle - _BAR / 2), "y": number(y), "width": _BAR, "height": number(unit * count)}
            parts += [element("rect", size | {"class": f"hb-shade-{rank}"})]
            if unit * count >= _UNIT - 2:
                parts.append(mark(middle, y + unit * count / 2, 6, rank))
    parts.append(text(Label(str(total)), middle, y - 6, rtl=w.is_rtl, anchor="middle", css="hb-number"))
    spoken = w.plain("timeline.year", year=year, count=total)
    return link(html_uri(str(w.link(year_uri(year)))), spoken, *parts, name)

"""Pages that show the whole catalogue at once: the evidence map, the map of the region, the grid of steps and tactics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.model.case_study import Outcome
from handbook.model.taxonomy import Vocabulary
from handbook.pages.outline import EVIDENCE_MAP_URI, MAP_URI, STEP_GRID_URI
from handbook.pages.page import Page, PageKind
from handbook.pictures.evidence_map import evidence_grid, evidence_map, largest_of, radius
from handbook.pictures.marks import key_bubble, rank_of, strongest
from handbook.pictures.region_map import STEPS, draw_region_map, region_map, step_range, swatch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.pages.generated.maker import PageMaker


def map_pages(maker: PageMaker) -> Iterator[Page]:
    yield maker.kept(_evidence_map)
    yield maker.kept(_region_map)
    yield maker.kept(_step_grid)


def _evidence_map(maker: PageMaker) -> Page:
    w = maker.words(EVIDENCE_MAP_URI)
    grid = evidence_grid(maker.content.catalogue, maker.refs)
    largest = largest_of(grid)
    body = maker.renderer.fragment(
        "evidence_map",
        w,
        picture=evidence_map(grid, w),
        grid=grid,
        outcomes=tuple(Outcome),
        legend=[(level, key_bubble(9, rank_of(level, grid.levels))) for level in grid.levels],
        sizes=[(key_bubble(radius(count, largest), 0), count) for count in sorted({1, (largest + 1) // 2, largest})],
    )
    title, intro = w.plain("evidence-map.title"), w.plain("evidence-map.intro")
    return maker.page(w, PageKind.EVIDENCE_MAP, title, intro, body, maker.case_studies)


def _region_map(maker: PageMaker) -> Page:
    w = maker.words(MAP_URI)
    counts = {code: len(maker.refs.in_country(code)) for code in maker.codes}
    drawn = region_map(maker.content.land, counts)
    here = {place.code for place in drawn.places}
    rows = [(code, counts[code], _strongest(maker, code)) for code in maker.codes]
    body = maker.renderer.fragment(
        "map",
        w,
        picture=draw_region_map(drawn, counts, w) if drawn.places else "",
        legend=[(swatch(step), step_range(step)) for step in range(1, len(STEPS) + 1)],
        nothing=swatch(0),
        tables=[
            ("here", [row for row in rows if row[0] in here]),
            ("elsewhere", [row for row in rows if row[0] not in here]),
        ],
    )
    return maker.page(w, PageKind.MAP, w.plain("map.title"), w.plain("map.intro"), body, maker.case_studies)


def _strongest(maker: PageMaker, code: str) -> str:
    """The strongest level of evidence of a country's case studies; nothing if there are none."""
    ids = maker.refs.in_country(code)
    return strongest(ids, maker.refs.level_of, maker.taxonomy.ids(Vocabulary.EVIDENCE)) if ids else ""


def _step_grid(maker: PageMaker) -> Page:
    w = maker.words(STEP_GRID_URI)
    used = {tactic for _, tactic in maker.refs.step_tactic}
    body = maker.renderer.fragment(
        "step_grid",
        w,
        steps=maker.taxonomy.ids(Vocabulary.STEPS),
        tactics=[one for one in maker.taxonomy.ids(Vocabulary.TACTICS) if one in used],
    )
    title, intro = w.plain("step-grid.title"), w.plain("step-grid.intro")
    return maker.page(w, PageKind.GRID, title, intro, body, maker.case_studies)

"""Pages by country and by year, and the grid of countries and tactics."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from handbook.model.country import official_languages
from handbook.model.region import Standing
from handbook.model.taxonomy import Vocabulary
from handbook.pages.generated.maker import chained
from handbook.pages.outline import COUNTRIES_URI, GRID_URI, YEARS_URI, country_uri, year_uri
from handbook.pages.page import Page, PageKind, Target
from handbook.pictures.marks import key_bubble, rank_of
from handbook.pictures.timeline import timeline, timeline_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.model.region import RegionCountry
    from handbook.pages.generated.maker import PageMaker

_GRID_LIMIT = 40


def country_pages(maker: PageMaker) -> Iterator[Page]:
    yield maker.kept(_countries)
    yield from chained(maker, [maker.kept(_country, code) for code in maker.codes])
    yield maker.kept(_grid)


def year_pages(maker: PageMaker) -> Iterator[Page]:
    yield maker.kept(_years)
    yield from chained(maker, [maker.kept(_year, year) for year in maker.refs.by_year])


def _grid(maker: PageMaker) -> Page:
    w = maker.words(GRID_URI)
    used = Counter(tactic for (_, tactic), ids in maker.refs.country_tactic.items() for _ in ids)
    tactics = [one for one in maker.taxonomy.ids(Vocabulary.TACTICS) if used[one]][:_GRID_LIMIT]
    body = maker.renderer.fragment("grid", w, codes=_with_case_studies(maker), tactics=tactics)
    return maker.page(w, PageKind.GRID, w.plain("grid.title"), w.plain("grid.intro"), body, maker.case_studies)


def _with_case_studies(maker: PageMaker) -> list[str]:
    named = set(maker.refs.countries)
    return [code for code in maker.codes if code in named]


def _countries(maker: PageMaker) -> Page:
    w = maker.words(COUNTRIES_URI)
    catalogue = maker.content.catalogue
    named = Counter(country.standing for country in catalogue.region if country.named_by)
    body = maker.renderer.fragment(
        "countries",
        w,
        rows=[(code, _standing(catalogue.region_country(code))) for code in maker.codes],
        members=named[Standing.MEMBER],
        observers=named[Standing.OBSERVER],
    )
    title, intro = w.plain("countries.title"), w.plain("countries.intro")
    return maker.page(w, PageKind.LANDING, title, intro, body, maker.case_studies)


def _country(maker: PageMaker, code: str) -> Page:
    w = maker.words(country_uri(code))
    tactics = [one for one in maker.taxonomy.ids(Vocabulary.TACTICS) if (code, one) in maker.refs.country_tactic]
    catalogue = maker.content.catalogue
    country = catalogue.region_country(code)
    body = maker.renderer.fragment(
        "country",
        w,
        code=code,
        tactics=tactics,
        standing=_standing(country),
        named_by=[catalogue.source(one) for one in country.named_by] if country else [],
        official=official_languages(code),
        used=_languages_used(maker, code),
        neighbours=[one for one in maker.codes if one in maker.content.land.neighbours(code)],
    )
    description = w.plain("country.intro", count=len(maker.refs.in_country(code)))
    parent = Target(w.plain("countries.title"), COUNTRIES_URI)
    return maker.page(w, PageKind.COUNTRY, w.plain_country(code), description, body, maker.case_studies, parent)


def _standing(country: RegionCountry | None) -> str:
    """Which text tells what a country is in the Bali Process; none outside it, others where no source confirms it."""
    if country is None:
        return ""
    return str(country.standing) if country.named_by else f"{country.standing}-unconfirmed"


def _languages_used(maker: PageMaker, code: str) -> list[str]:
    """Languages of the campaigns that name a country, the most frequent first."""
    counts = Counter(tag for one in maker.refs.in_country(code) for tag in maker.refs.languages_of[one])
    return [tag for tag, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]


def _years(maker: PageMaker) -> Page:
    w = maker.words(YEARS_URI)
    data = timeline_of(maker.content.catalogue, maker.refs)
    shown = {year: counts for year, counts in sorted(data.years.items(), reverse=True) if counts}
    legend = [(level, key_bubble(9, rank_of(level, data.levels))) for level in data.levels]
    body = maker.renderer.fragment(
        "timeline", w, picture=timeline(data, w), levels=data.levels, years=shown, legend=legend
    )
    return maker.page(w, PageKind.TIMELINE, w.plain("years.title"), w.plain("years.intro"), body, maker.case_studies)


def _year(maker: PageMaker, year: int) -> Page:
    w = maker.words(year_uri(year))
    ids = maker.refs.by_year[year]
    body = maker.renderer.fragment("year", w, year=year, ids=ids)
    description = w.plain("year.intro", year=year, count=len(ids))
    parent = Target(w.plain("years.title"), YEARS_URI)
    return maker.page(w, PageKind.YEAR, str(year), description, body, maker.case_studies, parent)

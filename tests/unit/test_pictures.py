"""Pictures count what the lists show, lead to them, and hold whatever text they are given."""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import markdown
import pytest
import yaml
from lxml import html
from markupsafe import Markup

from handbook.crossref import cross_reference, outcomes_of, years_of
from handbook.model.case_study import Outcome, Period
from handbook.model.taxonomy import Taxonomy, Vocabulary
from handbook.pages.outline import EVIDENCE_MAP_URI, MAP_URI, YEARS_URI
from handbook.pages.words import Words
from handbook.pictures.evidence_map import MEASURED, evidence_grid, evidence_map, radius
from handbook.pictures.marks import mark, rank_of
from handbook.pictures.region_map import draw_region_map, region_map
from handbook.pictures.svg import Label, number, text
from handbook.pictures.timeline import timeline, timeline_of
from handbook.project import Project
from handbook.staging import plan_locale
from real import real_content, translation_of

if TYPE_CHECKING:
    from handbook.content import Content
    from handbook.model.case_study import CaseStudy

ROOT = Path(__file__).resolve().parents[2]
ELEMENTS = {"div", "span", "svg", "g", "title", "a", "path", "circle", "rect", "text"}
ATTRIBUTES = {
    "class",
    "role",
    "tabindex",
    "aria-label",
    "aria-hidden",
    "dir",
    "viewbox",
    "width",
    "height",
    "direction",
    "focusable",
    "href",
    "x",
    "y",
    "d",
    "r",
    "cx",
    "cy",
    "transform",
    "text-anchor",
    "lang",
}
EVIL = '"><script>alert(1)</script></title></svg></div>\x02\x03\n\n\n<img src=x onerror=alert(1)> &amp; **b** {1} \u2028 \x00'


@pytest.fixture(scope="module")
def real() -> Content:
    return real_content()


def words(content: Content, uri: str, code: str = "en") -> Words:
    return Words(content, translation_of(content, code), uri)


def with_studies(content: Content, studies: tuple[CaseStudy, ...]) -> Content:
    catalogue = replace(content.catalogue, case_studies=studies, messages=())
    return replace(content, catalogue=catalogue, crossrefs=cross_reference(catalogue))


def shuffled(content: Content, seed: int) -> Content:
    """A catalogue with other terms, outcomes, years and levels than any author gave."""
    rng = random.Random(seed)
    taxonomy = content.catalogue.taxonomy
    studies = []
    for study in content.catalogue.case_studies:
        results = tuple(
            replace(one, outcomes=tuple(rng.sample(list(Outcome), rng.randint(0, 3)))) for one in study.results
        )
        start = rng.randint(1990, 2020)
        studies.append(
            replace(
                study,
                results=results,
                tactics=tuple(rng.sample(taxonomy.ids(Vocabulary.TACTICS), rng.randint(1, 5))),
                evidence=replace(study.evidence, level=rng.choice(taxonomy.ids(Vocabulary.EVIDENCE))),
                period=rng.choice([Period(), Period(start=str(start), end=str(start + rng.randint(0, 6)))]),
            )
        )
    return with_studies(content, tuple(studies[: rng.randint(1, len(studies))]))


def links(picture: str) -> dict[str, str]:
    """What a picture leads to, with the names that are heard."""
    found = [
        (one.get("href"), one.get("aria-label") or one.text_content()) for one in html.fromstring(picture).iter("a")
    ]
    assert len(dict(found)) == len(found), "no two links to one place"
    return dict(found)


def said(name: str) -> int:
    return int(re.search(r"Case studies[^:]*: (\d+)", name)[1])


@pytest.mark.parametrize("seed", range(6))
def test_the_evidence_map_counts_what_the_lists_show(real: Content, seed: int) -> None:
    content = shuffled(real, seed)
    grid = evidence_grid(content.catalogue, content.crossrefs)
    shown = links(evidence_map(grid, words(content, EVIDENCE_MAP_URI)))
    expected: Counter[str] = Counter()
    strongest: dict[str, int] = {}
    levels = content.catalogue.taxonomy.ids(Vocabulary.EVIDENCE)
    for study in content.catalogue.case_studies:
        for tactic in study.tactics:
            for outcome in outcomes_of(study):
                address = f"../tactics/{tactic}.html#outcome-{outcome}"
                expected[address] += 1
                strongest[address] = max(strongest.get(address, 0), levels.index(study.evidence.level))
    cells = {address: name for address, name in shown.items() if "#" in address}
    assert {address: said(name) for address, name in cells.items()} == expected
    labels = [content.catalogue.taxonomy.term(Vocabulary.EVIDENCE, level).label for level in levels]
    for address, name in cells.items():
        if not address.endswith("none-measured"):
            assert f"Strongest evidence: {labels[strongest[address]]}." in name
    tactics = {f"../tactics/{one}.html" for one in content.catalogue.taxonomy.ids(Vocabulary.TACTICS)}
    assert {address for address in shown if "#" not in address} == tactics, "gaps are rows too"


@pytest.mark.parametrize("seed", range(3))
def test_every_case_study_stands_in_each_row_of_its_tactics(real: Content, seed: int) -> None:
    content = shuffled(real, seed)
    refs = content.crossrefs
    for tactic, ids in refs.by_term[Vocabulary.TACTICS].items():
        sorted_ids = {one for outcome in Outcome for one in refs.tactic_outcome.get((tactic, outcome), ())}
        unsorted = set(refs.tactic_unsorted.get(tactic, ()))
        assert sorted_ids | unsorted == set(ids)
        assert not sorted_ids & unsorted
        unmeasured = set(refs.tactic_outcome.get((tactic, Outcome.NONE_MEASURED), ()))
        assert not any(unmeasured & set(refs.tactic_outcome.get((tactic, one), ())) for one in MEASURED)


@pytest.mark.parametrize("seed", range(6))
def test_the_timeline_counts_what_the_lists_show(real: Content, seed: int) -> None:
    content = shuffled(real, seed)
    data = timeline_of(content.catalogue, content.crossrefs)
    shown = links(timeline(data, words(content, YEARS_URI)))
    years = Counter(year for study in content.catalogue.case_studies for year in years_of(study))
    assert {address: said(name) for address, name in shown.items()} == {
        f"{year}.html": count for year, count in years.items()
    }
    assert {year: sum(counts.values()) for year, counts in data.years.items() if counts} == dict(years)
    if years:
        assert list(data.years) == list(range(min(years), max(years) + 1)), "years without a case study are gaps"


@pytest.mark.parametrize("seed", range(2))
def test_the_map_counts_what_the_lists_show(real: Content, seed: int) -> None:
    content = shuffled(real, seed)
    refs = content.crossrefs
    region = [country.code for country in content.catalogue.region]
    counts = {code: len(refs.in_country(code)) for code in {*region, *refs.by_country}}
    drawn = region_map(content.land, counts)
    shown = links(draw_region_map(drawn, counts, words(content, MAP_URI)))
    assert len(shown) == len(drawn.places)
    for place in drawn.places:
        name = shown[f"../countries/{place.code.lower()}.html"]
        assert (said(name) if counts[place.code] else 0) == counts[place.code]


def pictures(content: Content, code: str = "en") -> dict[str, str]:
    counts = {country.code: len(content.crossrefs.in_country(country.code)) for country in content.catalogue.region}
    w = words(content, EVIDENCE_MAP_URI, code)
    return {
        "evidence": evidence_map(evidence_grid(content.catalogue, content.crossrefs), w),
        "timeline": timeline(timeline_of(content.catalogue, content.crossrefs), w),
        "map": draw_region_map(region_map(content.land, counts), counts, w),
    }


def test_hostile_texts_stay_texts(real: Content, root) -> None:
    taxonomy = Taxonomy(
        {
            vocabulary: tuple(replace(term, label=EVIL + term.label) for term in terms)
            for vocabulary, terms in real.catalogue.taxonomy.terms.items()
        }
    )
    interface = {
        key: EVIL.replace("{1}", "") + "".join(re.findall(r"\{[a-z_]+\}", value))
        for key, value in real.interface.items()
    }
    content = replace(real, catalogue=replace(real.catalogue, taxonomy=taxonomy), interface=interface)
    for name, picture in pictures(content).items():
        assert not re.search(r"[\x00-\x09\x0b-\x1f\u2028]", picture), name
        page = as_rendered(f"# A page\n\n{picture}\n\nAfter *it*.\n", root)
        assert str(picture) in page, "Markdown leaves the picture as it is"
        root_element = html.fromstring(f"<main>{page}</main>")
        (region,) = root_element.findall("div")
        assert {one.tag for one in region.iter()} <= ELEMENTS, name
        assert {key for one in region.iter() for key in one.attrib} <= ATTRIBUTES, name
        assert root_element.find("p/em") is not None, "the text after the picture is Markdown again"


def test_pictures_of_nothing(real: Content) -> None:
    content = with_studies(real, ())
    shown = pictures(content)
    assert [address for address in links(shown["evidence"]) if "#" in address] == []
    assert links(shown["timeline"]) == {}
    assert shown["evidence"].count("hb-nothing") == len(MEASURED) * len(
        content.catalogue.taxonomy.ids(Vocabulary.TACTICS)
    )
    assert all("no case study" in name for name in links(shown["map"]).values())
    assert "hb-number" not in shown["map"]


def test_pages_of_nothing_can_be_planned(real: Content, root) -> None:
    empty = replace(real, catalogue=replace(real.catalogue, case_studies=(), messages=()))
    empty = replace(empty, crossrefs=cross_reference(empty.catalogue))
    staged, _ = plan_locale(Project(root), empty, "en")
    bodies = {page.uri: page.body for page in staged.pages}
    assert "hb-timeline" not in bodies[YEARS_URI]
    assert "hb-evidence-map" in bodies[EVIDENCE_MAP_URI]


def test_what_stands_first_in_english_stands_last_in_urdu(real: Content) -> None:
    """Columns and years follow the reading direction; the map does not."""
    heads = {code: columns(pictures(real, code)["evidence"]) for code in ("en", "ur")}
    assert heads["en"] == sorted(heads["en"])
    assert heads["ur"] == sorted(heads["ur"], reverse=True)
    shown = {code: pictures(real, code) for code in ("en", "ur")}
    assert re.findall(r' d="([^"]+)"', shown["en"]["map"])[:40] == re.findall(r' d="([^"]+)"', shown["ur"]["map"])[:40]
    assert 'direction="rtl"' in shown["ur"]["timeline"]


def columns(picture: str) -> list[float]:
    """Where the circles of the fullest row stand, in the order of the outcomes."""
    order = {str(outcome): at for at, outcome in enumerate(Outcome)}
    rows: dict[str, list[tuple[int, float]]] = {}
    for one in html.fromstring(picture).iter("a"):
        tactic, _, outcome = one.get("href").partition("#outcome-")
        for circle in one.iter("circle"):
            rows.setdefault(tactic, []).append((order[outcome], float(circle.get("cx"))))
    return [x for _, x in sorted(max(rows.values(), key=len))]


def test_every_level_has_a_mark_of_its_own(real: Content) -> None:
    levels = real.catalogue.taxonomy.ids(Vocabulary.EVIDENCE)
    marks = [mark(0, 0, 9, rank_of(level, levels)) for level in levels]
    assert len(set(marks)) == len(levels)


@pytest.mark.parametrize("largest", [1, 3, 13, 400])
def test_the_area_goes_by_the_number(largest: int) -> None:
    one = radius(1, largest) ** 2
    assert all(abs(radius(count, largest) ** 2 / one - count) < 1e-9 for count in range(1, largest + 1))
    assert radius(largest, largest) <= 20


def test_english_in_a_right_to_left_picture_keeps_its_place() -> None:
    assert str(text(Label("Policy", english=True), 5, 6, rtl=True)) == (
        '<text x="5" y="6" text-anchor="end" lang="en" direction="ltr">Policy</text>'
    )
    assert str(text(Label("پالیسی"), 5, 6, rtl=True)) == '<text x="5" y="6">پالیسی</text>'


@pytest.mark.parametrize("code", ["en", "th", "ur"])
def test_what_names_rows_and_columns_is_text_that_a_browser_breaks(real: Content, code: str) -> None:
    picture = html.fromstring(pictures(real, code)["evidence"])
    w = words(real, EVIDENCE_MAP_URI, code)
    heads, rows = (picture.find(f".//div[@class='hb-gaps__{part}']") for part in ("heads", "rows"))
    assert [one.text_content() for one in heads] == [w.plain(f"outcome.{one}.short") for one in Outcome]
    tactics = real.catalogue.taxonomy.ids(Vocabulary.TACTICS)
    assert [one.text_content() for one in rows] == [w.plain_term(Vocabulary.TACTICS, one) for one in tactics]
    # As many rows, all of one height, as lines between them, and as many columns as names.
    _, _, width, height = picture.find(".//svg").get("viewbox").split()
    assert int(height) / len(tactics) == 40
    assert int(width) / len(Outcome) == 58


def test_no_land_is_drawn_over_a_number(real: Content) -> None:
    svg = html.fromstring(pictures(real)["map"]).find(".//svg")
    last = svg[-1]
    assert last.tag == "g"
    assert last.get("aria-hidden") == "true", "the names of the links say the numbers"
    assert {one.tag for one in last} == {"text"}
    assert len(last) == len(list(svg.iter("text"))) > 10


@pytest.mark.parametrize("value", [-0.04, 0.0, -0.0])
def test_zero_has_one_spelling(value: float) -> None:
    assert number(value) == "0"


def test_the_map_is_small_enough_for_a_page(real: Content) -> None:
    assert len(pictures(real)["map"].encode()) < 120_000


def as_rendered(page: str, root) -> str:
    config = yaml.load((root / "mkdocs.yml").read_text(), Loader=Loose)
    names = [one if isinstance(one, str) else next(iter(one)) for one in config["markdown_extensions"]]
    return markdown.markdown(Markup(page), extensions=names)


class Loose(yaml.SafeLoader):
    """Reads past tags that only MkDocs knows."""


Loose.add_constructor("!ENV", lambda loader, node: None)

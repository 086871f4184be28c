"""Countries of the Bali Process: each page, and their table, say what a source says of them and nothing more."""

from __future__ import annotations

from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

import pytest

from handbook.catalogue.report import catalogue_report
from handbook.model.reading import read_record
from handbook.model.region import RegionCountry, Standing
from handbook.pages.generated.countries import country_pages
from handbook.pages.generated.maker import PageMaker
from handbook.pages.memory import Once
from handbook.pages.outline import COUNTRIES_URI, country_uri
from handbook.pages.render import Renderer
from handbook.source_files import SourceFile
from handbook.yaml_located import parse_yaml
from real import real_content, translation_of

if TYPE_CHECKING:
    from handbook.content import Content

TELLING = ("member", "member-unconfirmed", "observer", "observer-unconfirmed")


@pytest.fixture(scope="module")
def real() -> Content:
    return real_content()


@pytest.fixture(scope="module")
def bodies(real: Content) -> dict[str, str]:
    return planned(real)


def planned(content: Content) -> dict[str, str]:
    plan = Once(content, translation_of(content, "en"))
    maker = PageMaker(plan, Renderer(plan))
    return {page.uri: page.body for page in country_pages(maker)}


def told(content: Content, body: str) -> list[str]:
    return [key for key in TELLING if content.interface[f"country.{key}"] in body]


def row(bodies: dict[str, str], code: str) -> list[str]:
    address = country_uri(code).removeprefix("countries/")
    found = next(line for line in bodies[COUNTRIES_URI].splitlines() if f"]({address})" in line)
    return [cell.strip() for cell in found.strip("|").split("|")]


def with_region(content: Content, *region: RegionCountry) -> Content:
    return replace(content, catalogue=replace(content.catalogue, region=region))


def test_no_observer_stands_here_without_a_source(real: Content) -> None:
    observers = [one for one in real.catalogue.region if one.standing is Standing.OBSERVER]
    assert observers
    assert [one.code for one in observers if not one.named_by] == []


def test_a_page_tells_what_its_country_is(real: Content, bodies: dict[str, str]) -> None:
    for country in real.catalogue.region:
        expected = str(country.standing) if country.named_by else f"{country.standing}-unconfirmed"
        assert told(real, bodies[country_uri(country.code)]) == [expected], country.code
        assert row(bodies, country.code)[1] == real.interface[f"countries.{expected}"]
        shown = unescape(bodies[country_uri(country.code)])
        assert all(real.catalogue.source(one).title in shown for one in country.named_by), country.code


def test_other_countries_have_no_part_in_it(real: Content, bodies: dict[str, str]) -> None:
    others = set(real.crossrefs.by_country) - {country.code for country in real.catalogue.region}
    assert others
    for code in others:
        assert told(real, bodies[country_uri(code)]) == []
        assert row(bodies, code)[1] == "–"


@pytest.mark.parametrize("standing", Standing)
def test_what_no_source_confirms_is_said_to_be_unconfirmed(real: Content, standing: Standing) -> None:
    bodies = planned(with_region(real, RegionCountry(code="AQ", standing=standing)))
    assert told(real, bodies[country_uri("AQ")]) == [f"{standing}-unconfirmed"]
    assert row(bodies, "AQ")[1] == real.interface[f"countries.{standing}-unconfirmed"]
    assert real.interface["countries.named"].split("{")[0] not in bodies[COUNTRIES_URI], "nobody is named"


def test_the_table_counts_whom_sources_name(real: Content, bodies: dict[str, str]) -> None:
    cells = [row(bodies, country.code)[1] for country in real.catalogue.region]
    said = real.interface["countries.named"].format(members=cells.count("member"), observers=cells.count("observer"))
    assert said in unescape(bodies[COUNTRIES_URI])


def test_only_members_without_a_case_study_are_gaps(real: Content) -> None:
    region = (RegionCountry(code="AQ"), RegionCountry(code="BV", standing=Standing.OBSERVER))
    gaps = catalogue_report(with_region(real, *region), "2026-11-26")["gaps"]
    assert gaps["countries of the region without a case study"] == ["Antarctica"]


@pytest.mark.parametrize(("text", "standing"), [("", Standing.MEMBER), ("standing: observer", Standing.OBSERVER)])
def test_an_entry_is_a_member_unless_it_says_otherwise(text: str, standing: Standing) -> None:
    node, _ = parse_yaml(SourceFile("countries.yml", f'code: "NO"\n{text}\n'))
    assert read_record(node, RegionCountry).record.value.standing is standing


def test_there_is_no_third_standing() -> None:
    node, _ = parse_yaml(SourceFile("countries.yml", 'code: "NO"\nstanding: guest\n'))
    assert [one.code for one in read_record(node, RegionCountry).problems] == ["choice-unknown"]

"""Warnings about case studies: what they notice, and what they leave alone."""

from __future__ import annotations

import pytest
from corpus import copy_taxonomy

from handbook.catalogue import read_catalogue
from handbook.catalogue.advice import alike, similar_to
from handbook.catalogue.report import catalogue_report
from handbook.project import Project
from real import real_content

BASE = "tests/golden/check/base.yml"
PUBLIC = """\
- value: "+66 2 123 4567"
  of: A hotline that was made up
  seen: https://example.org/contact
  checked: "2026-11-27"
"""


@pytest.fixture
def project(tmp_path, root) -> Project:
    import shutil

    copy_taxonomy(tmp_path)
    shutil.copytree(root / "docs" / "_data" / "sources", tmp_path / "docs" / "_data" / "sources")
    return Project(tmp_path)


@pytest.fixture
def base(root) -> str:
    return (root / BASE).read_text(encoding="utf-8").replace("related: [other]\n", "")


def codes(project: Project, **files: str) -> list[str]:
    for name, text in files.items():
        (project.case_studies_dir / f"{name}.yml").write_text(text, encoding="utf-8")
    return sorted(one.code for one in read_catalogue(project)[1])


@pytest.mark.parametrize(
    ("summary", "noticed"),
    [
        ("Write to someone@example.org for the film.", True),
        ("Call +880 1711 123456 at any time.", True),
        ("Call 02-123-4567 for help.", True),
        ("Mr. Rahman opened the show.", True),
        ("Somchai, aged 24, went to the coast.", True),
        ("Dolgorma, 31, said that she had been cheated.", True),
        ("The hotline 1343 took 1,234 calls in 2014-2016.", False),
        ("In Dakar, 25% of viewers; in Thiès, 70 villages took part.", False),
        ("The 2009 budget was 3,300,000 Australian dollars.", False),
        ("Côte d'Ivoire, 25 journalists.", False),
    ],
)
def test_personal_data(project: Project, base: str, summary: str, *, noticed: bool) -> None:
    line = next(line for line in base.split("\n") if line.startswith("summary:"))
    assert ("personal-data" in codes(project, one=base.replace(line, f"summary: {summary}"))) is noticed


@pytest.mark.parametrize(
    ("summary", "noticed"),
    [
        ("Illegal immigrants were told to go home.", True),
        ("It warned against illegal migration.", True),
        ("It called them 'illegal migrants', and \u201cillegal workers\u201d.", False),
        ("Illegal recruitment fees, and an illegal broker.", False),
    ],
)
def test_nobody_is_called_illegal(project: Project, base: str, summary: str, *, noticed: bool) -> None:
    line = next(line for line in base.split("\n") if line.startswith("summary:"))
    assert ("called-illegal" in codes(project, one=base.replace(line, f"summary: {summary}"))) is noticed


def test_a_public_number_hides_no_other(project: Project, base: str) -> None:
    line = next(line for line in base.split("\n") if line.startswith("summary:"))
    (project.data_dir / "public_contacts.yml").write_text(PUBLIC, encoding="utf-8")
    text = "Call +66 2 123 4567, +880 1711 123456 or +880 1711 123456."
    (project.case_studies_dir / "one.yml").write_text(base.replace(line, f'summary: "{text}"'), encoding="utf-8")
    told = [one for one in read_catalogue(project)[1] if one.code == "personal-data"]
    assert [dict(one.values)["value"] for one in told] == ["+880 1711 123456"]


@pytest.mark.parametrize(
    ("level", "method", "good"),
    [
        ("rct", "Villages were assigned at random.", True),
        ("rct", "People were asked how they liked it.", False),
        ("quasi-experimental", "Viewers and non-viewers answered the same questions.", True),
        ("quasi-experimental", "Viewers answered questions.", False),
        ("pre-post", "A baseline and an endline survey.", True),
        ("pre-post", "A survey after the show.", False),
        ("qualitative", "Twelve interviews.", True),
        ("qualitative", "The number of leaflets.", False),
        ("monitoring-outputs", "The number of leaflets.", True),
        ("anecdotal", "Somebody said so.", True),
    ],
)
def test_a_level_needs_its_method(project: Project, base: str, level: str, method: str, *, good: bool) -> None:
    lines = base.split("\n")
    start = lines.index("evidence:")
    end = next(i for i in range(start + 1, len(lines)) if lines[i] and not lines[i].startswith(" "))
    text = "\n".join([*lines[:start], "evidence:", f"  level: {level}", f'  method: "{method}"', *lines[end:]])
    assert codes(project, one=text) == ([] if good else ["evidence-unsupported"])


def test_the_same_campaign_twice_is_noticed(project: Project, base: str) -> None:
    led = base + "organisations: [{name: An NGO, role: lead}]\n"
    assert codes(project, one=led, two=led) == ["case-study-similar"]
    newer = led.replace('date: "2026', 'date: "2027')
    assert newer != led
    codes(project, one=newer)
    (found,) = read_catalogue(project)[1]
    assert (found.place.path, found.message.count("'two'")) == ("case_studies/one.yml", 1), "said of the newer one"
    assert codes(project, two=led + "related: [one]\n") == []
    later = led.replace('start: "2014"', 'start: "2021"').replace('end: "2016-05"', 'end: "2022"')
    assert later != led
    assert codes(project, two=later) == []
    assert codes(project, two=base) == []


def test_titles_in_any_script() -> None:
    assert alike("วิทยุชุมชน ลาว", "วิทยุชุมชน ลาว") == 1.0
    assert alike("", "x") == 0.0


def test_a_new_name_that_is_there_already() -> None:
    catalogue = real_content().catalogue
    assert [one.id for one in similar_to("bd-brac-safe-migration-test", "", catalogue.case_studies)][:1] == [
        "bd-brac-safe-migration"
    ]
    assert similar_to("zz-nothing-like-it", "Quite another thing", catalogue.case_studies) == []


def test_the_report_counts_what_is_there() -> None:
    content = real_content()
    report = catalogue_report(content, today="2000-01-01")
    assert sum(report["by evidence level"].values()) == len(content.catalogue.case_studies)
    assert report["to be checked again"] == {}
    named = {country.code for study in content.catalogue.case_studies for country in study.countries}
    assert len(report["by country"]) == len(named)

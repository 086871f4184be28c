"""The model: what contributors write is read, and the schema for editors says the same as the check."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import given as given_any
from hypothesis import strategies as st

from handbook.catalogue import read_catalogue
from handbook.contribute.case_study import case_study_scaffold
from handbook.model.case_study import CaseStudy
from handbook.model.country import country_names
from handbook.model.json_schema import case_study_schema
from handbook.model.kinds import Country, Language, Text
from handbook.model.reading import read_record
from handbook.model.text_rules import HIDDEN, first_fault
from handbook.project import Project
from handbook.source_files import SourceFile
from handbook.yaml_located import parse_yaml

ROOT = Path(__file__).resolve().parents[2]
STUDIES = sorted((ROOT / "case_studies").glob("*.yml"))


class TextLoader(yaml.SafeLoader):
    """Everything stays text, as the project reads it."""


TextLoader.yaml_implicit_resolvers = {}


def test_the_committed_schema_is_the_models() -> None:
    catalogue, _ = read_catalogue(Project(ROOT))
    assert (ROOT / "case_studies" / "schema.json").read_text() == case_study_schema(catalogue.taxonomy)


@pytest.mark.parametrize("path", STUDIES, ids=lambda path: path.stem)
def test_what_the_check_accepts_the_schema_accepts(path: Path) -> None:
    schema = json.loads((ROOT / "case_studies" / "schema.json").read_text())
    study = yaml.load(path.read_text(), Loader=TextLoader)
    jsonschema.validate(study, schema, cls=jsonschema.Draft7Validator)


@pytest.mark.parametrize(
    ("change", "to"),
    [
        ("status: published", "status: finished"),
        ("title:", "titel:"),
        ('code: "NP"', 'code: "XX"'),
        ("level: rct", "level: RCT"),
        ("tactics: [", "tactics: [nonsense, "),
    ],
)
def test_what_the_check_refuses_the_schema_refuses(change: str, to: str) -> None:
    schema = json.loads((ROOT / "case_studies" / "schema.json").read_text())
    text = (ROOT / "case_studies" / "np-wage-and-mortality-information.yml").read_text()
    assert change in text
    study = yaml.load(text.replace(change, to, 1), Loader=TextLoader)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(study, schema, cls=jsonschema.Draft7Validator)


def test_a_new_case_study_has_every_field_and_only_ids_to_choose() -> None:
    """Its dots are told of, each where it stands; filled in, it is a case study."""
    scaffold = case_study_scaffold()
    left, problems = parse_yaml(SourceFile("new.yml", scaffold))
    assert problems == []
    lines = [at for at, line in enumerate(scaffold.splitlines(), 1) if re.search(r"(?:: |- )\.\.\.", line)]
    faults = read_record(left, CaseStudy, id="new").problems
    assert {fault.code for fault in faults} == {"field-empty"}
    assert [fault.place.line for fault in faults] == lines
    filled, problems = parse_yaml(SourceFile("new.yml", scaffold.replace("...", "A text.")))
    assert problems == []
    read = read_record(filled, CaseStudy, id="new")
    assert read.problems == []
    assert read.record is not None


def test_there_are_enough_case_studies_and_all_are_sourced() -> None:
    catalogue, problems = read_catalogue(Project(ROOT))
    assert problems == []
    assert len(catalogue.case_studies) >= 25
    for study in catalogue.case_studies:
        assert all(source.url or source.archived_url or source.publisher for source in study.sources)


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        (Country(), "Thailand", "TH"),
        (Country(), "viet  nam", "VN"),
        (Country(), "UAE", "AE"),
        (Country(), "Britannia", None),
        (Country(), "uk", "GB"),
        (Language(), "Thai", "th"),
        (Language(), "Dari", "fa-AF"),
        (Language(), "Lao", "lo"),
        (Language(), "Elvish", None),
    ],
)
def test_who_writes_a_name_is_told_its_code(kind: Country | Language, text: str, code: str | None) -> None:
    found, values = kind.fault(text) or ("", {})
    assert (found == "code-expected") == (code is not None)
    assert code is None or values["suggestion"] == code


@pytest.mark.parametrize("text", ["th", "fil", "lao", "ewe", "zh-Hans", "fa-AF"])
def test_a_code_is_not_taken_for_a_name(text: str) -> None:
    assert Language().fault(text) is None


@given_any(
    st.lists(
        st.sampled_from(["<", "b>", "<!--", "`", "```", "~~~", "\n", " ", "a", "-", "\x1f", "\x7f", "é", "’", "ក"])
        | st.from_regex(f"[{HIDDEN}]", fullmatch=True)
        | st.characters(),
        max_size=9,
    ).map("".join)
)
def test_a_text_of_words_is_judged_as_by_all_its_rules(text: str) -> None:
    kind = Text(limit=8)
    assert kind.fault(text) == first_fault(kind.rules(), text)


def test_every_country_has_a_name_that_leads_to_its_code() -> None:
    for code, name in country_names("en").items():
        assert (Country().fault(name) or ("", {"suggestion": ""}))[1]["suggestion"] == code


@pytest.mark.parametrize("given", [["titel: A"], ["titel: A", "sumary: B"], ["sumary: B"]])
def test_a_misspelt_field_is_told_once_and_where_it_stands(given: list[str]) -> None:
    base = (ROOT / "tests" / "golden" / "check" / "base.yml").read_text(encoding="utf-8").split("\n")
    wrong = {"titel": 1, "sumary": 2}
    for line in given:
        base[wrong[line.split(":")[0]]] = line
    node, _ = parse_yaml(SourceFile("case_studies/a.yml", "\n".join(base)))
    found = read_record(node, CaseStudy, id="a")
    assert found.record is None
    told = [(one.code, one.place.line) for one in found.problems]
    assert told == [("field-unknown", wrong[line.split(":")[0]] + 1) for line in given]


def test_a_field_that_is_not_there_is_missing_beside_a_misspelt_one() -> None:
    base = (ROOT / "tests" / "golden" / "check" / "base.yml").read_text(encoding="utf-8")
    node, _ = parse_yaml(
        SourceFile("case_studies/a.yml", base.replace("\ntitle: ", "\ntitel: ").replace("objective: ", "x: "))
    )
    found = read_record(node, CaseStudy, id="a")
    assert sorted(one.code for one in found.problems) == ["field-missing", "field-unknown", "field-unknown"]

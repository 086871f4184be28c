"""The rules that the builder's script gets: whole, plain data, and no second copy of the model."""

from __future__ import annotations

import json
import re

import pytest

from handbook.case_study_form import form_values
from handbook.case_study_rules import case_study_rules
from handbook.catalogue.case_study_checks import CASE_STUDY_CHECKS
from handbook.model.case_study import CaseStudy
from handbook.model.fields import fields_of
from handbook.model.kinds import Day, Language, PartialDate, WebAddress
from handbook.model.rules import field_order, records_in
from handbook.pages.generated.tools import script_of
from handbook.pages.words import Words
from real import real_content, real_translation


@pytest.fixture(scope="module")
def rules() -> dict:
    return case_study_rules(real_content().catalogue, frozenset({"a.png"}))


def test_they_are_plain_data(rules: dict) -> None:
    assert json.loads(json.dumps(rules))
    assert script_of(rules).startswith(b"window.HANDBOOK_TOOL={")
    assert set(rules["records"]) == {*rules["order"]}
    for name, fields in rules["records"].items():
        assert sorted(rules["order"][name]) == sorted(one["name"] for one in fields), name


def test_every_check_has_a_function_in_the_script(root) -> None:
    script = (root / "overrides/assets/js/tools/case-study-checks.js").read_text(encoding="utf-8")
    for check in CASE_STUDY_CHECKS:
        assert f"{type(check).__name__}: function" in script


def test_every_rule_of_a_text_has_a_function_in_the_script(rules: dict, root) -> None:
    script = (root / "overrides/assets/js/tools/case-study-rules.js").read_text(encoding="utf-8")
    for name in set(re.findall(r'"rule": "([a-z-]+)"', json.dumps(rules))):
        assert re.search(rf'^    "?{name}"?: function', script, re.MULTILINE), name


def test_the_fields_of_files_stand_in_an_order_that_has_them_all() -> None:
    for record in records_in(next(one.shape for one in fields_of(CaseStudy) if one.name == "results")):
        assert sorted(field_order(record)) == sorted(one.name for one in fields_of(record))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (PartialDate(), "๒๐๑๔"),
        (Day(), "٢٠٢٦-١١-٢١"),
        (Language(), "zh-๑๒๓"),
        (WebAddress(), "https://example.org/\u2003x"),
        (WebAddress(), "https://example.org/\x1cx"),
    ],
)
def test_what_two_languages_would_read_otherwise_is_refused(kind, text: str) -> None:
    assert kind.fault(text) is not None


def test_the_form_has_every_field_with_its_words() -> None:
    values = form_values(Words(real_content(), real_translation("ur"), "toolkit/case-study-builder.md"))
    controls = [one for group in values["groups"] for one in group.controls]
    assert {one.name for one in controls} == {one.name for one in fields_of(CaseStudy)}
    assert all(one.label for one in controls)

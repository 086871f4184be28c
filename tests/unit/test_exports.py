"""The catalogue as data: complete, the same in every form, harmless in a spreadsheet, equal every time."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from exported import HOSTILE, TABLES, exported, files_of, hostile, rows, translated, with_studies
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from handbook.content import Content
from handbook.exports import export_files
from handbook.exports.records import format_item
from handbook.exports.tables import cell
from handbook.model.case_study import CaseStudy
from handbook.model.fields import ListShape, RecordShape, TextShape, fields_of
from handbook.model.kinds import TermOf
from handbook.pages.memory import Once
from real import Same


@pytest.mark.parametrize("code", ["en", "th", "ur"])
def test_every_form_has_every_case_study(content: Content, code: str) -> None:
    ids = [study.id for study in content.catalogue.case_studies]
    assert ids
    files = exported(content, code)
    book = load_workbook(io.BytesIO(files["case-studies.xlsx"]))
    assert [row["id"] for row in rows(files["case-studies.csv"])] == ids
    assert [one[0].value for one in book["case-studies"].iter_rows(min_row=2)] == ids
    assert [one["id"] for one in json.loads(files["case-studies.json"])["case_studies"]] == ids
    assert [one["id"] for one in json.loads(files["citations.json"])] == ids
    assert re.findall(r"^ID  - (.+)\r$", files["citations.ris"].decode(), re.MULTILINE) == ids
    studies = content.catalogue.case_studies
    assert len(rows(files["results.csv"])) == sum(len(study.results) for study in studies)
    assert len(rows(files["sources.csv"])) == sum(len(study.sources) for study in studies)
    assert len(rows(files["taxonomy.csv"])) == sum(len(terms) for terms in content.catalogue.taxonomy.terms.values())
    shown = {one.uri: one.rows for one in files_of(Same(content), code)}
    assert shown["data/case-studies.csv"] == len(ids)


@pytest.mark.parametrize("code", ["en", "ur"])
def test_the_workbook_has_the_cells_of_the_tables(content: Content, code: str) -> None:
    files = exported(content, code)
    book = load_workbook(io.BytesIO(files["case-studies.xlsx"]))
    assert book.sheetnames == list(TABLES)
    for name in TABLES:
        sheet = book[name]
        cells = [[str(one) if one is not None else "" for one in row] for row in sheet.iter_rows(values_only=True)]
        assert cells == list(csv.reader(io.StringIO(files[f"{name}.csv"].decode("utf-8-sig"), newline="")))
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert bool(sheet.sheet_view.rightToLeft) == (code == "ur")


def test_no_cell_is_a_formula(made_up: Content) -> None:
    files = exported(hostile(made_up))
    seen = 0
    for name in TABLES:
        for row in rows(files[f"{name}.csv"]):
            for text in row.values():
                parts = text.split("; ")
                seen += sum(1 for part in parts if part.startswith("'"))
                assert not [part for part in (text, *parts) if part.startswith(tuple("=+-@\t\r\n＝＋－＠"))], row
    assert seen >= 5 * len(HOSTILE)
    book = load_workbook(io.BytesIO(files["case-studies.xlsx"]))
    assert {one.data_type for sheet in book for row in sheet.iter_rows() for one in row} <= {"s", "n"}


@pytest.mark.parametrize("text", HOSTILE)
def test_a_guarded_cell_keeps_its_words(text: str) -> None:
    assert cell(text).startswith("'")
    assert cell(text).lstrip("'").strip() == re.sub(r"[\x00-\x08\x0b\x0c]", "", text).strip()


def test_equal_content_gives_equal_bytes_in_other_processes(template: Path) -> None:
    code = (
        "import hashlib, sys; from pathlib import Path; from handbook.content import gather; from handbook.project import Project;"
        "from handbook.staging import plan_locale; p = Project(Path(sys.argv[1])); s, _ = plan_locale(p, gather(p)[0], 'ur');"
        "print({u: hashlib.sha256(d).hexdigest() for u, d in s.files().items() if u.startswith('data/')})"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code, str(template)],
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "Asia/Bangkok"), ("2", "America/Lima"))
    }
    assert len(said) == 1
    assert "data/case-studies.xlsx" in said.pop()


def test_the_workbook_knows_no_clock(made_up: Content) -> None:
    with zipfile.ZipFile(io.BytesIO(exported(made_up)["case-studies.xlsx"])) as book:
        assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert book.namelist() == sorted(book.namelist())
        newest = max(study.changed for study in made_up.catalogue.case_studies)
        properties = book.read("docProps/core.xml").decode()
        assert re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", properties) == [f"{newest}T00:00:00Z"] * 2


def test_the_package_describes_the_tables_and_their_keys_hold(content: Content) -> None:
    files = exported(content)
    package = json.loads(files["datapackage.json"])
    assert [one["name"] for one in package["licenses"]] == ["CC-BY-4.0"]
    tables = {one["name"]: rows(files[one["path"]]) for one in package["resources"]}
    assert tuple(tables) == TABLES
    keys_seen = 0
    for resource in package["resources"]:
        data, schema, table = files[resource["path"]], resource["schema"], tables[resource["name"]]
        assert (resource["bytes"], resource["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")
        assert [field["name"] for field in schema["fields"]] == list(table[0])
        assert all(field["description"] for field in schema["fields"])
        for field in schema["fields"]:
            if field.get("constraints", {}).get("required"):
                assert all(row[field["name"]] for row in table), field["name"]
        key = [schema["primaryKey"]] if isinstance(schema["primaryKey"], str) else schema["primaryKey"]
        assert len({tuple(row[one] for one in key) for row in table}) == len(table)
        for foreign in schema.get("foreignKeys", []):
            there, here = foreign["reference"]["fields"], foreign["fields"]
            there, here = ([there], [here]) if isinstance(here, str) else (there, here)
            known = {tuple(row[one] for one in there) for row in tables[foreign["reference"]["resource"]]}
            assert {tuple(row[one] for one in here) for row in table} <= known
            keys_seen += 1
    assert keys_seen == 3


def test_columns_describe_themselves_with_the_words_of_the_model(made_up: Content) -> None:
    package = json.loads(exported(made_up)["datapackage.json"])
    columns = {field["name"]: field["description"] for field in package["resources"][0]["schema"]["fields"]}
    for field in fields_of(CaseStudy):
        if field.name not in {"results", "sources"}:
            assert any(name == field.name or name.startswith(f"{field.name}_") for name in columns), field.name
        if field.help and isinstance(field.shape, TextShape):
            assert columns[field.name] == field.help


def _has_every_field(record: type, value: dict[str, object]) -> None:
    for field in fields_of(record):
        assert field.name in value
        if isinstance(field.shape, RecordShape):
            _has_every_field(field.shape.record, value[field.name])
        if isinstance(field.shape, ListShape) and isinstance(field.shape.item, RecordShape):
            for one in value[field.name]:
                _has_every_field(field.shape.item.record, one)
        if isinstance(field.shape, ListShape) and isinstance(getattr(field.shape.item, "kind", None), TermOf):
            assert all(one["id"] and one["label"] for one in value[field.name])


def test_records_have_all_fields_and_words_beside_ids(content: Content) -> None:
    found = json.loads(exported(content, "th")["case-studies.json"])
    assert found["version"] == 1
    for study, record in zip(content.catalogue.case_studies, found["case_studies"], strict=True):
        _has_every_field(CaseStudy, record)
        assert [one["code"] for one in record["countries"]] == [one.code for one in study.countries]
        assert all(one["name"] for one in record["countries"])
        assert [one["url"] for one in record["sources"]] == [one.url for one in study.sources]
        assert set(record["translation"]) == {"state", "percent"}


def test_translated_texts_and_english_where_there_is_none(made_up: Content) -> None:
    study = made_up.catalogue.case_studies[0]
    made = replace(study, title="A title", summary="A summary")
    shown = with_studies(made_up, made)
    said = translated(shown, "th", made, {"title": "รายการวิทยุ"})
    files = {one.uri: one.data for one in export_files(Once(shown, said))}
    record = json.loads(files["data/case-studies.json"])["case_studies"][0]
    assert (record["title"], record["summary"]) == ("รายการวิทยุ", "A summary")
    assert record["translation"]["state"] == "human"
    assert json.loads(files["data/citations.json"])[0]["language"] == "th"
    assert rows(files["data/case-studies.csv"])[0]["title"] == "รายการวิทยุ"


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=4), inside, max_size=3),
    max_leaves=12,
)


@given(_JSON, st.integers(0, 3))
def test_an_entry_is_what_the_library_writes(value: object, depth: int) -> None:
    space = " " * depth
    text = json.dumps(value, ensure_ascii=False, indent=1).replace("\n", f"\n{space}")
    assert format_item(value, depth).decode() == space + text

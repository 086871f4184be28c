"""The toolkit: forms, the files that are made from them, and the scripts that read them."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape
from typing import TYPE_CHECKING

import polib
import pytest
import yaml
from docx import Document
from exported import ROOT
from openpyxl import load_workbook
from planned import maker_of, problems_with

from handbook.checks import check_pages
from handbook.content import Content, gather, template_source
from handbook.interface import read_interface
from handbook.model.template import FieldKind, YesNo
from handbook.pages.generated.templates import template_pages
from handbook.pages.generated.tools import tool_files, toolkit_pages
from handbook.pages.memory import Once
from handbook.pages.outline import generated_uris
from handbook.pages.tool_list import TOOLS
from handbook.pages.words import Words
from handbook.project import Project
from handbook.sheets.files import sheet_files
from handbook.sheets.form import said_form
from handbook.slides.files import training_files
from handbook.translation.locales import Extent
from handbook.translation.sync import format_catalog, sync_po
from handbook.translation.texts import template_texts
from handbook.translation.translation import po_uri, read_translation
from real import real_content, translation_of

if TYPE_CHECKING:
    from handbook.model.template import Template, YesNo
    from handbook.pages.page import Page
    from handbook.sheets.files import SheetFile

SCRIPTS = ROOT / "overrides" / "assets" / "js" / "tools"
OURS = ("base", "store", "files", "forms", "plans", "plan-file", "sheet", "checks", "matches", "planner")
MOST_OF_A_PAGE = 60_000
"""Bytes of its own scripts, as they are read."""
HOSTILE = '=1+1 "quoted" & a < b {count} [link](x) *bold* \\ | $x^2$'


@pytest.fixture(scope="module")
def real() -> Content:
    return real_content()


@pytest.fixture(scope="module")
def sheets(real: Content) -> dict[str, tuple[SheetFile, ...]]:
    return {code: sheet_files(real, translation_of(real, code)) for code in ("en", "ur")}


def templates(content: Content) -> list[Template]:
    return [one.value for one in content.catalogue.templates]


@pytest.fixture(scope="module")
def pages(real: Content) -> dict[str, Page]:
    maker = maker_of(Project(ROOT), real, "en")
    return {page.uri: page for page in (*toolkit_pages(maker), *template_pages(maker))}


# Templates and pages


def test_the_templates_that_were_asked_for_are_there(real: Content) -> None:
    assert len(templates(real)) >= 18
    assert {one.step for one in templates(real) if one.is_planned} == set(real.catalogue.taxonomy.ids("steps"))


def test_every_template_and_tool_has_its_page(real: Content, pages: dict[str, Page]) -> None:
    assert set(pages) <= set(generated_uris(real))
    landing = pages["toolkit/index.md"].body
    for uri in pages.keys() - {"toolkit/index.md"}:
        assert f"]({uri.removeprefix('toolkit/')})" in landing


def test_a_form_is_the_same_on_its_page_and_in_the_planner(real: Content, pages: dict[str, Page]) -> None:
    """Scripts find answers by these names, on both pages."""
    planner = set(re.findall(r'data-field="([^"]+)"', pages["toolkit/planner.md"].body))
    for one in templates(real):
        own = set(re.findall(r'data-field="([^"]+)"', pages[f"toolkit/{one.id}.md"].body))
        typed = [part for part in one.parts if part.on_paper is not YesNo.TRUE]
        assert own == {f"{one.id}.{field.id}" for part in typed for field in part.fields}
        assert (own <= planner) is one.is_planned


def test_what_belongs_on_paper_can_be_typed_nowhere(real: Content, pages: dict[str, Page]) -> None:
    """A consent form names people's decisions: the page shows lines for a pen."""
    parts = [(one, part) for one in templates(real) for part in one.parts if part.on_paper is YesNo.TRUE]
    assert parts
    for one, part in parts:
        body = pages[f"toolkit/{one.id}.md"].body
        section = body[body.index(f'id="{one.id}--{part.id}"') :].partition("</section>")[0]
        assert section.count("hb-field--by-hand") == len(part.fields)
        assert not re.search(r"<(?:input|textarea|select)\b", section)


def test_ids_stand_once_in_a_page(pages: dict[str, Page]) -> None:
    for page in pages.values():
        ids = re.findall(r' id="([^"]+)"', page.body)
        assert len(ids) == len(set(ids)), page.uri


def test_a_template_may_not_take_the_address_of_a_tool(small: Project) -> None:
    folder = small.data_dir / "templates"
    text = (folder / "audience-profile.yml").read_text(encoding="utf-8")
    assert ("template-id-taken", 0, 0) in problems_with(small, folder / "planner.yml", text)


def test_hostile_texts_stay_texts(small: Project) -> None:
    """In the page, in Word and in Excel."""
    path = small.data_dir / "templates" / "audience-profile.yml"
    template = yaml.safe_load(path.read_text(encoding="utf-8"))
    template["summary"] = template["after"][0] = HOSTILE
    field = next(one for part in template["parts"] for one in part["fields"] if one["kind"] == "table")
    field["label"], field["columns"][0]["label"] = HOSTILE, HOSTILE
    field["example_rows"][0]["cells"][0] = HOSTILE
    path.write_text(yaml.safe_dump(template, allow_unicode=True), encoding="utf-8")
    content, found = gather(small)
    assert [one for one in found + check_pages(content) if one.severity == "error"] == []
    translation = read_translation(small, content.locale("en"), content.texts())[0]
    maker = maker_of(small, content, "en")
    body = next(page.body for page in template_pages(maker) if page.uri == "toolkit/audience-profile.md")
    assert "a < b" not in body
    files = {file.purpose: file.data for file in sheet_files(content, translation) if file.template == path.stem}
    said = [paragraph.text for paragraph in Document(io.BytesIO(files["blank"])).paragraphs]
    assert HOSTILE in said
    book = load_workbook(io.BytesIO(files["workbook"]))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert HOSTILE in [cell.value for cell in cells]


# Translation


def test_only_words_are_offered_for_translation(real: Content) -> None:
    for template in templates(real):
        texts = {text for _, text in template_texts(template)}
        ids = {option.id for field in template.fields for option in field.options}
        assert not texts & (ids - {field.label for field in template.fields})
        assert all(any(letter.isalpha() for letter in text) for text in texts)


def test_a_translated_template_is_whole_on_its_page_and_in_its_files(small: Project) -> None:
    content, _ = gather(small)
    template = next(one for one in templates(content) if one.id == "audience-profile")
    source = template_source(template.id)
    catalog = polib.pofile(sync_po("ur", source, template_texts(template), None), wrapwidth=0)
    for one in catalog:
        one.msgstr = "اردو متن"
    path = small.root / po_uri("ur", source)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(format_catalog(catalog), encoding="utf-8")
    content, _ = gather(small)
    translation, _ = read_translation(small, content.locale("ur"), content.texts())
    form = said_form(Words(content, translation, "toolkit/audience-profile.md"), template)
    said = [form.title, form.summary, *form.after, *(field.label for field in form.fields)]
    assert {one.text for one in said if "18" not in one.text} == {"اردو متن"}
    blank = next(file for file in sheet_files(content, translation) if file.template == template.id)
    body = Document(io.BytesIO(blank.data)).element.xml
    assert body.count("<w:rtl/>") > 20
    assert template.title not in body


# Files


def test_equal_content_gives_equal_bytes(real: Content, sheets: dict[str, tuple[SheetFile, ...]]) -> None:
    again = sheet_files(real, translation_of(real, "ur"))
    assert [(one.uri, one.data) for one in again] == [(one.uri, one.data) for one in sheets["ur"]]


@pytest.mark.parametrize(("code", "share"), [("en", 5), ("ur", 2)])
def test_word_files_hold_the_form(
    real: Content, sheets: dict[str, tuple[SheetFile, ...]], code: str, share: int
) -> None:
    """Some of them: opening one takes long. `make proof` opens all with another program."""
    maker = maker_of(Project(ROOT), real, code)
    for file in sheets[code][::share]:
        if file.format != "DOCX":
            continue
        template = next(one for one in templates(real) if one.id == file.template)
        form = said_form(maker.words(file.uri), template)
        document = Document(io.BytesIO(file.data))
        said = [paragraph.text for paragraph in document.paragraphs]
        headings = [one.text for one in document.paragraphs if one.style.name.startswith("Heading")]
        assert headings[0] == form.title.text
        assert [part.title.text for part in form.parts] == headings[1 : 1 + len(form.parts)]
        assert {" ".join(field.label.text.split()) for field in form.fields} <= set(said)
        assert document.core_properties.title == form.title.text
        body = document.element.xml
        tables = sum(bool(field.columns and (field.example_rows or file.purpose == "blank")) for field in form.fields)
        assert body.count("<w:tblHeader/>") == tables
        assert body.count("<w:bidiVisual/>") == (len(document.tables) if code == "ur" else 0)
        if code == "ur":
            assert "<w:rtl/>" in body


def test_word_files_carry_nothing_that_points_elsewhere(sheets: dict[str, tuple[SheetFile, ...]]) -> None:
    for file in sheets["en"]:
        with zipfile.ZipFile(io.BytesIO(file.data)) as parts:
            assert parts.testzip() is None
            listed = "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".rels"))
        assert "External" not in listed
        assert len(file.data) < 30_000


def test_workbooks_have_a_sheet_for_each_table(real: Content, sheets: dict[str, tuple[SheetFile, ...]]) -> None:
    for file in sheets["ur"]:
        if file.format == "XLSX":
            template = next(one for one in templates(real) if one.id == file.template)
            shown = [sheet for sheet in load_workbook(io.BytesIO(file.data)) if sheet.sheet_state == "visible"]
            tables = [field for field in template.fields if field.columns]
            assert len(shown) == 1 + 2 * len(tables)
            assert all(sheet.sheet_view.rightToLeft for sheet in shown)
            for sheet, field in zip(shown[1:], tables, strict=False):
                assert [cell.value for cell in sheet[1]]
                assert sheet.max_column == len(field.columns)


@pytest.mark.parametrize("code", ["en", "ur"])
def test_workbooks_say_what_word_files_say(real: Content, sheets: dict[str, tuple[SheetFile, ...]], code: str) -> None:
    """The notes below a question, answers to tick, lists to choose from, and that the example is invented."""
    maker = maker_of(Project(ROOT), real, code)
    for file in (one for one in sheets[code] if one.format == "XLSX"):
        form = said_form(maker.words(file.uri), next(one for one in templates(real) if one.id == file.template))
        first, *others = load_workbook(io.BytesIO(file.data)).worksheets
        said = [cell.value or "" for cell in first["A"]]
        assert "Meruda" in first["C1"].value
        for field in form.fields:
            assert any(text.startswith(field.label.text) and (field.help or field.label).text in text for text in said)
            if field.kind is FieldKind.CHOICES and field.vocabulary != "countries":
                chosen = {answer.text for answer in field.example}
                marks = {row[0].value: [cell.value for cell in row[1:3]] for row in first.iter_rows()}
                assert all(
                    marks[one.label.text] == ["☐", "☑" if one.label.text in chosen else "☐"] for one in field.options
                )
        lists = sum(len(sheet.data_validations.dataValidation) for sheet in others)
        assert lists == sum(bool(column.options) for field in form.fields for column in field.columns)


@pytest.mark.parametrize("code", ["en", "ur"])
def test_files_that_a_machine_translated_say_so(
    real: Content, sheets: dict[str, tuple[SheetFile, ...]], code: str
) -> None:
    """They are carried away from the page that says it."""
    translation = translation_of(real, code)
    notice = translation.label("banner.machine", real.interface["banner.machine"])
    files = [(one.uri, one.data) for one in sheets[code]] + [
        (one.uri, one.data) for one in training_files(real, translation)
    ]
    for uri, data in files:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            said = "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml"))
        assert (notice in unescape(said)) == (code == "ur"), uri


def test_names_of_sheets_end_with_a_word(sheets: dict[str, tuple[SheetFile, ...]]) -> None:
    file = next(one for one in sheets["en"] if (one.template, one.format) == ("kap-questionnaire", "XLSX"))
    names = load_workbook(io.BytesIO(file.data)).sheetnames
    assert names == ["KAP questionnaire", "Questions in the order of the", "Worked example Questions in the"]


# Scripts


def own_scripts(page: Page) -> list[str]:
    return [uri for uri in page.scripts if uri.startswith("assets/")]


def test_pages_load_scripts_that_are_there_and_not_too_many(real: Content, pages: dict[str, Page]) -> None:
    data = tool_files(Once(real, translation_of(real, "en")), Extent.WHOLE)
    for page in pages.values():
        paths = [ROOT / "overrides" / uri for uri in own_scripts(page) if "/terms.js" not in uri]
        assert all(path.is_file() for path in paths), page.uri
        assert sum(len(path.read_bytes()) for path in paths) <= MOST_OF_A_PAGE, page.uri
        assert all(uri in data for uri in page.scripts if "data/tools" in uri)


def test_what_tools_ask_for_later_is_there() -> None:
    for tool in TOOLS:
        for name in tool.vendored:
            assert (ROOT / "third_party" / name).is_file()
            assert (ROOT / "third_party" / name.split("/")[0] / "LICENSE").is_file()


@pytest.mark.parametrize("name", OURS)
def test_scripts_say_texts_of_the_interface(name: str) -> None:
    text = (SCRIPTS / f"{name}.js").read_text(encoding="utf-8")
    known = {key.rpartition(".say.")[2] for key in read_interface() if ".say." in key}
    assert set(re.findall(r'\bsay\("([a-z.-]+)"[,)]', text)) <= known


@pytest.mark.parametrize("name", OURS)
def test_scripts_keep_to_what_old_browsers_and_the_policy_know(name: str) -> None:
    text = (SCRIPTS / f"{name}.js").read_text(encoding="utf-8")
    assert '"use strict"' in text
    for forbidden in (
        "eval(",
        "new Function",
        "innerHTML",
        "?.",
        "??",
        " async ",
        " await ",
        "fetch(",
        'setAttribute("style"',
    ):
        assert forbidden not in text


# Checks of a plan

RULE = re.compile(r'id: "([a-z-]+)",\s+fields: \{(.+?)\},\s+page: "([^"]+)"', re.DOTALL)
READ = re.compile(r'"([a-z-]+)\.([a-z-]+)": \[([^\]]*)\]')
RULES = RULE.findall((SCRIPTS / "checks.js").read_text(encoding="utf-8"))


def test_all_rules_are_looked_at() -> None:
    assert len(RULES) == (SCRIPTS / "checks.js").read_text(encoding="utf-8").count("find: ")


@pytest.mark.parametrize(("rule", "fields", "page"), RULES, ids=[rule[0] for rule in RULES])
def test_rules_read_fields_and_columns_of_the_planner(real: Content, rule: str, fields: str, page: str) -> None:
    assert READ.findall(fields)
    for template_id, field_id, columns in READ.findall(fields):
        template = next(one for one in templates(real) if one.id == template_id)
        field = next(one for one in template.fields if one.id == field_id)
        assert template.is_planned
        assert set(re.findall(r'"([a-z-]+)"', columns)) <= {column.id for column in field.columns}
    uri, _, anchor = page.partition("#")
    assert anchor in next(one.facts.ids for one in real.pages if one.uri == uri)
    assert {f"tool.planner.say.check.{rule}", f"tool.planner.say.check.{rule}.why"} <= set(read_interface())


def test_the_tone_that_a_rule_counts_is_an_answer(real: Content) -> None:
    matrix = next(one for one in templates(real) if one.id == "message-matrix")
    tone = next(column for field in matrix.fields for column in field.columns if column.id == "tone")
    assert "negative" in {option.id for option in tone.options}

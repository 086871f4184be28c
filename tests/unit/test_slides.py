"""Slides and handouts of a module: the same bytes every time, readable aloud, in either direction, and never too full."""

from __future__ import annotations

import io
import posixpath
import re
import shutil
import zipfile
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pytest
from docx import Document
from lxml import etree
from pptx import Presentation
from test_training import sound, train

from handbook.pages.outline import handout_uri
from handbook.pages.words import Words
from handbook.problems import Place
from handbook.project import Project
from handbook.sheets.handout import format_handout
from handbook.slides.files import training_files
from handbook.slides.fitting import HEIGHT, MOST_LINES, Measure, split_evenly
from handbook.staging import plan_locale
from handbook.translation.po import Entry, State
from handbook.translation.translation import read_translation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handbook.content import Content
    from handbook.translation.translation import Translation

HOSTILE = 'A "title" & a < b =1+1 {count} \\'
URDU = "مہم کے پیغام"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_OF_UNIT = re.compile(r"docs/(_data/(modules/unit|agendas/day|training)\.yml|training/unit/index\.md)")


@pytest.fixture(scope="module")
def project(template: object, tmp_path_factory: pytest.TempPathFactory) -> Project:
    folder = tmp_path_factory.mktemp("slides") / "project"
    shutil.copytree(str(template), folder)
    made = train(Project(folder))
    path = made.docs_dir / "_data/modules/unit.yml"
    text = path.read_text(encoding="utf-8").replace("Talk to a group", f"'{HOSTILE}'", 1)
    steps = ", ".join(f"Talk to person {at} of the group and note {'every word ' * 12}of it" for at in range(1, 9))
    path.write_text(text.replace("steps: [Talk.]", f"steps: [{steps}]"), encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def content(project: Project) -> Content:
    return sound(project)


def translation_of(project: Project, content: Content, code: str) -> Translation:
    return read_translation(project, content.locale(code), content.texts())[0]


@pytest.fixture(scope="module")
def english(project: Project, content: Content) -> Mapping[str, bytes]:
    return {one.purpose: one.data for one in training_files(content, translation_of(project, content, "en"))}


@pytest.fixture(scope="module")
def urdu(project: Project, content: Content) -> Mapping[str, bytes]:
    """The module's own texts are translated, everything else is not."""
    translation, entries = translation_of(project, content, "ur"), {}
    for uri, texts in content.texts():
        if _OF_UNIT.fullmatch(uri):
            entries[uri] = {
                one: Entry(*one, " ".join([URDU, *re.findall(r"\{\w+\}", one[1])]), State.HUMAN, Place(path=uri))
                for one in texts
                if one[1] != "name a group"
            }
    translation = replace(translation, entries={**translation.entries, **entries})
    return {one.purpose: one.data for one in training_files(content, translation)}


def test_files_are_the_same_every_time(project: Project, content: Content, english: Mapping[str, bytes]) -> None:
    again = training_files(content, translation_of(project, content, "en"))
    assert {one.purpose: one.data for one in again} == english
    assert [one.uri for one in again] == [
        "training/slides/unit.pptx",
        "training/handouts/unit.docx",
        "training/agendas/day.docx",
    ]
    for data in english.values():
        with zipfile.ZipFile(io.BytesIO(data)) as read:
            assert {entry.date_time for entry in read.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert not [name for name in read.namelist() if "thumbnail" in name or "printer" in name]
            for name in read.namelist():
                etree.fromstring(read.read(name))


def test_a_package_is_whole(english: Mapping[str, bytes]) -> None:
    """Programs that are strict offer to repair a file for less."""
    with zipfile.ZipFile(io.BytesIO(english["slides"])) as read:
        parts = {name: read.read(name).decode() for name in read.namelist()}
    types = parts.pop("[Content_Types].xml")
    for name, text in parts.items():
        ids = re.findall(r'<p:cNvPr id="(\d+)"', text)
        assert len(set(ids)) == len(ids), name
        if name.endswith(".rels"):
            folder = PurePosixPath(name).parent.parent
            for target in re.findall(r'Target="([^"]+)"', text):
                assert posixpath.normpath(str(folder / target)) in parts, (name, target)
        else:
            assert f'"/{name}"' in types, name
    assert set(re.findall(r'PartName="/([^"]+)"', types)) <= set(parts)


def test_every_slide_can_be_read_aloud(content: Content, english: Mapping[str, bytes]) -> None:
    deck = Presentation(io.BytesIO(english["slides"]))
    assert deck.slide_width * 9 == deck.slide_height * 16
    assert deck.core_properties.title == deck.slides[0].shapes.title.text
    assert deck.core_properties.language == "en"
    assert deck.core_properties.modified.date().isoformat() == content.config.edition.date
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert len(set(titles)) == len(titles)
    assert all(titles)
    assert any(HOSTILE.removesuffix(" \\") in title for title in titles)
    for slide in list(deck.slides)[1:]:
        names = [shape.name for shape in slide.shapes]
        assert names == ["Title", "Text", "Footer", "Slide number"], "the order of reading"
        bullets = [
            one for one in slide.placeholders[1].text_frame.paragraphs if one._p.find(f"{A}pPr/{A}buNone") is None
        ]
        assert 0 < len(bullets) <= MOST_LINES
    assert "independent" in deck.slides[0].placeholders[10].text
    steps = [one for slide in deck.slides for one in slide._element.iter(f"{A}buAutoNum")]
    assert [one.get("startAt") for one in steps] == [str(at) for at in range(1, 9)]


def test_notes_name_their_sources_in_words(english: Mapping[str, bytes]) -> None:
    deck = Presentation(io.BytesIO(english["slides"]))
    notes = [slide.notes_slide.notes_text_frame.text for slide in deck.slides]
    said = next(one for one in notes if "Ask who knows" in one)
    assert "Ask who knows (An NGO)." in said
    assert "A report. An NGO. https://example.org/made-up" in said
    assert not any("[@" in one for one in notes)


def test_what_is_translated_runs_from_right_to_left_and_english_does_not(urdu: Mapping[str, bytes]) -> None:
    deck = Presentation(io.BytesIO(urdu["slides"]))
    assert deck.part._element.get("rtl") == "1"
    master = etree.tostring(deck.slide_master._element).decode()
    assert 'algn="r" rtl="1"' in master
    seen = set()
    for slide in deck.slides:
        for paragraph in slide.placeholders[1].text_frame.paragraphs:
            languages = {one.get("lang") for one in paragraph._p.iter(f"{A}rPr")}
            direction = paragraph._p.find(f"{A}pPr").get("rtl")
            seen.add((languages == {"en"}, direction))
    assert seen == {(True, "0"), (False, None)}, "the master's direction, but for what is English as a whole"
    theme = zipfile.ZipFile(io.BytesIO(urdu["slides"])).read("ppt/theme/theme1.xml").decode()
    assert '<a:cs typeface="Arial"/>' in theme


def test_the_last_list_of_a_handout_stays_on_one_sheet(project: Project, content: Content) -> None:
    (located,) = content.catalogue.training.modules
    module = replace(located.value, read_next=("handbook/audience.md", "training/index.md"))
    words = Words(content, translation_of(project, content, "en"), handout_uri(module.id))
    document = Document(io.BytesIO(format_handout(content.office.documents, words, replace(located, value=module))))
    *_, heading, first, last = document.paragraphs
    assert heading.text == "Read next"
    assert [one.paragraph_format.keep_with_next for one in (heading, first, last)] == [True, True, None]


def test_a_handout_has_lists_of_its_own_and_lines(english: Mapping[str, bytes], urdu: Mapping[str, bytes]) -> None:
    document = Document(io.BytesIO(english["handout"]))
    texts = [one.text for one in document.paragraphs]
    assert "☐ name a group" in texts
    assert len(document.tables) == 2, "lines for the task, and for what to talk about"
    with zipfile.ZipFile(io.BytesIO(english["handout"])) as read:
        used = set(re.findall(r'w:numId w:val="(\d+)"', read.read("word/document.xml").decode()))
        known = set(re.findall(r'w:num w:numId="(\d+)"', read.read("word/numbering.xml").decode()))
    assert used == {"100", "101"} <= known
    body = zipfile.ZipFile(io.BytesIO(urdu["handout"])).read("word/document.xml").decode()
    assert body.count("<w:bidi/>") > 10
    assert '<w:lang w:val="en"/>' in body


def test_an_agenda_has_the_rows_and_hours_of_its_page(
    project: Project, content: Content, english: Mapping[str, bytes]
) -> None:
    staged, _ = plan_locale(project, content, "en")
    page = next(one for one in staged.pages if one.uri == "training/trainers/agenda-day.md")
    assert "](../agendas/day.docx)" in page.body
    (table,) = Document(io.BytesIO(english["agenda"])).tables
    head, *rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert head == ["Time", "What", "How"]
    hours = re.findall(r'<bdi dir="ltr">([0-9:–]+)</bdi><br><span class="hb-minutes">([^<]+)', page.body)
    assert [row[0] for row in rows] == [f"{hour}\n{minutes}" for hour, minutes in hours]
    for title, row in zip(re.findall(r"<strong>(.*?)</strong>", page.body), rows, strict=True):
        assert row[1].split("\n")[0] == title


def test_the_hours_of_an_agenda_keep_their_order_from_right_to_left(urdu: Mapping[str, bytes]) -> None:
    body = zipfile.ZipFile(io.BytesIO(urdu["agenda"])).read("word/document.xml").decode()
    assert "<w:bidiVisual/>" in body
    hours = re.findall(r"<w:p>(?:(?!</w:p>).)*?\d\d:\d\d–\d\d:\d\d.*?</w:p>", body)
    assert hours
    assert not [one for one in hours if "<w:bidi/>" in one or "<w:rtl/>" in one]


@pytest.mark.parametrize("locale", ["en", "ur", "th", "my", "zh-Hans"])
def test_no_slide_is_too_full(locale: str) -> None:
    measure = Measure(locale)
    letter = {"ur": "ک", "th": "ก", "my": "က", "zh-Hans": "中"}.get(locale, "a")
    texts = [letter * (7 * at % 110 + 1) for at in range(60)]
    for size in (22, 26, 34):
        chunks = split_evenly(texts, lambda one, size=size: measure.height(one, size))
        assert [one for chunk in chunks for one in chunk] == texts
        for chunk in chunks:
            assert len(chunk) <= MOST_LINES
            assert len(chunk) == 1 or sum(measure.height(one, size) for one in chunk) <= HEIGHT
    assert measure.height(letter * 300, 22) <= HEIGHT, "the longest step of a task fits on one slide"
    assert measure.title_size(letter * 10) > measure.title_size(letter * 120)

"""A text with an error counts as absent: its readers get English, and nothing else of its file or language changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polib
import pytest

from effort import effort
from handbook.problems import Severity, errors_in
from handbook.project import Project
from handbook.source_files import MAX_PO_BYTES, SourceFile
from handbook.translation.checks import glossary_problems, po_problems
from handbook.translation.comparing import TextKind
from handbook.translation.edits import review_entries
from handbook.translation.locales import Direction, Locale
from handbook.translation.po import State
from handbook.translation.signing import mark_machine
from handbook.translation.sync import format_catalog, sync_po
from handbook.translation.translation import read_po, read_translation, safe_entries

if TYPE_CHECKING:
    from pathlib import Path

URI = "docs/a.md"
ENGLISH = "Call the hotline 1234 before you sign anything."
GOOD, BAD = "โทรสายด่วน 1234 ก่อนลงนามใดๆ", "โทรสายด่วน 1243 ก่อนลงนามใดๆ"
TEXTS = (("paragraph", ENGLISH), ("title", "Help"))
THAI = Locale(code="th", name="ไทย", english_name="Thai", direction=Direction.LTR, reviewers=("noor",))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "translations" / "th" / "docs").mkdir(parents=True)
    return Project(tmp_path)


def write(project: Project, msgstr: str, previous: str = "") -> Path:
    catalog = polib.pofile(sync_po("th", URI, TEXTS, None), wrapwidth=0)
    catalog[0].msgstr, catalog[1].msgstr = msgstr, "ความช่วยเหลือ"
    if previous:
        catalog[0].previous_msgid, catalog[0].flags = previous, ["fuzzy"]
    path = project.translations_dir / "th" / "docs" / "a.po"
    path.write_text(format_catalog(catalog), encoding="utf-8")
    return path


def test_a_faulty_text_is_english_and_the_others_stay(project: Project) -> None:
    write(project, BAD)
    translation, problems = read_translation(project, THAI, [(URI, TEXTS)])
    assert [(one.code, one.severity) for one in problems] == [("po-left-out", Severity.WARNING)], "a build goes on"
    said = translation.say(URI, "paragraph", ENGLISH)
    assert (said.text, said.state, said.former) == (ENGLISH, State.ABSENT, None)
    assert translation.say(URI, "title", "Help").text == "ความช่วยเหลือ"
    assert translation.coverage(URI, TEXTS).percent == 50


def test_a_faultless_text_is_shown(project: Project) -> None:
    write(project, GOOD)
    translation, _ = read_translation(project, THAI, [(URI, TEXTS)])
    assert translation.say(URI, "paragraph", ENGLISH).text == GOOD


@pytest.mark.parametrize(("kept", "shown"), [(GOOD, True), (BAD, False)])
def test_a_former_translation_is_compared_with_the_english_that_it_had(
    project: Project, kept: str, *, shown: bool
) -> None:
    new = ENGLISH.replace("1234", "9876")
    write(project, kept, previous=ENGLISH)
    catalog = polib.pofile(str(project.translations_dir / "th" / "docs" / "a.po"), wrapwidth=0)
    catalog[0].msgid = new
    catalog.save()
    translation, _ = read_translation(project, THAI, [(URI, (("paragraph", new),))])
    former = translation.say(URI, "paragraph", new).former
    assert (former.text if former else None) == (kept if shown else None)


def test_nobody_signs_a_faulty_text(project: Project) -> None:
    path = write(project, BAD)
    entries = safe_entries(read_po(project, path, THAI)[0], THAI, URI)
    source = SourceFile("a.po", path.read_text(encoding="utf-8"))
    text, signed, left = review_entries(source, entries, TEXTS, "noor", "2026-11-26")
    assert (signed, left) == (1, [ENGLISH])
    assert BAD in text


def test_the_check_says_where(project: Project) -> None:
    found = po_problems(project, write(project, BAD), THAI, TextKind.PAGE, {})
    assert [(one.code, one.place.line, one.place.column) for one in found] == [("po-number", 12, 20)]


def test_plural_forms_are_compared_too(project: Project) -> None:
    path = write(project, GOOD)
    forms = '\nmsgid "1 page"\nmsgid_plural "{count} pages"\nmsgstr[0] "{n} หน้า"\n'
    path.write_text(path.read_text(encoding="utf-8") + forms, encoding="utf-8")
    found = po_problems(project, path, THAI, TextKind.LABEL, {})
    assert "po-placeholder" in [one.code for one in found]
    path.write_text(path.read_text(encoding="utf-8").replace("{n}", "{count}"), encoding="utf-8")
    assert po_problems(project, path, THAI, TextKind.LABEL, {}) == []


@pytest.mark.parametrize("change", [lambda data: b"\xef\xbb\xbf" + data, lambda data: data.replace(b"\n", b"\r\n")])
def test_marks_and_line_ends_of_other_systems_are_named(project: Project, change) -> None:
    path = write(project, GOOD)
    path.write_bytes(change(path.read_bytes()))
    found = po_problems(project, path, THAI, TextKind.PAGE, {})
    assert [one.code for one in found] == ["po-format"]
    assert errors_in(found) == []


def test_a_file_of_two_megabytes_is_refused_before_it_is_read(project: Project) -> None:
    path = write(project, GOOD)
    good, line = path.read_bytes(), b"# x\n"
    path.write_bytes(good + line * 4_000)
    less = effort(lambda: read_po(project, path, THAI))
    path.write_bytes(good + line * (MAX_PO_BYTES // 4))
    assert [one.code for one in po_problems(project, path, THAI, TextKind.PAGE, {})] == ["file-too-large"]
    refused: list[str] = []
    assert effort(lambda: refused.extend(one.code for one in read_po(project, path, THAI)[1])) < less
    assert refused == ["file-too-large"]


def test_a_language_without_a_glossary_has_no_terms(project: Project) -> None:
    assert glossary_problems(project, project.translations_dir / "th" / "glossary.csv") == ({}, [])


INDONESIAN = Locale(code="id", name="Bahasa Indonesia", english_name="Indonesian", direction=Direction.LTR)
PAY = "Ask the agent for a receipt before you pay any fees."
LICENCE = "Check the licence of the agency at the labour office."


@pytest.mark.parametrize(
    ("msgid", "texts", "told"),
    [
        ("Mintalah kuitansi kepada agen sebelum membayar biaya apa pun.", (PAY, LICENCE), True),
        ("Mintalah kuitansi kepada agen sebelum membayar biaya apa pun.", (LICENCE,), False),
        ("Ask agents for receipts before paying.", (PAY, LICENCE), False),
        ("Never pay agents any fees.", (PAY, LICENCE), False),
        ("An older sentence of which nothing is left.", (PAY, LICENCE), False),
        ("Kuitansi", (PAY, LICENCE), False),
    ],
    ids=["written over", "nothing is missing", "was changed", "was rewritten", "was replaced", "one word"],
)
def test_a_text_over_the_english_is_seen_also_in_latin_letters(
    project: Project, msgid: str, texts: tuple[str, ...], *, told: bool
) -> None:
    wanted = tuple(("item", text) for text in texts)
    path = project.translations_dir / "id" / "a.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(sync_po("id", "docs/a.md", [("item", msgid), ("item", LICENCE)], None), encoding="utf-8")
    found = po_problems(project, path, INDONESIAN, TextKind.PAGE, {}, wanted)
    assert [one.code for one in found] == (["po-msgid"] if told else [])


def test_of_the_two_marks_of_a_machine_text_none_is_left_without_a_word(project: Project) -> None:
    """Without `fuzzy` it is a person's, whatever line still stands above it; with `fuzzy` alone it is told."""
    path = write(project, GOOD)
    catalog = polib.pofile(str(path), wrapwidth=0)
    mark_machine(catalog[0])
    marked = format_catalog(catalog)
    line = next(one for one in marked.split("\n") if one.startswith("# state: machine"))
    for left, state, codes in ((line, State.HUMAN, []), ("#, fuzzy", State.ABSENT, ["po-fuzzy"])):
        path.write_text(marked.replace(f"{line}\n#, fuzzy", left), encoding="utf-8")
        assert read_po(project, path, THAI)[0][0].state is state
        assert [one.code for one in po_problems(project, path, THAI, TextKind.PAGE, {})] == codes

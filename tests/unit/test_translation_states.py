"""A translation whose English changed is never shown as current, whoever touched the file, with whatever tool."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import polib
import pytest

from handbook.project import Project
from handbook.source_files import SourceFile
from handbook.translation.edits import accept_changes, review_entries
from handbook.translation.former import is_cosmetic, match_entries
from handbook.translation.locales import Direction, Locale
from handbook.translation.po import State, digest, parse_po
from handbook.translation.signing import mark_machine, mark_reviewed
from handbook.translation.sync import canonical_po, sync_po
from handbook.translation.translation import Translation, read_translation

if TYPE_CHECKING:
    from handbook.translation.texts import ContextText

OLD, NEW = "Call the hotline 1234 before you sign anything.", "Call the hotline 9876 before you sign anything."
THAI = "โทรสายด่วน 1234 ก่อนลงนามใดๆ"
KEY = ("paragraph", OLD)
STATES = [State.MACHINE, State.HUMAN, State.REVIEWED]


def po(state: State, msgid: str = OLD, msgstr: str = THAI) -> str:
    catalog = polib.pofile(sync_po("th", "docs/a.md", [("paragraph", msgid), ("title", "Help")], None), wrapwidth=0)
    entry = catalog[0]
    entry.msgstr = msgstr
    if state is State.MACHINE:
        mark_machine(entry)
    if state is State.REVIEWED:
        mark_reviewed(entry, "noor", "2026-01-02")
    return str(catalog)


def read(text: str, *texts: ContextText) -> Translation:
    entries, problems = parse_po(SourceFile("a.po", text), ("noor",))
    assert problems == []
    matched = match_entries(texts, entries)
    locale = Locale(code="th", name="ไทย", english_name="Thai", direction=Direction.LTR, reviewers=("noor",))
    return Translation(locale, {"docs/a.md": matched.current}, {"docs/a.md": matched.former})


@pytest.mark.parametrize("state", STATES)
def test_a_changed_number_makes_a_former_translation_before_and_after_sync(state: State) -> None:
    for text in (po(state), sync_po("th", "docs/a.md", [("paragraph", NEW)], SourceFile("a.po", po(state)))):
        said = read(text, ("paragraph", NEW)).say("docs/a.md", "paragraph", NEW)
        assert (said.text, said.state) == (NEW, State.ABSENT)
        assert said.former
        assert (said.former.english, said.former.text, said.former.state) == (OLD, THAI, state)


@pytest.mark.parametrize("state", STATES)
def test_a_cosmetic_change_keeps_text_and_state(state: State) -> None:
    new = "Call the hotline 1234  before you sign anything"
    text = po(state)
    assert read(text, ("paragraph", new)).say("docs/a.md", "paragraph", new).state is state
    synced = sync_po("th", "docs/a.md", [("paragraph", new)], SourceFile("a.po", text))
    assert read(synced, ("paragraph", new)).say("docs/a.md", "paragraph", new).state is state
    assert "#~" not in synced


@pytest.mark.parametrize("state", STATES)
def test_accept_gives_back_the_state_and_nothing_else_does(state: State) -> None:
    synced = sync_po("th", "docs/a.md", [("paragraph", NEW)], SourceFile("a.po", po(state)))
    accepted, count = accept_changes(SourceFile("a.po", synced), [("paragraph", NEW)])
    assert count == 1
    assert read(accepted, ("paragraph", NEW)).say("docs/a.md", "paragraph", NEW).state is state
    assert accept_changes(SourceFile("a.po", accepted), [("paragraph", NEW)])[1] == 0


def test_two_changes_in_a_row_remember_the_first_english() -> None:
    once = sync_po("th", "docs/a.md", [("paragraph", NEW)], SourceFile("a.po", po(State.HUMAN)))
    third = NEW.replace("anything", "a contract")
    twice = sync_po("th", "docs/a.md", [("paragraph", third)], SourceFile("a.po", once))
    said = read(twice, ("paragraph", third)).say("docs/a.md", "paragraph", third)
    assert said.state is State.ABSENT
    assert said.former
    assert said.former.english == OLD
    assert sync_po("th", "docs/a.md", [("paragraph", third)], SourceFile("a.po", twice)) == twice


def test_a_text_that_comes_back_finds_its_translation() -> None:
    gone = sync_po("th", "docs/a.md", [("title", "Help")], SourceFile("a.po", po(State.HUMAN)))
    assert "#~ msgid" in gone
    assert read(gone, KEY).say("docs/a.md", *KEY).state is State.HUMAN
    back = sync_po("th", "docs/a.md", [KEY], SourceFile("a.po", gone))
    assert "#~" not in back
    assert read(back, KEY).say("docs/a.md", *KEY).state is State.HUMAN


def test_unlike_texts_are_not_taken_for_former_ones() -> None:
    other = "Three countries share the river."
    assert read(po(State.HUMAN), ("paragraph", other)).say("docs/a.md", "paragraph", other).former is None
    assert read(po(State.HUMAN), ("heading", NEW)).say("docs/a.md", "heading", NEW).former is None


def test_a_review_signs_one_file_and_says_what_is_left() -> None:
    text = po(State.MACHINE)
    source = SourceFile("a.po", text)
    signed, count, left = review_entries(source, parse_po(source)[0], [KEY, ("title", "Help")], "noor", "2026-11-26")
    assert (count, left) == (1, ["Help"])
    assert read(signed, KEY).say("docs/a.md", *KEY).state is State.REVIEWED
    assert canonical_po(SourceFile("a.po", signed)) == signed
    edited = signed.replace(THAI, THAI + "!")
    assert read(edited, KEY).say("docs/a.md", *KEY).state is State.HUMAN
    assert f"reviewed: noor 2026-11-26 {digest(OLD, THAI)}" in signed


def test_what_people_wrote_in_comments_stays() -> None:
    entry = polib.POEntry(msgid=OLD, msgstr=THAI, tcomment="asked the ministry\nstate: machine 12345678")
    mark_reviewed(entry, "noor", "2026-01-02")
    assert entry.tcomment.startswith("asked the ministry\nreviewed: noor")
    assert "machine" not in entry.tcomment


@pytest.mark.parametrize(
    ("old", "new", "cosmetic"),
    [
        ("It's here", "It\u2019s here.", True),
        ("a - b", "a – b", True),
        ("Call 123", "Call 124", False),
        ("Do pay", "Do not pay", False),
        ("See {1}", "See {2}", False),
        ("Never sign", "never sign", False),
    ],
)
def test_what_counts_as_cosmetic(old: str, new: str, *, cosmetic: bool) -> None:
    assert is_cosmetic(old, new) is cosmetic


def test_a_folder_is_read_with_the_texts_of_now(tmp_path: Path) -> None:
    path = tmp_path / "translations" / "th" / "docs" / "a.po"
    path.parent.mkdir(parents=True)
    path.write_text(po(State.HUMAN), encoding="utf-8")
    locale = Locale(code="th", name="ไทย", english_name="Thai", direction=Direction.LTR)
    translation, problems = read_translation(Project(tmp_path), locale, [("docs/a.md", (("paragraph", NEW),))])
    assert problems == []
    said = translation.say("docs/a.md", "paragraph", NEW)
    assert said.former
    assert said.is_fallback

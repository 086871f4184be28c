"""States are bound to texts: no foreign tool can carry one to another text."""

from __future__ import annotations

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.source_files import SourceFile
from handbook.translation.po import State, digest, parse_po
from handbook.translation.po_lines import line_problems
from handbook.translation.po_written import written_entries
from handbook.translation.sync import canonical_po, sync_po

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def states(text: str, reviewers: tuple[str, ...] = ("noor",)) -> list[State]:
    entries, problems = parse_po(SourceFile("a.po", HEADER + text), reviewers)
    assert problems == []
    return [entry.state for entry in entries]


def entry(comment: str, msgid: str = "Call 123", msgstr: str = "โทร 123") -> str:
    return f'{comment}msgctxt "item"\nmsgid "{msgid}"\nmsgstr "{msgstr}"\n'


def test_states() -> None:
    machine = f"# state: machine {digest('Call 123')}\n#, fuzzy\n"
    review = f"# reviewed: noor 2026-01-02 {digest('Call 123', 'โทร 123')}\n"
    assert states(entry("")) == [State.HUMAN]
    assert states(entry(machine)) == [State.MACHINE]
    assert states(entry(review)) == [State.REVIEWED]
    assert states(entry("", msgstr="")) == [State.ABSENT]
    assert states(entry("#, fuzzy\n")) == [State.ABSENT]


def test_a_machine_state_of_another_text_is_void() -> None:
    """What `msgmerge --previous` does: the comment stays, the English text is a new one."""
    carried = f"# state: machine {digest('Call 123')}\n#, fuzzy\n"
    assert states(entry(carried, msgid="Call 999")) == [State.ABSENT]


def test_a_machines_line_that_a_merge_moved_still_speaks_of_its_own_text() -> None:
    """What git does where an entry was inserted on one side, and a machine's text on the other: both lines slide up."""
    moved = f"# state: machine {digest('Call 123')}\n#, fuzzy\n"
    text = entry(moved, msgid="New", msgstr="") + "\n" + entry("")
    assert states(text) == [State.ABSENT, State.MACHINE]
    assert states(entry(moved, msgid="Old", msgstr="เก่า") + "\n" + entry("")) == [State.ABSENT, State.MACHINE]
    formatted = canonical_po(SourceFile("a.po", HEADER + text))
    synced = sync_po("th", "docs/a.md", [("item", "New"), ("item", "Call 123")], SourceFile("a.po", HEADER + text))
    for mended in (formatted, synced):
        assert mended.endswith(f'msgid "New"\nmsgstr ""\n\n{entry(moved)}'), "each line is back above its text"
        assert canonical_po(SourceFile("a.po", mended)) == mended


def test_a_review_ends_with_the_next_edit() -> None:
    review = f"# reviewed: noor 2026-01-02 {digest('Call 123', 'โทร 123')}\n"
    assert states(entry(review, msgstr="โทร 999")) == [State.HUMAN]
    assert states(entry(review, msgid="Call 999")) == [State.HUMAN]


def test_only_known_people_sign_reviews() -> None:
    review = f"# reviewed: mallory 2026-01-02 {digest('Call 123', 'โทร 123')}\n"
    assert states(entry(review)) == [State.HUMAN]


@pytest.mark.parametrize(
    ("text", "line", "column", "cause", "way_out"),
    [
        ('msgid "a"\nmsgstr "b\n', 6, 8, "no closing quote", "at the end of the line"),
        ('msgid "a"\nmsgstr "b\\"\n', 6, 8, "no closing quote", "at the end of the line"),
        ('msgid "a"\nmsgstr b\n', 6, 8, "does not begin with a double quote", 'straight double quotes: "..."'),
        ('msgid "a"\nmsgstr \u201cb\u201d\n', 6, 8, "does not begin with a double quote", "straight"),
        ('msgid "a"\nmsgstr "b"c"\n', 6, 10, "needs a backslash", "write a backslash before it"),
        ('msgid "a"\nmsgstr "b" c\n', 6, 12, "text behind the closing quote", "before the quote"),
        ('msgid "a"\nmsgstr"b"\n', 6, 7, "no space behind msgstr", "put a space"),
        ('msgid "a"\nmsgst "b"\n', 6, 1, "'msgst' is no word", "did you mean 'msgstr'?"),
        ('msgid "a"\nmsgstr ""\n"b"\nsee above\n', 8, 1, "neither a comment", "begin the line with #"),
        ('<<<<<<< HEAD\nmsgid "a"\nmsgstr "b"\n', 5, 1, "since a merge", "keep one of the two"),
        ('msgid "a"\nmsgid "b"\n', 6, 1, "cannot be understood", "a msgid line and a msgstr line"),
        ('msgstr "x"\n', 5, 1, "cannot be understood", "a msgid line and a msgstr line"),
    ],
)
def test_broken_files_are_named_with_their_place(text: str, line: int, column: int, cause: str, way_out: str) -> None:
    """polib would skip most of these without a word, and with them a translation."""
    entries, problems = parse_po(SourceFile("a.po", HEADER + text))
    assert entries == ()
    assert [(one.code, one.place.line, one.place.column) for one in problems] == [("po-syntax", line, column)]
    assert cause in problems[0].message
    assert way_out in problems[0].hint


PIECES = ("msgid", "msgstr", "msgstr[1]", "mgstr", '"', '"a"', "\\", " ", "a", "#", "~", "\u201c")


def is_of_a_po_file(line: str) -> bool:
    """Letter by letter: nothing, a comment, or a keyword and one text in quotes."""
    before, _, text = line.partition('"')
    if line.startswith("#") or not line.strip():
        return True
    if before and not (before.endswith(" ") and before.strip() in PIECES[:3] and before[0] != " "):
        return False
    at = 0
    while at < len(text):
        if text[at] == '"':
            return not text[at + 1 :].strip()
        at += 2 if text[at] == "\\" else 1
    return False


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
def test_a_line_has_one_fault_where_it_is_no_line_of_a_po_file(line: str) -> None:
    found = line_problems(SourceFile("a.po", line))
    assert len(found) == (not is_of_a_po_file(line))
    assert all(1 <= one.place.column <= len(line) + 1 and one.hint for one in found)


TEXTS = (("title", "Home"), ("paragraph", 'A "quoted" text with {1}'), ("item", "Home"))


def test_sync_adds_keeps_and_puts_aside() -> None:
    first = sync_po("th", "docs/a.md", TEXTS, None)
    filled = first.replace('msgid "Home"\nmsgstr ""', 'msgid "Home"\nmsgstr "บ้าน"')
    second = sync_po("th", "docs/a.md", [TEXTS[0], ("item", "New")], SourceFile("a.po", filled))
    assert 'msgctxt "title"\nmsgid "Home"\nmsgstr "บ้าน"' in second
    assert 'msgctxt "item"\nmsgid "New"\nmsgstr ""' in second
    assert '#~ msgctxt "item"\n#~ msgid "Home"\n#~ msgstr "บ้าน"' in second


def test_sync_twice_changes_nothing() -> None:
    once = sync_po("th", "docs/a.md", TEXTS, None)
    assert sync_po("th", "docs/a.md", TEXTS, SourceFile("a.po", once)) == once


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["title", "item"]),
            st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1),
        ),
        max_size=6,
    )
)
def test_any_text_comes_back_from_a_file(texts: list[tuple[str, str]]) -> None:
    written = sync_po("th", "docs/a.md", texts, None)
    assert [(one.msgctxt, one.msgid) for one in polib.pofile(written + "\n")] == list(dict.fromkeys(texts))
    assert sync_po("th", "docs/a.md", texts, SourceFile("a.po", written)) == written


NOTES = ("", "# note\n", "#\n", "#  two\n", "# state: machine {digest}\n", "# \xa0x \n", "#. of a program\n")
MARKS = ("", "#, fuzzy\n", "#, fuzzy, c-format\n", '#| msgid "b"\n', '#, fuzzy\n#| msgid "b\\n"\n')
QUOTED = ("a", "โทร", "\\n", "\\\\", '\\"', "\\q", "#", "#~ ", " ", '"\n{gone}"', '"\n"', "\x85", "\u2028")
QUOTES = st.lists(st.sampled_from(QUOTED), max_size=3).map("".join)


@st.composite
def entries_of_a_file(draw: st.DrawFn) -> str:
    gone = draw(st.sampled_from(["", "", "", "#~ "]))
    context, msgid, msgstr = [draw(QUOTES).replace("{gone}", gone) for _ in range(3)]
    notes = "".join(draw(st.lists(st.sampled_from(NOTES), max_size=2))).format(digest=digest("a"))
    texts = f'{gone}msgctxt "{context}"\n{gone}msgid "a{msgid}"\n{gone}msgstr "{msgstr}"\n'
    return notes + draw(st.sampled_from(MARKS)) + texts + draw(st.sampled_from(["\n", "\n", "", "\n\n", " \n"]))


@given(
    st.lists(entries_of_a_file(), min_size=1, max_size=3).map("".join), st.sampled_from(["#\n", "", "# of\n", "#x\n"])
)
def test_a_file_that_is_written_as_we_do_says_what_the_library_reads(entries: str, head: str) -> None:
    text = f"{head}{HEADER}{entries}\n"
    if (ours := written_entries(text)) is None:
        return
    theirs = polib.pofile(text)
    for name in ("linenum", "tcomment", "msgctxt", "msgid", "msgstr", "obsolete"):
        assert [getattr(one, name) for one in ours] == [getattr(one, name) for one in theirs], name
    assert [(*one.flags, one.previous_msgid) for one in ours] == [
        (*one.flags, one.previous_msgid or "") for one in theirs
    ]


@given(st.lists(st.sampled_from([*QUOTED[:8], "state: machine"]), max_size=4).map("".join))
def test_what_sync_writes_is_read_with_one_pattern(text: str) -> None:
    """With comments, former texts, and texts that are gone."""
    first = sync_po("th", "docs/a.md", [("title", f"{text} one"), ("item", "Gone")], None)
    filled = first.replace('msgstr ""\n', 'msgstr "x"\n').replace("\n\nmsgctxt", f"\n\n# {text}\nmsgctxt")
    second = sync_po("th", "docs/a.md", [("title", f"{text} two")], SourceFile("a.po", filled))
    assert [written_entries(one) is not None for one in (first, filled, second)] == [True] * 3

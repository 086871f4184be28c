"""The invariants of segments: joined they are the page, translated to itself a page renders the same."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from handbook.markdown.addresses import Refusal, lift, restore
from handbook.markdown.segments import Segment, SegmentKind, join_pieces, split_segments, translate_segments

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(path for path in (ROOT / "docs").rglob("*.md") if "_data" not in path.parts)
EXTENSIONS = ["admonition", "attr_list", "def_list", "fenced_code", "md_in_html", "tables", "toc", "pymdownx.details"]


def render(text: str) -> str:
    return markdown.markdown(text, extensions=EXTENSIONS)


def body_of(path: Path) -> str:
    return path.read_text(encoding="utf-8").split("\n---\n", 1)[1]


_LINES = st.lists(
    st.sampled_from(
        ["", "text", "more *text*", "# Head { #head }", "- item", "    nested", "1. one", "| a | b |", "| --- | --- |", "| c | `x|y` |",
         '!!! note "Title"', "??? question", "```", "~~~~", "> quote", "---", "<!-- handbook:x -->", "term", ":   meaning", "\\| odd", "{ .lead }"]
    )
    | st.text(max_size=30),
    max_size=25,
)  # fmt: skip


@given(_LINES)
def test_joined_pieces_are_the_text(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert join_pieces(split_segments(text)) == text


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_page_translated_to_itself_renders_the_same(path: Path) -> None:
    body = body_of(path)
    assert render(translate_segments(body, lambda segment: segment.text)) == render(body)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_page_survives_lifting_and_restoring(path: Path) -> None:
    def through(segment: Segment) -> str:
        lifted = lift(segment.text)
        restored = restore(lifted.text, lifted)
        assert not isinstance(restored, Refusal), (segment, restored)
        return restored

    body = body_of(path)
    assert render(translate_segments(body, through)) == render(body)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_visible_word_lies_outside_a_segment(path: Path) -> None:
    """Replace every segment by a mark: no letter is left that a reader would see."""
    marked = render(translate_segments(body_of(path), lambda _: "0"))
    visible = re.sub(
        r"<!--.*?-->|<pre>.*?</pre>|<[^>]+>", "", marked, flags=re.DOTALL
    )  # code is the same in all languages
    # Boxes without a title of their own take the name of their kind.
    assert re.findall(r"[A-Za-z]{2,}", visible) == []


def test_kinds() -> None:
    text = '# One { #one }\n\nTwo\nthree.\n\n- four\n\n| five | six |\n| --- | --- |\n| 7 | eight |\n\n!!! note "Nine"\n    Ten\n'
    found = [(piece.kind, piece.text) for piece in split_segments(text) if isinstance(piece, Segment)]
    assert found == [
        (SegmentKind.HEADING, "One"),
        (SegmentKind.PARAGRAPH, "Two three."),
        (SegmentKind.ITEM, "four"),
        (SegmentKind.CELL, "five"),
        (SegmentKind.CELL, "six"),
        (SegmentKind.CELL, "7"),
        (SegmentKind.CELL, "eight"),
        (SegmentKind.BOX_TITLE, "Nine"),
        (SegmentKind.PARAGRAPH, "Ten"),
    ]


_ENGLISH = (
    "Call the [office](https://office.example/a_b) or see [Step 2](objectives.md#smart) [@iom-2017, para 8] `code`."
)
_HOSTILE = st.lists(
    st.sampled_from(
        ["{1}", "{2}", "{3}", "{4}", "[", "]", "(", ")", "](https://evil.example)", "<script>alert(1)</script>", "<b onclick=x>", "[x]: http://evil.example",
         "javascript:alert(1)", "{: onclick=x }", "{ .x }", "`", "![a](http://e.example/a.png)", "\n\n", "\n", "# ", "- ", "|", "\\", "&#106;", "<!--", "-->",
         "<https://evil.example>", "[@evil]", "*", "_", "ไทย", "text", "]{1}", "]{2}", "[a]{1}", "[b]{2} {3} {4}"]
    )
    | st.text(max_size=8),
    max_size=12,
).map("".join)  # fmt: skip


def _facts(html: str) -> tuple[list[str], list[str]]:
    return sorted(re.findall(r'(?:href|src|id|class|on\w+|style)="[^"]*"', html)), sorted(
        re.findall(r"<(?!/|strong|em|p\b)\w+", html)
    )


# Most random texts lose a placeholder and are refused at once, so these carry all of them and hostile text between.
_ALMOST_RIGHT = st.permutations(["[ไทย]{1}", "[b]{2}", "{3}", "{4}"]).flatmap(
    lambda parts: st.tuples(*[_HOSTILE.filter(lambda text: "{" not in text) | st.just(" ") for _ in range(5)]).map(
        lambda gaps: gaps[0] + "".join(part + gap for part, gap in zip(parts, gaps[1:], strict=True))
    )
)


@settings(max_examples=400)
@given(_HOSTILE | _ALMOST_RIGHT)
def test_no_translation_changes_an_address(msgstr: str) -> None:
    restored = restore(msgstr, lift(_ENGLISH))
    if isinstance(restored, Refusal):
        event("refused")
        return
    event("accepted")
    assert _facts(render(restored)) == _facts(render(_ENGLISH))


def test_a_good_translation_is_accepted() -> None:
    assert not isinstance(restore("โทร [ไทย]{1} {4} [b]{2} {3}", lift(_ENGLISH)), Refusal)

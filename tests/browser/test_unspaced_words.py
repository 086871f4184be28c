"""Lines of pictures end between words also where no space says so: a browser, which knows the words, looks at each line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polib
import pytest

from handbook.figures.measure import text_width, wrapped
from handbook.figures.unspaced import BLOCKS
from unspaced_words import ROOT, cut_by_browser, runs_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
SIZE, ROOM = 14, 110
MOST_CUT = 0.04
"""Of all ends of lines. Words that are newer than the list, and those that two dictionaries may cut in two ways."""


def texts_of(language: str) -> list[str]:
    """What stands in the pictures; where a language has none yet, what it says elsewhere."""
    found = [
        entry.msgstr.replace("\u200b", "")
        for path in sorted((ROOT / "translations" / language / "docs" / "_data" / "figures").glob("*.po"))
        for entry in polib.pofile(str(path))
        if entry.msgstr
    ]
    return found or runs_of(language)[::7]


def places(parts: list[str]) -> set[int]:
    """Where the parts of a text end, counted in letters without spaces."""
    at, found = 0, set()
    for part in parts:
        at += len("".join(part.split()))
        found.add(at)
    return found


@pytest.mark.parametrize("language", BLOCKS)
def test_no_line_begins_inside_a_word(chromium: Browser, language: str) -> None:
    texts, page = texts_of(language), chromium.new_page()
    ends, inside, cut = 0, [], cut_by_browser(page, language, texts)
    page.close()
    for text, words in zip(texts, cut, strict=True):
        if any(text_width(word, SIZE) > ROOM for word in words):
            continue  # what is wider than its room is cut somewhere
        lines = list(wrapped(text, ROOM, SIZE))
        wrong = places(lines) - places(words)
        ends += len(lines) - 1
        inside += [text] if wrong else []
    assert ends > 100
    assert len(inside) <= MOST_CUT * ends, (language, len(inside), ends, inside[:5])

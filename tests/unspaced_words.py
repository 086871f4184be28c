"""The words of languages that put no space between them, as a browser cuts them.

    python tests/unspaced_words.py

writes the lists anew that `scripts/handbook/figures/unspaced.py` reads: of all words that translations have now.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "scripts")]

import polib  # noqa: E402

from find_browser import find, switches  # noqa: E402
from handbook.figures.unspaced import BLOCKS  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Page

_CUT = """([language, texts]) => {
  const segmenter = new Intl.Segmenter(language, { granularity: "word" });
  return texts.map((text) => [...segmenter.segment(text)].map((one) => one.segment));
}"""
_LONGEST = 30
"""Letters; what is longer is a name that the browser does not know."""


def cut_by_browser(page: Page, language: str, texts: Sequence[str]) -> list[list[str]]:
    """The words of each text, with the spaces and signs between them."""
    found: list[list[str]] = page.evaluate(_CUT, [language, list(texts)])
    return found


def runs_of(language: str) -> list[str]:
    """All that the translations of a language write without a space."""
    run = re.compile(f"[{BLOCKS[language]}]{{2,}}")
    return sorted({found for text in _translations(language) for found in run.findall(text)})


def _translations(language: str) -> Iterator[str]:
    for path in sorted((ROOT / "translations" / language).rglob("*.po")):
        for entry in polib.pofile(str(path)):
            yield entry.msgstr.replace("\u200b", "")


def main() -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=switches())
        page = browser.new_page()
        for language in BLOCKS:
            counts = Counter(word for words in cut_by_browser(page, language, runs_of(language)) for word in words)
            known = sorted(
                word for word, count in counts.items() if len(word) <= _LONGEST and (len(word) > 1 or count > 1)
            )
            path = ROOT / "scripts" / "handbook" / "figures" / "word_borders" / f"{language}.txt"
            path.write_text("\n".join(known) + "\n", encoding="utf-8", newline="\n")
            print(path, len(known), flush=True)
        browser.close()


if __name__ == "__main__":
    main()

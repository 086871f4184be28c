"""Pages for the benchmark of search: real sentences of this project, put together anew; the same numbers, the same bytes.

English comes from `docs/` and `case_studies/`, other languages from their translations. Where a folder `shared` with
the Universal Declaration of Human Rights lies beside the project, its sentences are added.
"""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import polib
import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parent.parent
PAGE_CHARACTERS = {"en": 1400}
OTHER_CHARACTERS = 1000
"""A page of a language that writes few spaces says as much in fewer characters."""
SHORTEST = {"en": 25}
OTHER_SHORTEST = 9
TITLE_CHARACTERS = 60
SENTENCES_A_PARAGRAPH = 3
VOWELS, CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxz"
THAI_VOWELS, THAI_CONSONANTS = "าิีุูั", "".join(map(chr, range(0x0E01, 0x0E2F)))
_NOISE = re.compile(
    r"^---\n.*?\n---\n|^```.*?^```|<!--.*?-->|<[^>]+>|\{[^{}\n]*\}|\[@[^\]]*\]|https?://\S+", re.DOTALL | re.MULTILINE
)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_SIGNS = re.compile(r"^[ \t]*(?:[#>|+-]+|\d+\.)[ \t]*|[*`|_]|:::?", re.MULTILINE)


@dataclass(frozen=True)
class Page:
    """What every engine is given to read."""

    url: str
    title: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join((self.title, *self.paragraphs))

    def html(self, locale: str) -> str:
        title = escape(self.title)
        body = "".join(f"<p>{escape(one)}</p>\n" for one in self.paragraphs)
        return (
            f'<!doctype html>\n<html lang="{locale}"><head><meta charset="utf-8"><title>{title}</title></head>\n'
            f'<body><article>\n<h1 id="top">{title}</h1>\n{body}</article></body></html>\n'
        )


def plain(text: str) -> str:
    """Markdown without its signs.

    >>> plain("## See [this *page*](x.md) { #see }").strip()
    'See this page'
    """
    return _SIGNS.sub("", _LINK.sub(r"\1", _NOISE.sub("", text)))


def sentences(locale: str) -> list[str]:
    """Different sentences of a language, in a fixed order."""
    texts = _english() if locale == "en" else _translated(locale)
    cuts = r"(?<=[.;:?!])\s+(?=\S)|\n+" if locale == "en" else r"\n+"
    shortest = SHORTEST.get(locale, OTHER_SHORTEST)
    found = (" ".join(one.split()) for text in (*texts, *_declaration(locale)) for one in re.split(cuts, plain(text)))
    return list(dict.fromkeys(one for one in found if len(one) >= shortest))


def declaration_path() -> Path | None:
    """The Universal Declaration of Human Rights in many languages, where it lies beside the project."""
    paths = (parent / "shared" / "data" / "udhr" / "pages.json" for parent in ROOT.parents)
    return next((path for path in paths if path.exists()), None)


def _declaration(locale: str) -> list[str]:
    path = declaration_path()
    known = json.loads(path.read_text(encoding="utf-8")).get(locale) if path else None
    return [page["text"] for page in known["pages"]] if known else []


def _english() -> Iterator[str]:
    for path in sorted((ROOT / "docs").rglob("*.md")):
        yield path.read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for path in sorted((ROOT / "case_studies").rglob("*.yml")):
        yield from _statements(yaml.load(path.read_text(encoding="utf-8"), loader))  # noqa: S506 (a SafeLoader)


def _statements(value: object) -> Iterator[str]:
    """The texts of a case study that are more than a name."""
    if isinstance(value, str):
        if value.count(" ") >= 3:
            yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _statements(one)


def _translated(locale: str) -> Iterator[str]:
    for path in sorted((ROOT / "translations" / locale).rglob("*.po")):
        for entry in polib.pofile(str(path)):
            yield entry.msgstr


def make_pages(locale: str, count: int, known: list[str], names: int = 0, seed: int = 1) -> list[Page]:
    """Pages of about one size, with sentences drawn by chance, and so many made-up names that no other page has.

    The same sentences come again and again, so without names there are soon no new words, as there would be in real pages.
    """
    rng, other_rng = random.Random(seed), random.Random(seed)
    pages = [_page(number, locale, known, rng) for number in range(count)]
    return [_with_names(page, locale, names, other_rng) for page in pages] if names else pages


def _with_names(page: Page, locale: str, names: int, rng: random.Random) -> Page:
    paragraphs = list(page.paragraphs)
    for _ in range(names):
        at = rng.randrange(len(paragraphs))
        paragraphs[at] = f"{paragraphs[at]} {_name(locale, rng)}."
    return replace(page, paragraphs=tuple(paragraphs))


def _name(locale: str, rng: random.Random) -> str:
    if locale == "th":
        syllables = (
            rng.choice(THAI_CONSONANTS) + rng.choice(THAI_VOWELS) + rng.choice(THAI_CONSONANTS) for _ in range(2)
        )
        return "".join(syllables)
    return "".join(rng.choice(CONSONANTS) + rng.choice(VOWELS) for _ in range(rng.choice((3, 4)))).title()


def _page(number: int, locale: str, known: list[str], rng: random.Random) -> Page:
    title = _cut(rng.choice(known))
    drawn: list[str] = []
    while sum(map(len, drawn)) < PAGE_CHARACTERS.get(locale, OTHER_CHARACTERS):
        drawn.append(rng.choice(known))
    starts = range(0, len(drawn), SENTENCES_A_PARAGRAPH)
    return Page(f"p/{number}.html", title, tuple(" ".join(drawn[at : at + SENTENCES_A_PARAGRAPH]) for at in starts))


def _cut(sentence: str) -> str:
    """Short enough for a title, cut between words where words have spaces."""
    if len(sentence) <= TITLE_CHARACTERS:
        return sentence
    return sentence[:TITLE_CHARACTERS].rpartition(" ")[0] or sentence[:TITLE_CHARACTERS]


def write_pages(pages: Iterable[Page], locale: str, folder: Path) -> None:
    """The pages as files, for engines that read files."""
    for page in pages:
        path = folder / page.url
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.html(locale), encoding="utf-8")

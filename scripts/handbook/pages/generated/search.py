"""The page of search results, and the list of all pages from A to Z, which needs no scripts."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from handbook.model.taxonomy import Vocabulary
from handbook.pages.escape import markdown_text
from handbook.pages.outline import LETTERS_URI, SEARCH_URI
from handbook.pages.page import Page, PageKind, Target, html_uri
from handbook.pages.words import Words, english_span
from handbook.search.normalise import fold
from handbook.search.tables import LEADING_VOWELS
from handbook.translation.collation import own_letter, sort_key
from handbook.translation.locales import SOURCE_LOCALE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from handbook.pages.generated.maker import PageMaker
    from handbook.pages.memory import Plan
    from handbook.pages.render import Renderer
    from handbook.translation.collation import SortKey
    from handbook.translation.locales import Locale
    from handbook.translation.po import State

_NOT_LISTED = frozenset({PageKind.MOVED, PageKind.SEARCH, PageKind.OFFLINE})
_LEADING = frozenset(
    chr(code) for first, last in (span.split("-") for span in LEADING_VOWELS.split()) for code in range(int(first, 16), int(last, 16) + 1)
)  # fmt: skip
_HAN = "漢"


def search_pages(maker: PageMaker) -> Iterator[Page]:
    w = maker.words(SEARCH_URI)
    body = maker.renderer.fragment("search", w)
    page = maker.page(w, PageKind.SEARCH, w.plain("search.title"), w.plain("search.intro"), body)
    yield replace(page, scripts=("assets/js/search-page.js",))


class Listed(NamedTuple):
    """What the list of all pages says of one."""

    uri: str
    kind: PageKind
    title: str
    language: str


@dataclass(frozen=True)
class _Line:
    """A page in the list: its place, the letter below which it stands, its Markdown, and what was said for that."""

    key: tuple[SortKey, str]
    letter: str
    text: Markup
    heard: Mapping[str, State]


def listed(pages: Iterable[Page]) -> tuple[Listed, ...]:
    """Those that a reader may look for by their title."""
    return tuple(Listed(one.uri, one.kind, one.title, one.language) for one in pages if one.kind not in _NOT_LISTED)


def letters_page(plan: Plan, renderer: Renderer, pages: Iterable[Listed]) -> Page:
    """All pages of a locale, sorted as its language sorts, below the letters they begin with."""
    w = Words(plan.content, plan.translation, LETTERS_URI)
    lines = [plan.kept(("line of all pages", one.uri), partial(_line, plan, one), one) for one in pages]
    groups: dict[str, list[Markup]] = {}
    for line in sorted(lines, key=lambda line: line.key):
        groups.setdefault(line.letter, []).append(line.text)
        w.hear(line.heard)
    order = letters_in_order(groups, w.locale)
    title = w.plain("a-z.title")
    return Page(
        uri=LETTERS_URI,
        kind=PageKind.LETTERS,
        title=title,
        description=w.plain("a-z.intro"),
        body=renderer.fragment(
            "a-z",
            w,
            groups=[(letter, Markup("").join(groups[letter])) for letter in order],
            english="" if w.locale.is_source else f"../{SOURCE_LOCALE}/{html_uri(LETTERS_URI)}",
        ),
        language=w.locale.code,
        trail=(Target(w.plain("home.title"), "index.md"),),
        translation=w.page_translation(),
    )


def _line(plan: Plan, page: Listed) -> _Line:
    w = Words(plan.content, plan.translation, LETTERS_URI)
    text = Markup("- [{}]({})\n").format(_title(w, page), w.link(page.uri))
    key = sort_key(bare(page.title), w.locale.code), page.uri
    return _Line(key, initial(page.title, w.locale.code), text, w.heard)


def bare(title: str) -> str:
    """The title from its first letter or digit on: quotation marks do not count in a list."""
    return title[next((at for at, one in enumerate(title) if one.isalnum()), 0) :]


def letters_in_order(letters: Iterable[str], locale: Locale) -> list[str]:
    """The initials of a list: the language's own script first, numbers last."""
    own = _is_latin(locale.name)

    def place(letter: str) -> tuple[object, ...]:
        return not letter[0].isalpha(), _is_latin(letter) != own, sort_key(letter, locale.code)

    return sorted(letters, key=place)


def initial(title: str, locale: str = SOURCE_LOCALE) -> str:
    """The letter below which a title stands: without accents that make no letter of the language's own, behind a Thai or
    Lao vowel that is written first.

    >>> initial("Éthiopie"), initial("แรงงาน"), initial("2014"), initial("“Visa”"), initial("签证"), initial("Đức", "vi")
    ('E', 'ร', '0–9', 'V', '漢', 'Đ')
    """
    if own := own_letter(bare(title), locale):
        return own
    for letter in unicodedata.normalize("NFC", title):
        plain = fold(letter)
        if plain.isdigit():
            return "0–9"
        if "\u4e00" <= letter <= "\u9fff":
            return _HAN
        if plain.isalpha() and letter not in _LEADING:
            return plain[0].upper() if plain.isascii() else letter
    return "#"


def _is_latin(text: str) -> bool:
    return text[0].isascii() or unicodedata.name(text[0], "").startswith("LATIN")


def _title(w: Words, page: Listed) -> Markup:
    """The title as a link's text, marked where it is still English."""
    name = page.uri.removesuffix(".md").rpartition("/")[2]
    match page.kind:
        case PageKind.CASE_STUDY:
            return w.study_title(name)
        case PageKind.TERM:
            return w.term(Vocabulary(page.uri.partition("/")[0]), name)
        case _:
            text = markdown_text(page.title)
            return text if page.language == w.locale.code else english_span(text)

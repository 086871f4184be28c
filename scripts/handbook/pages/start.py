"""The start of a language: what is published of one that is hardly translated, and where everything else leads.

Hundreds of English pages under the name of another language help nobody. Below 30 % of the handbook a language has its
home, the pages that are translated, the tools of numbers, the list of its pages, search and the translators' page; the
rest is one click away in English.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from handbook.markdown.addresses import Lifted, lift
from handbook.pages.outline import TOOLKIT_URI
from handbook.pages.page import Page, PageKind, html_uri
from handbook.translation.locales import SOURCE_LOCALE, Extent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handbook.content import Content, SourcePage
    from handbook.pages.page import Target
    from handbook.translation.translation import Translation

_HREF = re.compile(r'href="([^":#]+\.html(?:#[^"]*)?)"')
LEAST_PERCENT_OF_HANDBOOK = 30
LEAST_PERCENT_FOR_EDITIONS = 70
"""From here on a language gets the heavy editions: EPUB, PDF, ZIM, the package for learning platforms, the one file."""
ALWAYS_THERE = frozenset({"index.md", "about/index.md", "contribute/index.md"})
"""Authors' pages to which the frame of every page leads."""
ALWAYS = frozenset(
    {
        PageKind.HOME,
        PageKind.LANGUAGES,
        PageKind.TRANSLATION,
        PageKind.LETTERS,
        PageKind.SEARCH,
        PageKind.GLOSSARY,
        PageKind.TOOL,
        PageKind.CHANGES,
        PageKind.OFFLINE,
        PageKind.DEVICE,
    }
)


def handbook_pages(content: Content) -> tuple[SourcePage, ...]:
    """The home page and the six steps: what a language must have to be worth publishing."""
    return tuple(page for page in content.pages if page.uri == "index.md" or page.uri.startswith("handbook/"))


def handbook_percent(content: Content, translation: Translation) -> int:
    """How much of the home page and the six steps is translated.

    Only these: the guidance around them is four times as long, and a language that has the steps is worth publishing.
    """
    covered = [translation.coverage(f"docs/{page.uri}", page.texts) for page in handbook_pages(content)]
    total = sum(one.total for one in covered)
    return 100 * sum(one.translated for one in covered) // total if total else 100


def locales_with_editions(content: Content, translations: Iterable[Translation]) -> tuple[str, ...]:
    """The codes of the languages that get heavy editions; the language of the sources always does.

    What readers carry away whole and cannot update must be worth it: below 70 % it would be an English book with a foreign
    cover. A language that publishes its start only has none, whatever it has translated.
    """
    return tuple(
        one.locale.code
        for one in translations
        if one.locale.is_source
        or (not is_start(content, one) and handbook_percent(content, one) >= LEAST_PERCENT_FOR_EDITIONS)
    )


def is_start(content: Content, translation: Translation) -> bool:
    """Whether only the start of a language is published: by its own word, or because too little is translated."""
    locale = translation.locale
    if locale.is_source:
        return False
    return locale.extent is Extent.START or handbook_percent(content, translation) < LEAST_PERCENT_OF_HANDBOOK


def pages_of_start(content: Content, pages: Iterable[Page]) -> tuple[Page, ...]:
    """The pages that are kept, with links to all others leading to English ones."""
    authored = {page.uri for page in content.pages}
    kept = [
        page
        for page in pages
        if page.kind in ALWAYS
        or page.uri in {*ALWAYS_THERE, TOOLKIT_URI}
        or (page.uri in authored and page.language != SOURCE_LOCALE)
    ]
    uris = {page.uri for page in kept}
    return tuple(_with_links_to_english(page, uris) for page in kept)


def english_address(uri: str, from_uri: str) -> str:
    """The way from a page of one language to a page, or a place in it, of the English site.

    >>> english_address("handbook/audience.md#who", "about/translation.md")
    '../../en/handbook/audience.html#who'
    """
    path, mark, place = uri.partition("#")
    return posixpath.relpath(f"../{SOURCE_LOCALE}/{html_uri(path)}", posixpath.dirname(from_uri) or ".") + mark + place


def _with_links_to_english(page: Page, kept: set[str]) -> Page:
    body = "\n".join(_line(line, page.uri, kept) for line in page.body.split("\n"))
    return replace(
        page,
        body=body,
        trail=tuple(one for one in page.trail if one.uri in kept),
        previous=_if_kept(page.previous, kept),
        next=_if_kept(page.next, kept),
    )


def _if_kept(target: Target | None, kept: set[str]) -> Target | None:
    return target if target and target.uri in kept else None


def _line(line: str, from_uri: str, kept: set[str]) -> str:
    if 'href="' in line:
        line = _HREF.sub(lambda found: f'href="{_html_address(found[1], from_uri, kept)}"', line)
    if "](" not in line:
        return line
    lifted = lift(line)
    addresses = tuple(_address(one, from_uri, kept) for one in lifted.addresses)
    return _put_back(Lifted(lifted.text, addresses))


def _html_address(address: str, from_uri: str, kept: set[str]) -> str:
    """The same for a link that is written as HTML, where pages have the names that readers see."""
    path, mark, place = address.partition("#")
    uri = posixpath.normpath(posixpath.join(posixpath.dirname(from_uri), path)).removesuffix(".html") + ".md"
    return address if uri in kept else english_address(uri + mark + place, from_uri)


def _address(address: str, from_uri: str, kept: set[str]) -> str:
    target = address[1:-1]
    path, mark, place = target.partition("#")
    if not address.startswith("(") or not path.endswith(".md"):
        return address
    uri = posixpath.normpath(posixpath.join(posixpath.dirname(from_uri), path))
    return address if uri in kept else f"({english_address(uri + mark + place, from_uri)})"


def _put_back(lifted: Lifted) -> str:
    text = lifted.text
    for number, address in enumerate(lifted.addresses, 1):
        text = text.replace(f"{{{number}}}", address, 1)
    return text

"""The articles of rendered pages, taken out of their frame, for editions that are one document or one book."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from lxml import html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lxml.html import HtmlElement

    from handbook.editions.book import Book
    from handbook.pages.page import Page

_WITHOUT_USE = ("script", "noscript", "form", "button", "template")
"""What only works in the page on the screen."""


@dataclass(frozen=True)
class Article:
    """What a page says. `element` is the page's own `<article>` and may be changed by its reader."""

    uri: str
    page: Page
    element: HtmlElement


def read_articles(book: Book, uris: Iterable[str]) -> Iterator[Article]:
    """The articles of these pages, in this order."""
    for uri in uris:
        parser = html.HTMLParser(encoding="utf-8")
        root = html.document_fromstring((book.site_dir / uri).read_bytes(), parser=parser)
        element = root.find(".//article")
        if element is None:
            raise ValueError(f"{uri} has no article")
        remove(element, lambda one: one.tag in _WITHOUT_USE)
        yield Article(uri, book.pages[uri], element)


def remove(element: HtmlElement, unwanted: Callable[[HtmlElement], bool]) -> None:
    """Take elements out with all they hold; the text after them stays."""
    for one in [found for found in element.iter() if isinstance(found.tag, str) and unwanted(found)]:
        if one.getparent() is not None:
            one.drop_tree()


def key_of(uri: str) -> str:
    """A name for a page that can stand in an id or a file name.

    >>> key_of("handbook/audience.html")
    'handbook-audience'
    """
    return uri.removesuffix(".html").replace("/", "-")


def target_of(uri: str, address: str) -> tuple[str, str] | None:
    """Where a link of a page leads inside its locale, as (uri, fragment); nothing for other places.

    >>> target_of("handbook/audience.html", "../tactics/radio.html#use")
    ('tactics/radio.html', 'use')
    >>> target_of("handbook/audience.html", "#top")
    ('handbook/audience.html', 'top')
    >>> target_of("index.html", "https://example.org/")
    """
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(uri), unquote(parts.path))) if parts.path else uri
    return None if path.startswith("../") else (path, unquote(parts.fragment))


def lead_links(article: Article, address: Callable[[str, str], str | None]) -> None:
    """Give each link inside the locale its address in the edition, by (uri, fragment); a link that leads to none of its pages becomes its text."""
    for link in [one for one in article.element.iter("a") if one.get("href") is not None]:
        target = target_of(article.uri, link.get("href", ""))
        if target is None:
            continue
        found = address(*target)
        if found is None:
            link.drop_tag()
        else:
            link.set("href", found)

"""The articles of rendered pages, taken out of their frame, for editions that are one document or one book."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lxml.html import HtmlElement

    from handbook.editions.book import Book
    from handbook.pages.page import Page

_WITHOUT_USE = ("script", "noscript", "form", "button", "input", "select", "textarea", "template", "dialog")
"""What only works in the page on the screen."""
_ON_THE_SCREEN = frozenset(
    {
        "hb-letters",
        "hb-toc",
        "hb-share",
        "hb-explorer",
        "hb-results",
        "hb-builder",
        "hb-bench",
        "hb-tool-notice",
        "hb-module__device",
        "hb-card__sign",
        "hb-sign",
    }
)
"""Classes of what only helps there: letters to jump to, filters, forms, passing a page on, what stays on the device.

A sign says what the text beside it says, and only the sheet of the site knows its size: here it would fill a page.
"""
_QUESTION = "hb-question"
_BY_HAND = {"input": "☐ ", "select": "____ ", "textarea": "____________________"}
"""What stands on paper where readers of the screen answer a question."""
_NAMES_IDS = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "for", "headers")
_SVG_NAMES = {"viewbox": "viewBox", "preserveaspectratio": "preserveAspectRatio", "textlength": "textLength"}
"""HTML readers give SVG its own letters back, XML readers do not."""


@dataclass(frozen=True)
class Article:
    """What a page says. `element` is the page's own `<article>` and may be changed by its reader."""

    uri: str
    page: Page
    element: HtmlElement

    @property
    def key(self) -> str:
        return key_of(self.uri)


def read_articles(book: Book, uris: Iterable[str]) -> Iterator[Article]:
    """The articles of these pages, in this order."""
    for uri in uris:
        yield Article(uri, book.pages[uri], article_of(uri, (book.site_dir / uri).read_bytes()))


def article_of(uri: str, page: bytes) -> HtmlElement:
    """The article of a rendered page, without what only works on the screen.

    What the reader must know of it stays: its translation's state, its sources, the marks of invented examples.
    """
    element = html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8")).find(".//article")
    if element is None:
        raise ValueError(f"{uri} has no article")
    for question in _with_class(element, _QUESTION):
        _answer_by_hand(question)
    remove(element, lambda one: one.tag in _WITHOUT_USE or not _ON_THE_SCREEN.isdisjoint(classes_of(one)))
    for aside in _with_class(element, "hb-banner"):
        _mend_banner(element, aside)
    for link in element.iter("a"):
        # Its description stands in the frame.
        link.attrib.pop("aria-describedby", "")
    for one in element.iter("svg"):
        _spell(one)
    return element


def for_paper(article: Article) -> None:
    """Open what can be opened, and drop what is hidden until a script shows it."""
    remove(article.element, lambda one: one.get("hidden") is not None)
    for one in article.element.iter("details"):
        one.set("open", "open")


def remove(element: HtmlElement, unwanted: Callable[[HtmlElement], bool]) -> None:
    """Take elements out with all they hold; the text after them stays."""
    for one in [found for found in element.iter() if isinstance(found.tag, str) and unwanted(found)]:
        if one is not element and one.getparent() is not None:
            one.drop_tree()


def classes_of(element: HtmlElement) -> frozenset[str]:
    return frozenset((element.get("class") or "").split())


def key_of(uri: str) -> str:
    """A name for a page that can stand in an id or a file name.

    >>> key_of("handbook/audience.html")
    'handbook-audience'
    """
    return uri.removesuffix(".html").replace("/", "-")


def place_id(uri: str, fragment: str = "") -> str:
    """The id of a page, or of a place in it, where several pages stand in one document.

    >>> place_id("handbook/audience.html"), place_id("handbook/audience.html", "next")
    ('handbook-audience', 'handbook-audience--next')
    """
    return f"{key_of(uri)}--{fragment}" if fragment else key_of(uri)


def target_of(uri: str, address: str) -> tuple[str, str] | None:
    """Where a link of a page leads inside the site, as (uri from the locale's root, fragment); nothing for other places.

    >>> target_of("handbook/audience.html", "../tactics/radio.html#use")
    ('tactics/radio.html', 'use')
    >>> target_of("handbook/audience.html", "#top")
    ('handbook/audience.html', 'top')
    >>> target_of("index.html", "../en/glossary.html")
    ('../en/glossary.html', '')
    >>> target_of("index.html", "https://example.org/")
    """
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(uri), unquote(parts.path))) if parts.path else uri
    return path, unquote(parts.fragment)


def public_address(book: Book, uri: str, fragment: str = "") -> str | None:
    """The address of a page on the public site; nothing as long as nobody knows where the site stands."""
    site = book.content.config.url
    if not site:
        return None
    return urljoin(f"{site.rstrip('/')}/{book.code}/", uri) + (f"#{fragment}" if fragment else "")


def lead_links(article: Article, address: Callable[[str, str], str | None]) -> None:
    """Give each link inside the site its address in the edition, by (uri, fragment); a link that leads nowhere becomes its text."""
    for link in [one for one in article.element.iter("a") if one.get("href") is not None]:
        target = target_of(article.uri, link.get("href", ""))
        if target is None:
            continue
        found = address(*target)
        if found is None:
            link.drop_tag()
        else:
            link.set("href", found)
            if urlsplit(found).scheme:
                link.set("rel", "external noopener")


def prefix_ids(article: Article) -> None:
    """Make ids unique in a document of many pages: each begins with its page's key. Links are led by `lead_links`."""
    for one in article.element.iter():
        if not isinstance(one.tag, str):
            continue
        own = one.get("id")
        if own:
            one.set("id", place_id(article.uri, own))
        for name in _NAMES_IDS:
            names = one.get(name)
            if names:
                one.set(name, " ".join(place_id(article.uri, each) for each in names.split()))


def ids_of(article: Article) -> frozenset[str]:
    return frozenset(one.get("id", "") for one in article.element.iter() if isinstance(one.tag, str)) - {""}


def _with_class(element: HtmlElement, name: str) -> list[HtmlElement]:
    return [one for one in element.iter() if isinstance(one.tag, str) and name in classes_of(one)]


def _answer_by_hand(question: HtmlElement) -> None:
    """A question of the training stays without its form: there is a place for a mark, a number or a word."""
    for one in list(question.iter(*_BY_HAND, "label")):
        if one.tag != "label":
            text = _BY_HAND["textarea" if one.get("type") == "text" else one.tag]
            one.tail = text + (one.tail or "").lstrip()
            one.drop_tree()
        else:
            one.drop_tag()
    for form in question.iterancestors("form"):
        form.tag = "div"
        form.attrib.pop("autocomplete", "")


def _mend_banner(element: HtmlElement, aside: HtmlElement) -> None:
    """The invitation to help leads to the file of the translation: in a copy there is none. The page's title comes first."""
    remove(aside, lambda one: one.tag == "a" or "hb-file" in classes_of(one))
    title = element.find(".//h1")
    if title is not None:
        aside.tail = None
        title.addnext(aside)


def _spell(svg: HtmlElement) -> None:
    """HTML is read in small letters; SVG has some large ones."""
    for one in svg.iter():
        if isinstance(one.tag, str):
            for name in [found for found in one.attrib if found in _SVG_NAMES]:
                one.set(_SVG_NAMES[name], one.attrib.pop(name))

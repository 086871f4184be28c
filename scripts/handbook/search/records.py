"""What search knows of a page: its address, title, facets and the sections between its headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import html as lxml_html
from lxml.etree import ParserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml.html import HtmlElement

_HALVES = re.compile("[\ud800-\udfff]")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*>")
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
SILENT = frozenset({"script", "style", "template", "noscript", "nav", "form", "svg", "head"})
INLINE = frozenset({"a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "i", "kbd", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u", "wbr"})  # fmt: skip


@dataclass(frozen=True)
class Section:
    """The text below one heading. The first section of a page has neither anchor nor heading."""

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True)
class Record:
    """A page. `facets` are ids by the name of the facet; `keywords` are found and never shown."""

    url: str
    title: str
    sections: tuple[Section, ...]
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    keywords: str = ""


class RecordError(ValueError):
    """A list of pages that cannot be read. The message names the entry, the cause and the way out."""


def read_record(entry: object, number: int) -> Record:
    """One entry of a list of pages: `{url, title, text | html, facets}`."""
    where = f"entry {number}"
    if not isinstance(entry, dict):
        raise RecordError(f"{where}: expected an object, found {entry!r:.40}; give each page url, title and text")
    url, title = (_text(entry, key, where) for key in ("url", "title"))
    if "html" in entry:
        sections = tuple(sections_of_html(_text(entry, "html", where)))
    else:
        sections = (Section("", "", squeeze(_text(entry, "text", where))),)
    facets = entry.get("facets") or {}
    if not isinstance(facets, dict):
        raise RecordError(f"{where}: facets: expected an object, found {facets!r:.40}; write {{'country': ['TH']}}")
    return Record(url, squeeze(title), sections, {str(name): _values(facets[name], f"{where}: facets.{name}") for name in sorted(facets, key=str)})  # fmt: skip


def _text(entry: dict[str, object], key: str, where: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str):
        raise RecordError(f"{where}: {key}: expected a text, found {value!r:.40}; give it in quotes")
    return value


def _values(value: object, where: str) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    if not all(isinstance(one, str | int) and not isinstance(one, bool) for one in values):
        raise RecordError(
            f"{where}: expected a text or a list of texts, found {value!r:.40}; write ids such as ['TH', 'LA']"
        )
    return tuple(dict.fromkeys(str(one) for one in values))


def squeeze(text: str) -> str:
    """One blank between words.

    >>> squeeze(" a\\n  b ")
    'a b'
    """
    return " ".join(text.split())


def sections_of_html(text: str) -> Iterator[Section]:
    """Cut a page, or the part that an `article` holds, at its headings with ids. The title (h1) is left out.

    >>> [(one.anchor, one.text) for one in sections_of_html("<h1>T</h1><p>a<p>b <h2 id=x>H</h2><ul><li>c<li>d</ul>")]
    [('', 'a b'), ('x', 'c d')]
    """
    try:
        # The parser takes half a character for the end of the text.
        root = lxml_html.fromstring(_DECLARATION.sub("", _HALVES.sub("\ufffd", text)))
    except ParserError:  # nothing, or nothing but a comment
        yield Section("", "", "")
        return
    article = root.find(".//article")
    yield from cut_at_headings(root if article is None else article)


Part = str | tuple[str, str]
"""A piece of text, or (id, text) of a heading with an id."""


def cut_at_headings(root: HtmlElement) -> Iterator[Section]:
    """The sections of a parsed page."""
    found: list[Part] = []
    _gather(root, found)
    return sections_of(found)


def sections_of(parts: Iterable[Part]) -> Iterator[Section]:
    """The sections that pieces come to, in their order."""
    anchor = heading = ""
    words: list[str] = []
    for part in parts:
        if isinstance(part, str):
            words.append(part)
        else:
            yield Section(anchor, heading, squeeze("".join(words)))
            anchor, heading, words = part[0], part[1], []
    yield Section(anchor, heading, squeeze("".join(words)))


def part_of_heading(tag: str, anchor: str, inside: Iterable[Part]) -> list[Part]:
    """What a heading is among the pieces: the title of the page is none of them, and one without an id is text."""
    text = squeeze("".join(one for one in inside if isinstance(one, str)))
    if tag == "h1":
        return []
    return [(anchor, text) if anchor else f" {text} "]


def _gather(element: HtmlElement, found: list[Part]) -> None:
    """Pieces of text and headings, in order; blocks are set apart by blanks."""
    tag = element.tag
    if not isinstance(tag, str) or tag in SILENT or element.get("data-search") == "off":
        pass
    elif tag in HEADINGS:
        inside: list[Part] = []
        _gather_inside(element, inside)
        found += part_of_heading(tag, element.get("id", ""), inside)
    else:
        _gather_inside(element, found)
    if tail := element.tail:
        found.append(tail)


def _gather_inside(element: HtmlElement, found: list[Part]) -> None:
    apart = "" if element.tag in INLINE else " "
    found.append(apart + (element.text or ""))
    for child in element:
        _gather(child, found)
    found.append(apart)

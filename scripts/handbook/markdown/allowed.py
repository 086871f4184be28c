"""What an author's page may hold, judged by the renderer itself: its own tree of elements, and what it set aside as raw HTML.

Rules on the text of a page see what they know: `[x](a "t")`, a fence. Markdown knows more ways to a link or a tag than any
such rule (other quotes, link definitions, fences that are none, attributes in braces), so what counts is what it makes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from handbook.markdown.page_facts import DIRECTIVE
from handbook.markdown.safe_addresses import is_for_readers, is_own_picture

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from markdown import Markdown
    from markdown.treeprocessors import Treeprocessor

EXTENSIONS = ("abbr", "admonition", "attr_list", "def_list", "fenced_code", "pymdownx.details", "tables", "toc")
"""Those of `mkdocs.yml` (a test compares), without `md_in_html`, which is for the build's own
templates, and with fences as they come, so that what would be dropped of them is told."""
OPTIONS = {"tables": {"use_align_attribute": True}, "toc": {"permalink": False}}

ELEMENTS = frozenset([
    "a", "abbr", "blockquote", "br", "code", "dd", "details", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
    "img", "li", "ol", "p", "pre", "strong", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul",
])  # fmt: skip
_EVERYWHERE = frozenset({"id", "class"})
ATTRIBUTES = {
    "a": frozenset({"href", "title"}),
    "abbr": frozenset({"title"}),
    "details": frozenset({"open"}),
    "img": frozenset({"src", "alt", "title"}),
    "ol": frozenset({"start"}),
    "td": frozenset({"align"}),
    "th": frozenset({"align"}),
}
_CLASS = re.compile(r"[a-z][a-z0-9-]*")
_NOT_OURS = re.compile(r"md-|hb-|js\b|no-js|mermaid|citation|headerlink")
"""Classes by which scripts and styles of the frame find their own elements."""
_ID = re.compile(r"[\w-]+", re.ASCII)
_REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);?")
_CODE = re.compile(r"<pre><code(?: class=\"language-[\w+-]*\")?>[^<>]*</code></pre>")
_AMPERSAND = "\x02amp\x03"
"""How the renderer keeps an ampersand of its own making until the end."""

# What can only be words: a page that has nothing else than this and signs of no meaning needs no rendering.
_KNOWN = re.compile(
    r"(?<![`~])(?<![`~] )\{ #[A-Za-z0-9-]+ \}"
    r"|\[@[a-z0-9-]+(?:, ?[^\]\n<{&`\\]{1,80})?\](?![(\[:])"
    r"|(?<=[a-zA-Z] )\[@[a-z0-9-]+(?:, ?[^\]\n<{&`\\]{1,80})?\](?=:)"  # no link is defined inside a line
    r"|<!-- handbook:[a-z-]+(?: [a-z-]+=[a-z0-9-]+)* -->(?=\n)"
    r"|\]\((?:https?://[A-Za-z0-9.-]+/[A-Za-z0-9./_%=?-]*|(?:\.\./)*(?:[a-z0-9-]+/)*[a-z0-9-]+\.md)?(?:#[A-Za-z0-9-]+)?\)"
)
_MARKUP = re.compile(r"[<{\\]|&(?:#|[a-zA-Z][a-zA-Z0-9.-]*;)|\]\(|\]:|\]\s?\[|!\[")


@dataclass(frozen=True)
class Foreign:
    """Something that no page may hold: what it is in words, how it is written, and the line of the body, from 1."""

    what: str
    value: str
    line: int


# A preview looks at all pages whenever one is saved.
@lru_cache(maxsize=2_000)
def foreign_markup(body: str) -> tuple[Foreign, ...]:
    """All that Markdown would make of a body and that is not allowed, each once.

    >>> foreign_markup("See [2](b.md).\\n\\nA [x][1] b\\n\\n[1]: javascript:alert(1)")
    (Foreign(what='an address that is none for readers', value='javascript:alert(1)', line=5),)
    >>> [one.what for one in foreign_markup("# A { #a onclick=go }")]
    ['an attribute']
    """
    if not _MARKUP.search(_KNOWN.sub("", body)):
        return ()
    found = dict.fromkeys(_found(body))
    return tuple(Foreign(what, value, _line(body, value)) for what, value in found)


def _found(body: str) -> Iterator[tuple[str, str]]:
    renderer, seen = _renderer()
    renderer.reset()
    seen.root = None
    renderer.convert(body)
    for raw in renderer.htmlStash.rawHtmlBlocks:
        if not _may_be_raw(str(raw).strip()):
            yield "raw HTML", str(raw).strip()
    if seen.root is not None:
        for element in seen.root.iter():
            yield from _of_element(element)


def _may_be_raw(raw: str) -> bool:
    """What the renderer sets aside by itself: code in fences, our directives, and signs written as references."""
    return bool(_CODE.fullmatch(raw) or DIRECTIVE.fullmatch(raw) or _REFERENCE.fullmatch(raw))


def _of_element(element: Element) -> Iterator[tuple[str, str]]:
    tag = str(element.tag)
    if tag not in ELEMENTS:
        yield "an element", tag
    allowed = _EVERYWHERE | ATTRIBUTES.get(tag, frozenset())
    for name, value in element.items():
        if name not in allowed:
            yield "an attribute", name
        elif fault := _fault_of(tag, name, value):
            yield fault, value


def _fault_of(tag: str, name: str, value: str) -> str:
    """What is wrong with the value of an attribute that may be there; nothing if it is well."""
    if name == "class":
        return "" if all(_CLASS.fullmatch(one) and not _NOT_OURS.match(one) for one in value.split()) else "a class"
    if name == "id":
        return "" if _ID.fullmatch(value) else "an id"
    if name == "href" and not _is_mail(value) and not is_for_readers(value):
        return "an address that is none for readers"
    if name == "src" and tag == "img" and not is_own_picture(value):
        return "a picture from elsewhere"
    return ""


def _is_mail(address: str) -> bool:
    """What the renderer makes of `<a@b.example>`: every letter by its number, between marks of its own."""
    plain = address.replace(_AMPERSAND, "&")
    return bool(re.fullmatch(r"(?:&#\d+;)+", plain)) and address != plain


def _line(body: str, value: str) -> int:
    """The line in which something is written, as far as that can be found again."""
    first = value.split("\n", maxsplit=1)[0]
    at = body.find(first)
    while at > 0 and first.isalnum() and not re.match(rf"{re.escape(first)}\s*=", body[at:]):
        following = body.find(first, at + 1)
        if following < 0:
            break
        at = following
    return body.count("\n", 0, max(0, at)) + 1


class _Seen:
    """Keeps the finished tree."""

    root: Element | None = None

    def run(self, root: Element) -> None:
        self.root = root


@lru_cache(maxsize=1)
def _renderer() -> tuple[Markdown, _Seen]:
    from markdown import Markdown  # few pages need it

    made, seen = Markdown(extensions=list(EXTENSIONS), extension_configs=OPTIONS), _Seen()
    made.treeprocessors.register(cast("Treeprocessor", seen), "handbook-allowed", -10)
    return made, seen

"""What a page says about its own structure: headings, links, citations, directives, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handbook.model.kinds import slugify

MADE_IDS = frozenset({"sources", "in-this-step"})
"""Ids of the headings that the build adds to authors' pages."""


@dataclass(frozen=True)
class Spot:
    """Where something stands in the body: line and column from 1."""

    line: int
    column: int
    width: int


@dataclass(frozen=True)
class Heading:
    level: int
    text: str
    id: str | None
    spot: Spot


@dataclass(frozen=True)
class Link:
    target: str
    spot: Spot


@dataclass(frozen=True)
class Citation:
    """`[@source-id]` or `[@source-id, para 8]`."""

    source_id: str
    detail: str
    spot: Spot


@dataclass(frozen=True)
class Directive:
    """`<!-- handbook:case-studies step=messages -->`: the build puts something here."""

    name: str
    values: tuple[tuple[str, str], ...]
    spot: Spot


@dataclass(frozen=True)
class PageFacts:
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    citations: tuple[Citation, ...]
    directives: tuple[Directive, ...]
    raw_html: tuple[tuple[str, Spot], ...]
    indented_code: tuple[Spot, ...]

    @property
    def figures(self) -> tuple[str, ...]:
        """The ids of the figures that the page shows, in order."""
        values = (one.values for one in self.directives if one.name == "figure")
        return tuple(value for pairs in values for name, value in pairs if name == "id")

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(heading.id for heading in self.headings if heading.id)


CITATION = re.compile(r"\[@([a-z0-9-]+)(?:,[ ]?([^\]\n]{1,80}))?\]")
DIRECTIVE = re.compile(r"<!--\s*handbook:([a-z-]+)((?:\s+[a-z-]+=[a-z0-9-]+)*)\s*-->")
_FENCE = re.compile(r"^\s*(`{3,}|~{3,})")
_HEADING = re.compile(r"^\s*(#{1,6})[ \t]+(.*?)(?:[ \t]+\{[ ]*#([A-Za-z0-9-]+)[ ]*\})?[ \t]*$")
_LINK = re.compile(r"(?<!\\)\]\(\s*<?([^()\s<>]*(?:\([^()\s]*\)[^()\s]*)*)>?(?:\s+\"[^\"]*\")?\s*\)")
_TAG = re.compile(r"<(?:[a-zA-Z/][^<>\n]*>?|!(?!--\s*handbook:))")
_AUTO_LINK = re.compile(r"<(?:https?://|mailto:)[^<>\s]+>")
_OPENS_CONTAINER = re.compile(r"^\s*(?:[-*+]\s|\d+[.)]\s|!!!|\?\?\?|===|:\s|\[\^)")


def page_facts(body: str) -> PageFacts:
    """Read the structure of a page's body.

    >>> page_facts("# Aims { #aims }\\n\\nSee [2](b.md) [@iom-2017].").links[0].target
    'b.md'
    """
    headings, links, citations, directives, raw_html = [], [], [], [], []
    lines = _visible_lines(body)
    for number, line in lines:
        if heading := _HEADING.match(line):
            headings.append(Heading(len(heading[1]), heading[2].strip(), heading[3], _spot(number, heading, 1)))
        links += [Link(found[1], _spot(number, found, 1)) for found in _LINK.finditer(line)]
        citations += [
            Citation(found[1], (found[2] or "").strip(), _spot(number, found, 0)) for found in CITATION.finditer(line)
        ]
        for found in DIRECTIVE.finditer(line):
            values = tuple((name, value) for name, _, value in (pair.partition("=") for pair in found[2].split()))
            directives.append(Directive(found[1], values, _spot(number, found, 0)))
        tags = _TAG.finditer(_AUTO_LINK.sub(lambda found: " " * len(found[0]), line))
        raw_html += [(found[0], _spot(number, found, 0)) for found in tags]
    return PageFacts(
        tuple(headings), tuple(links), tuple(citations), tuple(directives), tuple(raw_html), _indented_code(lines)
    )


def heading_example(heading: Heading) -> str:
    """The heading as it should be written.

    >>> heading_example(Heading(2, "What to do", None, Spot(1, 1, 1)))
    '## What to do { #what-to-do }'
    """
    return f"{'#' * heading.level} {heading.text} {{ #{slugify(heading.text)} }}"


def _visible_lines(body: str) -> list[tuple[int, str]]:
    """Lines outside fences, with code spans blanked out, and their numbers."""
    found, fence = [], ""
    for number, line in enumerate(body.split("\n"), 1):
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not line.strip(" `~"):
                fence = ""
            continue
        if mark:
            fence = mark[1]
            continue
        found.append((number, re.sub(r"(`+)[^`]+\1", lambda code: " " * len(code[0]), line)))
    return found


def _indented_code(lines: list[tuple[int, str]]) -> tuple[Spot, ...]:
    """First lines of blocks that Markdown would take for code: indented, after a blank line, inside no list or box."""
    found = []
    containers: list[int] = []
    blank = True
    for number, line in lines:
        if not line.strip():
            blank = True
            continue
        indent = len(line) - len(line.lstrip(" "))
        while containers and indent <= containers[-1]:
            containers.pop()
        if blank and indent >= 4 * (len(containers) + 1):
            found.append(Spot(number, 1, indent))
        if _OPENS_CONTAINER.match(line):
            containers.append(indent)
        blank = False
    return tuple(found)


def _spot(line: int, found: re.Match[str], group: int) -> Spot:
    return Spot(line, found.start(group) + 1, max(1, found.end(group) - found.start(group)))

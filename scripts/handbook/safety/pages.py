"""What no author's page may hold, told at its place in the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.markdown.allowed import foreign_markup
from handbook.markdown.page_facts import CITATION, DIRECTIVE
from handbook.problems import problem

if TYPE_CHECKING:
    from handbook.content import SourcePage
    from handbook.problems import Problem


def page_safety_problems(page: SourcePage, known: list[Problem]) -> list[Problem]:
    """Markup that is not allowed, on lines of which `known` says nothing yet: one problem has one name."""
    told = {one.place.line for one in known if one.code in {"raw-html", "url-format"}}
    first = page.split.body_line - 1
    found = []
    for one in foreign_markup(page.split.body):
        if one.line + first not in told:
            place = page.source.place(one.line + first, *_span(page, one.line + first, one.value))
            found.append(problem("page-markup", place, what=one.what, value=one.value))
    return found + _hidden(page)


def _span(page: SourcePage, line: int, value: str) -> tuple[int, int]:
    """Column and width of a value in a line."""
    shown = value.split("\n", maxsplit=1)[0]
    at = page.source.lines[line - 1].find(shown) if line <= len(page.source.lines) else -1
    return (at + 1, len(shown)) if at >= 0 else (1, 1)


def _hidden(page: SourcePage) -> list[Problem]:
    """The build replaces citations and directives wherever they stand: also inside code, or where a line breaks them."""
    facts, body, found = page.facts, page.split.body, []
    seen = {
        (one.line, one.column) for one in (*(it.spot for it in facts.citations), *(it.spot for it in facts.directives))
    }
    for form, what in ((CITATION, "citation"), (DIRECTIVE, "directive")):
        for one in form.finditer(body):
            line, start = body.count("\n", 0, one.start()) + 1, body.rfind("\n", 0, one.start()) + 1
            if (line, one.start() - start + 1) not in seen:
                width = len(one[0].split("\n", maxsplit=1)[0])
                place = page.source.place(line + page.split.body_line - 1, one.start() - start + 1, width)
                found.append(problem("mark-in-code", place, what=what))
    return found

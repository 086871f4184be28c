"""What tests of generated pages share: faults of a project's sources, and the maker of a locale's pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.checks import check_pages
from handbook.content import Content, gather
from handbook.pages.generated.maker import PageMaker
from handbook.pages.memory import Once
from handbook.pages.render import Renderer
from handbook.translation.translation import read_translation
from real import real_content, real_translation

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.pages.memory import Plan
    from handbook.project import Project


def problems_with(project: Project, path: Path, text: str) -> list[tuple[str, int, int]]:
    """What is wrong, and where, once a file of the project has this text."""
    path.write_text(text, encoding="utf-8")
    content, found = gather(project)
    return [(one.code, one.place.line, one.place.column) for one in found + check_pages(content)]


def real_maker(code: str) -> PageMaker:
    return _maker(Once(real_content(), real_translation(code)))


def maker_of(project: Project, content: Content, code: str) -> PageMaker:
    translation, _ = read_translation(project, content.locale(code), content.texts())
    return _maker(Once(content, translation))


def _maker(plan: Plan) -> PageMaker:
    return PageMaker(plan, Renderer(plan))

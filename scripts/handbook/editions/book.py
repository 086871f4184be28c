"""A book: one locale of the site as it was rendered, with everything that an edition may ask of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from handbook.content import gather
from handbook.pages.page import html_uri
from handbook.pages.start import locales_with_editions
from handbook.problems import Place, Problem, errors_in, problem
from handbook.staging import plan_locale

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from handbook.content import Content
    from handbook.pages.page import Page
    from handbook.project import Project
    from handbook.site_config import Edition
    from handbook.staging import StagedLocale
    from handbook.translation.locales import Locale
    from handbook.translation.translation import Translation


@dataclass(frozen=True)
class Book:
    """One locale. Addresses of pages are those of the rendered HTML, from the locale's root."""

    project: Project
    content: Content
    staged: StagedLocale

    @property
    def code(self) -> str:
        return self.staged.locale.code

    @property
    def locale(self) -> Locale:
        return self.staged.locale

    @property
    def translation(self) -> Translation:
        return self.staged.translation

    @property
    def edition(self) -> Edition:
        """The version and date of the handbook, the same for all locales."""
        return self.content.config.edition

    @property
    def site_dir(self) -> Path:
        """The locale's folder of the site."""
        return self.project.site_dir / self.code

    @cached_property
    def is_heavy(self) -> bool:
        """Whether enough is translated for editions that readers carry away whole."""
        return bool(locales_with_editions(self.content, [self.translation]))

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """All pages by the address of their HTML."""
        return {html_uri(page.uri): page for page in self.staged.pages}

    @property
    def title(self) -> str:
        """The handbook's name in this language."""
        return self.translation.label("site.name", self.content.config.name)

    def say(self, key: str) -> str:
        """An interface text in this language."""
        return self.translation.label(key, self.content.interface[key])


def books_of(project: Project, codes: Sequence[str]) -> tuple[list[Book], list[Problem]]:
    """The books of these locales, or of all. A locale that was not built is a problem: editions are made of what was rendered."""
    content, problems = gather(project)
    if errors_in(problems):
        return [], problems
    found: list[Book] = []
    for code in codes or [locale.code for locale in content.locales]:
        if not (project.site_dir / code / "index.html").is_file():
            problems.append(problem("edition-not-built", Place(path=f"site/{code}"), locale=code))
            continue
        staged, _ = plan_locale(project, content, code)
        book = Book(project, content, staged)
        problems += _behind(book)
        found.append(book)
    return found, problems


def _behind(book: Book) -> list[Problem]:
    """Pages that the sources have and the site has not: the site is older than the sources."""
    missing = sorted(uri for uri in book.pages if not (book.site_dir / uri).is_file())
    place = Place(path=f"site/{book.code}")
    return [problem("edition-behind", place, page=missing[0], locale=book.code)] if missing else []

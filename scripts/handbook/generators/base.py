"""What the build asks of a generator. A second one (Zensical, say) is one more module with this shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.content import Content
    from handbook.page_store import PageStore
    from handbook.problems import Problem
    from handbook.project import Project
    from handbook.staging import StagedLocale


@dataclass(frozen=True)
class Rendered:
    """One locale, rendered."""

    locale: str
    problems: tuple[Problem, ...]
    seconds: float


class Generator(Protocol):
    """Renders a locale that was planned and staged into a folder, which it may empty first.

    The store has the pages of the last site; those that are made are put into it.
    """

    def begin(self, project: Project, environment: str) -> None:
        """Make what all locales have in common, before the processes part. `environment` is the digest of what all pages are
        made with. What goes wrong here goes wrong in each locale, and is told there.
        """

    def __call__(
        self, project: Project, content: Content, staged: StagedLocale, store: PageStore, into: Path
    ) -> Rendered: ...

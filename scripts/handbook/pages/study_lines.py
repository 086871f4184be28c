"""The line of a case study in a list. It stands in a dozen lists of a locale, each time the same: it is made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.pages.outline import study_uri
from handbook.pages.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from markupsafe import Markup

    from handbook.model.case_study import CaseStudy
    from handbook.pages.memory import Plan
    from handbook.translation.po import State


class StudyLines:
    """The lines by the way that leads to the case study: the same from many folders."""

    def __init__(self, plan: Plan, make: Callable[[Words, CaseStudy], Markup]) -> None:
        self._plan, self._make = plan, make

    def line(self, w: Words, study_id: str) -> Markup:
        """What is said of a case study in a list. It counts for the page in which it stands."""
        name = ("line", w.link(study_uri(study_id)))
        line, heard = self._plan.kept(name, lambda: self._line(w.page_uri, study_id))
        w.hear(heard)
        return line

    def _line(self, page_uri: str, study_id: str) -> tuple[Markup, Mapping[str, State]]:
        content = self._plan.content
        own = Words(content, self._plan.translation, page_uri)
        return self._make(own, content.catalogue.by_id[study_id]), own.heard

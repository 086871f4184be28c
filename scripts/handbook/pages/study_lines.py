"""The line of a case study in a list. It stands in a dozen lists of a locale, each time the same: it is made once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from handbook.pages.outline import study_uri
from handbook.pages.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from handbook.model.case_study import CaseStudy
    from handbook.pages.memory import Plan
    from handbook.translation.po import State


class StudyLines:
    """The lines by the way that leads to the case study: the same from many folders."""

    def __init__(self, plan: Plan, make: Callable[[Words, CaseStudy], Markup]) -> None:
        self._plan, self._make = plan, make

    def lines(self, w: Words, ids: Iterable[str]) -> Markup:
        """What is said of case studies in a list, a line each. It counts for the page in which they stand.

        One list has hundreds, and a page several lists: a template would take longer to ask for each than it takes to join them.
        """
        way = w.link(study_uri("")).removesuffix(".md")  # the same for all of them
        said = []
        for one in ids:
            line, heard = self._plan.kept(("line", way, one), partial(self._line, w.page_uri, one))
            w.hear(heard)
            said.append(line)
        return Markup("".join([f"{line}\n" for line in said]))  # noqa: S704 (each of them is markup)

    def _line(self, page_uri: str, study_id: str) -> tuple[Markup, Mapping[str, State]]:
        content = self._plan.content
        own = Words(content, self._plan.translation, page_uri)
        return self._make(own, content.catalogue.by_id[study_id]), own.heard

"""The line of a case study in a list. It stands in a dozen lists of a locale, each time the same: it is made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.pages.outline import study_uri
from handbook.pages.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from markupsafe import Markup

    from handbook.model.case_study import CaseStudy
    from handbook.translation.po import State


class StudyLines:
    """The lines by locale and by the way that leads to the case study: the same from many folders."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, str], tuple[Markup, Mapping[str, State]]] = {}

    def line(self, w: Words, study: CaseStudy, make: Callable[[Words, CaseStudy], Markup]) -> Markup:
        """What the template's macro `make` says of a case study. It counts for the page in which it stands."""
        place = w.locale.code, w.link(study_uri(study.id))
        known = self._made.get(place)
        if known is None:
            own = Words(w.content, w.translation, w.page_uri)
            known = self._made[place] = make(own, study), own.heard
        w.hear(known[1])
        return known[0]

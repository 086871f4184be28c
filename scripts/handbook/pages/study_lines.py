"""The line of a case study in a list. It stands in a dozen lists of a locale, each time the same: it is made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from handbook.model.taxonomy import Vocabulary
from handbook.pages.outline import study_uri
from handbook.pages.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handbook.model.case_study import CaseStudy
    from handbook.translation.po import State


class StudyLines:
    """The lines by locale and by the way that leads to the case study: the same from many folders."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, str], tuple[Markup, Mapping[str, State]]] = {}

    def line(self, w: Words, study: CaseStudy) -> Markup:
        """Title, countries, years and the kind of evidence. What it says counts for the page in which it stands."""
        way = w.link(study_uri(study.id))
        known = self._made.get((w.locale.code, way))
        if known is None:
            own = Words(w.content, w.translation, w.page_uri)
            known = self._made[w.locale.code, way] = _line(own, study, way), own.heard
        w.hear(known[1])
        return known[0]


def _line(w: Words, study: CaseStudy, way: Markup) -> Markup:
    title = w.study(study, "title", study.title)
    facts = [Markup(", ").join(w.country(code) for code in dict.fromkeys(one.code for one in study.countries))]
    if years := years_shown(study):
        facts.append(Markup('<bdi dir="ltr">{}</bdi>').format(years))
    facts.append(w.term(Vocabulary.EVIDENCE, study.evidence.level))
    return Markup('- [{}]({}) <span class="study-facts">{}</span>').format(title, way, Markup(" · ").join(facts))


def years_shown(study: CaseStudy) -> str:
    start, end = study.period.start, study.period.end
    if not start:
        return ""
    return start[:4] if not end or end[:4] == start[:4] else f"{start[:4]}–{end[:4]}"

"""Pages that were planned before, for a process that plans again and again: what a page is made from is compared.

Only where pages are many: those of case studies. All others are made each time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handbook.content import case_study_uri

if TYPE_CHECKING:
    from collections.abc import Callable

    from handbook.content import Content
    from handbook.model.case_study import CaseStudy
    from handbook.pages.page import Page
    from handbook.translation.translation import Translation

_OF_ALL = ("case_studies/taxonomy/", "docs/_data/")
"""Sources whose texts stand on pages of all case studies."""


class PlanMemory:
    """The pages of case studies of one locale, with everything that they were made from.

    Values are compared, not digests: a file that did not change was read once, so that most of them are the same object.
    """

    def __init__(self) -> None:
        self._shared: tuple[Any, ...] = ()
        self._pages: dict[str, tuple[tuple[Any, ...], Page]] = {}
        self.kept = 0
        """Pages of the last plan that did not have to be made."""

    def begin(self, content: Content, translation: Translation) -> None:
        """Forget everything if something changed that all pages say."""
        self.kept = 0
        shared = _shared(content, translation)
        if shared != self._shared:
            self._shared = shared
            self._pages.clear()

    def page(self, content: Content, translation: Translation, study: CaseStudy, make: Callable[[], Page]) -> Page:
        made_from = _made_from(content, translation, study)
        known = self._pages.get(study.id)
        if known is not None and known[0] == made_from:
            self.kept += 1
            return known[1]
        page = make()
        self._pages[study.id] = made_from, page
        return page


def _shared(content: Content, translation: Translation) -> tuple[Any, ...]:
    """What pages of case studies say besides the case studies: labels, terms, the glossary, the site's name."""
    catalogue = content.catalogue
    return (
        translation.locale,
        content.config,
        content.interface,
        content.glossary,
        content.agreed.get(translation.locale.code),
        catalogue.taxonomy,
        catalogue.region,
        {uri: texts for uri, texts in translation.entries.items() if uri.startswith(_OF_ALL)},
        {uri: texts for uri, texts in translation.former.items() if uri.startswith(_OF_ALL)},
    )


def _made_from(content: Content, translation: Translation, study: CaseStudy) -> tuple[Any, ...]:
    """The case study and what its page says of others: the titles of those that are like it, messages that it used."""
    refs, by_id = content.crossrefs, content.catalogue.by_id
    related = refs.related[study.id]
    wanted = refs.messages_by_study.get(study.id, ())
    uris = [case_study_uri(one) for one in (study.id, *(other.id for other in related))]
    return (
        study,
        [(one, by_id[one.id].title) for one in related],
        [message for message in content.catalogue.messages if message.id in wanted] if wanted else [],
        [(translation.entries.get(uri), translation.former.get(uri)) for uri in uris],
    )

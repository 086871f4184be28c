"""The pages that no author wrote. Each module makes those of one subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.pages.generated.about import about_pages, languages_page
from handbook.pages.generated.case_studies import case_study_pages
from handbook.pages.generated.copies import copy_pages
from handbook.pages.generated.countries import country_pages, year_pages
from handbook.pages.generated.coverage import coverage_pages
from handbook.pages.generated.data import data_pages
from handbook.pages.generated.figures import figure_pages
from handbook.pages.generated.glossary import glossary_pages
from handbook.pages.generated.maps import map_pages
from handbook.pages.generated.messages import message_pages
from handbook.pages.generated.problems import problem_pages
from handbook.pages.generated.search import search_pages
from handbook.pages.generated.style import style_pages
from handbook.pages.generated.templates import template_pages
from handbook.pages.generated.terms import term_pages
from handbook.pages.generated.tools import toolkit_pages
from handbook.pages.generated.training import training_pages
from handbook.pages.generated.translation import translation_pages
from handbook.translation.locales import Extent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from handbook.pages.generated.maker import PageMaker
    from handbook.pages.page import Page

_SUBJECTS = (
    case_study_pages,
    map_pages,
    country_pages,
    year_pages,
    term_pages,
    message_pages,
    figure_pages,
    about_pages,
    data_pages,
    search_pages,
    translation_pages,
    coverage_pages,
    glossary_pages,
    toolkit_pages,
    template_pages,
    copy_pages,
    training_pages,
    style_pages,
    problem_pages,
)


_EACH_A_PIECE = (case_study_pages, map_pages, country_pages, year_pages, term_pages)
_SUBJECTS_OF_START = (search_pages, translation_pages, glossary_pages)
"""What a language has from its first day on, besides the list of languages."""


def start_pages(maker: PageMaker) -> Iterator[Page]:
    """The generated pages of a language that begins."""
    yield languages_page(maker)
    yield from toolkit_pages(maker, Extent.START)
    yield from copy_pages(maker, Extent.START)
    for pages_of_subject in _SUBJECTS_OF_START:
        yield from pages_of_subject(maker)


def generated_pages(maker: PageMaker) -> Iterator[Page]:
    """All generated pages of one locale. Those of a subject are a piece; where each looks at case studies, each is one."""
    for pages_of_subject in _SUBJECTS:
        yield from pages_of_subject(maker) if pages_of_subject in _EACH_A_PIECE else maker.kept(_all, pages_of_subject)


def _all(maker: PageMaker, pages_of_subject: Callable[[PageMaker], Iterator[Page]]) -> tuple[Page, ...]:
    return tuple(pages_of_subject(maker))

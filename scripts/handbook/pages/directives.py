"""What the build puts into authors' pages: lists of case studies, citations, the list of sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.markdown.page_facts import CITATION, DIRECTIVE
from handbook.model.taxonomy import Vocabulary
from handbook.pages.figures import figure_html
from handbook.pages.outline import term_uri
from handbook.pages.training.lists import training_list
from handbook.training_pages import IN_MODULES

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from handbook.pages.render import Renderer
    from handbook.pages.training.module import ModuleBlocks
    from handbook.pages.words import Words

SHOWN = 8
OF_STUDIES = "case-studies"


def expand_directives(
    body: str, words: Words, renderer: Renderer, blocks: ModuleBlocks | None = None, *, stays_english: bool = False
) -> str:
    """Replace `<!-- handbook:figure name=steps -->` and so on, all but lists of case studies, which change most often.

    The check has refused anything unknown. `blocks` are those of the page of a module.
    """

    def expand(found: re.Match[str]) -> str:
        _, _, value = found[2].strip().partition("=")
        if found[1] == OF_STUDIES:
            return found[0]
        if found[1] == "figure":
            return figure_html(words.content.catalogue.figure(value), words, english=stays_english)
        if found[1] in IN_MODULES:
            return blocks.directive(found[1], value) if blocks else ""
        return training_list(found[1], words, renderer, foreign=stays_english)

    return DIRECTIVE.sub(expand, body)


def expand_studies(body: str, words: Words, renderer: Renderer) -> str:
    """Replace `<!-- handbook:case-studies step=messages -->` by a list, once all other directives are replaced."""

    def expand(found: re.Match[str]) -> str:
        name, _, value = found[2].strip().partition("=")
        vocabulary = Vocabulary(name if name in set(Vocabulary) else f"{name}s")
        ids = words.content.crossrefs.by_term[vocabulary].get(value, ())
        shown = sorted(ids, key=lambda one: _best_first(words, one))[:SHOWN]
        return renderer.fragment(
            "case_study_list", words, ids=shown, total=len(ids), list_uri=term_uri(vocabulary, value)
        )

    return DIRECTIVE.sub(expand, body)


def expand_citations(
    body: str,
    words: Words,
    renderer: Renderer,
    figures: Iterable[str] = (),
    known: Iterable[str] = (),
    *,
    foreign: bool = False,
) -> str:
    """Citations become links to the list of sources, which is put at the end of the page.

    Figures have their own; `known` are those that were linked already. `foreign` says that the body is not in the
    language of `words`.
    """
    of_figures = (one for figure in figures for one in words.content.catalogue.figure(figure).sources)
    cited = list(dict.fromkeys((*of_figures, *known)))

    def cite(found: re.Match[str]) -> str:
        if found[1] not in cited:
            cited.append(found[1])
        return renderer.citation(words.content.catalogue.source(found[1]), found[2] or "")

    body = CITATION.sub(cite, body)
    if not cited:
        return body
    sources = [words.content.catalogue.source(one) for one in sorted(cited)]
    return body.rstrip("\n") + "\n\n" + renderer.fragment("source_list", words, sources=sources, foreign=foreign)


def _best_first(words: Words, study_id: str) -> tuple[int, str]:
    """The strongest study designs first, then by id."""
    level = words.content.crossrefs.level_of[study_id]
    return -words.content.catalogue.taxonomy.ids(Vocabulary.EVIDENCE).index(level), study_id

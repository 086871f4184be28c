"""The glossary: every term with its meaning, its sources, and what other languages call it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.pages.escape import markdown_text
from handbook.pages.generated.search import bare, initial, letters_in_order
from handbook.pages.names import name_of
from handbook.pages.outline import ABOUT_URI, GLOSSARY_URI
from handbook.pages.page import Page, PageKind
from handbook.pages.words import english_span
from handbook.translation.collation import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from handbook.model.glossary import GlossaryTerm
    from handbook.pages.generated.maker import PageMaker
    from handbook.pages.words import Words
    from handbook.translation.agreed import AgreedForm
    from handbook.translation.locales import Locale


@dataclass(frozen=True)
class _Shown:
    """A term as the page shows it."""

    term: GlossaryTerm
    name: str
    heading: Markup
    """The language's own word first, then the English one."""
    citations: tuple[str, ...]
    see: tuple[tuple[Markup, str], ...]
    elsewhere: tuple[tuple[Locale, tuple[AgreedForm, ...]], ...]


def glossary_pages(maker: PageMaker) -> Iterator[Page]:
    terms = [one.value for one in maker.content.glossary]
    if terms:
        yield _glossary(maker, terms)


def _glossary(maker: PageMaker, terms: list[GlossaryTerm]) -> Page:
    w = maker.words(GLOSSARY_URI)
    names = {term.id: w.own_term(term) for term in terms}
    shown = {term.id: _shown(maker, w, term, names[term.id]) for term in terms}
    groups: dict[str, list[_Shown]] = {}
    for one in sorted(shown.values(), key=lambda one: (sort_key(bare(one.name), w.locale.code), one.term.id)):
        groups.setdefault(initial(one.name, w.locale.code), []).append(one)
    order = letters_in_order(groups, w.locale)
    cited = sorted({source for term in terms for source in term.sources})
    body = maker.renderer.fragment(
        "glossary",
        w,
        groups=[(letter, groups[letter]) for letter in order],
        names={term_id: one.heading for term_id, one in shown.items()},
        sources=[maker.content.catalogue.source(one) for one in cited],
    )
    title, intro = w.plain("glossary.title"), w.plain("glossary.intro")
    return maker.page(w, PageKind.GLOSSARY, title, intro, body, *maker.above(ABOUT_URI))


def _shown(maker: PageMaker, w: Words, term: GlossaryTerm, own: str | None) -> _Shown:
    sources = (maker.content.catalogue.source(one) for one in term.sources)
    return _Shown(
        term,
        own or term.term,
        markdown_text(own) if own else english_span(markdown_text(term.term)),
        tuple(maker.renderer.citation(one, "") for one in sources),
        tuple((name_of(w, address), address) for address in term.see),
        tuple(_elsewhere(maker, term)),
    )


def _elsewhere(maker: PageMaker, term: GlossaryTerm) -> Iterator[tuple[Locale, tuple[AgreedForm, ...]]]:
    """The words of all languages that have one, this page's own among them: it may need a warning."""
    for locale in maker.content.locales:
        forms = tuple(form for form in maker.content.agreed.get(locale.code, ()) if form.means(term))
        if forms:
            yield locale, forms

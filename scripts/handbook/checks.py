"""What only shows when everything is known: links between pages, citations, fixed heading ids."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from handbook.catalogue.templates import template_problems
from handbook.catalogue.training import training_problems
from handbook.content import figure_uri
from handbook.coverage import coverage_problems
from handbook.glossary import glossary_problems
from handbook.markdown.page_facts import MADE_IDS, heading_example
from handbook.markdown.safe_addresses import is_for_readers
from handbook.model.suggestions import did_you_mean
from handbook.model.taxonomy import Vocabulary
from handbook.page_meta import meta_problems
from handbook.pages.outline import GLOSSARY_URI, generated_uris
from handbook.pages.start import LEAST_PERCENT_OF_HANDBOOK, handbook_pages, handbook_percent
from handbook.pages.tool_list import TOOLS
from handbook.problems import Place, Problem, errors_in, problem, warning
from handbook.reading_order import order_problems
from handbook.safety.assets import asset_safety_problems
from handbook.safety.pages import page_safety_problems
from handbook.training_pages import DIRECTIVES, IN_MODULES, LISTS, training_directive_problems, training_page_problems
from handbook.translation.locales import Extent
from handbook.translation.translation import po_uri, read_translation

if TYPE_CHECKING:
    from handbook.content import Content, SourcePage
    from handbook.known_findings import KnownFindings
    from handbook.markdown.page_facts import Citation, Directive, Link, Spot
    from handbook.project import Project
    from handbook.translation.locales import Locale
    from handbook.translation.texts import ContextText


@dataclass(frozen=True)
class _Known:
    """What links can lead to: page uris with their ids; None for generated pages, whose ids templates make."""

    pages: dict[str, frozenset[str] | None]
    assets: frozenset[str]
    sources: frozenset[str]


def check_pages(content: Content) -> list[Problem]:
    """All problems of authors' pages that need knowledge of other files."""
    kept, generated = _kept(content.of_authors or content), frozenset(generated_uris(content))
    if kept.found is None or not kept.found.holds_with(generated):
        kept.found = _Checked(generated, tuple(_problems_of_pages(content.of_authors or content, generated)))
    return [*kept.found.problems]


@dataclass(frozen=True)
class _Checked:
    """What was found, and with which generated pages."""

    generated: frozenset[str]
    problems: tuple[Problem, ...]

    def holds_with(self, generated: frozenset[str]) -> bool:
        """Whether the same would be found: more pages change nothing where none was missed."""
        return generated >= self.generated and not errors_in(list(self.problems))


@dataclass
class _Kept:
    """What was found last."""

    found: _Checked | None = None


@lru_cache(maxsize=1)
def _kept(content: Content) -> _Kept:
    """A process that stays has the same content of authors as long as they do not write."""
    del content
    return _Kept()


def _problems_of_pages(content: Content, generated: frozenset[str]) -> list[Problem]:
    pages: dict[str, frozenset[str] | None] = dict.fromkeys(generated)
    pages |= {page.uri: page.facts.ids for page in content.pages}
    if content.glossary:
        pages[GLOSSARY_URI] = frozenset({"glossary"} | {one.value.id for one in content.glossary})
    known = _Known(
        pages, frozenset(asset.uri for asset in content.assets), frozenset(one.id for one in content.catalogue.sources)
    )
    found = order_problems(content.folders()) + coverage_problems(content.coverage, known.pages, known.sources)
    found += glossary_problems(content.glossary, known.pages, known.sources)
    found += template_problems(content.catalogue.templates, known.pages, [tool.id for tool in TOOLS])
    found += training_problems(content.catalogue.training, known.pages, known.sources)
    found += training_page_problems(content) + asset_safety_problems(content.assets)
    for page in content.pages:
        found += meta_problems(page.split.meta, content.catalogue.taxonomy)
        found += _heading_problems(page)
        markup = _form_problems(page)
        for link in page.facts.links:
            markup += _link_problems(page, link, known)
        found += markup + page_safety_problems(page, markup)
        for citation in page.facts.citations:
            found += _citation_problems(page, citation, known)
        for directive in page.facts.directives:
            found += _directive_problems(page, directive, content)
    return found


def check_extents(project: Project, content: Content, known: KnownFindings) -> list[Problem]:
    """Languages that publish more than they have."""
    pages = [(f"docs/{page.uri}", page.texts) for page in handbook_pages(content)]
    found: list[Problem] = []
    for locale in content.locales:
        if not locale.is_source and locale.extent is Extent.WHOLE:
            paths = [project.root / po_uri(locale.code, uri) for uri, _ in pages]
            state = [path.read_bytes() for path in paths if path.is_file()]
            find = partial(_extent_problems, project, content, locale, pages)
            found += known.of(f"extent of {locale.code}", f"{locale!r}{pages!r}".encode() + b"\0".join(state), find)
    return found


def _extent_problems(
    project: Project, content: Content, locale: Locale, pages: list[tuple[str, tuple[ContextText, ...]]]
) -> list[Problem]:
    """Nobody finds hundreds of English pages under another language's name."""
    percent = handbook_percent(content, read_translation(project, locale, pages)[0])
    if percent >= LEAST_PERCENT_OF_HANDBOOK:
        return []
    place = Place(path=f"translations/{locale.code}/locale.yml")
    values = {"locale": locale.code, "percent": percent, "least": LEAST_PERCENT_OF_HANDBOOK}
    return [problem("locale-extent", place, **values)]


def _place(page: SourcePage, spot: Spot) -> Place:
    return page.source.place(spot.line + page.split.body_line - 1, spot.column, spot.width)


def _heading_problems(page: SourcePage) -> list[Problem]:
    found = []
    first: dict[str, int] = {}
    for heading in page.facts.headings:
        place = _place(page, heading.spot)
        if heading.id is None:
            found.append(problem("heading-without-id", place, example=heading_example(heading)))
        elif heading.id in MADE_IDS or heading.id.startswith("source-"):
            found.append(problem("heading-id-made", place, value=heading.id))
        elif heading.id in first:
            found.append(problem("heading-id-repeated", place, value=heading.id, first_line=first[heading.id]))
        else:
            first[heading.id] = place.line
    top = [heading for heading in page.facts.headings if heading.level == 1]
    if len(top) != 1:
        spot = top[1].spot if top else None
        found.append(
            problem("heading-title", _place(page, spot) if spot else page.source.place(page.split.body_line, 1))
        )
    return found


def _form_problems(page: SourcePage) -> list[Problem]:
    found = [problem("raw-html", _place(page, spot), value=tag) for tag, spot in page.facts.raw_html]
    return found + [problem("indented-code", _place(page, spot)) for spot in page.facts.indented_code]


def _link_problems(page: SourcePage, link: Link, known: _Known) -> list[Problem]:
    if not is_for_readers(link.target):
        return [problem("url-format", _place(page, link.spot), value=link.target)]
    parts = urlsplit(link.target)
    if parts.scheme:
        return []
    path = unquote(parts.path)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page.uri), path)) if path else page.uri
    if target not in known.pages and target not in known.assets:
        near = did_you_mean(target, (*known.pages, *known.assets), after=" ")
        return [problem("link-missing", _place(page, link.spot), value=link.target, suggestion=near)]
    ids = known.pages.get(target)
    if parts.fragment and ids is not None and parts.fragment not in ids:
        near = did_you_mean(parts.fragment, ids, after=" ")
        return [
            problem(
                "link-anchor-missing", _place(page, link.spot), value=target, anchor=parts.fragment, suggestion=near
            )
        ]
    return []


def _citation_problems(page: SourcePage, citation: Citation, known: _Known) -> list[Problem]:
    if citation.source_id in known.sources:
        return []
    near = did_you_mean(citation.source_id, known.sources, after=" ")
    return [problem("citation-unknown", _place(page, citation.spot), value=citation.source_id, suggestion=near)]


def _directive_problems(page: SourcePage, directive: Directive, content: Content) -> list[Problem]:
    place = _place(page, directive.spot)
    if directive.name not in DIRECTIVES:
        return [problem("directive-unknown", place, value=directive.name, choices=", ".join(DIRECTIVES))]
    if directive.name == "figure":
        return _figure_problems(page, directive, content)
    if directive.name in LISTS:
        return training_directive_problems(content, page, directive)
    if directive.name in IN_MODULES:
        found = training_directive_problems(content, page, directive)
        return found or _line_problems(page, directive)
    found = []
    for name, value in directive.values:
        vocabulary = next((one for one in Vocabulary if str(one) in {name, f"{name}s"}), None)
        if vocabulary is None:
            found.append(
                problem(
                    "directive-unknown",
                    place,
                    value=name,
                    choices="step, tactic, audience, channel, issue, frame, evidence",
                )
            )
        elif value not in content.catalogue.taxonomy.ids(vocabulary):
            near = did_you_mean(value, content.catalogue.taxonomy.ids(vocabulary), after=" ")
            found.append(problem("term-unknown", place, value=value, vocabulary=vocabulary, suggestion=near))
    return found


def _figure_problems(page: SourcePage, directive: Directive, content: Content) -> list[Problem]:
    """A figure that is not there, that stands twice, or where Markdown would take it apart."""
    place = _place(page, directive.spot)
    names = [name for name, _ in directive.values]
    if names != ["id"]:
        return [problem("directive-unknown", place, value=" ".join(names) or "figure", choices="id=... once")]
    value, known = directive.values[0][1], [figure.id for figure in content.catalogue.figures]
    if value not in known:
        return [problem("picture-unknown", place, value=value, suggestion=did_you_mean(value, known, after=" "))]
    found = []
    first = next(one for one in page.facts.directives if one.name == "figure" and one.values == directive.values)
    if first is not directive:
        found.append(problem("picture-repeated", place, value=value))
    return found + _line_problems(page, directive)


def _line_problems(page: SourcePage, directive: Directive) -> list[Problem]:
    """What becomes a block of HTML stands on a line of its own."""
    lines = ["", *page.split.body.split("\n"), ""]
    before, line, after = lines[directive.spot.line - 1 : directive.spot.line + 2]
    if before.strip() or after.strip() or directive.spot.column != 1 or line.strip() != line[: directive.spot.width]:
        return [problem("picture-place", _place(page, directive.spot))]
    return []


def unused_figure_problems(content: Content) -> list[Problem]:
    """Figures that no page shows: a warning, since another page may be about to."""
    used = {figure for page in content.pages for figure in page.facts.figures}
    return [
        warning("picture-unused", Place(path=figure_uri(figure.id)), value=figure.id)
        for figure in content.catalogue.figures
        if figure.id not in used
    ]


def unused_source_problems(content: Content) -> list[Problem]:
    """Sources of pages and taxonomy that nothing cites: a warning, since another page may be about to."""
    used = {citation.source_id for page in content.pages for citation in page.facts.citations}
    used |= {source for message in content.catalogue.messages for source in message.sources}
    used |= {group.value.source for group in content.coverage}
    used |= {source for term in content.glossary for source in term.value.sources}
    used |= {source for figure in content.catalogue.figures for source in figure.sources}
    used |= content.catalogue.training.cited_sources()
    used |= {source for country in content.catalogue.region for source in country.named_by}
    used |= {source for terms in content.catalogue.taxonomy.terms.values() for term in terms for source in term.sources}
    return [
        warning("source-unused", Place(path="docs/_data/sources"), value=source.id)
        for source in content.catalogue.sources
        if source.id not in used
    ]

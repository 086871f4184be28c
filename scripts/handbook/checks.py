"""What only shows when everything is known: links between pages, citations, fixed heading ids, orphaned translations."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from handbook.markdown.addresses import Refusal, lift, restore
from handbook.markdown.page_facts import heading_example
from handbook.model.suggestions import did_you_mean
from handbook.model.taxonomy import Vocabulary
from handbook.pages.directives import DIRECTIVES
from handbook.pages.outline import generated_uris
from handbook.pages.start import LEAST_PERCENT_OF_HANDBOOK, handbook_percent
from handbook.problems import Place, Problem, problem, warning
from handbook.translation.locales import Extent
from handbook.translation.po import State
from handbook.translation.texts import page_texts
from handbook.translation.translation import po_uri, read_po, read_translation

if TYPE_CHECKING:
    from handbook.content import Content, SourcePage
    from handbook.markdown.page_facts import Citation, Directive, Link, Spot
    from handbook.project import Project
    from handbook.translation.locales import Locale
    from handbook.translation.po import Entry


@dataclass(frozen=True)
class _Known:
    """What links can lead to: page uris with their ids; None for generated pages, whose ids templates make."""

    pages: dict[str, frozenset[str] | None]
    assets: frozenset[str]
    sources: frozenset[str]


def check_pages(content: Content) -> list[Problem]:
    """All problems of authors' pages that need knowledge of other files."""
    pages: dict[str, frozenset[str] | None] = dict.fromkeys(generated_uris(content))
    pages |= {page.uri: page.facts.ids for page in content.pages}
    known = _Known(
        pages, frozenset(asset.uri for asset in content.assets), frozenset(one.id for one in content.catalogue.sources)
    )
    found: list[Problem] = []
    for page in content.pages:
        found += _heading_problems(page) + _form_problems(page)
        for link in page.facts.links:
            found += _link_problems(page, link, known)
        for citation in page.facts.citations:
            found += _citation_problems(page, citation, known)
        for directive in page.facts.directives:
            found += _directive_problems(page, directive, content)
    return found


def check_translations(project: Project, content: Content) -> list[Problem]:
    """Problems of PO files: orphans, syntax, placeholders."""
    found: list[Problem] = []
    sources = dict(content.texts())
    for locale in content.locales:
        found += _extent_problems(project, content, locale)
        expected = {po_uri(locale.code, uri): uri for uri in sources}
        folder = project.translations_dir / locale.code
        for path in sorted(folder.rglob("*.po")):
            uri = project.uri(path)
            if uri not in expected:
                near = did_you_mean(uri, expected) or "no page, case study or vocabulary has this path"
                found.append(problem("po-orphan", Place(path=uri), value=near))
                continue
            found += _po_problems(project, locale, uri)
    return found


def _extent_problems(project: Project, content: Content, locale: Locale) -> list[Problem]:
    """Nobody finds hundreds of English pages under another language's name."""
    if locale.is_source or locale.extent is not Extent.WHOLE:
        return []
    pages = [(f"docs/{page.uri}", tuple(page_texts(page.split))) for page in content.pages]
    percent = handbook_percent(content, read_translation(project, locale, pages)[0])
    if percent >= LEAST_PERCENT_OF_HANDBOOK:
        return []
    place = Place(path=f"translations/{locale.code}/locale.yml")
    values = {"locale": locale.code, "percent": percent, "least": LEAST_PERCENT_OF_HANDBOOK}
    return [problem("locale-extent", place, **values)]


def _po_problems(project: Project, locale: Locale, uri: str) -> list[Problem]:
    entries, problems = read_po(project, project.root / uri, locale)
    for entry in entries:
        if entry.state is not State.ABSENT:
            problems += _entry_problems(entry, is_page="/docs/" in uri)
    return problems


def _entry_problems(entry: Entry, *, is_page: bool) -> list[Problem]:
    # The entry's English text already has placeholders; a text with as many addresses stands for its page.
    if not is_page:
        return []
    restored = restore(entry.msgstr, lift(_with_addresses(entry.msgid)))
    if not isinstance(restored, Refusal):
        return []
    if restored.added:
        return [problem("po-markup", entry.place, value=restored.added)]
    missing = f"missing {' '.join(restored.missing)}." if restored.missing else ""
    extra = f"Too many: {' '.join(restored.extra)}." if restored.extra else ""
    return [problem("po-placeholder", entry.place, missing=missing, extra=extra)]


def _with_addresses(msgid: str) -> str:
    """A text of a page again: each placeholder as a link target or a citation, so that it lifts to itself."""
    text, number = msgid, 1
    while (mark := f"{{{number}}}") in text:
        text = text.replace(f"]{mark}", "](a)", 1) if f"]{mark}" in text else text.replace(mark, "[@a]", 1)
        number += 1
    return text


def _place(page: SourcePage, spot: Spot) -> Place:
    return page.source.place(spot.line + page.split.body_line - 1, spot.column, spot.width)


def _heading_problems(page: SourcePage) -> list[Problem]:
    found = []
    first: dict[str, int] = {}
    for heading in page.facts.headings:
        place = _place(page, heading.spot)
        if heading.id is None:
            found.append(problem("heading-without-id", place, example=heading_example(heading)))
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
    parts = urlsplit(link.target)
    if parts.scheme or link.target.startswith("//"):
        good = parts.scheme in {"http", "https", "mailto"}
        return [] if good else [problem("url-format", _place(page, link.spot), value=link.target)]
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


def unused_source_problems(content: Content) -> list[Problem]:
    """Sources of pages and taxonomy that nothing cites: a warning, since another page may be about to."""
    used = {citation.source_id for page in content.pages for citation in page.facts.citations}
    used |= {source for message in content.catalogue.messages for source in message.sources}
    used |= {source for country in content.catalogue.region for source in country.named_by}
    used |= {source for terms in content.catalogue.taxonomy.terms.values() for term in terms for source in term.sources}
    return [
        warning("source-unused", Place(path="docs/_data/sources"), value=source.id)
        for source in content.catalogue.sources
        if source.id not in used
    ]

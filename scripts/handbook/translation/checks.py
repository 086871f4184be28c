"""Problems of translation files: orphans, claims, syntax, form, and every text that does not agree with its English text."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from handbook.model.language import plural_forms
from handbook.model.suggestions import did_you_mean
from handbook.problems import MOST_OF_A_FILE, Place, Problem, is_enough, problem, warning
from handbook.source_files import MAX_PO_BYTES, read_source
from handbook.translation.comparing import compare, text_kind
from handbook.translation.comparing.language import english_words, is_in_no_english, is_latin, is_written_over
from handbook.translation.glossary import parse_glossary
from handbook.translation.page_claims import claims_path, page_claim_problems
from handbook.translation.po import State, parse_po
from handbook.translation.po_places import place_in_msgstr
from handbook.translation.sync import canonical_po
from handbook.translation.translation import po_uri

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path

    from handbook.content import Content
    from handbook.known_findings import KnownFindings
    from handbook.project import Project
    from handbook.source_files import SourceFile
    from handbook.translation.comparing import Finding, TextKind
    from handbook.translation.glossary import Glossary
    from handbook.translation.locales import Locale
    from handbook.translation.po import Entry
    from handbook.translation.texts import ContextText

_MOST_OF_A_TEXT = 20
"""Each is looked up in the file: a text of nothing but marks would take a minute."""


def check_translations(
    project: Project,
    content: Content,
    known: KnownFindings,
    codes: Collection[str] = (),
    concerns: Callable[[str], bool] = lambda _uri: True,
) -> list[Problem]:
    """All problems of the translations of some languages, or of all; of the files that `concerns` says yes to.

    A file that has no source any more is named whatever `concerns` says: it is the source that has changed.
    """
    found: list[Problem] = []
    sources = dict(content.texts())
    for locale in content.locales:
        if locale.is_source or (codes and locale.code not in codes):
            continue
        expected = {po_uri(locale.code, uri): uri for uri in sources}
        folder = project.translations_dir / locale.code
        glossary, problems = glossary_problems(project, folder / "glossary.csv")
        held_against = f"{locale!r}\0{sorted(glossary.items())!r}\0".encode()
        found += problems + page_claim_problems(project, claims_path(project, locale.code), [*sources])
        for path in sorted(folder.rglob("*.po")):
            uri = project.uri(path)
            if uri in expected and concerns(uri):
                # In other letters a text that is no English shows by itself.
                texts = sources[expected[uri]] if is_latin(locale) else ()
                find = partial(po_problems, project, path, locale, text_kind(expected[uri]), glossary, texts)
                state = f"{texts!r}\0".encode() + held_against
                found += find() if _too_large(path) else known.of(uri, state + path.read_bytes(), find)
            elif uri not in expected:
                found.append(problem("po-orphan", Place(path=uri), suggestion=did_you_mean(uri, expected, after=" ")))
    return found


def _too_large(path: Path) -> bool:
    """Whether a file is refused, or leads elsewhere: it is not even read then."""
    return path.is_symlink() or path.stat().st_size > MAX_PO_BYTES


def glossary_problems(project: Project, path: Path) -> tuple[Glossary, list[Problem]]:
    """The glossary of a language, and what is wrong with it; without a file there are no terms to check."""
    if not path.exists():
        return {}, []
    source = read_source(project, path)
    return ({}, [source]) if isinstance(source, Problem) else parse_glossary(source)


def po_problems(
    project: Project,
    path: Path,
    locale: Locale,
    kind: TextKind,
    glossary: Glossary,
    texts: tuple[ContextText, ...] = (),
) -> list[Problem]:
    """All problems of one PO file; `texts` are those of its source, if it matters."""
    source = read_source(project, path, MAX_PO_BYTES)
    if isinstance(source, Problem):
        return [source]
    entries, problems = parse_po(source, locale.reviewers)
    if problems:
        return problems
    problems += [*_repeated([entry for entry in entries if not entry.obsolete])][:MOST_OF_A_FILE]
    for entry in entries:
        if is_enough(problems, entry.place):
            return problems
        if not entry.obsolete:
            problems += _entry_problems(source, entry, locale, kind, glossary)
            del problems[MOST_OF_A_FILE:]
    problems += [*_written_over(entries, texts)][:MOST_OF_A_FILE]
    return problems + _form_problems(source, path.read_bytes())


def _repeated(entries: list[Entry]) -> Iterator[Problem]:
    """Entries for a text that another entry is for: who reads the first in a review does not see what readers get."""
    first: dict[tuple[str, str], int] = {}
    for entry in entries:
        line = first.setdefault((entry.context, entry.msgid), entry.place.line)
        if line != entry.place.line:
            yield problem("po-repeated", entry.place, first_line=line)


def _written_over(entries: Sequence[Entry], texts: tuple[ContextText, ...]) -> Iterator[Problem]:
    """Entries that are no text of the source, nor one that it had, while a text that stood in such a place is missing."""
    known = frozenset(texts)
    empty = [one for one in entries if not (one.kept or one.forms or one.obsolete)]
    strange = [one for one in empty if (one.context, one.msgid) not in known] if known else []
    if strange:
        missing = {context for context, _ in known - {(one.context, one.msgid) for one in entries}}
        english = english_words(text for _, text in texts)
        for one in strange:
            if one.context in missing and is_in_no_english(one.msgid, english):
                yield warning("po-msgid", one.place)


def _entry_problems(
    source: SourceFile, entry: Entry, locale: Locale, kind: TextKind, glossary: Glossary
) -> Iterator[Problem]:
    if entry.state is not State.ABSENT:
        for one in compare(entry.msgid, entry.msgstr, locale, kind, glossary)[:_MOST_OF_A_TEXT]:
            yield _problem(source, entry, one)
    elif entry.kept and not entry.previous:
        # Nobody sees that it is not shown. Where the English text changed, the file says so, and `translate status` too.
        yield warning("po-fuzzy", place_in_msgstr(source, entry.place.line, 0, len(entry.kept)))
    elif not entry.kept and not entry.forms and is_written_over(entry.msgid, locale):
        yield warning("po-msgid", entry.place)
    expected = plural_forms(locale.code)
    if entry.forms and expected and len(entry.forms) != expected:
        place = place_in_msgstr(source, entry.place.line, 0, 1)
        yield problem("po-plural", place, found=len(entry.forms), expected=expected)
    for number, form in enumerate(entry.forms):
        # The form for one thing stands for the English singular, the others for its plural.
        choices = [compare(text, form, locale, kind, glossary) for text in (entry.msgid, entry.plural)]
        for one in min(choices, key=len)[:_MOST_OF_A_TEXT] if form.strip() else ():
            yield _problem(source, entry, one, number)


def _problem(source: SourceFile, entry: Entry, found: Finding, form: int = 0) -> Problem:
    place = place_in_msgstr(source, entry.place.line, found.column, found.width, form)
    return (problem if found.is_error else warning)(found.code, place, **found.values)


def _form_problems(source: SourceFile, data: bytes) -> list[Problem]:
    """Whether the file is written in the one form that two people's changes merge well in."""
    canonical = canonical_po(source)
    if canonical.encode() == data:
        return []
    ours, theirs = source.text.split("\n"), canonical.split("\n")
    line = next((number for number, pair in enumerate(zip(ours, theirs, strict=False), 1) if pair[0] != pair[1]), 1)
    return [warning("po-format", source.place(line, 1, len(ours[line - 1])), locale=source.uri.split("/")[1])]

"""A locale's texts as one value: ask for a text, get the best that may be shown, in the locale or in English."""

from __future__ import annotations

import os
import posixpath
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from handbook.problems import Place, Problem, warning
from handbook.source_files import MAX_PO_BYTES, SourceFile, read_source
from handbook.translation.comparing import is_safe, text_kind
from handbook.translation.former import match_entries
from handbook.translation.po import State, parse_po
from handbook.translation.texts import INTERFACE_SOURCES, interface_source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from handbook.project import Project
    from handbook.translation.comparing import TextKind
    from handbook.translation.former import Former
    from handbook.translation.locales import Locale
    from handbook.translation.po import Entry
    from handbook.translation.texts import ContextText


class Said(NamedTuple):
    """A text as a locale says it. `state` is ABSENT when it is English because there is no translation."""

    text: str
    state: State | None
    former: Former | None = None
    """The translation of what the English text was before it changed."""

    @property
    def is_fallback(self) -> bool:
        return self.state is State.ABSENT


@dataclass(frozen=True)
class Coverage:
    """How many of a source's texts are translated, by state."""

    total: int
    by_state: tuple[tuple[State, int], ...]

    @property
    def translated(self) -> int:
        return sum(count for state, count in self.by_state if state is not State.ABSENT)

    @property
    def percent(self) -> int:
        """Rounded down, so that 100 means all."""
        return 100 * self.translated // self.total if self.total else 100

    @property
    def weakest(self) -> State:
        """The state that a reader must be told: one machine text makes a page a machine draft."""
        states = [state for state, count in self.by_state if count and state is not State.ABSENT]
        return max(states, key=list(State).index, default=State.ABSENT)


@dataclass(frozen=True)
class Translation:
    """The texts of one locale, by source file."""

    locale: Locale
    entries: Mapping[str, Mapping[ContextText, Entry]]
    former: Mapping[str, Mapping[ContextText, Former]] = field(default_factory=dict)

    def say(self, source_uri: str, context: str, english: str) -> Said:
        if self.locale.is_source:
            return Said(english, None)
        entry = self.entries.get(source_uri, {}).get((context, english))
        if entry is None or entry.state is State.ABSENT:
            former = self.former.get(source_uri, {}).get((context, english))
            return Said(english, State.ABSENT, former)
        return Said(entry.msgstr, entry.state)

    def by_people(self, source_uri: str) -> Translation:
        """Where nothing made by a machine may be shown for a source: the same without it."""
        kept = {key: one for key, one in self.entries.get(source_uri, {}).items() if one.state is not State.MACHINE}
        return replace(self, entries={**self.entries, source_uri: kept})

    def without(self, sources: Collection[str]) -> Translation:
        """The same without the texts of some files, and without former texts."""
        return Translation(self.locale, {uri: one for uri, one in self.entries.items() if uri not in sources})

    def label(self, key: str, english: str) -> str:
        """An interface text; English where there is none."""
        return self.say(interface_source(key), key, english).text

    def coverage(self, source_uri: str, texts: Iterable[ContextText]) -> Coverage:
        states = Counter(self.say(source_uri, context, text).state or State.REVIEWED for context, text in texts)
        return Coverage(states.total(), tuple((state, states[state]) for state in State))


def po_uri(locale: str, source_uri: str) -> str:
    """Where the translation of a source lies.

    >>> po_uri("th", "docs/handbook/index.md"), po_uri("th", INTERFACE_SOURCES[0])
    ('translations/th/docs/handbook/index.po', 'translations/th/interface.po')
    """
    if source_uri in INTERFACE_SOURCES:
        source_uri = posixpath.basename(source_uri)
    return f"translations/{locale}/{posixpath.splitext(source_uri)[0]}.po"


def read_translation(
    project: Project, locale: Locale, sources: Iterable[tuple[str, Iterable[ContextText]]]
) -> tuple[Translation, list[Problem]]:
    """Read all PO files of a locale that translate one of the sources, given with the texts that they have now."""
    entries: dict[str, Mapping[ContextText, Entry]] = {}
    former: dict[str, Mapping[ContextText, Former]] = {}
    problems: list[Problem] = []
    names = cache(_names_in)
    for uri, texts in () if locale.is_source else sources:
        po = f"{project.root}/{po_uri(locale.code, uri)}"
        if posixpath.basename(po) in names(posixpath.dirname(po)) and (path := Path(po)).exists():
            source = read_source(project, path, MAX_PO_BYTES)
            if isinstance(source, Problem):
                problems.append(source)
                source = SourceFile(project.uri(path), "")
            entries[uri], former[uri], faults = _matched(source, locale, uri, tuple(texts))
            problems += faults
    return Translation(locale, entries, former), problems


def _names_in(folder: str) -> frozenset[str]:
    """To ask for a thousand files that are not there takes ten times as long as to look what is."""
    try:
        return frozenset(os.listdir(folder))  # noqa: PTH208 (names, for one look at a time)
    except OSError:
        return frozenset()


_Matched = tuple["Mapping[ContextText, Entry]", "Mapping[ContextText, Former]", tuple[Problem, ...]]


# Files are read again whenever somebody saves one; what they say is worked out once. Twenty languages have a file for each
# case study, and a number that is too small by one forgets all of them.
@lru_cache(maxsize=100_000)
def _matched(source: SourceFile, locale: Locale, source_uri: str, texts: tuple[ContextText, ...]) -> _Matched:
    """What a PO file says of the texts that its source has now, and what is wrong with it."""
    found, faults = parse_po(source, locale.reviewers) if source.text else ((), [])
    safe = safe_entries(found, locale, source_uri)
    matched = match_entries(texts, safe)
    return matched.current, matched.former, (*faults, *_left_out(source.uri, found, safe, locale))


def read_po(project: Project, path: Path, locale: Locale) -> tuple[tuple[Entry, ...], list[Problem]]:
    source = read_source(project, path, MAX_PO_BYTES)
    if isinstance(source, Problem):
        return (), [source]
    return parse_po(source, locale.reviewers)


def safe_entries(entries: Iterable[Entry], locale: Locale, source_uri: str) -> tuple[Entry, ...]:
    """The entries as readers may see them: a translation with an error counts as absent, and the build goes on."""
    kind = text_kind(source_uri)
    return tuple(_safe(entry, locale, kind) for entry in entries)


def _left_out(po: str, found: Iterable[Entry], safe: Iterable[Entry], locale: Locale) -> list[Problem]:
    number = sum(one is not entry and not entry.obsolete for one, entry in zip(safe, found, strict=True))
    return [warning("po-left-out", Place(path=po), number=number, locale=locale.code)] if number else []


def _safe(entry: Entry, locale: Locale, kind: TextKind) -> Entry:
    english = entry.previous if entry.previous and entry.state is State.ABSENT else entry.msgid
    if not entry.kept or is_safe(english, entry.kept, locale, kind):
        return entry
    return replace(entry, msgstr="", kept="", state=State.ABSENT)

"""How far the translation of a language is, file by file, and where a little work helps most."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from handbook.translation.po import State
from handbook.translation.texts import INTERFACE_SOURCES, INTERFACE_URI
from handbook.translation.translation import po_uri

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from handbook.translation.former import Former
    from handbook.translation.texts import ContextText
    from handbook.translation.translation import Translation

AREAS = (
    ("interface", INTERFACE_SOURCES),
    ("taxonomy", ("case_studies/taxonomy/",)),
    ("pages", ("docs/",)),
    ("case-studies", ("case_studies/",)),
)
"""Names of areas with the beginnings of their sources; the first that fits counts."""


@dataclass(frozen=True)
class FileStatus:
    """How far one PO file is."""

    source_uri: str
    po: str
    total: int
    states: Counter[State]
    former: tuple[tuple[ContextText, Former], ...]

    @property
    def translated(self) -> int:
        return self.total - self.states[State.ABSENT]

    @property
    def percent(self) -> int:
        return 100 * self.translated // self.total if self.total else 100

    @property
    def is_page(self) -> bool:
        """An author's page, which people think of by its title."""
        return self.source_uri.startswith("docs/") and self.source_uri.endswith(".md")


def area_of(source_uri: str) -> str:
    return next(area for area, starts in AREAS if source_uri.startswith(starts))


def file_statuses(
    translation: Translation, sources: Iterable[tuple[str, Sequence[ContextText]]]
) -> Iterator[FileStatus]:
    for uri, texts in sources:
        if uri in translation.entries:
            yield file_status(translation, uri, texts)
        else:
            yield not_begun(translation.locale.code, uri, len(texts))


def file_status(translation: Translation, uri: str, texts: Sequence[ContextText]) -> FileStatus:
    """A file that a language has."""
    said = [(key, translation.say(uri, *key)) for key in texts]
    states = Counter(one.state or State.ABSENT for _, one in said)
    former = tuple((key, one.former) for key, one in said if one.former)
    return FileStatus(uri, po_uri(translation.locale.code, uri), len(texts), states, former)


# Nothing is read for it but how many texts it would have, and a process that stays asks for a thousand of them at each edit.
@lru_cache(maxsize=50_000)
def not_begun(locale: str, uri: str, total: int) -> FileStatus:
    """A file that a language does not have, as those of most case studies."""
    return FileStatus(uri, po_uri(locale, uri), total, Counter({State.ABSENT: total} if total else {}), ())


def summed(files: Iterable[FileStatus]) -> FileStatus:
    states: Counter[State] = Counter()
    total = 0
    former: list[tuple[ContextText, Former]] = []
    for one in files:
        states.update(one.states)
        total += one.total
        former += one.former
    return FileStatus("", "", total, states, tuple(former))


def next_files(files: Iterable[FileStatus], in_work: Collection[str], most: int) -> list[FileStatus]:
    """Where a little work helps most readers: what changed since, then what was begun, then what readers meet first.

    Those are menus and labels, the home page and the steps, other pages, and then everything else in its order. A page
    that somebody works on is not proposed to another person.
    """
    open_files = [one for one in files if one.translated < one.total and one.source_uri not in in_work]
    return sorted(open_files, key=_helps)[:most]


def _helps(one: FileStatus) -> tuple[object, ...]:
    return (not one.former, one.translated == 0, _place(one.source_uri), -one.percent)


def _place(source_uri: str) -> int:
    beginnings = (INTERFACE_URI, "docs/index.md", "docs/handbook/", "case_studies/taxonomy/")
    first = next((at for at, start in enumerate(beginnings) if source_uri.startswith(start)), len(beginnings))
    return first if first < len(beginnings) or source_uri.endswith(".md") else first + 1

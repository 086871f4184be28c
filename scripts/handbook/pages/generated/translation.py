"""The page for translators of one language: how far it is, what changed, where to begin."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from handbook.pages.outline import TRANSLATION_URI
from handbook.pages.page import Page, PageKind
from handbook.translation.po import State
from handbook.translation.texts import INTERFACE_URI
from handbook.translation.translation import po_uri
from handbook.translation.word_diff import Change, word_diff

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from handbook.pages.generated.maker import PageMaker
    from handbook.translation.former import Former
    from handbook.translation.texts import ContextText

AREAS = (
    ("interface", (INTERFACE_URI,)),
    ("taxonomy", ("case_studies/taxonomy/",)),
    ("pages", ("docs/",)),
    ("case-studies", ("case_studies/",)),
)
"""Names of areas with the beginnings of their sources; the first that fits counts."""
_NEXT, _CHANGED = 5, 30


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


def area_of(source_uri: str) -> str:
    return next(area for area, starts in AREAS if source_uri.startswith(starts))


def translation_pages(maker: PageMaker) -> Iterator[Page]:
    w = maker.words(TRANSLATION_URI)
    files = [] if w.locale.is_source else list(_files(maker))
    body = maker.renderer.fragment(
        "translation",
        w,
        language=w.locale.name,
        locales=[one for one in maker.content.locales if not one.is_source],
        areas=[(area, _summed(one for one in files if area_of(one.source_uri) == area)) for area, _ in AREAS],
        states=[state for state in State if state is not State.ABSENT],
        next_files=_next(files),
        pages=[(_title(maker, one.source_uri), one) for one in files if one.source_uri.startswith("docs/") and "/_data/" not in one.source_uri],
        changed=[(one.po, key[1], _diff(former.english, key[1]), former.text) for one in files for key, former in one.former][:_CHANGED],
        total_changed=sum(len(one.former) for one in files),
    )  # fmt: skip
    title = w.plain("status.title")
    yield maker.page(w, PageKind.TRANSLATION, title, w.plain("status.intro"), body)


def _files(maker: PageMaker) -> Iterator[FileStatus]:
    translation = maker.translation
    for uri, texts in maker.content.texts():
        said = [(key, translation.say(uri, *key)) for key in texts]
        states = Counter(one.state or State.ABSENT for _, one in said)
        former = tuple((key, one.former) for key, one in said if one.former)
        yield FileStatus(uri, po_uri(translation.locale.code, uri), len(texts), states, former)


def _summed(files: Iterable[FileStatus]) -> FileStatus:
    states: Counter[State] = Counter()
    total = 0
    former: list[tuple[ContextText, Former]] = []
    for one in files:
        states.update(one.states)
        total += one.total
        former += one.former
    return FileStatus("", "", total, states, tuple(former))


def _next(files: Sequence[FileStatus]) -> list[FileStatus]:
    """Where a little work helps most readers: what changed since, then what was begun, then the pages in their order."""
    open_files = [one for one in files if one.translated < one.total]
    return sorted(open_files, key=lambda one: (not one.former, one.translated == 0, -one.percent))[:_NEXT]


def _title(maker: PageMaker, source_uri: str) -> tuple[str, str]:
    uri = source_uri.removeprefix("docs/")
    page = next(one for one in maker.content.pages if one.uri == uri)
    return page.split.meta.value.title, uri


def _diff(old: str, new: str) -> Markup:
    parts = (
        escape(text) if change is Change.SAME else Markup("<{0}>{1}</{0}>").format(str(change), text)
        for change, text in word_diff(old, new)
    )
    return Markup("").join(parts)

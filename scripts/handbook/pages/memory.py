"""What was made in the last plan, for a process that plans again and again: what did not change is not made again.

A piece is a page, or something that pages are made from. While it is made, everything is noted that it reads: of the
content, of the translation, and other pieces. In the next plan it is made again only if one of these is another.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from handbook.pages.noted import Ask, NotedContent
from handbook.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from handbook.content import Content
    from handbook.translation.locales import Extent, Locale
    from handbook.translation.translation import Translation

T = TypeVar("T")
_FORGETTING = 16
"""Plans after which what is not needed any more is forgotten."""
_FEW = 96
"""Pages whose texts are not packed at once: some megabytes of each language."""


class Plan(Protocol):
    """What a plan is made from. Whoever makes a piece reads these two and other pieces, and nothing else that may change."""

    content: Content
    translation: Translation

    def kept(self, name: Hashable, make: Callable[[], T], *given: object) -> T:
        """A piece under a name of its own; made where it is not there, or not what it would be now.

        `given` are values that `make` was given besides what it reads: with others, the piece is another one.
        """

    def spent(self, kind: str) -> None:
        """Pieces of a kind, which begins their names, were asked for by all who need them in this plan."""

    def end(self) -> None:
        """All is made. A plan that is the only one lets its pieces go: some of them name it, and nobody looks for garbage."""


class Once:
    """A plan of a process that makes no other: pieces are made once, and nothing is noted."""

    def __init__(self, content: Content, translation: Translation) -> None:
        self.content, self.translation = content, translation
        self._made: dict[Hashable, Any] = {}

    def kept(self, name: Hashable, make: Callable[[], T], *given: object) -> T:
        del given
        if name not in self._made:
            self._made[name] = make()
            if isinstance(self._made[name], Page):
                self._made[name].encode()
        made: T = self._made[name]
        return made

    def spent(self, kind: str) -> None:
        self._made = {
            name: one for name, one in self._made.items() if not (isinstance(name, tuple) and name[0] == kind)
        }

    def end(self) -> None:
        self._made.clear()


def plan_of(content: Content, translation: Translation, extent: Extent, memory: PlanMemory | None) -> Plan:
    """The plan of a process: the next one of its memory, or the only one."""
    return memory.begin(content, translation, extent) if memory else Once(content, translation)


@dataclass(eq=False)
class _Piece:
    """One is another's question; two are never equal."""

    make: Callable[[], Any]
    given: tuple[object, ...]
    value: Any
    asks: tuple[Ask | _Piece, ...]
    made: int
    """The plan in which it was made last, `changed` that in which it became what it is, `looked` that in which it was asked for."""
    changed: int
    looked: int
    readers: dict[_Piece, None] = field(default_factory=dict)
    doubtful: bool = False
    """Whether something changed that it read, or that a piece of it read."""


class PlanMemory:
    """The pieces of one locale. Plans are numbered; a piece holds while nothing that it read changed after it was made."""

    def __init__(self) -> None:
        self._noted = NotedContent(self._note)
        self._turn = 0
        self._of: tuple[Locale, Extent] | None = None
        self._pieces: dict[Hashable, _Piece] = {}
        self._making: list[dict[Ask | _Piece, None]] = []
        self._asks: dict[Ask, None] = {}
        self._made: list[Page] = []
        """Pages of this plan that the one before did not have, or had otherwise."""
        self._waiting: list[Page] = []
        """Those of the last plan whose texts are not packed yet."""
        self._packs = False

    def begin(self, content: Content, translation: Translation, extent: Extent) -> Plan:
        """The next plan. All is forgotten if the language itself is another; what is not needed any more, now and then."""
        if self._of != (translation.locale, extent):
            self._pieces, self._of = {}, (translation.locale, extent)
        elif self._turn % _FORGETTING == 0:
            self._forget()
        self._turn += 1
        if not self._packs:
            self._made = []
        self._noted.point(content, translation)
        self._doubt()
        self.content, self.translation = self._noted.content, self._noted.translation(translation.locale)
        return self

    def spent(self, kind: str) -> None:
        """The next plan asks for them again."""

    def end(self) -> None:
        """What was made is for the next plan, too."""

    def pack(self, pages: Iterable[Page]) -> None:
        """Hold texts of pages in less room between two plans; `pages` are those of the last one. A few that are new wait for
        the next plan: whoever edits a title edits it again, and then they are only compared with others and gone.
        """
        made, waiting, self._packs = self._made, self._waiting, True
        self._made, self._waiting = [], made if len(made) <= _FEW else []
        new = {id(page) for page in self._waiting}
        for page in (*waiting, *made, *pages):
            if id(page) not in new:
                page.pack()

    def _doubt(self) -> None:
        """Each question is asked once; who read an answer that is another now, must be looked at, and whoever read that."""
        asks = [ask for ask in self._asks if ask.view.is_other and ask.look(self._turn) == self._turn]
        waiting = [reader for ask in asks for reader in ask.readers]
        while waiting:
            piece = waiting.pop()
            if not piece.doubtful:
                piece.doubtful = True
                waiting += piece.readers

    def _forget(self) -> None:
        """Keep what the last plan asked for, and what that was made from."""
        needed: dict[Ask | _Piece, None] = {}
        waiting: list[Ask | _Piece] = [one for one in self._pieces.values() if one.looked == self._turn]
        while waiting:
            one = waiting.pop()
            if one not in needed:
                needed[one] = None
                waiting += one.asks if isinstance(one, _Piece) else ()
        self._pieces = {name: one for name, one in self._pieces.items() if one in needed}
        self._asks = {ask: None for ask in self._asks if ask in needed}
        for one in needed:
            one.readers = {reader: None for reader in one.readers if reader in needed}

    def kept(self, name: Hashable, make: Callable[[], T], *given: object) -> T:
        piece = self._pieces.get(name)
        if piece is None or piece.looked != self._turn or piece.given != given:
            piece = self._asked_for(name, make, given)
        if self._making:
            self._making[-1][piece] = None
        value: T = piece.value
        return value

    def _asked_for(self, name: Hashable, make: Callable[[], Any], given: tuple[object, ...]) -> _Piece:
        """For the first time in this plan, or with other values: the line of a case study is asked for by twenty lists."""
        piece = self._pieces.get(name)
        if piece is None:
            piece = self._pieces[name] = _Piece(make, given, None, (), -1, -1, -1)
        elif piece.given != given:
            piece.made = piece.looked = -1
        piece.make, piece.given = make, given
        self._bring_up_to_date(piece)
        return piece

    def _bring_up_to_date(self, piece: _Piece) -> None:
        if piece.looked == self._turn:
            return
        if piece.made < 0 or (piece.doubtful and any(self._last_change(ask) > piece.made for ask in piece.asks)):
            self._make(piece)
        piece.looked, piece.doubtful = self._turn, False

    def _last_change(self, ask: Ask | _Piece) -> int:
        if isinstance(ask, Ask):
            return ask.look(self._turn)
        self._bring_up_to_date(ask)
        return ask.changed

    def _make(self, piece: _Piece) -> None:
        """Make it with an open list; what comes to the same is the same, for pieces that read it."""
        self._making.append({})
        try:
            value = piece.make()
        finally:
            asks = self._making.pop()
        piece.asks, piece.made = tuple(asks), self._turn
        for ask in asks:
            ask.readers[piece] = None
            if isinstance(ask, Ask):
                self._asks[ask] = None
        if piece.changed < 0 or value != piece.value:
            piece.value, piece.changed = value, self._turn
            if isinstance(value, Page):
                self._made.append(value)

    def _note(self, ask: Ask, answer: Any) -> None:
        if ask.looked != self._turn:
            ask.hear(answer, self._turn)
        if self._making:
            self._making[-1][ask] = None

"""The content as pages see it while somebody notes what they read of it: an answer that is another next time makes them anew.

Nobody lists what a page is made from. Pages get these views in place of the content, so whatever they read is noted;
what is not in a view cannot be read.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from handbook.translation.translation import Translation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from handbook.content import Content
    from handbook.translation.locales import Locale

    Note = Callable[["Ask", Any], None]
    Find = Callable[[Any, Any], Any]

_REFS = (
    "by_country",
    "by_year",
    "country_tactic",
    "step_tactic",
    "tactic_outcome",
    "tactic_unsorted",
    "related",
    "level_of",
    "countries_of",
    "languages_of",
)
"""Cross-references that are noted one by one; those that are not named here are noted as a whole, like all other values."""
_MISSING, _GONE = object(), object()


class Ask:
    """A question to the content: where, how, and for what. The same question is the same object.

    There are a hundred of them for each case study, so none has functions of its own.
    """

    __slots__ = ("_find", "_question", "answer", "changed", "looked", "readers", "view")

    def __init__(self, view: _View, find: Find, question: Any) -> None:
        self.view, self._find, self._question = view, find, question
        self.answer: Any = _MISSING
        self.changed = self.looked = -1
        self.readers: dict[Any, None] = {}
        """The pieces for which it was asked."""

    def look(self, turn: int) -> int:
        """The turn in which the answer became what it is."""
        if self.looked != turn:
            self.hear(self._found(), turn)
        return self.changed

    def _found(self) -> Any:
        """What was asked for may be gone: whoever asked is made anew then, and may not ask again."""
        try:
            return self._find(self.view.thing, self._question)
        except (LookupError, StopIteration):
            return _GONE

    def hear(self, answer: Any, turn: int) -> None:
        """Equal answers are one: most are the same object, since a file that did not change was read once."""
        self.looked = turn
        if not (answer is self.answer or answer == self.answer):
            self.answer, self.changed = answer, turn


class _View:
    """Something of the content, looked at through one object for as long as the memory lasts."""

    def __init__(self, note: Note) -> None:
        self._note = note
        self._asks: dict[Any, Ask] = {}
        self.thing: Any = None
        self.is_other = True
        """Whether it is another thing than the last time. Of the same thing nobody asks anything again."""

    def point(self, thing: Any) -> None:
        self.thing, self.is_other = thing, thing is not self.thing

    def _noted(self, question: Any, answer: Any, find: Find) -> Any:
        ask = self._asks.get(question)
        if ask is None:
            ask = self._asks[question] = Ask(self, find, question)
        self._note(ask, answer)
        return answer


def _whole(thing: Any, _: Any) -> Any:
    return thing


def _entry(thing: Any, question: tuple[Any]) -> Any:
    return thing.get(question[0], _MISSING)


def _result(thing: Any, question: tuple[str, tuple[Any, ...]]) -> Any:
    name, given = question
    return getattr(thing, name)(*given)


class _Record(_View):
    """A record: some of its fields are views themselves, and all others are noted as a whole, results of methods too."""

    def __init__(self, note: Note, **inside: _View) -> None:
        super().__init__(note)
        self._inside = inside

    def point(self, thing: Any) -> None:
        super().point(thing)
        for name, view in self._inside.items():
            view.point(getattr(thing, name))

    def __getattr__(self, name: str) -> Any:
        view = self._inside.get(name)
        if view is not None:
            return view
        value = getattr(self.thing, name)
        if callable(value):
            return partial(self._called, name)
        return self._noted(name, value, getattr)

    def _called(self, name: str, *given: Any) -> Any:
        value = getattr(self.thing, name)(*given)
        return self._noted((name, given), value, _result)


class _Entries(_View, Mapping[Any, Any]):
    """A mapping whose entries are noted one by one; whoever looks through all of them depends on all."""

    thing: Mapping[Any, Any]

    def __getitem__(self, key: Any) -> Any:
        value = self._entry(key)
        if value is _MISSING:
            raise KeyError(key)
        return value

    def get(self, key: Any, default: Any = None) -> Any:
        value = self._entry(key)
        return default if value is _MISSING else value

    def __contains__(self, key: Any) -> bool:
        return self._entry(key) is not _MISSING

    def __iter__(self) -> Iterator[Any]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def items(self) -> Any:
        return self._all().items()

    def values(self) -> Any:
        return self._all().values()

    def _entry(self, key: Any) -> Any:
        return self._noted((key,), self.thing.get(key, _MISSING), _entry)

    def _all(self) -> Mapping[Any, Any]:
        found: Mapping[Any, Any] = self._noted("", self.thing, _whole)
        return found


class _Groups(_Entries):
    """A mapping of mappings, with the same keys for ever."""

    def __init__(self, note: Note) -> None:
        super().__init__(note)
        self._inside: dict[Any, _Entries] = {}

    def point(self, thing: Mapping[Any, Any]) -> None:
        super().point(thing)
        for key, value in thing.items():
            self._inside.setdefault(key, _Entries(self._note)).point(value)

    def __getitem__(self, key: Any) -> Any:
        return self._inside[key]


class NotedContent:
    """The views of a content and of a translation, which `point` turns to new ones."""

    def __init__(self, note: Note) -> None:
        refs = _Record(note, by_term=_Groups(note), **{name: _Entries(note) for name in _REFS})
        catalogue = _Record(note, by_id=_Entries(note), titles=_Entries(note))
        self._content = _Record(note, catalogue=catalogue, crossrefs=refs)
        self._entries, self._former = _Entries(note), _Entries(note)

    def point(self, content: Content, translation: Translation) -> None:
        self._content.point(content)
        self._entries.point(translation.entries)
        self._former.point(translation.former)

    @property
    def content(self) -> Content:
        return cast("Content", self._content)

    def translation(self, locale: Locale) -> Translation:
        return Translation(locale, self._entries, self._former)

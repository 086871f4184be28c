"""The rows of a sheet: one for each text of a source, with what a translator needs beside it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from handbook.translation.former import match_entries
from handbook.translation.po import State, digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handbook.translation.po import Entry
    from handbook.translation.texts import ContextText

FORMER = "former"
"""What the column `state` says of a translation whose English text has changed since."""


class Column(StrEnum):
    """The columns of a sheet, in this order."""

    FILE = "file"
    ID = "id"
    CONTEXT = "context"
    ENGLISH = "english"
    PREVIOUS = "previous english"
    STATE = "state"
    TRANSLATION = "translation"


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One text. `file` is the source's uri, `previous` the English for which a former translation was made."""

    file: str
    id: str
    context: str
    english: str
    previous: str = ""
    state: str = ""
    translation: str = ""

    def cells(self) -> tuple[str, ...]:
        """The texts in the order of the columns."""
        return (self.file, self.id, self.context, self.english, self.previous, self.state, self.translation)

    @property
    def is_missing(self) -> bool:
        """Whether readers see English: there is no translation, or only a former one."""
        return self.state in {State.ABSENT, FORMER}


def text_id(key: ContextText) -> str:
    """What names a text in a sheet: it changes when the English does.

    >>> text_id(("title", "Home")) == text_id(("title", "Home."))
    False
    """
    return digest(*key)


def rows_of(uri: str, texts: Sequence[ContextText], entries: Sequence[Entry]) -> Iterator[Row]:
    """The rows of one source, in reading order, also for texts that its PO file does not have yet."""
    matched = match_entries(texts, entries)
    for key in texts:
        context, english = key
        previous, state, translation = "", str(State.ABSENT), ""
        if entry := matched.current.get(key):
            state, translation = str(entry.state), entry.kept
        elif former := matched.former.get(key):
            previous, state, translation = former.english, FORMER, former.text
        yield Row(
            file=uri,
            id=text_id(key),
            context=context,
            english=english,
            previous=previous,
            state=state,
            translation=translation,
        )

"""What every page and printout says of the copy that a reader holds: which edition it is, and when it counts as old."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.pages.words import format_partial
from handbook.translation.locales import SOURCE_LOCALE
from handbook.translation.texts import EDITIONS_SOURCE

if TYPE_CHECKING:
    from handbook.content import Content
    from handbook.translation.translation import Translation

_KEY = "edition.line"


@dataclass(frozen=True)
class EditionLine:
    """A line for readers. `language` is English where the reader's language has no words for it yet."""

    text: str
    language: str
    old_after: str
    """The last day (YYYY-MM-DD) on which the copy is not old; the reader's own clock is asked, no build reads one."""


def edition_line(content: Content, translation: Translation) -> EditionLine:
    """The edition's version and date, the date as the language writes it."""
    edition, english = content.config.edition, content.interface[_KEY]
    said = translation.say(EDITIONS_SOURCE, _KEY, english)
    whole = not said.is_fallback and all(slot in said.text for slot in ("{version}", "{date}"))
    language = translation.locale.code if whole else SOURCE_LOCALE
    text = (said.text if whole else english).replace("{version}", edition.version)
    return EditionLine(
        text.replace("{date}", format_partial(edition.date, language)), language, year_after(edition.date)
    )


def year_after(day: str) -> str:
    """The same day a year later; such days are compared as texts, so that 29 February needs no care.

    >>> year_after("2026-11-26")
    '2027-11-26'
    """
    return f"{int(day[:4]) + 1:04}{day[4:]}"

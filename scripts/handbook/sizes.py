"""How large the files of editions are, as readers are told before they download or pass one on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import UnknownLocaleError
from babel.units import format_unit

from handbook.translation.locales import SOURCE_LOCALE

if TYPE_CHECKING:
    from pathlib import Path

_KILO, _MEGA = 1_000, 1_000_000


def size_of(path: Path, code: str) -> str:
    """The size of a file, as a language writes it."""
    return said_size(path.stat().st_size, code)


def said_size(size: int, code: str) -> str:
    """A number of bytes in round units, with Latin digits; in English words where the language's are not known.

    >>> said_size(1_536_000, "en"), said_size(65_366, "en"), said_size(1_536_000, "tet")
    ('1.5 MB', '65 kB', '1.5 MB')
    """
    unit, number = ("digital-megabyte", size / _MEGA) if size >= _MEGA else ("digital-kilobyte", size / _KILO)
    rounded = round(number, 1) if number < 10 else round(number)
    try:
        return format_unit(rounded, unit, length="short", locale=code.replace("-", "_"), numbering_system="latn")
    except (UnknownLocaleError, ValueError):
        return format_unit(rounded, unit, length="short", locale=SOURCE_LOCALE)

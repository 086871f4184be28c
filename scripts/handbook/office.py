"""Empty office files, as their libraries make them: the same in all languages, and what takes longest of most files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from handbook.exports.workbook import blank_tables
from handbook.sheets.excel import blank_form
from handbook.sheets.word import blank_documents
from handbook.slides.master import blank_deck

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handbook.sheets.word import Documents


@dataclass(frozen=True)
class OfficeFiles:
    """Their parts by name. What a language says of itself stands as a sign in them."""

    tables: Mapping[str, bytes]
    form: Mapping[str, bytes]
    documents: Documents
    deck: Mapping[str, bytes]


@lru_cache(maxsize=1)
def office_files() -> OfficeFiles:
    """Loading three libraries takes a quarter of a second."""
    return OfficeFiles(blank_tables(), blank_form(), blank_documents(), blank_deck())

"""A table as it was read: cells with what they hold, before anyone asks what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

# A full export of a thousand case studies has about 60,000 rows.
MAX_ROWS = 200_000
MAX_FILE_BYTES = 50_000_000
# Nobody needs more columns than this; the rest of a wide table is left unread.
MAX_COLUMNS = 60


class CellKind(StrEnum):
    """What a cell holds, in the words of a message."""

    TEXT = "a text"
    NUMBER = "a number"
    DATE = "a date"
    TRUTH = "TRUE or FALSE"
    FORMULA = "a formula"
    ERROR = "an error value"


class Cell(NamedTuple):
    text: str
    kind: CellKind = CellKind.TEXT


class GridRow(NamedTuple):
    """`number` is the row's number in the spreadsheet, from 1."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Grid:
    """The rows that hold something, header first. `label` is the name of the sheet, where there is one."""

    rows: tuple[GridRow, ...]
    label: str = ""

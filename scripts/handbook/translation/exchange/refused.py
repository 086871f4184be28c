"""The report of rows that were not taken: a sheet like any other, with a column that says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.problems.formats import as_text
from handbook.translation.exchange.columns import REASON
from handbook.translation.exchange.csv_form import format_csv
from handbook.translation.exchange.rows import Column

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from handbook.translation.exchange.received import Refused


def format_refused(refused: Sequence[Refused]) -> bytes:
    """Every refused row whole, so that no translation is lost; it can be mended and imported."""
    return format_csv([*Column, REASON], ([*one.row.cells(), _reason(one)] for one in refused))


def refused_path(sheet: Path) -> Path:
    """A name beside the sheet that is not taken: an earlier report may still be needed."""
    path = sheet.with_name(f"{sheet.stem}.refused.csv")
    number = 2
    while path.exists():
        path = sheet.with_name(f"{sheet.stem}.refused-{number}.csv")
        number += 1
    return path


def _reason(one: Refused) -> str:
    return " ".join(as_text(one.problem).split())

"""Texts of a CSV file that a spreadsheet program would change: an apostrophe stands before them, and is taken off again.

A program that opens a CSV file runs `=1+1`, makes a date of `May 2014` and the number 1.2345E+71 of the id `12345e67`,
and writes back what it made. An apostrophe keeps all of them as texts. A workbook needs none: its cells say that they
are texts.
"""

from __future__ import annotations

import re

from handbook.formulas import FORMULA_STARTS

# A number, a price, a share, a time, a date of numbers; an id that looks like one.
_NUMBER = re.compile(r"[\s($€£¥฿₹₫₩]*\d[\d\s.,:/%'()$€£¥฿₹₫₩-]*(?:[eE]\d+)?(?:\s*[aApP]\.?[mM]\.?)?", re.ASCII)
# A day or year beside one word, in any language: it could be a month.
_DATE = re.compile(
    r"\d{1,4}[\s./,-]+[^\s\d]{1,24}(?:[\s./,-]+\d{1,4})?|[^\s\d]{1,24}[\s./,-]+\d{1,4}(?:[\s./,-]+\d{1,4})?"
)
# The same without anything between, as ids have it: `3dec2014` is a day of December.
_CLOSE_DATE = re.compile(r"\d{1,4}(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\d{0,4}", re.IGNORECASE)
_TRUTH = re.compile(r"true|false", re.IGNORECASE)


def guarded(text: str) -> str:
    """The text as a CSV file holds it.

    >>> guarded("=1+1"), guarded("12345e67"), guarded("May 2014"), guarded("Pay nothing.")
    ("'=1+1", "'12345e67", "'May 2014", 'Pay nothing.')
    """
    return f"'{text}" if _would_change(text) else text


def unguarded(cell: str) -> str:
    """The text that a CSV file means. An apostrophe before any other text belongs to it.

    >>> unguarded("'=1+1"), unguarded("''=1+1"), unguarded("'No way'")
    ('=1+1', "'=1+1", "'No way'")
    """
    return cell[1:] if cell.startswith("'") and _would_change(cell[1:]) else cell


def looks_changed(cell: str) -> bool:
    """Whether a cell looks like what a spreadsheet program makes of a text.

    >>> looks_changed("1.2345E+71"), looks_changed("May-14"), looks_changed("#NAME?"), looks_changed("Pay nothing.")
    (True, True, True, False)
    """
    return bool(re.fullmatch(r"#[A-Z/0-9]+[!?]?|[-+]?\d+(?:[.,]\d+)?[eE]\+?\d+", cell)) or _is_number_or_date(cell)


def _would_change(text: str) -> bool:
    # Apostrophes in front are looked through, so that taking one off is the exact reverse of putting one on.
    text = text.lstrip("'")
    return text.startswith(FORMULA_STARTS) or _is_number_or_date(text)


def _is_number_or_date(text: str) -> bool:
    return any(form.fullmatch(text.strip()) for form in (_NUMBER, _DATE, _CLOSE_DATE, _TRUTH))

"""Which way a title runs. Browsers go by the first letter, and an Urdu title may well begin with a Latin word."""

from __future__ import annotations

import unicodedata

_WAYS = {"L": "ltr", "R": "rtl", "AL": "rtl"}


def direction_of(text: str, page: str) -> str:
    """The direction of the page, unless all letters of the text have the other one.

    >>> direction_of("SBCC رہنمائی", "rtl"), direction_of("Messages: from a warning", "rtl"), direction_of("2019", "rtl")
    ('rtl', 'ltr', 'rtl')
    """
    ways = {_WAYS.get(unicodedata.bidirectional(letter)) for letter in text} - {None}
    (only,) = ways if len(ways) == 1 else {page}
    return only or page

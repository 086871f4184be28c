"""Which style sheets a page needs beside those of every page, by what its text holds."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_BY_MARK: Mapping[str, str] = MappingProxyType(
    {
        'class="hb-cards': "assets/css/cards.css",
        'class="hb-studies': "assets/css/cards.css",
        "hb-chip": "assets/css/cards.css",
        "hb-level": "assets/css/cards.css",
        'class="hb-panels': "assets/css/style-page.css",
        'class="hb-roles': "assets/css/home.css",
        'class="hb-figure': "assets/css/figures.css",
        'class="hb-picture': "assets/css/pictures.css",
        'class="hb-legend': "assets/css/pictures.css",
        'class="grid-table': "assets/css/grids.css",
        'class="hb-letters': "assets/css/search.css",
        'class="hb-results': "assets/css/search.css",
        'class="hb-explorer': "assets/css/explorer.css",
        'id="hb-results"': "assets/css/explorer.css",
        "hb-facet": "assets/css/explorer.css",
    }
)
"""The page of results is laid out like the explorer, and the builder folds its fields like it."""
_HB = "hb-"
_MARKS = {mark[mark.find(_HB) :]: mark for mark in _BY_MARK if _HB in mark}
"""By what stands from there on: that is looked for once for all of them, since pages with long lists are long."""
_FOUND = re.compile(f"{_HB}(?:{'|'.join(f'{end[len(_HB) :]}(?<={mark})' for end, mark in _MARKS.items())})")


def sheets_for(body: str) -> tuple[str, ...]:
    """The sheets for a text, each once.

    >>> sheets_for('<figure class="hb-figure hb-figure--card">'), sheets_for("Plain.")
    (('assets/css/figures.css',), ())
    """
    found = {_MARKS[end] for end in {*_FOUND.findall(body)}}
    found |= {mark for mark in _BY_MARK if _HB not in mark and mark in body}
    return tuple(dict.fromkeys(sheet for mark, sheet in _BY_MARK.items() if mark in found))

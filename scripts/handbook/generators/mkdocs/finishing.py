"""The last changes to the HTML of a page, or of an item of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.generators.mkdocs.outgoing import mark_outgoing
from handbook.generators.mkdocs.untranslated import mark_untranslated
from handbook.pages.ranges import isolated
from handbook.translation.locales import Direction

if TYPE_CHECKING:
    from collections.abc import Callable


def finisher(direction: str) -> Callable[[str], str]:
    """Links that leave the handbook say so; blocks of English are English as a whole; 2013–2019 keeps its order from right to left."""
    return _finished_from_right if direction == Direction.RTL else _finished


def _finished(page: str) -> str:
    return mark_untranslated(mark_outgoing(page))


def _finished_from_right(page: str) -> str:
    return isolated(_finished(page))

"""A page that somebody is translating, so that no other person begins it too."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from handbook.model.kinds import Day, Help, Slug, Text

DAYS_OF_A_CLAIM = 30


@dataclass(frozen=True, kw_only=True)
class PageClaim:
    """Nobody is bound by one: after 30 days it has run out, and the page is free for others."""

    page: Annotated[str, Text(200), Help("Source of the texts, such as docs/handbook/audience.md.")]
    handle: Annotated[str, Slug(), Help("Who works on it.")]
    date: Annotated[str, Day(), Help("Since when.")]

    @property
    def last_day(self) -> str:
        """ISO days compare as texts, here and in a reader's script."""
        return (date.fromisoformat(self.date) + timedelta(days=DAYS_OF_A_CLAIM)).isoformat()

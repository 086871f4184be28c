"""One message and its way out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Phrase:
    """`{names}` are filled with the values of the problem."""

    message: str
    hint: str

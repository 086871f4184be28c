"""What a comparison finds: a code, where in the translation, and what to say about it. The words stand in `problems`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# By harm: what changes an address, a number or markup, or could deceive, is an error, and readers get the English text.
# Style, and what only a speaker can judge, is a warning.
WARNINGS = frozenset(
    {"po-number-word", "po-english", "po-glossary", "po-label-long", "po-spaces", "po-format"},
)


@dataclass(frozen=True)
class Finding:
    """A fault of one translated text."""

    code: str
    column: int = 0
    """Where it begins, counted in characters of the translation, from 0."""
    width: int = 1
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_error(self) -> bool:
        return self.code not in WARNINGS

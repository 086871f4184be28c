"""A text and its translation side by side, with what all comparisons need to know of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from handbook.translation.comparing.scripts import script_words
from handbook.translation.texts import INTERFACE_SOURCES

if TYPE_CHECKING:
    from handbook.translation.locales import Locale

WITH_ADDRESSES = ("docs/_data/modules/", "docs/_data/scenarios/")
"""Data whose texts cite and link as pages do."""
PLACEHOLDER = re.compile(r"\{(?:\d{1,3}|[a-z_]+)\}")


class TextKind(StrEnum):
    """How a text is used: what it may hold depends on that."""

    PAGE = "page"
    """Markdown and what cites like it, with addresses lifted out."""
    LABEL = "label"
    """An interface text, with named slots."""
    PLAIN = "plain"
    """A text that is shown as it is: case studies, taxonomy, messages."""


def text_kind(source_uri: str) -> TextKind:
    """What the texts of a source are.

    >>> [str(text_kind(uri)) for uri in ("docs/index.md", "docs/_data/messages/labour.yml", "case_studies/a.yml")]
    ['page', 'plain', 'plain']
    """
    if source_uri in INTERFACE_SOURCES:
        return TextKind.LABEL
    has_addresses = source_uri.endswith(".md") or source_uri.startswith(WITH_ADDRESSES)
    return TextKind.PAGE if has_addresses else TextKind.PLAIN


@dataclass(frozen=True)
class Pair:
    """One comparison."""

    english: str
    translation: str
    locale: Locale
    kind: TextKind

    @cached_property
    def script(self) -> frozenset[str]:
        """The script of the language, as the first words of its letters' Unicode names."""
        return script_words(self.locale.code, self.locale.name)


def blanked(text: str, form: re.Pattern[str]) -> str:
    """The text with spaces in place of what matches: every other character stays where it was.

    >>> blanked("a {1} b", PLACEHOLDER)
    'a     b'
    """
    return form.sub(lambda found: " " * len(found[0]), text)

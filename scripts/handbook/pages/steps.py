"""The way through the steps, as it stands above each of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.content import taxonomy_uri
from handbook.model.taxonomy import Vocabulary
from handbook.pages.outline import step_page_uri
from handbook.pages.page import html_uri

if TYPE_CHECKING:
    from handbook.content import Content
    from handbook.translation.translation import Translation

_COLON = re.compile("[:\uff1a\u17d6]")
"""Also the wide sign of Chinese, and the Khmer camnuc pii kuuh."""


@dataclass(frozen=True)
class StepMark:
    """One step on the way."""

    number: int
    title: str
    url: str
    """From the locale's root."""
    english: bool = False
    """The title has no translation yet."""

    @property
    def short(self) -> str:
        """The title without the number, which stands beside it.

        >>> StepMark(4, "Step 4: Your messages", "", english=False).short
        'Your messages'
        >>> StepMark(1, "ជំហានទី 1៖ ការចាប់ផ្តើម", "", english=False).short
        'ការចាប់ផ្តើម'
        """
        return without_number(self.title)


def without_number(title: str) -> str:
    """What the title of a step says behind its number."""
    return _COLON.split(title, maxsplit=1)[-1].strip()


def step_marks(content: Content, translation: Translation) -> tuple[StepMark, ...]:
    """The steps that have a page, in order."""
    written = {page.uri for page in content.pages}
    found: list[StepMark] = []
    for step in content.catalogue.taxonomy.ids(Vocabulary.STEPS):
        uri = step_page_uri(step)
        if uri not in written:
            continue
        label = content.catalogue.taxonomy.term(Vocabulary.STEPS, step).label
        said = translation.say(taxonomy_uri(Vocabulary.STEPS), f"{step}.label", label)
        found.append(
            StepMark(len(found) + 1, said.text, html_uri(uri), said.is_fallback and not translation.locale.is_source)
        )
    return tuple(found)

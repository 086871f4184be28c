"""The parts of the handbook as readers see them: each has a tone and a sign. The sheet `tokens.css` gives the tones colours."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Tone(StrEnum):
    """What a reader does in a part."""

    PLAN = "plan"
    KNOW = "know"
    MEASURE = "measure"
    DO = "do"
    LEARN = "learn"
    SEE = "see"
    ABOUT = "about"


@dataclass(frozen=True)
class Part:
    """A part of the handbook. `sign` is a name in `signs.py`."""

    tone: Tone
    sign: str


_ABOUT = Part(Tone.ABOUT, "about")
_PARTS: Mapping[str, Part] = MappingProxyType(
    {
        "handbook": Part(Tone.PLAN, "stairs"),
        "quick-start": Part(Tone.PLAN, "watch"),
        "guidance": Part(Tone.KNOW, "book"),
        "considerations": Part(Tone.KNOW, "shield"),
        "monitoring": Part(Tone.MEASURE, "chart"),
        "toolkit": Part(Tone.DO, "ruler"),
        "training": Part(Tone.LEARN, "board"),
        "case-studies": Part(Tone.SEE, "files"),
        "countries": Part(Tone.SEE, "pin"),
        "tactics": Part(Tone.SEE, "compass"),
        "channels": Part(Tone.SEE, "megaphone"),
        "audiences": Part(Tone.SEE, "people"),
        "issues": Part(Tone.SEE, "question"),
        "frames": Part(Tone.SEE, "talk"),
        "steps": Part(Tone.SEE, "stairs"),
        "evidence": Part(Tone.SEE, "bars"),
        "years": Part(Tone.SEE, "watch"),
        "messages": Part(Tone.SEE, "talk"),
        "data": Part(Tone.SEE, "download"),
        "contribute": Part(Tone.ABOUT, "pen"),
        "glossary.md": Part(Tone.KNOW, "book"),
        "figures.md": Part(Tone.KNOW, "files"),
        "index.md": Part(Tone.PLAN, "stairs"),
    }
)
STEP_SIGNS: Mapping[str, str] = MappingProxyType(
    {
        "getting-started": "flag",
        "objectives": "target",
        "audience": "people",
        "messages": "talk",
        "dissemination": "megaphone",
        "monitoring": "chart",
    }
)
"""By the ids of the steps; a step that is new has that of all steps."""


def part_of(uri: str) -> Part:
    """The part to which a page belongs, by its folder.

    >>> part_of("guidance/models.md").sign, part_of("about/cite.md").tone.value
    ('book', 'about')
    """
    return _PARTS.get(uri.partition("/")[0], _ABOUT)

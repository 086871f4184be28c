"""A figure of the handbook as data: what is drawn, in words. How it looks is the business of `handbook.figures`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from handbook.model.kinds import Count, Help, SourceOf, Text

Label = Annotated[str, Text(200), Help("A short text in the drawing.")]
MaybeLabel = Annotated[str | None, Text(200), Help("A short text in the drawing.")]


class FigureKind(StrEnum):
    """How a figure is built; each kind has fields of its own."""

    LEVELS = "levels"
    FLOW = "flow"
    CYCLE = "cycle"
    LADDER = "ladder"
    MATRIX = "matrix"
    CHAIN = "chain"
    BARS = "bars"
    LINES = "lines"
    STRIP = "strip"
    TRIAD = "triad"
    POSTER = "poster"
    PAIR = "pair"
    STORYBOARD = "storyboard"
    SCRIPT = "script"
    CHAT = "chat"
    CARD = "card"
    SEQUENCE = "sequence"


class FigureGroup(StrEnum):
    """Where the gallery shows a figure."""

    PLANNING = "planning"
    MODELS = "models"
    CARE = "care"
    LISTENING = "listening"
    MATERIALS = "materials"
    MEASURING = "measuring"


class FigureOrigin(StrEnum):
    """Where the content comes from; readers are told what is invented."""

    SOURCED = "sourced"
    OURS = "ours"
    INVENTED = "invented"


class Tone(StrEnum):
    """What a part is to the reader. A sign or a word always says the same as its colour."""

    PLAIN = "plain"
    STRONG = "strong"
    GOOD = "good"
    BAD = "bad"
    QUIET = "quiet"


class Icon(StrEnum):
    """The pictograms: neutral things and people without a face, a skin or a flag."""

    PERSON = "person"
    GROUP = "group"
    PHONE = "phone"
    BOAT = "boat"
    HOUSE = "house"
    OFFICE = "office"
    RADIO = "radio"
    MONEY = "money"
    DOCUMENT = "document"
    PASSPORT = "passport"
    QUESTION = "question"
    SHIELD = "shield"
    ROAD = "road"
    PLANE = "plane"
    CHECK = "check"
    CROSS = "cross"
    CLOCK = "clock"
    TALK = "talk"
    STOP = "stop"
    LOCK = "lock"
    CAMERA = "camera"
    WORK = "work"


@dataclass(frozen=True, kw_only=True)
class Figure:
    """What all figures have. `id` is the name of the file."""

    id: str
    kind: FigureKind
    group: FigureGroup
    origin: Annotated[FigureOrigin, Help("sourced: facts or models of others; ours: our own advice; invented.")]
    title: Annotated[str, Text(90)]
    alt: Annotated[str, Text(1500), Help("All that the drawing shows, for those who cannot see it.")]
    caption: Annotated[str, Text(400), Help("What to look at, below the drawing.")]
    sources: Annotated[tuple[Annotated[str, SourceOf()], ...], Count(0, 6), Help("Ids of the project's sources.")] = ()


@dataclass(frozen=True, kw_only=True)
class Part:
    """A label, and what it means."""

    label: Label
    detail: MaybeLabel = None
    tone: Tone = Tone.PLAIN

"""The kinds of figures: a record for each, with the fields that a file of that kind gives."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from handbook.model.figure import Figure, FigureKind, Icon, Label, MaybeLabel, Part, Tone
from handbook.model.kinds import Count, Help, Number, Numbers, Text

Value = Annotated[str, Number(), Help("A number, written with digits and a point.")]


@dataclass(frozen=True, kw_only=True)
class Levels(Figure):
    """Levels around one another, the widest first."""

    parts: Annotated[tuple[Part, ...], Count(2, 7)]


@dataclass(frozen=True, kw_only=True)
class Otherwise:
    """Where a step leads when the way does not go on."""

    answer: Label
    label: Label
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, kw_only=True)
class FlowStep:
    """A box of the way down; with `otherwise` it is a question."""

    label: Label
    detail: MaybeLabel = None
    tone: Tone = Tone.PLAIN
    otherwise: Otherwise | None = None
    answer: MaybeLabel = None
    """The answer with which the way goes on."""


@dataclass(frozen=True, kw_only=True)
class Flow(Figure):
    steps: Annotated[tuple[FlowStep, ...], Count(2, 10)]


@dataclass(frozen=True, kw_only=True)
class Cycle(Figure):
    """Steps that begin again."""

    parts: Annotated[tuple[Part, ...], Count(3, 8)]


@dataclass(frozen=True, kw_only=True)
class Ladder(Figure):
    """Steps up, the lowest first."""

    parts: Annotated[tuple[Part, ...], Count(2, 8)]
    top: MaybeLabel = None
    foot: MaybeLabel = None


@dataclass(frozen=True, kw_only=True)
class Matrix(Figure):
    """Two questions with two answers each."""

    columns: Annotated[tuple[Label, ...], Count(2, 2)]
    rows: Annotated[tuple[Label, ...], Count(2, 2)]
    cells: Annotated[tuple[Part, ...], Count(4, 4), Help("First row, then second row.")]


@dataclass(frozen=True, kw_only=True)
class ChainLink:
    """A link; `because` is what must be true on the way to the next one."""

    label: Label
    detail: MaybeLabel = None
    tone: Tone = Tone.PLAIN
    because: MaybeLabel = None


@dataclass(frozen=True, kw_only=True)
class Chain(Figure):
    links: Annotated[tuple[ChainLink, ...], Count(2, 8)]


@dataclass(frozen=True, kw_only=True)
class BarRow:
    label: Label
    value: Value
    other: Annotated[str | None, Number(), Help("The value of the second series.")] = None


@dataclass(frozen=True, kw_only=True)
class Bars(Figure):
    """A bar for each row and series, on one scale from 0 to `most`."""

    rows: Annotated[tuple[BarRow, ...], Count(2, 8)]
    most: Value
    series: Annotated[tuple[Label, ...], Count(0, 2)] = ()
    unit: Annotated[str, Text(20), Help("What stands behind each number.")] = ""


class Scale(StrEnum):
    EVEN = "even"
    LOG = "log"


@dataclass(frozen=True, kw_only=True)
class Series:
    label: Label
    values: Annotated[str, Numbers(), Help("One number for each place, with spaces between them.")]
    tone: Tone = Tone.STRONG


@dataclass(frozen=True, kw_only=True)
class Lines(Figure):
    """One or more lines over the same places."""

    places: Annotated[tuple[Label, ...], Count(2, 8)]
    series: Annotated[tuple[Series, ...], Count(1, 3)]
    least: Value
    most: Value
    unit: Annotated[str, Text(20), Help("What stands behind each number.")] = ""
    scale: Annotated[Scale, Help("log: the labels of the places are numbers, spaced by their logarithm.")] = Scale.EVEN
    across: MaybeLabel = None
    gap: Annotated[str | None, Text(200), Help("What the gap between the last two series means.")] = None


@dataclass(frozen=True, kw_only=True)
class Span:
    first: Annotated[str, Number(), Help("The month's place in the list, from 1 to 12.")]
    last: Annotated[str, Number(), Help("The month's place in the list, from 1 to 12.")]
    label: Label
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, kw_only=True)
class Lane:
    label: Label
    spans: Annotated[tuple[Span, ...], Count(1, 8)]


@dataclass(frozen=True, kw_only=True)
class Strip(Figure):
    """A year, one row a month; what happens stands in lanes beside the months."""

    months: Annotated[tuple[Label, ...], Count(12, 12)]
    lanes: Annotated[tuple[Lane, ...], Count(1, 3)]


@dataclass(frozen=True, kw_only=True)
class Triad(Figure):
    """Three things that one thing needs."""

    corners: Annotated[tuple[Part, ...], Count(3, 3)]
    centre: Part


class PosterRole(StrEnum):
    HEADLINE = "headline"
    PICTURE = "picture"
    TEXT = "text"
    ACTION = "action"
    SMALL = "small"


@dataclass(frozen=True, kw_only=True)
class PosterPart:
    """A part of a mock poster; the note explains it below, under the part's number."""

    role: PosterRole
    label: MaybeLabel = None
    icons: Annotated[tuple[Icon, ...], Count(0, 4)] = ()
    note: MaybeLabel = None


@dataclass(frozen=True, kw_only=True)
class PosterSheet:
    title: MaybeLabel = None
    tone: Tone = Tone.PLAIN
    parts: Annotated[tuple[PosterPart, ...], Count(1, 8)]


@dataclass(frozen=True, kw_only=True)
class Poster(Figure):
    posters: Annotated[tuple[PosterSheet, ...], Count(1, 2)]


@dataclass(frozen=True, kw_only=True)
class Panel:
    title: Label
    tone: Tone = Tone.PLAIN
    icons: Annotated[tuple[Icon, ...], Count(0, 4)] = ()
    items: Annotated[tuple[Label, ...], Count(0, 6)] = ()


@dataclass(frozen=True, kw_only=True)
class Pair(Figure):
    """Two panels to compare."""

    panels: Annotated[tuple[Panel, ...], Count(2, 2)]


@dataclass(frozen=True, kw_only=True)
class Scene:
    label: Label
    icons: Annotated[tuple[Icon, ...], Count(1, 4)]


@dataclass(frozen=True, kw_only=True)
class Storyboard(Figure):
    panels: Annotated[tuple[Scene, ...], Count(2, 8)]


@dataclass(frozen=True, kw_only=True)
class ScriptLine:
    time: Annotated[str, Text(12)]
    who: Label
    words: Annotated[str, Text(300)]


@dataclass(frozen=True, kw_only=True)
class Script(Figure):
    """A radio script."""

    lines: Annotated[tuple[ScriptLine, ...], Count(2, 12)]


class Side(StrEnum):
    PERSON = "person"
    DESK = "desk"


@dataclass(frozen=True, kw_only=True)
class Bubble:
    side: Side
    text: Annotated[str, Text(300)]


@dataclass(frozen=True, kw_only=True)
class Chat(Figure):
    person: Label
    desk: Label
    messages: Annotated[tuple[Bubble, ...], Count(2, 10)]


@dataclass(frozen=True, kw_only=True)
class CardRow:
    label: Label
    text: Annotated[str, Text(300)]
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, kw_only=True)
class Card(Figure):
    icon: Icon
    name: Label
    line: MaybeLabel = None
    rows: Annotated[tuple[CardRow, ...], Count(2, 10)]


@dataclass(frozen=True, kw_only=True)
class Frame:
    icons: Annotated[tuple[Icon, ...], Count(1, 3)]
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, kw_only=True)
class PictureSequence(Figure):
    """Steps in pictures alone."""

    frames: Annotated[tuple[Frame, ...], Count(2, 8)]


RECORDS: dict[FigureKind, type[Figure]] = {
    FigureKind.LEVELS: Levels,
    FigureKind.FLOW: Flow,
    FigureKind.CYCLE: Cycle,
    FigureKind.LADDER: Ladder,
    FigureKind.MATRIX: Matrix,
    FigureKind.CHAIN: Chain,
    FigureKind.BARS: Bars,
    FigureKind.LINES: Lines,
    FigureKind.STRIP: Strip,
    FigureKind.TRIAD: Triad,
    FigureKind.POSTER: Poster,
    FigureKind.PAIR: Pair,
    FigureKind.STORYBOARD: Storyboard,
    FigureKind.SCRIPT: Script,
    FigureKind.CHAT: Chat,
    FigureKind.CARD: Card,
    FigureKind.SEQUENCE: PictureSequence,
}
"""The record of each kind."""

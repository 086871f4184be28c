"""YAML with places: every key and value knows its file, line and column, and every scalar is kept as text.

`yaml.safe_load` reads `NO` (Norway) as False, keeps the last of two equal keys, turns 12:30:45 into 45045 and
expands aliases without bound. So this room takes PyYAML's events only; what a scalar means is the schema's business.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from handbook.problems import Place, Problem, is_enough, problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from handbook.source_files import SourceFile, Spot

MAX_DEPTH = 12
MAX_NODES = 50_000
"""Keys, values and lists of one file: many times what the longest of ours has."""
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


# Not frozen, which takes twice as long to make: they are read once and let go.
@dataclass(slots=True)
class _Written:
    """Something that stands in a file. Few places are ever told, so each is put together when it is asked for."""

    source: SourceFile
    spot: Spot

    @property
    def place(self) -> Place:
        return self.source.place(*self.spot)


@dataclass(slots=True)
class Scalar(_Written):
    """A text as written. `quoted` tells `"no"` and block text from a plain `no`."""

    text: str
    quoted: bool


@dataclass(slots=True)
class Sequence(_Written):
    items: tuple[Node, ...]


@dataclass(slots=True)
class Mapping(_Written):
    entries: tuple[tuple[Scalar, Node], ...]

    def get(self, key: str) -> Node | None:
        return next((value for name, value in self.entries if name.text == key), None)


Node = Scalar | Sequence | Mapping

QUOTES_OPEN = ("the quotes that begin here do not end", "close the quotes; write a quote inside quotes twice")
BRACKET_OPEN = ("a bracket that is open here is not closed", "close the bracket, or separate the entries by commas")
# What PyYAML says, what that means, and what a person can do about it.
_ADVICE = (
    (
        "mapping values are not allowed",
        "there is a colon where no key can stand",
        "put the text in quotes if it contains a colon followed by a space, and check the indent of this line",
    ),
    ("found character '\\t'", "there is a tab where only spaces may stand", "use spaces instead of the tab"),
    ("while scanning a quoted scalar", *QUOTES_OPEN),
    (
        "could not find expected ':'",
        "there is no colon behind this key",
        "write 'key: value', with a colon and a space after the key",
    ),
    (
        "expected <block end>",
        "this line begins further left or right than its neighbours",
        "make this line's indent equal to that of its neighbours",
    ),
    ("expected ',' or", *BRACKET_OPEN),
    ("cannot start any token", "a text without quotes cannot begin with this sign", "put the text in quotes"),
    (
        "found unknown escape",
        "the backslash in these double quotes has no meaning",
        "use single quotes, or write the backslash twice",
    ),
)
QUOTES_ENDED = "the text in quotes that begins in line {line} ends here, and more follows"
QUOTES_ENDED_BELOW = "the quotes that begin here end in line {line}, and more follows"
QUOTES_INSIDE = {
    "'": "write an apostrophe inside single quotes twice: '', or put the whole text in double quotes",
    '"': "put the whole text in single quotes, or use other quotes inside it",
}
"""By the sign in which a text stands: how to keep that sign in it."""
MERGED = "two versions of the text stand here since a merge"
KEEP_ONE = "keep one of the two versions, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>"
_MERGE_MARK = re.compile(r"(<{7}|={7}|>{7})( |$)")
ADVICE_OTHERWISE = "check the indent and the quotes of this line and the one above"


class _Refused(Exception):
    """Carries the problem that ends the reading of a file."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.message)
        self.found = found


def parse_yaml(source: SourceFile, text: str | None = None, first_line: int = 1) -> tuple[Node | None, list[Problem]]:
    """Read one document: the whole file, or the `text` that starts in its line `first_line` (front matter).

    >>> from handbook.source_files import SourceFile
    >>> node, problems = parse_yaml(SourceFile("a.yml", "country: NO"))
    >>> node.get("country").text, problems
    ('NO', [])
    """
    text = source.text if text is None else text
    reader = _Reader(source, text, first_line)
    try:
        return reader.document(), reader.problems
    except _Refused as refused:
        return None, [*reader.problems, refused.found]
    except yaml.YAMLError:
        return None, [*reader.problems, _syntax_problem(source, text, first_line)]


class _Reader:
    """Builds nodes from one file's events. A thousand files have 150,000 of them, which the library's stubs know as of one class."""

    def __init__(self, source: SourceFile, text: str, first_line: int) -> None:
        self.source, self.shift = source, first_line - 1
        self.problems: list[Problem] = []
        self.nodes = 0
        self.next: Callable[[], Any] = _LOADER(text).get_event

    def document(self) -> Node | None:
        self.next()  # stream start
        event = self.next()
        if isinstance(event, yaml.StreamEndEvent):
            self.problems.append(problem("file-empty", Place(path=self.source.uri)))
            return None
        node = self.node(self.next(), depth=0)
        self.next()  # document end
        if not isinstance(event := self.next(), yaml.StreamEndEvent):
            raise _Refused(problem("yaml-many-documents", self.place(event)))
        return node

    def node(self, event: Any, depth: int) -> Node:
        kind = type(event)
        if kind is yaml.AliasEvent or event.anchor:
            raise _Refused(problem("yaml-alias", self.place(event)))
        if tag := event.tag:
            place = self.place(event)
            written = place.line_text[place.column - 1 :].split(maxsplit=1)
            raise _Refused(problem("yaml-tag", place, tag=written[0] if written else tag))
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise _Refused(problem("yaml-too-many", self.place(event), limit=f"{MAX_NODES:,}"))
        if depth > MAX_DEPTH:
            raise _Refused(problem("yaml-depth", self.place(event), limit=MAX_DEPTH))
        spot = self.spot(event)
        if kind is yaml.ScalarEvent:
            return Scalar(self.source, spot, event.value, event.style not in {None, ""})
        if kind is yaml.SequenceStartEvent:
            return self.sequence(spot, depth)
        return self.mapping(spot, depth)

    def sequence(self, spot: Spot, depth: int) -> Sequence:
        items = []
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            items.append(self.node(event, depth + 1))
        return Sequence(self.source, spot, tuple(items))

    def mapping(self, spot: Spot, depth: int) -> Mapping:
        entries: list[tuple[Scalar, Node]] = []
        lines: dict[str, int] = {}
        while type(event := self.next()) is not yaml.MappingEndEvent:
            key = self.node(event, depth + 1)
            value = self.node(self.next(), depth + 1)
            if not isinstance(key, Scalar):
                raise _Refused(
                    problem("yaml-syntax", key.place, cause="a key must be a word", advice="write 'key: value'")
                )
            if key.text in lines:
                if not is_enough(self.problems, key.place):
                    values = {"key": key.text, "first_line": lines[key.text]}
                    self.problems.append(problem("yaml-duplicate-key", key.place, **values))
                continue
            lines[key.text] = key.spot[0]
            entries.append((key, value))
        return Mapping(self.source, spot, tuple(entries))

    def place(self, event: Any) -> Place:
        return self.source.place(*self.spot(event))

    def spot(self, event: Any) -> Spot:
        start, end = event.start_mark, event.end_mark
        line, column = start.line, start.column
        return line + 1 + self.shift, column + 1, end.column - column if end.line == line else 1


def _syntax_problem(source: SourceFile, text: str, first_line: int) -> Problem:
    """The pure Python parser says the same as the fast one, with better words; it runs on broken files only."""
    for number, written in enumerate(text.split("\n"), first_line):
        if _MERGE_MARK.match(written):
            place = source.place(number, 1, len(written))
            return problem("yaml-syntax", place, cause=MERGED, advice=KEEP_ONE)
    try:
        for _ in yaml.parse(text, Loader=yaml.SafeLoader):
            pass
    except yaml.MarkedYAMLError as error:
        noticed = error.problem_mark or error.context_mark
        cause = ", ".join(part for part in (error.context, error.problem) if part)
        if noticed and (quoted := _ended_before(text, cause, noticed)):
            return _after_quotes(source, quoted, noticed, first_line)
        mark = _where(error)
        line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
        return problem("yaml-syntax", source.place(line, column), **_plain(cause))
    except yaml.YAMLError as error:
        return problem("yaml-syntax", source.place(first_line, 1), **_plain(str(error)))
    return problem("yaml-syntax", source.place(first_line, 1), **_plain("the parser stopped"))


def _where(error: yaml.MarkedYAMLError) -> yaml.Mark | None:
    """Quotes and brackets that do not end are shown where they begin: the parser notices lines below, or in the last."""
    opened, noticed = error.context_mark, error.problem_mark
    if opened and noticed and error.context == "while scanning a quoted scalar":
        return opened
    if opened and noticed and opened.line < noticed.line and "expected ',' or" in (error.problem or ""):
        return opened
    return noticed or opened


def _ended_before(text: str, cause: str, mark: yaml.Mark) -> yaml.ScalarToken | None:
    """The text in quotes that has just ended where more follows: an apostrophe inside it has ended it."""
    quoted: yaml.ScalarToken | None = None
    try:
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            if token.start_mark.index >= mark.index:
                break
            if isinstance(token, yaml.ScalarToken):
                quoted = token if token.style in QUOTES_INSIDE else None
    except yaml.YAMLError:
        pass
    if quoted is None or quoted.end_mark.line != mark.line:
        return None
    gap = text[quoted.end_mark.index : mark.index]
    if gap.strip() or (gap and "expected ','" in cause):  # in ["x" "y"] a comma is missing
        return None
    return quoted


def _after_quotes(source: SourceFile, quoted: yaml.ScalarToken, mark: yaml.Mark, first_line: int) -> Problem:
    """A text in quotes ended too early: by an apostrophe in it, or, if it goes over lines, where the next text began."""
    start = quoted.start_mark
    if start.line == mark.line:
        cause, advice = QUOTES_ENDED.replace("{line}", str(mark.line + first_line)), QUOTES_INSIDE[quoted.style]
        return problem("yaml-syntax", source.place(mark.line + first_line, mark.column + 1), cause=cause, advice=advice)
    cause = QUOTES_ENDED_BELOW.replace("{line}", str(mark.line + first_line))
    place = source.place(start.line + first_line, start.column + 1)
    return problem("yaml-syntax", place, cause=cause, advice=QUOTES_OPEN[1])


def _plain(cause: str) -> dict[str, str]:
    """Cause and way out in words for people who do not know the parser's."""
    known = next((one for one in _ADVICE if one[0] in cause), ("", cause, ADVICE_OTHERWISE))
    return {"cause": known[1], "advice": known[2]}

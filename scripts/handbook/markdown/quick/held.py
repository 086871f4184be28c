"""Long lists that are held back from a page while it is made: their lines are as they are, whatever stands around.

Each step of the renderer goes through all of a text. A list of hundreds of case studies goes through none: one item with a
sign stands for all its items, or for all but the last if what follows may change it. Whoever holds lists back looks whether each sign
became an item by itself. If not, because it stands in code or in raw HTML, say, the page is made with all its lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from handbook.markdown.quick.sight import INLINE_NAMES, told_at_sight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

FEWEST = 6
"""Items of a list that is worth it."""
ITEM = "- "
"""How an item begins."""
_ENDS = ("</div>", "#", "<div")
"""What begins so is no part of the last item of a list before it."""
_TAG = rf"<(?:{INLINE_NAMES})(?:[ \n]++[a-z-]++(?:=\"[^\"<>`&]*+\")?+)*+[ ]?+>|</(?:{INLINE_NAMES})>"
_REFERENCE = r"&(?:#[0-9]++|[a-z][a-z0-9]*+);"
# What is no markup but of a line of words, and nothing that another step would change. It begins as no block does but a paragraph.
_LINE = re.compile(
    rf"- (?:(?:[0-9]++ )?[^\W\d_]|(?=<[a-z])|\*\*[^*\s]|\[(?:[^\[\]\n<&|\t\r\x02\x03`]++|{_REFERENCE}|{_TAG})*+\]\()"
    rf"(?:[^\n<&|\t\r\x02\x03`]++|{_TAG}|{_REFERENCE})*+"
)
OPEN, CLOSE = "\ue000", "\ue001"
"""The sign of a run: its number between these, which are no characters of any script."""
# At other tags the parser of raw HTML may look for an end in the lines that are held back; or start again, and count lines otherwise.
_ATTRIBUTE = rf"\s++[a-zA-Z_:][\w:.-]*+(?:=(?:\"[^\"<>{OPEN}]*+\"|'[^'<>{OPEN}]*+'))?+"
_INSIDE = rf"[a-zA-Z][a-zA-Z0-9]*+(?:{_ATTRIBUTE})*+\s*+/?>|/[a-z][a-z0-9]*+>"
_ODD = re.compile(rf"<(?=[a-zA-Z/!?])(?!{_INSIDE})|&(?!(?:#[0-9]+|[a-z]+);)")
_SIGN = re.compile(f"<li>{OPEN}([0-9]+){CLOSE}</li>")

Line = TypeVar("Line")


@dataclass(frozen=True)
class Thin(Generic[Line]):
    """A text with signs in the places of runs of lines, and what is known of the lines."""

    text: str
    runs: tuple[tuple[Line, ...], ...] = ()
    numbers: tuple[str, ...] = ()
    """Those that are held back besides, if any."""


def held_back(text: str, known: Callable[[Sequence[str]], Sequence[Line | None]], fewest: int = FEWEST) -> Thin[Line]:
    """Hold back the lists of a page with at least so many lines, of which everything is `known`.

    >>> held_back("A\\n\\n- b\\n- c\\n- d\\n- e\\n- f\\n- g\\n", lambda lines: lines).text.encode("ascii", "replace")
    b'A\\n\\n- ?0?\\n'
    """
    if text.count(f"\n{ITEM}") < fewest - 1 or OPEN in text:
        return Thin(text)
    blocks = text.split("\n\n")
    runs: list[tuple[Line, ...]] = []
    for at, block in enumerate(blocks):
        lines = _lines(block, is_last=at == len(blocks) - 1)
        ends = at == len(blocks) - 1 or blocks[at + 1].startswith(_ENDS)
        if len(lines) < max(fewest, 1 if ends else 2) or (at and blocks[at - 1].startswith(ITEM)):
            continue
        run = tuple([one for one in known(lines) if one is not None])
        if len(run) == len(lines):
            behind = block[block.rindex("\n", 0, -1) :] if not ends else "\n" if block.endswith("\n") else ""
            blocks[at] = f"{ITEM}{OPEN}{len(runs)}{CLOSE}{behind}"
            runs.append(run if ends else run[:-1])
    thin = "\n\n".join(blocks) if runs else text
    return Thin(text) if not runs or is_odd(thin) else Thin(thin, tuple(runs))


def is_odd(text: str) -> bool:
    """Whether something in a text may reach into lists that are held back."""
    return _ODD.search(text) is not None


def _lines(block: str, *, is_last: bool) -> list[str]:
    """What the items say of a block that is a list of one line each; nothing if it is none."""
    if not block.startswith(ITEM):
        return []
    lines = (block.removesuffix("\n") if is_last else block)[len(ITEM) :].split(f"\n{ITEM}")
    return lines if block.count("\n", 0, -1) == len(lines) - 1 else []


def told_item(line: str) -> tuple[str, ...] | None:
    """What an item says as HTML, and in every second place the address of a link; nothing if it cannot be held back."""
    is_plain = _LINE.fullmatch(ITEM + line) is not None and line.splitlines() == [line]
    return told_at_sight(line) if is_plain else None


def are_items(html: str, number: int) -> bool:
    """Whether each of the signs in a page stands for items of a list, and for nothing else."""
    return html.count(OPEN) == number and [*map(int, _SIGN.findall(html))] == [*range(number)]


def filled(html: str, runs: Sequence[Sequence[str]]) -> str:
    """A page with whole items in the places of signs."""
    return "".join(_filled(html, runs))


def _filled(html: str, runs: Sequence[Sequence[str]]) -> Iterator[str]:
    done = 0
    for found in _SIGN.finditer(html):
        yield html[done : found.start()]
        yield "\n".join(runs[int(found[1])])
        done = found.end()
    yield html[done:]

"""What stands in an issue that was opened with a form: answers by question, each with its line.

The text comes from anybody. The service puts `### <label>` above each answer and escapes nothing, so an answer may hold
lines that look like headings. Headings of other words are text; one of ours a second time is refused, because nobody can
tell which of the two is the form's.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.problems import Place, Problem, problem

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_BODY = 65_536
"""More does not fit into an issue, in characters."""
BODY = "issue"
"""What stands in place of a path: problems of answers are in the issue's text."""
_NOTHING = "_No response_"
_FENCE = re.compile(r"(`{3,}|~{3,})[a-z]*\n(.*)\n\1", re.DOTALL)
# Marks that turn text around or cannot be seen; joiners stay, because scripts need them.
_HIDDEN = frozenset(
    "\u200b\u200e\u200f\u061c\u00ad\u2060\ufeff" + "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
)
_SPACES = {"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2028": "\n", "\u2029": "\n", "\u0085": "\n", "\t": " "}


@dataclass(frozen=True)
class Answer:
    """`line` is that of the question in the issue's text, from 1."""

    text: str
    line: int

    def lines(self) -> list[tuple[str, int]]:
        """The lines that say something, and their places. List signs before them are left out."""
        found = ((text.strip(), self.line + 2 + number) for number, text in enumerate(self.text.split("\n")))
        return [(re.sub(r"^[-*\u2022] +", "", text), line) for text, line in found if text]


def read_answers(body: str, labels: Sequence[str]) -> tuple[dict[str, Answer], list[Problem]]:
    """The answers by label.

    >>> answers, problems = read_answers("### Title\\n\\nA campaign\\n\\n### Cost\\n\\n_No response_", ["Title", "Cost"])
    >>> answers["Title"].text, answers["Cost"].text, problems
    ('A campaign', '', [])
    """
    if len(body) > MAX_BODY:
        return {}, [problem("issue-too-long", Place(path=BODY), length=f"{len(body):,}", limit=f"{MAX_BODY:,}")]
    lines = plain_text(body).split("\n")
    headings = [(number, label) for number, line in enumerate(lines) if (label := _label(line)) in labels]
    found = [label for _, label in headings]
    problems = [
        problem("issue-heading-twice", _place(lines, number), value=label)
        for at, (number, label) in enumerate(headings)
        if label in found[:at]
    ]
    problems += [problem("issue-heading-missing", Place(path=BODY), value=one) for one in labels if one not in found]
    if problems:
        return {}, problems
    ends = [number for number, _ in headings[1:]] + [len(lines)]
    answers = {
        label: Answer(_unwrapped("\n".join(lines[number + 1 : end])), number + 1)
        for (number, label), end in zip(headings, ends, strict=True)
    }
    return answers, []


def plain_text(text: str) -> str:
    """Text as it may go into files: one form of letters and line ends, nothing that cannot be seen."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = "".join(_SPACES.get(one, one) for one in text if one not in _HIDDEN)
    return "".join(one for one in text if one == "\n" or unicodedata.category(one) not in {"Cc", "Cs", "Cn", "Co"})


def is_form(body: str, labels: Sequence[str]) -> bool:
    """Whether somebody used the form, perhaps with faults: its first questions are there."""
    heads = {_label(line) for line in body[:MAX_BODY].replace("\r", "").split("\n")}
    return len(heads & set(labels)) > len(labels) / 2


def _label(line: str) -> str:
    return line[4:].strip() if line.startswith("### ") else ""


def _place(lines: list[str], number: int) -> Place:
    return Place(path=BODY, line=number + 1, column=1, width=len(lines[number]), line_text=lines[number])


def _unwrapped(text: str) -> str:
    text = text.strip()
    if fenced := _FENCE.fullmatch(text):
        text = fenced[2].strip()
    return "" if text == _NOTHING else text

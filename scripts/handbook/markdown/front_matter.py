"""Front matter: reading with places, and writing. A symmetric pair on text."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

from handbook.model.kinds import Count, Day, Help, TermOf, Text
from handbook.model.reading import Located, read_record
from handbook.problems import Problem, problem
from handbook.yaml_located import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handbook.source_files import SourceFile


# Characters that JSON may hold as they are and YAML may not, and one that YAML takes for a line end.
_NOT_IN_YAML = re.compile(r"[\x7f-\x9f\ufffe\uffff\u2028\u2029]")


class Yes(StrEnum):
    """A mark that is there or not."""

    YES = "true"


@dataclass(frozen=True, kw_only=True)
class PageMeta:
    """What an author gives at the top of a page."""

    title: Annotated[str, Text(90), Help("The page's name in menus and browser tabs.")]
    description: Annotated[str, Text(200), Help("One sentence for search results and shared links.")]
    critical: Annotated[
        Yes | None,
        Help("true on pages about hotlines, law and safety: other languages show only current translations by people."),
    ] = None
    steps: Annotated[
        tuple[Annotated[str, TermOf("steps")], ...], Count(1, 6), Help("The handbook's steps that the page serves.")
    ] = ()
    checked: Annotated[str | None, Day(), Help("When the facts were last compared with their sources.")] = None
    recheck_after: Annotated[str | None, Day(), Help("When they should be compared again, if they age.")] = None


@dataclass(frozen=True)
class SplitPage:
    meta: Located[PageMeta]
    body: str
    body_line: int
    """The line of the file in which the body starts, from 1."""


def split_page(source: SourceFile) -> tuple[SplitPage | None, list[Problem]]:
    """Front matter and body of an author's page."""
    end = source.text.find("\n---\n", 3)
    if not source.text.startswith("---\n") or end < 0:
        return None, [problem("front-matter-missing", source.place(1, 1))]
    node, problems = parse_yaml(source, source.text[4 : end + 1], first_line=2)
    if node is None:
        return None, problems
    read = read_record(node, PageMeta)
    if read.record is None or problems:
        return None, problems + read.problems
    body_start = end + len("\n---\n")
    return SplitPage(read.record, source.text[body_start:], source.text.count("\n", 0, body_start) + 1), []


def format_front_matter(values: Mapping[str, Any]) -> str:
    """Front matter as the build writes it: one key a line, each value as JSON, which is YAML too.

    >>> format_front_matter({"title": "Radio: what works", "trail": []})
    '---\\ntitle: "Radio: what works"\\ntrail: []\\n---\\n'
    """
    lines = [f"{key}: {_json(value)}" for key, value in values.items()]
    return "\n".join(["---", *lines, "---", ""])


def parse_page(text: str) -> tuple[dict[str, Any], str]:
    """What `format_front_matter` wrote of a page, and the text below it.

    >>> parse_page(format_front_matter({"title": "Radio: --- what", "trail": []}) + "# A\\n\\n---\\n")
    ({'title': 'Radio: --- what', 'trail': []}, '# A\\n\\n---\\n')
    """
    head, _, body = text.removeprefix("---\n").partition("\n---\n")
    lines = (line.partition(": ") for line in head.split("\n"))
    return {key: json.loads(value) for key, _, value in lines}, body


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return _NOT_IN_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", text)

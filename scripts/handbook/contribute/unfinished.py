"""A case study that somebody stopped in the middle of: its own file holds all answers, and says where to go on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handbook.contribute.writing import SCHEMA_LINE, Value, format_record, plain_values
from handbook.model.case_study import CaseStudy
from handbook.model.fields import fields_of
from handbook.yaml_located import Mapping, parse_yaml

if TYPE_CHECKING:
    from collections import abc

    from handbook.source_files import SourceFile

_MARK = "# Not finished. Go on with: handbook new case-study {name} (next: {next})"
_MARKED = re.compile(r"# Not finished\. Go on with: handbook new case-study \S+ \(next: ([a-z_]*)\)")


def unfinished_text(values: abc.Mapping[str, Value], name: str, following: str) -> str:
    """The file as it is so far."""
    return format_record(values, CaseStudy, f"{SCHEMA_LINE}\n{_MARK.format(name=name, next=following)}")


def read_unfinished(source: SourceFile) -> tuple[dict[str, Value], str] | None:
    """The answers and the next question; None if the file is not an unfinished one, or was broken by hand."""
    mark = next((found for line in source.lines[:5] if (found := _MARKED.fullmatch(line.strip()))), None)
    node, problems = parse_yaml(source)
    if mark is None or problems or not isinstance(node, Mapping):
        return None
    known = {one.name for one in fields_of(CaseStudy)}
    return {key.text: plain_values(value) for key, value in node.entries if key.text in known}, mark[1]

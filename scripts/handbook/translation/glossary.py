"""The glossary of a language: `glossary.csv`, the words that were agreed on for terms. No file is opened here.

Columns: `term` (English), `translation` (several forms are separated by `|`), `romanisation`, `note`. People also write
`one / other`, `one, other` and `one (others)`, which is read the same way. An English term with a remark, such as
`measure (noun)`, has a narrower meaning than its words, so texts are not compared with it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from handbook.problems import Problem, problem

if TYPE_CHECKING:
    from handbook.source_files import SourceFile

Glossary = Mapping[str, tuple[str, ...]]
"""English terms, each with the forms that its translation may have."""

_ACRONYM = re.compile(r"\s*\([A-Z]+\)")
_IN_BRACKETS = re.compile(r"[(（](?:[^()（）]*[:：])?([^()（）]*)[)）]")

COLUMNS = ("term", "translation", "romanisation", "note")


def parse_glossary(source: SourceFile) -> tuple[Glossary, list[Problem]]:
    """The terms of a glossary; rows with faults are named and left out."""
    rows = csv.reader(io.StringIO(source.text), strict=True)
    terms: dict[str, tuple[str, ...]] = {}
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    line = 1
    try:
        for number, row in enumerate(rows):
            if number == 0:
                if tuple(cell.strip() for cell in row) != COLUMNS:
                    return {}, [problem("glossary-columns", source.place(1, 1, len(source.lines[0])))]
            elif row:
                fault = _row_problem(source, line, row, lines)
                if fault:
                    problems.append(fault)
                else:
                    forms = forms_in(row[1], is_list="," not in row[0])
                    # "agent" may stand in two lines, beside "broker" and beside "recruitment agency".
                    terms |= {term: terms.get(term, ()) + forms for term in english_terms(row[0])}
                    lines[row[0].strip().lower()] = line
            line = rows.line_num + 1
    except csv.Error as error:
        problems.append(problem("glossary-syntax", source.place(line, 1), cause=str(error)))
    return terms, problems


def romanisations(source: SourceFile) -> Mapping[str, str]:
    """Words of the language with their spelling in Latin letters, where the glossary has one: readers may type that.

    A file with faults gives what can be read; the check names them.
    """
    try:
        rows = [row for row in csv.reader(io.StringIO(source.text)) if len(row) == len(COLUMNS)]
    except csv.Error:
        return {}
    return {form: row[2].strip() for row in rows[1:] if row[2].strip() for form in forms_in(row[1], is_list=True)}


def english_terms(cell: str) -> list[str]:
    """The English words that a cell stands for.

    >>> english_terms("broker / agent"), english_terms("behaviour change communication (SBCC)"), english_terms("measure (noun)")
    (['broker', 'agent'], ['behaviour change communication'], [])
    """
    cell = _ACRONYM.sub("", cell)
    return [] if "(" in cell else [one.strip() for one in cell.split("/") if one.strip()]


def forms_in(cell: str, *, is_list: bool) -> tuple[str, ...]:
    """The words that a translation may have for a term.

    >>> forms_in("one|two / three (plural: four)", is_list=True), forms_in("one, two", is_list=False)
    (('one', 'two', 'three', 'four'), ('one, two',))
    """
    cells = [_IN_BRACKETS.sub("", cell), *_IN_BRACKETS.findall(cell)]
    signs = r"[|/,،，、;؛]" if is_list else r"[|/]"
    return tuple(form.strip() for one in cells for form in re.split(signs, one) if form.strip())


def _row_problem(source: SourceFile, line: int, row: list[str], lines: Mapping[str, int]) -> Problem | None:
    if len(row) != len(COLUMNS):
        width = len(source.lines[line - 1])
        return problem("glossary-cells", source.place(line, 1, width), found=len(row), expected=len(COLUMNS))
    for index, column in enumerate(COLUMNS[:2]):
        if not row[index].strip(" |"):
            at = 1 + sum(len(cell) + 1 for cell in row[:index])
            return problem("glossary-empty", source.place(line, at), column=column)
    first = lines.get(row[0].strip().lower())
    if first:
        return problem("glossary-repeated", source.place(line, 1, len(row[0])), term=row[0].strip(), first_line=first)
    return None

"""The catalogue as tables. The columns follow the model, so that a new field is a new column.

A field inside a record becomes `record_field`; lists are joined by "; ", with an empty place where a record of the list
has no value, so that `results_finding` and `results_source` would count alike. Exact texts stand in the JSON file.
"""

from __future__ import annotations

import codecs
import csv
import io
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from handbook.exports.addresses import address
from handbook.exports.leaves import Leaf, leaves, values_at
from handbook.exports.spoken import clean, speaker, spoken_term, study_translation
from handbook.formulas import FORMULA_STARTS
from handbook.model.case_study import CaseStudy, Result
from handbook.model.fields import ChoiceShape, TextShape
from handbook.model.kinds import Day
from handbook.model.source import Source
from handbook.model.taxonomy import Term, Vocabulary
from handbook.pages.outline import study_uri, term_uri

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from handbook.exports.spoken import Say
    from handbook.pages.words import Words

JOINED = "; "


@dataclass(frozen=True, kw_only=True)
class Column:
    name: str
    description: str
    type: str = "string"
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ForeignKey:
    columns: tuple[str, ...]
    table: str
    to: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Table:
    """What a table has, but for its rows."""

    name: str
    title: str
    """The interface text that names it."""
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()


Row = tuple[str, ...]


def format_rows(rows: Iterable[Sequence[str]]) -> bytes:
    """Lines of CSV."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode()


def format_csv(table: Table, lines: Iterable[bytes]) -> bytes:
    """UTF-8 with a byte order mark, without which some spreadsheets take it for an old encoding."""
    header = format_rows([[column.name for column in table.columns]])
    return b"".join((codecs.BOM_UTF8, header, *lines))


def cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe stands before what could be one.

    >>> cell("-5 points"), cell("=1+1"), cell("a=b")
    ("'-5 points", "'=1+1", 'a=b')
    """
    text = clean(text)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


@lru_cache(maxsize=1)
def study_tables() -> tuple[Table, Table, Table]:
    """Case studies, their results and sources."""
    columns = (
        Column(name="id", description="Permanent id: the name of the file and part of the address.", required=True),
        Column(name="page", description="Address of the page, relative to this file or absolute.", required=True),
        Column(name="added", description="The day on which it came into the catalogue.", type="date", required=True),
        Column(name="changed", description="The day of its last change.", type="date", required=True),
        Column(name="translation_state", description="State of the weakest translated text; empty in English."),
        Column(name="translation_percent", description="Share of translated texts; empty in English.", type="integer"),
        *(column for leaf, _ in _own_leaves() for column in _columns(leaf)),
    )
    number = Column(name="number", description="Place in the case study, from 1.", type="integer", required=True)
    to_sources = ForeignKey(columns=("case_study", "source"), table="sources", to=("case_study", "id"))
    return (
        Table(name="case-studies", title="case-studies.title", columns=columns, key=("id",)),
        Table(
            name="results",
            title="case-study.results",
            columns=(_CASE_STUDY, number, *_columns_of(Result)),
            key=("case_study", "number"),
            foreign_keys=(_OF_CASE_STUDY, to_sources),
        ),
        Table(
            name="sources",
            title="sources.title",
            columns=(_CASE_STUDY, *_columns_of(Source)),
            key=("case_study", "id"),
            foreign_keys=(_OF_CASE_STUDY,),
        ),
    )


def study_rows(w: Words, study: CaseStudy) -> tuple[tuple[Row, ...], ...]:
    """The rows of one case study, which is in the locale's words, in each of the tables."""
    translation = study_translation(w, study)
    head = [study.id, address(w, study_uri(study.id)), study.added, study.changed]
    head += [str(translation.state), str(translation.percent)] if translation else ["", ""]
    results = (
        (study.id, str(at), *_cells(_leaves_of(Result), result, w)) for at, result in enumerate(study.results, 1)
    )
    return (
        ((*head, *_cells(_own_leaves(), study, w)),),
        tuple(results),
        tuple((study.id, *_cells(_leaves_of(Source), source, w)) for source in study.sources),
    )


_CASE_STUDY = Column(name="case_study", description="Id of the case study.", required=True)
_OF_CASE_STUDY = ForeignKey(columns=("case_study",), table="case-studies", to=("id",))


@lru_cache(maxsize=1)
def taxonomy_table() -> Table:
    vocabularies = Column(
        name="vocabulary",
        description="The list to which the term belongs.",
        required=True,
        choices=tuple(str(one) for one in Vocabulary),
    )
    count = Column(name="case_studies", description="Case studies with this term.", type="integer", required=True)
    page = Column(name="page", description="Address of the page, relative to this file or absolute.", required=True)
    columns = (vocabularies, *_columns_of(Term), count, page)
    return Table(name="taxonomy", title="data.taxonomy", columns=columns, key=("vocabulary", "id"))


def taxonomy_row(w: Words, vocabulary: Vocabulary, term: Term) -> Row:
    return (
        str(vocabulary),
        *_cells(_leaves_of(Term), spoken_term(w, vocabulary, term), w),
        str(len(w.content.crossrefs.by_term[vocabulary][term.id])),
        address(w, term_uri(vocabulary, term.id)),
    )


@lru_cache(maxsize=8)
def _leaves_of(record: Callable[..., object]) -> tuple[tuple[Leaf, Say | None], ...]:
    """With who says what the ids or codes in them mean."""
    return tuple((leaf, (speaker(leaf.shape) or ("", None))[1]) for leaf in leaves(record))


@lru_cache(maxsize=1)
def _own_leaves() -> tuple[tuple[Leaf, Say | None], ...]:
    """Results and sources of a case study have tables of their own."""
    return tuple(one for one in _leaves_of(CaseStudy) if one[0].path[0] not in {"results", "sources"})


def _columns_of(record: Callable[..., object]) -> list[Column]:
    return [column for leaf, _ in _leaves_of(record) for column in _columns(leaf)]


def _columns(leaf: Leaf) -> Iterator[Column]:
    """The column of a field, and one for the words beside its ids or codes."""
    joined = ' Several are joined by "; ".' if leaf.listed else ""
    choices = tuple(str(one) for one in leaf.shape.choices) if isinstance(leaf.shape, ChoiceShape) else ()
    is_day = isinstance(leaf.shape, TextShape) and isinstance(leaf.shape.kind, Day)
    yield Column(
        name=leaf.name,
        description=leaf.description + joined,
        type="date" if is_day and not leaf.listed else "string",
        required=leaf.required,
        choices=() if leaf.listed else choices,
    )
    if spoken := speaker(leaf.shape):
        ending = spoken[0]
        what = "Labels" if ending == "label" else "Names"
        name = f"{leaf.name.removesuffix('_code')}_{ending}"
        yield Column(name=name, description=f"{what} of the column {leaf.name}, in the same order.")


def _cells(leaves: Iterable[tuple[Leaf, Say | None]], record: Any, w: Words) -> Iterator[str]:
    for leaf, say in leaves:
        values = [str(value) if value is not None else "" for value in values_at(record, leaf.path)]
        yield _joined(values)
        if say:
            yield _joined([value and say(w, value) for value in values])


def _joined(values: list[str]) -> str:
    """One cell; each part is guarded too, because some spreadsheets cut a line at semicolons."""
    return JOINED.join(cell(value) for value in values) if any(values) else ""

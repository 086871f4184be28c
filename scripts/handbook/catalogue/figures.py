"""Figures as files: one record each, of the class that its kind asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.catalogue.checks import reference_problems
from handbook.catalogue.files import read_folder
from handbook.model.figure import Figure, FigureKind, FigureOrigin
from handbook.model.figure_kinds import RECORDS, Bars, Lines, Scale, Strip
from handbook.model.scales import place_numbers
from handbook.problems import problem
from handbook.yaml_located import Mapping, Scalar

if TYPE_CHECKING:
    from handbook.catalogue.checks import KnownIds
    from handbook.model.reading import Located, Read
    from handbook.problems import Problem
    from handbook.project import Project
    from handbook.yaml_located import Node


def read_figures(project: Project, known: KnownIds, problems: list[Problem]) -> tuple[Figure, ...]:
    """All figures that are sound, by id; `problems` takes what is wrong with the others."""
    found = read_folder(project, "figures", _record_for, lambda read: _problems(read, known), problems)
    return tuple(one.value for one in found)


def _record_for(node: Node) -> type[Figure]:
    """The class of the kind; one with an unknown kind is read as far as all figures agree, and told so."""
    kind = node.get("kind") if isinstance(node, Mapping) else None
    known = isinstance(kind, Scalar) and kind.text in set(FigureKind)
    return RECORDS[FigureKind(kind.text)] if known and isinstance(kind, Scalar) else Figure


def _problems(read: Read[Figure], known: KnownIds) -> list[Problem]:
    found = reference_problems(read, known)
    if read.record is None:
        return found
    figure = read.record.value
    if figure.origin is FigureOrigin.SOURCED and not figure.sources:
        found.append(problem("picture-unsourced", read.record.place("origin")))
    match figure:
        case Bars():
            found += _bar_problems(read.record, figure)
        case Lines():
            found += _line_problems(read.record, figure)
        case Strip():
            found += _strip_problems(read.record, figure)
    return found


def _bar_problems(record: Located[Figure], figure: Bars) -> list[Problem]:
    """Two series need a name each, and no bar is longer than the scale."""
    found = []
    for at, row in enumerate(figure.rows):
        values = [value for value in (row.value, row.other) if value is not None]
        if len(figure.series) not in {0, len(values)} or (not figure.series and len(values) > 1):
            cause = f"the row has {len(values)} of {len(figure.series)} series"
            advice = "name each series under `series`, and give every row a value for each"
            found.append(problem("picture-shape", record.place("rows", at), cause=cause, advice=advice))
        if not all(0 <= float(value) <= float(figure.most) for value in values) or float(figure.most) <= 0:
            found.append(_outside(record, "0", figure.most, "rows", at))
    return found


def _line_problems(record: Located[Figure], figure: Lines) -> list[Problem]:
    found = []
    for at, one in enumerate(figure.series):
        values = one.values.split()
        if len(values) != len(figure.places):
            cause = f"there are {len(values)} values for {len(figure.places)} places"
            advice = "write one number for each place"
            found.append(problem("picture-shape", record.place("series", at, "values"), cause=cause, advice=advice))
        if not all(float(figure.least) <= float(value) <= float(figure.most) for value in values):
            found.append(_outside(record, figure.least, figure.most, "series", at, "values"))
    if figure.scale is not Scale.EVEN and not place_numbers(figure.places):
        cause = "a scale of logarithms needs places that are numbers above 0, each larger than the one before"
        found.append(
            problem("picture-shape", record.place("places"), cause=cause, advice="write numbers, or delete `scale`")
        )
    if float(figure.least) >= float(figure.most):
        cause, advice = "the scale does not grow", "make `most` larger than `least`"
        found.append(problem("picture-shape", record.place("most"), cause=cause, advice=advice))
    return found


def _strip_problems(record: Located[Figure], figure: Strip) -> list[Problem]:
    """Months go from 1 to 12, and two things of a lane cannot share a month."""
    found = []
    for at, lane in enumerate(figure.lanes):
        end = 0.0
        for number, span in enumerate(lane.spans):
            first, last = float(span.first), float(span.last)
            if not (end < first <= last <= 12 and first.is_integer() and last.is_integer()):
                cause = "months go from 1 to 12, each later than those before, in one lane"
                advice = "sort the entries of the lane, and cut what goes over the end of the year in two"
                place = record.place("lanes", at, "spans", number)
                found.append(problem("picture-shape", place, cause=cause, advice=advice))
            end = last
    return found


def _outside(record: Located[Figure], least: str, most: str, *steps: str | int) -> Problem:
    cause = f"a value lies outside the scale from {least} to {most}"
    advice = "correct the value, or make the scale longer"
    return problem("picture-shape", record.place(*steps), cause=cause, advice=advice)

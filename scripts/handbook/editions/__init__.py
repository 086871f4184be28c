"""Editions: what people carry away. All are made from the pages that `handbook build` rendered, into `dist/`."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from handbook.editions.book import books_of
from handbook.editions.dist import disk_problem, put_in_place, room_beside, write_sums
from handbook.editions.kinds import EditionKind, maker_of
from handbook.problems import Problem, errors_in

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from handbook.editions.book import Book
    from handbook.editions.kinds import Maker
    from handbook.project import Project


@dataclass
class Outcome:
    """What came of it."""

    problems: list[Problem] = field(default_factory=list)
    made: list[str] = field(default_factory=list)
    """Folders of `dist/` that were put in place, as `kind/locale`."""
    without: list[str] = field(default_factory=list)
    """Languages that have no heavy editions yet, because too little of the handbook is translated."""
    seconds: float = 0.0

    @property
    def failed(self) -> bool:
        return bool(errors_in(self.problems))


def make_editions(
    project: Project,
    *,
    kinds: Sequence[EditionKind],
    locales: Sequence[str] = (),
    tell: Callable[[str], None] = lambda _: None,
) -> Outcome:
    """Make editions of all locales or of those that are named. One that fails leaves the last good one in `dist/`."""
    start, outcome = time.perf_counter(), Outcome()
    books, problems = books_of(project, locales)
    outcome.problems += problems
    if not outcome.failed:
        for kind in kinds:
            _make_kind(project, kind, books, outcome, tell)
        if outcome.made:
            write_sums(project.dist_dir)
    outcome.seconds = time.perf_counter() - start
    return outcome


def _make_kind(
    project: Project, kind: EditionKind, books: Sequence[Book], outcome: Outcome, tell: Callable[[str], None]
) -> None:
    maker, problems = maker_of(kind)
    outcome.problems += problems
    if maker is None:
        return
    if maker.heavy:
        outcome.without += [book.code for book in books if not book.is_heavy and book.code not in outcome.without]
        books = [book for book in books if book.is_heavy]
    for name, group in maker.groups(books):
        tell(f"{kind}/{name}")
        _make_one(project, maker, f"{kind}/{name}", group, outcome)


def _make_one(project: Project, maker: Maker, name: str, books: Sequence[Book], outcome: Outcome) -> None:
    """One folder of `dist/`: made beside, then put in its place."""
    try:
        with room_beside(project, name) as beside:
            problems = maker.make(books, beside)
            outcome.problems += problems
            if not errors_in(problems):
                put_in_place(project, beside, name)
                outcome.made.append(name)
    except OSError as error:
        outcome.problems.append(disk_problem(project, error))

"""What both ways in share: reading a stranger's file, and writing the PO files that take what was good in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from handbook.cli.common import counted
from handbook.problems import Place, Problem, problem
from handbook.source_files import MAX_PO_BYTES, read_source
from handbook.translation.exchange.received import Given, Refused
from handbook.translation.exchange.taking import Maker, Taken, take_translations
from handbook.translation.po import parse_po
from handbook.translation.translation import po_uri
from handbook.tree import write_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from handbook.project import Project
    from handbook.source_files import SourceFile
    from handbook.translation.exchange.wanted import Wanted
    from handbook.translation.locales import Locale
    from handbook.translation.po import Entry


@dataclass
class Outcome:
    """What became of all translations that came in."""

    given: list[Given] = field(default_factory=list)
    unchanged: int = 0
    former: int = 0
    refused: list[Refused] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    """Faults of PO files, and warnings."""

    @property
    def taken(self) -> int:
        return len(self.given)


def read_bytes(path: Path, limit: int) -> bytes | Problem:
    """A file that someone sent; one that is too large is not even read."""
    try:
        if (size := path.stat().st_size) > limit:
            return problem("exchange-too-large", Place(path=str(path)), what=f"{size:,} bytes; the limit is {limit:,}")
        return path.read_bytes()
    except OSError as error:
        return problem("exchange-unreadable", Place(path=str(path)), cause=error.strerror or error)


def take_into_files(
    project: Project,
    locale: Locale,
    sources: Mapping[str, Wanted],
    given: Mapping[str, Sequence[Given]],
    maker: Maker,
) -> Outcome:
    """Take translations source by source; each PO file is written at once and whole, or not at all."""
    outcome = Outcome()
    for uri, own in given.items():
        path = project.root / po_uri(locale.code, uri)
        current = _current(project, path, locale)
        if isinstance(current, list):
            fault = problem("exchange-po-faults", current[0].place, path=project.uri(path))
            outcome.problems += current
            outcome.refused += [Refused(row=one.row, problem=fault) for one in own]
            continue
        taken = take_translations(locale, sources[uri], current, own, maker)
        outcome.refused += taken.refused
        outcome.unchanged += taken.unchanged
        outcome.former += taken.former
        if taken.text is not None:
            _write(project, path, taken, outcome)
    return outcome


def _write(project: Project, path: Path, taken: Taken, outcome: Outcome) -> None:
    try:
        write_file(path, (taken.text or "").encode())
    except OSError as error:
        fault = problem("exchange-not-writable", Place(path=project.uri(path)), cause=error.strerror or error)
        outcome.refused += [Refused(row=one.row, problem=fault) for one in taken.taken]
        return
    outcome.given += taken.taken
    outcome.problems += taken.warnings
    print(f"{project.uri(path)}: {counted(len(taken.taken), 'translation')} taken.")


def _current(
    project: Project, path: Path, locale: Locale
) -> tuple[SourceFile | None, tuple[Entry, ...]] | list[Problem]:
    """A PO file and its entries, or its faults; a file that is not there yet has neither."""
    if not path.exists():
        return None, ()
    source = read_source(project, path, MAX_PO_BYTES)
    if isinstance(source, Problem):
        return [source]
    entries, problems = parse_po(source, locale.reviewers)
    return problems or (source, entries)

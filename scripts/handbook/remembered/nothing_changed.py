"""The shortest build: where nothing changed since the last good one, files are looked at and not opened."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from handbook.remembered.digests import shared_digest, source_digest
from handbook.remembered.records import is_in_place, read_record
from handbook.tree import write_file

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from handbook.problems import Problem
    from handbook.project import Project
    from handbook.remembered.records import Record


@dataclass(frozen=True, kw_only=True)
class _Last:
    """The last build that made or confirmed some locales, or all of them, and found no error."""

    files: str
    """What it was made from, by sizes and times; empty where that is not certain enough."""
    shared: str
    """The same by content, but for what belongs to single locales."""
    pages: Mapping[str, int]
    """By locale, in the site's order."""
    whole: bool
    """Whether these are all locales."""
    behind: Sequence[str]
    """Other locales that were behind the sources then."""
    root: str
    """The files above the locales, by size and time."""
    warnings: Sequence[Any]
    """Its problems, as `asdict` gives them: what was told once is told again."""


@dataclass(frozen=True)
class Known:
    """What a build would come to."""

    pages: Mapping[str, int]
    behind: Sequence[str]
    warnings: Sequence[Problem]


def remember(
    project: Project,
    *,
    files: str,
    shared: str,
    records: Mapping[str, Record],
    whole: bool,
    behind: Sequence[str],
    warnings: Sequence[Problem],
) -> None:
    """`records` are those of the locales that were made or confirmed."""
    last = _Last(
        files=files,
        shared=shared,
        pages={code: record.pages for code, record in records.items()},
        whole=whole,
        behind=behind,
        root=_root_state(project),
        warnings=[asdict(one) for one in warnings],
    )
    _write(project, last)


def forget(project: Project) -> None:
    _path(project).unlink(missing_ok=True)


def nothing_changed(
    project: Project, codes: Sequence[str], files: str, shared_now: Callable[[], str] | None = None
) -> Known | None:
    """What a build of the wanted locales, or of all, would come to, if the site is what it would make; else nothing.

    `files` is the state of all files now; where it is the one that is remembered, nothing is read. `shared_now` is asked
    for the digest of what all locales are made from.
    """
    try:
        last = _Last(**json.loads(_path(project).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    if not (codes or last.whole) or not set(codes) <= set(last.pages) or last.root != _root_state(project):
        return None
    wanted = codes or list(last.pages)
    is_as_seen = bool(files) and files == last.files
    shared = last.shared if is_as_seen else (shared_now or partial(shared_digest, project, ()))()
    if shared != last.shared:
        return None
    records = {code: read_record(project, code) for code in wanted}
    for code, record in records.items():
        if record is None or not (is_as_seen or record.sources == source_digest(project, code, shared)):
            return None
        if not is_in_place(project, code, record):
            return None
    if files and not is_as_seen and last.whole and not codes:
        with suppress(OSError):  # a folder that nobody may write in is good enough to look at
            _write(project, _Last(**{**asdict(last), "files": files}))
    return Known({code: last.pages[code] for code in wanted}, last.behind, _problems(last.warnings))


def _problems(kept: Sequence[Any]) -> list[Problem]:
    if not kept:
        return []
    from handbook.problems import Place, Problem, Severity

    return [Problem(**{**one, "place": Place(**one["place"]), "severity": Severity(one["severity"])}) for one in kept]


def _root_state(project: Project) -> str:
    """Names of everything, and size and time of the files: the locales' folders have records of their own."""
    state = []
    for path in sorted(project.site_dir.glob("*")):
        known = path.stat()
        state.append(f"{path.name} {known.st_size} {known.st_mtime_ns}" if path.is_file() else path.name)
    return "\n".join(state)


def _write(project: Project, last: _Last) -> None:
    write_file(_path(project), json.dumps(asdict(last)).encode())


def _path(project: Project) -> Path:
    return project.build_dir / "records" / "site.json"

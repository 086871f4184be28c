"""The shortest build: where nothing changed since the last whole one, nothing is read but digests."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from handbook.build.records import is_in_place, read_record, shared_digest, source_digest
from handbook.problems import Place, Problem, Severity
from handbook.tree import write_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from handbook.build.records import Record
    from handbook.project import Project


@dataclass(frozen=True, kw_only=True)
class _Whole:
    """The last build that made or confirmed every locale, and found no error."""

    shared: str
    pages: Mapping[str, int]
    """By locale, in the site's order."""
    root: str
    """The files above the locales, by size and time."""
    warnings: Sequence[Any]
    """Its problems, as `asdict` gives them: what was told once is told again."""


@dataclass(frozen=True)
class Known:
    """What a build would come to."""

    pages: Mapping[str, int]
    warnings: Sequence[Problem]


def remember_whole(project: Project, shared: str, records: Mapping[str, Record], warnings: Sequence[Problem]) -> None:
    pages = {code: record.pages for code, record in records.items()}
    whole = _Whole(shared=shared, pages=pages, root=_root_state(project), warnings=[asdict(one) for one in warnings])
    write_file(_path(project), json.dumps(asdict(whole)).encode())


def forget_whole(project: Project) -> None:
    _path(project).unlink(missing_ok=True)


def nothing_changed(project: Project, codes: Sequence[str]) -> Known | None:
    """What a build of the wanted locales, or of all, would come to, if the site is what it would make; else nothing."""
    try:
        whole = _Whole(**json.loads(_path(project).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    wanted = codes or list(whole.pages)
    if not set(wanted) <= set(whole.pages) or whole.root != _root_state(project):
        return None
    shared = shared_digest(project, ())
    if shared != whole.shared or not all(_is_current(project, code, shared) for code in wanted):
        return None
    warnings = [
        Problem(**{**one, "place": Place(**one["place"]), "severity": Severity(one["severity"])})
        for one in whole.warnings
    ]
    return Known({code: whole.pages[code] for code in wanted}, warnings)


def _is_current(project: Project, code: str, shared: str) -> bool:
    record = read_record(project, code)
    return (
        record is not None
        and record.sources == source_digest(project, code, shared)
        and is_in_place(project, code, record)
    )


def _root_state(project: Project) -> str:
    """Names of everything, and size and time of the files: the locales' folders have records of their own."""
    state = []
    for path in sorted(project.site_dir.glob("*")):
        known = path.stat()
        state.append(f"{path.name} {known.st_size} {known.st_mtime_ns}" if path.is_file() else path.name)
    return "\n".join(state)


def _path(project: Project) -> Path:
    return project.build_dir / "records" / "site.json"

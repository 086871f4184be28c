"""What was found is found again as long as the files and the rules are the same: kept below build/, by digest.

A whole check compares some 30,000 translations with their English texts; a day's work changes a handful of them.
"""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import asdict
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handbook.problems import Place, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from handbook.project import Project

_PACKAGE_DIR = Path(__file__).parent
_LIBRARIES = ("polib", "babel", "markdown")


class KnownFindings:
    """For each subject, such as a file, the digest of all that its problems depend on, and these problems."""

    def __init__(self, project: Project) -> None:
        self._path = project.build_dir / "check" / "found.json"
        self._known = _read(self._path)
        self._new: dict[str, Any] = {}

    def of(self, subject: str, state: bytes, find: Callable[[], list[Problem]]) -> list[Problem]:
        """The problems of a subject: those of last time where its state is the same, else what `find` finds."""
        digest = hashlib.sha256(_rules() + state).hexdigest()
        if (known := self._known.get(subject)) and known[0] == digest:
            return [_problem(one) for one in known[1]]
        found = find()
        self._new[subject] = (digest, [asdict(one) for one in found])
        return found

    def keep(self) -> None:
        """Write it down for the next run. A disk that cannot be written costs time, nothing else."""
        if not self._new:
            return
        part = self._path.with_suffix(".part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(self._known | self._new, ensure_ascii=False), encoding="utf-8")
            part.replace(self._path)
        except OSError:
            return


def _read(path: Path) -> dict[str, Any]:
    """What the last run wrote; nothing if it is not what we write."""
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
        for _, found in known.values():
            for one in found:
                _problem(one)
    except (OSError, ValueError, TypeError, AttributeError, KeyError):
        return {}
    return dict(known)


def _problem(one: dict[str, Any]) -> Problem:
    told = {"place": Place(**one["place"]), "severity": Severity(one["severity"])}
    return Problem(**{**one, **told, "values": tuple((name, value) for name, value in one["values"])})


@lru_cache(maxsize=1)
def _rules() -> bytes:
    """The code that judges, and the libraries under it: a new rule looks at everything anew."""
    state = hashlib.sha256(" ".join((sys.version, *(f"{name}={version(name)}" for name in _LIBRARIES))).encode())
    for path in sorted(_PACKAGE_DIR.rglob("*.py")):
        state.update(path.relative_to(_PACKAGE_DIR).as_posix().encode() + b"\0" + path.read_bytes())
    return state.digest()

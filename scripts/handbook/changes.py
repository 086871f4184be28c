"""What has changed since a revision of the repository, and what of the translations a check must look at therefore."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handbook.project import Project

_RULES = ("scripts/", "requirements/", "pyproject.toml")
_OF_A_LOCALE = frozenset({"locale.yml", "glossary.csv"})
"""Files of a language against which all its translations are held."""


class NoRevisionError(Exception):
    """Carries why nothing can be compared, and a way out."""

    def __init__(self, cause: str, advice: str) -> None:
        super().__init__(cause)
        self.cause, self.advice = cause, advice


@dataclass(frozen=True)
class Changes:
    """The files that were added, changed or removed, as the project names them."""

    uris: frozenset[str]

    @property
    def whole(self) -> bool:
        """Whether the rules themselves have changed, so that every file is judged anew."""
        return any(uri.startswith(_RULES) for uri in self.uris)

    def concerns(self, uri: str) -> bool:
        """Whether a file of a translation is judged anew: it has changed, or what it is held against."""
        locale = "/".join(uri.split("/")[:2])
        return self.whole or uri in self.uris or any(f"{locale}/{name}" in self.uris for name in _OF_A_LOCALE)

    def touches(self, *starts: str) -> bool:
        return self.whole or any(uri.startswith(starts) for uri in self.uris)


def changes_since(project: Project, revision: str) -> Changes:
    """What differs from where this branch left `revision`, in commits, beside them and in new files."""
    start = _git(project, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").strip()
    if not start:
        raise NoRevisionError(
            f"Git does not know the revision '{revision}'", "give a branch or a commit, such as main or HEAD~1"
        )
    base = _git(project, "merge-base", start, "HEAD").strip() or start
    named = _git(project, "diff", "--name-only", "--no-renames", "--relative", "-z", base, "--", ".")
    new = _git(project, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    return Changes(frozenset(filter(None, (named + new).split("\0"))))


def _git(project: Project, *arguments: str) -> str:
    """What Git says; nothing where it refuses."""
    command = ("git", "-C", str(project.root), *arguments)
    try:
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    except FileNotFoundError:
        raise NoRevisionError("Git is not on this computer", "run: handbook check") from None
    if b"not a git repository" in done.stderr:
        raise NoRevisionError("this folder is not under Git", "run: handbook check")
    return done.stdout.decode("utf-8", "surrogateescape") if done.returncode == 0 else ""

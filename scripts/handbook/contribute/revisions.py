"""What changed since a revision, read from Git as data: nothing of the other revision is checked out or run."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MAX_READ = 2_000_000
"""Larger files are named and not read."""


class GitFailed(Exception):
    """Carries what Git said."""


@dataclass(frozen=True)
class Changed:
    """A file before and after; None where it is not there. `unread` says why a file is named only."""

    path: str
    before: str | None = None
    after: str | None = None
    unread: str = ""


def changed_files(root: Path, since: str, to: str = "") -> list[Changed]:
    """The files that differ between two revisions; without `to`, the files as they are in the folder now."""
    start = _commit(root, since)
    end = _commit(root, to) if to else ""
    # Since the two went apart: what main got in the meantime is nobody's change here.
    start = _git(root, "merge-base", start, end or "HEAD").decode().strip() or start
    ends = [start, end] if end else [start]
    raw = _git(root, "diff", "--raw", "-z", "--no-renames", "--no-ext-diff", "--abbrev=40", *ends, "--")
    parts = raw.decode("utf-8", "replace").split("\0")
    found = {path: head.split(" ") for head, path in zip(parts[::2], parts[1::2], strict=False)}
    changes = [_changed(root, path, fields, end) for path, fields in found.items()]
    if not end:
        others = _git(root, "ls-files", "-z", "--others", "--exclude-standard").decode("utf-8", "replace").split("\0")
        changes += [_new(root, path) for path in others if path]
    return sorted(changes, key=lambda one: one.path)


def _changed(root: Path, path: str, fields: list[str], end: str) -> Changed:
    old_mode, new_mode, old_id = fields[0].lstrip(":"), fields[1], fields[2]
    if {old_mode, new_mode} & {"120000", "160000"}:
        return Changed(path, unread="a link")
    before = None if old_mode == "000000" else _blob(root, old_id)
    if new_mode == "000000":
        return Changed(path, _text(before), None)
    after = _blob(root, fields[3]) if end else _file(root, path)
    unread = _why_unread(before) or _why_unread(after)
    return Changed(path, unread=unread) if unread else Changed(path, _text(before), _text(after))


def _new(root: Path, path: str) -> Changed:
    if (root / path).is_symlink():
        return Changed(path, unread="a link")
    after = _file(root, path)
    return Changed(path, unread=_why_unread(after)) if _why_unread(after) else Changed(path, None, _text(after))


def _file(root: Path, path: str) -> bytes | None:
    full = root / path
    if full.is_symlink() or not full.is_file():
        return None
    with full.open("rb") as file:
        return file.read(MAX_READ + 1)


def _blob(root: Path, name: str) -> bytes:
    size = int(_git(root, "cat-file", "-s", name) or b"0")
    return b"\0" * (MAX_READ + 1) if size > MAX_READ else _git(root, "cat-file", "blob", name)


def _why_unread(data: bytes | None) -> str:
    if data is None:
        return ""
    if len(data) > MAX_READ:
        return "very large"
    return "no text" if b"\0" in data else ""


def _text(data: bytes | None) -> str | None:
    return None if data is None or _why_unread(data) else data.decode("utf-8", "replace").replace("\r\n", "\n")


def _commit(root: Path, revision: str) -> str:
    return _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").decode().strip()


def _git(root: Path, *arguments: str) -> bytes:
    command = ["git", "-C", str(root), "-c", "core.quotePath=false", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=120)  # noqa: S603 (our own arguments)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise GitFailed(str(error)) from error
    if done.returncode:
        raise GitFailed(done.stderr.decode("utf-8", "replace").strip() or f"git {arguments[0]} found nothing")
    return done.stdout

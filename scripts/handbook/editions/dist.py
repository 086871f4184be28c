"""`dist/`: each edition is a folder that is made beside and then renamed into its place, so that nothing is half there."""

from __future__ import annotations

import errno
import hashlib
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.problems import Place, Problem, problem
from handbook.publish import replace_folder
from handbook.tree import tree_uris, write_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.project import Project

SUMS = "SHA256SUMS"


@contextmanager
def room_beside(project: Project, name: str) -> Iterator[Path]:
    """An empty folder for an edition in the making, on the same disk as `dist/`; nothing of it stays behind.

    Each has one of its own: two runs at the same time do not touch each other's.
    """
    project.dist_dir.mkdir(parents=True, exist_ok=True)
    own = Path(tempfile.mkdtemp(prefix=".next-", dir=project.dist_dir))
    own.chmod(0o755)
    beside = own / name
    try:
        beside.mkdir(parents=True)
        yield beside
    finally:
        shutil.rmtree(own, ignore_errors=True)


def put_in_place(project: Project, beside: Path, name: str) -> None:
    """The finished folder takes the place of the last one."""
    place = project.dist_dir / name
    place.parent.mkdir(parents=True, exist_ok=True)
    old = beside.with_name(beside.name + ".old")
    replace_folder(beside, place, old)
    shutil.rmtree(old, ignore_errors=True)


def write_sums(folder: Path) -> None:
    """`SHA256SUMS` of all files below a folder, as `sha256sum --check` reads it; a signature can be put beside it."""
    write_file(folder / SUMS, sums_of(folder).encode())


def sums_of(folder: Path) -> str:
    """One line for each file, sorted by name: digest, two spaces, posix path."""
    uris = [uri for uri in tree_uris(folder) if uri != SUMS and not uri.startswith(".")]
    return "".join(f"{digest_of(folder / uri)}  {uri}\n" for uri in uris)


def digest_of(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def disk_problem(project: Project, error: OSError) -> Problem:
    """A full or locked disk, in words."""
    path = project.uri(Path(error.filename)) if error.filename else project.uri(project.dist_dir)
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return problem("edition-no-space", Place(path=path))
    return problem("edition-not-writable", Place(path=path), path=path, cause=error.strerror or error)

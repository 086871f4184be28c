"""Names that every disk and Windows' own tools can take: FAT and exFAT, no reserved words, short paths."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handbook.problems import Place, Problem, problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST_PATH = 200
"""Windows takes 259 characters, and the folder into which somebody unpacks has a path of its own."""
LONGEST_NAME = 255
_FORBIDDEN = re.compile(r'[<>:"\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)


def name_problems(uris: Iterable[str], within: str) -> list[Problem]:
    """All names that some disk or tool would refuse; `within` is the folder that holds the files."""
    found, seen = [], dict[str, str]()
    for uri in uris:
        path = f"{within}/{uri}"
        found += [problem("edition-name", Place(path=uri), name=name, cause=cause) for name, cause in _faults(uri)]
        if len(path) > LONGEST_PATH:
            found.append(problem("edition-path-long", Place(path=uri), length=len(path), most=LONGEST_PATH))
        for folded, name in _spellings(uri):
            other = seen.setdefault(folded, name)
            if other != name:
                found.append(problem("edition-name-twice", Place(path=uri), name=name, other=other))
    return found


def _faults(uri: str) -> Iterator[tuple[str, str]]:
    """What is wrong with the parts of a path.

    >>> [cause for _, cause in _faults("a/aux.html/b?.txt")]
    ["Windows keeps the name 'aux' for itself", "the character '?' is not allowed there"]
    """
    for name in uri.split("/"):
        if forbidden := _FORBIDDEN.search(name):
            yield name, f"the character {forbidden[0]!a} is not allowed there"
        if _RESERVED.fullmatch(name):
            yield name, f"Windows keeps the name '{name.partition('.')[0]}' for itself"
        if name.endswith((".", " ")):
            yield name, "a full stop or a space at the end is lost there"
        if name.startswith(" ") or not name:
            yield name, "a name may not be empty or begin with a space"
        if len(name) > LONGEST_NAME:
            yield name, f"it has more than {LONGEST_NAME} characters"


def _spellings(uri: str) -> Iterator[tuple[str, str]]:
    """The path and each folder above it, as a disk that knows no capitals sees it."""
    parts = uri.split("/")
    for end in range(1, len(parts) + 1):
        name = "/".join(parts[:end])
        yield name.casefold(), name

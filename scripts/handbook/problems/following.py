"""Problems that only follow from others.

A file with an error is left out, so whatever leads to it seems to lead nowhere: a slip in the head of one page made forty
errors elsewhere, the last of which proposed to delete its translations. They are told when they are still there without it.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from handbook.problems import errors_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.problems import Problem

_UNUSED = frozenset({"source-unused", "picture-unused"})
"""Warnings that speak of what all files use. A case study that does not use its own source has an error of its own."""
_USING = ("docs/", "case_studies/taxonomy/")


def without_following(problems: list[Problem]) -> list[Problem]:
    """The problems, less those that miss only what a file with an error would have been."""
    faulty = {one.place.path for one in errors_in(problems)}
    is_all_read = not any(path.startswith(_USING) for path in faulty)
    unsure = frozenset() if is_all_read else _UNUSED
    return [
        one
        for one in problems
        if faulty.isdisjoint(_missed(one)) and (one.severity == "error" or one.code not in unsure)
    ]


def _missed(one: Problem) -> Iterator[str]:
    """The sources of which one would have what this problem misses."""
    values, path = dict(one.values), one.place.path
    match one.code:
        case "po-orphan":
            source = path.split("/", 2)[-1].removesuffix(".po")
            yield from (f"{source}.md", f"{source}.yml")
        case "picture-unknown":
            yield f"docs/_data/figures/{values['value']}.yml"
        case "term-unknown":
            yield f"case_studies/taxonomy/{values['vocabulary']}.yml"
        case "coverage-page":
            yield from _sources(values["value"])
        case "link-missing":
            folder = posixpath.dirname(path.removeprefix("docs/"))
            yield from _sources(posixpath.join(folder, values["value"]))


def _sources(address: str) -> Iterator[str]:
    """Of which files the page at an address is made."""
    uri = posixpath.normpath(urlsplit(address).path)
    folder, name = posixpath.split(uri.removesuffix(".md"))
    yield f"docs/{uri}"
    if folder == "case-studies":
        yield f"case_studies/{name}.yml"
    elif folder == "toolkit":
        yield f"docs/_data/templates/{name}.yml"
    else:
        yield f"case_studies/taxonomy/{folder}.yml"

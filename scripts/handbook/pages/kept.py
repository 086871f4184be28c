"""What the site's scripts keep on a reader's device. A test compares this list with the scripts themselves."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kept:
    """One kind of thing: its id among the interface's texts, and the keys under which browsers keep it, as patterns."""

    id: str
    keys: tuple[str, ...] = ()
    """Empty for what is kept as files, by the browser's worker."""


OURS = "handbook."
"""All keys begin with it: on `file://` other pages share the box."""
KEPT = (
    Kept("plans", (r"handbook\.\d+\.plans\..+", r"handbook\.1\.plan")),
    Kept("sheets", (r"handbook\.\d+\.sheets\..+",)),
    Kept("case-studies", (r"handbook\.\d+\.case-studies\..+", r"handbook\.case-study")),
    Kept("training", (r"handbook\.\d+\.training\..+", r"handbook\.\d+\.scenarios\..+")),
    Kept("searches", (r"handbook\.1\.searches", r"handbook\.1\.highlight", r"handbook\.1\.slash")),
    Kept("selection", (r"handbook\.1\.selection",)),
    Kept("look", (r"handbook\.1\.__\w+", r"handbook\.1\.later", r"handbook\.probe")),
    Kept("files"),
)

"""The engine of readers' browsers as one script: the table of characters, and the twins of this package's modules."""

from __future__ import annotations

from importlib.resources import files

from handbook.search.tables import tables_script

ENGINE_NAME = "search-engine.js"
PARTS = ("text.js", "match.js", "runs.js", "search.js")
"""In the order in which they need each other, in the folder `js`."""


def engine_script() -> str:
    """All of it. One script is read sooner than five, from a stick as over a poor link."""
    return "".join((tables_script(), *map(part, PARTS)))


def part(name: str) -> str:
    return files("handbook.search").joinpath("js", name).read_text(encoding="utf-8")

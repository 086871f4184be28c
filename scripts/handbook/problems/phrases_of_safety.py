"""The words of problems that protect readers and the people of whom the texts speak."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from handbook.problems.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Mapping

SAFETY_PHRASES: Mapping[str, Phrase] = MappingProxyType(
    {
        "page-markup": Phrase(
            "This is {what}, which pages may not have: {value}",
            "use words, links to pages or to https addresses, and pictures of the folder docs/figures/; in braces only an id: {{ #what-to-do }}",
        ),
        "mark-in-code": Phrase(
            "This {what} stands inside code or goes over two lines, where the build would not leave it alone.",
            "write it on one line, outside of the marks ` ` and of fences",
        ),
        "asset-kind": Phrase(
            "Files of this kind are not published: {value}.",
            "use a picture that ends in .svg, .png, .jpg or .webp, or a page that ends in .md",
        ),
        "asset-content": Phrase(
            "The name says {expected}, but the file holds something else.",
            "save the picture again in the form that its name says",
        ),
        "asset-link": Phrase("This file is a link to another file.", "replace the link by a copy of the file"),
        "asset-unsafe": Phrase(
            "The picture holds {what}, which a browser could run or load: {value}",
            "save it as a plain SVG without scripts, links and styles of its own, or as a PNG",
        ),
        "called-illegal": Phrase(
            "'{value}' calls people or their journeys illegal.",
            "write irregular, or say what is missing: without papers, without a visa; put quotes around the words of others",
        ),
        "too-many-files": Phrase(
            "There are {count} files here; the limit is {limit}.",
            "take away files that do not belong here; if all do, raise the limit in scripts/handbook/safety/limits.py",
        ),
        "yaml-too-many": Phrase(
            "There are more than {limit} keys and values up to here.", "split the file, or delete what was repeated"
        ),
    }
)

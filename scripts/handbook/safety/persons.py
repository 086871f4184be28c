"""Patterns by which a private person could be found: numbers, addresses, days of birth, names with an age or a village.

They warn and never stop anything, because a pattern does not know people. What is public stands in
`docs/_data/public_contacts.yml`, where a reviewer sees it. Translations need no look of their own: numbers, addresses and
e-mails in them must be those of the English text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handbook.problems import Place, Problem, warning
from handbook.safety.patterns import PATTERNS, finditer
from handbook.source_files import read_source
from handbook.translation.texts import INTERFACE_SOURCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.content import Content
    from handbook.project import Project


def person_warnings(project: Project, content: Content) -> list[Problem]:
    """Everything to look at in pages and data; case studies have the same patterns among their own checks."""
    known = content.catalogue.contacts
    return [*_in_pages(content, known), *_in_data(project, content, known)]


def found_in(text: str, known: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Where something stands, and what it is.

    >>> list(found_in("Call +66 2 123 4567, or +1 800 555 0199.", frozenset({"+1 800 555 0199"})))
    [(5, '+66 2 123 4567')]
    """
    for pattern in PATTERNS:
        for found in finditer(pattern, text):
            if found[1] not in known:
                yield found.start(1), found[1]


def _in_pages(content: Content, known: frozenset[str]) -> Iterator[Problem]:
    for page in content.pages:
        for number, line in enumerate(page.split.body.split("\n"), page.split.body_line):
            for at, value in found_in(line, known):
                yield warning("personal-data", page.source.place(number, at + 1, len(value)), value=value)


def _in_data(project: Project, content: Content, known: frozenset[str]) -> Iterator[Problem]:
    for uri, texts in content.all_texts:
        if not uri.startswith(("docs/_data/", "case_studies/taxonomy/")) or uri in INTERFACE_SOURCES:
            continue
        for value in dict.fromkeys(value for _, text in texts for _, value in found_in(text, known)):
            yield warning("personal-data", _place(project, uri, value), value=value)


def _place(project: Project, uri: str, value: str) -> Place:
    """Where a value stands in a file, whose lines may break it."""
    source = read_source(project, project.root / uri)
    if isinstance(source, Problem):
        return Place(path=uri)
    found = re.search(r"\s+".join(map(re.escape, value.split())), source.text)
    return source.place_at(found.start(), len(value)) if found else source.place(1, 1)

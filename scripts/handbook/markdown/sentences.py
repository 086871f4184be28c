"""Cutting English text into sentences."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[.!?])[\"”’)]?\s+(?=[\"“‘(]?[A-Z0-9])")
_NUMBER = re.compile(r"(?:^|\s)\d{1,2}\.$")
_SHORT_FORMS = ("e.g.", "i.e.", "vs.", "No.", "Dr.", "Mr.", "Ms.", "St.", "para.", "pp.", "al.", "U.S.", "U.N.")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of one paragraph without markup.

    >>> sentences("1. Ask someone. Then go.")
    ('1. Ask someone.', 'Then go.')
    >>> sentences("Ask first. Dr. Rao did, in 2019! Did it help? See para. 8.")
    ('Ask first.', 'Dr. Rao did, in 2019!', 'Did it help?', 'See para. 8.')
    """
    found: list[str] = []
    start = 0
    for end in _END.finditer(text):
        before = text[start : end.start()]
        if not (before.endswith(_SHORT_FORMS) or _NUMBER.fullmatch(before)):
            found.append(text[start : end.end()].strip())
            start = end.end()
    return (*found, *filter(None, [text[start:].strip()]))

"""A made-up translation of the training: words of the language as they come, so that letters and lengths are real."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import cycle
from typing import TYPE_CHECKING

from handbook.problems import Place
from handbook.translation.po import Entry, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.content import Content
    from handbook.translation.translation import Translation

_SLOT = re.compile(r"\{[a-z_0-9]+\}")
_LONGER = 1.1
"""How much longer a translation is than its English text."""
_OWN = re.compile(r"docs/(_data/(modules/|training\.yml)|training/)")


def made_up(content: Content, translation: Translation) -> Translation:
    """The translation with every text of the training that it lacks."""
    words = cycle(_words(translation))
    entries = dict(translation.entries)
    for uri, texts in content.texts():
        if _OWN.match(uri):
            known = dict(entries.get(uri, {}))
            for context, english in texts:
                if (context, english) not in known or known[context, english].state is State.ABSENT:
                    text = _text(english, words)
                    known[context, english] = Entry(context, english, text, State.MACHINE, Place(path=uri))
            entries[uri] = known
    return replace(translation, entries=entries)


def _text(english: str, words: Iterator[str]) -> str:
    found = [next(words)]
    while sum(map(len, found)) + len(found) < _LONGER * len(_SLOT.sub("", english)):
        found.append(next(words))
    return " ".join([*found, *_SLOT.findall(english)])


def _words(translation: Translation) -> list[str]:
    """Words of the step pages, without markup."""
    texts = [
        entry.msgstr
        for uri, entries in sorted(translation.entries.items())
        if uri.startswith("docs/handbook/")
        for entry in entries.values()
        if entry.msgstr
    ]
    found = [
        word for text in texts for word in text.split() if not re.search(r"[A-Za-z0-9{}\[\]()*_|#@`~\\<>:&^]", word)
    ]
    assert found, f"{translation.locale.code} has no words"
    return found

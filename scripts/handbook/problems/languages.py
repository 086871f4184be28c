"""Problems in the language of whoever must mend them: phrases are texts of the interface, English where none is translated.

A value in a phrase may be a phrase itself ("did you mean 'x'?"): such pieces are known by their English form.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from handbook.problems import one_style
from handbook.problems.phrases import PHRASES
from handbook.problems.pieces import PIECES
from handbook.translation.texts import PROBLEMS_SOURCE
from handbook.translation.translation import read_translation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from handbook.content import Content
    from handbook.problems import Problem
    from handbook.project import Project
    from handbook.translation.locales import Locale

    Say = Callable[[str, str], str]

_NAME = re.compile(r"\{([a-z_]+)\}")
_SLOT = re.compile(r"\\\{([a-z_]+)\\\}")


def phrase_texts() -> Mapping[str, str]:
    """All phrases by the keys that translators see."""
    found = {f"problem.{code}.message": _single(phrase.message) for code, phrase in PHRASES.items()}
    found |= {
        f"problem.{code}.hint": _single(phrase.hint) for code, phrase in PHRASES.items() if _has_words(phrase.hint)
    }
    return MappingProxyType(found | {f"problem.piece.{name}": text for name, text in PIECES.items()})


def problems_in_language(
    project: Project, content: Content, locale: Locale, problems: Iterable[Problem]
) -> list[Problem]:
    """The same problems as the locale says them."""
    texts = [(uri, texts) for uri, texts in content.texts() if uri == PROBLEMS_SOURCE]
    translation, _ = read_translation(project, locale, texts)
    return [said(one, translation.label) for one in problems]


def said(found: Problem, say: Say) -> Problem:
    """A problem in other words: its values are filled into what `say` gives for the English phrases.

    >>> from handbook.problems import Place, problem
    >>> empty = problem("file-empty", Place(path="a.yml"))
    >>> said(empty, lambda key, english: "Khong co gi." if key.endswith("message") else english).message
    'Khong co gi.'
    """
    phrase = PHRASES[found.code]
    values = {name: _piece(value, say) for name, value in found.values}
    message = _filled(say(f"problem.{found.code}.message", _single(phrase.message)), values, found.message)
    way_out = say(f"problem.{found.code}.hint", _single(phrase.hint))
    hint = one_style(way_out, _filled(way_out, values, found.hint))
    return replace(found, message=message, hint=hint)


def _piece(value: str, say: Say) -> str:
    """A value in other words, if it is one of the pieces; signs and spaces around it stay."""
    core = value.strip(" ;")
    for name, english in PIECES.items():
        if found := _form(english).fullmatch(core):
            inner = _filled(say(f"problem.piece.{name}", english), found.groupdict(), core)
            return value.replace(core, inner, 1)
    return value


@cache
def _form(english: str) -> re.Pattern[str]:
    """What a filled piece looks like."""
    return re.compile(_SLOT.sub(r"(?P<\1>.+)", re.escape(english)))


def _filled(phrase: str, values: Mapping[str, str], otherwise: str) -> str:
    """A translation with a slot that nobody can fill is no use: the English words are."""
    if not set(_NAME.findall(phrase)) <= values.keys():
        return otherwise
    return _NAME.sub(lambda found: values[found[1]], phrase)


def _single(phrase: str) -> str:
    """A phrase as people read it: what is no slot needs no doubled braces."""
    return phrase.replace("{{", "{").replace("}}", "}")


def _has_words(text: str) -> bool:
    return any(map(str.isalpha, _NAME.sub("", text)))

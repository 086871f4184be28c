"""Forms of terms, and where they stand in a text: at the borders of words or, in scripts without spaces, of clusters.

Words are compared in the search's spelling, so that case, accents and ways of typing make no difference. Positions are
those of the text as it is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from handbook.search.normalise import fold
from handbook.search.tables import (
    DROPPED,
    LEADING_VOWELS,
    MARKS,
    SEPARATORS,
    STACKABLE,
    STACKERS,
    TRAILING_VOWELS,
    UNSPACED,
    character_class,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_U, _S, _D = (character_class(ranges) for ranges in (UNSPACED, SEPARATORS, DROPPED))
_CLUSTER = (
    f"[{character_class(LEADING_VOWELS)}]*[{_U}]"
    f"(?:[{character_class(STACKERS)}][{character_class(STACKABLE)}]"
    f"|[{character_class(MARKS)}{character_class(TRAILING_VOWELS)}{_D}])*"
)
_WORD = f"[^{_S}{_U}\U00010000-\U0010ffff]++(?:[{_D}]++|[^{_S}{_U}\U00010000-\U0010ffff]++)*+"
_TOKEN = re.compile(f"(?P<cluster>{_CLUSTER})|{_WORD}")
_ASCII_WORD = re.compile("[a-z0-9]+")
"""What these are in ASCII, in small letters."""
_INVISIBLE = "\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_HAN_OR_HANGUL = re.compile("[\u3005-\u3007\u3041-\u30fe\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]")
_BETWEEN_WORDS = re.compile(r"\s+|[-\u2010\u2011'\u2019]")
_BETWEEN_CLUSTERS = re.compile(r"\s?")
# What makes a word a part of something else: an address, a tag, a compound, markup.
COVER = "\ue000"
"""Stands for what no word may be read together with."""
_GLUED_BEFORE = re.compile(rf"(?:[{COVER}\\!#@_&$%=/.:~\]}}]|\w[-\u2010\u2011'\u2019])$")
_GLUED_AFTER = re.compile(rf"[{COVER}_@=/\\{{\[]|[-\u2010\u2011.]\w")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ \n]\Z")
_WORD_AFTER = re.compile(r"[ \n]([^\W\d_]+)")
SHORTEST_RUN = 3
"""Clusters: shorter runs stand inside other words. Of Han and Hangul two are a word."""
_ENDINGS = {"en": ("s", "es")}


class Token(NamedTuple):
    start: int
    end: int
    key: str
    """The word or cluster in its searchable spelling."""
    is_cluster: bool


@dataclass(frozen=True)
class Found:
    """A form of a term in a text."""

    start: int
    end: int
    term: str


@dataclass(frozen=True)
class Form:
    """One way of writing a term."""

    key: tuple[str, ...]
    term: str
    is_name: bool
    """It is written with a capital of its own, as `Bali Process` is."""


@dataclass(frozen=True, eq=False)
class Forms:
    """All forms of a language by their first word or cluster, the longest first. The same forms are the same object."""

    by_first: Mapping[str, tuple[Form, ...]]
    longest: int
    """The words of the longest form."""
    telling: Mapping[str, tuple[frozenset[str], ...]]
    """All words of each form by its longest one: first words are such as `a` and `call`."""

    def may_stand_in(self, text: str) -> bool:
        """Whether a text, or any part of it that begins and ends with a word, may hold a form: only in ASCII that is quickly
        told. What stands right behind a `#` is glued to it.
        """
        if not text.isascii():
            return True
        words = {*_ASCII_WORD.findall(text.lower().replace("#", " 0"))}
        return any(form <= words for word in self.telling.keys() & words for form in self.telling[word])


def forms_of(terms: Iterable[tuple[str, Iterable[str]]], language: str) -> Forms:
    """Forms to look for, from ids of terms and what they are called. A form of two terms is a form of neither."""
    return _forms(tuple((term, tuple(names)) for term, names in terms), language)


@lru_cache(maxsize=100)
def _forms(terms: tuple[tuple[str, tuple[str, ...]], ...], language: str) -> Forms:
    by_key: dict[tuple[str, ...], set[Form]] = {}
    for term, names in terms:
        for name in names:
            for key in keys_of(name, language):
                by_key.setdefault(key, set()).add(Form(key, term, _has_capital(name)))
    by_first: dict[str, list[Form]] = {}
    for key, found in by_key.items():
        if len({form.term for form in found}) == 1:
            by_first.setdefault(key[0], []).append(max(found, key=lambda form: form.is_name))
    in_order = {first: tuple(sorted(own, key=lambda form: -len(form.key))) for first, own in by_first.items()}
    telling: dict[str, list[frozenset[str]]] = {}
    for form in (form for own in in_order.values() for form in own):
        telling.setdefault(max(form.key, key=len), []).append(frozenset(form.key))
    longest = max((len(own[0].key) for own in in_order.values()), default=0)
    return Forms(in_order, longest, {word: tuple(found) for word, found in telling.items()})


def key_of(form: str, language: str) -> tuple[str, ...]:
    """What makes two forms the same.

    >>> key_of("Do-no-harm", "en"), key_of("return migrants", "en")
    (('do', 'no', 'harm'), ('return', 'migrant'))
    """
    keys = [token.key for token in tokens(form)]
    if keys and language == "en" and len(keys[-1]) > 3:
        keys[-1] = keys[-1].removesuffix("s")
    return tuple(keys)


def keys_of(form: str, language: str) -> list[tuple[str, ...]]:
    """The spellings under which a form is found: its plural too, where the language makes it so."""
    own = tokens(form)
    key = tuple(token.key for token in own)
    if not key or (own[0].is_cluster and len(key) < _shortest(form)):
        return []
    endings = _ENDINGS.get(language, ())
    return [key, *((*key[:-1], key[-1] + ending) for ending in endings if not own[-1].is_cluster)]


def _shortest(form: str) -> int:
    return 2 if _HAN_OR_HANGUL.match(form) else SHORTEST_RUN


def tokens(text: str) -> tuple[Token, ...]:
    """The words and clusters of a text as it is written.

    >>> [text[one.start : one.end] for text in ("Do no harm!", "ผู้ลี้ภัย") for one in tokens(text)]
    ['Do', 'no', 'harm', 'ผู้', 'ลี้', 'ภั', 'ย']
    """
    return tuple(_token(match) for match in _TOKEN.finditer(text) if _key(match[0]))


def _token(match: re.Match[str]) -> Token:
    word = match[0].rstrip(_INVISIBLE)
    return Token(match.start(), match.start() + len(word), _key(match[0]), match["cluster"] is not None)


@lru_cache(maxsize=50_000)
def _key(word: str) -> str:
    """A word or cluster in its searchable spelling; nothing if all of it is invisible."""
    return fold(word.rstrip(_INVISIBLE))


# English texts stand in all languages; most hold no form, so that what is found is small and their words need not be kept.
@lru_cache(maxsize=20_000)
def occurrences(text: str, forms: Forms) -> tuple[Found, ...]:
    """Where forms stand, from left to right, the longest at each place; a long form hides the short ones inside it.

    >>> forms = forms_of([("a", ["smuggling of migrants"]), ("b", ["migrant"])], "en")
    >>> [(one.start, one.term) for one in occurrences("Smuggling of migrants, and other migrants.", forms)]
    [(0, 'a'), (33, 'b')]
    """
    return tuple(_occurrences(text, forms))


def _occurrences(text: str, forms: Forms) -> Iterator[Found]:
    if not forms.may_stand_in(text):
        return  # as in nearly all texts
    matches = [*_TOKEN.finditer(text)]
    keys = [_key(match[0]) for match in matches]
    if "" in keys:
        matches, keys = [one for one in matches if _key(one[0])], [key for key in keys if key]
    end = 0
    for at, key in enumerate(keys):
        if at < end or key not in forms.by_first:
            continue
        ahead = tuple(keys[at : at + forms.longest])
        possible = (one for one in forms.by_first[key] if ahead[: len(one.key)] == one.key)
        form = next((one for one in possible if _stands(text, matches[at : at + len(one.key)])), None)
        if form:
            end = at + len(form.key)
            first, last = matches[at].start(), _token(matches[end - 1]).end
            if not (_is_glued(text, first, last) or (not form.is_name and _is_in_name(text, first, last))):
                yield Found(first, last, form.term)


def _stands(text: str, words: Sequence[re.Match[str]]) -> bool:
    """Whether nothing comes between the words of a form."""
    return all(_is_joined(text, before, after) for before, after in pairwise(map(_token, words)))


def _is_glued(text: str, start: int, end: int) -> bool:
    return bool(_GLUED_BEFORE.search(text[max(0, start - 2) : start]) or _GLUED_AFTER.match(text, end))


def _is_in_name(text: str, start: int, end: int) -> bool:
    """Whether the words, with a capital that is not theirs, stand beside another capital: `Mixed Migration Centre`."""
    if not _has_capital(text[start:end]):
        return False
    after = _WORD_AFTER.match(text, end)
    before = _WORD_BEFORE.search(text[max(0, start - 40) : start])
    return any(one is not None and _has_capital(one[1]) for one in (before, after))


def _has_capital(text: str) -> bool:
    return text != text.lower()


def _is_joined(text: str, before: Token, after: Token) -> bool:
    between = text[before.end : after.start].strip(_INVISIBLE)
    form = _BETWEEN_CLUSTERS if before.is_cluster and after.is_cluster else _BETWEEN_WORDS
    return form.fullmatch(between) is not None

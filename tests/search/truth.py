"""What a page holds, told without the engine's way of cutting: by Unicode's categories and names, not by `tables.py`.

Only the folding is the engine's own, because it says which spellings are one.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from handbook.search.normalise import fold, surface

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_UNSPACED_NAMES = (
    "THAI ",
    "LAO ",
    "MYANMAR ",
    "KHMER ",
    "CJK ",
    "HIRAGANA ",
    "KATAKANA",
    "HANGUL SYLL",
    "IDEOGRAPHIC ITER",
)
_PUNCTUATION = frozenset("ฯๆຯໆៗ")
"""Letters by name that are punctuation by use."""
_LEADING = frozenset("เแโใไເແໂໃໄ")
_TRAILING = frozenset("ะาำๅະາຳຽ")
_STACKERS = frozenset("\u1039\u17d2")
_IGNORED = re.compile("[\u00ad\u034f\u200b-\u200f\u2060-\u2064\ufeff\ufe00-\ufe0f]")
BREAK = "\x1e"
"""Stands in a list of tokens where punctuation parts two runs of clusters, or much of it two words."""
_FAR = 3


@cache
def is_unspaced(character: str) -> bool:
    return not _is_gap(character) and unicodedata.name(character, "").startswith(_UNSPACED_NAMES)


@cache
def is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M" or character in _TRAILING


@cache
def _is_gap(character: str) -> bool:
    return character > "\uffff" or character in _PUNCTUATION or unicodedata.category(character)[0] not in "LMN"


def is_accented_latin(text: str) -> bool:
    """Whether a letter of the Latin script stands there with an accent, or is one of those beyond a to z."""
    return any("\u00df" <= one <= "\u024f" or "\u1e00" <= one <= "\u1eff" for one in surface(text) if one not in "×÷")


def plain(text: str) -> str:
    """The text as it is written, in small letters and without what cannot be seen."""
    return _IGNORED.sub("", surface(text))


def tokens(text: str) -> list[str]:
    """Words, clusters of unspaced scripts, and breaks between runs of these.

    >>> tokens("visa การศึกษา, กา")
    ['visa', 'กา', 'ร', 'ศึ', 'ก', 'ษา', '\\x1e', 'กา']
    """
    found: list[str] = []
    gap, after_run, kind = "", False, ""
    for character in text:
        if _is_gap(character):
            gap, kind = gap + character, ""
            continue
        now = "run" if kind == "run" and is_mark(character) else _kind(character, kind)
        if len(gap) > _FAR and found:
            found.append(BREAK)
        if now == "run":
            if kind == "run" and _hangs_on(character, found[-1]):
                found[-1] += character
            else:
                if kind != "run" and after_run and len(gap) <= _FAR and not re.fullmatch(r"\s{0,2}", gap):
                    found.append(BREAK)
                found.append(character)
        elif kind == "word":
            found[-1] += character
        else:
            found.append(character)
        gap, kind, after_run = "", now, now == "run"
    return found


def _kind(character: str, before: str) -> str:
    if is_mark(character) and before:
        return before
    return "run" if is_unspaced(character) else "word"


def _hangs_on(character: str, cluster: str) -> bool:
    leading_alone = len(cluster) == 1 and cluster in _LEADING
    return is_mark(character) or cluster[-1] in _STACKERS or leading_alone


@dataclass(frozen=True)
class Text:
    """One page, as written and folded."""

    id: str
    title: str
    text: str

    @cached_property
    def written(self) -> list[list[str]]:
        return [tokens(plain(one)) for one in (self.title, self.text)]

    @cached_property
    def folded(self) -> list[list[str]]:
        found = [tokens(fold(one)) for one in (self.title, self.text)]
        return [*found, *([word] for word in _words_within(f"{self.title} {self.text}"))]

    @cached_property
    def folded_text(self) -> str:
        return _blank_free(f"{fold(self.title)}\x1e{fold(self.text)}")

    @cached_property
    def _rows(self) -> dict[bool, str]:
        both = {True: self.written, False: self.folded}
        return {key: "".join(_row(one) for one in lists) for key, lists in both.items()}

    def holds(self, wanted: str) -> bool:
        """These words or clusters, one after the other. With accents only if the wanted has some."""
        exact = is_accented_latin(wanted)
        return _row(tokens(plain(wanted) if exact else fold(wanted))) in self._rows[exact]

    def holds_beginning(self, typed: str) -> bool:
        """These clusters, the last one perhaps only begun."""
        return _row(tokens(fold(typed))).removesuffix("\x1f") in self._rows[False]

    def has_word(self, wanted: str, fits: Callable[[str, str], bool], *, exact: bool) -> bool:
        """A word that `fits`: (word, wanted)."""
        written = plain(wanted) if exact else fold(wanted)
        return any(fits(word, written) for one in (self.written if exact else self.folded) for word in one)

    def holds_letters(self, wanted: str) -> bool:
        """The letters anywhere, across the borders of clusters and blanks."""
        return _blank_free(fold(wanted)) in self.folded_text

    def words(self) -> Iterator[str]:
        """Words and runs as the page writes them, in order, with what cannot be seen."""
        part = ""
        for character in f"{self.title} {self.text} ":
            if not _is_gap(character) or _IGNORED.match(character):
                part += character
            elif part:
                yield part
                part = ""


def _words_within(text: str) -> Iterator[str]:
    """Arabic-script words that readers see inside others: behind an article, or on either side of a joiner.

    >>> list(_words_within("والحماية می\u200cشود"))
    ['مي', 'شود', 'حمايه']
    """
    for joined in re.findall("[\u0620-\u06ff]+(?:\u200c[\u0620-\u06ff]+)+", text):
        yield from map(fold, joined.split("\u200c"))
    for word in re.findall("[\u0620-\u06ff]+", text):
        if behind := re.match("(?:وال|بال|كال|فال|لل|ال)(.{3,})", fold(word)):
            yield behind[1]


def _row(found: Sequence[str]) -> str:
    return "\x1f" + "".join(f"{one}\x1f" for one in found)


def _blank_free(folded: str) -> str:
    """Blanks beside unspaced letters mean nothing.

    >>> _blank_free("a b ก ข")
    'a b กข'
    """
    out = ""
    pieces = re.split(r"\s+", folded)
    for piece in pieces:
        joined = out and piece and is_unspaced(out[-1]) and is_unspaced(piece[0])
        out += piece if joined or not out else f" {piece}"
    return out

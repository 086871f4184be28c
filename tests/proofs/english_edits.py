"""Edits of an English page as authors make them, made by rule from a seed, so that each run sees the same ones.

Each takes the pieces of a page and a random number generator, and gives the new body, or None where the page has
nothing to do it to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.markdown.addresses import lift, restore
from handbook.markdown.segments import Literal, Segment, SegmentKind, join_pieces, split_segments

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator

    from handbook.markdown.segments import Piece

_OTHER_WORDS = {
    "people": "persons", "plan": "prepare", "use": "apply", "messages": "words", "message": "word", "campaign": "programme", "campaigns": "programmes",
    "measure": "count", "results": "outcomes", "should": "must", "can": "may", "work": "function", "need": "require", "help": "support", "page": "sheet",
}  # fmt: skip
_SENTENCES = (
    "Ask a speaker of the language first.",
    "Write down who decided this, and when.",
    "Test it with five people before you print it.",
    "The hotline is open day and night.",
)


@dataclass(frozen=True)
class Edit:
    name: str
    body: str
    is_cosmetic: bool = False
    """Whether an author would say that no translation has become wrong."""
    moves: bool = False


def realistic_edits(body: str, rng: random.Random) -> Iterator[Edit]:
    """One edit of each sort that the page has room for."""
    for make in EDITS:
        pieces = list(split_segments(body))
        if (changed := make(pieces, rng)) and changed != body:
            yield Edit(make.__name__.replace("_", " "), changed, make in COSMETIC, make in MOVING)


def _places(pieces: list[Piece], *kinds: SegmentKind, having: str = r"[a-z]{3}") -> list[int]:
    return [
        at
        for at, piece in enumerate(pieces)
        if isinstance(piece, Segment)
        and (not kinds or piece.kind in kinds)
        and re.search(having, lift(piece.text).text)
    ]


def _rewrite(pieces: list[Piece], at: int, change: Callable[[str], str]) -> str | None:
    """Change the words of one segment; its addresses stay as they are."""
    lifted = lift(pieces[at].raw)
    changed = restore(change(lifted.text).replace("\n", " "), lifted)
    if not isinstance(changed, str) or changed == pieces[at].raw.replace("\n", " "):
        return None
    pieces[at] = Literal(changed)
    return join_pieces(tuple(pieces))


def _at_one(
    pieces: list[Piece],
    rng: random.Random,
    change: Callable[[str], str],
    *kinds: SegmentKind,
    having: str = r"[a-z]{3}",
) -> str | None:
    places = _places(pieces, *kinds, having=having)
    return _rewrite(pieces, rng.choice(places), change) if places else None


def word_changed(pieces: list[Piece], rng: random.Random) -> str | None:
    words = "|".join(_OTHER_WORDS)
    return _at_one(
        pieces, rng, lambda text: re.sub(rf"\b({words})\b", lambda found: _OTHER_WORDS[found[1]], text, count=1), having=rf"\b({words})\b"
    )  # fmt: skip


def number_changed(pieces: list[Piece], rng: random.Random) -> str | None:
    digits = r"(?<![{\w])\d+(?![}\w])"
    return _at_one(pieces, rng, lambda text: re.sub(digits, lambda found: str(int(found[0]) + 7), text, count=1), having=rf"[a-z].*{digits}|{digits}.*[a-z]")  # fmt: skip


def sentence_added(pieces: list[Piece], rng: random.Random) -> str | None:
    return _at_one(
        pieces, rng, lambda text: f"{text} {rng.choice(_SENTENCES)}", SegmentKind.PARAGRAPH, SegmentKind.ITEM
    )


def sentence_deleted(pieces: list[Piece], rng: random.Random) -> str | None:
    return _at_one(
        pieces, rng, lambda text: re.sub(r"(?<=\.)\s[A-Z][^.{}]*\.$", "", text), SegmentKind.PARAGRAPH, having=r"\.\s[A-Z][^.{}]*\.$"
    )  # fmt: skip


def negation_added(pieces: list[Piece], rng: random.Random) -> str | None:
    verbs = r"\b(is|are|can|should|must|may|do)\b(?! not)"
    return _at_one(pieces, rng, lambda text: re.sub(verbs, r"\1 not", text, count=1), having=verbs)


def comma_added(pieces: list[Piece], rng: random.Random) -> str | None:
    return _at_one(pieces, rng, lambda text: re.sub(r"([a-z]) (and|but|or) ", r"\1, \2 ", text, count=1), having=r"[a-z] (and|but|or) ")  # fmt: skip


def quotes_and_dashes_set(pieces: list[Piece], rng: random.Random) -> str | None:
    def set_well(text: str) -> str:
        return text.replace("'", "’").replace(" - ", " – ")

    return _at_one(pieces, rng, set_well, having=r"'| - ")


def full_stop_changed(pieces: list[Piece], rng: random.Random) -> str | None:
    def change(text: str) -> str:
        return text[:-1] if text.endswith(".") else f"{text}."

    return _at_one(pieces, rng, change, SegmentKind.ITEM, SegmentKind.CELL, having=r"[a-z]{3}\.?$")


def line_breaks_moved(pieces: list[Piece], rng: random.Random) -> str | None:
    """A paragraph wrapped anew."""
    places = _places(pieces, SegmentKind.PARAGRAPH, having=r"[a-z] [a-z]")
    if not places:
        return None
    at = rng.choice(places)
    pieces[at] = Literal(re.sub(r"([a-z]) ([a-z])", r"\1\n\2", pieces[at].raw, count=1))
    return join_pieces(tuple(pieces))


def paragraphs_swapped(pieces: list[Piece], rng: random.Random) -> str | None:
    return _swapped(pieces, rng, SegmentKind.PARAGRAPH)


def items_swapped(pieces: list[Piece], rng: random.Random) -> str | None:
    return _swapped(pieces, rng, SegmentKind.ITEM)


def _swapped(pieces: list[Piece], rng: random.Random, kind: SegmentKind) -> str | None:
    places = _places(pieces, kind)
    if len(places) < 2:
        return None
    at = rng.randrange(len(places) - 1)
    first, second = places[at], places[at + 1]
    pieces[first], pieces[second] = pieces[second], pieces[first]
    return join_pieces(tuple(pieces))


def item_inserted(pieces: list[Piece], rng: random.Random) -> str | None:
    places = _places(pieces, SegmentKind.ITEM)
    if not places:
        return None
    at = rng.choice(places)
    marker = (
        re.sub(r"\S", " ", pieces[at - 1].raw[: -len(pieces[at - 1].raw.lstrip())] or "") + pieces[at - 1].raw.lstrip()
    )
    pieces.insert(at + 1, Literal(f"\n{marker}{rng.choice(_SENTENCES)}"))
    return join_pieces(tuple(pieces))


def paragraph_inserted(pieces: list[Piece], rng: random.Random) -> str | None:
    headings = [at for at in _places(pieces, SegmentKind.PARAGRAPH) if pieces[at - 1].raw == "\n"]
    if not headings:
        return None
    pieces.insert(rng.choice(headings), Literal(f"{rng.choice(_SENTENCES)} {rng.choice(_SENTENCES)}\n\n"))
    return join_pieces(tuple(pieces))


def paragraph_deleted(pieces: list[Piece], rng: random.Random) -> str | None:
    places = [at for at in _places(pieces, SegmentKind.PARAGRAPH) if pieces[at - 1].raw == "\n"]
    if len(places) < 2:
        return None
    del pieces[rng.choice(places)]
    return join_pieces(tuple(pieces))


def heading_reworded(pieces: list[Piece], rng: random.Random) -> str | None:
    return _at_one(pieces, rng, lambda text: f"How to: {text[0].lower()}{text[1:]}", SegmentKind.HEADING)


def link_led_elsewhere(pieces: list[Piece], rng: random.Random) -> str | None:
    places = [
        at for at, piece in enumerate(pieces) if isinstance(piece, Segment) and re.search(r"\]\([a-z]", piece.raw)
    ]
    if not places:
        return None
    at = rng.choice(places)
    pieces[at] = Literal(re.sub(r"\]\([^()\s]+\)", "](../index.md)", pieces[at].raw, count=1))
    return join_pieces(tuple(pieces))


def citation_added(pieces: list[Piece], rng: random.Random) -> str | None:
    places = _places(pieces, SegmentKind.PARAGRAPH, having=r"\.$")
    if not places:
        return None
    at = rng.choice(places)
    pieces[at] = Literal(f"{pieces[at].raw[:-1]} [@bali-process-2014].")
    return join_pieces(tuple(pieces))


EDITS: tuple[Callable[[list[Piece], random.Random], str | None], ...] = (
    word_changed, number_changed, sentence_added, sentence_deleted, negation_added, comma_added, quotes_and_dashes_set, full_stop_changed, line_breaks_moved,
    paragraphs_swapped, items_swapped, item_inserted, paragraph_inserted, paragraph_deleted, heading_reworded, link_led_elsewhere, citation_added,
)  # fmt: skip
COSMETIC = {quotes_and_dashes_set, full_stop_changed, line_breaks_moved}
MOVING = {paragraphs_swapped, items_swapped}

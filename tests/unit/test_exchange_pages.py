"""A whole translated page gives every text back, and where a part is missing or too many, never a wrong one."""

from __future__ import annotations

import os
import random

import pytest

from handbook.markdown.addresses import Refusal, lift, restore
from handbook.markdown.front_matter import format_front_matter, split_page
from handbook.markdown.segments import Literal, Segment, SegmentKind, join_pieces, split_segments
from handbook.source_files import SourceFile
from handbook.translation.exchange.alignment import align_parts, page_parts
from handbook.translation.exchange.pages import EnglishPage, PageReading, read_translated_page
from proofs.translators import EnglishPage as Page
from proofs.translators import own_pages, words_for

PAGES = own_pages()
# `make proof` shifts the parts of every page, `make test` those of every third.
SHIFTED = PAGES if os.environ.get("HANDBOOK_PROOF") else PAGES[::3]


class Translated:
    """A page in other words: each text has its own, and the addresses are where the English has them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        source = SourceFile(page.uri, page.front + page.body)
        split = split_page(source)[0]
        assert split
        self.english = EnglishPage(page.uri, source, split)
        self.words = {key: words_for(key, number) for number, key in enumerate(page.wanted().texts)}
        meta = split.meta.value
        self.words[("title", meta.title)], self.words[("description", meta.description)] = "ชื่อ", "คำอธิบาย"
        self.front = format_front_matter({"title": "ชื่อ", "description": "คำอธิบาย"})
        self.pieces = [self._say(piece) if isinstance(piece, Segment) else piece for piece in split_segments(page.body)]
        self.segments = [at for at, piece in enumerate(split_segments(page.body)) if isinstance(piece, Segment)]

    def _say(self, segment: Segment) -> Literal:
        lifted = lift(segment.text)
        restored = restore(self.words.get((str(segment.kind), lifted.text), lifted.text), lifted)
        assert not isinstance(restored, Refusal)
        return Literal(restored)

    def read(self, pieces: list[Literal]) -> PageReading:
        return read_translated_page(self.english, SourceFile("th.md", self.front + join_pieces(tuple(pieces))))

    def assert_right(self, reading: PageReading) -> None:
        for one in reading.given:
            assert one.translation == self.words[one.key], "a right sentence in a wrong place"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.uri)
def test_a_whole_page_gives_every_text_back(page: Page) -> None:
    translated = Translated(page)
    reading = translated.read(translated.pieces)
    assert reading.problems == []
    assert {one.key: one.translation for one in reading.given} == translated.words


@pytest.mark.parametrize("page", SHIFTED, ids=lambda page: page.uri)
def test_a_part_that_is_missing_or_too_many_never_shifts_the_others(page: Page) -> None:
    translated = Translated(page)
    rng = random.Random(page.uri)
    shares = []
    for number in range(30):
        pieces = list(translated.pieces)
        at = rng.choice(translated.segments)
        if number % 2:
            # A translator forgets a line, or writes a paragraph more.
            pieces[at - 1 : at + 2] = [Literal("")]
        else:
            ends = [at for at in range(1, len(pieces)) if pieces[at].raw == "\n" and pieces[at - 1].raw.endswith("\n")]
            pieces.insert(rng.choice(ends), Literal("\nย่อหน้าใหม่\n"))
        reading = translated.read(pieces)
        translated.assert_right(reading)
        whole = {one.key for one in reading.given} == set(translated.words)  # what was left out stands elsewhere too
        assert whole or reading.problems, "what was not taken is named"
        shares.append(len(reading.given) / len(translated.words))
    assert sorted(shares)[len(shares) // 2] > 0.5, "one odd part does not cost the page"


def test_kinds_alone_pair_a_page_of_the_same_structure() -> None:
    english, thai = page_parts("# A { #a }\n\nOne\n\n- Two\n"), page_parts("# ก\n\nหนึ่ง\n\n* สอง\n")
    aligned = align_parts(english, thai)
    assert [(one.segment.text, other.segment.text) for one, other in aligned.pairs] == [
        ("A", "ก"),
        ("One", "หนึ่ง"),
        ("Two", "สอง"),
    ]
    assert aligned.blocks == ()
    assert [part.kind for part in english] == [SegmentKind.HEADING, SegmentKind.PARAGRAPH, SegmentKind.ITEM]

"""What holds for every text: folding, cutting, coding, and where the shards of an index are cut."""

from __future__ import annotations

import random
import zlib
from collections import Counter
from itertools import accumulate
from unittest import mock

from hypothesis import example, given, settings
from hypothesis import strategies as st

from handbook.search import coding, counting, cutting, neighbours, normalise
from handbook.search.counting import counted
from handbook.search.cutting import cuts, separators, shard_keys
from handbook.search.near import distance, letters
from handbook.search.normalise import fold
from handbook.search.ranking import IMPACT, level, rarity
from handbook.search.terms import neighbour_key, pieces
from search.counted import counted_slowly
from search.fuzz import alphabets, fuzzed, well_formed

LETTERS = [character for alphabet in alphabets() for character in alphabet]
ALIKE = [
    1 << 26 | 5,
    1 << 26 | 1 << 20 | 5,
    1 << 26 | 1 << 21 | 5,
    3 << 26 | 5,
    (1 << 32) - 1,
    (1 << 29) - 1,
    1 << 29,
    0,
]
"""Keys of one bucket, three of which have one sign, and those at the borders of parts."""
texts = st.text(st.one_of(st.sampled_from(LETTERS), st.characters()), max_size=60).map(well_formed)
postings = st.sets(st.integers(0, 400)).flatmap(
    lambda places: st.tuples(*(st.integers(place << 3, place << 3 | 7) for place in sorted(places)))
)


@given(texts)
@example("\u17d2\u1039\u17d2")
@example("\U0001d404")
@example("\u17b8\u17cf\u17c1")
@settings(max_examples=400)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_folding_twice_is_folding_once_for_fuzzed_strings() -> None:
    assert [text for text in fuzzed(8000, seed=3) if fold(fold(text)) != fold(text)] == []


@given(st.lists(texts).map(" ".join))
def test_words_are_folded_like_all_of_a_text(text: str) -> None:
    assert fold(text) == normalise._folded(text)


def test_fuzzed_words_are_folded_like_all_of_a_text() -> None:
    assert [text for text in fuzzed(8000, seed=9) if fold(text) != normalise._folded(text)] == []


@given(texts, texts)
def test_a_full_stop_parts_two_texts_for_good(one: str, other: str) -> None:
    """No word and no cluster goes across it, so texts can be folded each by itself."""
    apart = [piece.text for piece in pieces(fold(one)) + pieces(fold(other))]
    assert [piece.text for piece in pieces(fold(f"{one} . {other}"))] == apart


@given(texts)
def test_the_clusters_of_a_run_are_the_run(text: str) -> None:
    for piece in pieces(fold(text)):
        assert not piece.clusters or "".join(piece.clusters) == piece.text
        assert piece.first
        assert piece.last


@given(texts)
def test_terms_can_be_kept_in_lines(text: str) -> None:
    assert all(term and not set(term) & set("\t\n\r") and term.encode() for term in counted(text).terms)


PARTS = ("visa ", "x" * 41, " , ", " , . ", "والكتاب", "für ", "\u2014", "\U0001f600", "می\u200cشود", "กา", " ", "ร ศึก", "ษา\t\n", "(", "國 ", "\u0a15\ue000", "\u1680", "Å")  # fmt: skip


@given(st.lists(st.one_of(texts, st.sampled_from(PARTS)), max_size=12).map("".join))
@example("a bc\t\nd, e ... f والكتاب g")
@example("ก\U0001f600ข a\U0001f600\U0001f600b")
@settings(max_examples=600)
def test_texts_are_counted_like_their_pieces(text: str) -> None:
    length, terms, beside = counted_slowly(text)
    found = counted(text)
    assert (found.length, Counter(found.terms)) == (length, terms)
    assert found.keys == set(map(neighbour_key, beside))


def test_fuzzed_texts_are_counted_like_their_pieces() -> None:
    for text in fuzzed(3000, seed=5):
        length, terms, beside = counted_slowly(text)
        assert counted(text) == (length, mock.ANY, set(map(neighbour_key, beside))), text
        assert Counter(counted(text).terms) == terms, text


@given(st.lists(texts.filter(bool), min_size=1))
def test_neighbours_have_the_number_of_their_text(found: list[str]) -> None:
    found = [one.replace("\n", " ") for one in found]
    number = counting._BEGIN
    for written in counting._spaced(found):
        number = zlib.crc32(written, number)
    assert number == neighbour_key(" ".join(found))


@given(
    st.lists(
        st.sets(st.integers(0, 40).map(lambda one: one * 0x9E3779B1 % (1 << 32)) | st.sampled_from(ALIKE), max_size=30),
        max_size=90,
    ),
)
@settings(max_examples=150)
def test_neighbours_stand_where_their_sections_are(sections: list[set[int]]) -> None:
    """Two keys with one bucket and one sign are one."""
    found = neighbours.Neighbours()
    found.build([sorted(one) for one in sections])
    slots: dict[int, set[int]] = {}
    for place, keys in enumerate(sections):
        for key in keys:
            slots.setdefault(found._slot(key), set()).add(place << 3 | coding.COMMON_LEVEL)
    lines: dict[int, list[str]] = {}
    for slot in sorted(slots):
        lines.setdefault(slot >> 6, []).append(coding.ALPHABET[slot & 63] + coding.encode_postings(sorted(slots[slot])))
    assert "\n".join(found.shards).split("\n") == [" ".join(lines.get(at, ())) for at in range(found.buckets)]


@given(st.lists(st.integers(0, 2**40)))
def test_numbers_come_back(numbers: list[int]) -> None:
    assert list(coding.decode_numbers(coding.encode_numbers(numbers))) == numbers


@given(st.lists(st.integers(0, 3)))
def test_repeated_numbers_come_back(numbers: list[int]) -> None:
    assert list(coding.decode_repeated(coding.encode_repeated(numbers))) == numbers


@given(postings)
def test_postings_come_back_sparse_or_dense(found: tuple[int, ...]) -> None:
    assert list(coding.decode_postings(coding.encode_postings(found))) == list(found)


@given(postings.filter(bool))
def test_bits_are_six_a_character(found: tuple[int, ...]) -> None:
    places = {one >> 3 for one in found}
    slowly = [sum(1 << bit for bit in range(6) if at + bit in places) for at in range(0, max(places) + 1, 6)]
    assert coding._encode_bits(found, max(places)) == "".join(coding.ALPHABET[one] for one in slowly)


@given(st.sets(st.integers(0, 300)), st.sets(st.integers(0, 600), min_size=1), st.sampled_from([0, 301]))
def test_sections_come_into_a_slot_of_neighbours_and_go(known: set[int], changed: set[int], after: int) -> None:
    changed = {after + one for one in changed}

    def common(places: set[int]) -> list[int]:
        return [place << 3 | coding.COMMON_LEVEL for place in sorted(places)]

    left = coding.encode_postings(common(known ^ changed))
    slot = f"x{coding.encode_postings(common(known))}"
    assert neighbours._with(slot, set(common(changed))) == (f"x{left}" if left else "")


@given(
    st.sets(st.integers(0, 90), min_size=8, max_size=60),
    st.lists(st.integers(-1, 14), min_size=1, max_size=4),
)
def test_bits_with_places_behind_them_are_those_of_all_places(known: set[int], steps: list[int]) -> None:
    def common(places: list[int]) -> list[int]:
        return [place << 3 | coding.COMMON_LEVEL for place in places]

    bits = coding.encode_postings(common(sorted(known)))
    more = [*accumulate(steps, initial=max(known))][1:]
    if bits.startswith("!") and (longer := coding.with_next(bits, more)):
        assert longer == coding.encode_postings(common([*sorted(known), *more]))
    else:
        assert not bits.startswith("!") or not all(1 <= step <= 12 for step in steps)


@given(st.integers(1, 500), st.integers(0, 7))
def test_what_stands_everywhere_takes_a_bit_a_place(universe: int, strength: int) -> None:
    everywhere = [place << 3 | (strength if place % 50 == 7 else coding.COMMON_LEVEL) for place in range(universe)]
    encoded = coding.encode_postings(everywhere)
    assert list(coding.decode_postings(encoded)) == everywhere
    assert encoded.startswith("!") or universe < 12
    assert len(encoded) <= universe / 6 + universe / 10 + 8


@given(st.sets(st.text(st.characters(max_codepoint=0xFFFF, categories=["L", "M", "N"]), min_size=1, max_size=90)))
def test_keys_come_back(keys: set[str]) -> None:
    before, found = "", []
    for line in coding.encode_keys(ordered := sorted(keys)):
        before = coding.decode_key(line, before)
        found.append(before)
    assert found == ordered


keys_of_shards = st.sets(st.text(st.sampled_from("abก\u0e34é"), min_size=1, max_size=6), min_size=1)


def marks_of(keys: list[str]) -> list[int]:
    return [zlib.crc32(key.encode()) for key in keys]


@given(keys_of_shards, st.integers(1, 40))
def test_separators_lead_to_every_term(terms: set[str], size: int) -> None:
    ordered = sorted(terms)
    found = cuts([len(term) for term in ordered], marks_of(ordered), size)
    assert [number for start, end in found for number in range(start, end)] == list(range(len(ordered)))
    borders = separators([ordered[start] for start, _ in found], [ordered[end - 1] for _, end in found])
    assert borders == sorted(set(borders))
    for number, (start, end) in enumerate(found):
        for term in ordered[start:end]:
            assert max(at for at, border in enumerate(borders) if border <= term) == number


@given(st.lists(st.integers(1, 60), max_size=200), st.integers(20, 200), st.randoms())
def test_shards_are_about_as_large_as_they_should_be(sizes: list[int], size: int, rng: random.Random) -> None:
    found = cuts(sizes, [rng.randrange(2**32) for _ in sizes], size)
    assert [at for start, end in found for at in range(start, end)] == list(range(len(sizes)))
    for start, end in found:
        assert sum(sizes[start:end]) <= max(size * 6 / 5, sizes[start])
    for start, end in found[:-1]:
        assert sum(sizes[start : end + 1]) >= size * 3 / 5


@given(st.integers(0, 2999), st.integers(1, 300))
def test_a_word_more_moves_few_borders(at: int, size: int) -> None:
    """Behind it the cuts are soon where they were."""
    rng = random.Random(at)
    sizes, marks = [rng.randrange(5, 80) for _ in range(3000)], [rng.randrange(2**32) for _ in range(3000)]
    before = {start for start, _ in cuts(sizes, marks, 1000)}
    after = {
        start - (start > at)
        for start, _ in cuts([*sizes[:at], size, *sizes[at:]], [*marks[:at], at, *marks[at:]], 1000)
    }
    assert len(before - after) <= 24


@given(keys_of_shards)
def test_no_two_shards_have_one_name(terms: set[str]) -> None:
    ordered = sorted(terms)
    with mock.patch.object(cutting, "neighbour_key", lambda text: zlib.crc32(text.encode()) % 97):
        try:
            borders = separators(ordered, ordered)
        except StopIteration:  # so few names are too few for some
            return
        assert len({*shard_keys(borders)}) == len(ordered)
    for before, border, term in zip(ordered, borders[1:], ordered[1:], strict=False):
        assert before < border <= term


@given(st.text("abcde", max_size=9), st.text("abcde", max_size=9))
def test_distance_is_the_same_both_ways(one: str, other: str) -> None:
    far = distance(one, other, 9)
    assert far == distance(other, one, 9)
    assert (far == 0) == (one == other)
    assert min(far, 3) == distance(one, other, 2)


@given(texts)
def test_letters_are_the_word(text: str) -> None:
    assert "".join(letters(text)) == text


@given(st.integers(0, 10**5), st.integers(1, 10**5))
def test_rarer_tells_more_and_scores_stay_exact_in_scripts(found: int, more: int) -> None:
    universe = found + more
    assert 0 <= rarity(found + more, universe) <= rarity(found, universe) < 2**10
    # Twelve words of the highest score, each four times for what stands together, all again for the phrase.
    assert IMPACT[-1] * 16 * 1024 * rarity(0, 2**27) * 12 * 12 * 8 < 2**53


@given(st.integers(1, 10**4), st.integers(1, 10**4), st.integers(1, 10**4))
def test_more_often_is_never_weaker(count: int, length: int, average: int) -> None:
    assert level(count << 2, length, average) <= level(count + 1 << 2, length, average) <= 4

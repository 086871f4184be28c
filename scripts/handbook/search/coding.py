"""Numbers and lists of numbers as short texts of 64 plain characters; `js/match.js` reads them."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import lru_cache
from itertools import compress, groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
DIGIT = {character: value for value, character in enumerate(ALPHABET)}
LEVEL_BITS = 3
"""A posting carries how well the term matches there, from 0 to 7."""
COMMON_LEVEL = 2
"""Where a term stands nearly everywhere, most of its postings are of this level."""
_NUMBER = re.compile("[g-z0-9_-]*[A-Za-f]")
"""A number as it is written: characters that say that more follow, and the last one."""
_ONE = ord("1")
_ONES = bytes.maketrans(b"01", b"\0\1")
_SELDOM = 12
"""Where a term stands in fewer than every so-many-th place, bits are never shorter than gaps."""


def encode_number(number: int) -> str:
    """Five bits a character, the lowest first; the sixth says that more follow.

    >>> encode_number(5), encode_number(100)
    ('F', 'kD')
    """
    return _SMALL[number] if number < len(_SMALL) else _written(number)


def _written(number: int) -> str:
    text = ""
    while number > 31:
        text += ALPHABET[number & 31 | 32]
        number >>= 5
    return text + ALPHABET[number]


_SMALL = [_written(number) for number in range(1 << 15)]


def encode_numbers(numbers: Iterable[int]) -> str:
    """Numbers that are not negative, one after the other."""
    return "".join([_SMALL[one] if one < 32768 else _written(one) for one in numbers])


def decode_numbers(text: str) -> Iterator[int]:
    """What `encode_numbers` wrote.

    >>> list(decode_numbers(encode_numbers([0, 31, 32, 70000])))
    [0, 31, 32, 70000]
    """
    number = shift = 0
    for character in text:
        digit = DIGIT[character]
        number |= (digit & 31) << shift
        if digit & 32:
            shift += 5
        else:
            yield number
            number = shift = 0


class _Decoded(dict[str, int]):
    """The numbers of `_SMALL` by their texts; larger ones are worked out."""

    def __missing__(self, text: str) -> int:
        return next(decode_numbers(text))


@lru_cache(maxsize=1)
def _decoded() -> _Decoded:
    """Who only writes an index needs none."""
    return _Decoded(zip(_SMALL, range(len(_SMALL)), strict=True))


def gaps(numbers: Iterable[int]) -> Iterator[int]:
    """How many numbers are left out before each.

    >>> list(gaps([0, 1, 5]))
    [0, 0, 3]
    """
    last = -1
    for one in numbers:
        yield one - last - 1
        last = one


def encode_repeated(numbers: Iterable[int]) -> str:
    """Numbers of which many follow each other: each with how often it comes.

    >>> list(decode_repeated(encode_repeated([1, 1, 1, 4])))
    [1, 1, 1, 4]
    """
    return encode_numbers(value for number, same in groupby(numbers) for value in (number, sum(1 for _ in same)))


def decode_repeated(text: str) -> Iterator[int]:
    pairs = decode_numbers(text)
    for number in pairs:
        for _ in range(next(pairs)):
            yield number


def encode_postings(postings: Sequence[int]) -> str:
    """Sorted postings, each `place << 3 | level`. How they are written hangs on nothing else.

    Most are gaps. Where a term stands nearly everywhere, a bit for each place is shorter: `!bits!exceptions`, where the
    exceptions are the postings of another than the common level.
    """
    last = postings[-1] >> LEVEL_BITS if postings else 0
    if len(postings) * _SELDOM <= last:
        return encode_gaps(postings)
    dense = f"!{_encode_bits(postings, last)}!{encode_gaps([one for one in postings if one & 7 != COMMON_LEVEL])}"
    if len(dense) < len(postings):  # a gap is a character at least
        return dense
    sparse = encode_gaps(postings)
    return dense if len(dense) < len(sparse) else sparse


def _encode_bits(postings: Iterable[int], last: int) -> str:
    """A bit for each place up to the last, six a character, the first one lowest: base 64 of a number, from its end.

    >>> _encode_bits([0 << 3, 5 << 3, 6 << 3], 6)
    'hB'
    """
    stands = bytearray(b"0") * (last + 1)
    for one in postings:
        stands[one >> LEVEL_BITS] = _ONE
    number = int(stands[::-1], 2).to_bytes((last // 24 + 1) * 3, "big")
    return urlsafe_b64encode(number)[::-1][: last // 6 + 1].decode()


def with_next(bits: str, places: Sequence[int]) -> str | None:
    """The text `!bits!` of postings of the common level, with places after all others; nothing if gaps may be shorter then.

    They are not where each is at most 12 after the one before: a gap up to 3 takes a character and adds one of bits at most,
    one up to 11 takes two and adds two at most. No place is so seldom then that bits are not tried.

    >>> all_but = [place << 3 | COMMON_LEVEL for place in range(60) if place % 7]
    >>> with_next(encode_postings(all_but), [61, 73]) == encode_postings([*all_but, 61 << 3 | COMMON_LEVEL, 73 << 3 | COMMON_LEVEL])
    True
    """
    written = bits.removeprefix("!").removesuffix("!")
    last = (len(written) - 1) * 6 + DIGIT[written[-1]].bit_length() - 1
    for place in places:
        if not 0 < place - last <= _SELDOM:
            return None
        written = written.ljust(place // 6 + 1, ALPHABET[0])
        written = written[:-1] + ALPHABET[DIGIT[written[-1]] | 1 << place % 6]
        last = place
    return f"!{written}!"


def _decode_bits(bits: str) -> list[int]:
    """The places that have a bit.

    >>> _decode_bits("hB")
    [0, 5, 6]
    """
    number = int.from_bytes(urlsafe_b64decode(bits[::-1].rjust((len(bits) + 3) // 4 * 4, "A")), "big")
    stands = f"{number:b}"[::-1].encode().translate(_ONES)
    return list(compress(range(len(stands)), stands))


def encode_gaps(postings: Sequence[int], last: int = -1) -> str:
    """How many places are left out before each, with its level; the posting before all of them was `last`."""
    return encode_numbers([one - (before | 7) - 1 for before, one in zip([last, *postings], postings, strict=False)])


def decode_postings(text: str) -> list[int]:
    """What `encode_postings` wrote, in the order of places.

    >>> everywhere = [place << 3 | (place == 7) for place in range(60)]
    >>> decode_postings(encode_postings(everywhere)) == everywhere
    True
    """
    if not text.startswith("!"):
        before = -1
        numbers = map(_decoded().__getitem__, _NUMBER.findall(text))
        return [before := one + (before | 7) + 1 for one in numbers]
    _, bits, lifted = text.split("!")
    postings = [place << LEVEL_BITS | COMMON_LEVEL for place in _decode_bits(bits)]
    if not lifted:
        return postings
    levels = {one >> LEVEL_BITS: one for one in decode_postings(lifted)}
    return [levels.get(one >> LEVEL_BITS, one) for one in postings]


def encode_keys(keys: Sequence[str]) -> list[str]:
    """Sorted keys, each as the number of characters that it shares with the one before, and the rest.

    >>> encode_keys(["account", "accounts", "act"])
    ['Aaccount', 'Hs', 'Ct']
    """
    lines, before = [], ""
    for key in keys:
        shared = 0
        for one, other in zip(before[:63], key, strict=False):
            if one != other:
                break
            shared += 1
        lines.append(ALPHABET[shared] + key[shared:])
        before = key
    return lines


def decode_key(line: str, before: str) -> str:
    return before[: DIGIT[line[0]]] + line[1:]

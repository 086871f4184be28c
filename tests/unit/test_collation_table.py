"""The table of the order of letters that is read as one asks: it says what the library's says, of every text."""

from __future__ import annotations

from functools import lru_cache

from hypothesis import given
from hypothesis import strategies as st
from pyuca import Collator

from handbook.translation.collation_table import LazyCollator


@lru_cache(maxsize=1)
def whole() -> Collator:
    return Collator()


def paths(node, before: tuple[int, ...] = ()):
    """All letters and groups of letters of a table that was read."""
    for letter, child in (node.children or {}).items():
        yield (*before, letter)
        yield from paths(child, (*before, letter))


def test_entries_of_the_table_are_found() -> None:
    lazy = LazyCollator()
    known = [*paths(whole().table.root)]
    assert len(known) > 30_000
    assert lazy.implicit_weights == whole().implicit_weights
    for key in known[::7]:
        text = "".join(map(chr, key))
        assert lazy.collation_elements(text) == whole().collation_elements(text), text


@given(st.text(max_size=12))
def test_texts_by_chance_have_the_same_order(text: str) -> None:
    assert LazyCollator().collation_elements(text) == whole().collation_elements(text)

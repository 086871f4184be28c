"""A sample of what `make proof` plays through in full: edits of the English, and merges of two people's branches."""

from __future__ import annotations

from pathlib import Path

from proofs.translation import LEAST_KEPT
from proofs.translators import merge, own_pages, replay

PAGES = own_pages()


def test_edits_of_the_english_keep_what_did_not_change_and_show_nothing_outdated() -> None:
    found = replay(PAGES[::6], seeds=(1,))
    assert found.edits.total() >= 20
    assert found.shown_wrongly == []
    assert found.lost_by_form == []
    assert found.kept / found.unchanged >= LEAST_KEPT
    assert found.usable / found.segments >= LEAST_KEPT
    assert found.former > 0, "translators start from what was there"


def test_ten_merges_of_a_sync_and_a_translators_branch(tmp_path: Path) -> None:
    """What is merged without a conflict has lost nothing; `make proof` does forty, of which two may conflict."""
    found = [merge(PAGES[seed % len(PAGES)], seed, tmp_path) for seed in range(10)]
    assert sum(1 for one in found if one.conflicts) <= 1

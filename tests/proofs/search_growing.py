"""An index that stays while its pages are edited: after each of many edits the same bytes as one made from nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest import mock

from handbook.search import index as index_module
from handbook.search import neighbours, texts, wordlists
from handbook.search.index import Index, build_index
from search.edits import Edits

if TYPE_CHECKING:
    from proofs.report import Report

LOCALES = ("en", "vi", "th", "km", "ur", "hi", "zh", "ko")
EDITED = 60
SMALL = {
    (index_module, "TERM_BYTES"): 120,
    (wordlists, "PART_BYTES"): 150,
    (wordlists, "VOCABULARY_BYTES"): 100,
    (neighbours, "NEIGHBOUR_BYTES"): 160,
    (texts, "TEXT_BYTES"): 500,
}
"""Many shards of few pages, so that borders move at every edit."""


def growing(report: Report) -> None:
    different = [*_different(report, small=False)]
    patches = [mock.patch.object(*where, size) for where, size in SMALL.items()]
    for one in patches:
        one.start()
    try:
        different += _different(report, small=True)
    finally:
        for one in patches:
            one.stop()
    assert not different, different


def _different(report: Report, *, small: bool) -> list[str]:
    found = []
    for seed, code in enumerate(LOCALES):
        edits, index, written, files = Edits(code, seed), Index(code), 0, 0
        before: dict[str, bytes] = {}
        for number in range(EDITED):
            after = index.update(edits.fresh())
            if after != build_index(edits.records, locale=code):
                found.append(f"{code}: after {number} edits")
            written += sum(before.get(uri) is not data for uri, data in after.items())
            files += len(after)
            before = after
            edits.edit()
        size = "small" if small else "usual"
        report.say(f"{code}, shards of {size} size: {EDITED} edits; {written} of {files} files are others than before.")
    return found

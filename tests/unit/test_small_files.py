"""No file that a person edits is over 200 KB, and none grows with the catalogue; `make proof` makes 1,000 case studies."""

from __future__ import annotations

from pathlib import Path

from proofs.scale import MOST_BYTES, edited_files, sizes_with

FEW, MORE = 3, 12


def test_no_file_of_this_repository_is_too_large_to_edit(root: Path) -> None:
    found = list(edited_files(root))
    assert len(found) > 1_000
    assert [(size, name) for size, name in found if size > MOST_BYTES] == []


def test_a_case_study_more_makes_no_other_file_larger(tmp_path: Path) -> None:
    """So what holds for a few holds for a thousand: one file each for the case study and its translations."""
    few, more = (sizes_with(tmp_path / str(count), count, pages=False) for count in (FEW, MORE))
    own = {name for name in more if "made-up-" in name}
    assert len(own) == 2 * MORE
    assert {name: size for name, size in more.items() if name not in own} == {
        name: size for name, size in few.items() if "made-up-" not in name
    }
    assert max(more[name] for name in own) < MOST_BYTES / 10

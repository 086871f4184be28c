from __future__ import annotations

from pathlib import Path

import pytest

from handbook.publish import publish, recover
from handbook.tree import write_tree


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path, Path]:
    next_dir, site, old = tmp_path / "next", tmp_path / "site", tmp_path / "old"
    write_tree(site, {"en/a.html": b"old", "th/a.html": b"same", "gone/a.html": b"x"})
    write_tree(next_dir, {"en/a.html": b"new", "th/a.html": b"same"})
    return next_dir, site, old


def test_only_what_differs_is_replaced(folders: tuple[Path, Path, Path]) -> None:
    next_dir, site, old = folders
    untouched = (site / "th").stat().st_ino
    published = publish(next_dir, site, old, remove=["gone"])
    assert (published.names, published.files) == (["en", "gone"], {"en": 1, "gone": 1})
    assert (site / "en/a.html").read_bytes() == b"new"
    assert (site / "th").stat().st_ino == untouched
    assert not (site / "gone").exists()
    assert not old.exists()


def test_what_cannot_be_moved_in_leaves_the_old_one(
    folders: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    next_dir, site, old = folders
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.parent == next_dir:
            raise PermissionError(13, "Permission denied", str(target))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(PermissionError):
        publish(next_dir, site, old)
    assert (site / "en/a.html").read_bytes() == b"old"


def test_a_power_cut_between_two_renames_is_mended(folders: tuple[Path, Path, Path]) -> None:
    _, site, old = folders
    old.mkdir()
    (site / "en").rename(old / "en")
    recover(site, old)
    assert (site / "en/a.html").read_bytes() == b"old"
    assert not old.exists()


def test_a_finished_swap_is_not_undone(folders: tuple[Path, Path, Path]) -> None:
    _, site, old = folders
    write_tree(old, {"en/a.html": b"older"})
    recover(site, old)
    assert (site / "en/a.html").read_bytes() == b"old"
    assert not old.exists()

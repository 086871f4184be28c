"""Editions in the making: two at the same time do not touch each other, and nothing of a failed one stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handbook.editions.dist import put_in_place, room_beside, write_sums
from handbook.project import Project
from handbook.tree import tree_uris

if TYPE_CHECKING:
    from pathlib import Path


def test_two_at_the_same_time(tmp_path: Path) -> None:
    project = Project(tmp_path)
    with room_beside(project, "usb/en") as one:
        with room_beside(project, "usb/en") as other:
            (other / "a").write_text("other", encoding="utf-8")
            put_in_place(project, other, "usb/en")
        (one / "a").write_text("one", encoding="utf-8")
        put_in_place(project, one, "usb/en")
    write_sums(project.dist_dir)
    assert tree_uris(project.dist_dir) == ["SHA256SUMS", "usb/en/a"]
    assert (project.dist_dir / "usb" / "en" / "a").read_text(encoding="utf-8") == "one"


def test_one_that_fails_leaves_nothing(tmp_path: Path) -> None:
    project = Project(tmp_path)

    def fail() -> None:
        with room_beside(project, "pdf/th") as beside:
            (beside / "half").write_text("x", encoding="utf-8")
            raise OSError("full")

    with pytest.raises(OSError, match="full"):
        fail()
    assert list(project.dist_dir.iterdir()) == []

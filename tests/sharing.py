"""What several processes of pytest need and one of them makes: the others wait for it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest


def shared_folder(factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder that all processes of this run see."""
    return factory.getbasetemp() if worker_id == "master" else factory.getbasetemp().parent


def made_once(folder: Path, name: str, make: Callable[[], str]) -> None:
    """Whoever comes first makes it; `make` returns what went wrong, or nothing. All fail if it failed."""
    said = folder / f"{name}.txt"
    try:
        (folder / f"{name}.begun").mkdir()
    except FileExistsError:
        _wait_for(said)
    else:
        _write_at_once(said, _words(make))
    assert not (problems := said.read_text(encoding="utf-8")), problems


def _words(make: Callable[[], str]) -> str:
    try:
        return make()
    except BaseException as error:  # noqa: BLE001 (the waiting processes are told too)
        return repr(error)


def _wait_for(path: Path, seconds: int = 900) -> None:
    for _ in range(10 * seconds):
        if path.exists():
            return
        time.sleep(0.1)
    raise TimeoutError(f"nobody finished {path.stem} within {seconds} s")


def _write_at_once(path: Path, text: str) -> None:
    path.with_suffix(".part").write_text(text, encoding="utf-8")
    path.with_suffix(".part").rename(path)

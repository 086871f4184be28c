"""What scripts keep on a device stands on the page "What this device keeps", and nothing else keeps anything."""

from __future__ import annotations

import re

import pytest

from handbook.interface import read_interface
from handbook.pages.kept import KEPT, OURS

PLACES = (
    "overrides/assets/js",
    "scripts/handbook/search/js",
    "scripts/handbook/webapp/js",
    "scripts/handbook/editions/one_file",
)
# Who may open the box at all; everybody else asks these.
OPENERS = {"scope.js", "store.js", "offline.js", "offline-page.js", "case-study-drafts.js", "device.js", "worker.js"}


@pytest.fixture(scope="module")
def scripts(root) -> dict[str, str]:
    return {
        path.name: path.read_text(encoding="utf-8") for place in PLACES for path in sorted((root / place).rglob("*.js"))
    }


def keys(script: str) -> set[str]:
    """The keys that a script writes, with an id for each of several things."""
    script = re.sub(r"\bKIND\b(?!\s*=)", lambda _: (re.findall(r'KIND = ("[^"]+")', script) or ["KIND"])[0], script)
    found = {f"handbook.1.{name}.x" for name in re.findall(r'store\.open\("([^"]+)"', script)}
    found |= {f"handbook.1.{name}" for name in re.findall(r'__md_set\("([^"]+)"', script)}
    return found | set(re.findall(r'(?:setItem|removeItem)\("([^"]+)"', script))


def test_every_key_is_on_the_page(scripts: dict[str, str]) -> None:
    written = {key for script in scripts.values() for key in keys(script)}
    assert len(written) > 10, "the scripts are read"
    patterns = [pattern for one in KEPT for pattern in one.keys]
    assert [key for key in sorted(written) if not any(re.fullmatch(pattern, key) for pattern in patterns)] == []
    assert all(key.startswith(OURS) for key in written)


def test_every_kind_is_kept_by_some_script(scripts: dict[str, str]) -> None:
    written = {key for script in scripts.values() for key in keys(script)}
    for pattern in (pattern for one in KEPT for pattern in one.keys):
        assert "__" in pattern or any(re.fullmatch(pattern, key) for key in written), pattern


def test_nothing_else_opens_a_box(scripts: dict[str, str]) -> None:
    opening = re.compile(
        r"\b(?:localStorage|sessionStorage|indexedDB|caches\.|serviceWorker|openDatabase|requestFileSystem)\b"
    )
    assert {name for name, script in scripts.items() if opening.search(script)} <= OPENERS
    assert not [
        name for name, script in scripts.items() if re.search(r"document\.cookie|indexedDB|openDatabase", script)
    ]


def test_nothing_is_sent(scripts: dict[str, str]) -> None:
    """No trackers: no script can send, but the worker, which fetches the handbook's own files."""
    sending = re.compile(
        r"XMLHttpRequest|sendBeacon|WebSocket|EventSource|RTCPeerConnection|\bfetch\(|new Image\b|\.ping\b"
    )
    assert {name for name, script in scripts.items() if sending.search(script)} == {"worker.js"}


def test_every_kind_has_its_words() -> None:
    words = read_interface()
    for one in KEPT:
        assert f"edition.device.say.{one.id}" in words
        assert f"edition.device.when-{one.id}" in words

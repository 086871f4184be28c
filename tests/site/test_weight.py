"""Pages are light: counted in the files of the built site, so that the same site gives the same numbers everywhere."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from lxml import html

from handbook.generators.mkdocs.theme import material_classes
from handbook.generators.mkdocs.usable import CLASSES
from weight import frame_bytes, read, weight_of

if TYPE_CHECKING:
    from pathlib import Path

FIRST_PAGE, FIRST_PAGE_WITH_FONT = 150_000, 220_000
"""The promise: what a first visit may fetch, in English and with the letters of another script."""
OURS = 70_000
"""What it may grow to before somebody is asked why; the promise leaves twice as much."""
FRAME, FRAME_OF_LISTS = 24_000, 40_000
"""Bytes of HTML around a page's own content; the list of headings of a long list is part of it."""
LONG_LISTS = {"glossary", "figures"}


def kinds(site: Path) -> dict[str, list[str]]:
    """The pages of the English site, by kind."""
    manifest = json.loads((site.parent / "build" / "manifest.json").read_text(encoding="utf-8"))
    found: dict[str, list[str]] = {}
    for uri, page in manifest["locales"]["en"]["pages"].items():
        found.setdefault(page["kind"], []).append(uri.removesuffix(".md") + ".html")
    return found


@pytest.mark.parametrize("locale", ["en", "th", "ur", "km"])
def test_a_first_visit_is_light(real_site: Path, locale: str) -> None:
    weight = weight_of(real_site / locale / "index.html")
    assert weight.without_fonts <= OURS, weight
    assert weight.total <= (FIRST_PAGE if locale == "en" else FIRST_PAGE_WITH_FONT), weight
    assert any(name.endswith(".css") for name in weight.parts), "the style sheet is counted"
    assert any(name.endswith(".woff2") for name in weight.parts) == (locale == "km")


def test_every_kind_of_page_is_light(real_site: Path) -> None:
    for kind, uris in kinds(real_site).items():
        weight = weight_of(real_site / "en" / uris[0])
        assert weight.total <= FIRST_PAGE, f"{kind}, {uris[0]}: {weight}"


def test_the_frame_is_small(real_site: Path) -> None:
    """All pages of all kinds; what a page says itself may be as long as it must."""
    for kind, uris in kinds(real_site).items():
        most = FRAME_OF_LISTS if kind in LONG_LISTS else FRAME
        sizes = {uri: frame_bytes(real_site / "en" / uri) for uri in uris}
        largest = max(sizes, key=lambda uri: sizes[uri])
        assert sizes[largest] <= most, f"{kind}, {largest}: {sizes[largest]:,} bytes around its content"


@pytest.mark.parametrize("locale", ["en", "km"])
def test_nothing_blocks_the_first_picture_that_is_not_needed_for_it(real_site: Path, locale: str) -> None:
    for uri in ("index.html", "case-studies/explorer.html", "toolkit/planner.html"):
        if not (real_site / locale / uri).is_file():
            continue
        root = read(real_site / locale / uri)
        blocking = [one.get("src") for one in root.iter("script") if one.get("src") and one.get("defer") is None]
        assert [one.rsplit("/", 1)[1] for one in blocking] == ["scope.js"], "it chooses the colours"
        on_screen = [one for one in root.iter("link") if one.get("rel") == "stylesheet" and one.get("media") != "print"]
        sheets = [one.get("href").rsplit("/", 1)[1] for one in on_screen]
        assert re.fullmatch(r"frame\.[0-9a-f]{8}\.css", sheets[0])
        assert len(sheets) <= 4, sheets


def unsized(page: str) -> list[str]:
    """Pictures, of which the handbook has none yet, that do not say how large they are."""
    found = html.fromstring(page).iter("img") if "<img" in page else ()
    return [one.get("src") for one in found if not (one.get("width") and one.get("height"))]


def test_pictures_keep_their_place(real_site: Path) -> None:
    """A picture that comes late moves nothing: its size is said. Drawings inside a page have theirs."""
    assert unsized('<p><img src="a.png" width="1"><img src="b.png" width="1" height="1"></p>') == ["a.png"]
    for path in (real_site / "en").rglob("*.html"):
        assert unsized(path.read_text(encoding="utf-8")) == [], path


def test_no_page_has_a_class_whose_rules_were_cut(real_site: Path) -> None:
    cut_off = material_classes() - CLASSES
    assert "md-search__input" in cut_off
    for path in real_site.rglob("*.html"):
        names = re.findall(r'\sclass="([^"]*)"', path.read_text(encoding="utf-8"))
        found = {one for several in names for one in several.split()}
        assert not found & cut_off, path

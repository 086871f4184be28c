"""Letters for scripts that old phones lack: only there, and only if the device has none of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.fonts import FONTS, STYLES_URI, font_files
from handbook.project import Project


@pytest.mark.parametrize(
    ("locale", "name"),
    [("km", "khmer"), ("lo", "lao"), ("my", "myanmar"), ("si", "sinhala"), ("dv", "thaana"), ("th", ""), ("ur", ""), ("tet", "")],
)  # fmt: skip
def test_a_language_gets_the_font_of_its_script(root: Path, locale: str, name: str) -> None:
    found = font_files(Project(root), locale)
    if not name:
        assert found == {}
        return
    (font,) = [uri for uri in found if uri.endswith(".woff2")]
    assert name in font
    assert found[font].startswith(b"wOF2")
    assert len(found[font]) < 50_000
    styles = found[STYLES_URI].decode()
    assert styles.index("local(") < styles.index("url(")
    assert f'url("../{font.removeprefix("assets/")}")' in styles


def test_a_project_without_fonts_does_without(tmp_path: Path) -> None:
    assert font_files(Project(tmp_path), "km") == {}


def test_every_font_is_copied_with_its_licence(root: Path) -> None:
    for font in FONTS.values():
        assert "SIL OPEN FONT LICENSE" in (root / "third_party" / font.name / "LICENSE").read_text(encoding="utf-8")

"""Letters for devices that have none: one font for each script that old phones lack, in languages of that script alone.

The device's own fonts come first: the browser reads the file only if none of them is there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.model.language import script_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handbook.project import Project

STYLES_URI = "assets/css/fonts.css"


@dataclass(frozen=True)
class Font:
    """`name` is that of the folder in `third_party/`; `local` are names under which devices have fonts of the script."""

    name: str
    local: tuple[str, ...]
    ranges: str

    @property
    def uri(self) -> str:
        return f"assets/fonts/{self.name}.woff2"


FONTS = {
    "Khmr": Font("noto-sans-khmer", ("Noto Sans Khmer", "Khmer UI", "Khmer OS", "Khmer Sangam MN"), "U+1780-17FF,U+19E0-19FF,U+200B-200D,U+25CC"),
    "Laoo": Font("noto-sans-lao", ("Noto Sans Lao", "Lao UI", "Lao Sangam MN", "Phetsarath OT"), "U+0E80-0EFF,U+200B-200D,U+25CC"),
    "Mymr": Font("noto-sans-myanmar", ("Noto Sans Myanmar", "Myanmar Text", "Pyidaungsu", "Myanmar Sangam MN"), "U+1000-109F,U+200B-200D,U+25CC,U+A92E,U+A9E0-A9FE,U+AA60-AA7F"),
    "Sinh": Font("noto-sans-sinhala", ("Noto Sans Sinhala", "Nirmala UI", "Iskoola Pota", "Sinhala Sangam MN"), "U+0964-0965,U+0D80-0DFF,U+200C-200D,U+25CC"),
    "Thaa": Font("noto-sans-thaana", ("Noto Sans Thaana", "MV Boli", "Faruma"), "U+060C,U+061B,U+061F,U+0780-07BF,U+200C-200F,U+25CC"),
}  # fmt: skip


def font_files(project: Project, locale: str) -> Mapping[str, bytes]:
    """The font of a language's script and its style sheet; nothing where every device has letters."""
    font = FONTS.get(script_of(locale) or "")
    path = project.font_path(font.name) if font else None
    if font is None or path is None or not path.is_file():
        return {}
    return {font.uri: path.read_bytes(), STYLES_URI: _styles(font).encode()}


def _styles(font: Font) -> str:
    family = f'"Handbook {font.name}"'
    own = ", ".join(f'local("{name}")' for name in font.local)
    return (
        f"@font-face {{ font-family: {family}; font-display: swap; unicode-range: {font.ranges};\n"
        f'  src: {own}, url("../fonts/{font.name}.woff2") format("woff2"); }}\n'
        f':root {{ --md-text-font: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", {family}; }}\n'
    )

"""Style rules that editions share with the site, so that a figure looks the same everywhere."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from handbook.fonts import FONTS
from handbook.model.language import script_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handbook.editions.book import Book
    from handbook.fonts import Font
    from handbook.project import Project

_SHEET = "assets/css/handbook.css"
_OF_FIGURES = (".hb-figure", ".md-typeset .hb-figure")


def figure_rules(project: Project) -> str:
    """The rules for figures of the site's own sheet, each of which stands on a line; colours come from the sheet around."""
    lines = (project.overrides_dir / _SHEET).read_text(encoding="utf-8").splitlines()
    own = [line for line in lines if line.startswith(_OF_FIGURES) and line.endswith("}")]
    return "\n".join(line.replace(".md-typeset ", "") for line in own) + "\n"


def font_rule(book: Book) -> str:
    """The font of the language's script inside the sheet, after the device's own; nothing where every device has letters."""
    font = FONTS.get(script_of(book.code) or "")
    return _rule(book.project, font, [f'local("{name}")' for name in font.local]) if font else ""


def font_rules(project: Project) -> str:
    """The fonts of all scripts, for print: it must look the same wherever it is made, and the glossary has many scripts."""
    return "".join(_rule(project, font, []) for font in FONTS.values())


_EVERYWHERE = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif'


def families(book: Book) -> str:
    """The fonts of running text, as a value of `font-family`: ours last, for letters that the device has not."""
    font = FONTS.get(script_of(book.code) or "")
    return f'{_EVERYWHERE}, "{_family(font)}"' if font else _EVERYWHERE


def printed_families() -> str:
    """In print ours come first, each for its own script alone."""
    return ", ".join([*(f'"{_family(font)}"' for font in FONTS.values()), _EVERYWHERE])


def _rule(project: Project, font: Font, own: Sequence[str]) -> str:
    path = project.font_path(font.name)
    if not path.is_file():
        return ""
    data = base64.b64encode(path.read_bytes()).decode()
    sources = ", ".join([*own, f'url("data:font/woff2;base64,{data}") format("woff2")'])
    return (
        f'@font-face {{ font-family: "{_family(font)}"; font-display: block; unicode-range: {font.ranges};\n'
        f"  src: {sources}; }}\n"
    )


def _family(font: Font) -> str:
    return f"Handbook {font.name}"

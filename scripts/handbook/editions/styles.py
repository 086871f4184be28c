"""Style rules that editions share with the site, so that a figure looks the same everywhere."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from handbook.fonts import FONTS
from handbook.model.language import script_of

if TYPE_CHECKING:
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


def font_rule(book: Book, *, own_first: bool) -> str:
    """The font of the language's script inside the sheet; nothing where every device has letters.

    `own_first`: readers' devices show their own font; what is printed here must look the same everywhere.
    """
    font = FONTS.get(script_of(book.code) or "")
    path = book.project.font_path(font.name) if font else None
    if font is None or path is None or not path.is_file():
        return ""
    data = base64.b64encode(path.read_bytes()).decode()
    own = "".join(f'local("{name}"), ' for name in font.local) if own_first else ""
    return (
        f'@font-face {{ font-family: "{family_of(font)}"; font-display: swap; unicode-range: {font.ranges};\n'
        f'  src: {own}url("data:font/woff2;base64,{data}") format("woff2"); }}\n'
    )


def family_of(font: Font) -> str:
    return f"Handbook {font.name}"


def families(book: Book) -> str:
    """The fonts of running text, as a value of `font-family`."""
    font = FONTS.get(script_of(book.code) or "")
    own = f', "{family_of(font)}"' if font else ""
    return f'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans"{own}, "Helvetica Neue", Arial, sans-serif'

"""Style rules that editions share with the site, so that a figure looks the same everywhere."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from handbook.fonts import FONTS, Font
from handbook.model.language import script_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handbook.editions.book import Book
    from handbook.project import Project

_PRINTED = (
    Font("noto-sans-thai", ("Noto Sans Thai", "Leelawadee UI", "Thonburi"), "U+0E01-0E5B,U+200B-200D,U+25CC"),
    Font("noto-sans-arabic", ("Noto Naskh Arabic", "Noto Sans Arabic", "Segoe UI"), "U+0600-06FF,U+200C-200F"),
    Font("noto-sans-devanagari", ("Noto Sans Devanagari", "Nirmala UI", "Kohinoor Devanagari"), "U+0900-097F,U+200C-200D,U+25CC"),
    Font("noto-sans-bengali", ("Noto Sans Bengali", "Nirmala UI", "Bangla Sangam MN"), "U+0964-0965,U+0980-09FE,U+200C-200D,U+25CC"),
    Font("noto-sans-tamil", ("Noto Sans Tamil", "Nirmala UI", "Tamil Sangam MN"), "U+0964-0965,U+0B80-0BFA,U+200C-200D,U+25CC"),
)  # fmt: skip
"""Scripts that readers' devices have, and the computer that prints perhaps has not: its own fonts come first, they have a bold face."""
_SHEET = "assets/css/figures.css"
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
    return "".join(_rule(project, font, []) for font in (*FONTS.values(), *_PRINTED))


_EVERYWHERE = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif'


def families(book: Book) -> str:
    """The fonts of running text, as a value of `font-family`: ours last, for letters that the device has not."""
    font = FONTS.get(script_of(book.code) or "")
    return f'{_EVERYWHERE}, "{_family(font)}"' if font else _EVERYWHERE


def printed_families(book: Book) -> str:
    """In print ours comes first for a script that few computers have; for other scripts ours are there if nothing else is."""
    own = FONTS.get(script_of(book.code) or "")
    first = [f'"{_family(own)}"'] if own else []
    device = dict.fromkeys(f'"{name}"' for font in _PRINTED for name in font.local)
    ours = [f'"{_family(font)}"' for font in (*_PRINTED, *FONTS.values()) if font is not own]
    latin, last = ('"Segoe UI"', "Roboto", '"Noto Sans"'), ('"Helvetica Neue"', '"DejaVu Sans"', "Arial", "sans-serif")
    return ", ".join([*first, *latin, *device, *ours, *last])


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

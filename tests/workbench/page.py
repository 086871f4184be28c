"""A page with nothing but the toolkit's scripts, and their library, laid out as in the site."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SCRIPTS = ("base", "store", "files", "distributions", "statistics", "numbers", "columns", "delimited", "sheets-in")


def write_page(folder: Path, root: Path) -> Path:
    """`folder` gets the scripts of the repository at `root`; returns the page."""
    shutil.copytree(root / "overrides/assets/js/tools", folder / "assets/js/tools")
    (folder / "assets/vendor/fflate").mkdir(parents=True)
    shutil.copy(root / "third_party/fflate/umd/index.js", folder / "assets/vendor/fflate/index.js")
    tags = "".join(f'<script src="assets/js/tools/{name}.js"></script>' for name in SCRIPTS)
    page = folder / "page.html"
    text = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>x</title><body data-base=".">{tags}'
    page.write_text(text, encoding="utf-8")
    return page

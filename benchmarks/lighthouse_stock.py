"""A stock site of Material with some of our pages: what somebody gets who writes the same Markdown by hand."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_CONFIG = """\
site_name: Information Campaigns Handbook
site_description: How to plan, run and measure information campaigns on irregular migration.
use_directory_urls: false
theme:
  name: material
  font: false
  palette:
    - {media: "(prefers-color-scheme: light)", scheme: default, toggle: {icon: material/weather-night, name: Dark}}
    - {media: "(prefers-color-scheme: dark)", scheme: slate, toggle: {icon: material/weather-sunny, name: Light}}
  features: [navigation.indexes, navigation.top]
plugins: [search]
markdown_extensions: [abbr, admonition, attr_list, def_list, fenced_code, md_in_html, pymdownx.details, tables]
"""
"""No fonts from another host: on this machine there is none, and the site is quicker without."""


def make_stock(root: Path, folder: Path, uris: Iterable[str]) -> Path:
    """Build the staged Markdown of these pages, with the whole navigation around them; returns the site's folder."""
    staged, docs = root / "build" / "stage" / "en", folder / "docs"
    wanted = {uri.replace(".html", ".md") for uri in uris}
    lines = (root / "mkdocs.yml").read_text(encoding="utf-8")
    nav = lines[lines.index("\nnav:") : lines.index("\nvalidation:")]
    for path in staged.rglob("*.md"):
        uri = path.relative_to(staged).as_posix()
        if uri in wanted or f" {uri}\n" in nav:
            meta, body = path.read_text(encoding="utf-8").removeprefix("---\n").split("\n---\n", 1)
            title = next(line for line in meta.splitlines() if line.startswith("title:"))
            target = docs / uri
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(f"---\n{title}\n---\n{body}", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(_CONFIG + nav, encoding="utf-8")
    site = folder / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(folder / "mkdocs.yml")]
    subprocess.run([*command, "--site-dir", str(site)], check=True, stderr=subprocess.DEVNULL)
    return site

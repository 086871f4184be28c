"""What a page weighs: what a phone has to fetch to show it, compressed as most servers do, and the frame around its text."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import html

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml.html import HtmlElement

_COMPRESSED_ALREADY = (".woff2", ".png", ".jpg", ".webp")
_FONT = re.compile(r"url\(\"?([^)\"]+\.woff2)\"?\)")


def sent(path: Path) -> int:
    """Bytes of a file on the wire: the same on every machine, since gzip writes no time here."""
    data = path.read_bytes()
    return len(data) if path.suffix in _COMPRESSED_ALREADY else len(gzip.compress(data, 9, mtime=0))


@dataclass(frozen=True)
class Weight:
    """One page and what it loads by itself; fonts are those that a device without letters of the script fetches."""

    parts: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.parts.values())

    @property
    def without_fonts(self) -> int:
        return sum(size for name, size in self.parts.items() if not name.endswith(".woff2"))

    def __str__(self) -> str:
        largest = sorted(self.parts.items(), key=lambda part: -part[1])
        return f"{self.total:,} bytes: " + ", ".join(f"{name} {size:,}" for name, size in largest)


def weight_of(page: Path) -> Weight:
    """The weight of a first visit."""
    parts = {page.name: sent(page)}
    for path in _loaded(page):
        parts[path.name] = sent(path)
        if path.suffix == ".css":
            parts |= {font.name: sent(font) for font in _fonts(path)}
    return Weight(parts)


def frame_bytes(page: Path) -> int:
    """Bytes of a page besides its own content: the article, less its list of headings, and what machines read of it."""
    data = page.read_bytes()
    without = re.sub(
        rb'<article\b.*</article>|<script type="application/ld\+json">.*?</script>', b"", data, flags=re.DOTALL
    )
    headings = re.search(rb'<div class="hb-toc".*?</nav>', data, flags=re.DOTALL)
    return len(without) + (len(headings[0]) if headings else 0)


def read(page: Path) -> HtmlElement:
    return html.document_fromstring(page.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


def _loaded(page: Path) -> Iterator[Path]:
    """Style sheets, scripts, pictures that are seen at once, and the icon."""
    root = read(page)
    addresses = [one.get("href") for one in root.iter("link") if one.get("rel") in {"stylesheet", "icon"}]
    addresses += [
        one.get("src") for one in root.iter("script", "img") if one.get("src") and one.get("loading") != "lazy"
    ]
    yield from dict.fromkeys((page.parent / one).resolve() for one in addresses)


def _fonts(sheet: Path) -> Iterator[Path]:
    for address in _FONT.findall(sheet.read_text(encoding="utf-8")):
        yield (sheet.parent / address).resolve()

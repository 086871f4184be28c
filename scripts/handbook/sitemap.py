"""The sitemap of a locale: every page with its other languages. No dates: they would differ between equal builds."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def format_sitemap(site_url: str, locale: str, locales: Sequence[str], pages: Iterable[str]) -> str:
    """`site_url` ends in the locale's folder; every locale has the same pages."""
    root = site_url.removesuffix(f"{locale}/")
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for page in pages:
        others = "".join(
            f'<xhtml:link rel="alternate" hreflang="{code}" href="{escape(root + code + "/" + page, quote=False)}"/>'
            for code in locales
        )
        lines.append(f"<url><loc>{escape(site_url + page, quote=False)}</loc>{others}</url>")
    return "\n".join([*lines, "</urlset>", ""])


def format_sitemap_index(root: str, locales: Iterable[str]) -> str:
    entries = "".join(
        f"<sitemap><loc>{escape(root, quote=False)}{code}/sitemap.xml</loc></sitemap>\n" for code in locales
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</sitemapindex>\n'

"""Addresses inside data files: whole ones where the site's address is known, else relative to the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.pages.outline import DATA_URI
from handbook.pages.page import html_uri, relative

if TYPE_CHECKING:
    from handbook.pages.words import Words

LICENCE = "CC-BY-4.0"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"


def whole_address(w: Words, uri: str) -> str:
    """The address of a page or file of the locale in the web; empty where the site's address is not known."""
    site = w.content.config.url
    return f"{site.rstrip('/')}/{w.locale.code}/{html_uri(uri)}" if site else ""


def address(w: Words, uri: str) -> str:
    """The address of a page or file, as written in a file of `data/`."""
    return whole_address(w, uri) or html_uri(relative(uri, DATA_URI))

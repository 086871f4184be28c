"""Where a link of a built page leads."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class LinkTarget:
    """A file of the same locale, or (with `locale`) something in another locale's folder."""

    uri: str
    fragment: str
    locale: str | None = None


def resolve(from_uri: str, address: str) -> LinkTarget | None:
    """The target of an internal link; None for addresses of other sites.

    >>> resolve("countries/th.html", "../case-studies/a.html#sources")
    LinkTarget(uri='case-studies/a.html', fragment='sources', locale=None)
    >>> resolve("languages.html", "../th/index.html").locale
    'th'
    """
    return resolver(from_uri)(address)


def resolver(from_uri: str) -> Callable[[str], LinkTarget | None]:
    """The same for many links of one page."""
    folder = posixpath.dirname(from_uri)

    def target_of(address: str) -> LinkTarget | None:
        return _resolve(folder, address, "" if begins_with_path(address) else from_uri)

    return target_of


def begins_with_path(address: str) -> bool:
    """Whether an address leads to the same from all pages of a folder. (Not only if: a path may begin with another letter.)"""
    return address[:1].isalnum() or address[:1] == "."


@lru_cache(maxsize=20_000)
def _resolve(folder: str, address: str, from_uri: str) -> LinkTarget | None:
    """Pages of one folder have most of their links in common. `from_uri` matters to addresses without a path."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    uri = posixpath.normpath(posixpath.join(folder, path)) if path else from_uri
    fragment = unquote(parts.fragment)
    if uri.startswith("../"):
        locale, _, rest = uri.removeprefix("../").partition("/")
        return LinkTarget(rest, fragment, locale)
    return LinkTarget(uri, fragment)

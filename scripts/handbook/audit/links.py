"""Where a link of a built page leads."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit


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
    return resolved(posixpath.dirname(from_uri), address, from_uri)


def begins_with_path(address: str) -> bool:
    """Whether an address leads to the same from all pages of a folder. (Not only if: a path may begin with another letter.)"""
    return address[:1].isalnum() or address[:1] == "."


def resolved(folder: str, address: str, from_uri: str) -> LinkTarget | None:
    """The same for a page of a folder. `from_uri` matters to addresses without a path."""
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

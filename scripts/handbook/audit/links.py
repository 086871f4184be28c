"""Where a link of a built page leads."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from handbook.audit.html import HtmlFacts


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
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    uri = posixpath.normpath(posixpath.join(posixpath.dirname(from_uri), path)) if path else from_uri
    fragment = unquote(parts.fragment)
    if uri.startswith("../"):
        locale, _, rest = uri.removeprefix("../").partition("/")
        return LinkTarget(rest, fragment, locale)
    return LinkTarget(uri, fragment)


def targets_of(uri: str, page: HtmlFacts) -> frozenset[str]:
    """The files of the same locale to which a page leads."""
    resolved = (resolve(uri, link.address) for link in page.links)
    return frozenset(target.uri for target in resolved if target and target.locale is None)

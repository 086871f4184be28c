"""Addresses that may stand in a page: those of the project, and plain ones of the web."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from handbook.passing import known_while_made

_SCHEMES = frozenset({"http", "https", "mailto"})
_REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);?")
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")


@known_while_made(20_000)
def is_for_readers(address: str) -> bool:
    """Whether a link may lead there: a page or file of the project, or a plain address on the web.

    >>> [is_for_readers(one) for one in ("a.md#b", "https://a.example", "java&#115;cript:x", " javascript:x", "//a.example")]
    [True, True, False, False, False]
    """
    if _REFERENCE.search(address) and not address.lower().startswith(("http://", "https://")):
        return False
    if _INVISIBLE.search(address) or "\\" in address or address.startswith("//"):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme.lower() in _SCHEMES or not (parts.scheme or parts.netloc or ":" in parts.path.split("/")[0])


def is_own_picture(address: str) -> bool:
    """Whether a picture comes from the project."""
    return is_for_readers(address) and not urlsplit(address).scheme and bool(address)

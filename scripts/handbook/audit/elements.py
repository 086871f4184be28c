"""What one element of a page says by its name and attributes, whatever page it stands in.

Pages have most of their elements in common, so each is looked at once.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from handbook.audit.allowed import strangers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Items = tuple[tuple[str, str], ...]
Found = tuple[tuple[str, str], ...]
"""What something is in words, and how it is written."""


class Said(NamedTuple):
    id: str = ""
    links: tuple[str, ...] = ()
    """Where a reader can go."""
    resources: tuple[str, ...] = ()
    """What a browser loads by itself."""
    unmarked: tuple[str, ...] = ()
    """A link out of the handbook that opens in a way of its own, or does not say where it leads."""
    inline: Found = ()
    """What the policy forbids."""
    is_alternate: bool = False


NOTHING = Said()
"""What most elements say; it is this one then."""
_LOADED = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "iframe": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "track": ("src",),
    "input": ("src",),
    "use": ("href", "xlink:href"),
    "image": ("href", "xlink:href"),
}
_LOADING = frozenset({*_LOADED, "link", "form", "base"})
_LINKS = frozenset({"a", "area"})
_PLAIN_PATH = re.compile(r"[\w.#][\w.#/-]*")
# Everything else with an address of another host counts as loaded: browsers know more attributes that load than any list.
_PASSIVE_LINKS = frozenset({"canonical", "license", "author", "next", "prev", "help", "me", "bookmark", "tag"})
_PASSIVE = frozenset(
    {"alt", "title", "value", "content", "cite", "placeholder", "label", "summary", "download", "itemtype", "itemid"}
)
_PASSIVE_BEGINNINGS = ("data-", "aria-", "xmlns")
_OUTSIDE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?[/\\]{2}|https?:", re.IGNORECASE)
_SIGN_OF_ADDRESS = re.compile(r"[/\\:]")
"""No address of another host is without one of these; most values are."""
_CSS_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)", re.IGNORECASE)
_NOT_SEEN = re.compile(r"[\t\n\r]")
"""Browsers drop these from addresses."""
_NEEDED_REL, _DESCRIPTION_ID = {"noopener", "noreferrer"}, "hb-outside"
_WITH_ADDRESS = frozenset({"href", "xlink:href", "src", "action", "formaction", "data", "to", "from"})
# An address that moved leads to a page beside it, and nowhere else.
_LEADS_ON = re.compile(r"0; url=[a-z0-9-]+\.html")


def said_by(tag: str, items: Items) -> Said:
    """What an element says.

    >>> said_by("a", (("href", "https://a.example"), ("onclick", "x()"))).inline
    (('an event handler', 'onclick=x()'),)
    """
    values = dict(items)
    href = values.get("href") if tag in _LINKS else None
    links = () if href is None else (href,)
    if _says_little(tag, values) and (href is None or _PLAIN_PATH.fullmatch(href)):
        return Said(values.get("id", ""), links) if links or values.get("id") else NOTHING
    said = Said(
        id=values.get("id", ""),
        links=links,
        resources=tuple(_resources(tag, values)),
        unmarked=tuple(_unmarked(values)) if tag in _LINKS else (),
        inline=tuple(_inline(tag, values)),
        is_alternate=tag == "link" and "alternate" in values.get("rel", "").lower().split(),
    )
    return NOTHING if said == NOTHING else said


def _says_little(tag: str, values: Mapping[str, str]) -> bool:
    """Whether an element says no more than its id and where it leads, if it leads there by a plain path."""
    watched = _watched(tag, tuple(values))
    return watched is not None and not _SIGN_OF_ADDRESS.search("".join([values[one] for one in watched]))


@lru_cache(maxsize=1_000)
def _watched(tag: str, names: tuple[str, ...]) -> tuple[str, ...] | None:
    """Attributes of such an element whose values must not look like an address for that; nothing if it may say more in any case."""
    values = dict.fromkeys(names, "")
    if tag in _LOADING or tag == "meta" or any(_inline(tag, values)):
        return None
    followed = {"href"} if tag in _LINKS else set()
    return tuple(
        one for one in names if one not in followed and (one in _WITH_ADDRESS or not _is_passive(tag, one, values))
    )


def _resources(tag: str, values: Mapping[str, str]) -> Iterator[str]:
    for name in _LOADED.get(tag, ()):
        if value := values.get(name):
            yield from _addresses(name, value)
    if tag == "link" and not _is_passive(tag, "href", values):
        yield values.get("href", "")
    if tag in {"form", "base"} and (value := values.get("action") or values.get("href")):
        yield value
    # Addresses of other hosts where few would look for them: ping, background, formaction, fill=url() and the like.
    for name, value in values.items():
        if not _SIGN_OF_ADDRESS.search(value) or name in _LOADED.get(tag, ()) or _is_passive(tag, name, values):
            continue
        for address in (*_addresses(name, value), *_CSS_URL.findall(value)):
            if _OUTSIDE.match(address.strip()):
                yield address


def _addresses(name: str, value: str) -> list[str]:
    """The addresses in an attribute."""
    value = _NOT_SEEN.sub("", value)
    if name.endswith("srcset"):
        return [part.split()[0] for part in value.split(",") if part.split()]
    return value.split() if name in {"ping", "archive", "attributionsrc"} else [value]


def _is_passive(tag: str, name: str, values: Mapping[str, str]) -> bool:
    """Whether an address there is shown or followed by the reader, and not loaded."""
    if name in {"href", "xlink:href"} and tag in _LINKS:
        return True
    if name == "href" and tag == "link":
        kinds = set(values.get("rel", "").lower().split())
        return bool(kinds) and kinds <= _PASSIVE_LINKS
    return name in _PASSIVE or name.startswith(_PASSIVE_BEGINNINGS)


def _unmarked(values: Mapping[str, str]) -> Iterator[str]:
    address = _NOT_SEEN.sub("", values.get("href") or "").strip()
    if not _OUTSIDE.match(address):
        return
    kinds = set(values.get("rel", "").lower().split())
    if not kinds >= _NEEDED_REL or values.get("target") or values.get("aria-describedby") != _DESCRIPTION_ID:
        yield address


def _inline(tag: str, values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
        content = values.get("content", "")
        if not _LEADS_ON.fullmatch(content):
            yield "a forced move to another page", content
    for name, value in values.items():
        if name.lower().startswith("on"):
            yield "an event handler", f"{name}={value}"
        if name.lower() == "style":
            yield "a style attribute", value
        if name.lower() == "srcdoc":
            yield "a page inside the page", value
        if name.lower() in _WITH_ADDRESS and "".join(value.split()).lower().startswith(
            ("javascript:", "vbscript:", "data:text")
        ):
            yield "a script address", value
    yield from strangers(tag, values)

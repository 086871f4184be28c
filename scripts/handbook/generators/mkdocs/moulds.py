"""Finished pages without the items of their long lists, which are put in last.

Of a page with hundreds of case studies, an edited one changes a line of a list. All that stands around the lists is as it
was: neither converted, nor put into the frame, nor read again. The page's own digest is the only other thing that moves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.markdown.quick.held import are_items, filled
from handbook.rendered import with_items

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping, Sequence

    from handbook.generators.mkdocs.lines import Line
    from handbook.rendered import ReadPage

_DIGEST = "\ue002"
"""In the place of the page's digest."""


@dataclass(frozen=True)
class Mould:
    key: str
    """Of what it was made from."""
    asked: Mapping[str, bool]
    """Files to which it leads, and whether they are there, but for its items."""
    html: bytes
    """As it would stand in a file: half of what it takes as a text."""
    read: ReadPage

    def fits(self, key: str, there: Container[str]) -> bool:
        """Whether it would be made the same."""
        return key == self.key and all((one in there) is answer for one, answer in self.asked.items())


@dataclass(frozen=True)
class Poured:
    """A finished page."""

    html: str
    asked: Mapping[str, bool]
    read: ReadPage


def mould_of(
    key: str, asked: Mapping[str, bool], html: str, digest: str, runs: int, read: Callable[[bytes], ReadPage | None]
) -> Mould | None:
    """A page that was made with signs in the places of so many runs; nothing if it has to be made with its items."""
    if not are_items(html, runs) or _DIGEST in html:
        return None
    data = html.replace(digest, _DIGEST).encode("utf-8", errors="xmlcharrefreplace")
    page = read(data)
    if page is None or any(_DIGEST in one.heading + one.text for one in page.sections):
        return None
    return Mould(key, asked, data, page)


def pour(mould: Mould, uri: str, digest: str, runs: Sequence[Sequence[Line]]) -> Poured:
    """The page at this address with its items."""
    html = filled(mould.html.decode().replace(_DIGEST, digest), [[line.html for line in run] for run in runs])
    asked = dict(mould.asked) | dict.fromkeys((one for run in runs for line in run for one in line.asked), True)
    return Poured(html, asked, with_items(uri, mould.read, [[line.item for line in run] for run in runs]))

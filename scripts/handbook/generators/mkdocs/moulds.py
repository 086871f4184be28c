"""Finished pages without the items of their long lists and without numbers, which are put in last.

Of a page with hundreds of case studies, an edited one changes a line of a list, and one more some counts. All that stands around
them is as it was: neither converted, nor put into the frame, nor read again. The page's own digest is the only other thing that moves.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from handbook.markdown.quick.held import are_items, filled
from handbook.markdown.quick.numbers import are_numbers, has_numbers, with_numbers
from handbook.rendered import with_items

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping

    from handbook.generators.mkdocs.lines import Line
    from handbook.markdown.quick.held import Thin
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
    key: str,
    asked: Mapping[str, bool],
    html: str,
    digest: str,
    thin: Thin[Line],
    read: Callable[[bytes], ReadPage | None],
) -> Mould | None:
    """A page that was made of a thin source; nothing if it has to be made with its items and numbers."""
    if (
        not are_items(html, len(thin.runs))
        or _DIGEST in html
        or (thin.numbers and not are_numbers(html, len(thin.numbers)))
    ):
        return None
    data = html.replace(digest, _DIGEST).encode("utf-8", errors="xmlcharrefreplace")
    page = read(data)
    if (
        page is None
        or any(_DIGEST in one.heading + one.text for one in page.sections)
        or (thin.numbers and _hangs_on_numbers(asked, page))
    ):
        return None
    return Mould(key, asked, data, page)


def _hangs_on_numbers(asked: Mapping[str, bool], page: ReadPage) -> bool:
    """Whether a number stands where it is more than what readers see."""
    leads = page.leads
    places = (one for targets in leads.targets.values() for one in targets)
    names = (one for section in page.sections for one in (section.anchor, section.heading))
    return any(map(has_numbers, (*asked, *leads.ids, *leads.targets, *places, *leads.locales, *names)))


def pour(mould: Mould, digest: str, thin: Thin[Line]) -> Poured:
    """The page with its items and numbers."""
    html = mould.html.decode().replace(_DIGEST, digest)
    html = filled(
        with_numbers(html, thin.numbers) if thin.numbers else html, [[line.html for line in run] for run in thin.runs]
    )
    asked = dict(mould.asked) | dict.fromkeys((one for run in thin.runs for line in run for one in line.asked), True)
    items = [[line.item for line in run] for run in thin.runs]
    targets = (line.targets for run in thin.runs for line in run)
    return Poured(html, asked, with_items(_read_with(mould.read, thin.numbers), items, targets))


def _read_with(page: ReadPage, numbers: tuple[str, ...]) -> ReadPage:
    """What readers find in a page with its numbers."""
    if not numbers:
        return page
    sections = (
        replace(one, text=with_numbers(one.text, numbers)) if has_numbers(one.text) else one for one in page.sections
    )
    return replace(page, sections=tuple(sections))

"""What every source offers to translators now, with the addresses that its placeholders stand for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from handbook.markdown.addresses import lift
from handbook.markdown.segments import Segment, split_segments

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handbook.content import Content
    from handbook.markdown.addresses import Lifted
    from handbook.markdown.front_matter import SplitPage
    from handbook.translation.texts import ContextText


@dataclass(frozen=True)
class Wanted:
    """One source's texts. `addresses` has the segments of a page only."""

    uri: str
    texts: tuple[ContextText, ...]
    addresses: Mapping[ContextText, Lifted] = field(default_factory=dict)


def wanted_sources(content: Content) -> dict[str, Wanted]:
    """All sources by uri."""
    pages = {f"docs/{page.uri}": page.split for page in content.pages}
    return {uri: Wanted(uri, texts, lifted_texts(pages[uri]) if uri in pages else {}) for uri, texts in content.texts()}


def lifted_texts(page: SplitPage) -> dict[ContextText, Lifted]:
    """The segments of a page by their keys, as the build will restore them."""
    found: dict[ContextText, Lifted] = {}
    for piece in split_segments(page.body):
        if isinstance(piece, Segment):
            lifted = lift(piece.text)
            found.setdefault((str(piece.kind), lifted.text), lifted)
    return found

"""What is made of case studies once for all languages that have no text of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.exports.alike import alike_exports
from handbook.markdown.quick.open_pages import Telling, open_page
from handbook.markdown.quick.page import seen
from handbook.pages.alike import GAP
from handbook.pages.generated.case_studies import alike_studies
from handbook.pages.outline import study_uri

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from handbook.content import Content
    from handbook.markdown.quick.page import SeenPage
    from handbook.shelf import Place, Shelf, Shelved


@dataclass(frozen=True)
class Alike:
    """With gaps for what each language says itself."""

    shelf: Shelf
    """Where the texts are."""
    pages: Shelved
    exports: Shelved
    open_pages: Mapping[str, Place]
    """Of these pages, by their addresses, what the renderer makes of them."""

    def look(self, said: Mapping[str, str]) -> Callable[[str, str], SeenPage | None]:
        """What looks at the pages of a language that says this at the gaps: by address and text."""
        telling = Telling(said)

        def by_gaps(uri: str, text: str) -> SeenPage | None:
            place = self.open_pages.get(uri)
            return (telling.seen(self.shelf.get(place), text) if place else None) or seen(text)

        return by_gaps


def made_alike(content: Content, shelf: Shelf) -> tuple[Shelved, Shelved, dict[str, Place]]:
    """Takes as long as a language spares twice."""
    pages = alike_studies(content, shelf)
    found = {study_uri(one): open_page(shelf.get(place)[0], GAP) for one, place in pages.places.items()}
    return pages, alike_exports(content, shelf), {uri: shelf.put(page) for uri, page in found.items() if page}

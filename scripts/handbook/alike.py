"""What is made of case studies once for all languages that have no text of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.exports.alike import alike_exports
from handbook.pages.generated.case_studies import alike_studies

if TYPE_CHECKING:
    from handbook.content import Content
    from handbook.shelf import Shelf, Shelved


@dataclass(frozen=True)
class Alike:
    """With gaps for what each language says itself."""

    shelf: Shelf
    """Where the texts are."""
    pages: Shelved
    exports: Shelved


def made_alike(content: Content, shelf: Shelf) -> tuple[Shelved, Shelved]:
    """Takes as long as a language spares twice."""
    return alike_studies(content, shelf), alike_exports(content, shelf)

"""What is made of case studies once for all languages that have no text of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.exports.alike import alike_exports
from handbook.pages.generated.case_studies import alike_studies

if TYPE_CHECKING:
    from handbook.content import Content
    from handbook.exports.alike import AlikeExports
    from handbook.pages.alike import AlikePages


@dataclass(frozen=True)
class Alike:
    """With gaps for what each language says itself."""

    pages: AlikePages
    exports: AlikeExports


def made_alike(content: Content) -> Alike:
    """Takes as long as a language spares twice."""
    return Alike(alike_studies(content), alike_exports(content))

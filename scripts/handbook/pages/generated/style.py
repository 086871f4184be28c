"""The style page: every piece that pages are made of, in both directions and both schemes, from the same macros."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.model.taxonomy import Vocabulary
from handbook.pages.outline import CONTRIBUTE_URI, STYLE_URI
from handbook.pages.page import Page, PageKind
from handbook.pages.parts import STEP_SIGNS, Tone
from handbook.pages.signs import SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.pages.generated.maker import PageMaker

_PANELS = (("ltr", "light", "default"), ("rtl", "light", "default"), ("ltr", "dark", "slate"), ("rtl", "dark", "slate"))
"""Direction, what readers call the scheme, and what the theme calls it."""


def style_pages(maker: PageMaker) -> Iterator[Page]:
    w = maker.words(STYLE_URI)
    steps = maker.taxonomy.ids(Vocabulary.STEPS)
    body = maker.renderer.fragment(
        "style",
        w,
        tones=list(Tone),
        signs=sorted(SIGNS),
        panels=_PANELS,
        steps=[(step, STEP_SIGNS.get(step, "stairs")) for step in steps],
        levels=maker.taxonomy.ids(Vocabulary.EVIDENCE),
        ids=maker.by_title[:1],
        tactics=maker.taxonomy.ids(Vocabulary.TACTICS)[:2],
        codes=[code for code in maker.codes if code in maker.refs.countries][:2],
        source=next(iter(maker.content.catalogue.sources), None),
    )
    yield maker.page(
        w, PageKind.STYLE, w.plain("style.title"), w.plain("style.intro"), body, *maker.above(CONTRIBUTE_URI)
    )

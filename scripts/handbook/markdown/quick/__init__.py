"""Python-Markdown's own result in less time, for pages that have most of their lines in common.

Each part takes the place of one step of the renderer where it knows what that step would do, and leaves everything else to
it. What comes out is the same to the byte; a plain `mkdocs build`, which has none of this, is held against it by tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.markdown.quick.inline import KnownItems, KnownTexts, use_known_texts
from handbook.markdown.quick.plain import use_plain_blocks
from handbook.markdown.quick.raw_html import use_quick_html

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown import Markdown


def quicken(md: Markdown, texts: KnownTexts, resolve: Callable[[str], str]) -> KnownItems | None:
    """Let a renderer skip what cannot matter. `resolve` says where a link of the page that is being made leads.

    Renderers with the same settings can have the same texts. Returns what knows items of lists, for whoever holds lists back.
    """
    use_quick_html(md)
    use_plain_blocks(md)
    return use_known_texts(md, texts, resolve)

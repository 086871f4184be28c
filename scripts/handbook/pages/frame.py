"""What the build says around an author's text: how old its facts are, and which steps of the handbook it serves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handbook.content import SourcePage
    from handbook.pages.render import Renderer
    from handbook.pages.words import Words

_TITLE = re.compile(r"^# .*\n", re.MULTILINE)


def with_facts(body: str, page: SourcePage, words: Words, renderer: Renderer, *, foreign: bool) -> str:
    """The body with a line of facts below its title; nothing is added to a page that gives none.

    `foreign` says that the body is not in the language of `words`.
    """
    meta = page.split.meta.value
    title = _TITLE.search(body)
    if title is None or not (meta.checked or meta.recheck_after):
        return body
    line = renderer.fragment("page_facts", words, meta=meta, foreign=foreign)
    return f"{body[: title.end()]}\n{line}\n{body[title.end() :].lstrip()}"

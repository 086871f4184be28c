"""The body of an author's page in another language: translated segment by segment, English marked, former texts folded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from handbook.markdown.addresses import Refusal, lift, restore
from handbook.markdown.segments import Segment, SegmentKind, translate_segments
from handbook.pages.words import english_span

if TYPE_CHECKING:
    from handbook.content import SourcePage
    from handbook.pages.words import Words
    from handbook.translation.former import Former

_PLACEHOLDER = re.compile(r"\{\d+\}")


def translated_body(page: SourcePage, w: Words) -> str:
    """The page's Markdown in the language of `w`."""
    source_uri = f"docs/{page.uri}"
    return translate_segments(page.split.body, lambda segment: _said(source_uri, segment, w))


def _said(source_uri: str, segment: Segment, w: Words) -> str | None:
    """What stands in the place of a segment; None where it stays as it is."""
    lifted = lift(segment.text)
    if not any(character.isalpha() for character in lifted.text):
        return None
    said = w.translation.say(source_uri, str(segment.kind), lifted.text)
    restored = said.text if said.is_fallback else restore(said.text, lifted)
    if not (said.is_fallback or isinstance(restored, Refusal)):
        return restored.replace('"', "”") if segment.kind is SegmentKind.BOX_TITLE else restored
    if segment.kind is SegmentKind.BOX_TITLE:
        # The title of a box is an attribute in quotes, where no markup can stand.
        return None
    english = english_span(segment.text)
    if said.former is None or segment.kind is SegmentKind.HEADING:
        return english
    if segment.alone:
        return f"{w.updated(english)}\n\n{_folded(said.former, w)}"
    return w.updated(english)


def _folded(former: Former, w: Words) -> Markup:
    """What the translation said before the English changed, for those who read no English: closed, and named."""
    text = _PLACEHOLDER.sub("", former.text).translate(str.maketrans("", "", "[]*_`\\"))
    return Markup('<details class="hb-former"><summary>{}</summary><p lang="{}" dir="{}">{}</p></details>').format(
        w.pattern("translation.former"), w.locale.code, w.locale.direction, escape(text)
    )

"""Translations of which a few looks tell that nothing in them can change a meaning or deceive: two of three."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handbook.markdown.addresses import begins_block
from handbook.translation.comparing.addresses import HINT
from handbook.translation.comparing.characters import HIDDEN
from handbook.translation.comparing.mixing import SUSPECT
from handbook.translation.comparing.pair import TextKind
from handbook.translation.comparing.placeholders import SCRIPT

if TYPE_CHECKING:
    from handbook.translation.comparing.pair import Pair

_SIGNS = re.compile(r"[\d{}<>&=*_`@\uff20\\|]")
"""Of placeholders, markup, emphasis, numbers and addresses."""
_BRACKETS = re.compile(r"\](?:\s*[(\[]|:)|\[TOC\]")
"""What a page would not take for words."""


def is_plain(pair: Pair) -> bool:
    """Whether none of all comparisons but that of languages has anything to look at."""
    text, both = pair.translation, f"{pair.english}\n{pair.translation}"
    if _SIGNS.search(both) or HINT.search(both) or not text.isprintable():
        return False
    if not text.isascii() and (HIDDEN.search(text) or SUSPECT.search(text)):
        return False
    if ":" in text and SCRIPT.search(text):
        return False
    return pair.kind is not TextKind.PAGE or not (_BRACKETS.search(text) or begins_block(text))

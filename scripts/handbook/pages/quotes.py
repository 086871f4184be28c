"""In which language a sample message stands on a page, and which way its lines run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.content import messages_uri
from handbook.model.language import is_right_to_left
from handbook.model.message import MessageOrigin
from handbook.pages.direction import direction_of
from handbook.translation.locales import SOURCE_LOCALE

if TYPE_CHECKING:
    from handbook.model.message import Message
    from handbook.pages.words import Words


def tongue_of(w: Words, message: Message) -> tuple[str, str]:
    """The language and the direction of a message's text. What a campaign said is never translated."""
    language = message.language
    if message.origin is MessageOrigin.ILLUSTRATIVE and language == SOURCE_LOCALE:
        said = w.said(messages_uri(message.issue), f"{message.id}.text", message.text)
        language = SOURCE_LOCALE if said.is_fallback else w.locale.code
    if language == w.locale.code:
        return language, str(w.locale.direction)
    turned = is_right_to_left(language)
    return language, direction_of(message.text, "ltr") if turned is None else "rtl" if turned else "ltr"

"""Language tags (BCP 47) and language names from CLDR."""

from __future__ import annotations

import re

from babel import Locale, UnknownLocaleError

# Language, optional script, optional region: what campaigns and locales need of BCP 47.
_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?")


def is_language_tag(text: str) -> bool:
    """Whether a text has the form of a language tag.

    >>> [is_language_tag(tag) for tag in ("th", "fil", "zh-Hans", "fa-AF", "thai", "TH")]
    [True, True, True, True, False, False]
    """
    return _TAG.fullmatch(text) is not None


def language_name(tag: str, shown_in: str) -> str:
    """The name of a language in another, from CLDR; the tag itself where CLDR has none.

    >>> language_name("ur", "en"), language_name("qqq", "en")
    ('Urdu', 'qqq')
    """
    for locale in (shown_in, "en"):
        try:
            shown = Locale.parse(locale, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
        name = shown.languages.get(tag.replace("-", "_")) or shown.languages.get(tag.split("-", maxsplit=1)[0])
        if name:
            return str(name)
    return tag

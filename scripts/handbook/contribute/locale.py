"""The first files of a new locale, filled from CLDR where CLDR knows the language."""

from __future__ import annotations

from dataclasses import dataclass

from babel import Locale as CldrLocale
from babel import UnknownLocaleError

from handbook.model.language import language_name


@dataclass(frozen=True)
class LocaleScaffold:
    text: str
    missing: tuple[str, ...]
    """What CLDR did not know, for the person to fill in."""


def locale_scaffold(code: str) -> LocaleScaffold:
    """The text of `locale.yml`.

    >>> print(locale_scaffold("km").text, end="")
    code: km
    name: "ខ្មែរ"
    english_name: "Khmer"
    direction: ltr
    """
    missing = []
    own = language_name(code, code)
    english = language_name(code, "en")
    try:
        direction = "rtl" if CldrLocale.parse(code, sep="-").text_direction == "right-to-left" else "ltr"
    except (UnknownLocaleError, ValueError):
        direction = "ltr"
        missing.append("direction (ltr is assumed; write rtl for right-to-left scripts)")
    if own in {code, english} and not code.startswith("en"):
        missing.append("name (the language's name in the language itself)")
    if english == code:
        missing.append("english_name")
    text = f'code: {code}\nname: "{own}"\nenglish_name: "{english}"\ndirection: {direction}\n'
    return LocaleScaffold(text, tuple(missing))

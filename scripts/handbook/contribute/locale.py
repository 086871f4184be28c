"""The first files of a new locale, filled from CLDR where CLDR knows the language."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.model.language import is_right_to_left, language_name


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
    >>> "direction: rtl" in locale_scaffold("fa-AF").text
    True
    """
    missing = []
    own = language_name(code, code)
    english = language_name(code, "en")
    right_to_left = is_right_to_left(code)
    direction = "rtl" if right_to_left else "ltr"
    if right_to_left is None:
        missing.append("direction (ltr is assumed; write rtl for right-to-left scripts)")
    if own in {code, english} and not code.startswith("en"):
        missing.append("name (the language's name in the language itself)")
    if english == code:
        missing.append("english_name")
    text = f'code: {code}\nname: "{own}"\nenglish_name: "{english}"\ndirection: {direction}\n'
    return LocaleScaffold(text, tuple(missing))

"""Countries and territories: the codes of ISO 3166-1 with their names from CLDR."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages

# CLDR has a few two-letter codes that are no country or territory of ISO 3166-1.
_NOT_ISO = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"})

COUNTRY_CODES: frozenset[str] = frozenset(
    code for code in map(str, Locale("en").territories) if len(code) == 2 and code.isalpha() and code not in _NOT_ISO
)


@lru_cache(maxsize=64)
def country_names(language_tag: str) -> dict[str, str]:
    """Names by code in a language; English where CLDR does not know the language or the name.

    >>> country_names("th")["LA"], country_names("tet")["LA"]
    ('ลาว', 'Laos')
    """
    names = {code: name for code, name in Locale("en").territories.items() if code in COUNTRY_CODES}
    try:
        own = Locale.parse(language_tag, sep="-").territories
    except (UnknownLocaleError, ValueError):
        return names
    return names | {code: name for code, name in own.items() if code in COUNTRY_CODES}


@lru_cache(maxsize=512)
def official_languages(code: str) -> tuple[str, ...]:
    """The official languages of a country or territory, from CLDR, as language tags.

    >>> official_languages("LK"), official_languages("TL")
    (('si', 'ta'), ('pt', 'tet'))
    """
    return tuple(sorted(tag.replace("_", "-") for tag in get_official_languages(code, de_facto=True)))

"""Countries and territories: the codes of ISO 3166-1 with their names from CLDR."""

from __future__ import annotations

from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages

from handbook.model.suggestions import did_you_mean

# CLDR has a few two-letter codes that are no country or territory of ISO 3166-1.
_NOT_ISO = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"})

COUNTRY_CODES: frozenset[str] = frozenset(
    code for code in map(str, Locale("en").territories) if len(code) == 2 and code.isalpha() and code not in _NOT_ISO
)

# Names in use that CLDR's English does not have.
_ALSO = {
    "brunei darussalam": "BN", "burma": "MM", "myanmar": "MM", "cabo verde": "CV", "czech republic": "CZ", "hong kong": "HK",
    "ivory coast": "CI", "lao pdr": "LA", "macau": "MO", "palestine": "PS", "republic of korea": "KR", "south korea": "KR",
    "russian federation": "RU", "timor leste": "TL", "east timor": "TL", "the gambia": "GM", "the philippines": "PH",
    "turkey": "TR", "türkiye": "TR", "uk": "GB", "great britain": "GB", "usa": "US", "united states of america": "US",
    "uae": "AE", "viet nam": "VN", "the netherlands": "NL",
}  # fmt: skip


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


@cache
def country_codes() -> dict[str, str]:
    """The codes by the English names that people use, in small letters."""
    return {name.casefold(): code for code, name in country_names("en").items()} | _ALSO


def country_code(text: str) -> str | None:
    """The code of a country by its code or its English name.

    >>> country_code("th"), country_code("Viet Nam"), country_code("Lao  PDR"), country_code("Atlantis")
    ('TH', 'VN', 'LA', None)
    """
    text = " ".join(text.split())
    return text.upper() if text.upper() in COUNTRY_CODES else country_codes().get(text.casefold())


def near_country(text: str) -> str:
    """A phrase that proposes the nearest name, or nothing.

    >>> near_country("Thialand")
    "; did you mean 'Thailand'?"
    """
    return did_you_mean(text.title(), country_names("en").values(), before="; ")

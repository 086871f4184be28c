"""Countries as people write them."""

from __future__ import annotations

from functools import cache

from handbook.model.country import COUNTRY_CODES, country_names
from handbook.model.suggestions import did_you_mean

# Names in use that CLDR's English does not have.
_ALSO = {
    "brunei darussalam": "BN", "burma": "MM", "myanmar": "MM", "cabo verde": "CV", "hong kong": "HK", "ivory coast": "CI",
    "lao pdr": "LA", "macau": "MO", "republic of korea": "KR", "south korea": "KR", "timor leste": "TL", "east timor": "TL",
    "the gambia": "GM", "the philippines": "PH", "turkey": "TR", "türkiye": "TR", "uk": "GB", "great britain": "GB",
    "usa": "US", "united states of america": "US", "united arab emirates": "AE", "viet nam": "VN", "the netherlands": "NL",
}  # fmt: skip


@cache
def _codes() -> dict[str, str]:
    return {name.casefold(): code for code, name in country_names("en").items()} | _ALSO


def country_code(text: str) -> str | None:
    """The code of a country by its code or its English name.

    >>> country_code("th"), country_code("Viet Nam"), country_code("Lao  PDR"), country_code("Atlantis")
    ('TH', 'VN', 'LA', None)
    """
    text = " ".join(text.split())
    return text.upper() if text.upper() in COUNTRY_CODES else _codes().get(text.casefold())


def near_country(text: str) -> str:
    """A phrase that proposes the nearest name, or nothing.

    >>> near_country("Thialand")
    "; did you mean 'Thailand'?"
    """
    return did_you_mean(text.title(), country_names("en").values(), before="; ")

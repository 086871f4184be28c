"""Letters of other scripts that look like Latin ones."""

from __future__ import annotations

import unicodedata

# The pairs that matter in running text: Cyrillic and Greek letters drawn as Latin ones in common fonts.
_CYRILLIC = ("аеорсухіјѕһԁԛԝгпкмтвнАВЕКМНОРСТХУІЈЅԌԚԜҮ", "aeopcyxijshdqwrnkmtbhABEKMHOPCTXYIJSGQWY")
_GREEK = ("αβεικνορτυχωγηΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aBeikvoptuxwynABEZHIKMNOPTYX")
_LATIN = str.maketrans("".join(_CYRILLIC[0] + _GREEK[0]), _CYRILLIC[1] + _GREEK[1])
_DOTS = str.maketrans("\u3002\uff0e\uff61", "...")


def looks_like(text: str) -> str:
    """The Latin text that a reader takes this for.

    >>> looks_like("ехаmрlе.org"), looks_like("ｉｏｍ。ｉｎｔ"), looks_like("ไทย")
    ('example.org', 'iom.int', 'ไทย')
    """
    visible = "".join(one for one in text if unicodedata.category(one) != "Cf")
    return unicodedata.normalize("NFKC", visible.translate(_DOTS)).translate(_LATIN)

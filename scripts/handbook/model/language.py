"""Language tags (BCP 47) and language names from CLDR."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

# Language, optional script, optional region: what campaigns and locales need of BCP 47.
LANGUAGE_TAG = r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?"
_TAG = re.compile(LANGUAGE_TAG)

# Scripts that are written from right to left (Unicode Character Database, property Bidi_Class).
_RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})

# Names in use that CLDR's English does not have, and languages of the region whose codes have three letters.
_ALSO = {
    "bahasa indonesia": "id", "bahasa melayu": "ms", "bengali": "bn", "cantonese": "yue", "dari": "fa-AF", "dhivehi": "dv",
    "farsi": "fa", "filipino": "fil", "hmong": "hmn", "karen": "kar", "mandarin": "zh", "myanmar": "my", "pushto": "ps",
    "rohingya": "rhg", "shan": "shn", "simplified chinese": "zh-Hans", "sinhalese": "si", "tetum": "tet", "tetun": "tet",
    "tok pisin": "tpi", "traditional chinese": "zh-Hant",
}  # fmt: skip


def is_language_tag(text: str) -> bool:
    """Whether a text has the form of a language tag.

    >>> [is_language_tag(tag) for tag in ("th", "fil", "zh-Hans", "fa-AF", "thai", "TH")]
    [True, True, True, True, False, False]
    """
    return _TAG.fullmatch(text) is not None


@cache
def language_codes() -> dict[str, str]:
    """The codes by the English names that people use, in small letters.

    >>> [language_codes().get(name) for name in ("thai", "dari", "filipino", "elvish")]
    ['th', 'fa-AF', 'fil', None]
    """
    return {name.casefold(): tag for tag, name in Locale("en").languages.items() if len(tag) == 2} | _ALSO


def language_name(tag: str, shown_in: str) -> str:
    """The name of a language in another, from CLDR; the tag itself where CLDR has none.

    >>> language_name("ur", "en"), language_name("prs", "en"), language_name("qqq", "en")
    ('Urdu', 'Dari', 'qqq')
    """
    tag = get_global("language_aliases").get(tag, tag).replace("_", "-")
    for locale in (shown_in, "en"):
        try:
            shown = Locale.parse(locale, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
        name = shown.languages.get(tag.replace("-", "_")) or shown.languages.get(tag.split("-", maxsplit=1)[0])
        if name:
            return str(name)
    return tag


_BIBLIOGRAPHIC = frozenset({"alb", "arm", "baq", "bur", "chi", "cze", "dut", "fre", "geo", "ger", "gre", "ice", "mac", "mao", "may", "per", "rum", "slo", "tib", "wel"})  # fmt: skip
"""Second codes that libraries use for some languages (ISO 639-2/B); nobody else does."""


def iso_639_3(tag: str) -> str:
    """The language's code of three letters, from CLDR; that of the whole language where its varieties have their own.

    >>> [iso_639_3(one) for one in ("en", "th", "ar", "my", "zh-Hans", "fa-AF", "fil", "tet")]
    ['eng', 'tha', 'ara', 'mya', 'zho', 'prs', 'fil', 'tet']
    """
    aliases = get_global("language_aliases")
    for short in (tag.replace("-", "_"), tag.partition("-")[0]):
        if len(short) == 3:
            return short
        if found := [one for one, to in aliases.items() if to == short and len(one) == 3 and one not in _BIBLIOGRAPHIC]:
            return found[-1]
    return tag


def script_of(tag: str) -> str | None:
    """The script that a language is usually written in, or that its tag names, from CLDR's likely subtags.

    >>> script_of("ur"), script_of("zh-Hans"), script_of("rhg"), script_of("qqq")
    ('Arab', 'Hans', 'Rohg', None)
    """
    if named := re.search(r"-([A-Z][a-z]{3})\b", tag):
        return named[1]
    likely = get_global("likely_subtags")
    language, _, _ = tag.partition("-")
    full = likely.get(tag.replace("-", "_")) or likely.get(language)
    return full.split("_")[1] if full else None


def territory_of(tag: str) -> str:
    """A language with the country that it is most often read in, as Open Graph and POSIX write them, from CLDR.

    >>> territory_of("ur"), territory_of("fa-AF"), territory_of("zh-Hans"), territory_of("qqq")
    ('ur_PK', 'fa_AF', 'zh_CN', 'qqq')
    """
    language, _, rest = tag.partition("-")
    if named := re.search(r"\b([A-Z]{2})$", rest):
        return f"{language}_{named[1]}"
    likely = get_global("likely_subtags")
    full = likely.get(tag.replace("-", "_")) or likely.get(language)
    return f"{language}_{full.split('_')[2]}" if full else tag


def is_right_to_left(tag: str) -> bool | None:
    """Whether a language runs from right to left; None where its script is not known.

    >>> [is_right_to_left(tag) for tag in ("ur", "fa-AF", "ps", "dv", "th", "qqq")]
    [True, True, True, True, False, None]
    """
    script = script_of(tag)
    return None if script is None else script in _RIGHT_TO_LEFT


@lru_cache(maxsize=200)
def plural_forms(tag: str) -> int | None:
    """How many forms whole numbers have in a language, from CLDR; None where CLDR does not know it.

    >>> [plural_forms(tag) for tag in ("th", "ur", "ar", "si", "fil", "fa-AF", "qqq")]
    [1, 2, 6, 2, 2, 2, None]
    """
    try:
        rule = Locale.parse(tag, sep="-").plural_form
    except (UnknownLocaleError, ValueError):
        return None
    # CLDR has forms for decimals too, which a PO file cannot hold.
    return len({rule(number) for number in (*range(201), 1_000_000)})

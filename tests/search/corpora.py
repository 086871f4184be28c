"""Real text in many languages, as pages of {id, title, text}.

The Universal Declaration of Human Rights lies beside the repository, where there is a shared folder; it is not ours to
publish. The rest comes with the repository or its libraries: names of countries, languages, months and units (CLDR, through
Babel) and this project's own translations.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import polib
from babel import Locale
from babel.numbers import format_decimal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Pages = Sequence[Mapping[str, str]]

ROOT = Path(__file__).resolve().parents[2]
NAMES_OF = [
    "en",
    "id",
    "ms",
    "fil",
    "vi",
    "th",
    "lo",
    "km",
    "my",
    "bn",
    "hi",
    "ne",
    "si",
    "ta",
    "ur",
    "fa",
    "ps",
    "ar",
    "zh",
    "zh_Hant",
    "ja",
    "ko",
    "de",
    "fr",
    "es",
    "pt",
    "tr",
    "az",
    "pl",
    "ru",
    "uk",
    "el",
    "he",
    "ka",
    "hy",
    "am",
    "te",
    "kn",
    "ml",
    "mr",
    "gu",
    "pa",
    "or",
    "dz",
    "mn",
    "sw",
]
"""Locales whose names are read: those of the region first, then scripts and spellings that could break something."""
_ON_A_PAGE = 9
_FEWEST = 20
"""Fewer pages of a translation say little."""


def corpora() -> dict[str, Pages]:
    """All real text that is here, by a name such as `names-th`."""
    found = {f"declaration-{code}": pages for code, pages in declaration().items()}
    found |= {f"names-{code}": names(code) for code in NAMES_OF}
    return found | {f"drafts-{code}": pages for code in translations() if len(pages := drafts(code)) >= _FEWEST}


def shared_text() -> Path | None:
    """Where the declaration lies, in this checkout or beside another worktree of it."""
    places = (parent / "shared" / "data" / "udhr" / "pages.json" for parent in ROOT.parents)
    return next((place for place in places if place.is_file()), None)


@lru_cache(maxsize=1)
def declaration() -> dict[str, Pages]:
    """The declaration's languages; none in a checkout without the shared folder."""
    place = shared_text()
    found = json.loads(place.read_text(encoding="utf-8")) if place else {}
    return {code: one["pages"] for code, one in found.items()}


def names(code: str) -> Pages:
    """CLDR's names in one language, a few on a page."""
    locale = Locale.parse(code)
    pages = []
    for title, found in _named(locale):
        for start in range(0, len(found), _ON_A_PAGE):
            number = format_decimal(len(pages) + 1, locale=locale, numbering_system="default")
            pages.append({"id": f"{code}-{len(pages):03d}", "title": f"{title} {number}", "text": ", ".join(found[start : start + _ON_A_PAGE])})  # fmt: skip
    return pages


def _named(locale: Locale) -> Iterator[tuple[str, list[str]]]:
    """Lists of names, each with its first as the title of its pages."""
    lists = [
        _in_order(locale.territories),
        [name for code, name in sorted(locale.languages.items()) if len(code) == 2],
        _in_order(locale.scripts),
        _in_order(locale.currencies)[:90],
        [name for width in ("wide", "abbreviated") for name in [*locale.months["format"][width].values(), *locale.days["format"][width].values()]],
        [name for unit in sorted(locale.unit_display_names) for name in (locale.unit_display_names[unit].get("long"),) if name],
    ]  # fmt: skip
    for found in lists:
        if found:
            yield found[0], found


def _in_order(found: Mapping[str, str]) -> list[str]:
    return [name for _, name in sorted(found.items())]


def translations() -> Sequence[str]:
    """The languages that this project is translated into, and English."""
    return ["en", *sorted(path.name for path in (ROOT / "translations").iterdir() if any(path.rglob("*.po")))]


def drafts(code: str) -> Pages:
    """This project's translations, some paragraphs on a page; in English, what they translate."""
    pages = []
    folder = ROOT / "translations" / ("th" if code == "en" else code)
    for path in sorted(folder.rglob("*.po")):
        entries = [entry for entry in polib.pofile(str(path)) if entry.msgstr and not entry.obsolete]
        texts = [entry.msgid if code == "en" else entry.msgstr for entry in entries]
        for start in range(0, len(texts), _ON_A_PAGE):
            own = texts[start : start + _ON_A_PAGE]
            pages.append(
                {"id": f"{path.relative_to(folder).as_posix()} {start}", "title": own[0][:60], "text": " ".join(own)}
            )
    return pages

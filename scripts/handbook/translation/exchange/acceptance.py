"""Whether a translation that was given can stand for its English text: by what the check and the build ask of a PO file.

So nothing comes in that the build would leave out. What only a speaker can judge is left to the check.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from handbook.markdown.addresses import Lifted, Refusal, restore
from handbook.problems import problem
from handbook.source_files import CONTROL
from handbook.translation.comparing import compare, text_kind
from handbook.translation.texts import INTERFACE_SOURCES

if TYPE_CHECKING:
    from handbook.problems import Place, Problem
    from handbook.translation.exchange.received import Given
    from handbook.translation.exchange.wanted import Wanted
    from handbook.translation.locales import Locale

LONGEST = 20_000
"""No text of ours has more than a tenth of this; a workbook's cell cuts off at 32,767."""
_SLOT = re.compile(r"\{[a-z_]+\}")


def translation_fault(given: Given, wanted: Wanted, standing: str, locale: Locale) -> Problem | None:
    """Why a translation is refused; `standing` is the one that it would replace."""
    text = given.translation
    if len(text) > LONGEST:
        return problem("exchange-too-long", given.place, length=f"{len(text):,}", limit=f"{LONGEST:,}")
    if bad := CONTROL.search(text):
        return problem("file-control-character", given.place, codepoint=f"{ord(bad[0]):04X}")
    if "\n" in text and "\n" not in given.key[1]:
        return problem("exchange-line-break", given.place)
    if _is_lost(text, standing):
        return problem("exchange-letters-lost", given.place, value=text)
    return _parity_fault(given, wanted) or _comparison_fault(given, wanted, locale)


def refusal_problem(refusal: Refusal, place: Place) -> Problem:
    """A refusal in the words of the checks."""
    if refusal.added:
        return problem("po-markup", place, value=refusal.added)
    if refusal.moved:
        return problem("po-link", place, value=refusal.moved)
    missing = [f"missing: {' '.join(refusal.missing)}"] if refusal.missing else []
    extra = [f"too many: {' '.join(refusal.extra)}"] if refusal.extra else []
    return problem("po-placeholder", place, what="; ".join(missing + extra))


def _parity_fault(given: Given, wanted: Wanted) -> Problem | None:
    text, english = given.translation, given.key[1]
    if wanted.uri.startswith("docs/") and wanted.uri not in INTERFACE_SOURCES:
        # The very addresses that the build will put back; titles and messages have none.
        restored = restore(text, wanted.addresses.get(given.key, Lifted(english, ())))
        return refusal_problem(restored, given.place) if isinstance(restored, Refusal) else None
    expected, found = Counter(_SLOT.findall(english)), Counter(_SLOT.findall(text))
    # The build fills each slot by its name, so a slot may stand twice, but none may be lost or invented.
    if expected.keys() == found.keys():
        return None
    missing, extra = sorted(expected.keys() - found.keys()), sorted(found.keys() - expected.keys())
    return refusal_problem(Refusal(tuple(missing), tuple(extra)), given.place)


def _comparison_fault(given: Given, wanted: Wanted, locale: Locale) -> Problem | None:
    """The first error of a text: a number, an address, a telephone number, markup, letters that deceive."""
    found = compare(given.key[1], given.translation.strip(), locale, text_kind(wanted.uri))
    error = next((one for one in found if one.is_error), None)
    return problem(error.code, given.place, **error.values) if error else None


def _is_lost(text: str, standing: str) -> bool:
    """Whether a program saved question marks in place of the letters that its encoding lacks.

    >>> _is_lost("???? 2014", "ปีนี้ 2014"), _is_lost("What?", ""), _is_lost("?? {1} ????", "")
    (True, False, True)
    """
    if "\ufffd" in text:
        return True
    words = re.sub(r"\{\w+\}", "", text)
    only_marks = "??" in words and not any(character.isalpha() for character in words)
    return only_marks or (text != standing and text == re.sub(r"[^\x00-\x7f]", "?", standing))

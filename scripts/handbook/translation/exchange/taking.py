"""Taking translations into a PO file: what is new is written with its state, everything else stays as it was."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

import polib

from handbook.problems import Place, Problem, problem, warning
from handbook.source_files import MAX_BYTES
from handbook.translation.exchange.acceptance import translation_fault
from handbook.translation.exchange.received import Given, Refused
from handbook.translation.former import match_entries
from handbook.translation.po import State
from handbook.translation.signing import mark_human, mark_machine
from handbook.translation.sync import format_catalog, sync_po
from handbook.translation.translation import po_uri

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from handbook.source_files import SourceFile
    from handbook.translation.exchange.wanted import Wanted
    from handbook.translation.locales import Locale
    from handbook.translation.po import Entry
    from handbook.translation.texts import ContextText


class Maker(StrEnum):
    """Who made the translations that come in."""

    HUMAN = "human"
    MACHINE = "machine"


@dataclass
class Taken:
    """What became of the translations for one source. `text` is the new PO file, None if it stays as it is."""

    text: str | None = None
    taken: list[Given] = field(default_factory=list)
    unchanged: int = 0
    former: int = 0
    """Those of the unchanged ones whose English had changed: they are still not current."""
    refused: list[Refused] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)


def take_translations(
    locale: Locale,
    wanted: Wanted,
    current: tuple[SourceFile | None, Sequence[Entry]],
    given: Iterable[Given],
    maker: Maker,
) -> Taken:
    """Sort what was given, and make the PO file that has it. `current` is the file as it is, and its entries.

    A translation that is the same as the one in the file is not touched, so that its state and signature stay. A new
    one is current and human, or a machine's; a signature of the old one ends with it.
    """
    source, entries = current
    matched = match_entries(wanted.texts, entries)
    standing = {key: (entry.kept, entry.state) for key, entry in matched.current.items()}
    standing |= {key: (former.text, State.ABSENT) for key, former in matched.former.items()}
    result = Taken()
    new: dict[ContextText, Given] = {}
    for one in given:
        text, state = standing.get(one.key, ("", State.ABSENT))
        if _same(one.translation, text):
            result.unchanged += 1
            result.former += one.key in matched.former
        elif fault := translation_fault(one, wanted, text, locale) or _other(one, new):
            result.refused.append(Refused(row=one.row, problem=fault))
        elif one.key in new:
            result.unchanged += 1
        else:
            new[one.key] = one
            if maker is Maker.MACHINE and state in {State.HUMAN, State.REVIEWED}:
                result.warnings.append(warning("exchange-machine-over-human", one.place, state=state))
    if new:
        _write(locale.code, wanted, source, new, maker, result)
    return result


def _write(
    locale: str,
    wanted: Wanted,
    source: SourceFile | None,
    new: Mapping[ContextText, Given],
    maker: Maker,
    result: Taken,
) -> None:
    # Brought up to date first, so that texts which the file does not have yet find their place.
    catalog = polib.pofile(sync_po(locale, wanted.uri, wanted.texts, source) + "\n", encoding="utf-8", wrapwidth=0)
    for entry in catalog:
        one = new.get((entry.msgctxt or "", entry.msgid))
        if one and not entry.obsolete:
            entry.msgstr = one.translation.strip()
            mark_machine(entry) if maker is Maker.MACHINE else mark_human(entry)
    text = format_catalog(catalog)
    if (size := len(text.encode())) > MAX_BYTES:
        # The next reading would refuse the whole file.
        place = Place(path=po_uri(locale, wanted.uri))
        fault = problem("file-too-large", place, size=f"{size:,}", limit=f"{MAX_BYTES:,}")
        result.refused += [Refused(row=one.row, problem=fault) for one in new.values()]
        return
    result.text, result.taken = text, list(new.values())


def _same(given: str, standing: str) -> bool:
    # White space at the ends comes and goes in spreadsheets, and line ends differ between computers.
    return given.strip() == standing.replace("\r\n", "\n").replace("\r", "\n").strip()


def _other(one: Given, new: Mapping[ContextText, Given]) -> Problem | None:
    """A text that was translated by an earlier row already, otherwise than here."""
    first = new.get(one.key)
    if first is None or first.translation.strip() == one.translation.strip():
        return None
    return problem("exchange-twice", one.place, first=first.place.line)

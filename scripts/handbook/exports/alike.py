"""What a case study that nobody translated gives to data files in every language: made once, with gaps for the names of terms.

A language says each name once, as each kind of file writes it, and puts it in. A name that would change what is around it
leaves the case studies that have it to the long way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from html import escape
from json.encoder import encode_basestring
from typing import TYPE_CHECKING

from handbook.content import case_study_uri
from handbook.exports.citations import csl_item, format_ris
from handbook.exports.records import case_study_json, format_item, site_name
from handbook.exports.spoken import clean
from handbook.exports.tables import JOINED, format_rows, study_rows, study_tables
from handbook.exports.workbook import WIDE, SheetRow, sheet_row
from handbook.formulas import FORMULA_STARTS
from handbook.pages.outline import DATA_URI
from handbook.pages.words import Words
from handbook.shelf import Shelved
from handbook.translation.translation import Translation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from handbook.content import Content
    from handbook.exports.tables import Row, Table
    from handbook.model.taxonomy import Vocabulary
    from handbook.shelf import Shelf
    from handbook.translation.locales import Locale

GAP = "\ue010"
"""Stands on both sides of a gap's number; several stand for a list of names."""
_RUN = re.compile(f"{GAP}([0-9]+){GAP}(?:{JOINED}{GAP}[0-9]+{GAP})*")
_BETWEEN = f"{GAP}{JOINED}{GAP}"

Asked = tuple[str, tuple[str, ...]]
"""What a language is asked at a gap: a method of its words, with what is given to it."""
FilledParts = tuple["list[tuple[bytes, tuple[SheetRow, ...]]]", bytes, bytes, bytes]
_SITE: Asked = ("site", ())


class _OddError(Exception):
    """A name that would change what is around it."""


@dataclass(frozen=True)
class _OpenTranslation(Translation):
    def label(self, key: str, english: str) -> str:
        """Of the interface, only the name of the site is asked for so."""
        del key, english
        return f"{GAP}0{GAP}"


class OpenWords(Words):
    """Leaves names open. Whatever else is asked of a language is said as by one without any translation."""

    def __init__(self, content: Content, locale: Locale, asked: dict[Asked, int]) -> None:
        super().__init__(content, _OpenTranslation(locale, {}), DATA_URI)
        self._asked = asked
        asked[_SITE] = 0
        self.locale = replace(locale, code=self._gap("code"))

    def _gap(self, name: str, *given: str) -> str:
        return f"{GAP}{self._asked.setdefault((name, tuple(map(str, given))), len(self._asked))}{GAP}"

    def plain_term(self, vocabulary: Vocabulary, term_id: str, field: str = "label") -> str:
        return self._gap("plain_term", vocabulary, term_id, field)

    def plain_country(self, code: str) -> str:
        return self._gap("plain_country", code)

    def plain_language(self, tag: str) -> str:
        return self._gap("plain_language", tag)

    def plain(self, key: str, **values: object) -> str:
        """Of what has slots, only who made the handbook."""
        if [*values] != ["site"]:
            raise LookupError(key)
        return self._gap("plain", key)


def alike_exports(content: Content, shelf: Shelf) -> Shelved:
    """What all case studies give, as far as no language has a text of them."""
    asked: dict[Asked, int] = {}
    w = OpenWords(content, next(one for one in content.locales if not one.is_source), asked)
    places = {}
    for study in content.catalogue.case_studies:
        rows, item = study_rows(w, study), csl_item(w, study)
        lists = all(_RUN.fullmatch(cell) for table in rows for row in table for cell in row if GAP in cell)
        if lists and GAP not in repr(study):
            tables = tuple(map(_open_table, study_tables(), rows))
            record, csl = format_item(case_study_json(w, study)).decode(), format_item(item, 1).decode()
            places[study.id] = shelf.put((tables, *map(_marked, (record, csl, format_ris(item)))))
    return Shelved(shelf.put(tuple(asked)), places)


def _open_table(table: Table, rows: Sequence[Row]) -> tuple[object, ...]:
    """Lines of CSV, and each row of a sheet, with the columns that it makes wide and those that a language may."""
    made = []
    for row in rows:
        wide = tuple(at for at, cell in enumerate(row) if len(cell) > WIDE and GAP not in cell)
        gaps = tuple((at, _marked(cell)[1:-1]) for at, cell in enumerate(row) if GAP in cell)
        made.append((_marked(sheet_row(table, row).xml.decode()), wide, gaps))
    return _marked(format_rows(rows).decode()), tuple(made)


def _marked(text: str) -> str:
    """A list of names becomes one gap: whether a cell stands in quotes depends on all of it."""
    return _RUN.sub(lambda found: f"{GAP}{found[0][1:-1].replace(_BETWEEN, ';')}{GAP}", text)


class ExportFilling:
    """One language's names for all gaps."""

    def __init__(self, alike: Shelved, shelf: Shelf, w: Words) -> None:
        self._places, self._shelf, self._w = alike.places, shelf, w
        self._asked: tuple[Asked, ...] = shelf.get(alike.asked)
        self._name = cache(self._named)
        self._names = cache(self._joined)
        self._csv, self._xml, self._json = cache(self._in_csv), cache(self._in_xml), cache(self._in_json)

    def parts(self, study_id: str) -> FilledParts | None:
        """Lines and rows of each table, the record, and the citation in two forms; None if they have to be made."""
        place = self._places.get(study_id)
        if place is None or self._w.translation.entries.get(case_study_uri(study_id)):
            return None
        tables, record, csl, ris = self._shelf.get(place)
        try:
            filled = [(_filled(lines, self._csv), tuple(map(self._row, rows))) for lines, rows in tables]
            return filled, _filled(record, self._json), _filled(csl, self._json), _filled(ris, self._names)
        except _OddError:
            return None

    def _row(self, row: tuple[str, tuple[int, ...], tuple[tuple[int, str], ...]]) -> SheetRow:
        xml, wide, gaps = row
        return SheetRow(
            _filled(xml, self._xml), frozenset((*wide, *(at for at, gap in gaps if len(self._names(gap)) > WIDE)))
        )

    def _in_csv(self, gap: str) -> str:
        text = self._names(gap)
        return '"{}"'.format(text.replace('"', '""')) if '"' in text or "," in text else text

    def _in_xml(self, gap: str) -> str:
        return escape(self._names(gap), quote=False)

    def _in_json(self, gap: str) -> str:
        return encode_basestring(self._names(gap))[1:-1]

    def _joined(self, gap: str) -> str:
        return JOINED.join(map(self._name, gap.split(";")))

    def _named(self, number: str) -> str:
        w, (name, given) = self._w, self._asked[int(number)]
        match name:
            case "site":
                text = site_name(w)
            case "code":
                text = w.locale.code
            case "plain":
                text = w.plain(*given, site=site_name(w))
            case _:
                text = getattr(w, name)(*given)
        plain = text == " ".join(text.split()) == clean(text)
        if not text or not plain or text.startswith(FORMULA_STARTS) or JOINED in text or GAP in text:
            raise _OddError
        return text


def _filled(text: str, write: Callable[[str], str]) -> bytes:
    parts = text.split(GAP)
    parts[1::2] = map(write, parts[1::2])
    return "".join(parts).encode()

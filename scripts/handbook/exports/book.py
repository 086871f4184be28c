"""A workbook as spreadsheets read it: what its library would write, which takes twenty times as long to do so.

Colours and styles are the library's, from an empty workbook of it; what is the same in all of them is written here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TYPES = "[Content_Types].xml"
FILTER, HEADS = "_FilterDatabase", "Print_Titles"
_PROPERTIES, _BOOK, _RELATIONS = "docProps/core.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_KEPT = ("_rels/.rels", "docProps/app.xml", "xl/styles.xml", "xl/theme/theme1.xml")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_MARGINS = '<pageMargins left="0.75" right="0.75" top="1" bottom="1" header="0.5" footer="0.5"/>'


@dataclass(frozen=True)
class NamedSheet:
    """A sheet among others. `cells` has a name of its own, of a kind that spreadsheets know."""

    name: str
    kind: str = ""
    cells: str = ""
    state: str = "visible"


def book_parts(
    blank: Mapping[str, bytes], sheets: Sequence[NamedSheet], day: str, title: str = "", language: str = ""
) -> dict[str, bytes]:
    """All parts but the sheets."""
    numbers = range(1, len(sheets) + 1)
    listed = "".join(
        f'<sheet xmlns:r="{_OFFICE}" name="{escape(one.name)}" sheetId="{number}" state="{one.state}" r:id="rId{number}"/>'
        for number, one in zip(numbers, sheets, strict=True)
    )
    names = "".join(_defined(one, at) for at, one in enumerate(sheets) if one.kind)
    book = (
        f'<workbook xmlns="{_MAIN}"><workbookPr/><workbookProtection/><bookViews><workbookView visibility="visible" '
        'minimized="0" showHorizontalScroll="1" showVerticalScroll="1" showSheetTabs="1" tabRatio="600" firstSheet="0" '
        f'activeTab="0" autoFilterDateGrouping="1"/></bookViews><sheets>{listed}</sheets>'
        f'<definedNames>{names}</definedNames><calcPr calcId="124519" fullCalcOnLoad="1"/></workbook>'
    )
    made = {_BOOK: book, _PROPERTIES: _properties(day, title, language)}
    made |= {_RELATIONS: _relations(len(sheets)), TYPES: _types(len(sheets))}
    return {name: blank[name] for name in _KEPT} | {name: text.encode() for name, text in made.items()}


def sheet_uri(number: int) -> str:
    return f"xl/worksheets/sheet{number}.xml"


def sheet_head(widths: Sequence[int], *, is_rtl: bool, cells: str = "", fits_page: bool = False) -> str:
    """What stands before the rows of a sheet whose first one is the head of its columns."""
    columns = "".join(
        f'<col width="{width}" customWidth="1" min="{at}" max="{at}"/>' for at, width in enumerate(widths, 1)
    )
    view = (
        f'<sheetView rightToLeft="{int(is_rtl)}" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
        'activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A1" sqref="A1"/></sheetView>'
    )
    return _head(view, cells, ' fitToPage="1"' if fits_page else "", f"<cols>{columns}</cols>")


def plain_head(cells: str) -> str:
    """The same of a sheet that nobody is meant to see."""
    return _head('<sheetView workbookViewId="0"><selection activeCell="A1" sqref="A1"/></sheetView>', cells, "", "")


def _head(view: str, cells: str, fit: str, columns: str) -> str:
    size = f'<dimension ref="{cells}"/>' if cells else ""
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetPr><outlinePr summaryBelow="1" summaryRight="1"/><pageSetUpPr{fit}/></sheetPr>{size}'
        f'<sheetViews>{view}</sheetViews><sheetFormatPr baseColWidth="8" defaultRowHeight="15"/>{columns}<sheetData>'
    )


def sheet_tail(before: str = "", after: str = "") -> str:
    return f"</sheetData>{before}{_MARGINS}{after}</worksheet>"


def text_cell(place: str, text: str, style: int = 0) -> str:
    """A text stays one, whatever it begins with."""
    styled = f' s="{style}"' if style else ""
    if not text:
        return f'<c r="{place}"{styled} t="n"></c>'
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f'<c r="{place}"{styled} t="inlineStr"><is><t{space}>{escape(text, quote=False)}</t></is></c>'


@lru_cache(maxsize=512)
def column_letter(number: int) -> str:
    """The name of a column.

    >>> column_letter(1), column_letter(26), column_letter(27), column_letter(703)
    ('A', 'Z', 'AA', 'AAA')
    """
    rest, letter = divmod(number - 1, 26)
    return (column_letter(rest) if rest else "") + chr(ord("A") + letter)


def _defined(sheet: NamedSheet, at: int) -> str:
    hidden = ' hidden="1"' if sheet.kind == FILTER else ""
    cells = f"'{escape(sheet.name, quote=False)}'!{sheet.cells}"
    return f'<definedName name="_xlnm.{sheet.kind}" localSheetId="{at}"{hidden}>{cells}</definedName>'


def _properties(day: str, title: str, language: str) -> str:
    core, kinds = '"http://purl.org/dc/elements/1.1/"', '"http://purl.org/dc/terms/"'
    said = "".join(
        f"<dc:{name} xmlns:dc={core}>{escape(text, quote=False)}</dc:{name}>"
        for name, text in (("creator", "handbook"), ("title", title), ("language", language))
        if text
    )
    days = "".join(
        f'<dcterms:{name} xmlns:dcterms={kinds} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        f'xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties">{said}{days}</cp:coreProperties>'


def _relations(count: int) -> str:
    targets = [("worksheet", f"/{sheet_uri(number)}") for number in range(1, count + 1)]
    targets += [("styles", "styles.xml"), ("theme", "theme/theme1.xml")]
    made = "".join(
        f'<Relationship Type="{_OFFICE}/{kind}" Target="{target}" Id="rId{at}"/>'
        for at, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'


def _types(count: int) -> str:
    office = "application/vnd.openxmlformats-officedocument"
    parts = [
        ("xl/styles.xml", f"{_SHEET_TYPE}.styles"),
        ("xl/theme/theme1.xml", f"{office}.theme"),
        (_PROPERTIES, "application/vnd.openxmlformats-package.core-properties"),
        ("docProps/app.xml", f"{office}.extended-properties"),
        *((sheet_uri(number), f"{_SHEET_TYPE}.worksheet") for number in range(1, count + 1)),
        (_BOOK, f"{_SHEET_TYPE}.sheet.main"),
    ]
    listed = "".join(f'<Override PartName="/{uri}" ContentType="{kind}+xml"/>' for uri, kind in parts)
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )

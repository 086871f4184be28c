"""The body of a Word file: paragraphs, boxes and tables, in either direction of writing."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from handbook.translation.locales import SOURCE_LOCALE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handbook.translation.translation import Said

_WIDTH, _WIDE = 9638, 14570
"""Between the margins of A4 paper, upright and turned, in twentieths of a point."""
_COLUMNS = 3
FIRST_LIST = 100
"""The number of the first numbered list that a file has beside that of the style."""
_LINE = 480
_LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>'
_EDGE = '<w:{} w:val="single" w:sz="4" w:space="0" w:color="888888"/>'
_RULED = f"<w:tblBorders>{_EDGE.format('bottom')}{_EDGE.format('insideH')}</w:tblBorders>"
_NARROW = 12
"""More options than this stand in columns."""


class Body:
    """Grows by paragraphs and tables; `xml()` is the content of `w:body` before its section."""

    def __init__(self, locale: str, *, is_rtl: bool, wide: bool) -> None:
        self.locale, self.is_rtl = locale, is_rtl
        self.width = _WIDE if wide else _WIDTH
        self._made: list[str] = []

    def xml(self) -> str:
        return "".join(self._made)

    def heading(self, said: Said, level: int) -> None:
        self._made.append(self._said([said], style=f"Heading{level}", keep=True))

    def text(self, *said: Said, bold: bool = False, small: bool = False, keep: bool = False) -> None:
        """One paragraph of one text or more."""
        space = 60 if bold or small else 120
        self._made.append(self._said(said, bold=bold, small=small, keep=keep, space=space))

    def listed(self, name: Said, answers: Sequence[Said]) -> None:
        """What may be answered in a column, below its table."""
        self._made.append(self._said([name], small=True, bold=True, keep=True, space=0))
        self._made.append(self._said(answers, small=True, between=" / ", space=120))

    def item(self, said: Said, numbering: int | None = None, *, keep: bool = False) -> None:
        """An entry of a numbered list, kept on the page of the next one or not; lists of their own are counted from nought."""
        own = "" if numbering is None else _LIST.format(FIRST_LIST + numbering)
        self._made.append(self._said([said], style="ListNumber", keep=keep, more=own))

    def lines(self, count: int) -> None:
        """Lines to write on."""
        cell = self._cell([self._said([], space=0)], self.width)
        self._made.append(self._table([[cell]] * count, [self.width], _LINE, style="", borders=_RULED))
        self._gap()

    def box(self, said: Sequence[Said], height: int) -> None:
        """Room for an answer, or an answer."""
        self._made.append(
            self._table([[self._cell([self._said([one], space=20) for one in said], self.width)]], [self.width], height)
        )
        self._gap()

    def options(self, marked: Sequence[tuple[str, Said]]) -> None:
        """Answers with their marks; many of them stand in columns."""
        made = [self._said([said], space=20, before=_MARK.format(mark)) for mark, said in marked]
        if len(made) <= _NARROW:
            self._made += made
        else:
            lines = -(-len(made) // _COLUMNS)
            width = self.width // _COLUMNS
            rows = [[self._cell(made[at + lines * n :][:1], width) for n in range(_COLUMNS)] for at in range(lines)]
            self._made.append(self._table(rows, [width] * _COLUMNS, 0, style=""))
        self._gap()

    def table(
        self,
        names: Sequence[Said],
        rows: Sequence[Sequence[Said | None]],
        height: int,
        options: Sequence[Sequence[Said]] = (),
    ) -> None:
        """A table whose first row is repeated on every page. Under a name may stand the answers to choose from."""
        cells = [[[said] if said else [] for said in row] for row in rows]
        self._grid(names, cells, [self.width // len(names)] * len(names), height, options)

    def text_table(
        self, names: Sequence[Said], rows: Sequence[Sequence[Sequence[Said]]], shares: Sequence[int]
    ) -> None:
        """A table whose cells hold paragraphs. `shares` are the widths of its columns, of a hundred."""
        self._grid(names, rows, [self.width * share // 100 for share in shares])

    def _grid(
        self,
        names: Sequence[Said],
        rows: Sequence[Sequence[Sequence[Said]]],
        widths: Sequence[int],
        height: int = 0,
        options: Sequence[Sequence[Said]] = (),
    ) -> None:
        heads = []
        for at, (name, width) in enumerate(zip(names, widths, strict=True)):
            own = options[at] if options else ()
            choice = [self._said(own, small=True, between=" / ", space=20)] if own else []
            heads.append(self._cell([self._said([name], bold=True, space=20), *choice], width, shaded=True))
        cells = [
            [
                self._cell([self._said([one], space=20) for one in said], width)
                for said, width in zip(row, widths, strict=True)
            ]
            for row in rows
        ]
        self._made.append(self._table(cells, widths, height, head=heads))
        self._gap()

    def _gap(self) -> None:
        """Two tables without a paragraph between them would become one."""
        self._made.append(
            '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/></w:pPr></w:p>'
        )

    def _run(self, said: Said, *, bold: bool = False, small: bool = False) -> str:
        english = said.is_fallback
        properties = "<w:b/><w:bCs/>" if bold else ""
        if small:
            properties += '<w:color w:val="444444"/><w:sz w:val="18"/><w:szCs w:val="18"/>'
        if self.is_rtl and not english:
            properties += "<w:rtl/>"
        if english:
            properties += f'<w:lang w:val="{SOURCE_LOCALE}"/>'
        shown = escape(" ".join(said.text.split()), quote=False)
        return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{shown}</w:t></w:r>'

    def _said(
        self,
        said: Sequence[Said],
        *,
        style: str = "",
        bold: bool = False,
        small: bool = False,
        keep: bool = False,
        space: int | None = None,
        before: str = "",
        between: str = " ",
        more: str = "",
    ) -> str:
        """A paragraph of texts. One that is English as a whole is written from left to right."""
        properties = f'<w:pStyle w:val="{style}"/>' if style else ""
        properties += ("<w:keepNext/>" if keep else "") + more
        properties += "<w:bidi/>" if self.is_rtl and not (said and all(one.is_fallback for one in said)) else ""
        properties += "" if space is None else f'<w:spacing w:after="{space}"/>'
        runs = _PLAIN.format(between).join(self._run(one, bold=bold, small=small) for one in said)
        return f"<w:p><w:pPr>{properties}</w:pPr>{before}{runs}</w:p>"

    def _cell(self, paragraphs: Sequence[str], width: int, *, shaded: bool = False) -> str:
        shade = '<w:shd w:val="clear" w:color="auto" w:fill="E8EFF1"/>' if shaded else ""
        inside = "".join(paragraphs or [self._said([], space=20)])
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{inside}</w:tc>'

    def _table(
        self,
        rows: Sequence[Sequence[str]],
        widths: Sequence[int],
        height: int,
        head: Sequence[str] = (),
        style: str = "TableGrid",
        borders: str = "",
    ) -> str:
        name = f'<w:tblStyle w:val="{style}"/>' if style else ""
        visual = "<w:bidiVisual/>" if self.is_rtl else ""
        size = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        made = f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(head)}</w:tr>" if head else ""
        made += "".join(f"<w:tr><w:trPr><w:cantSplit/>{size}</w:trPr>{''.join(row)}</w:tr>" for row in rows)
        total = f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/>'
        return f"<w:tbl><w:tblPr>{name}{visual}{total}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"


_PLAIN = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
_MARK = '<w:r><w:t xml:space="preserve">{} </w:t></w:r>'

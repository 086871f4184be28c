"""A form as a Word file: blank to fill in, or with what the invented campaign wrote.

The package around the text (styles, numbering, settings) is made by python-docx, once for all languages. The body is
written here as XML: adding every paragraph through the library takes a tenth of a second a file, and there are hundreds.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from datetime import datetime
from html import escape
from typing import TYPE_CHECKING, Any

from lxml import etree

from handbook.exports.archive import format_zip, without_parts, zip_parts
from handbook.model.template import FieldKind
from handbook.sheets.body import FIRST_LIST, Body

if TYPE_CHECKING:
    from handbook.sheets.form import SaidField, SaidForm
    from handbook.sheets.labels import SheetLabels

Documents = Mapping[tuple[bool, bool], Mapping[str, bytes]]
"""Empty documents by whether they go from right to left, and whether they are wide."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STYLES = "word/styles.xml"
_STYLES_USED = frozenset({"Heading1", "Heading2", "ListNumber", "TableGrid", "Footer"})
_BALLAST = ("thumbnail", "stylesWithEffects", "customXml")
_DOCUMENT, _PROPERTIES, _TYPES = "word/document.xml", "docProps/core.xml", "[Content_Types].xml"
_NUMBERING, _FOOTER = "word/numbering.xml", "word/footer1.xml"
_TITLE_HERE, _LOCALE_HERE, _FOOTER_HERE = "title-of-the-sheet", "language-of-the-sheet", "footer-of-the-sheet"
_CHECKED, _UNCHECKED = "☑", "☐"
_WIDE_TABLE = 5
"""A table of so many columns turns the paper."""
_LINE, _TEXT, _ROW = 480, 1500, 620
"""Heights of what is filled in, in twentieths of a point."""


def format_docx(blank: Documents, form: SaidForm, labels: SheetLabels, *, filled: bool) -> bytes:
    """The file. Equal content gives equal bytes."""
    wide = any(len(field.columns) >= _WIDE_TABLE for field in form.fields)
    body = _body(form, labels, wide=wide, filled=filled)
    document = blank[labels.is_rtl, wide]
    return word_file(document, form.title.text, body, labels.locale, labels.footer.text)


def word_file(blank: Mapping[str, bytes], title: str, body: str, locale: str, footer: str, *, lists: int = 0) -> bytes:
    """A body of XML as a file. `lists`: so many numbered lists of their own, for `Body.item`."""
    parts = dict(blank)
    for part, here, text in (
        (_STYLES, _LOCALE_HERE, locale),
        (_PROPERTIES, _LOCALE_HERE, locale),
        (_FOOTER, _FOOTER_HERE, footer),
    ):
        parts[part] = parts[part].replace(here.encode(), escape(text, quote=False).encode())
    head, mark, tail = parts[_DOCUMENT].decode().partition("<w:sectPr")
    parts[_DOCUMENT] = (head + body + mark + tail).encode()
    shown = escape(title.replace("\n", " "), quote=False)
    parts[_PROPERTIES] = parts[_PROPERTIES].decode().replace(_TITLE_HERE, shown).encode()
    if lists:
        parts[_NUMBERING] = _with_lists(parts[_NUMBERING].decode(), parts[_STYLES].decode(), lists).encode()
    return format_zip(parts, _TYPES)


def _with_lists(numbering: str, styles: str, count: int) -> str:
    """Further lists in the form of the style for numbered lists; each begins with one."""
    style = re.search(r'w:styleId="ListNumber".*?<w:numId w:val="(\d+)"', styles, re.DOTALL)
    known = style and re.search(rf'<w:num [^>]*w:numId="{style[1]}"[^>]*>\s*(<w:abstractNum[^>]*>)', numbering)
    if not known:
        raise ValueError("the library's document has no numbered list")
    made = "".join(
        f'<w:num w:numId="{FIRST_LIST + one}">{known[1]}'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for one in range(count)
    )
    return numbering.replace("</w:numbering>", f"{made}</w:numbering>")


def _body(form: SaidForm, labels: SheetLabels, *, wide: bool, filled: bool) -> str:
    body = Body(labels.locale, is_rtl=labels.is_rtl, wide=wide)
    body.heading(form.title, 1)
    if filled:
        body.text(labels.invented, bold=True)
    body.text(form.summary)
    facts = [(labels.step, form.step_title), (labels.who, form.who)]
    for name, said in [*facts, *([(labels.needs, form.needs)] if form.needs else [])]:
        body.text(name, said)
    body.text(labels.minutes(form.minutes))
    for part in form.parts:
        body.heading(part.title, 2)
        if part.intro:
            body.text(part.intro)
        for field in part.fields:
            body.text(field.label, bold=True, keep=True)
            if field.help and not filled:
                body.text(field.help, small=True, keep=True)
            (_answer if filled else _space)(body, field)
    if not filled:
        body.heading(labels.after, 2)
        for text in form.after:
            body.item(text)
    return body.xml()


def _space(body: Body, field: SaidField) -> None:
    """Where a reader writes."""
    match field.kind:
        case FieldKind.TABLE:
            names = [column.label for column in field.columns]
            options = [[one.label for one in column.options] if column.in_head else () for column in field.columns]
            body.table(names, [[None] * len(names)] * field.rows, _ROW, options)
            for column in field.columns:
                if column.below:
                    body.listed(column.label, [one.label for one in column.options])
        case FieldKind.CHOICE | FieldKind.CHOICES if field.vocabulary != "countries":
            body.options([(_UNCHECKED, option.label) for option in field.options])
        case FieldKind.TEXT:
            body.box((), _TEXT)
        case _:
            body.box((), _LINE)


def _answer(body: Body, field: SaidField) -> None:
    """What the invented campaign wrote."""
    if field.example_rows:
        body.table([column.label for column in field.columns], field.example_rows, 0)
    elif field.kind in {FieldKind.CHOICE, FieldKind.CHOICES}:
        body.options([(_CHECKED, answer) for answer in field.example])
    else:
        body.box(field.example, 0)


def blank_documents() -> Documents:
    """Empty documents, from right to left or not, on paper that is turned or not."""
    return {(is_rtl, wide): _blank(is_rtl=is_rtl, wide=wide) for is_rtl in (False, True) for wide in (False, True)}


def _blank(*, is_rtl: bool, wide: bool) -> Mapping[str, bytes]:
    """All parts of an empty document on A4 paper."""
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    document = Document()
    section = document.sections[0]
    sides = (Cm(29.7), Cm(21.0)) if wide else (Cm(21.0), Cm(29.7))
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = sides
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    _write_footer(section.footer.paragraphs[0], is_rtl=is_rtl)
    _set_languages(document, is_rtl=is_rtl)
    properties = document.core_properties
    properties.title, properties.author, properties.language = _TITLE_HERE, "", _LOCALE_HERE
    properties.comments = properties.keywords = properties.last_modified_by = ""
    properties.created = properties.modified = datetime(2000, 1, 1)  # noqa: DTZ001 (the format has no zone)
    out = io.BytesIO()
    document.save(out)
    return _slim(zip_parts(out.getvalue()))


def _write_footer(paragraph: Any, *, is_rtl: bool) -> None:
    from docx.oxml.parser import OxmlElement

    run = paragraph.add_run(_FOOTER_HERE)
    if is_rtl:
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))  # noqa: SLF001 (the library has no word for it)
        run.font.rtl = True


def _slim(parts: dict[str, bytes]) -> Mapping[str, bytes]:
    """Without what the library's own template carries along: a picture of it, styles for old programs, table styles."""
    kept = without_parts(parts, _BALLAST, (_TYPES, "_rels/.rels", "word/_rels/document.xml.rels"))
    return kept | {_STYLES: _without_styles(kept[_STYLES])}


def _without_styles(styles: bytes) -> bytes:
    root = etree.fromstring(styles)
    for style in root.findall(f"{_W}style"):
        if style.get(f"{_W}styleId") not in _STYLES_USED and style.get(f"{_W}default") is None:
            root.remove(style)
        for link in style.findall(f"{_W}link"):
            style.remove(link)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _set_languages(document: Any, *, is_rtl: bool) -> None:
    """The language of the defaults, and headings that are bold and large in complex scripts too."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    language = OxmlElement("w:lang")
    for name in ("w:val", "w:eastAsia", *(["w:bidi"] if is_rtl else [])):
        language.set(qn(name), _LOCALE_HERE)
    defaults.append(language)
    for style in document.styles.element.findall(qn("w:style")):
        run = style.find(qn("w:rPr"))
        for plain, complex_script in (("w:b", "w:bCs"), ("w:sz", "w:szCs")):
            own = run.find(qn(plain)) if run is not None else None
            if own is not None and run.find(qn(complex_script)) is None:
                twin = OxmlElement(complex_script)
                twin.attrib.update(own.attrib)
                own.addnext(twin)

"""The master of the slides: plain, wide, large letters on white, in either direction of writing. No picture, no fonts inside.

python-pptx makes the package around it; the master and its three layouts are written here.
"""

from __future__ import annotations

import io
import re
from datetime import datetime
from typing import TYPE_CHECKING

from handbook.exports.archive import without_parts, zip_parts
from handbook.model.language import script_of
from handbook.slides.fitting import TITLE_HEIGHT

if TYPE_CHECKING:
    from collections.abc import Mapping

PRESENTATION, TYPES, PROPERTIES = "ppt/presentation.xml", "[Content_Types].xml", "docProps/core.xml"
RELATIONS = "ppt/_rels/presentation.xml.rels"
TITLE_HERE = "title-of-the-deck"
_LOCALE_HERE, _DAY_HERE = "language-of-the-deck", "1904-01-01"
NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
_POINT = 12700
_WIDE, _HIGH = 960, 540
"""A slide, in points: sixteen to nine."""
_MARGIN, _INNER = 50, 860
_BALLAST = ("thumbnail", "printerSettings", "docProps/app")
_COLOURS = {"dk1": "1B2B33", "lt1": "FFFFFF", "dk2": "0B4A5C", "lt2": "EAF3F5", "hlink": "0B4A5C", "folHlink": "0B4A5C"}
"""Letters on both grounds have a contrast of more than 8 to 1."""
_FONTS = {
    "Arab": "Arial", "Thaa": "MV Boli", "Thai": "Leelawadee UI", "Laoo": "Leelawadee UI", "Khmr": "Leelawadee UI",
    "Mymr": "Myanmar Text", "Deva": "Nirmala UI", "Beng": "Nirmala UI", "Taml": "Nirmala UI", "Sinh": "Nirmala UI",
    "Hans": "Microsoft YaHei", "Kore": "Malgun Gothic",
}  # fmt: skip
"""Fonts of wide-spread devices; others take their own for the same letters."""
_EAST_ASIAN = frozenset({"Hans", "Kore"})


def blank_deck() -> Mapping[str, bytes]:
    """What the library makes of a deck without slides, for any language."""
    from pptx import Presentation
    from pptx.util import Pt

    made = Presentation()
    made.slide_width, made.slide_height = Pt(_WIDE), Pt(_HIGH)
    for layout in list(made.slide_layouts)[3:]:
        made.slide_layouts.remove(layout)
    _ = made.notes_master
    properties = made.core_properties
    properties.title, properties.author, properties.language = TITLE_HERE, "", _LOCALE_HERE
    properties.comments = properties.keywords = properties.last_modified_by = ""
    properties.created = properties.modified = datetime.fromisoformat(_DAY_HERE)
    out = io.BytesIO()
    made.save(out)
    parts = zip_parts(out.getvalue())
    lists = [name for name in parts if name.endswith(".rels") or name == TYPES]
    return without_parts(parts, _BALLAST, lists)


def deck_package(blank: Mapping[str, bytes], locale: str, day: str, *, is_rtl: bool) -> Mapping[str, bytes]:
    """All parts of a deck without slides."""
    parts = dict(blank)
    said = parts[PROPERTIES].decode().replace(_LOCALE_HERE, locale).replace(_DAY_HERE, day)
    parts[PROPERTIES] = said.encode()
    side = _Side(is_rtl=is_rtl)
    parts["ppt/slideMasters/slideMaster1.xml"] = _master(parts["ppt/slideMasters/slideMaster1.xml"], side, locale)
    for number, shown in enumerate((_cover(side), _points(side), _task(side)), 1):
        parts[f"ppt/slideLayouts/slideLayout{number}.xml"] = shown.encode()
    for theme in ("ppt/theme/theme1.xml", "ppt/theme/theme2.xml"):
        parts[theme] = _themed(parts[theme].decode(), locale).encode()
    parts[PRESENTATION] = _sized(parts[PRESENTATION].decode(), is_rtl=is_rtl).encode()
    return parts


class _Side:
    """Where things stand: measured from the side at which lines begin."""

    def __init__(self, *, is_rtl: bool) -> None:
        self.is_rtl = is_rtl
        self.paragraph = 'algn="r" rtl="1"' if is_rtl else 'algn="l" rtl="0"'
        self.end = 'algn="l" rtl="1"' if is_rtl else 'algn="r" rtl="0"'

    def box(self, start: int, top: int, width: int, height: int) -> str:
        left = _WIDE - start - width if self.is_rtl else start
        return (
            f'<a:xfrm><a:off x="{left * _POINT}" y="{top * _POINT}"/>'
            f'<a:ext cx="{width * _POINT}" cy="{height * _POINT}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        )

    def bar(self, start: int, top: int, width: int, height: int, *, colour: str = "tx2", number: int = 8) -> str:
        """A coloured surface; it says nothing, so that reading aloud passes it over."""
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="" descr=""><a:extLst><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
            '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
            f'</a:extLst></p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{self.box(start, top, width, height)}'
            f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>'
            "<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr/></a:p></p:txBody></p:sp>"
        )


def _holder(number: int, name: str, kind: str, place: str, style: str = "", body: str = "", text: str = "") -> str:
    """A placeholder of a master or layout."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr>{place}</p:spPr><p:txBody>"
        f'<a:bodyPr vert="horz" lIns="0" tIns="0" rIns="0" bIns="0" {body}><a:normAutofit/></a:bodyPr>'
        f"<a:lstStyle>{style}</a:lstStyle><a:p>{text or '<a:endParaRPr/>'}</a:p></p:txBody></p:sp>"
    )


_NUMBER = '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr/><a:t>‹#›</a:t></a:fld>'
_GREY = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'


def _footers(side: _Side) -> str:
    small = f'<a:lvl1pPr marL="0" indent="0" {{}}><a:buNone/><a:defRPr sz="1200">{_GREY}</a:defRPr></a:lvl1pPr>'
    footer, number = small.format(side.paragraph), small.format(side.end)
    return _holder(
        5, "Footer", 'type="ftr" sz="quarter" idx="3"', side.box(_MARGIN, 503, 700, 20), footer, 'anchor="ctr"'
    ) + _holder(
        6,
        "Slide number",
        'type="sldNum" sz="quarter" idx="4"',
        side.box(810, 503, 100, 20),
        number,
        'anchor="ctr"',
        _NUMBER,
    )


def _shown(shapes: str, *, name: str = "", ground: str = "") -> str:
    return f"<p:cSld{name}>{ground}<p:spTree>{GROUP}{shapes}</p:spTree></p:cSld>"


def _master(old: bytes, side: _Side, locale: str) -> bytes:
    """The library's master with our own surface and text styles; its list of layouts and its colours' map stay."""
    text = old.decode()
    ground = '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
    shapes = (
        side.bar(0, 0, 12, _HIGH)
        + _holder(2, "Title", 'type="title"', side.box(_MARGIN, 34, _INNER, TITLE_HEIGHT), body='anchor="b"')
        + _holder(3, "Text", 'type="body" idx="1"', side.box(_MARGIN, 136, _INNER, 352))
        + _footers(side)
    )
    text = re.sub(r"<p:cSld>.*?</p:cSld>", lambda _: _shown(shapes, ground=ground), text, flags=re.DOTALL)
    return re.sub(r"<p:txStyles>.*?</p:txStyles>", lambda _: _styles(side, locale), text, flags=re.DOTALL).encode()


def _styles(side: _Side, locale: str) -> str:
    def font(kind: str, size: int, colour: str, *, bold: bool = False) -> str:
        more = ' b="1"' if bold else ""
        return (
            f'<a:defRPr lang="{locale}" sz="{size}" kern="1200"{more}><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
            f'<a:latin typeface="+{kind}-lt"/><a:ea typeface="+{kind}-ea"/><a:cs typeface="+{kind}-cs"/></a:defRPr>'
        )

    title = (
        f'<a:lvl1pPr {side.paragraph} eaLnBrk="1" hangingPunct="1"><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
        f"{font('mj', 3600, 'tx2', bold=True)}</a:lvl1pPr>"
    )
    body = (
        f'<a:lvl1pPr marL="342900" indent="-342900" {side.paragraph} eaLnBrk="1" hangingPunct="1">'
        '<a:spcBef><a:spcPts val="1000"/></a:spcBef><a:buClr><a:schemeClr val="tx2"/></a:buClr><a:buFont typeface="Arial"/>'
        f'<a:buChar char="•"/>{font("mn", 2600, "tx1")}</a:lvl1pPr>'
    )
    other = f"<a:lvl1pPr {side.paragraph}>{font('mn', 1800, 'tx1')}</a:lvl1pPr>"
    return (
        f"<p:txStyles><p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{body}</p:bodyStyle>"
        f"<p:otherStyle>{other}</p:otherStyle></p:txStyles>"
    )


def _layout(kind: str, name: str, shapes: str, more: str = "") -> str:
    shown = _shown(shapes, name=f' name="{name}"')
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><p:sldLayout {NAMES} type="{kind}" preserve="1"{more}>'
        f"{shown}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def _cover(side: _Side) -> str:
    large = f'<a:lvl1pPr {side.paragraph}><a:defRPr sz="4400" b="1"/></a:lvl1pPr>'
    plain = f'<a:lvl1pPr marL="0" indent="0" {side.paragraph}><a:buNone/><a:defRPr sz="{{}}"/></a:lvl1pPr>'
    shapes = (
        side.bar(0, 0, 12, _HIGH)
        + _holder(2, "Title", 'type="ctrTitle"', side.box(_MARGIN, 60, _INNER, 150), large, 'anchor="b"')
        + _holder(3, "Subtitle", 'type="subTitle" idx="1"', side.box(_MARGIN, 222, _INNER, 130), plain.format(2400))
        + _holder(
            4,
            "Edition and licence",
            'type="body" sz="quarter" idx="10"',
            side.box(_MARGIN, 354, _INNER, 136),  # five lines of Thai, which say too that a machine translated
            plain.format(1400),
            'anchor="b"',
        )
        + _footers(side)
    )
    return _layout("title", "Cover", shapes, ' showMasterSp="0"')


def _points(side: _Side) -> str:
    shapes = _holder(2, "Title", 'type="title"', "") + _holder(3, "Text", 'type="body" idx="1"', "") + _footers(side)
    return _layout("tx", "Points", shapes)


def _task(side: _Side) -> str:
    """Tasks stand on a tinted band, so that a room sees from afar that it is its turn."""
    small = f'<a:lvl1pPr {side.paragraph}><a:defRPr sz="2200"/></a:lvl1pPr>'
    shapes = (
        side.bar(0, 0, _WIDE, 126, colour="bg2", number=9)
        + side.bar(0, 0, 12, _HIGH)
        + _holder(2, "Title", 'type="title"', "")
        + _holder(3, "Text", 'type="body" idx="1"', "", small)
        + _footers(side)
    )
    return _layout("tx", "Task", shapes, ' showMasterSp="0"')


def _themed(theme: str, locale: str) -> str:
    """Colours that can be told apart, and a fitting font for the letters of the language."""
    script = script_of(locale) or ""
    own = _FONTS.get(script, "Arial")
    east, complex_script = (own, "Arial") if script in _EAST_ASIAN else ("", own)
    fonts = f'<a:latin typeface="Arial"/><a:ea typeface="{east}"/><a:cs typeface="{complex_script}"/>'
    theme = re.sub(r"(<a:(major|minor)Font>).*?(</a:\2Font>)", rf"\1{fonts}\3", theme, flags=re.DOTALL)
    for name, colour in _COLOURS.items():
        theme = re.sub(rf"(<a:{name}>).*?(</a:{name}>)", rf'\1<a:srgbClr val="{colour}"/>\2', theme, flags=re.DOTALL)
    return theme


def _sized(presentation: str, *, is_rtl: bool) -> str:
    """Sixteen to nine is a size without a name; the notes' master has to be named."""
    text = presentation.replace(' type="screen4x3"', "")
    if is_rtl:
        text = text.replace("<p:presentation ", '<p:presentation rtl="1" ', 1)
    return text

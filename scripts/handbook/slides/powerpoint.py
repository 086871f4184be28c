"""A deck as a PowerPoint file. Slides are written as XML, as the sheets are: a library takes a hundredth of a second for each."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from handbook.exports.archive import format_zip
from handbook.slides.fitting import Measure
from handbook.slides.master import (
    GROUP,
    NAMES,
    PRESENTATION,
    PROPERTIES,
    RELATIONS,
    TITLE_HERE,
    TYPES,
    deck_package,
)
from handbook.translation.locales import SOURCE_LOCALE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from handbook.slides.deck import Deck, Line, Slide
    from handbook.translation.translation import Said

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_PART = "application/vnd.openxmlformats-officedocument.presentationml."
_COVER, _POINTS, _TASK = 1, 2, 3
"""The layouts by their numbers."""
_FIRST_SLIDE_ID = 256


def format_pptx(blank: Mapping[str, bytes], deck: Deck) -> bytes:
    """The file. Equal content gives equal bytes."""
    parts = dict(deck_package(blank, deck.locale, deck.day, is_rtl=deck.is_rtl))
    writer = _Writer(deck)
    written = [(_COVER, writer.cover(), writer.notes(deck.notes, 1))]
    for number, slide in enumerate(deck.slides, 2):
        layout = _TASK if slide.is_task else _POINTS
        written.append((layout, writer.slide(slide), writer.notes(slide.notes, number)))
    for number, (layout, shown, notes) in enumerate(written, 1):
        parts[f"ppt/slides/slide{number}.xml"] = shown.encode()
        parts[f"ppt/notesSlides/notesSlide{number}.xml"] = notes.encode()
        to_layout, to_notes = f"../slideLayouts/slideLayout{layout}.xml", f"../notesSlides/notesSlide{number}.xml"
        parts[f"ppt/slides/_rels/slide{number}.xml.rels"] = _relations(
            ("slideLayout", to_layout), ("notesSlide", to_notes)
        )
        to_master, to_slide = "../notesMasters/notesMaster1.xml", f"../slides/slide{number}.xml"
        parts[f"ppt/notesSlides/_rels/notesSlide{number}.xml.rels"] = _relations(
            ("notesMaster", to_master), ("slide", to_slide)
        )
    parts[PROPERTIES] = parts[PROPERTIES].decode().replace(TITLE_HERE, escape(deck.title.text, quote=False)).encode()
    _list_slides(parts, len(written))
    return format_zip(parts, TYPES)


def _list_slides(parts: dict[str, bytes], count: int) -> None:
    """Name the slides and their notes wherever a package names its parts."""
    numbers = range(1, count + 1)
    types = "".join(
        f'<Override PartName="/ppt/slides/slide{one}.xml" ContentType="{_PART}slide+xml"/>'
        f'<Override PartName="/ppt/notesSlides/notesSlide{one}.xml" ContentType="{_PART}notesSlide+xml"/>'
        for one in numbers
    )
    parts[TYPES] = parts[TYPES].decode().replace("</Types>", f"{types}</Types>").encode()
    relations = parts[RELATIONS].decode()
    named = "".join(
        f'<Relationship Id="rIdSlide{one}" Type="{_OFFICE}/slide" Target="slides/slide{one}.xml"/>' for one in numbers
    )
    parts[RELATIONS] = relations.replace("</Relationships>", f"{named}</Relationships>").encode()
    notes = re.search(r'<Relationship\s[^>]*?/notesMaster"[^>]*>', relations)
    notes_id = re.search(r'Id="([^"]+)"', notes[0])[1] if notes else ""  # type: ignore[index]
    ids = "".join(f'<p:sldId id="{_FIRST_SLIDE_ID + one}" r:id="rIdSlide{one}"/>' for one in numbers)
    listed = (
        f'</p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="{notes_id}"/></p:notesMasterIdLst>'
        f"<p:sldIdLst>{ids}</p:sldIdLst>"
    )
    parts[PRESENTATION] = parts[PRESENTATION].decode().replace("</p:sldMasterIdLst>", listed).encode()


def _relations(*targets: tuple[str, str]) -> bytes:
    made = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}">{made}</Relationships>'.encode()


class _Writer:
    """Writes the slides of one deck. A paragraph that is English as a whole runs from left to right."""

    def __init__(self, deck: Deck) -> None:
        self.deck, self.measure = deck, Measure(deck.locale)

    def cover(self) -> str:
        deck = self.deck
        imprint = "".join(self._paragraph([one]) for one in (deck.site, *deck.imprint))
        return self._page(
            self._holder(2, "Title", 'type="ctrTitle"', self._paragraph([deck.title]))
            + self._holder(3, "Subtitle", 'type="subTitle" idx="1"', self._paragraph([deck.summary]))
            + self._holder(4, "Edition and licence", 'type="body" idx="10"', imprint)
        )

    def slide(self, slide: Slide) -> str:
        size = self.measure.title_size(slide.title_text)
        title = self._paragraph(slide.title, size=size, after=f" ({slide.part})" if slide.part else "")
        lines = "".join(self._line(line, slide.size) for line in slide.lines)
        return self._page(
            self._holder(2, "Title", 'type="title"', title)
            + self._holder(3, "Text", 'type="body" idx="1"', lines)
            + self._holder(4, "Footer", 'type="ftr" sz="quarter" idx="3"', self._paragraph([self.deck.site]))
            + self._holder(5, "Slide number", 'type="sldNum" sz="quarter" idx="4"', self._number())
        )

    def notes(self, notes: Iterable[Said], number: int) -> str:
        paragraphs = "".join(self._paragraph([one], directed=True) for one in notes) or "<a:p><a:endParaRPr/></a:p>"
        picture = (
            f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide {number}"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" '
            'noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
        )
        shown = picture + self._holder(3, "Notes", 'type="body" idx="1"', paragraphs)
        return self._page(shown, "notes")

    def _line(self, line: Line, size: int) -> str:
        if line.number:
            bullet = f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod" startAt="{line.number}"/>'
            return self._paragraph([line.said], size=size, bullet=bullet, more=' marL="457200" indent="-457200"')
        if not line.bullet:
            more = ' marL="0" indent="0"'
            return self._paragraph([line.said], name=line.name, size=size, bullet="<a:buNone/>", more=more)
        return self._paragraph([line.said], name=line.name, size=size)

    def _paragraph(
        self,
        said: Sequence[Said],
        *,
        name: Said | None = None,
        bullet: str = "",
        more: str = "",
        size: int = 0,
        after: str = "",
        directed: bool = False,
    ) -> str:
        """`directed`: the master of notes does not know the direction, so that each paragraph says it."""
        deck = self.deck
        english = deck.is_rtl and all(one.is_fallback for one in said)
        if english:
            more += ' algn="l" rtl="0"'
        elif directed and deck.is_rtl:
            more += ' algn="r" rtl="1"'
        sized = f' sz="{100 * size}"' if size else ""
        runs = [self._run(name, sized + ' b="1"')] if name else []
        runs += [self._run(one, sized) for one in said]
        tail = f'<a:r><a:rPr lang="{deck.locale}"{sized}/><a:t>{after}</a:t></a:r>' if after else ""
        space = f'<a:r><a:rPr lang="{deck.locale}"{sized}/><a:t> </a:t></a:r>'
        return f"<a:p><a:pPr{more}>{bullet}</a:pPr>{space.join(runs)}{tail}</a:p>"

    def _run(self, said: Said, more: str) -> str:
        language = SOURCE_LOCALE if said.is_fallback else self.deck.locale
        text = escape(" ".join(said.text.split()), quote=False)
        return f'<a:r><a:rPr lang="{language}"{more}/><a:t>{text}</a:t></a:r>'

    def _number(self) -> str:
        return (
            '<a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
            f'<a:rPr lang="{self.deck.locale}"/><a:t>‹#›</a:t></a:fld></a:p>'
        )

    def _holder(self, number: int, name: str, kind: str, paragraphs: str) -> str:
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
            f"<p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle/>"
            f"{paragraphs}</p:txBody></p:sp>"
        )

    def _page(self, shapes: str, kind: str = "sld") -> str:
        return (
            f"{_HEAD}<p:{kind} {NAMES}><p:cSld><p:spTree>{GROUP}{shapes}</p:spTree></p:cSld>"
            f"<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:{kind}>"
        )

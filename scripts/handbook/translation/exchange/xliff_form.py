"""Sheets as XLIFF, for people who work with a translation program.

The version is 1.2: it is what the Translate Toolkit, Weblate, Poedit and the commercial programs read in full. Weblate
calls its support of 2.0, which came ten years after the standard, still under development, and other programs have
none. Of 1.2 only plain elements are used: a source, a target with its state, and where the English changed the former
pair beside it. Programs that follow the Toolkit show a target as unfinished unless its unit is `approved`.
"""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from lxml import etree

from handbook.problems import Place, Problem, problem
from handbook.translation.exchange.received import Received
from handbook.translation.exchange.rows import FORMER, Row
from handbook.translation.locales import SOURCE_LOCALE
from handbook.translation.po import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_VERSION = "1.2"
_NAMESPACE = f"urn:oasis:names:tc:xliff:document:{_VERSION}"
_NS = {"x": _NAMESPACE}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_STATES: Mapping[str, str] = {
    State.REVIEWED: "final",
    State.HUMAN: "translated",
    State.MACHINE: "needs-review-translation",
    FORMER: "needs-adaptation",
    State.ABSENT: "needs-translation",
}
_OUR_STATES = {theirs: str(ours) for ours, theirs in _STATES.items()}
_APPROVED = {State.REVIEWED, State.HUMAN}


def format_xliff(rows: Iterable[Row], locale: str) -> bytes:
    """One `file` for each source; the ids are those of a sheet."""
    root = etree.fromstring(f'<xliff xmlns="{_NAMESPACE}" version="{_VERSION}"/>')
    for uri, own in groupby(rows, key=attrgetter("file")):
        languages = {"source-language": SOURCE_LOCALE, "target-language": locale}
        part = etree.SubElement(root, _name("file"), {"original": uri, **languages, "datatype": "plaintext"})
        body = etree.SubElement(part, _name("body"))
        for row in own:
            _add_unit(body, row)
    etree.indent(root, " ")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def read_xliff(path: str, data: bytes) -> tuple[list[Received], str] | Problem:
    """The rows, and the language that they are in, or why there are none."""
    # Neither entities nor files from elsewhere: what a stranger sends is text.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        return problem("exchange-broken", Place(path=path, line=line, column=max(1, column)), cause=error.msg)
    if root.getroottree().docinfo.internalDTD is not None:
        return problem("exchange-no-sheet", Place(path=path), cause="it declares a document type, which no XLIFF needs")
    if root.tag != _name("xliff"):
        kind = etree.QName(root).localname
        cause = f"it is XLIFF {root.get('version')}" if kind == "xliff" else f"its first element is <{kind}>"
        return problem("exchange-no-xliff", Place(path=path), cause=cause, version=_VERSION)
    languages = {part.get("target-language", "") for part in root.iterfind("x:file", _NS)} - {""}
    return list(_received(root, path)), " ".join(sorted(languages))


def _add_unit(body: etree._Element, row: Row) -> None:
    unit = etree.SubElement(
        body,
        _name("trans-unit"),
        {"id": row.id, "resname": row.context, "approved": "yes" if row.state in _APPROVED else "no"},
    )
    unit.set(_SPACE, "preserve")
    etree.SubElement(unit, _name("source")).text = row.english
    target = etree.SubElement(unit, _name("target"), {"state": _STATES[row.state or State.ABSENT]})
    if row.state == State.MACHINE:
        target.set("state-qualifier", "leveraged-mt")
    target.text = row.translation
    if row.previous:
        former = etree.SubElement(unit, _name("alt-trans"), {"alttranslationtype": "previous-version"})
        etree.SubElement(former, _name("source")).text = row.previous
        etree.SubElement(former, _name("target")).text = row.translation


def _received(root: etree._Element, path: str) -> Iterator[Received]:
    for part in root.iterfind("x:file", _NS):
        # Programs may put units into groups.
        for unit in part.iterfind(".//x:trans-unit", _NS):
            target = unit.find("x:target", _NS)
            row = Row(
                file=part.get("original", ""),
                id=unit.get("id", ""),
                context=unit.get("resname", ""),
                english=_text(unit.find("x:source", _NS)),
                previous=_text(unit.find("x:alt-trans/x:source", _NS)),
                state=_OUR_STATES.get(target.get("state", ""), "") if target is not None else str(State.ABSENT),
                translation=_text(target),
            )
            yield Received(row=row, path=path, number=_line(unit))


def _line(element: Any) -> int:
    """The stubs do not know that it is a number."""
    return element.sourceline or 1


def _text(element: etree._Element | None) -> str:
    """All text of an element; marks that a program put around words have none of their own."""
    return "".join(str(part) for part in element.itertext()) if element is not None else ""


def _name(local: str) -> str:
    return f"{{{_NAMESPACE}}}{local}"

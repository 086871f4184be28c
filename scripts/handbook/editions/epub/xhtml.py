"""Pages as XHTML: well-formed, with the roles that reading programs know, and without what only works on the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

XHTML = "http://www.w3.org/1999/xhtml"
SVG = "http://www.w3.org/2000/svg"
OPS = "http://www.idpf.org/2007/ops"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_EPUB_TYPE = f"{{{OPS}}}type"
_DROPPED = frozenset({"tabindex", "focusable", "hidden", "rel", "hreflang"})
"""Attributes that mean nothing in a book."""
_SVG_NAMES = {
    name.lower(): name
    for name in ("viewBox", "preserveAspectRatio", "clipPath", "clipPathUnits", "linearGradient", "textPath")
}
"""An HTML parser makes all names lower case; in XML, SVG's names have their capitals."""
_ROLES = {"citation": ("biblioref", "doc-biblioref"), "term": ("glossref", "doc-glossref")}
"""Links of the pages, by class: what they are in the words of EPUB and of DPUB-ARIA."""


def page_section(article: etree._Element, *, kind: str, heading: str) -> etree._Element:
    """A page's article as a section of a book. `kind` is its name in EPUB's words, `heading` the id of its title."""
    section = _copied(article, XHTML)
    section.tag = f"{{{XHTML}}}section"
    _drop(section, "class")
    section.set(_EPUB_TYPE, kind)
    section.set("role", f"doc-{kind}")
    if heading:
        section.set("aria-labelledby", heading)
    for one in list(section.iter(f"{{{XHTML}}}aside")):
        one.tag = f"{{{XHTML}}}div"
        one.set("role", "note")
    for cell in section.iter(f"{{{XHTML}}}thead"):
        for head in cell.iter(f"{{{XHTML}}}th"):
            head.set("scope", "col")
    _wrap_sources(section)
    return section


def _copied(source: etree._Element, namespace: str) -> etree._Element:
    """The element and all below it, in the namespaces that XML wants."""
    inside = SVG if source.tag == "svg" else namespace
    name = _SVG_NAMES.get(source.tag, source.tag) if inside == SVG else source.tag
    copy = etree.Element(f"{{{inside}}}{name}", nsmap={None: inside} if inside == SVG else {None: XHTML, "epub": OPS})  # type: ignore[dict-item]
    copy.text, copy.tail = source.text, source.tail
    for key, value in source.items():
        name = str(key)
        if name not in _DROPPED and not name.startswith("data-"):
            copy.set(_SVG_NAMES.get(name, name) if inside == SVG else name, value)
    if language := source.get("lang"):
        copy.set(_XML_LANG, language)
    if source.tag == "a":
        for kind, (epub_type, role) in _ROLES.items():
            if kind in source.get("class", "").split():
                copy.set(_EPUB_TYPE, epub_type)
                copy.set("role", role)
    for child in source:
        if isinstance(child.tag, str):
            copy.append(_copied(child, inside))
        else:
            _keep_tail(copy, child.tail)
    return copy


def _drop(element: etree._Element, *names: str) -> None:
    for name in names:
        if name in element.attrib:
            del element.attrib[name]


def _keep_tail(parent: etree._Element, text: str | None) -> None:
    """The text after a comment, which is left out."""
    if not text:
        return
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _wrap_sources(section: etree._Element) -> None:
    """The list of sources, with its heading, is a bibliography."""
    heading = next((one for one in section.iter(f"{{{XHTML}}}h2") if one.get("id") == "sources"), None)
    if heading is None:
        return
    wrapper = etree.Element(f"{{{XHTML}}}section", nsmap={None: XHTML, "epub": OPS})  # type: ignore[dict-item]
    wrapper.set(_EPUB_TYPE, "bibliography")
    wrapper.set("role", "doc-bibliography")
    wrapper.set("aria-labelledby", "sources")
    moved = [heading, *_until_next_heading(heading)]
    heading.addprevious(wrapper)
    for one in moved:
        wrapper.append(one)
    for entry in wrapper.iter(f"{{{XHTML}}}li"):
        if entry.get("id", "").startswith("source-"):
            entry.set(_EPUB_TYPE, "biblioentry")


def _until_next_heading(heading: etree._Element) -> Iterator[etree._Element]:
    for one in heading.itersiblings():
        if one.tag == heading.tag:
            return
        yield one


def document(
    body: etree._Element, *, title: str, language: str, direction: str, styles: str, body_type: str = ""
) -> bytes:
    """A whole file. `styles` is the way from it to the style sheet."""
    root = etree.Element(f"{{{XHTML}}}html", nsmap={None: XHTML, "epub": OPS})  # type: ignore[dict-item]
    root.set("lang", language)
    root.set(_XML_LANG, language)
    root.set("dir", direction)
    head = etree.SubElement(root, f"{{{XHTML}}}head")
    etree.SubElement(head, f"{{{XHTML}}}title").text = title
    etree.SubElement(head, f"{{{XHTML}}}link", rel="stylesheet", type="text/css", href=styles)
    holder = etree.SubElement(root, f"{{{XHTML}}}body")
    if body_type:
        holder.set(_EPUB_TYPE, body_type)
    holder.append(body)
    _open_empty(root)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["epub"])
    return b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n' + etree.tostring(root, encoding="utf-8") + b"\n"


_VOID = frozenset({"br", "hr", "img", "link", "meta", "wbr", "col"})


def _open_empty(root: etree._Element) -> None:
    """`<td/>` is well-formed, but programs that read XHTML as HTML would never see it closed."""
    for one in root.iter(f"{{{XHTML}}}*"):
        if not len(one) and one.text is None and etree.QName(one).localname not in _VOID:
            one.text = ""


def ids_of(section: etree._Element) -> set[str]:
    return {one.get("id", "") for one in section.iter() if one.get("id")}


def lead_to_places(section: etree._Element, address: Callable[[str], str | None]) -> None:
    """Give links their last form; one that leads nowhere becomes its text."""
    for link in list(section.iter(f"{{{XHTML}}}a")):
        href = link.get("href")
        if href is None:
            continue
        found = address(href)
        if found is None:
            _drop(link, "href", "role", _EPUB_TYPE)
            link.tag = f"{{{XHTML}}}span"
        else:
            link.set("href", found)

"""`imsmanifest.xml`: what a package says of itself, in the words of SCORM 1.2 and IMS metadata 1.2.1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree

from handbook.catalogue.training import module_uri
from handbook.pages.names import said_name
from handbook.pages.training.telling import Teller
from handbook.pages.words import Words
from handbook.translation.locales import SOURCE_LOCALE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handbook.editions.book import Book
    from handbook.model.reading import Located
    from handbook.model.training import Module

_PACKAGING = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
_SHARING = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
_METADATA = "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_NO_LANGUAGE = "x-none"
"""The language of words that are part of the format."""


class _Maker:
    """Elements of one namespace: `maker.title("text")`, `maker.item(child, child, identifier="x")`."""

    def __init__(self, namespace: str, **prefixes: str) -> None:
        self.namespace = namespace
        self.names: Any = {None: namespace, **prefixes}

    def __call__(self, tag: str, *inside: str | etree._Element, **attributes: str) -> etree._Element:
        made = etree.Element(f"{{{self.namespace}}}{tag}", attributes, nsmap=self.names)
        for one in inside:
            if isinstance(one, str):
                made.text = one
            else:
                made.append(one)
        return made


_e, _m = _Maker(_PACKAGING, adlcp=_SHARING), _Maker(_METADATA)


def format_manifest(book: Book, located: Located[Module], page_uri: str, uris: Sequence[str]) -> bytes:
    """The manifest of one module. The schemas are not in the package: their licence is not ours to give."""
    module = located.value
    title = said_name(Words(book.content, book.translation, module_uri(module.id)), module_uri(module.id)).text
    score = etree.Element(f"{{{_SHARING}}}masteryscore")
    score.text = module.pass_mark
    item = _e("item", _e("title", title), score, identifier="item", identifierref="page", isvisible="true")
    listed = [_e("file", href=uri) for uri in uris]
    resource = _e("resource", *listed, identifier="page", type="webcontent", href=page_uri)
    resource.set(f"{{{_SHARING}}}scormtype", "sco")
    root = _e(
        "manifest",
        _e("metadata", _e("schema", "ADL SCORM"), _e("schemaversion", "1.2"), _description(book, located, title)),
        _e("organizations", _e("organization", _e("title", title), item, identifier="module"), default="module"),
        _e("resources", resource),
        identifier=f"handbook-{book.code}-{module.id}",
        version=book.edition.version,
    )
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _description(book: Book, located: Located[Module], title: str) -> etree._Element:
    module = located.value
    words = Words(book.content, book.translation, module_uri(module.id))
    summary = Teller(words, located.uri).text("summary", module.summary)

    def text(said: str, language: str = "") -> etree._Element:
        made = _m("langstring", said)
        made.set(_LANGUAGE, language or book.code)
        return made

    def term(word: str) -> tuple[etree._Element, etree._Element]:
        return _m("source", text("LOMv1.0", _NO_LANGUAGE)), _m("value", text(word, _NO_LANGUAGE))

    rights = f"{book.content.interface['theme.licence']}. {book.content.interface['theme.independent']}"
    return _m(
        "lom",
        _m("general", _m("title", text(title)), _m("language", book.code), _m("description", text(summary))),
        _m("lifecycle", _m("version", text(f"{book.edition.version}, {book.edition.date}", SOURCE_LOCALE))),
        _m("educational", _m("typicallearningtime", _m("datetime", f"PT{module.minutes}M"))),
        _m(
            "rights",
            _m("cost", *term("no")),
            _m("copyrightandotherrestrictions", *term("yes")),
            _m("description", text(rights, SOURCE_LOCALE)),
        ),
    )

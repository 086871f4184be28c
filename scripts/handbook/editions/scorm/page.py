"""The module's page as a learning system shows it: without the frame of the site, with the script that reports."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from lxml import html

from handbook.audit.links import resolve
from handbook.editions.articles import remove
from handbook.editions.kinds import EditionKind
from handbook.editions.policies import policy_of
from handbook.generators.mkdocs.outgoing import DESCRIPTION_ID, NEEDED_REL

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from handbook.editions.book import Book

ADAPTER_URI = "assets/js/training/scorm.js"
_STORE = re.compile(r"assets/js/tools/store\.js$")
_OWN_SCRIPTS = re.compile(r"data/|assets/js/(tools|training)/|assets/js/(scope|overdue|terms)\.js$")
"""What the page needs; the rest of the scripts belong to the frame."""
_FRAME = (
    ".//header",
    ".//nav[@aria-labelledby or @aria-label][not(ancestor::article)]",
    ".//*[@data-md-component='skip' or @data-md-component='sidebar' or @data-md-component='top']",
    ".//input[contains(@class, 'md-toggle')]",
    ".//label[contains(@class, 'md-overlay')]",
    ".//*[contains(@class, 'hb-share') or @data-hb-server]",
    ".//footer//a[contains(@href, 'changes.html')]",
    ".//meta[starts-with(@property, 'og:') or starts-with(@name, 'twitter:')]",
    ".//noscript",
)
_LINKS_KEPT = frozenset({"stylesheet", "icon"})


def lms_page(book: Book, uri: str) -> tuple[bytes, set[str]]:
    """The page, and the files of the site that it asks for."""
    root = html.document_fromstring((book.site_dir / uri).read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    for path in _FRAME:
        for one in cast("list[HtmlElement]", root.xpath(path)):
            if one.getparent() is not None:
                one.drop_tree()
    _keep_scripts(root, uri)
    remove(root, lambda one: one.tag == "link" and one.get("rel") not in _LINKS_KEPT)
    for meta in root.iterfind(".//meta[@http-equiv='Content-Security-Policy']"):
        meta.set("content", policy_of(EditionKind.SCORM) or "")
    for link in list(root.iter("a")):
        _lead(book, uri, link)
    needed = _files_of(root, uri) - {ADAPTER_URI}
    return html.tostring(root, doctype="<!DOCTYPE html>", encoding="utf-8") + b"\n", needed


def _keep_scripts(root: HtmlElement, uri: str) -> None:
    """The scripts of the page, and after the one that keeps answers the one that hands them to the system."""
    for script in list(root.iter("script")):
        target = resolve(uri, script.get("src", ""))
        if target is None or not _OWN_SCRIPTS.match(target.uri):
            script.drop_tree()
        elif _STORE.match(target.uri):
            adapter = html.Element("script", dict(script.attrib))
            adapter.set("src", script.get("src", "").replace("tools/store.js", "training/scorm.js"))
            script.addnext(adapter)


def _lead(book: Book, uri: str, link: HtmlElement) -> None:
    """Links to other pages lead to the site, if its address is known, in a window of their own: here is one page only."""
    address = link.get("href")
    if address is None:
        return
    target = resolve(uri, address)
    if target and target.locale is None and target.uri == uri:
        link.set("href", f"#{target.fragment}")
        return
    if target:
        site = book.content.config.url.rstrip("/")
        if not site:
            link.drop_tag()
            return
        path = f"{target.locale or book.code}/{target.uri}"
        link.set("href", f"{site}/{path}{'#' if target.fragment else ''}{target.fragment}")
    link.set("target", "_blank")
    link.set("rel", " ".join(("external", *NEEDED_REL)))
    link.set("aria-describedby", DESCRIPTION_ID)


def _files_of(root: HtmlElement, uri: str) -> set[str]:
    """Files of the site that the page's elements name."""
    named = [one.get("href", "") for one in root.iter("link")]
    named += [one.get(name) for one in root.iter() for name in ("src", "poster") if one.get(name)]
    targets = [resolve(uri, address) for address in named if not address.startswith("data:")]
    return {target.uri for target in targets if target and target.locale is None}

"""Pages about a reader's own copy: what changed since it was made, how to keep it on the device, and what the device keeps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handbook.pages.generated.tools import script_of
from handbook.pages.kept import KEPT, OURS
from handbook.pages.outline import CHANGES_URI, DATA_URI, DEVICE_URI, OFFLINE_URI
from handbook.pages.page import Page, PageKind, html_uri
from handbook.pages.words import Words
from handbook.translation.locales import SOURCE_LOCALE, Extent
from handbook.webapp.manifest import PACK_URI

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handbook.content import Content
    from handbook.pages.generated.maker import PageMaker
    from handbook.translation.translation import Translation

NOTICE_URI = "data/notice.js"
_NOTICE = ("newer", "get", "later", "ready", "show")
_BASE, _FILES = "assets/js/tools/base.js", "assets/js/tools/files.js"
_STYLES = ("assets/css/copies.css",)
FORMS = ("usb", "one-file", "epub", "pdf", "zim", "scorm")
"""The kinds of editions, in the order in which readers look for them; a test holds them to those that are made."""
_CHANGES = (_BASE, _FILES, "data/manifest.js", "assets/js/changes.js")
_OFFLINE = (_BASE, PACK_URI, "assets/js/offline-page.js")
_DEVICE = (_BASE, "assets/js/device.js")


def copy_pages(maker: PageMaker, extent: Extent = Extent.WHOLE) -> Iterator[Page]:
    yield _page(maker, CHANGES_URI, PageKind.CHANGES, _CHANGES, data_uri=DATA_URI)
    english = f"../{SOURCE_LOCALE}/{html_uri(OFFLINE_URI)}"
    yield _page(
        maker, OFFLINE_URI, PageKind.OFFLINE, _OFFLINE, start=extent is Extent.START, english=english, forms=FORMS
    )
    yield _page(maker, DEVICE_URI, PageKind.DEVICE, _DEVICE, kept=KEPT)


def _page(maker: PageMaker, uri: str, kind: PageKind, scripts: tuple[str, ...], **values: object) -> Page:
    w = maker.words(uri)
    body = maker.renderer.fragment(str(kind), w, edition=maker.content.config.edition, **values)
    page = maker.page(w, kind, w.plain(f"edition.{kind}.title"), w.plain(f"edition.{kind}.intro"), body)
    return replace(page, scripts=(*page.scripts, _words_uri(kind), *scripts), styles=(*page.styles, *_STYLES))


def copy_files(content: Content, translation: Translation) -> Mapping[str, bytes]:
    """The words of these pages' scripts, and those of the notice that may come up on every page."""
    w = Words(content, translation, OFFLINE_URI)
    notice = {key: w.pattern(f"edition.offline.say.{key}") for key in _NOTICE}
    words = {_words_uri(kind): _words(w, kind) for kind in (PageKind.CHANGES, PageKind.OFFLINE)}
    kept = [{"id": one.id, "keys": one.keys} for one in KEPT]
    words[_words_uri(PageKind.DEVICE)] = _words(w, PageKind.DEVICE, ours=OURS, kept=kept)
    return words | {NOTICE_URI: script_of(notice, "HANDBOOK_NOTICE")}


def _words_uri(kind: PageKind) -> str:
    return f"data/tools/{kind}.js"


def _words(w: Words, kind: PageKind, **more: object) -> bytes:
    prefix = f"edition.{kind}.say."
    said = {key.removeprefix(prefix): w.pattern(key) for key in w.content.interface if key.startswith(prefix)}
    return script_of({"id": str(kind), "locale": w.locale.code, "strings": said, **more})

"""What an edition of one language holds: its pages and case studies, each with a short name for its content.

A reader's copy carries it; the page "What changed" of a later copy compares the two, on the device.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from handbook.pages.generated.tools import script_of_text
from handbook.pages.page import html_uri
from handbook.translation.locales import Extent

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from handbook.content import Content
    from handbook.pages.page import Page
    from handbook.translation.translation import Translation

MANIFEST_URI = "data/manifest.json"
MANIFEST_SCRIPT_URI = "data/manifest.js"
FORMAT = 1
"""Raise it when a page of today could not read the manifests of tomorrow."""
_SHORT = 8
"""Hexadecimal digits of a digest: enough to tell two texts of one page from each other, and the manifest stays under 60 KB."""
CURRENT, WITHDRAWN = "current", "withdrawn"


def manifest_files(
    content: Content, translation: Translation, extent: Extent, pages: Iterable[Page]
) -> Mapping[str, bytes]:
    """The manifest twice: as data to carry away and compare, and as a script for pages that are opened from a disk."""
    manifest = edition_manifest(content, translation, extent, pages)
    text = json.dumps(manifest, ensure_ascii=False, separators=(",", ":"))
    return {MANIFEST_URI: f"{text}\n".encode(), MANIFEST_SCRIPT_URI: script_of_text(text, "HANDBOOK_MANIFEST")}


def edition_manifest(
    content: Content, translation: Translation, extent: Extent, pages: Iterable[Page]
) -> dict[str, object]:
    """`pages`: address to title, kind and digest. `case_studies`: id to the length of the history and the status.

    The title of a case study is that of its page.
    """
    edition = content.config.edition
    return {
        "handbook": "manifest",
        "format": FORMAT,
        "locale": translation.locale.code,
        "version": edition.version,
        "date": edition.date,
        "pages": {html_uri(page.uri): [page.title, str(page.kind), page.digest[:_SHORT]] for page in pages},
        "case_studies": {} if extent is Extent.START else _case_studies(content),
    }


def _case_studies(content: Content) -> dict[str, list[object]]:
    """A language that begins has none of its own."""
    catalogue = content.catalogue
    found: dict[str, list[object]] = {one.id: [len(one.history), CURRENT] for one in catalogue.case_studies}
    return found | {one.id: [0, WITHDRAWN] for one in catalogue.tombstones}

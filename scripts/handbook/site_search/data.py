"""What the search's scripts read besides the index: the engine, and the texts that they show."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from handbook.pages.words import Words
from handbook.search.runtime import ENGINE_NAME, engine_script
from handbook.site_search.facets import FACETS
from handbook.translation.locales import Extent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handbook.content import Content
    from handbook.translation.translation import Translation

ENGINE_URI = f"assets/js/{ENGINE_NAME}"
STRINGS_URI = "data/search.js"
_STRINGS = (
    "words", "results", "found", "similar", "nothing", "empty", "all", "letters", "recent", "forget", "kept", "english",
    "english-results", "missing", "broken", "version", "more", "filters", "clear", "marked", "unmark", "slash",
)  # fmt: skip


def search_files(content: Content, translation: Translation, extent: Extent) -> Mapping[str, bytes]:
    """The two scripts of one locale. Where only the start of a language is there, results in English come with its own."""
    w = Words(content, translation, "search.md")
    data = {
        "locale": w.locale.code,
        "english": not w.locale.is_source,
        "start": extent is Extent.START,
        "strings": {key: w.pattern(f"search.{key}") for key in _STRINGS},
        "facets": {name: w.plain(f"search.facet.{name}") for name in FACETS},
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("\u2028", "\\u2028")
    return {
        ENGINE_URI: engine_script().encode(),
        STRINGS_URI: f"window.HANDBOOK_SEARCH={text};\n".encode(),
    }

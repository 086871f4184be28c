"""What a browser needs to know to put a language on the home screen. The icons are made from the site's mark by `tests/icons.py`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handbook.content import Content
    from handbook.translation.translation import Translation

APP_URI = "manifest.webmanifest"
WORKER_URI = "sw.js"
PACK_URI = "data/offline.js"
"""What the browser keeps of a language; written when everything else of it is there."""
SIZE_URI = "data/offline-size.js"
"""How much that is, for pages that need not know more."""
COLOUR, PAPER = "#0b3d4a", "#ffffff"
ICONS = {
    "assets/images/app-192.png": ("192x192", "any"),
    "assets/images/app-512.png": ("512x512", "any"),
    "assets/images/app-maskable-512.png": ("512x512", "maskable"),
}


def app_files(content: Content, translation: Translation) -> Mapping[str, bytes]:
    """Addresses count from the file itself, so that a language can stand at any address."""
    locale, name = translation.locale, translation.label("site.name", content.config.name)
    description = translation.label("site.description", content.config.description)
    app = {
        "id": "./",
        "name": f"{name} ({locale.name})",
        "short_name": name,
        "description": description,
        "lang": locale.code,
        "dir": str(locale.direction),
        "start_url": "index.html",
        "scope": "./",
        # A bar to go back where browsers have one; else a window of its own, whose data phones keep longest.
        "display": "standalone",
        "display_override": ["minimal-ui", "standalone"],
        "theme_color": COLOUR,
        "background_color": PAPER,
        "icons": [
            {"src": uri, "sizes": sizes, "type": "image/png", "purpose": purpose}
            for uri, (sizes, purpose) in ICONS.items()
        ],
    }
    return {APP_URI: (json.dumps(app, ensure_ascii=False, indent=1) + "\n").encode()}

"""What the actions share: naming a source, naming a language, saying what was not understood."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from handbook.model.suggestions import did_you_mean

if TYPE_CHECKING:
    from handbook.content import Content
    from handbook.translation.locales import Locale


def source_uri(content: Content, given: str) -> str | None:
    """The source that was named, with or without its folder; says so if there is none."""
    known = [uri for uri, _ in content.texts()]
    for uri in (given, f"docs/{given}", f"case_studies/{given}"):
        if uri in known:
            return uri
    usage_error(
        f"'{given}' is no source of texts{did_you_mean(given, known, before='; ')}", "a path such as docs/index.md"
    )
    return None


def named_locale(content: Content, code: str) -> Locale | None:
    """The language that was named; says so if there is no translation into it."""
    locale = next((one for one in content.locales if one.code == code and not one.is_source), None)
    if locale is None:
        known = ", ".join(one.code for one in content.locales if not one.is_source)
        usage_error(f"there is no translation '{code}'", f"one of {known}, or: handbook new locale {code}")
    return locale


def usage_error(cause: str, way_out: str) -> None:
    print(f"handbook: {cause}\n  try: {way_out}", file=sys.stderr)

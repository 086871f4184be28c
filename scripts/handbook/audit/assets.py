"""Styles and scripts: nothing in them may call another host."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from handbook.audit.pages import is_outside
from handbook.problems import Place, Problem, problem
from handbook.search.files import is_value
from handbook.site_search.indexing import SEARCH_DIR, is_index_as_put

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from handbook.tree import FileState

VENDORED_DIR = "assets/vendor/"
"""Scripts of others that a tool reads when they are used."""
_READ = (".css", ".js", ".mjs", ".svg", ".json", ".webmanifest")
_OTHER_PAGES = (".htm", ".xhtml", ".xht", ".shtml", ".mht", ".mhtml", ".swf", ".xsl", ".xslt")
"""What a browser would open as a page of its own, past this audit and the policy."""
_CSS_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)['\"]?\s*\)|@import\s+['\"]([^'\"]+)['\"]", re.IGNORECASE)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
_CSS_PICTURE = re.compile(
    r"url\(\s*(?:\"data:image/[^\"]*\"|'data:image/[^']*'|data:image/[^)\"']*)\s*\)", re.IGNORECASE
)
_CSS_NAMESPACE = re.compile(r"@namespace[^;]*;", re.IGNORECASE)
_ANY_HOST = re.compile(r"(?:https?:|ftp:|wss?:)?//[^\s\"'`)\\]+", re.IGNORECASE)
_HOST = re.compile(
    r"(?:https?:)?//[a-zA-Z$][^\s\"'`)\\]*\.[^\s\"'`)\\]+|(?:https?|wss?|ftp)://[^\s\"'`)\\]+", re.IGNORECASE
)
_QUOTED_HOST = re.compile(r"[\"'`](//[a-zA-Z0-9][^\s\"'`)\\]*\.[^\s\"'`)\\]+)")
_XML_STYLE = re.compile(r"<\?xml-stylesheet[^>]*>|<!(?:DOCTYPE|ENTITY)[^>]*(?:SYSTEM|PUBLIC)[^>]*>", re.IGNORECASE)
_INERT = ("http://www.w3.org/",)
"""Names of what an SVG is; nobody goes there."""


def asset_problems(
    site_dir: Path, code: str, states: Mapping[str, FileState], well: dict[str, FileState] | None = None
) -> list[Problem]:
    """Addresses of other hosts in style sheets and scripts of one locale.

    `states` are those of all files; `well` is what was found without fault before, and takes what is now.
    """
    found: list[Problem] = []
    known, now = well or {}, {}
    is_index_known = is_index_as_put(site_dir, states)
    for uri, state in sorted(states.items()):
        if is_index_known and uri.startswith(f"{SEARCH_DIR}/"):
            continue
        faults = [] if known.get(uri) == state else [*_file_problems(site_dir, code, uri)]
        found += faults
        if not faults:
            now[uri] = state
    if well is not None:
        well.clear()
        well.update(now)
    return found


def _file_problems(site_dir: Path, code: str, uri: str) -> Iterator[Problem]:
    name = uri.lower()
    if name.endswith(_OTHER_PAGES):
        yield problem("audit-page-unplanned", Place(path=f"{code}/{uri}"))
    if name.endswith(".xml"):
        text = (site_dir / uri).read_text(encoding="utf-8", errors="replace")
        yield from (_outside(code, uri, one[0]) for one in _XML_STYLE.finditer(text) if _ANY_HOST.search(one[0]))
    if not name.endswith(_READ) or _for_download(uri):
        return
    if uri.startswith(VENDORED_DIR):
        return  # as recorded in third_party/vendored.json; namespaces and comments, and the policy lets nothing out
    text = (site_dir / uri).read_text(encoding="utf-8", errors="replace")
    if uri.startswith(f"{SEARCH_DIR}/") and is_value(text):
        return  # texts of pages, which may speak of addresses; there is no code in it
    if uri.startswith(("data/", "locales.js")) and ("//" not in text or _is_assignment(text)):
        return  # the same of tools and lists: names, titles, words of problems, the address of the project
    if name.endswith(".webmanifest"):
        addresses = [one for one in _in_manifest(json.loads(text)) if is_outside(one)]
    else:
        addresses = _in_css(text) if name.endswith(".css") else _in_script(text)
    yield from (_outside(code, uri, one) for one in addresses)


def _outside(code: str, uri: str, address: str) -> Problem:
    return problem("audit-outside-request", Place(path=f"{code}/{uri}"), value=address)


def _for_download(uri: str) -> bool:
    """Data that readers take away names the addresses of sources. No page can load it: the policy forbids it."""
    return uri.startswith("data/") and uri.endswith(".json")


def _is_assignment(script: str) -> bool:
    """Whether a script does nothing but give one name its value.

    >>> _is_assignment('window.HANDBOOK_TOOL={"a":"https://a.example"};\\n'), _is_assignment("window.A=fetch(1);\\n")
    (True, False)
    """
    named = re.fullmatch(r"window\.[A-Z_]+ ?= ?(.*);\n", script, re.DOTALL)
    try:
        return named is not None and json.loads(named[1]) is not None
    except ValueError:
        return False


def _in_manifest(value: Any, key: str = "") -> Iterator[str]:
    """The addresses of an app's manifest; its other texts are names.

    >>> list(_in_manifest({"name": "https://a.example", "start_url": "index.html", "icons": [{"src": "//b.example/c.png"}]}))
    ['index.html', '//b.example/c.png']
    """
    match value:
        case dict():
            for name, inner in value.items():
                yield from _in_manifest(inner, name)
        case list():
            for inner in value:
                yield from _in_manifest(inner, key)
        case str() if key in {"src", "url", "start_url", "scope", "id", "action"}:
            yield value


def _in_css(text: str) -> list[str]:
    """Addresses that a style sheet loads, and any other that stands in it: functions that load are added every year."""
    text = _CSS_ESCAPE.sub(lambda found: chr(int(found[1], 16) % 0x110000), _CSS_COMMENT.sub("", text))
    loaded = [address for one in _CSS_URL.finditer(text) if is_outside(address := one[1] or one[2])]
    rest = _CSS_NAMESPACE.sub("", _CSS_URL.sub("", _CSS_PICTURE.sub("", text)))
    return loaded + [one[0] for one in _ANY_HOST.finditer(rest)]


def _in_script(text: str) -> list[str]:
    found = [one[0] for one in _HOST.finditer(text) if not one[0].startswith(_INERT) and "://" in one[0]]
    return found + _QUOTED_HOST.findall(text)

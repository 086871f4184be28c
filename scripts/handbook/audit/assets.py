"""Styles and scripts: nothing in them may call another host."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from handbook.audit.pages import is_outside
from handbook.problems import Place, Problem, problem
from handbook.search.files import is_value
from handbook.site_search.indexing import SEARCH_DIR

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

VENDORED_DIR = "assets/vendor/"
"""Scripts of others that a tool reads when they are used."""
_CSS_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)['\"]?\s*\)|@import\s+['\"]([^'\"]+)['\"]")
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_HOST = re.compile(r"(?:https?:)?//[a-zA-Z$][^\s\"'`)\\]*\.[^\s\"'`)\\]+|https?://[^\s\"'`)\\]+")
# Addresses inside Material's script that no page of ours can make it use: what would trigger them (diagrams, repository
# facts) is refused in every page, and the browser refuses the connection. The last two are comments and a namespace.
_INERT = (
    "https://unpkg.com/mermaid@",
    "https://unpkg.com/resize-observer-polyfill",
    "https://api.github.com/",
    "https://${",
    "https://clipboardjs.com/",
    "http://www.w3.org/",
)


def asset_problems(site_dir: Path, code: str, uris: Iterable[str]) -> list[Problem]:
    """Addresses of other hosts in style sheets and scripts of one locale."""
    found = []
    for uri in uris:
        if not uri.endswith((".css", ".js", ".svg", ".json", ".webmanifest")) or _for_download(uri):
            continue
        if uri.startswith(VENDORED_DIR):
            continue  # as recorded in third_party/vendored.json; namespaces and comments, and the policy lets nothing out
        text = (site_dir / uri).read_text(encoding="utf-8", errors="replace")
        if uri.startswith(f"{SEARCH_DIR}/") and is_value(text):
            continue  # texts of pages, which may speak of addresses; there is no code in it
        if uri.startswith("data/tools/") and _is_assignment(text):
            continue  # the same of a tool: words of problems, the address of the project
        addresses = _in_css(text) if uri.endswith(".css") else _in_script(text)
        found += [problem("audit-outside-request", Place(path=f"{code}/{uri}"), value=one) for one in addresses]
    return found


def _for_download(uri: str) -> bool:
    """Data that readers take away names the addresses of sources. No page can load it: the policy forbids it."""
    return uri.startswith("data/") and uri.endswith(".json")


def _is_assignment(script: str) -> bool:
    """Whether a script does nothing but give one name its value.

    >>> _is_assignment('window.HANDBOOK_TOOL={"a":"https://a.example"};\\n'), _is_assignment("window.A=fetch(1);\\n")
    (True, False)
    """
    named = re.fullmatch(r"window\.[A-Z_]+=(.*);\n", script, re.DOTALL)
    try:
        return named is not None and json.loads(named[1]) is not None
    except ValueError:
        return False


def _in_css(text: str) -> list[str]:
    matches = _CSS_URL.finditer(_CSS_COMMENT.sub("", text))
    return [address for one in matches if is_outside(address := one[1] or one[2])]


def _in_script(text: str) -> list[str]:
    return [one[0] for one in _HOST.finditer(text) if not one[0].startswith(_INERT) and "://" in one[0]]

"""Parts of a page that readers jump to, told from its file: two of one role may not have the same name."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lxml import html

if TYPE_CHECKING:
    from collections.abc import Iterator

ROLES = {"nav": "navigation", "aside": "complementary", "main": "main", "section": "region", "form": "form"}
ONLY_WITH_A_NAME = {"region", "form"}


def doubled(page: bytes) -> list[str]:
    """Landmarks that a reader cannot tell apart."""
    return [f"{role} {name!r}" for (role, name), count in Counter(_landmarks(page)).items() if count > 1]


def _landmarks(page: bytes) -> Iterator[tuple[str, str]]:
    root = html.fromstring(page)
    for one in root.iterfind(".//*[@role]"):
        if one.get("role") in {*ROLES.values(), "search"}:
            yield one.get("role", ""), _name(root, one)
    for one in root.iter(*ROLES):
        role, name = ROLES[str(one.tag)], _name(root, one)
        if "role" not in one.attrib and (name or role not in ONLY_WITH_A_NAME):
            yield role, name


def _name(root: html.HtmlElement, one: html.HtmlElement) -> str:
    by = one.get("aria-labelledby", "").split()
    text = " ".join(root.get_element_by_id(part).text_content() for part in by) or one.get("aria-label", "")
    return " ".join(text.split()).casefold()

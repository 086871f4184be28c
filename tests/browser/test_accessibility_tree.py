"""What a browser tells to a screen reader: landmarks, headings, names. Not how it sounds: nobody who listens has tried it."""

from __future__ import annotations

import itertools
import os
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from access.samples import SAMPLES

from .conftest import DESKTOP, crossed, until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

    from .conftest import Site

pytestmark = pytest.mark.browser
WHOLE = bool(os.environ.get("HANDBOOK_PROOF"))
MAIN_KINDS = SAMPLES if WHOLE else [one for one in SAMPLES if one.uri in {
    "index.md", "handbook/messages.md", "case-studies/zw-safe-journey.md", "case-studies/explorer.md", "toolkit/planner.md",
    "training/messages/index.md", "case-studies/evidence-map.md", "case-studies/by-step-and-tactic.md", "toolkit/kap-score.md",
}]  # fmt: skip
CROSSED = crossed(("en", "th", "ur"), (("360px", "en"), ("1280px", "ur")))
NAMED = frozenset({
    "link", "button", "textbox", "searchbox", "combobox", "checkbox", "radio", "listbox", "spinbutton", "slider", "tab",
    "DisclosureTriangle", "image", "img", "navigation", "region", "group", "form", "table", "progressbar", "Date",
})  # fmt: skip
"""Roles that say nothing without a name."""
GROUPS = frozenset({"group", "form"})
"""These may stay without one where they only hold things together."""


@dataclass(frozen=True)
class Node:
    role: str
    name: str
    level: int
    depth: int


def tree(page: Page) -> list[Node]:
    """What is not hidden from screen readers, in the order in which it is read."""
    session = page.context.new_cdp_session(page)
    try:
        nodes = {node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]}
    finally:
        session.detach()
    root = next(node for node in nodes.values() if "parentId" not in node)
    return list(_read(nodes, root, 0))


def _read(nodes: dict[str, dict], node: dict, depth: int) -> Iterator[Node]:
    if not node["ignored"]:
        level = next((one["value"]["value"] for one in node.get("properties", []) if one["name"] == "level"), 0)
        yield Node(node["role"]["value"], node.get("name", {}).get("value", "").strip(), level, depth)
    for child in node.get("childIds", []):
        if child in nodes:
            yield from _read(nodes, nodes[child], depth + 1)


def named(found: list[Node], role: str) -> list[str]:
    return [node.name for node in found if node.role == role]


@CROSSED
def test_main_kinds_have_landmarks_headings_and_names(
    site: Site, open_pages: Callable, locale: str, size: dict[str, int]
) -> None:
    with open_pages(size) as (page, _):
        for sample in MAIN_KINDS:
            page.goto(site.url(locale, sample.address))
            found = tree(page)
            roles = Counter(node.role for node in found)
            assert [roles[one] for one in ("banner", "main", "contentinfo")] == [1, 1, 1], sample.uri
            navigation = named(found, "navigation")
            assert len(set(navigation)) == len(navigation), (sample.uri, navigation)
            nameless = [node for node in found if node.role in NAMED - GROUPS and not node.name]
            assert nameless == [], sample.uri
            tables = named(found, "table")
            assert len(set(tables)) == len(tables), (sample.uri, tables)
            levels = [node.level for node in found if node.role == "heading"]
            assert levels[0] == 1, sample.uri
            assert levels.count(1) == 1, sample.uri
            jumps = [two for two in itertools.pairwise(levels) if two[1] > two[0] + 1]
            assert jumps == [], sample.uri


@pytest.mark.parametrize("locale", ["en", "ur"])
def test_the_header_says_what_it_does(site: Site, open_pages: Callable, locale: str) -> None:
    """The visible words of a control are part of its name (2.5.3), and a menu says whether it is open."""
    with open_pages(DESKTOP) as (page, _):
        page.goto(site.url(locale, "handbook/messages.html"))
        language = page.locator("button.hb-languages")
        shown = language.inner_text().strip()
        assert shown
        assert shown in (language.get_attribute("aria-label") or "")
        assert language.get_attribute("aria-expanded") == "false"
        language.click()
        assert language.get_attribute("aria-expanded") == "true"
        items = page.locator(".hb-menu a")
        assert items.count() >= 3
        assert items.evaluate_all("all => all.every(one => one.lang && one.textContent.trim())")
        assert page.locator(".hb-menu a[aria-current]").get_attribute("lang") == locale


def test_tables_have_a_name_and_heads(site: Site, open_pages: Callable) -> None:
    with open_pages(DESKTOP) as (page, _):
        for uri in ("handbook/messages.html", "case-studies/by-country-and-tactic.html", "data/index.html"):
            page.goto(site.url("en", uri))
            found = tree(page)
            assert all(named(found, "table")), uri
            assert named(found, "columnheader"), uri
        page.goto(site.url("en", "case-studies/by-country-and-tactic.html"))
        assert "Pakistan" in named(tree(page), "rowheader")


@pytest.mark.parametrize("locale", ["en", "ur"])
def test_what_happens_is_said(site: Site, open_pages: Callable, locale: str) -> None:
    """Numbers of results change in a status that screen readers read out."""
    with open_pages(DESKTOP) as (page, _):
        page.goto(site.url(locale, "case-studies/explorer.html"))
        status = page.locator(".hb-explorer__status")
        status.wait_for()
        assert status.get_attribute("role") == "status"
        before = status.inner_text()
        page.locator("#hb-explorer-text").fill("radio")
        until(page, "before => document.querySelector('.hb-explorer__status').innerText !== before", before)
        page.locator("#hb-search-input").fill("radio")
        page.locator(".hb-search__list [role=option]").first.wait_for()
        assert page.locator(".hb-search__status").get_attribute("role") == "status"
        assert page.locator(".hb-search__status").inner_text().strip()


ENGLISH = "Nobody said in which language these few words are."
ADD = """([text, lang]) => {
    document.querySelector("article").prepend(Object.assign(document.createElement("p"), { textContent: text, lang }));
}"""
UNMARKED = """locale => [...document.querySelectorAll('article p, article li, article h2, article h3, article td')]
    .filter(one => one.closest('[lang]').lang === locale && !one.querySelector('[lang], bdi, a.citation, code'))
    .map(one => one.textContent.trim())
    .filter(text => (text.match(/[a-z]{2,}/gi) || []).length >= 6 && (text.match(/[a-z]/gi) || []).length > text.length * 0.6)"""


@pytest.mark.parametrize("locale", ["th", "ur"])
def test_parts_in_english_say_so(site: Site, open_pages: Callable, locale: str) -> None:
    """Text that is mostly Latin letters in a page of another script is inside an element of its own language."""
    with open_pages(DESKTOP) as (page, _):
        for uri in ("handbook/messages.html", "case-studies/zw-safe-journey.html", "toolkit/planner.html"):
            page.goto(site.url(locale, uri))
            assert page.evaluate(UNMARKED, locale) == [], uri
            page.evaluate(ADD, [ENGLISH, locale])
            assert page.evaluate(UNMARKED, locale) == [ENGLISH], "English that does not say so is seen"

"""What a build does after an edit, in pages and files: numbers hold on every machine, seconds do not.

Each is held against what was really needed: the pages whose Markdown is another, the files of the site that are others.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import pytest
from steps import FIRST_STUDY, build, files, replace

if TYPE_CHECKING:
    from collections.abc import Callable

    from handbook.build import Outcome
    from handbook.project import Project

pytestmark = pytest.mark.site
MOST_OTHER_FILES = 22
"""Files besides pages and search that an edit changes: exports of the catalogue, the list of files, the app."""


@dataclass(frozen=True)
class Needed:
    """What an edit made different in English, once it was built."""

    outcome: Outcome
    markdown: set[str]
    pages: set[str]
    files: set[str]


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {uri for uri in before | after if before.get(uri) != after.get(uri)}


def needed_for(project: Project, *edits: Callable[[Project], None]) -> Needed:
    staged, site = project.stage_dir("en"), project.site_dir / "en"
    before = files(staged), files(site)
    for edit in edits:
        edit(project)
    outcome = build(project, locales=["en"])
    assert not outcome.failed, outcome.problems
    markdown, made = (changed(old, files(folder)) for old, folder in zip(before, (staged, site), strict=True))
    pages = {uri for uri in made if uri.endswith(".html")}
    return Needed(outcome, {uri for uri in markdown if uri.endswith(".md")}, pages, made)


def search_files(project: Project) -> set[str]:
    return {f"search/{uri}" for uri in files(project.site_dir / "en" / "search")}


def add_one(project: Project, newest: str = "") -> None:
    study = json.loads((project.root / FIRST_STUDY).read_text(encoding="utf-8"))
    if newest:
        study["history"] = [{"date": newest, "kind": "added"}]
    path = project.case_studies_dir / "made-up-one-more.yml"
    path.write_text(json.dumps(study | {"title": "One more campaign"}), encoding="utf-8")


def test_nothing_changed(built: Project) -> None:
    counts = needed_for(built).outcome.counts
    assert (counts.planned, counts.converted, counts.rendered, counts.written) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("edit", "most"),
    [
        (replace(FIRST_STUDY, '"method": "', '"method": "Changed. '), 2),
        (replace(FIRST_STUDY, '"title": "', '"title": "Renamed '), 32),
        (replace("docs/about/index.md", "Please do.", "Please do it."), 1),
        (add_one, 44),
    ],
    ids=["a text", "a title", "an author's page", "a case study more"],
)
def test_no_more_than_what_is_different(built: Project, edit: Callable[[Project], None], most: int) -> None:
    needed = needed_for(built, edit)
    counts = needed.outcome.counts
    assert 0 < len(needed.markdown) <= counts.converted <= most
    # A page may be made again because a page to which it leads came or went, and be the same.
    assert len(needed.pages) <= counts.rendered <= len(needed.pages) + 2
    assert counts.written == len(needed.files)
    others = [uri for uri in needed.files - needed.pages if not uri.startswith("search/")]
    assert len(others) <= MOST_OTHER_FILES, others


def test_the_search_has_new_shards_where_the_page_stands_and_no_others(built: Project) -> None:
    """A text of known words: the directory, texts, terms and some neighbours. A page more that is the newest: no other number."""
    before = search_files(built)
    text = needed_for(built, replace(FIRST_STUDY, '"objective": "', '"objective": "The people. '))
    shards = {uri for uri in text.files if uri.startswith("search/")}
    assert 3 <= len(shards) <= 11
    assert "search/index.js" in shards
    assert len(shards & search_files(built) - before) == len(shards & before - search_files(built)), (
        "names moved in pairs"
    )
    folders = {uri.split("/")[1] for uri in before}
    more = needed_for(built, partial(add_one, newest="2026-03-01"))
    assert {uri.split("/")[1] for uri in search_files(built)} == folders
    texts = {uri for uri in before if uri.split("/")[-1].startswith("x")}
    assert len(texts & more.files) < len(texts) / 2, "those of pages that say something else now"


def test_a_change_of_the_menu_is_in_every_page_once(built: Project) -> None:
    needed = needed_for(built, replace("docs/index.md", "title: Home", "title: Start"))
    counts = needed.outcome.counts
    assert counts.rendered == len(needed.pages) == counts.planned

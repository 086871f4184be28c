"""What a copy says of itself: a name for the content of each page, and the list that a later copy compares."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from handbook.content import Content
from handbook.edition_manifest import MANIFEST_SCRIPT_URI, MANIFEST_URI
from handbook.pages.page import Page, PageKind, Target
from handbook.project import Project
from handbook.staging import plan_locale

PAGE = Page(uri="a.md", kind=PageKind.TEXT, title="A", description="d", body="# A\n", language="en")


@pytest.mark.parametrize("change", [{"title": "B"}, {"description": "e"}, {"body": "# A\n\nb\n"}, {"language": "th"}])
def test_the_name_of_a_page_changes_with_what_it_says(change: dict[str, str]) -> None:
    assert len(PAGE.digest) == 12
    assert replace(PAGE, **change).digest != PAGE.digest


@pytest.mark.parametrize(
    "change",
    [{"next": Target("B", "b.md")}, {"trail": (Target("B", "b.md"),)}, {"scripts": ("a.js",)}, {"uri": "b.md"}],
)
def test_the_name_stays_when_only_the_frame_changes(change: dict[str, object]) -> None:
    assert replace(PAGE, **change).digest == PAGE.digest


def test_the_manifest_lists_pages_and_case_studies_of_a_language(small: Project, made_up: Content) -> None:
    staged, _ = plan_locale(small, made_up, "th")
    manifest = json.loads(staged.data[MANIFEST_URI])
    edition = made_up.config.edition
    assert [manifest[key] for key in ("handbook", "format", "locale", "version", "date")] == [
        "manifest", 1, "th", edition.version, edition.date,
    ]  # fmt: skip
    assert manifest["pages"] == {
        page.uri.removesuffix(".md") + ".html": [page.title, str(page.kind), page.digest[:8]] for page in staged.pages
    }
    assert list(manifest["case_studies"]) == [one.id for one in made_up.catalogue.case_studies]
    assert set(map(tuple, manifest["case_studies"].values())) == {(1, "current")}
    script = staged.data[MANIFEST_SCRIPT_URI].decode()
    assert json.loads(script.removeprefix("window.HANDBOOK_MANIFEST=").removesuffix(";\n")) == manifest

"""The search index as a part of the build, and the two commands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from steps import FIRST_STUDY, build, files, handbook

from handbook.audit.search import search_problems
from handbook.content import gather
from handbook.pages.page import html_uri
from handbook.rendered import ReadPages
from handbook.search.files import IndexFiles
from handbook.site_search.indexing import index_locale
from handbook.staging import plan_locale
from handbook.tree import tree_states

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.project import Project

pytestmark = pytest.mark.site


def test_every_page_of_every_language_is_found_and_nothing_of_the_theme_is_left(built: Project) -> None:
    for locale in ("en", "th", "ur"):
        folder = built.site_dir / locale
        content, _ = gather(built)
        staged, _ = plan_locale(built, content, locale)
        pages = {html_uri(page.uri) for page in staged.pages}
        of_makers = {uri for uri in pages if uri.startswith(("contribute/check/", "contribute/style."))}
        not_found = {"search.html", "a-z.html", "offline.html", *of_makers}
        assert pages - set(IndexFiles(folder / "search").urls()) == not_found
        names = set(files(folder))
        assert not [name for name in names if "lunr" in name or "workers/" in name or "search_index" in name]


def test_pages_that_did_not_change_are_not_counted_again(built: Project) -> None:
    path = built.root / FIRST_STUDY
    path.write_text(
        path.read_text(encoding="utf-8").replace("is made up", "is made up, as a quokka", 1), encoding="utf-8"
    )
    assert not build(built, locales=["en"]).failed
    content, _ = gather(built)
    staged, _ = plan_locale(built, content, "en")
    folder = built.site_dir / "en"
    again = index_locale(built, content, staged, folder, ReadPages(folder))
    assert again.counted == 0
    assert again.pages == len(IndexFiles(built.site_dir / "en" / "search").urls())
    assert "quokka" in handbook(built, "search", str(built.site_dir / "en" / "search"), "quokka").stdout


def test_an_index_that_lost_a_page_fails_the_audit(built: Project) -> None:
    content, _ = gather(built)
    staged, _ = plan_locale(built, content, "en")
    folder = built.site_dir / "en"
    assert search_problems(folder, staged, tree_states(folder)) == []
    shard = min((folder / "search").glob("*/x*.js"))
    shard.write_text(shard.read_text(encoding="utf-8").replace(".html", ".htm"), encoding="utf-8")
    assert {one.code for one in search_problems(folder, staged, tree_states(folder))} == {"audit-search"}
    (folder / "search" / "index.js").unlink()
    assert "missing" in search_problems(folder, staged, tree_states(folder))[0].message
    assert "audit-search" in codes_of_audit(built)


def codes_of_audit(project: Project) -> set[str]:
    said = handbook(project, "audit", "--format", "json").stdout
    return {json.loads(line)["code"] for line in said.splitlines() if line.startswith("{")}


def test_a_list_of_pages_becomes_an_index_that_answers(built: Project, tmp_path: Path) -> None:
    pages = [
        {"url": "a.html", "title": "Radio", "text": "A serial on the radio.", "facets": {"country": ["NE", "TH"]}},
        {
            "url": "b.html",
            "title": "Film",
            "html": "<h1>Film</h1><h2 id='x'>Radio</h2><p>No radio &lt;b&gt;.",
            "facets": {},
        },
    ]
    source, out = tmp_path / "pages.json", tmp_path / "index"
    source.write_text(json.dumps(pages), encoding="utf-8")
    made = handbook(built, "search-index", str(source), str(out), "--locale", "en")
    assert made.returncode == 0, made.stderr
    first = files(out)
    assert handbook(built, "search-index", str(source), str(out), "--locale", "en").returncode == 0
    assert files(out) == first
    said = json.loads(handbook(built, "search", str(out), "radio", "--json").stdout)
    assert [one["url"] for one in said["results"]] == ["a.html", "b.html#x"]
    wrong = handbook(built, "search", str(out), "radio", "--facet", "contry=NE")
    assert (wrong.returncode, "this index has only country" in wrong.stderr) == (2, True)
    said = json.loads(handbook(built, "search", str(out), "radio", "--json", "--facet", "country=NE").stdout)
    assert (said["mode"], said["total"]) == ("exact", 1)
    assert "No exact match" in handbook(built, "search", str(out), "raido").stdout


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[{"url": "a", "title": 1, "text": ""}]', "entry 1: title"),
        ('[{"url": "a", "title": "A"}]', "entry 1: text"),
        ('[{"url": "a", "title": "A", "text": "", "facets": ["x"]}]', "entry 1: facets"),
        ('[{"url": "a", "title": "A", "text": "", "facets": {"x": [null]}}]', "entry 1: facets.x"),
        ("[1]", "entry 1: expected an object"),
        ("{}", "expected a list"),
        ('[\n{"url": }]', "line 2, column 9"),
    ],
)
def test_a_list_that_cannot_be_read_is_explained_and_nothing_is_written(
    built: Project, tmp_path: Path, text: str, said: str
) -> None:
    source, out = tmp_path / "pages.json", tmp_path / "index"
    source.write_text(text, encoding="utf-8")
    run = handbook(built, "search-index", str(source), str(out), "--locale", "en")
    assert (run.returncode, out.exists()) == (1, False)
    assert said in run.stderr
    assert "Traceback" not in run.stderr


def test_other_files_are_never_overwritten(built: Project, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "pages.json").write_text("[]", encoding="utf-8")
    run = handbook(built, "search-index", str(folder / "pages.json"), str(folder), "--locale", "en")
    assert run.returncode == 2
    assert files(folder) == {"pages.json": b"[]"}
    assert handbook(built, "search", str(folder), "x").returncode == 1
    assert handbook(built, "search-index", "x", "y", "--locale", "no such").returncode == 2

"""Whole builds of small projects: the same bytes every time and every way."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from mkdocs.structure.files import Files
from steps import FIRST_STUDY, build, files, replace, times

from handbook.build import build_site
from handbook.generators.mkdocs.compiled import compiled_templates
from handbook.generators.mkdocs.render import MkDocsGenerator, render_locale
from handbook.generators.mkdocs.theme import theme_rules
from handbook.generators.mkdocs.theme_files import _known
from handbook.project import Project

pytestmark = pytest.mark.site
# `make proof` looks at all languages where `make test` looks at one.
WHOLE = bool(os.environ.get("HANDBOOK_PROOF"))


def test_a_second_build_writes_nothing(built: Project) -> None:
    before, stamps = files(built.site_dir), times(built.site_dir)
    outcome = build(built)
    assert (outcome.rendered, outcome.published) == ([], [])
    assert files(built.site_dir) == before
    assert times(built.site_dir) == stamps


def test_where_nothing_changed_nothing_is_read(built: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*_: object) -> None:
        raise AssertionError("read")

    build(built)
    monkeypatch.setattr("handbook.build.gathered", read)
    outcome = build(built)
    assert (outcome.finished, outcome.unchanged, outcome.pages > 300) == (True, ["en", "th", "ur"], True)
    assert build(built, locales=["th"]).unchanged == ["th"]
    (built.site_dir / "index.html").unlink()
    with pytest.raises(AssertionError, match="read"):
        build(built)


def test_place_order_and_number_of_jobs_do_not_show(built: Project, template: Path, tmp_path: Path) -> None:
    other = tmp_path / "a place with spaces" / "ü"
    shutil.copytree(template, other)
    for path in other.rglob("*"):
        os.utime(path, (86_400, 86_400))
    assert not build_site(Project(other), render_locale, jobs=1).failed
    assert files(Project(other).site_dir) == files(built.site_dir)


def test_what_all_locales_begin_with_does_not_show(built: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an edit of the theme, too, in a process that began with another one; and a template that is none harms nobody."""
    overrides = built.overrides_dir
    (overrides / "assets" / "more.txt").write_text("more")
    (overrides / "partials" / "unused.html").write_text("{% if")
    for uri in ("404.html", "partials/footer.html"):
        path = overrides / uri
        path.write_text(path.read_text(encoding="utf-8") + "<!-- more -->\n", encoding="utf-8")
    looked, look = os.getpid(), Files.add_files_from_theme

    def look_here(*given: Any) -> None:
        assert os.getpid() == looked, "a locale looks for the theme's files by itself"
        look(*given)

    monkeypatch.setattr(Files, "add_files_from_theme", look_here)
    assert build(built).rendered == ["en", "th", "ur"]
    begun = files(built.site_dir)
    monkeypatch.setattr(Files, "add_files_from_theme", look)
    assert begun["th/assets/more.txt"] == b"more"
    assert all(b"<!-- more -->" in begun[f"th/{name}"] for name in ("404.html", "index.html"))
    for known in (_known, compiled_templates, theme_rules):
        known.cache_clear()
    monkeypatch.setattr(MkDocsGenerator, "begin", lambda *_: None)
    for folder in (built.build_dir, built.site_dir):
        folder.rename(folder.with_name(f"{folder.name}-before"))
    assert build(built).rendered == ["en", "th", "ur"]
    assert files(built.site_dir) == begun


@pytest.mark.parametrize("code", ["en", "ur"] if WHOLE else ["ur"])
def test_plain_mkdocs_gives_the_same_bytes(built: Project, code: str, tmp_path: Path) -> None:
    out = tmp_path / "plain"
    environment = os.environ | {"HANDBOOK_LOCALE": code, "NO_MKDOCS_2_WARNING": "1"}
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(out)],
        cwd=built.root, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert files(out) == files(built.site_dir / code)


def test_locales_that_the_theme_or_the_plugin_does_not_know(tmp_path: Path) -> None:
    from corpus import make_project

    codes_ = ["en", "fil", "tet", "fa-AF"] if WHOLE else ["en", "tet", "fa-AF"]
    make_project(tmp_path / "p", case_studies=2, locales=codes_, pages=False)
    project = Project(tmp_path / "p")
    assert build(project, locales=codes_[1:]).problems == []
    for code in codes_[1:]:
        page = (project.site_dir / code / "index.html").read_text(encoding="utf-8")
        assert f'<html lang="{code}" dir="{"rtl" if code == "fa-AF" else "ltr"}"' in page


def test_one_locale_alone_leaves_the_others(built: Project) -> None:
    page = built.docs_dir / "about" / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
    before = files(built.site_dir)
    assert build(built, locales=["th"]).published == ["th"]
    after = files(built.site_dir)
    changed = {uri.split("/")[0] for uri in before | after if before.get(uri) != after.get(uri)}
    assert changed == {"th"}


def test_a_locale_that_was_removed_leaves_the_site(built: Project) -> None:
    shutil.rmtree(built.translations_dir / "th")
    assert not build(built).failed
    assert sorted(path.name for path in built.site_dir.iterdir() if path.is_dir()) == ["data", "en", "ur"]
    assert "th/" not in (built.site_dir / "index.html").read_text(encoding="utf-8")
    assert all(b"../th/" not in data for uri, data in files(built.site_dir).items() if uri.endswith(".html"))


def test_a_changed_case_study_changes_its_page_alone(built: Project) -> None:
    path = built.root / FIRST_STUDY
    before = files(built.site_dir / "en")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"method": "', '"method": "Changed. ', 1), encoding="utf-8")
    assert not build(built, locales=["en"]).failed
    after = files(built.site_dir / "en")
    changed = {uri for uri in before | after if before.get(uri) != after.get(uri)}
    assert {uri for uri in changed if not uri.startswith(("data/", "search/", "sw.js"))} == {
        "case-studies/made-up-00001.html"
    }
    assert "data/case-studies.json" in changed


def test_a_site_that_knows_its_address(built: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Languages are named in the sitemap and on no page; data hold whole addresses."""
    before = (built.site_dir / "th" / "data" / "feed.xml").read_text(encoding="utf-8")
    assert 'href="../case-studies/' in before
    monkeypatch.setenv("HANDBOOK_SITE_URL", "https://handbook.example/")
    assert not build(built).failed
    pages = [data for uri, data in files(built.site_dir).items() if uri.endswith(".html")]
    assert not any(b'rel="alternate"' in data for data in pages)
    sitemap = (built.site_dir / "th" / "sitemap.xml").read_text(encoding="utf-8")
    assert 'hreflang="ur" href="https://handbook.example/ur/about/index.html"' in sitemap
    assert "lastmod" not in sitemap
    feed = (built.site_dir / "th" / "data" / "feed.xml").read_text(encoding="utf-8")
    assert 'href="https://handbook.example/th/case-studies/' in feed
    assert 'href=".' not in feed
    everywhere = json.loads((built.site_dir / "data" / "case-studies.json").read_text(encoding="utf-8"))
    addresses = [one["page"] for record in everywhere["case_studies"] for one in record["locales"].values()]
    assert addresses
    assert all(address.startswith("https://handbook.example/") for address in addresses)


def test_addresses_stay_when_a_case_study_moves_or_goes(built: Project) -> None:
    old = built.root / FIRST_STUDY
    study = json.loads(old.read_text(encoding="utf-8")) | {"former_ids": ["made-up-00001"]}
    old.with_name("made-up-new.yml").write_text(json.dumps(study), encoding="utf-8")
    old.unlink()
    gone = {"title": "Made-up", "status": "withdrawn", "date": "2026-02-01", "reason": "It was made up."}
    (built.case_studies_dir / "made-up-00002.yml").write_text(json.dumps(gone), encoding="utf-8")
    codes_ = ["en", "th", "ur"] if WHOLE else ["ur"]
    outcome = build(built, locales=codes_)
    assert not outcome.failed, outcome.problems
    for code in codes_:
        folder = built.site_dir / code / "case-studies"
        moved = (folder / "made-up-00001.html").read_text(encoding="utf-8")
        assert '<meta http-equiv="refresh" content="0; url=made-up-new.html">' in moved
        assert 'href="made-up-new.html"' in moved
        assert "It was made up." in (folder / "made-up-00002.html").read_text(encoding="utf-8")
        assert "made-up-00002" not in (folder / "index.html").read_text(encoding="utf-8")


def test_no_translation_closes_the_script_of_linked_data(built: Project) -> None:
    """It is refused when pages are made, also where nobody ran the check; the English title stands."""
    title = "</script><script>alert(1)</script>"
    study = json.loads((built.root / FIRST_STUDY).read_text(encoding="utf-8"))
    po = built.translations_dir / "th" / "case_studies" / "made-up-00001.po"
    po.parent.mkdir(exist_ok=True)
    header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    po.write_text(f'{header}msgctxt "title"\nmsgid "{study["title"]}"\nmsgstr "{title}"\n', encoding="utf-8")
    assert not build(built, locales=["th"]).failed
    page = html.fromstring((built.site_dir / "th" / "case-studies" / "made-up-00001.html").read_bytes())
    scripts = [one for one in page.iter("script") if not one.get("src") and one.get("type") != "application/json"]
    assert [one.get("type") for one in scripts] == ["application/ld+json"]
    assert json.loads(scripts[0].text)["name"] == study["title"]


def test_drafts_are_seen_in_previews_only(built: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    replace(FIRST_STUDY, '"status": "published"', '"status": "draft"')(built)
    page = built.site_dir / "en" / "case-studies" / "made-up-00001.html"
    assert not build(built, locales=["en"]).failed
    assert not page.exists()
    assert all(b"made-up-00001" not in data for data in files(built.site_dir / "en").values())
    monkeypatch.setenv("HANDBOOK_DRAFTS", "1")
    assert not build(built, locales=["en"]).failed
    assert "This is a draft in a preview" in page.read_text(encoding="utf-8")

"""Whole builds of small projects: same bytes every time and every way, and nothing lost when something is wrong."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import html

from handbook.build import Outcome, build_site, tree_digest
from handbook.generators.base import Rendered
from handbook.generators.mkdocs.render import render_locale
from handbook.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.site
FIRST_STUDY = "case_studies/made-up-00001.yml"


def build(project: Project, **options: object) -> Outcome:
    return build_site(project, render_locale, jobs=2, **options)


def codes(outcome: Outcome) -> set[str]:
    return {one.code for one in outcome.problems}


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def times(folder: Path) -> dict[str, int]:
    return {path.as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*")}


@pytest.fixture(scope="module")
def _built(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "project"
    shutil.copytree(template, folder)
    outcome = build(Project(folder))
    assert outcome.problems == []
    return folder


@pytest.fixture
def built(_built: Path, tmp_path: Path) -> Project:
    """A project with a good site, to be changed and broken."""
    folder = tmp_path / "project"
    shutil.copytree(_built, folder)
    return Project(folder)


# The same every time, every way


def test_a_second_build_writes_nothing(built: Project) -> None:
    before, stamps = files(built.site_dir), times(built.site_dir)
    outcome = build(built)
    assert (outcome.rendered, outcome.published) == ([], [])
    assert files(built.site_dir) == before
    assert times(built.site_dir) == stamps


def test_place_order_and_number_of_jobs_do_not_show(built: Project, template: Path, tmp_path: Path) -> None:
    other = tmp_path / "a place with spaces" / "ü"
    shutil.copytree(template, other)
    for path in other.rglob("*"):
        os.utime(path, (86_400, 86_400))
    assert not build_site(Project(other), render_locale, jobs=1).failed
    assert files(Project(other).site_dir) == files(built.site_dir)


@pytest.mark.parametrize("code", ["en", "ur"])
def test_plain_mkdocs_gives_the_same_bytes(built: Project, code: str, tmp_path: Path) -> None:
    out = tmp_path / "plain"
    environment = os.environ | {"HANDBOOK_LOCALE": code, "NO_MKDOCS_2_WARNING": "1"}
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(out)],
        cwd=built.root, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert files(out) == files(built.site_dir / code)


@pytest.mark.parametrize("codes_", [["en", "km"], ["en", "fil", "tet"], ["en", "fa-AF"]])
def test_locales_that_the_theme_or_the_plugin_does_not_know(tmp_path: Path, codes_: list[str]) -> None:
    from corpus import make_project

    make_project(tmp_path / "p", case_studies=2, locales=codes_, pages=False)
    project = Project(tmp_path / "p")
    assert build(project).problems == []
    for code in codes_:
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
    assert not build(built).failed
    after = files(built.site_dir / "en")
    changed = {uri for uri in before | after if before.get(uri) != after.get(uri)}
    assert {uri for uri in changed if not uri.startswith("data/")} == {"case-studies/made-up-00001.html"}
    assert "data/case-studies.json" in changed


def test_languages_are_named_in_the_sitemap_only(built: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HANDBOOK_SITE_URL", "https://handbook.example/")
    assert not build(built).failed
    pages = [data for uri, data in files(built.site_dir).items() if uri.endswith(".html")]
    assert not any(b'rel="alternate"' in data for data in pages)
    sitemap = (built.site_dir / "th" / "sitemap.xml").read_text(encoding="utf-8")
    assert 'hreflang="ur" href="https://handbook.example/ur/about/index.html"' in sitemap
    assert "lastmod" not in sitemap


def test_addresses_stay_when_a_case_study_moves_or_goes(built: Project) -> None:
    old = built.root / FIRST_STUDY
    study = json.loads(old.read_text(encoding="utf-8")) | {"former_ids": ["made-up-00001"]}
    old.with_name("made-up-new.yml").write_text(json.dumps(study), encoding="utf-8")
    old.unlink()
    gone = {"title": "Made-up", "status": "withdrawn", "date": "2026-02-01", "reason": "It was made up."}
    (built.case_studies_dir / "made-up-00002.yml").write_text(json.dumps(gone), encoding="utf-8")
    outcome = build(built)
    assert not outcome.failed, outcome.problems
    for code in ("en", "th", "ur"):
        folder = built.site_dir / code / "case-studies"
        moved = (folder / "made-up-00001.html").read_text(encoding="utf-8")
        assert '<meta http-equiv="refresh" content="0; url=made-up-new.html">' in moved
        assert 'href="made-up-new.html"' in moved
        assert "It was made up." in (folder / "made-up-00002.html").read_text(encoding="utf-8")
        assert "made-up-00002" not in (folder / "index.html").read_text(encoding="utf-8")


def test_no_translation_closes_the_script_of_linked_data(built: Project) -> None:
    """Not even one that the check would refuse: a build of a clone may have skipped it."""
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
    assert json.loads(scripts[0].text)["name"] == title


def test_whole_addresses_in_data_where_the_site_knows_its_own(built: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (built.site_dir / "th" / "data" / "feed.xml").read_text(encoding="utf-8")
    assert 'href="../case-studies/' in before
    monkeypatch.setenv("HANDBOOK_SITE_URL", "https://handbook.example/")
    assert not build(built).failed
    after = (built.site_dir / "th" / "data" / "feed.xml").read_text(encoding="utf-8")
    assert 'href="https://handbook.example/th/case-studies/' in after
    assert 'href=".' not in after
    everywhere = json.loads((built.site_dir / "data" / "case-studies.json").read_text(encoding="utf-8"))
    pages = [one["page"] for record in everywhere["case_studies"] for one in record["locales"].values()]
    assert all(page.startswith("https://handbook.example/") for page in pages)


def test_drafts_are_seen_in_previews_only(built: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    _replace(FIRST_STUDY, '"status": "published"', '"status": "draft"')(built)
    page = built.site_dir / "en" / "case-studies" / "made-up-00001.html"
    assert not build(built, locales=["en"]).failed
    assert not page.exists()
    assert all(b"made-up-00001" not in data for data in files(built.site_dir / "en").values())
    monkeypatch.setenv("HANDBOOK_DRAFTS", "1")
    assert not build(built, locales=["en"]).failed
    assert "This is a draft in a preview" in page.read_text(encoding="utf-8")


# Bad input: named, and the last good site untouched


def _append(uri: str, text: str) -> Callable[[Project], None]:
    def change(project: Project) -> None:
        path = project.root / uri
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")

    return change


def _write(uri: str, data: bytes) -> Callable[[Project], None]:
    def change(project: Project) -> None:
        path = project.root / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    return change


def _replace(uri: str, old: str, new: str) -> Callable[[Project], None]:
    def change(project: Project) -> None:
        path = project.root / uri
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def _link(uri: str, target: str) -> Callable[[Project], None]:
    def change(project: Project) -> None:
        path = project.root / uri
        path.unlink(missing_ok=True)
        path.symlink_to(target)

    return change


BOMB = b'a: &a ["x","x","x"]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\nd: [*c,*c,*c]\n'
PAGE = b"---\ntitle: T\ndescription: D\n---\n# T { #t }\n"
BROKEN = {
    "not YAML": (_write(FIRST_STUDY, b"title: [unclosed\n"), "yaml-syntax"),
    "a duplicate key": (_append(FIRST_STUDY, '{"title": "x"}\n'), "yaml-syntax"),
    "a key twice": (_replace(FIRST_STUDY, '"title"', '"title": "x",\n "title"'), "yaml-duplicate-key"),
    "an unknown country": (_replace(FIRST_STUDY, '"code": "', '"code": "X'), "country-unknown"),
    "an unknown tactic": (_replace(FIRST_STUDY, '"tactics": [\n  "', '"tactics": [\n  "un'), "term-unknown"),
    "a dangling relation": (_replace(FIRST_STUDY, '"title"', '"related": ["nobody"], "title"'), "case-study-unknown"),
    "an empty file": (_write(FIRST_STUDY, b""), "file-empty"),
    "not UTF-8": (_write(FIRST_STUDY, b"title: caf\xe9\n"), "file-not-utf8"),
    "UTF-16": (_write(FIRST_STUDY, "title: x\n".encode("utf-16")), "file-not-utf8"),
    "10 MB": (_write(FIRST_STUDY, b"title: " + b"x" * 10_000_000), "file-too-large"),
    "a bomb of aliases": (_write(FIRST_STUDY, BOMB), "yaml-alias"),
    "a bomb of brackets": (_write(FIRST_STUDY, b"[" * 5000), "yaml-depth"),
    "a NUL": (_write(FIRST_STUDY, b"title: a\0b\n"), "file-control-character"),
    "a link out of the project": (_link(FIRST_STUDY, "/etc/hostname"), "file-outside-project"),
    "a link in a circle": (_link(FIRST_STUDY, "made-up-00001.yml"), "file-unreadable"),
    "a page's missing link": (_append("docs/about/index.md", "\n[x](../nobody.md)\n"), "link-missing"),
    "a page's missing anchor": (_append("docs/about/index.md", "\n[x](../index.md#no)\n"), "link-anchor-missing"),
    "a page's unknown citation": (_append("docs/about/index.md", "\nText [@nobody].\n"), "citation-unknown"),
    "a heading without id": (_append("docs/about/index.md", "\n## Bare\n"), "heading-without-id"),
    "a script in a page": (_append("docs/about/index.md", "\n<script>x</script>\n"), "raw-html"),
    "a script address": (_append("docs/about/index.md", "\n[x](javascript:x)\n"), "url-format"),
    "a page link out of the project": (_link("docs/about/index.md", "/etc/hostname"), "file-outside-project"),
    "a dot in a page's name": (_write("docs/about/case.id.md", PAGE), "name-format"),
    "a dot in a figure's name": (_write("docs/figures/map.th.svg", b"<svg/>"), "name-format"),
    "a folder that is no locale": (_write("translations/xq/interface.po", b""), "locale-unknown"),
    "a broken PO": (_append("translations/th/interface.po", '\nmsgid "a\nmsgstr "b"\n'), "po-syntax"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_bad_input_is_named_and_the_site_stays(built: Project, name: str) -> None:
    change, code = BROKEN[name]
    before = tree_digest(built.site_dir)
    change(built)
    start = time.perf_counter()
    run = handbook(built, "build")
    assert run.returncode == 1
    assert f"error[{code}]" in run.stdout
    assert "Traceback" not in run.stdout + run.stderr
    assert tree_digest(built.site_dir) == before
    assert time.perf_counter() - start < 60, "hostile input must not hold the build up"


def test_a_folder_that_leads_out_of_the_project(built: Project, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_bytes(PAGE + b"\nsecret\n")
    (built.docs_dir / "more").symlink_to(outside)
    before = tree_digest(built.site_dir)
    assert "folder-is-link" in codes(build(built))
    assert tree_digest(built.site_dir) == before


def handbook(project: Project, *arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "handbook", "--project", str(project.root), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)


# The build itself goes wrong


@dataclass(frozen=True)
class Sabotage:
    """Renders well, then spoils the result. It goes to another process, so it carries a name, not a function."""

    name: str

    def __call__(self, project: Project, locale: str, into: Path) -> Rendered:
        rendered = render_locale(project, locale, into)
        SABOTAGE[self.name][0](into)
        return rendered


def full_disk(project: Project, locale: str, into: Path) -> Rendered:
    raise OSError(errno.ENOSPC, "No space left on device", str(into / "index.html"))


def _edit(uri: str, old: str, new: str) -> Callable[[Path], None]:
    def change(into: Path) -> None:
        page = into / uri
        text = page.read_text(encoding="utf-8")
        assert old in text
        page.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def _unlink_tactics(into: Path) -> None:
    page = into / "case-studies/made-up-00001.html"
    text, count = re.subn(r"\.\./tactics/[a-z-]+\.html", "../tactics/index.html", page.read_text(encoding="utf-8"))
    assert count
    page.write_text(text, encoding="utf-8")


SABOTAGE = {
    "a page left out": (lambda into: (into / "about/index.html").unlink(), "audit-page-missing"),
    "a page too many": (lambda into: shutil.copy(into / "index.html", into / "extra.html"), "audit-page-unplanned"),
    "a font from elsewhere": (
        _edit("index.html", "</head>", '<link rel="stylesheet" href="https://fonts.example/f.css"></head>'),
        "audit-outside-request",
    ),
    "a tracker in a script": (
        lambda into: (into / "assets/js/palette.js").write_text("fetch('https://t.example/')"),
        "audit-outside-request",
    ),
    "a link to nowhere": (_edit("index.html", "</body>", '<a href="nowhere.html">x</a></body>'), "audit-link"),
    "one direction of a cross-reference": (
        _unlink_tactics,
        "audit-crossref",
    ),
}


@pytest.mark.parametrize("name", SABOTAGE)
def test_the_audit_refuses_what_was_rendered_wrong(built: Project, name: str) -> None:
    code = SABOTAGE[name][1]
    before = tree_digest(built.site_dir)
    _append("mkdocs.yml", "\n# changed\n")(built)
    outcome = build_site(built, Sabotage(name), locales=["en"])
    assert code in codes(outcome), outcome.problems
    assert tree_digest(built.site_dir) == before


def test_a_full_disk(built: Project) -> None:
    before = tree_digest(built.site_dir)
    _append("mkdocs.yml", "\n# changed\n")(built)
    assert codes(build_site(built, full_disk)) == {"build-no-space"}
    assert tree_digest(built.site_dir) == before


def test_a_file_stands_where_the_site_should_go(small: Project) -> None:
    small.site_dir.write_text("not a folder")
    run = handbook(small, "build")
    assert run.returncode == 1
    assert "error[build-not-writable]" in run.stdout
    assert "Traceback" not in run.stderr
    assert small.site_dir.read_text() == "not a folder"


def test_a_folder_that_may_not_be_written(built: Project) -> None:
    if os.geteuid() == 0:
        # Root may write everywhere; a device that takes no folders stands in for the read-only disk.
        shutil.rmtree(built.build_dir)
        built.build_dir.symlink_to("/proc/handbook-build")
    else:
        built.build_dir.chmod(0o555)
    before = tree_digest(built.site_dir)
    run = handbook(built, "build")
    assert run.returncode == 1
    assert "error[build-not-writable]" in run.stdout
    assert "Traceback" not in run.stderr
    assert tree_digest(built.site_dir) == before


@pytest.mark.parametrize("seconds", [0.4, 1.0, 1.8, 2.6])
def test_ctrl_c_leaves_the_last_good_site(built: Project, seconds: float) -> None:
    before = files(built.site_dir)
    _replace("docs/index.md", "A small project.", "A changed project.")(built)
    command = [sys.executable, "-m", "handbook", "--project", str(built.root), "build"]
    running = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    time.sleep(seconds)
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=60)
    if running.returncode == 0:  # it was quicker than we
        assert files(built.site_dir) != before
        return
    assert running.returncode in {130, -signal.SIGINT}, said
    assert "Traceback" not in said
    assert files(built.site_dir) == before
    assert not build(built).failed

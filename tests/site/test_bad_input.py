"""Bad input in any of the three sources: named, and the last good site untouched."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
from steps import FIRST_STUDY, append, build, codes, handbook, link, replace, tree_digest, write

from handbook.project import Project

pytestmark = pytest.mark.site


BOMB = b'a: &a ["x","x","x"]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\nd: [*c,*c,*c]\n'
PAGE = b"---\ntitle: T\ndescription: D\n---\n# T { #t }\n"
BROKEN = {
    "not YAML": (write(FIRST_STUDY, b"title: [unclosed\n"), "yaml-syntax"),
    "a duplicate key": (append(FIRST_STUDY, '{"title": "x"}\n'), "yaml-syntax"),
    "a key twice": (replace(FIRST_STUDY, '"title"', '"title": "x",\n "title"'), "yaml-duplicate-key"),
    "an unknown country": (replace(FIRST_STUDY, '"code": "', '"code": "X'), "country-unknown"),
    "an unknown tactic": (replace(FIRST_STUDY, '"tactics": [\n  "', '"tactics": [\n  "un'), "term-unknown"),
    "a dangling relation": (replace(FIRST_STUDY, '"title"', '"related": ["nobody"], "title"'), "case-study-unknown"),
    "an empty file": (write(FIRST_STUDY, b""), "file-empty"),
    "not UTF-8": (write(FIRST_STUDY, b"title: caf\xe9\n"), "file-not-utf8"),
    "UTF-16": (write(FIRST_STUDY, "title: x\n".encode("utf-16")), "file-not-utf8"),
    "10 MB": (write(FIRST_STUDY, b"title: " + b"x" * 10_000_000), "file-too-large"),
    "a bomb of aliases": (write(FIRST_STUDY, BOMB), "yaml-alias"),
    "a bomb of brackets": (write(FIRST_STUDY, b"[" * 5000), "yaml-depth"),
    "a NUL": (write(FIRST_STUDY, b"title: a\0b\n"), "file-control-character"),
    "a link out of the project": (link(FIRST_STUDY, "/etc/hostname"), "file-outside-project"),
    "a link in a circle": (link(FIRST_STUDY, "made-up-00001.yml"), "file-unreadable"),
    "a page's missing link": (append("docs/about/index.md", "\n[x](../nobody.md)\n"), "link-missing"),
    "a page's missing anchor": (append("docs/about/index.md", "\n[x](../index.md#no)\n"), "link-anchor-missing"),
    "a page's unknown citation": (append("docs/about/index.md", "\nText [@nobody].\n"), "citation-unknown"),
    "a heading without id": (append("docs/about/index.md", "\n## Bare\n"), "heading-without-id"),
    "a script in a page": (append("docs/about/index.md", "\n<script>x</script>\n"), "raw-html"),
    "a script address": (append("docs/about/index.md", "\n[x](javascript:x)\n"), "url-format"),
    "a page link out of the project": (link("docs/about/index.md", "/etc/hostname"), "file-outside-project"),
    "a dot in a page's name": (write("docs/about/case.id.md", PAGE), "name-format"),
    "a dot in a figure's name": (write("docs/figures/map.th.svg", b"<svg/>"), "name-format"),
    "a folder that is no locale": (write("translations/xq/interface.po", b""), "locale-unknown"),
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


BROKEN_PO = {
    "a quote too few": ('\nmsgid "a\nmsgstr "b"\n', "po-syntax"),
    "marks of a merge": ("\n<<<<<<< mine\n", "po-syntax"),
}


@pytest.mark.parametrize("name", BROKEN_PO)
def test_a_broken_po_file_holds_back_its_own_language_only(built: Project, name: str) -> None:
    text, code = BROKEN_PO[name]
    before = {locale: tree_digest(built.site_dir / locale) for locale in ("th", "ur")}
    append("translations/th/interface.po", text)(built)
    append("docs/about/index.md", "\nA new sentence for all.\n")(built)
    run = handbook(built, "build", "--locale", "th", "--locale", "ur")
    assert run.returncode == 1
    assert f"error[{code}]" in run.stdout
    assert "th was not built" in run.stderr
    after = {locale: tree_digest(built.site_dir / locale) for locale in ("th", "ur")}
    assert [locale for locale in before if before[locale] == after[locale]] == ["th"]
    assert "th/index.html" in (built.site_dir / "index.html").read_text(encoding="utf-8")


def test_a_language_that_was_never_built_is_not_offered(built: Project) -> None:
    shutil.rmtree(built.site_dir / "th")
    append("translations/th/interface.po", '\nmsgid "a\nmsgstr "b"\n')(built)
    run = handbook(built, "build")
    assert run.returncode == 1
    assert not (built.site_dir / "th").exists()
    assert "th/index.html" not in (built.site_dir / "index.html").read_text(encoding="utf-8")
    assert '"th"' not in (built.site_dir / "en" / "locales.js").read_text(encoding="utf-8")


def test_a_folder_that_leads_out_of_the_project(built: Project, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_bytes(PAGE + b"\nsecret\n")
    (built.docs_dir / "more").symlink_to(outside)
    before = tree_digest(built.site_dir)
    assert "folder-is-link" in codes(build(built))
    assert tree_digest(built.site_dir) == before

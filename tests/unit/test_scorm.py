"""Packages for learning systems: the site's own page, without its frame, with all that it needs and nothing that leads nowhere."""

from __future__ import annotations

import shutil
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from lxml import etree, html
from test_training import sound, train

from handbook.editions.book import Book
from handbook.editions.kinds import EditionKind, maker_of
from handbook.editions.policies import policy_of
from handbook.editions.scorm import make
from handbook.policy import CONTENT_SECURITY_POLICY
from handbook.project import Project
from handbook.staging import plan_locale
from handbook.tree import write_file
from training.schemas import MANIFEST, listing_faults

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src *"><link rel="icon" href="../../assets/i.svg">
<link rel="manifest" href="../../m.webmanifest"><link rel="stylesheet" href="../../assets/css/a.css"><link rel="next" href="../b.html">
<script src="../../assets/js/scope.js"></script></head><body data-base="../..">
<input class="md-toggle" type="checkbox"><label class="md-overlay"></label>
<header><a href="../../index.html">Home</a></header>
<nav aria-label="You are here"><a href="../index.html">Training</a></nav>
<main><article><h1 id="unit">Unit – “one”</h1><svg viewBox="0 0 1 1"><path d="M0 0"/></svg><img src="../../assets/f.png" alt="A figure">
<p><a href="#unit">here</a> <a href="index.html#unit">also here</a> <a href="../../handbook/audience.html#why">Audience</a>
<a href="../../../th/index.html">Thai</a> <a href="https://example.org/a" rel="external">out</a></p>
<nav id="hb-training-nav" hidden></nav></article></main>
<footer><nav aria-label="Footer"><a rel="next" href="../b.html">Next</a></nav><p>Independent <a href="../../changes.html">Changes</a></p></footer>
<details class="hb-share"><summary>Pass on</summary><img src="../../qr.svg" alt=""></details><span data-hb-server hidden>On a server</span>
<script defer src="../../assets/js/overdue.js"></script><script defer src="../../assets/js/frame.js"></script>
<script defer src="../../locales.js"></script><script defer src="../../data/training/unit.js"></script>
<script defer src="../../assets/js/tools/base.js"></script><script defer src="../../assets/js/tools/store.js"></script>
<script defer src="../../assets/js/training/module.js"></script></body></html>"""
FILES = (
    "assets/i.svg", "assets/f.png", "assets/fonts/x.woff2", "assets/js/scope.js", "assets/js/overdue.js", "locales.js",
    "assets/js/frame.js", "data/training/unit.js", "assets/js/tools/base.js", "assets/js/tools/store.js",
    "assets/js/training/module.js", "assets/unused.js",
)  # fmt: skip
CSS = b'@font-face { src: url("../fonts/x.woff2"); } a { background: url(data:image/png;base64,A); } b { mask: url(gone.svg) }'


@pytest.fixture(scope="module")
def book(template: object, tmp_path_factory: pytest.TempPathFactory) -> Book:
    folder = tmp_path_factory.mktemp("scorm") / "project"
    shutil.copytree(str(template), folder)
    project = train(Project(folder))
    content = sound(project)
    site = project.site_dir / "en"
    for uri in FILES:
        write_file(site / uri, uri.encode())
    write_file(site / "assets/css/a.css", CSS)
    write_file(site / "training/unit/index.html", PAGE.encode())
    return Book(project, content, plan_locale(project, content, "en")[0])


def package_of(book: Book, folder: Path) -> Path:
    folder.mkdir()
    assert make([book], folder) == []
    assert sorted(path.name for path in folder.iterdir()) == ["SHA256SUMS", "unit.zip"]
    return folder / "unit.zip"


def page_of(package: Path) -> html.HtmlElement:
    with zipfile.ZipFile(package) as read:
        return html.document_fromstring(read.read("training/unit/index.html"), parser=html.HTMLParser(encoding="utf-8"))


def test_a_package_holds_what_its_page_needs_and_names_it(book: Book, tmp_path: Path) -> None:
    package, again = (package_of(book, tmp_path / name) for name in ("one", "two"))
    assert package.read_bytes() == again.read_bytes()
    assert listing_faults(package) == []
    with zipfile.ZipFile(package) as read:
        assert read.namelist() == sorted(
            [
                *(one for one in FILES if one not in {"locales.js", "assets/unused.js", "assets/js/frame.js"}),
                "assets/css/a.css",
                "assets/js/training/scorm.js",
                "training/unit/index.html",
                MANIFEST,
            ]
        )
        manifest = etree.fromstring(read.read(MANIFEST))
        day = book.edition.date.split("-")
        assert {entry.date_time[:3] for entry in read.infolist()} == {tuple(map(int, day))}
    texts = {etree.QName(one).localname: one.text for one in manifest.iter(etree.Element)}
    assert (texts["schema"], texts["schemaversion"], texts["masteryscore"]) == ("ADL SCORM", "1.2", "75")
    assert texts["datetime"] == "PT30M"


def test_the_page_stands_without_its_frame(book: Book, tmp_path: Path) -> None:
    page = page_of(package_of(book, tmp_path / "one"))
    assert page.find(".//header") is None
    assert [one.get("id") for one in page.iter("nav")] == ["hb-training-nav"], "what belongs to the article stays"
    assert [one.get("src", "").removeprefix("../../") for one in page.iter("script")] == [
        "assets/js/scope.js",
        "assets/js/overdue.js",
        "data/training/unit.js",
        "assets/js/tools/base.js",
        "assets/js/tools/store.js",
        "assets/js/training/scorm.js",
        "assets/js/training/module.js",
    ]
    waiting = [one for one in page.iter("script") if one.get("src") != "../../assets/js/scope.js"]
    assert all("defer" in one.attrib for one in waiting), "they run in the order in which they stand"
    assert [one.get("rel") for one in page.iter("link")] == ["icon", "stylesheet"]
    assert page.find(".//meta[@http-equiv]").get("content") == policy_of(EditionKind.SCORM) == CONTENT_SECURITY_POLICY
    assert page.find(".//h1").text == "Unit – “one”"
    assert page.find(".//footer").text_content().strip() == "Independent"
    assert "Pass on" not in page.text_content()
    assert "On a server" not in page.text_content()


@pytest.mark.parametrize("url", ["", "https://handbook.example/h/"])
def test_links_lead_somewhere_or_are_words(book: Book, tmp_path: Path, url: str) -> None:
    content = replace(book.content, config=replace(book.content.config, url=url))
    page = page_of(package_of(replace(book, content=content), tmp_path / "one"))
    links = [(one.text, one.get("href"), one.get("target")) for one in page.iter("a")]
    own = [("here", "#unit", None), ("also here", "#unit", None)]
    site = "https://handbook.example/h"
    others = [
        ("Audience", f"{site}/en/handbook/audience.html#why", "_blank"),
        ("Thai", f"{site}/th/index.html", "_blank"),
    ]
    assert links == [*own, *(others if url else []), ("out", "https://example.org/a", "_blank")]
    assert "Audience" in page.find(".//article").text_content()
    for link in list(page.iter("a"))[2:]:
        assert {"noopener", "noreferrer"} <= set(link.get("rel").split())


def test_packages_are_heavy_editions() -> None:
    maker, problems = maker_of(EditionKind.SCORM)
    assert problems == []
    assert maker is not None
    assert maker.heavy

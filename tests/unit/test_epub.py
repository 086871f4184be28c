"""The book for reading programs: well-formed, led to its own files, the same bytes every time."""

from __future__ import annotations

import io
import posixpath
import shutil
import zipfile
from pathlib import Path

import pytest
from lxml import etree, html

from handbook.editions.book import Book, books_of
from handbook.editions.epub import make
from handbook.editions.epub.archive import MIMETYPE, write_epub
from handbook.editions.epub.xhtml import XHTML, document, page_section
from handbook.project import Project

_X = f"{{{XHTML}}}"
_OPF = "{http://www.idpf.org/2007/opf}"
_TYPE = "{http://www.idpf.org/2007/ops}type"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

ARTICLE = """
<article class="md-content__inner" lang="en" dir="ltr"><h1 id="top">Ask<br>first</h1><!-- for us --> and go on
<table><thead><tr><th>Who</th></tr></thead><tbody><tr><td></td></tr></tbody></table>
<p data-search="off" tabindex="0">He said <a class="citation" href="#source-a">A</a>, a <a class="term" href="glossary.html#b">word</a>.</p>
<figure><svg viewBox="0 0 9 9" role="img" focusable="false"><title>T</title><desc>D</desc><clipPath id="c"></clipPath></svg></figure>
<h2 id="sources">Sources</h2><ul><li id="source-a">A</li></ul>
<h2 id="after">After</h2></article>"""


def _made() -> bytes:
    article = html.document_fromstring(ARTICLE).find(".//article")
    return document(
        page_section(article, kind="chapter", heading="top"), title="T", language="ur", direction="rtl", styles="s.css"
    )


def test_a_page_becomes_xml_that_says_what_its_parts_are() -> None:
    root = etree.fromstring(_made())
    assert (root.get("lang"), root.get(_LANG), root.get("dir")) == ("ur", "ur", "rtl")
    (section,) = root.iterfind(f"{_X}body/{_X}section")
    assert (section.get(_TYPE), section.get("role"), section.get("aria-labelledby")) == (
        "chapter",
        "doc-chapter",
        "top",
    )
    assert (section.get("lang"), section.get(_LANG), section.get("dir")) == ("en", "en", "ltr")
    assert "and go on" in "".join(section.itertext()), "the text after a comment stays"
    (head,) = section.iter(f"{_X}th")
    assert head.get("scope") == "col"
    assert [one.get("role") for one in section.iter(f"{_X}a")] == ["doc-biblioref", "doc-glossref"]
    (sources,) = [one for one in section.iter(f"{_X}section") if one.get("role") == "doc-bibliography"]
    assert [one.get("id") for one in sources.iter() if one.get("id")] == ["sources", "source-a"]
    assert sources.getnext().get("id") == "after"


def test_what_means_nothing_in_a_book_is_left_out_and_svg_has_its_own_letters() -> None:
    root = etree.fromstring(_made())
    names = {name for one in root.iter() if isinstance(one.tag, str) for name in one.attrib}
    assert not names & {"tabindex", "focusable", "data-search"}
    (drawing,) = root.iter("{http://www.w3.org/2000/svg}svg")
    assert drawing.get("viewBox") == "0 0 9 9"
    assert [etree.QName(one).localname for one in drawing] == ["title", "desc", "clipPath"]
    assert b"<td/>" not in _made(), "programs that read it as HTML would never see it closed"


def test_the_container_begins_with_what_it_is_and_is_the_same_twice(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_epub(tmp_path / name, {"b.xhtml": b"b", "a.png": b"a"}, "2026-11-26")
    data = (tmp_path / "a").read_bytes()
    assert data == (tmp_path / "b").read_bytes()
    assert data[30:58] == b"mimetype" + MIMETYPE.encode()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["mimetype", "META-INF/container.xml", "EPUB/a.png", "EPUB/b.xhtml"]


@pytest.fixture(scope="module")
def books(template: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Book]:
    """Two locales of a small project whose pages were not rendered but made up: each leads to many others."""
    folder = tmp_path_factory.mktemp("epub") / "project"
    shutil.copytree(template, folder)
    for name in ("noto-sans", "noto-sans-arabic"):
        shutil.copytree(Path(__file__).parents[2] / "third_party" / name, folder / "third_party" / name)
    project = Project(folder)
    for code in ("en", "ur"):
        (project.site_dir / code).mkdir(parents=True)
        (project.site_dir / code / "index.html").touch()
    found, _ = books_of(project, ["en", "ur"])
    for book in found:
        targets = sorted(book.pages)[::6]
        for uri in book.pages:
            path = book.site_dir / uri
            path.parent.mkdir(parents=True, exist_ok=True)
            links = "".join(
                f'<a href="{posixpath.relpath(one, posixpath.dirname(uri))}#x">{one}</a>' for one in targets
            )
            path.write_text(
                f'<article><h1 id="top">{uri}</h1><p hidden>no</p><p>{links}</p></article>', encoding="utf-8"
            )
    return found


def test_every_file_is_listed_read_in_order_and_led_to_others(books: list[Book], tmp_path: Path) -> None:
    assert make(books, tmp_path) == []
    first = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    make(books, tmp_path)
    assert first == {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    for code, direction in (("en", None), ("ur", "rtl")):
        with zipfile.ZipFile(tmp_path / f"handbook-{code}.epub") as archive:
            files = {name.removeprefix("EPUB/"): archive.read(name) for name in archive.namelist()[2:]}
        package = etree.fromstring(files["package.opf"])
        items = {one.get("id"): one.get("href") for one in package.iter(f"{_OPF}item")}
        assert set(items.values()) == set(files) - {"package.opf"}
        (spine,) = package.iter(f"{_OPF}spine")
        assert spine.get("page-progression-direction") == direction
        assert {items[one.get("idref")] for one in spine} == {name for name in files if name.endswith(".xhtml")}
        _check_links(files)
        assert "no" not in {one.text for one in etree.fromstring(files["index.xhtml"]).iter(f"{_X}p")}


def _check_links(files: dict[str, bytes]) -> None:
    ids = {name: set(etree.fromstring(data).xpath("//@id")) for name, data in files.items() if name.endswith(".xhtml")}
    for name in ids:
        for link in etree.fromstring(files[name]).iter(f"{_X}a"):
            path, _, fragment = link.get("href").partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            assert target in ids, (name, link.get("href"))
            assert not fragment or fragment in ids[target], (name, link.get("href"))

"""Articles of rendered pages, one document made of them, the file for messengers and the print view."""

from __future__ import annotations

import base64
import hashlib
import re
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from lxml import html

from handbook.content import gather
from handbook.editions import one_file, pdf
from handbook.editions.articles import Article, article_of, for_paper
from handbook.editions.book import Book
from handbook.editions.chapters import Chapter, case_studies_by_country, case_study_uris, handbook_chapters, step_uris
from handbook.editions.document import put_together
from handbook.editions.pdf import browser
from handbook.editions.pdf.running_heads import page_rules
from handbook.editions.styles import figure_rules
from handbook.pages.signs import sign_svg
from handbook.sizes import said_size
from handbook.staging import plan_locale

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.project import Project

BANNER = '<aside class="hb-banner" data-search="off"><p>A machine translation. <a href="../c.html">Help</a> <bdi class="hb-file">x.po</bdi></p></aside>'
BODY = """<p class="hb-overdue" hidden>Overdue.</p><form><label for="q">Q</label><input id="q"></form><button>Do</button>
<details class="question"><summary>Why?</summary><p>Because.</p></details>
<p><a href="#why">here</a> <a href="../index.html#start">home</a> <a href="../index.html#gone">home</a> <a href="../tactics/radio.html">radio</a>
<a href="https://example.org/" rel="external" aria-describedby="hb-outside">out</a></p>
<figure class="hb-figure"><svg viewBox="0 0 9 9" role="img" aria-labelledby="t d"><title id="t">T</title><desc id="d">D</desc></svg></figure>
<div class="hb-toc"><nav aria-label="On this page"><input type="checkbox"><ul><li><a href="#why">Why</a></li></ul></nav></div>
<h2 id="why">Why</h2><h3 id="more">More</h3>"""


def page(title: str, body: str = BODY, banner: str = BANNER) -> bytes:
    return f'<html><body><main><article class="md-typeset">{banner}<h1 id="top">{title}</h1>{body}</article></main></body></html>'.encode()


def made_up(folder: Path, url: str = "") -> SimpleNamespace:
    """As much of a book as a document needs, with two pages."""
    for uri, content in (
        ("index.html", page("Home", '<h2 id="start">Start</h2>')),
        ("handbook/a.html", page("Step A")),
    ):
        (folder / uri).parent.mkdir(exist_ok=True)
        (folder / uri).write_bytes(content)
    pages = {uri: SimpleNamespace(title=uri) for uri in ("index.html", "handbook/a.html")}
    return SimpleNamespace(
        site_dir=folder, pages=pages, code="en", content=SimpleNamespace(config=SimpleNamespace(url=url))
    )


def test_an_article_loses_what_only_works_on_the_screen() -> None:
    element = article_of("handbook/a.html", page("A"))
    text = html.tostring(element, encoding="unicode")
    assert not re.search(r"<(form|input|button|nav)|x\.po|Help|hb-outside|On this page", text)
    assert "A machine translation." in text
    assert text.index("</h1>") < text.index("A machine translation.")
    assert 'viewBox="0 0 9 9"' in text


def test_signs_beside_texts_are_left_out_because_only_the_site_s_sheet_knows_their_size() -> None:
    sign = sign_svg("flag")
    body = (
        f'<ul><li><span class="hb-card__sign">{sign}</span> <a href="b.html">B</a> first</li><li>{sign}Then</li></ul>'
    )
    text = html.tostring(article_of("handbook/a.html", page("A", body)), encoding="unicode")
    assert '<ul><li> <a href="b.html">B</a> first</li><li>Then</li></ul>' in text


def test_questions_of_the_training_are_answered_by_hand() -> None:
    body = """<form id="hb-check"><button disabled>Send</button><fieldset class="hb-question"><legend>Which?</legend>
    <ul><li><label><input type="radio" name="q"> <span>This</span></label></li></ul>
    <ul><li><label><select name="q"><option>1</option></select> <span>Then</span></label></li></ul>
    <p><label>Your answer <input type="text"></label></p></fieldset></form>
    <details class="hb-answers"><summary>Answers</summary><p>This.</p></details>"""
    text = html.tostring(article_of("training/a/index.html", page("A", body)), encoding="unicode")
    assert "☐ <span>This</span>" in text
    assert "____ <span>Then</span>" in text
    assert "Your answer ____________________" in text
    assert "This." in text
    assert not re.search("<(form|input|select|option|label|button)", text)


def test_on_paper_everything_is_open_and_nothing_waits_for_a_script() -> None:
    article = Article("handbook/a.html", None, article_of("handbook/a.html", page("A")))
    for_paper(article)
    text = html.tostring(article.element, encoding="unicode")
    assert '<details class="question" open="open">' in text
    assert "Overdue" not in text


def test_many_pages_become_one_document(tmp_path: Path) -> None:
    (part,) = put_together(made_up(tmp_path), [Chapter(("index.html", "handbook/a.html"))])
    landing, step = part.sections
    assert (part.key, part.title, step.title) == ("index", "Home", "Step A")
    assert [(one.id, one.text) for one in step.headings] == [("why", "Why")]
    for text in (
        '<h2 id="index--top">Home</h2>', '<h3 id="index--start">',
    ):  # fmt: skip
        assert text in landing.body
    for text in (
        '<h3 id="handbook-a--top">', '<h4 id="handbook-a--why">', '<h5 id="handbook-a--more">', 'href="#handbook-a--why"',
        'href="#index--start"', 'href="#index"', 'aria-labelledby="handbook-a--t handbook-a--d"', " radio\n",
        'rel="external" aria-describedby="hb-outside"',
    ):  # fmt: skip
        assert text in step.body
    assert "tactics" not in step.body


def test_other_pages_are_linked_where_the_site_is_known(tmp_path: Path) -> None:
    (part,) = put_together(made_up(tmp_path, "https://site.example/h/"), [Chapter(("handbook/a.html",))], paper=True)
    body = part.sections[0].body
    assert '<a href="https://site.example/h/en/tactics/radio.html" rel="external noopener">radio</a>' in body
    assert "hb-outside" not in body


def test_running_heads_hold_any_title(tmp_path: Path) -> None:
    book = made_up(tmp_path)
    (tmp_path / "handbook" / "a.html").write_bytes(page('5 "x" &lt;/style&gt; ' + "long " * 40))
    rules = page_rules(put_together(book, [Chapter(("index.html", "handbook/a.html"))]), "Edition 1")
    assert "</style" not in rules
    assert '@page of-handbook-a:left { @top-left { content: "Home"; } }' in rules
    assert '@page of-handbook-a:right { @top-right { content: "5 \\22 x\\22  \\3c /style> long' in rules
    assert "#handbook-a { page: of-handbook-a; }" in rules
    assert max(len(one) for one in rules.splitlines()) < 200


def test_every_class_of_figures_has_its_rule(root: Path) -> None:
    from handbook.project import Project

    rules = figure_rules(Project(root))
    assert ".md-typeset" not in rules
    assert rules.count("{") == rules.count("}") > 40
    assert all(name in rules for name in (".hbf-box", ".hbf-line", ".hbf-icon", ".hb-figure__title", ".hbf-bar"))


@pytest.mark.parametrize(
    ("size", "code", "said"), [(1_526_823, "ur", "1.5"), (999, "th", "1"), (12_600_000, "ar", "13")]
)
def test_sizes_are_said_in_every_language(size: int, code: str, said: str) -> None:
    assert said in said_size(size, code)


@pytest.fixture(scope="module")
def book(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A real plan of a small project in Urdu, with made-up rendered pages."""
    import shutil

    from handbook.project import Project

    folder = tmp_path_factory.mktemp("book") / "project"
    shutil.copytree(template, folder)
    project: Project = Project(folder)
    content, _ = gather(project)
    staged, _ = plan_locale(project, content, "ur")
    made = Book(project, content, staged)
    for uri, one in made.pages.items():
        path = made.site_dir / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page(one.title.replace("<", ""), BODY))
    return made


def test_the_file_for_messengers_stands_alone(book: Book, tmp_path: Path) -> None:
    assert one_file.make([book], tmp_path) == []
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == sorted(["case-studies-ur.html", "handbook-ur.html", *(f"handbook-ur-{uri[9:-5]}.html" for uri in step_uris(book))])  # fmt: skip
    for path in tmp_path.iterdir():
        root = html.document_fromstring(path.read_bytes())
        assert root.get("dir") == "rtl"
        ids = [one.get("id") for one in root.iter() if isinstance(one.tag, str) and one.get("id")]
        assert len(ids) == len(set(ids))
        hrefs = [one.get("href") for one in root.iter("a") if one.get("href")]
        assert {one[1:] for one in hrefs if one.startswith("#")} <= set(ids)
        assert all(one.startswith(("#", "https://")) for one in hrefs)
        assert not root.xpath("//*[@src or @srcset or @style or @onclick] | //link[@rel='stylesheet']")
        policy = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
        inline = [one.text for one in root.iter("style", "script")]
        assert len(inline) == 3
        for text in inline:
            assert base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() in policy
        assert "unsafe" not in policy


def test_the_file_is_the_same_every_time(book: Book, tmp_path: Path) -> None:
    parts = put_together(book, handbook_chapters(book))
    again = put_together(book, handbook_chapters(book))
    assert one_file.page_of(book, "T", parts) == one_file.page_of(book, "T", again)


def test_the_print_view_has_all_lists_and_takes_page_numbers(book: Book) -> None:
    *_, studies = pdf.documents_of(book)
    assert studies.name == "case-studies-ur"
    uris = case_study_uris(book)
    assert len(studies.parts) == len(uris) > 0
    assert {uri for one in case_studies_by_country(book) for uri in one.uris} == set(uris)
    key = studies.parts[0].key
    text = pdf.page_of(book, studies, {key: 4711}, low_ink=True)
    assert text.count('<span class="hb-number">4711</span>') >= 2
    assert '<html lang="ur" dir="rtl" class="low-ink">' in text
    assert "<script" not in text


def test_without_a_browser_there_is_a_way_out(book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "find_browser", lambda: None)
    (found,) = pdf.make([book], tmp_path)
    assert found.code == "edition-no-browser"
    assert list(tmp_path.iterdir()) == []


def test_an_old_or_broken_browser_is_named(book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "find_browser", lambda: "/nowhere/chromium")
    monkeypatch.setattr(pdf, "version_of", lambda _: 109)
    assert [one.code for one in pdf.make([book], tmp_path)] == ["edition-old-browser"]
    monkeypatch.setattr(pdf, "version_of", lambda _: None)
    assert [one.code for one in pdf.make([book], tmp_path)] == ["edition-not-printed"]
    assert browser.version_of("/nowhere/chromium") is None

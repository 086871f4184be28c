"""Figures: nothing is lost, nothing is wider than its room, the mirror image of the mirror image is the drawing."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import markdown
import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from handbook.catalogue import read_catalogue
from handbook.checks import check_pages, unused_figure_problems
from handbook.content import figure_uri, gather
from handbook.figures.drawing import LabelLostError, draw, figure_svg
from handbook.figures.measure import text_width, wrapped
from handbook.figures.shapes import WIDTH, Rect, Words
from handbook.figures.texts import figure_labels, in_words
from handbook.model.figure import FigureOrigin
from handbook.pages.figures import figure_html
from handbook.pages.generated.translation import area_of
from handbook.pages.outline import FIGURES_URI, generated_uris
from handbook.pages.words import Words as PageWords
from handbook.problems import errors_in
from handbook.project import Project
from handbook.staging import plan_locale
from handbook.translation.sync import format_catalog, sync_po
from handbook.translation.texts import figure_texts
from handbook.translation.translation import po_uri, read_translation
from real import real_content, translation_of

if TYPE_CHECKING:
    from handbook.content import Content
    from handbook.model.figure import Figure

ROOT = Path(__file__).resolve().parents[2]
CONTENT = real_content()
FIGURES = CONTENT.catalogue.figures
SAMPLES = {
    "en": "Ask before you pay anybody anything",
    "ur": "ادائیگی سے پہلے دفتر سے پوچھیں",
    "th": "ตรวจสอบข้อเสนองานก่อนจ่ายเงินทุกครั้ง",
    "km": "សូមពិនិត្យមើលការផ្តល់ការងារមុនពេលបង់ប្រាក់",
    "my": "ငွေမပေးမီ အလုပ်ကမ်းလှမ်းချက်ကို စစ်ဆေးပါ",
    "zh-Hans": "付款之前请先核实工作机会是否真实",
}


def words(content: Content, code: str = "en") -> PageWords:
    return PageWords(content, translation_of(content, code), "figures.md")


def told(figure: Figure, text: str) -> Figure:
    """The figure with another text in the place of each that is translated."""
    found = in_words(figure, lambda _, english: text if len(english) > 12 else text.split(maxsplit=1)[0][:12])
    assert found
    return found


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.id)
@pytest.mark.parametrize("code", SAMPLES)
def test_words_fit_their_rooms_in_every_script(figure: Figure, code: str) -> None:
    drawn = draw(told(figure, SAMPLES[code]) if code != "en" else figure, code)
    for shape in drawn.shapes:
        if isinstance(shape, Words):
            assert shape.width <= shape.room + 0.01, shape
            left = {"start": shape.x, "middle": shape.x - shape.width / 2, "end": shape.x - shape.width}[shape.anchor]
            assert left >= -0.5, shape
            assert left + shape.width <= WIDTH + 2.5, shape
            assert 0 <= shape.y <= drawn.height, shape
        if isinstance(shape, Rect):
            assert shape.x >= 0
            assert shape.x + shape.width <= WIDTH + 0.01
            assert shape.y + shape.height <= drawn.height


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.id)
def test_the_mirror_of_the_mirror_is_the_drawing(figure: Figure) -> None:
    drawn = draw(figure, "en")
    again = drawn.mirrored().mirrored()
    assert [type(one) for one in again.shapes] == [type(one) for one in drawn.shapes]
    assert [one.svg(rtl=False) for one in again.shapes] == [one.svg(rtl=False) for one in drawn.shapes]
    assert figure_svg(figure, "en", rtl=False) == figure_svg(figure, "en", rtl=False)


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.id)
def test_the_html_is_one_block_with_a_name_and_no_style(figure: Figure) -> None:
    made = str(figure_html(figure, words(CONTENT)))
    assert "\n" not in made
    assert "style=" not in made
    tree = html.fromstring(made)
    ids = [one.get("id") for one in tree.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    svg = tree.find("svg")
    assert svg.get("role") == "img"
    assert set(svg.get("aria-labelledby").split()) <= set(ids)
    assert tree.find("figcaption").text_content().startswith(figure.caption)
    assert ("Invented example" in made) == (figure.origin is FigureOrigin.INVENTED)
    assert {one.get("href") for one in tree.iter("a")} == {f"#source-{one}" for one in figure.sources}


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.id)
def test_facts_have_sources_and_labels_are_short(figure: Figure) -> None:
    assert figure.sources or figure.origin is not FigureOrigin.SOURCED
    assert all(
        label in {text for _, text in figure_texts(figure)} or not any(map(str.isalpha, label))
        for label in figure_labels(figure)
    )


def test_a_figure_is_whole_in_one_language() -> None:
    figure = FIGURES[0]
    content = CONTENT
    made = html.fromstring(str(figure_html(figure, words(content, "dv"))))  # Dhivehi has only begun
    assert (made.get("lang"), made.get("dir")) == ("en", "ltr")
    texts = dict.fromkeys(text for _, text in figure_texts(figure))
    half = in_words(figure, lambda _, english: None if english == list(texts)[-1] else "اردو")
    assert half is None
    assert in_words(figure, lambda _, __: "اردو").title == "اردو"


def test_a_lost_label_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    figure = FIGURES[0]
    monkeypatch.setattr("handbook.figures.drawing.figure_labels", lambda _: ["nowhere"])
    with pytest.raises(LabelLostError, match="nowhere"):
        draw(figure, "en")


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=120),
    st.floats(20, 360),
    st.sampled_from([12.5, 14, 16]),
)
def test_lines_hold_all_letters_and_fit(text: str, room: float, size: float) -> None:
    lines = wrapped(text, room, size)
    bare = "".join(text.replace("\u200b", "").split())
    assert "".join("".join(line.split()) for line in lines) == bare
    for line in lines:
        assert text_width(line, size) <= room + 0.01 or len(line) < 80


@pytest.mark.parametrize("code", ["th", "km", "my", "zh-Hans"])
def test_no_line_starts_with_a_mark(code: str) -> None:
    import unicodedata

    for room in range(30, 200, 7):
        for line in wrapped(SAMPLES[code], room, 14):
            assert unicodedata.category(line[0]) not in {"Mn", "Mc"}
            assert not line.startswith("\u17d2")


BAD = {
    "kind: cirle": "choice-unknown",
    "kind: bars": "field-missing",
    "origin: sourced": "picture-unsourced",
    "sources: [nobody-1999]": "source-unknown",
    "extra: 1": "field-unknown",
}
GOOD = """\
kind: cycle
group: planning
origin: ours
title: Three steps
alt: One, two, three.
caption: Look.
parts:
  - {label: One}
  - {label: Two}
  - {label: Three}
"""


def figure_problems(small: Project, text: str, name: str = "mine.yml") -> list[str]:
    folder = small.data_dir / "figures"
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    _, problems = read_catalogue(small)
    (folder / name).unlink()
    return [f"{one.code} {one.place.line}" for one in problems if name in one.place.path]


@pytest.mark.parametrize("bad", BAD)
def test_bad_input_is_named_with_its_place(small: Project, bad: str) -> None:
    key = bad.split(":", maxsplit=1)[0]
    lines = [bad if line.startswith(f"{key}:") else line for line in GOOD.splitlines()]
    lines += [] if bad in lines else [bad]
    found = figure_problems(small, "\n".join(lines) + "\n")
    assert any(one.startswith(BAD[bad]) for one in found), found
    assert all(not one.endswith(" 0") for one in found)


SHAPES = {
    "bars": ("most: 9\nrows:\n  - {label: A, value: 3, other: 4}\n  - {label: B, value: 10}\n", 2),
    "lines": ("least: 0\nmost: 9\nplaces: [A, B]\nseries:\n  - {label: C, values: 1 2 3}\n  - {label: D, values: 1 99}\n", 2),
    "strip": (f"months: [{', '.join('ABCDEFGHIJKL')}]\nlanes:\n  - label: Sea\n    spans:\n      - {{first: 9, last: 3, label: Quiet}}\n", 1),
}  # fmt: skip


@pytest.mark.parametrize("kind", SHAPES)
def test_numbers_that_cannot_be_drawn_are_named(small: Project, kind: str) -> None:
    body, number = SHAPES[kind]
    text = GOOD.split("parts:", maxsplit=1)[0].replace("cycle", kind) + body
    assert [one.split()[0] for one in figure_problems(small, text)] == ["picture-shape"] * number


def test_names_of_files_are_checked(small: Project) -> None:
    assert figure_problems(small, GOOD) == []
    assert figure_problems(small, GOOD, "My Figure.yml")[0].startswith("name-format")
    assert figure_problems(small, GOOD, "a.txt")[0].startswith("file-unexpected")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("\n\n<!-- handbook:figure id=mine -->\n\nText.\n", ""),
        ("\n\n<!-- handbook:figure id=mien -->\n", "picture-unknown"),
        ("\n\n<!-- handbook:figure id=mine -->\n\n<!-- handbook:figure id=mine -->\n", "picture-repeated"),
        ("\n\nSee <!-- handbook:figure id=mine -->\n", "picture-place"),
        ("\n\n- a\n\n    <!-- handbook:figure id=mine -->\n", "picture-place"),
        ("\nText.\n<!-- handbook:figure id=mine -->\n", "picture-place"),
        ("\n\n<!-- handbook:figure -->\n", "directive-unknown"),
        ("\n\n<!-- handbook:figure name=mine -->\n", "directive-unknown"),
    ],
)
def test_a_page_names_a_figure_that_is_there(small: Project, body: str, code: str) -> None:
    (small.data_dir / "figures" / "mine.yml").write_text(GOOD, encoding="utf-8")
    page = "---\ntitle: T\ndescription: D.\n---\n\n# T { #t }" + body
    (small.docs_dir / "mine.md").write_text(page, encoding="utf-8")
    content, problems = gather(small)
    assert errors_in(problems) == []
    found = [one for one in check_pages(content) if one.place.path == "docs/mine.md" and one.code != "page-not-linked"]
    assert [one.code for one in found] == ([code] if code else [])
    assert all(one.place.line and one.place.column for one in found)
    unused = [one for one in unused_figure_problems(content) if one.place.path == figure_uri("mine")]
    assert bool(unused) == (code in {"picture-unknown", "directive-unknown"})


def test_hostile_words_stay_words() -> None:
    evil = '"><script>alert(1)</script></svg> {1} **b** <!-- & \x02'
    figure = replace(FIGURES[0], title=evil, alt=evil, caption=evil)
    made = str(figure_html(figure, words(CONTENT)))
    assert "<script" not in made
    assert "\x02" not in made


def test_the_gallery_shows_every_figure_once_and_links_its_pages(small: Project) -> None:
    (small.data_dir / "figures" / "mine.yml").write_text(GOOD, encoding="utf-8")
    page = "---\ntitle: My page\ndescription: D.\n---\n\n# T { #t }\n\n<!-- handbook:figure id=mine -->\n"
    (small.docs_dir / "mine.md").write_text(page, encoding="utf-8")
    content, problems = gather(small)
    assert errors_in(problems) == []
    staged, _ = plan_locale(small, content, "en")
    gallery = next(one for one in staged.pages if one.uri == FIGURES_URI)
    ids = re.findall(r'<figure [^>]*id="figure-([a-z0-9-]+)"', gallery.body)
    assert sorted(ids) == [one.id for one in content.catalogue.figures]
    assert "[My page](mine.md)" in gallery.body
    headings = re.findall(r"\{ #([a-z0-9-]+) \}", gallery.body)
    assert len(headings) == len(set(headings))
    own = next(one for one in staged.pages if one.uri == "mine.md")
    assert '<figure class="hb-figure hb-figure--cycle" id="figure-mine">' in own.body


def test_a_page_lists_the_sources_of_its_figures(small: Project) -> None:
    page = "---\ntitle: T\ndescription: D.\n---\n\n# T { #t }\n\n<!-- handbook:figure id=com-b -->\n\nEnd.\n"
    (small.docs_dir / "mine.md").write_text(page, encoding="utf-8")
    content, _ = gather(small)
    staged, _ = plan_locale(small, content, "en")
    body = next(one for one in staged.pages if one.uri == "mine.md").body
    assert 'href="#source-michie-2011"' in body
    assert "{ #source-michie-2011 }" in body
    made = html.fromstring(markdown.markdown(body, extensions=["attr_list", "md_in_html", "admonition"]))
    assert len(made.findall(".//figure/svg")) == 1
    assert made.findall(".//p/figure") == []


def test_without_figures_there_is_no_gallery(small: Project) -> None:
    shutil.rmtree(small.data_dir / "figures")
    content, problems = gather(small)
    assert errors_in(problems) == []
    assert FIGURES_URI not in set(generated_uris(content))
    staged, _ = plan_locale(small, content, "en")
    assert all(one.uri != FIGURES_URI for one in staged.pages)


def test_translated_figures_are_shown_in_their_language(small: Project) -> None:
    """The words come from the PO file of the figure; on a critical page not those of a machine."""
    (small.data_dir / "figures" / "mine.yml").write_text(GOOD, encoding="utf-8")
    content, _ = gather(small)
    locale = content.locale("ur")
    figure = content.catalogue.figure("mine")
    catalog = polib.pofile(sync_po("ur", figure_uri("mine"), figure_texts(figure), None), wrapwidth=0)
    for one in catalog:
        one.msgstr = "اردو متن"
    path = small.root / po_uri("ur", figure_uri("mine"))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(format_catalog(catalog), encoding="utf-8")
    content, _ = gather(small)
    translation, _ = read_translation(small, locale, content.texts())
    made = html.fromstring(str(figure_html(figure, PageWords(content, translation, "x.md"))))
    assert made.get("lang") is None
    assert made.find("svg").get("direction") == "rtl"
    assert made.find("figcaption").text == "اردو متن"
    assert area_of(figure_uri("mine")) == "pages"
    assert FIGURES_URI in set(generated_uris(content))

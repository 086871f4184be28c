"""Terms in running text: found at the borders of words and clusters, once in a section, and nothing else is touched."""

from __future__ import annotations

import re
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown import markdown
from planned import real_maker

from handbook.pages.authored import authored_pages
from handbook.pages.generated.glossary import glossary_pages
from handbook.pages.tooltips.forms import Forms, forms_of, key_of, occurrences
from handbook.pages.tooltips.placing import MOST, with_terms, without_terms

ENGLISH = forms_of(
    [
        ("pretest", ["pretest", "pre-test"]),
        ("smuggling", ["smuggling of migrants", "smuggling"]),
        ("migrant", ["migrant"]),
        ("bali", ["Bali Process"]),
        ("mixed", ["mixed migration"]),
        ("com-b", ["COM-B"]),
    ],
    "en",
)
LINK = re.compile(r"\{ \.term \}")


def linked(body: str, forms=ENGLISH, english=ENGLISH, **more) -> str:
    return with_terms(body, forms, english, "g.md", **more)[0]


def found(text: str, forms=ENGLISH) -> list[str]:
    return [text[one.start : one.end] for one in occurrences(text, forms)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Pretests, a PRE-TEST and a pretést.", ["Pretests", "PRE-TEST", "pretést"]),
        ("Smuggling of\nmigrants and migrants", ["Smuggling of\nmigrants", "migrants"]),
        ("COM-B helps; com b too", ["COM-B", "com b"]),
        ("anti-smuggling, smuggling-free, un-pretest", []),
        ("#smuggling @smuggling smuggling_of a/smuggling smuggling.org", []),
        ("the migrant's phone", ["migrant"]),
        ("the Mixed Migration Centre", []),
        ("Mixed migration is a word of the Bali Process Office", ["Mixed migration", "Bali Process"]),
        ("pretested immigrant", []),
    ],
)
def test_words_are_found_at_their_borders(text: str, words: list[str]) -> None:
    assert found(text) == words


@pytest.mark.parametrize(
    ("language", "form", "text", "word"),
    [
        ("th", "ผู้ลี้ภัย", "สำหรับผู้ลี้ภัยทุกคน", "ผู้ลี้ภัย"),
        ("lo", "ການຄ້າມະນຸດ", "ຕ້ານການຄ້າມະນຸດໃນລາວ", "ການຄ້າມະນຸດ"),
        ("km", "ជនភៀសខ្លួន", "សម្រាប់ជនភៀសខ្លួន\u200bទាំងអស់", "ជនភៀសខ្លួន"),
        ("my", "လူကုန်ကူးမှု", "ထိုလူကုန်ကူးမှုကို", "လူကုန်ကူးမှု"),
        ("zh-Hans", "难民", "帮助难民的人", "难民"),
        ("ur", "انسانی اسمگلنگ", "یہ إنساني اسمگلنگ ہے", "إنساني اسمگلنگ"),
        ("fa-AF", "قاچاق‌بر", "یک قاچاق‌بر آمد", "قاچاق‌بر"),
        ("ta", "சுரண்டல்", "இது சுரண்டல்.", "சுரண்டல்"),
        ("vi", "người tị nạn", "những Người tị nạn đến", "Người tị nạn"),
    ],
)
def test_every_script_has_its_borders(language: str, form: str, text: str, word: str) -> None:
    assert found(text, forms_of([("a", [form])], language)) == [word]


@pytest.mark.parametrize(
    ("language", "form", "text"),
    [
        ("th", "สาร", "เอกสาร"),  # two clusters stand inside other words
        ("th", "ผู้ลี้ภัย", "ผู้ลี้ภั"),
        ("th", "การค้า", "การค้ำ"),
        ("km", "ជនភៀស", "ជនភៀសុ"),
        ("ta", "சுரண்டல்", "சுரண்டல்கள்"),
        ("ar", "لاجئ", "اللاجئون"),
    ],
)
def test_parts_of_words_and_clusters_are_not_words(language: str, form: str, text: str) -> None:
    assert found(text, forms_of([("a", [form])], language)) == []


def test_a_form_of_two_terms_leads_to_neither() -> None:
    forms = forms_of([("a", ["word", "other"]), ("b", ["Words"])], "en")
    assert found("word words other", forms) == ["word", "other"]
    forms = forms_of([("a", ["word"]), ("b", ["word"])], "en")
    assert found("word", forms) == []


CLOSED = """\
---
# Pretest { #pretest }

See [a pretest](pretest.md#pretest), `pretest`, [@pretest, pretest], ![pretest](pretest.png) and <https://pretest.org/pretest>.

!!! example "Invented example: a pretest"
    Write to pretest@pretest.org. [pretest] {pretest} https://a.org/pretest :material-pretest:

| Pretest | b |
| --- | --- |
| - | `pretest` |

```
pretest
```

<!-- handbook:figure id=pretest -->

<details><summary>pretest</summary><p>pretest</p></details>

Text <small class="hb-updated">pretest</small> here.
{ .pretest #pretest-2 }
"""


def test_what_is_no_running_text_stays_as_it_is() -> None:
    assert with_terms(CLOSED, ENGLISH, ENGLISH, "g.md") == (CLOSED, 0)


def test_the_first_of_a_section_is_linked_in_paragraphs_items_and_cells() -> None:
    body = "# A { #a }\n\n**Pretest** and pretest.\n\n- pretest\n\n## B { #b }\n\n- one pretest\n\n| a |\n| - |\n| Migrants |\n"
    assert linked(body) == (
        "# A { #a }\n\n**[Pretest](g.md#pretest){ .term }** and pretest.\n\n- pretest\n\n## B { #b }\n\n"
        "- one [pretest](g.md#pretest){ .term }\n\n| a |\n| - |\n| [Migrants](g.md#migrant){ .term } |\n"
    )
    assert LINK.findall(linked(body, sections={"b"})) == LINK.findall(linked(body))[1:]
    assert linked(body, sections=()) == body


def test_english_inside_another_language_has_english_terms() -> None:
    thai = forms_of([("refugee", ["ผู้ลี้ภัย"])], "th")
    span = '<span class="untranslated" lang="en" dir="ltr">{}</span>'
    body = f"{span.format('A pretest.')}\n\nผู้ลี้ภัย pretest {span.format('*migrants*')}\n"
    assert linked(body, thai) == (
        f"{span.format('A [pretest](g.md#pretest){ .term }.')}\n\n[ผู้ลี้ภัย](g.md#refugee){{ .term }} pretest "
        f"{span.format('*[migrants](g.md#migrant){ .term }*')}\n"
    )


def test_a_page_explains_so_many_terms_and_new_ones_first() -> None:
    forms = forms_of([(f"t{number}", [f"term{number}"]) for number in range(15)], "en")
    names = [f"term{number}" for number in range(15)]
    body = "\n\n".join(f"## S { {0: '#s'}[0] }\n\n{' '.join(names[:10])}" for _ in range(3)) + "\n\n" + " ".join(names)
    text, count = with_terms(body, forms, forms, "g.md")
    assert count == MOST == len(LINK.findall(text))
    assert set(re.findall(r"g\.md#(t\d+)\)", text)) == {f"t{number}" for number in range(15)}
    assert without_terms(text) == body


WORDS = st.sampled_from(
    [
        "pretest", "Pretests", "smuggling of migrants", "migrant", "`pretest`", "[a pretest](b.md)", "[@pretest]", "**pretest**",
        "*migrants*", "Bali Process", "mixed\nmigration", "com-b", "![", "]", "(", ")", "{", "}", "\\", "`", "!", "|", "<", ">",
        "## Heading pretest { #x }\n\n", "\n\n- ", "\n\n1. ", "\n\n", "\n", "| a | b |\n| - | - |\n| pretest | c |\n\n", "&amp;",
        '!!! note "pretest"\n    ', "<b>", "```\n", "http://pretest.org", "{ .lead }", "a", "ü", "ไทย", ":", "#", "_", "~",
    ]
)  # fmt: skip


@given(st.lists(st.tuples(WORDS, st.sampled_from(["", " "])), max_size=40))
def test_the_text_without_the_links_is_unchanged(parts: list[tuple[str, str]]) -> None:
    body = "".join(word + gap for word, gap in parts)
    text, count = with_terms(body, ENGLISH, ENGLISH, "g.md")
    assert without_terms(text) == body
    assert len(LINK.findall(text)) == count <= MOST


@given(st.text(alphabet="pretsmigan oB-lcoPผู้ลี้ภัยกา难民\u200b\u0301_*.[]()`\n", max_size=60))
def test_any_text_survives(text: str) -> None:
    forms = forms_of([("a", ["pretest"]), ("b", ["ผู้ลี้ภัย"]), ("c", ["难民"])], "en")
    assert without_terms(with_terms(text, forms, forms, "g.md")[0]) == text
    for one in occurrences(text, forms):
        assert key_of(text[one.start : one.end], "") in [
            form.key for forms_ in forms.by_first.values() for form in forms_
        ]


def shown(body: str) -> tuple[str, list[str], list[tuple[str, str]]]:
    """Text, ids and links of a page as rendered, without the links to terms."""
    rendered = markdown(body, extensions=["tables", "attr_list", "md_in_html", "def_list", "admonition", "fenced_code"])
    root = html.fromstring(f"<div>{rendered}</div>")
    links = [(one.get("href"), one.text_content()) for one in root.xpath("//a[not(contains(@class, 'term'))]")]
    return root.text_content(), [one.get("id") for one in root.xpath("//*[@id]")], links


@pytest.fixture(scope="module")
def pages() -> dict[str, dict[str, str]]:
    found = {}
    for code in ("en", "th", "ur"):
        maker = real_maker(code)
        own = [*authored_pages(maker.plan, maker.renderer), *glossary_pages(maker)]
        found[code] = {page.uri: page.body for page in own}
    return found


@pytest.mark.parametrize("code", ["en", "th", "ur"])
def test_pages_of_this_project_read_the_same(pages, code: str) -> None:
    """A sample of pages in each language: what a reader sees, ids and other links are as without the terms."""
    glossed = {uri: body for uri, body in pages[code].items() if LINK.search(body)}
    assert len(glossed) >= 9
    for body in list(glossed.values())[:: max(1, len(glossed) // 25)]:
        assert shown(body) == shown(without_terms(body))


@pytest.mark.parametrize("code", ["en", "th", "ur"])
def test_no_page_has_too_many_or_a_term_twice_in_a_section(pages, code: str) -> None:
    for uri, body in pages[code].items():
        assert len(LINK.findall(body)) <= MOST, uri
        for section in re.split(r"^\s*#{1,6} ", body, flags=re.MULTILINE):
            terms = re.findall(r"glossary\.md#([a-z0-9-]+)\)\{ \.term \}", section)
            assert len(terms) == len(set(terms)), (uri, terms)
    assert not LINK.search(pages[code]["glossary.md"])


LINES = (
    "# Pretest { #a }", "## Migrant { #b }", "### { #a }", "  ## A migrant { #c }", "## A | pretest { #b }", "#a migrant", "# ",
    "A migrant and a pretest.", "- A migrant", "- [x](y.md#a) smuggling", "| migrant | a |", "| --- | --- |", "", "", "> A pretest",
    '!!! note "Pretest"', "    COM-B", "<div markdown>", "    # Pretest { #a }", "\u00a0# Smuggling { #a }", "{ #a }",
)  # fmt: skip


@given(st.lists(st.sampled_from(LINES), max_size=30), st.sets(st.sampled_from("abc")))
def test_a_page_that_is_cut_before_its_headings_gets_the_links_of_one_that_is_not(
    lines: list[str], sections: set[str]
) -> None:
    body, fence = "\n".join(lines), "```\n```\n\n"  # a page with code is not cut
    assert fence + linked(body, sections=sections) == linked(fence + body, sections=sections)


@given(
    st.lists(
        st.one_of(st.sampled_from(LINES), st.lists(st.tuples(WORDS, st.sampled_from(["", " "])), max_size=9)),
        max_size=12,
    ),
    st.none() | st.sets(st.sampled_from("abc")),
)
def test_what_cannot_hold_a_term_is_left_out_unseen(
    lines: list[str | list[tuple[str, str]]], sections: set[str] | None
) -> None:
    body = "\n".join(one if isinstance(one, str) else "".join(map("".join, one)) for one in lines)
    quick = linked(body, sections=sections)
    occurrences.cache_clear()
    with mock.patch.object(Forms, "may_stand_in", return_value=True):
        assert linked(body, sections=sections) == quick
    occurrences.cache_clear()

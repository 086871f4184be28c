"""The glossary: faults at their places, a page in every language, and words of other languages with their standing."""

from __future__ import annotations

import json

import pytest
from corpus import GLOSSARY
from lxml import html
from markdown import markdown
from planned import maker_of, problems_with, real_maker

from handbook.checks import unused_source_problems
from handbook.content import gather
from handbook.pages.generated.glossary import glossary_pages
from handbook.pages.glossed import DATA_URI, glossary_files
from handbook.pages.outline import generated_uris
from handbook.project import Project
from handbook.source_files import SourceFile
from handbook.staging import plan_locale
from handbook.translation.agreed import Standing, agreed_forms
from handbook.translation.checks import glossary_problems
from real import real_content

HEADER = "term,translation,romanisation,note\n"


def problems(project: Project, text: str) -> list[tuple[str, int, int]]:
    return problems_with(project, project.glossary_path, text)


def test_the_example_is_good(small: Project) -> None:
    assert problems(small, GLOSSARY) == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("[rso-2025]", "[rso-2035]", [("citation-unknown", 5, 13)]),
        ("contribute/index.md#translate", "contribute/help.md", [("coverage-page", 6, 9)]),
        ("#translate", "#translat", [("link-anchor-missing", 6, 9)]),
        ("[random-trial]", "[random]", [("word-related", 7, 13)]),
        ("[random-trial]", "[pretest]", [("word-related", 7, 13)]),
        ("[pre-testing]", "[Pretests]", [("word-form-repeated", 3, 10)]),
        ("randomised trial", "pre-testing", [("word-form-repeated", 9, 9)]),
        ("id: random-trial", "id: pretest", [("word-related", 7, 13), ("id-repeated", 8, 7)]),
        ("  definition: Chance decides who gets the campaign.\n", "", [("field-missing", 8, 3)]),
    ],
)
def test_each_fault_is_named_at_its_place(small: Project, old: str, new: str, found: list) -> None:
    assert old in GLOSSARY
    given = problems(small, GLOSSARY.replace(old, new, 1))
    assert set(found) <= set(given)
    assert {code for code, _, _ in given} <= {code for code, _, _ in found} | {"word-related"}


def test_a_project_without_the_file_has_no_such_page_and_no_links(small: Project) -> None:
    small.glossary_path.unlink()
    content, found = gather(small)
    assert found == []
    maker = maker_of(small, content, "en")
    assert list(glossary_pages(maker)) == []
    assert "glossary.md" not in set(generated_uris(content))
    assert glossary_files(content, maker.translation) == {}


def test_its_sources_are_used_and_its_words_translated(small: Project) -> None:
    content, _ = gather(small)
    assert not any("rso-2025" in one.message for one in unused_source_problems(content))
    texts = dict(content.texts())["docs/_data/glossary.yml"]
    assert ("pretest.term", "pretest") in texts
    assert ("random-trial.definition", "Chance decides who gets the campaign.") in texts


def test_a_language_that_begins_has_the_glossary(small: Project) -> None:
    locale = small.translations_dir / "th" / "locale.yml"
    locale.write_text(locale.read_text(encoding="utf-8").replace("extent: whole", "extent: start"), encoding="utf-8")
    content, _ = gather(small)
    staged, _ = plan_locale(small, content, "th")
    assert "glossary.md" in {page.uri for page in staged.pages}
    assert DATA_URI in staged.data


@pytest.mark.parametrize("code", ["en", "th", "ur", "km"])
def test_every_term_has_its_place_and_its_own_word_first(code: str) -> None:
    """In this project's glossary: ids, definitions, citations that lead to sources, and links that lead to terms."""
    content, maker = real_content(), real_maker(code)
    page = next(glossary_pages(maker))
    shown = html.fromstring(f"<div>{markdown(page.body, extensions=['attr_list', 'md_in_html'])}</div>")
    ids = [one.get("id") for one in shown.xpath("//*[@id]")]
    assert len(ids) == len(set(ids))
    terms = {one.value.id: one.value for one in content.glossary}
    assert len(terms) >= 60
    assert set(terms) <= set(ids)
    targets = {one.get("href")[1:] for one in shown.xpath("//a[starts-with(@href, '#')]")}
    assert targets <= set(ids)
    data = json.loads(
        glossary_files(content, maker.translation)[DATA_URI].decode().partition("=")[2].rstrip().removesuffix(";")
    )
    for term_id, term in terms.items():
        heading = shown.xpath(f"//h3[@id='{term_id}']")[0].text_content()
        own, meaning, english = data["terms"][term_id]
        assert heading == own
        assert meaning == term.definition or not english
        if own != term.term:
            text = "".join(shown.xpath(f"//h3[@id='{term_id}']/following-sibling::p[1]")[0].itertext())
            assert term.term in text


def test_forms_say_how_far_to_trust_them() -> None:
    text = (
        HEADER + 'hotline,สายด่วน|สาย,,"read: A ministry, 2019, https://a.example/b (page 2); also read"\n'
        "referral (service),b (c) / d,,draft: ours\n"
        'irregular migration (not neutral),e,,"not neutral: means unlawful; read: The press, https://a.example/..."\n'
        'smuggling of migrants,f,,"ambiguous: the same word; read: A paper"\n'
        "broker / agent,g,,\n"
    )
    found = agreed_forms(SourceFile("glossary.csv", text))
    assert [one.standing for one in found] == [
        Standing.READ,
        Standing.DRAFT,
        Standing.NOT_NEUTRAL,
        Standing.AMBIGUOUS,
        Standing.DRAFT,
    ]
    assert (found[0].text, found[0].where, found[0].address) == ("สายด่วน", "A ministry, 2019", "https://a.example/b")
    assert (found[2].where, found[2].address) == ("The press", "")
    assert [one.names for one in found] == [("สายด่วน",), ("b", "d"), (), (), ("g",)]
    assert found[4].terms == ("broker", "agent")


def test_lists_of_words_can_be_read(root) -> None:
    """Of this project: no list has faults, and forms that are not neutral are never put into texts."""
    project, content = Project(root), real_content()
    for locale in content.locales:
        assert glossary_problems(project, project.translations_dir / locale.code / "glossary.csv")[1] == []
    warned = [form for forms in content.agreed.values() for form in forms if form.standing is Standing.NOT_NEUTRAL]
    assert len(warned) >= 7
    assert all(form.names == () and form.where for form in warned)


def test_broken_lists_stop_nothing() -> None:
    assert agreed_forms(SourceFile("glossary.csv", "")) == ()
    assert agreed_forms(SourceFile("glossary.csv", HEADER + 'a,"b')) == ()
    assert agreed_forms(SourceFile("glossary.csv", HEADER + "a,|,,\nb,c\n")) == ()

"""Order of reading, lists of a step, reading times: what the build puts around authors' pages."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.checks import check_pages
from handbook.content import SourcePage, gather
from handbook.markdown.front_matter import split_page
from handbook.markdown.page_facts import page_facts
from handbook.pages.authored import authored_pages
from handbook.pages.memory import Once
from handbook.pages.render import Renderer
from handbook.project import Project
from handbook.reading_order import folders_in_order, neighbours, order_problems
from handbook.source_files import SourceFile
from handbook.translation.translation import read_translation


def page(uri: str, body: str = "", meta: str = "") -> SourcePage:
    source = SourceFile(f"docs/{uri}", f"---\ntitle: T {uri}\ndescription: D.\n{meta}---\n# T {{ #t }}\n\n{body}\n")
    split, _ = split_page(source)
    assert split
    return SourcePage(uri, source, split, page_facts(split.body))


def test_pages_stand_as_their_landing_links_to_them() -> None:
    pages = [
        page("index.md"),
        page(
            "a/index.md", "[two](two.md#x) [one](one.md) [home](../index.md) [two](./two.md) [site](https://a.example)"
        ),
        page("a/one.md"),
        page("a/two.md"),
        page("a/lost.md"),
        page("b/index.md", "[only](only.md)"),
        page("b/only.md"),
        page("c/free.md"),
    ]
    folders = folders_in_order(pages, ["index.md", "b/index.md", "made/index.md", "a/index.md"])
    uris = [one.uri for folder in folders for one in folder.pages]
    assert uris == [
        "index.md",
        "b/index.md",
        "b/only.md",
        "a/index.md",
        "a/two.md",
        "a/one.md",
        "a/lost.md",
        "c/free.md",
    ]
    assert [(one.code, one.place.path) for one in order_problems(folders)] == [("page-not-linked", "docs/a/lost.md")]
    assert "docs/a/index.md" in order_problems(folders)[0].message
    beside = neighbours(folders)
    assert (beside["index.md"].before, beside["c/free.md"].after) == (None, None)
    assert (beside["b/only.md"].after, beside["a/index.md"].before) == ("a/index.md", "b/only.md")


def test_folders_below_a_folder_are_read_after_it_and_not_at_the_end() -> None:
    uris = ["index.md", "a/index.md", "a/x/index.md", "a/y/index.md", "b/index.md", "free/index.md", "free/x/index.md"]
    folders = folders_in_order(map(page, uris), ["index.md", "a/index.md", "b/index.md", "a/y/index.md"])
    assert [one.name for one in folders] == ["", "a", "a/y", "a/x", "b", "free", "free/x"]


@given(
    st.lists(st.from_regex(r"\A([ab]/){0,2}([a-d]|index)\.md\Z"), unique=True),
    st.lists(st.sampled_from(["b/index.md", "a/a.md"])),
)
def test_every_page_stands_once_and_the_way_on_is_the_way_back(uris: list[str], nav: list[str]) -> None:
    pages = [page(uri, "[b](b.md) [a](a.md)") for uri in uris]
    folders = folders_in_order(pages, nav)
    assert sorted(one.uri for folder in folders for one in folder.pages) == sorted(uris)
    beside = neighbours(folders)
    for uri, one in beside.items():
        assert one.after is None or beside[one.after].before == uri
    assert sum(one.after is None for one in beside.values()) == min(1, len(uris))


@pytest.fixture
def with_guidance(small: Project) -> Project:
    """A step, and a folder of guidance that serves it."""
    write(small, "handbook/index.md", "[Step 4](messages.md)")
    write(small, "handbook/messages.md", "Words.\n\n## Next { #next }\n\nGo on.")
    write(small, "guidance/index.md", "[Fear](fear.md) and [norms](norms.md)", "steps: [audience]\n")
    write(small, "guidance/fear.md", "word " * 401, "steps: [messages, audience]\n")
    write(small, "guidance/norms.md", "Short.", "steps: [messages]\n")
    return small


def write(project: Project, uri: str, body: str, meta: str = "") -> None:
    path = project.docs_dir / uri
    path.parent.mkdir(exist_ok=True)
    path.write_text(page(uri, body, meta).source.text, encoding="utf-8")


def made(project: Project, code: str) -> dict:
    content, problems = gather(project)
    assert problems == []
    translation, _ = read_translation(project, content.locale(code), content.texts())
    plan = Once(content, translation)
    return {one.uri: one for one in authored_pages(plan, Renderer(plan))}


@pytest.mark.parametrize("code", ["en", "th"])
def test_steps_and_their_pages_lead_to_one_another(with_guidance: Project, code: str) -> None:
    pages = made(with_guidance, code)
    step = pages["handbook/messages.md"].body
    listed = step[step.index("{ #in-this-step }") : step.index("{ #next }")]
    addresses = re.findall(r"\]\(([^)]+)\)", listed)
    assert addresses[:3] == ["../guidance/index.md", "../guidance/fear.md", "../guidance/norms.md"]
    assert addresses[3:5] == ["../toolkit/index.md", "../toolkit/message-matrix.md"], "its templates in their order"
    assert "3" in listed
    fear = pages["guidance/fear.md"].body
    line = fear[: fear.index("hb-page-facts")]
    assert re.findall(r"\]\(([^)]+)\)", line) == ["../handbook/messages.md", "../steps/audience.md"]
    assert "hb-page-facts" not in pages["about/index.md"].body, "a page without steps has no line"
    assert (pages["guidance/fear.md"].previous.uri, pages["guidance/fear.md"].next.uri) == (
        "guidance/index.md",
        "guidance/norms.md",
    )


def test_a_page_that_nobody_meets_is_a_problem(with_guidance: Project) -> None:
    write(with_guidance, "guidance/lost.md", "Words.")
    content, _ = gather(with_guidance)
    found = [one for one in check_pages(content) if one.code == "page-not-linked"]
    assert [one.place.path for one in found] == ["docs/guidance/lost.md"]

"""Modules, scenarios and plans for workshops as pages, and what only shows between their files."""

from __future__ import annotations

import json
import random
import re
import shutil
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from planned import maker_of

from handbook.catalogue.scenarios import first_loop, following, longest_path, reachable
from handbook.checks import check_pages
from handbook.content import Content, gather
from handbook.model.scenario import Choice, Ending, Scenario, Scene, Setting
from handbook.pages.authored import authored_pages
from handbook.pages.generated.training import training_pages
from handbook.pages.page import PageKind
from handbook.pages.training.module import mixed, module_files
from handbook.project import Project
from handbook.translation.po import digest
from handbook.translation.translation import read_translation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handbook.pages.page import Page

HOSTILE = '=1+1 "quoted" & a < b {count} *bold* \\ | $x^2$ `code` [not](a link'
CHECK = Path(__file__).resolve().parents[1] / "golden" / "check"
FILES = {
    "module.yml": "_data/modules/unit.yml",
    "module.md": "training/unit/index.md",
    "scenario.yml": "_data/scenarios/story.yml",
    "agenda.yml": "_data/agendas/day.yml",
}
SOURCE = "- {id: made-up-2017, title: A report, publisher: An NGO, url: https://example.org/made-up, read: {date: 2026-01-01, extent: whole}}\n"
HEAD = "---\ntitle: {0}\ndescription: About {0}.\n---\n# {0} {{ #top }}\n\n"
LISTS = "\n\n".join(
    f"## {name} {{ #{name} }}\n\n<!-- handbook:{name} -->" for name in ("modules", "scenarios", "sessions", "agendas")
)


def write(project: Project, uri: str, text: str) -> None:
    path = project.docs_dir / uri
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def train(project: Project) -> Project:
    """A project with a module, a scenario and an agenda, each made up."""
    for name, uri in FILES.items():
        text = (CHECK / name).read_text(encoding="utf-8")
        text = text.replace("template: sheet", "template: audience-profile")
        write(project, uri, text.replace("safe-labour-migration", "irregular-migration"))
    write(project, "_data/sources/made-up.yml", SOURCE)
    write(project, "handbook/audience.md", HEAD.format("Audience") + "## Why { #why }\n\nSo.\n")
    write(project, "training/index.md", HEAD.format("Training") + LISTS + "\n")
    return project


@pytest.fixture
def trained(small: Project) -> Project:
    return train(small)


@pytest.fixture(scope="module")
def read_only(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The same for tests that only look."""
    folder = tmp_path_factory.mktemp("training") / "project"
    shutil.copytree(template, folder)
    return train(Project(folder))


@pytest.fixture(scope="module")
def content(read_only: Project) -> Content:
    return sound(read_only)


@pytest.fixture(scope="module")
def pages(read_only: Project, content: Content) -> Mapping[str, Page]:
    return pages_of(read_only, content, "en")


def sound(project: Project) -> Content:
    content, found = gather(project)
    found += check_pages(content)
    assert [one for one in found if one.severity == "error" and "translations/" not in one.place.path] == []
    return content


def pages_of(project: Project, content: Content, code: str) -> Mapping[str, Page]:
    maker = maker_of(project, content, code)
    return {page.uri: page for page in (*authored_pages(maker.plan, maker.renderer), *training_pages(maker))}


def codes(project: Project) -> list[tuple[str, str]]:
    content, found = gather(project)
    return [(one.code, one.place.path) for one in found + check_pages(content)]


def test_a_module_is_one_page_that_needs_no_script(pages: Mapping[str, Page]) -> None:
    page = pages["training/unit/index.md"]
    assert page.kind is PageKind.MODULE
    order = [page.body.index(mark) for mark in (
        "hb-module", "{ #why }", "question-q-try", "{ #how }", "activity-talk", "{ #then }", "{ #knowledge-check }",
        "question-q-six", "{ #answers-and-reasons }", "answer-q-one", "{ #read-next }",
    )]  # fmt: skip
    assert order == sorted(order)
    assert '<details class="hb-answers" id="hb-answers">' in page.body, "answers are closed"
    assert page.body.count("<fieldset") == 7, "questions of the test are on another page"
    assert "t-one" not in page.body
    for name in re.findall(r'id="([^"]+)"', page.body):
        assert page.body.count(f'id="{name}"') == 1, name


def test_what_the_script_reads_tells_no_order(read_only: Project, content: Content, pages: Mapping[str, Page]) -> None:
    translation, _ = read_translation(read_only, content.locale("en"), content.texts())
    data = module_files(content, translation)["data/training/unit.js"].decode()
    read = json.loads(data.removeprefix("window.HANDBOOK_TOOL=").removesuffix(";\n"))
    assert [one["id"] for one in read["questions"]] == [
        "q-one",
        "q-two",
        "q-three",
        "q-four",
        "q-five",
        "q-six",
        "q-try",
    ]
    assert read["questions"][0]["right"] == ["a"]
    assert read["questions"][4]["accepted"] == ["40", "forty"]
    body = pages["training/unit/index.md"].body
    shown = re.findall(r'data-item="(\w)"', body)[:3]
    assert shown != ["x", "y", "z"]
    assert sorted(shown) == ["x", "y", "z"]


@pytest.mark.parametrize("count", range(2, 8))
def test_mixed_records_are_never_in_their_order(count: int) -> None:
    for number in range(50):
        records = list(range(count))
        found = mixed(records, f"q-{number}")
        assert found != records
        assert sorted(found) == records
        assert mixed(records, f"q-{number}") == found


def test_plans_count_their_minutes(pages: Mapping[str, Page]) -> None:
    session = pages["training/sessions/unit.md"].body
    times = re.findall(r'<bdi dir="ltr">([0-9:–]+)</bdi>', session)
    assert times == ["00:00–00:05", "00:05–00:11", "00:11–00:20", "00:20–00:24", "00:24–00:30"]
    assert "In all: 30 minutes." in session
    agenda = pages["training/trainers/agenda-day.md"].body
    assert re.findall(r'<bdi dir="ltr">([0-9:–]+)</bdi>', agenda)[-1] == "14:55–15:15"
    assert "../sessions/unit.html" in agenda
    assert "../scenarios/story.html" in agenda
    assert all("assets/css/training.css" in one.styles for one in pages.values() if one.kind is PageKind.WORKSHOP)
    test = pages["training/trainers/test.md"].body
    assert test.count("hb-test__question") == 2
    assert "<strong>A, B</strong>" in test


def test_a_story_is_a_page_of_links(pages: Mapping[str, Page]) -> None:
    body = pages["training/scenarios/story.md"].body
    ids = set(re.findall(r'id="([^"]+)"', body))
    targets = set(re.findall(r'href="#((?:scene|choice)-[^"]+)"', body))
    assert targets <= ids
    assert len(re.findall('class="hb-scene"', body)) == 6
    assert len(re.findall('class="hb-follows"', body)) == 6
    assert 'href="../../handbook/audience.html#why"' in body
    assert 'href="#source-made-up-2017"' in body
    assert "{ #source-made-up-2017 }" in body


def test_the_landing_lists_everything(pages: Mapping[str, Page]) -> None:
    body = pages["training/index.md"].body
    for link in (
        "unit/index.md",
        "scenarios/story.md",
        "sessions/unit.md",
        "handouts/unit.md",
        "trainers/agenda-day.md",
        "trainers/test.md",
    ):
        assert f"]({link})" in body, link


def test_a_step_leads_to_what_teaches_it(pages: Mapping[str, Page]) -> None:
    body = pages["handbook/audience.md"].body
    assert "](../training/unit/index.md)" in body
    assert "](../training/scenarios/story.md)" in body


def test_texts_are_translated_and_addresses_stay(trained: Project) -> None:
    source = "docs/_data/scenarios/story.yml"
    content = sound(trained)
    texts = dict(content.texts())[source]
    english = "People talk {1}."
    assert ("scenes.choices.evidence", english) in texts
    po = trained.translations_dir / "th" / "docs" / "_data" / "scenarios" / "story.po"
    po.parent.mkdir(parents=True, exist_ok=True)
    header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    said = "ผู้คนพูดคุยกัน {1}"
    entry = f'# state: machine {digest(english)}\n#, fuzzy\nmsgctxt "scenes.choices.evidence"\nmsgid "{english}"\nmsgstr "{said}"\n'
    po.write_text(header + entry, encoding="utf-8")
    body = pages_of(trained, sound(trained), "th")["training/scenarios/story.md"].body
    assert 'ผู้คนพูดคุยกัน <a class="citation" href="#source-made-up-2017">' in body


def test_hostile_texts_stay_texts(trained: Project) -> None:
    path = trained.docs_dir / "_data" / "modules" / "unit.yml"
    module = yaml.safe_load(path.read_text(encoding="utf-8"))
    module["objectives"][0] = module["activities"][0]["debrief"][0] = HOSTILE
    module["questions"][0]["text"] = module["questions"][0]["options"][1]["why"] = HOSTILE
    module["questions"][3]["pairs"][0]["right"] = HOSTILE
    path.write_text(yaml.safe_dump(module, allow_unicode=True), encoding="utf-8")
    pages = pages_of(trained, sound(trained), "en")
    for uri in ("training/unit/index.md", "training/sessions/unit.md", "training/handouts/unit.md"):
        assert "a < b" not in pages[uri].body


# What only shows between files


def test_two_modules_need_two_places(trained: Project) -> None:
    shutil.copy(trained.data_dir / "modules" / "unit.yml", trained.data_dir / "modules" / "other.yml")
    found = codes(trained)
    assert ("training-order", "docs/_data/modules/unit.yml") in found
    assert ("module-page", "docs/_data/modules/other.yml") in found


def test_a_page_where_a_module_lies_needs_its_data(trained: Project) -> None:
    write(trained, "training/lost/index.md", HEAD.format("Lost") + "## Why { #why }\n\nSo.\n")
    assert ("module-data", "docs/training/lost/index.md") in codes(trained)


def test_an_activity_stands_in_its_module(trained: Project) -> None:
    write(trained, "training/index.md", HEAD.format("Training") + "<!-- handbook:activity id=talk -->\n")
    assert ("module-elsewhere", "docs/training/index.md") in codes(trained)


# Paths of stories


def story(edges: Mapping[int, list[int]]) -> Scenario:
    def scene(at: int) -> Scene:
        choices = tuple(
            Choice(id=f"c{number}", text="x", to=f"s{to}", consequence="x", evidence="x")
            for number, to in enumerate(edges[at])
        )
        return Scene(id=f"s{at}", title="x", text="x", choices=choices, ending=None if choices else Ending.GOOD)

    scenes = tuple(scene(at) for at in edges)
    return Scenario(
        id="x", title="x", summary="x", setting=Setting.ORIGIN, order="1", minutes="5", steps=(), issues=(),
        you="x", start="s0", longest="1", scenes=scenes, debrief=(),
    )  # fmt: skip


def walks(one: Scenario, most: int) -> list[tuple[str, ...]]:
    """All paths from the start, cut when they are longer than the story has scenes."""
    after, open_, ended = following(one), [(one.start,)], []
    while open_:
        path = open_.pop()
        if not after[path[-1]] or len(path) > most:
            ended.append(path)
        else:
            open_ += [(*path, scene) for scene in after[path[-1]]]
    return ended


def test_paths_are_told_as_walking_tells_them() -> None:
    rng = random.Random(9)
    loops = 0
    for _ in range(150):
        count = rng.randint(2, 7)
        edges = {at: sorted(rng.sample(range(count), rng.randint(0, 2))) for at in range(count)}
        one = story(edges)
        paths = walks(one, count)
        longest = max(map(len, paths))
        assert reachable(one) == {scene for path in paths for scene in path}
        assert bool(first_loop(one)) == (longest > count)
        if longest <= count:
            assert len(longest_path(one)) == longest
        else:
            loops += 1
            loop = first_loop(one)
            assert loop[0] == loop[-1]
            assert all(to in following(one)[scene] for scene, to in pairwise(loop))
    assert 20 < loops < 130

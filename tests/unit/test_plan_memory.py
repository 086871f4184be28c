"""A plan that remembers comes to the same as one that does not, whatever was edited; and it makes only what it must.

A few edits here, hundreds in the proof.
"""

from __future__ import annotations

import gc
import random
import re
import weakref
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from edits import EDITS, add_study, edit_text, edit_title, put_back, sources
from handbook.checks import check_pages
from handbook.content import gather
from handbook.exports.study import exported_study
from handbook.pages.generated.search import letters_page
from handbook.pages.memory import PlanMemory
from handbook.pages.outline import TRANSLATION_URI
from handbook.problems import errors_in
from handbook.staging import StagedLocale, plan_locale

if TYPE_CHECKING:
    from handbook.exports.study import ExportedStudy
    from handbook.pages.memory import Plan
    from handbook.pages.page import Page
    from handbook.project import Project

SEED = 5


def staged(project: Project, code: str, memory: PlanMemory | None = None) -> StagedLocale | None:
    """The plan, as a build would make it; nothing where it would stop before."""
    content, problems = gather(project)
    if errors_in(problems) or errors_in(check_pages(content)):
        return None
    return plan_locale(project, content, code, memory)[0]


def made(project: Project, memory: PlanMemory, before: StagedLocale) -> set[str]:
    """Pages that are not those of an earlier plan."""
    known: dict[str, Page] = {page.uri: page for page in before.pages}
    now = staged(project, "en", memory)
    assert now is not None
    return {page.uri for page in now.pages if known.get(page.uri) is not page}


def test_what_the_only_plan_made_goes_with_what_it_came_to(small: Project) -> None:
    """Nobody looks for garbage in a process that makes one language: no piece may keep the plan that it is in."""
    gc.collect()
    gc.disable()
    try:
        plan = staged(small, "en")
        assert plan is not None
        pages = [weakref.ref(page) for page in plan.pages]
        plan = plan.on_disk()
        assert [page() for page in pages if page()] == []
    finally:
        gc.enable()


def test_what_a_case_study_gave_to_data_files_is_gone_when_pages_are_made(
    small: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, left = [], []

    def exported(plan: Plan, study_id: str) -> ExportedStudy:
        study = exported_study(plan, study_id)
        made.append(weakref.ref(study))
        return study

    def lists(*given: object) -> object:
        left.extend(one() for one in made if one())
        return letters_page(*given)

    monkeypatch.setattr("handbook.exports.study.exported_study", exported)
    monkeypatch.setattr("handbook.staging.letters_page", lists)
    gc.disable()
    try:
        staged(small, "th")
    finally:
        gc.enable()
    assert made
    assert left == []


def test_after_each_edit_the_tree_is_that_of_a_plan_from_nothing(small: Project) -> None:
    rng = random.Random(SEED)
    memory = PlanMemory()
    done: list[str] = []
    for edit in rng.sample(EDITS, len(EDITS)):
        before = sources(small)
        done.append(f"{edit.__name__} {edit(small, rng)}")
        warm = staged(small, "th", memory)
        if warm is None:
            put_back(small, before)
            continue
        cold = staged(small, "th")
        assert cold is not None
        files, wanted = warm.files(), cold.files()
        assert [uri for uri in files.keys() | wanted.keys() if files.get(uri) != wanted.get(uri)] == [], done
        assert warm.root == cold.root, done
        memory.pack(warm.pages)


def test_what_did_not_change_is_the_same_page(small: Project) -> None:
    memory, rng = PlanMemory(), random.Random(SEED)
    first = staged(small, "en", memory)
    assert first is not None
    assert made(small, memory, first) == set()
    name = edit_text(small, rng)
    assert made(small, memory, first) <= {f"case-studies/{name.removesuffix('.yml')}.md", "data/index.md", "index.md"}


def test_texts_are_packed_once_they_lasted_for_a_plan(small: Project) -> None:
    memory, rng = PlanMemory(), random.Random(SEED)
    plans: list[tuple[Page, ...]] = [()]
    for _ in range(3):
        plan = staged(small, "en", memory)
        assert plan is not None
        memory.pack(plan.pages)
        held = {page.uri for page in plan.pages if "body" in vars(page)}
        new = {page.uri for page in plan.pages if not any(page is one for one in plans[-1])}
        assert (len(plans) == 1 and not held) or (held and held <= new)  # the first time they are too many
        plans.append(plan.pages)
        edit_title(small, rng)


def lose_a_translation(project: Project, _: random.Random) -> None:
    path = project.translations_dir / "th" / "docs" / "index.po"
    text = re.sub(r'^msgstr "[^"\n]+"$', 'msgstr ""', path.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")


def test_a_title_leaves_the_page_for_translators_and_a_lost_translation_does_not(small: Project) -> None:
    memory, rng = PlanMemory(), random.Random(SEED)
    pages: list[Page] = []
    for edit in (edit_title, add_study, edit_title, lose_a_translation, edit_title):
        plan = staged(small, "th", memory)
        assert plan is not None
        pages += [page for page in plan.pages if page.uri == TRANSLATION_URI]
        edit(small, rng)
    assert [one is other for one, other in pairwise(pages)] == [True, False, True, False]


@pytest.mark.parametrize("edit", [edit_title, add_study])
def test_a_title_and_a_new_case_study_make_lists_and_leave_other_case_studies(small: Project, edit: object) -> None:
    memory, rng = PlanMemory(), random.Random(SEED)
    first = staged(small, "en", memory)
    assert first is not None
    assert callable(edit)
    edit(small, rng)
    pages = made(small, memory, first)
    assert {"case-studies/index.md", "a-z.md"} <= pages
    assert [uri for uri in pages if uri.startswith(("about/", "contribute/check/", "messages/"))] == []

"""What authors wrote besides case studies is gathered once for as long as none of it changes: never for longer."""

from __future__ import annotations

import json
import random
import time
from typing import TYPE_CHECKING
from unittest import mock

import pytest

from edits import EDITS, add_study, delete_study, edit_page, edit_terms, edit_title, rename_study
from handbook import checks, steady
from handbook.checks import check_pages
from handbook.content import Content, gather
from handbook.remembered import digests

if TYPE_CHECKING:
    from collections.abc import Callable

    from handbook.problems import Problem
    from handbook.project import Project

pytestmark = pytest.mark.usefixtures("_at_once_steady")
SEED, ROUNDS = 59, 3
PARTS = (
    "config", "catalogue", "crossrefs", "pages", "assets", "interface", "locales", "coverage", "glossary", "agreed", "page_claims",
)  # fmt: skip


@pytest.fixture
def _at_once_steady(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if two seconds had gone by."""
    monkeypatch.setattr(steady, "UNCERTAIN_NS", -(10**12))
    monkeypatch.setattr(digests, "UNCERTAIN_NS", -(10**12))


def known(project: Project) -> tuple[Content, list[Problem]]:
    """What a process that stays finds."""
    content, problems = gather(project, beside=digests.file_states(project, time.time_ns()).beside)
    return content, [*problems, *check_pages(content)]


def held_to_a_new_process(project: Project, done: object) -> tuple[Content, list[Problem]]:
    found, problems = known(project)
    content, told = gather(project)
    with mock.patch.object(checks, "_kept", return_value=checks._Kept()):  # which would forget what the other one knows
        told += check_pages(content)
    assert [part for part in PARTS if getattr(found, part) != getattr(content, part)] == [], done
    assert problems == told, done
    return found, problems


def test_after_each_edit_it_is_what_a_new_process_gathers(small: Project) -> None:
    rng, done = random.Random(SEED), []
    for _ in range(ROUNDS):
        for edit in rng.sample(EDITS, len(EDITS)):
            done.append(f"{edit.__name__} {edit(small, rng)}")
            held_to_a_new_process(small, done)


def test_what_authors_wrote_stays_while_case_studies_change(small: Project) -> None:
    rng = random.Random(SEED)
    first = known(small)[0].of_authors
    for edit in (edit_title, edit_terms, add_study):
        edit(small, rng)
        assert known(small)[0].of_authors is first, edit.__name__
    edit_page(small, rng)
    assert held_to_a_new_process(small, "a page")[0].of_authors is not first


@pytest.mark.parametrize("leave", [delete_study, rename_study])
def test_a_link_to_a_case_study_is_judged_again_when_it_comes_and_goes(
    small: Project, leave: Callable[[Project, random.Random], str]
) -> None:
    """From an author's page, and from a message of the library."""
    page = small.docs_dir / "about" / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[One](../case-studies/zz.md)\n", encoding="utf-8")
    messages = min((small.data_dir / "messages").glob("*.yml"))
    text = messages.read_text(encoding="utf-8").rstrip("\n")
    messages.write_text(f"{text}\n  case_study: zz\n", encoding="utf-8")
    told = {"link-missing", "case-study-unknown"}
    assert told <= {one.code for one in held_to_a_new_process(small, "missing")[1]}
    study = min(small.case_studies_dir.glob("made-up-*.yml"))
    new = study.with_name("zz.yml")
    new.write_bytes(study.read_bytes())
    assert not told & {one.code for one in held_to_a_new_process(small, "there")[1]}
    new.unlink()
    assert told <= {one.code for one in held_to_a_new_process(small, "gone")[1]}
    leave(small, random.Random(SEED))
    held_to_a_new_process(small, "another gone")


def test_a_link_to_a_page_of_a_case_study_is_judged_again_when_the_page_goes(small: Project) -> None:
    """The case study stays; its former address comes, goes and comes."""
    page = small.docs_dir / "about" / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[One](../case-studies/zz.md)\n", encoding="utf-8")
    path = min(small.case_studies_dir.glob("made-up-*.yml"))
    study = json.loads(path.read_text(encoding="utf-8"))
    for former in ([], ["zz"], ["yy", "zz"], ["yy"], ["zz"]):
        path.write_text(json.dumps(study | {"former_ids": former}), encoding="utf-8")
        codes = {one.code for one in held_to_a_new_process(small, former)[1]}
        assert ("link-missing" in codes) is ("zz" not in former)


def test_a_file_that_is_too_new_is_not_kept(small: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digests, "UNCERTAIN_NS", 2_000_000_000)
    (small.docs_dir / "index.md").touch()
    assert digests.file_states(small, time.time_ns()).beside == ""
    study = min(small.case_studies_dir.glob("made-up-*.yml"))
    later = time.time_ns() + 10**10
    before = digests.file_states(small, later)
    study.write_bytes(study.read_bytes() + b"\n")
    after = digests.file_states(small, later)
    assert (before.whole != after.whole, before.beside == after.beside != "") == (True, True)

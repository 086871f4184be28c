from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.content import gather
from handbook.markdown.front_matter import parse_page
from handbook.pages.page import Target
from handbook.project import Project
from handbook.staging import StagedLocale, manifest_part, plan_locale
from handbook.tree import tree_states, tree_uris, write_tree

TREES = st.dictionaries(
    st.from_regex(r"[a-c]{1,2}(/[d-f]{1,2})?\.md", fullmatch=True), st.binary(max_size=8), max_size=6
)


def snapshot(folder: Path) -> dict[str, tuple[int, int]]:
    return {uri: ((folder / uri).stat().st_mtime_ns, (folder / uri).stat().st_ino) for uri in tree_uris(folder)}


@given(before=TREES, after=TREES)
def test_a_folder_holds_exactly_what_was_written_last(tmp_path_factory, before, after) -> None:
    folder = tmp_path_factory.mktemp("tree")
    write_tree(folder, before)
    result = write_tree(folder, after)
    assert {uri: (folder / uri).read_bytes() for uri in tree_uris(folder)} == after
    assert set(result.removed) == set(before) - set(after)
    assert set(result.written) == {uri for uri in after if before.get(uri) != after[uri]}
    assert not [path for path in folder.rglob("*") if path.is_dir() and not any(path.iterdir())]


def test_a_file_takes_the_place_of_a_link_to_a_folder(tmp_path: Path) -> None:
    """Which stands in no list of files, and where nothing is written before it is gone."""
    outside, folder = tmp_path / "outside", tmp_path / "tree"
    write_tree(outside, {"a.md": b"theirs"})
    folder.mkdir()
    (folder / "b.md").symlink_to(outside)
    written = write_tree(folder, {"b.md": b"ours", "c/d.md": b""})
    assert (written.states, (folder / "b.md").read_bytes()) == (tree_states(folder), b"ours")
    assert tree_uris(outside) == ["a.md"]


@pytest.fixture(scope="module")
def plans(template: Path) -> dict[str, StagedLocale]:
    project = Project(template)
    content, _ = gather(project)
    found = {code: plan_locale(project, content, code) for code in ("en", "th", "ur")}
    assert [problems for _, problems in found.values()] == [[], [], []]
    return {code: staged for code, (staged, _) in found.items()}


def test_writing_twice_writes_nothing(plans: dict[str, StagedLocale], tmp_path: Path) -> None:
    staged, folder = plans["th"], tmp_path / "th"
    assert not write_tree(folder, staged.files()).nothing
    before = snapshot(folder)
    assert write_tree(folder, staged.files()).nothing
    assert snapshot(folder) == before


def test_a_page_that_was_staged_is_read_again_as_it_was_planned(plans: dict[str, StagedLocale]) -> None:
    staged = plans["ur"]
    files = staged.files()
    for page in staged.pages:
        meta, body = parse_page(files[page.uri].decode())
        assert meta == json.loads(json.dumps(page.front_matter())), page.uri
        assert body.rstrip("\n") == page.body.rstrip("\n"), page.uri


def test_what_is_on_the_disk_is_known_by_its_digests_and_holds_no_text(plans: dict[str, StagedLocale]) -> None:
    staged = plans["ur"]
    light = staged.on_disk()
    assert [(page.sha256, page.digest) for page in light.pages] == [(page.sha256, page.digest) for page in staged.pages]
    assert not any(page.body for page in light.pages)
    assert not any(light.data.values())
    assert (light.uris(), manifest_part(light)) == (staged.uris(), manifest_part(staged))


def test_a_page_that_is_packed_is_what_it_was(plans: dict[str, StagedLocale]) -> None:
    for page in plans["ur"].pages:
        packed = replace(page)
        packed.pack()
        packed.pack()
        assert "body" not in vars(packed)
        assert (packed, packed.body, packed.sha256, packed.digest) == (page, page.body, page.sha256, page.digest)
        assert replace(packed, title="Other") == replace(page, title="Other")


def test_a_page_that_is_held_as_it_is_written_is_what_it_was(plans: dict[str, StagedLocale]) -> None:
    for page in plans["ur"].pages:
        plain, held = replace(page), replace(page)
        held.encode()
        held.encode()
        assert "body" not in vars(held)
        assert (held, held.body, held.file(), held.markdown()) == (plain, plain.body, plain.file(), plain.markdown())
        assert (held.sha256, held.digest) == (plain.sha256, plain.digest)


def test_a_page_gets_neighbours_and_keeps_its_text(plans: dict[str, StagedLocale]) -> None:
    before, after = Target("Before", "a.md"), Target("After", "b/c.md")
    for page in plans["ur"].pages:
        for neighbours in ((before, after), (None, after), (None, None)):
            plain = replace(page, previous=neighbours[0], next=neighbours[1])
            beside = page.between(*neighbours)
            assert (beside, beside.file(), beside.sha256, beside.digest) == (
                (plain, plain.file(), plain.sha256, plain.digest)
            )


def test_a_file_that_is_made_from_the_same_is_not_asked_for_again(tmp_path: Path) -> None:
    page, asked = object(), []

    class Files(dict[str, bytes]):
        def __getitem__(self, uri: str) -> bytes:
            asked.append(uri)
            return super().__getitem__(uri)

    files = Files({"a.md": b"one", "b.md": b"two"})
    write_tree(tmp_path, files)
    states = tree_states(tmp_path)
    known = {uri: (page, states[uri]) for uri in files}
    asked.clear()
    assert write_tree(tmp_path, files, known, {"a.md": page, "b.md": object()}).nothing
    assert asked == ["b.md"]
    (tmp_path / "a.md").write_bytes(b"eno")
    assert write_tree(tmp_path, files, known, {"a.md": page, "b.md": page}).written == ("a.md",)


def test_every_locale_has_the_same_pages(plans: dict[str, StagedLocale]) -> None:
    uris = {code: [page.uri for page in staged.pages] for code, staged in plans.items()}
    assert uris["en"] == uris["th"] == uris["ur"]
    assert len(uris["en"]) == len(set(uris["en"]))


def test_headings_have_the_same_ids_in_every_locale(plans: dict[str, StagedLocale]) -> None:
    ids = {
        code: {page.uri: re.findall(r"\{ #([^ }]+) \}", page.body) for page in staged.pages}
        for code, staged in plans.items()
    }
    # The list from A to Z has the language's own letters, and the translators' page only what the language needs.
    for found in ids.values():
        del found["a-z.md"], found["about/translation.md"]
    # Lists are sorted by the locale's own words, so the order may differ where pages list countries.
    assert {uri: sorted(found) for uri, found in ids["en"].items()} == {
        uri: sorted(found) for uri, found in ids["ur"].items()
    }
    assert ids["th"].keys() == ids["en"].keys()


def test_a_text_without_translation_is_marked_as_english(template: Path, plans: dict[str, StagedLocale]) -> None:
    study = gather(Project(template))[0].catalogue.case_studies[0]
    page = next(page for page in plans["ur"].pages if page.uri == f"case-studies/{study.id}.md")
    assert '<span class="untranslated" lang="en" dir="ltr">' + study.objective in page.body
    assert page.translation is not None
    assert page.translation.percent < 100


def test_translated_labels_do_not_make_english_prose_a_translation(small: Project) -> None:
    content, _ = gather(small)
    shutil.rmtree(small.translations_dir / "ur" / "case_studies", ignore_errors=True)
    studies = {f"case-studies/{study.id}.md" for study in content.catalogue.case_studies}
    pages = [page for page in plan_locale(small, content, "ur")[0].pages if page.uri in studies]
    assert pages
    for page in pages:
        assert page.translation is not None
        assert 0 < page.translation.percent < 40


def test_the_manifest_is_stable(small: Project, plans: dict[str, StagedLocale]) -> None:
    content, _ = gather(small)
    for code in ("en", "th"):
        assert manifest_part(plan_locale(small, content, code)[0]) == manifest_part(plans[code])


def test_drafts_are_not_published(small: Project) -> None:
    path = min(small.case_studies_dir.glob("*.yml"))
    path.write_text(path.read_text().replace('"published"', '"draft"'))
    content, problems = gather(small)
    assert problems == []
    assert path.stem not in {study.id for study in content.catalogue.case_studies}
    assert path.stem in {study.id for study in gather(small, drafts=True)[0].catalogue.case_studies}

"""Records of pages: when a page may be taken over, and when not."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import mkdtemp

import pytest

from handbook.generators.mkdocs.site import settled
from handbook.page_store import Made, PageStore, accept, forget_pending, open_store, page_key, pending_path
from handbook.project import Project
from handbook.rendered import ReadPages, read_page
from handbook.tree import tree_states

PAGE = (
    b"<html><body><article><h2 id=a>A</h2><p>Text with\ttabs\nand \xe2\x80\xa8 lines.<a href='b.html#x'>b</a></article>"
)
URI, KEY = "a.html", page_key("a")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A site of one page, made and published."""
    made = Project(tmp_path)
    store = open_store(made, "en", "theme", ReadPages(tmp_path / "next"))
    put(store, KEY)
    store.write(pending_path(made, "en"))
    folder = made.site_dir / "en"
    folder.mkdir(parents=True)
    (folder / URI).write_bytes(PAGE)
    accept(made, "en", tree_states(folder))
    return made


def put(store: PageStore, key: str) -> None:
    made = Made(key=key, asked={"b.md": True, "c.md": False})
    store.put(URI, made, PAGE)


def reuse(project: Project, key: str = KEY, environment: str = "theme", there: tuple[str, ...] = ("b.md",)) -> bool:
    into = Path(mkdtemp(dir=project.root))
    store = open_store(project, "en", environment, ReadPages(into))
    if not store.reuse(URI, key, store.begin(into), there):
        assert not (into / URI).exists()
        return False
    assert (into / URI).read_bytes() == PAGE
    fresh, _ = read_page(URI, PAGE)
    assert (store.pages[URI].sections, store.pages[URI].leads) == (fresh.sections, fresh.leads)
    return True


def test_the_same_page_is_taken_over(project: Project) -> None:
    assert reuse(project)


@pytest.mark.parametrize(
    "changed",
    [
        {"key": page_key("b")},
        {"environment": "another theme"},
        {"there": ()},
        {"there": ("b.md", "c.md")},
    ],
    ids=["another text", "another theme", "a target went", "a target came"],
)
def test_a_page_that_would_be_another_is_made(project: Project, changed: dict[str, object]) -> None:
    assert not reuse(project, **changed)


def test_a_file_that_somebody_touched_is_made(project: Project) -> None:
    os.utime(project.site_dir / "en" / URI, ns=(1, 1))
    assert not reuse(project)


def test_a_build_that_did_not_come_to_its_end_leaves_the_records_of_the_last(project: Project) -> None:
    store = open_store(project, "en", "theme", ReadPages(project.root / "next"))
    put(store, page_key("other"))
    store.write(pending_path(project, "en"))
    assert reuse(project)
    forget_pending(project)
    accept(project, "en", tree_states(project.site_dir / "en"))
    assert reuse(project)


def test_a_stop_while_records_are_put_in_place_leaves_none(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(project, "en", "theme", ReadPages(project.root / "next"))
    put(store, page_key("other"))
    store.write(pending_path(project, "en"))

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("handbook.page_store.write_file", stop)
    with pytest.raises(KeyboardInterrupt):
        accept(project, "en", tree_states(project.site_dir / "en"))
    assert not reuse(project)
    assert not reuse(project, page_key("other"))


def test_a_key_tells_parts_apart() -> None:
    assert page_key("ab", "c") != page_key("a", "bc")


def test_what_has_no_form_of_its_own_is_not_given_to_templates() -> None:
    with pytest.raises(TypeError, match="plain values"):
        settled({"a": object()})

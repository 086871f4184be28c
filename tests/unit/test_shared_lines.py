"""An item of a list that was made for one folder and is taken for another is the one that this folder would make."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from handbook.generators.mkdocs.converting import RESETTABLE, Converter

if TYPE_CHECKING:
    from handbook.generators.mkdocs.lines import Line

PAGES = ("index.md", "x.md", "a/x.md", "a/y.md", "b/x.md", "a/c/x.md", "b/c/x.md", "d/e/x.md")
ADDRESSES = tuple(
    up + uri
    for up in ("", "../", "../../", "../../../", "c/../", "a/../", "../a/../")
    for uri in (*PAGES, "x.md#p", "c/y.md", "#p")
)
LINKS = [f"[to {one}]({one}){{ .a }}" for one in ADDRESSES]
RAW = [f'<a href="{one.replace(".md", ".html")}">to {one}</a>' for one in ADDRESSES]
LINES = st.lists(st.sampled_from(LINKS) | st.sampled_from(RAW), max_size=2).map(
    lambda found: " ".join(["Words", *found])
)


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> MkDocsConfig:
    config = MkDocsConfig()
    docs = str(tmp_path_factory.mktemp("docs"))
    config.load_dict(
        {"site_name": "A", "docs_dir": docs, "markdown_extensions": sorted(RESETTABLE), "use_directory_urls": False}
    )
    config.validate()
    return config


def _files() -> dict[str, File]:
    return {uri: File(uri, "docs", "site", use_directory_urls=False) for uri in PAGES}


@given(st.lists(LINES, min_size=1, max_size=5), st.lists(st.sampled_from(PAGES), min_size=2, max_size=5))
@settings(max_examples=150, deadline=None)
def test_lines_by_chance(config: MkDocsConfig, lines: list[str], uris: list[str]) -> None:
    files = _files()
    find = Files([*files.values()]).get_file_from_path
    shared = Converter(config, find)
    assert shared.knows_texts
    for uri in uris:
        assert shared.lines(files[uri], lines) == Converter(config, find).lines(files[uri], lines)


def test_a_line_is_shared_by_folders_as_deep(config: MkDocsConfig) -> None:
    """Else the test above would prove nothing."""
    files = _files()
    converter = Converter(config, Files([*files.values()]).get_file_from_path)

    def line(uri: str) -> Line | None:
        return converter.lines(files[uri], ["[b](../b/x.md)"])[0]

    first = line("a/x.md")
    assert first is not None
    assert "../b/x.html" in first.html
    other = line("b/x.md")
    assert other is not None
    assert 'href="x.html"' in other.html
    assert line("a/y.md") is first
    files["f/x.md"] = File("f/x.md", "docs", "site", use_directory_urls=False)
    assert line("f/x.md") is first

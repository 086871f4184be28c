"""An item that leads out of its folder is made once for all folders of the same depth, and is what each would make of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mkdocs.config.base import load_config
from mkdocs.structure.files import File, Files

from handbook.generators.mkdocs.converting import Converter

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

URIS = (
    "a.md", "x/a.md", "x/b.md", "y/a.md", "y/index.md", "x/y/a.md", "x/y/b.md", "y/x/a.md", "y/y/a.md", "case-studies/a.md"
)  # fmt: skip
LINES = (
    "[A](../x/a.md)", "[A](../y/a.md#b) words", "[A](a.md)", "[A](b.md)", "[A](../../x/a.md)", "[A](../../x/y/a.md)", "[A](../y/a.md)", "[A](x/a.md)",
    '[A](../case-studies/a.md) <span class="c">d</span>', "[A](../a.md) [B](../x/b.md)", "[A](../x/a.md) [B](b.md)", "[A](../none.md)", "words",
    '<a href="../y/a.html">raw</a>', '<a href="a.html">raw</a>', "[A](https://a.example)", "[A](../x/../y/a.md)", "[A](../y/)", "[A](../y/index.md)",
)  # fmt: skip


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> MkDocsConfig:
    folder = tmp_path_factory.mktemp("site")
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(
        "site_name: T\nmarkdown_extensions: [attr_list, md_in_html]\nuse_directory_urls: false\n"
    )
    return load_config(str(folder / "mkdocs.yml"))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(URIS), st.lists(st.sampled_from(LINES), min_size=1, max_size=6)), max_size=6))
@example([("y/a.md", ["[A](../x/a.md)"]), ("x/a.md", ["[A](../x/a.md)"])])
@example([("y/x/a.md", ["[A](../../x/a.md)"]), ("x/y/a.md", ["[A](../../x/a.md)"])])
@example([("y/a.md", ["[A](a.md)"]), ("x/a.md", ["[A](a.md)"])])
def test_items_by_chance(config: MkDocsConfig, data: list[tuple[str, list[str]]]) -> None:
    files = Files([File(uri, str(Path(config.docs_dir)), config.site_dir, use_directory_urls=False) for uri in URIS])
    one_for_all = Converter(config, files.get_file_from_path)
    for uri, texts in data:
        file = files.get_file_from_path(uri)
        assert file is not None
        alone = Converter(config, files.get_file_from_path)
        assert one_for_all.lines(file, texts) == alone.lines(file, texts)

"""Files of a run that were known, and those that came since, are the files that MkDocs finds."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest
from steps import build

from edits import add_study, delete_study, edit_title, rename_study
from handbook.build.memory import BuildMemory
from handbook.generators.mkdocs import placing
from handbook.generators.mkdocs.placing import FilesMemory

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.structure.files import Files

    from handbook.project import Project

pytestmark = pytest.mark.site
NAMES = ("src_uri", "src_dir", "dest_uri", "abs_src_path", "abs_dest_path", "url", "name", "inclusion", "page", "locale", "localization", "norm_src_uri")  # fmt: skip


def told(files: Files) -> list[list[str]]:
    return [[str(getattr(one, name, "")) for name in NAMES] for one in files]


@pytest.mark.parametrize("locale", ["en", "th"])
def test_they_are_what_mkdocs_finds(built: Project, monkeypatch: pytest.MonkeyPatch, locale: str) -> None:
    memory, came = BuildMemory(), []
    gather, found = FilesMemory.gather, placing._found

    def gathered(self: FilesMemory, *of: Any) -> Files:
        slow = told(gather(FilesMemory(), *of))
        files = gather(self, *of)
        assert sorted(told(files)) == sorted(slow)
        pages = {one.src_uri for one in files.documentation_pages()}
        assert [one[0] for one in told(files) if one[0] in pages] == [one[0] for one in slow if one[0] in pages]
        return files

    def noted(uris: Iterable[str], *of: Any) -> Files:
        came.append([*uris])
        return found(uris, *of)

    monkeypatch.setattr(FilesMemory, "gather", gathered)
    monkeypatch.setattr(placing, "_found", noted)
    assert not build(built, locales=[locale], memory=memory).failed
    for edit in (add_study, edit_title, delete_study, rename_study):
        edit(built, random.Random(1))
        build(built, locales=[locale], memory=memory)
    assert came, "else this would prove nothing"

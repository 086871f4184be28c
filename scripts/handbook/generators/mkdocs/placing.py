"""Which files a run has, and putting those of them that are no pages into the site; a process that stays remembers both."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions

from handbook.generators.mkdocs.theme_files import add_theme_files
from handbook.steady import is_steady, known_by
from handbook.tree import state_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig

    from handbook.generators.mkdocs.lines import Ways
    from handbook.generators.mkdocs.moulds import Mould
    from handbook.next_site import NextSite
    from handbook.pages.page import Page
    from handbook.steady import Known
    from handbook.tree import FileState

_PAGE = re.compile(r"(?:[^/.]+/)+(?!README|index)[^/.]+\.md")
"""A page that takes the place of no other, and is in no other language."""
EXCLUDED = frozenset({InclusionLevel.EXCLUDED, InclusionLevel.DRAFT})


@dataclass
class FilesMemory:
    """Of one locale."""

    _key: tuple[object, ...] = ()
    """Of what files hang on, all but their names."""
    _uris: frozenset[str] = frozenset()
    _files: Files | None = None
    ways: dict[str, Ways] = field(default_factory=dict)
    """By folder."""
    moulds: dict[str, Mould] = field(default_factory=dict)
    """Pages without their long lists, by their sources."""
    planned: Mapping[str, Page] = field(default_factory=dict)
    """Pages of the last run."""
    _copied: dict[str, tuple[Known, FileState]] = field(default_factory=dict)
    """Files of the theme: what they were known by when they were copied, and their copies."""

    def gather(
        self,
        config: MkDocsConfig,
        env: jinja2.Environment,
        environment: str,
        codes: tuple[str, ...],
        uris: frozenset[str],
    ) -> Files:
        """All files of a run, as MkDocs finds them. They hang on the theme's `environment`, the languages, and the names of what
        was staged.

        Files of the last run have forgotten its pages, which are made anew for each. Pages that came since are put among them.
        """
        key, came, went = (config.docs_dir, config.site_dir, environment, codes), uris - self._uris, self._uris - uris
        if self._files is not None and self._key == key and not went and all(map(_PAGE.fullmatch, came)):
            for file in self._files:
                file.page = None
            more = _found(came, config) if came else ()
            files: Files = config.plugins["handbook-i18n"].take_over(self._files, more)  # type: ignore[attr-defined]  # our own
        else:
            files = get_files(config)
            add_theme_files(files, env, config, environment)
            files = config.plugins.on_files(files, config=config)
            set_exclusions(files, config)
        if self._key != key or came or went:
            self._remember(key, files)
            self._key, self._uris, self._files = key, uris, files
        return files

    def _remember(self, key: tuple[object, ...], files: Files) -> None:
        """What is known of folders and pages, as far as it holds where other files are there."""
        uris = files.src_uris
        gone = {file.src_uri for file in self._files or ()} - uris.keys()
        self.ways = {folder: ways.without(gone) for folder, ways in self.ways.items()} if self._key == key else {}
        self.moulds = {uri: mould for uri, mould in self.moulds.items() if uri in uris}

    def place_static_files(self, files: Files, config: MkDocsConfig, into: NextSite) -> None:
        """What was staged is linked: staging never writes into a file, but puts another in its place."""
        for file in files:
            if file.is_documentation_page() or file.inclusion in EXCLUDED:
                continue
            if file.src_dir == config.docs_dir and file.abs_src_path:
                into.put(file.abs_src_path, file.dest_uri)
            elif file.abs_src_path:
                self._copy(file, file.abs_src_path, into)
            else:
                into.room_for(file.dest_uri)
                file.copy_file()

    def _copy(self, file: File, source: str, into: NextSite) -> None:
        """A copy of a file of the theme; if there is one in the last site, that one, so that nobody reads it again."""
        known, before = known_by(os.stat(source)), self._copied.pop(file.dest_uri, None)  # noqa: PTH116 (hundreds of files)
        if before and before[0] == known and into.last.get(file.dest_uri) == before[1]:
            into.take_over(file.dest_uri)
        else:
            into.room_for(file.dest_uri)
            file.copy_file()
        state = _state(file.abs_dest_path)
        if state and is_steady(known):
            self._copied[file.dest_uri] = known, state


def _found(uris: Iterable[str], config: MkDocsConfig) -> Files:
    """Pages by their sources, as MkDocs finds them: each by itself."""
    files = Files([File(uri, config.docs_dir, config.site_dir, config.use_directory_urls) for uri in uris])
    set_exclusions(files, config)
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    return files


def _state(path: str) -> FileState | None:
    try:
        return state_of(os.stat(path))  # noqa: PTH116 (as above)
    except OSError:
        return None

"""The theme's files, looked for once by a process: all languages have the same, and so have the builds of a preview."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig


def add_theme_files(files: Files, env: jinja2.Environment, config: MkDocsConfig, environment: str) -> None:
    """Like `Files.add_files_from_theme`. `environment` is the digest of the theme and all that is laid over it."""
    known = _known(environment, tuple(config.theme.dirs), tuple(sorted(config.theme.static_templates)))
    if not known:
        found = Files([])
        found.add_files_from_theme(env, config)
        known += [(file.src_uri, file.src_dir or "") for file in found]
    for uri, folder in known:
        # What was staged takes the place of the theme's.
        if files.get_file_from_path(uri) is None:
            files.append(File(uri, folder, config.site_dir, config.use_directory_urls))


@lru_cache(maxsize=1)
def _known(environment: str, folders: tuple[str, ...], templates: tuple[str, ...]) -> list[tuple[str, str]]:
    """The files of one state of the theme, filled by whoever asks first."""
    del environment, folders, templates
    return []

"""What the build needs of `mkdocs.yml` without MkDocs: the site's name, description and the titles of its sections."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import yaml

from handbook.problems import Problem, problem
from handbook.source_files import SourceFile, read_source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.project import Project


@dataclass(frozen=True)
class Edition:
    """Which state of the handbook this is. Maintainers raise it with a release; no build reads the clock."""

    version: str
    date: str
    """As YYYY-MM-DD."""


@dataclass(frozen=True)
class SiteConfig:
    name: str
    description: str
    sections: tuple[str, ...]
    """Titles of the navigation's sections, each once, in order."""
    pages: tuple[str, ...] = ()
    """The pages that the navigation names, in order."""
    url: str = ""
    """The address at which the site will stand, if it is known; as in `site_url`, from the environment."""
    repository: str = ""
    """The address of the project's own web page, if it is known; as in `repo_url`, from the environment."""
    edition: Edition = Edition("0", "1970-01-01")

    def texts(self) -> Iterator[tuple[str, str]]:
        """What is translated of it, as (context, text)."""
        yield "site.name", self.name
        yield "site.description", self.description
        for title in self.sections:
            yield "nav", title


class _Loader(yaml.SafeLoader):
    """MkDocs' own tags (!ENV, !!python/name) mean nothing here."""


_LOADER_TAGS = ("!", "tag:yaml.org,2002:python/")
for _tag in _LOADER_TAGS:
    _Loader.add_multi_constructor(_tag, lambda _loader, _suffix, _node: None)


def read_site_config(project: Project) -> tuple[SiteConfig, list[Problem]]:
    """Read it; a broken file gives an empty value and a problem."""
    source = read_source(project, project.mkdocs_path)
    if isinstance(source, Problem):
        return SiteConfig("", "", ()), [source]
    url, repository = (os.environ.get(name, "") for name in ("HANDBOOK_SITE_URL", "HANDBOOK_REPO_URL"))
    config, problems = _read(source, url, repository)
    return config, [*problems]


# It is asked for several times in a build; what it says is worked out once.
@lru_cache(maxsize=4)
def _read(source: SourceFile, url: str, repository: str) -> tuple[SiteConfig, tuple[Problem, ...]]:
    nothing = SiteConfig("", "", ())
    try:
        config = yaml.load(source.text, Loader=_Loader)  # noqa: S506 (a SafeLoader without unknown tags)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = source.place(mark.line + 1, mark.column + 1) if mark else source.place()
        cause = getattr(error, "problem", None) or error
        return nothing, (
            problem("yaml-syntax", place, cause=cause, advice="check the indent and the quotes of this line"),
        )
    if not isinstance(config, dict):
        return nothing, (
            problem(
                "field-type",
                source.place(1, 1),
                key="mkdocs.yml",
                expected="fields with values",
                found="something else",
                advice="restore it from the project",
            ),
        )
    nav = config.get("nav") or []
    sections, pages = tuple(dict.fromkeys(_sections(nav))), tuple(_pages(nav))
    name, description = (str(config.get(key) or "") for key in ("site_name", "site_description"))
    edition = _edition(config.get("extra"))
    if edition is None:
        return nothing, (problem("edition-missing", source.place()),)
    return SiteConfig(name, description, sections, pages, url, repository.rstrip("/"), edition), ()


_VERSION = re.compile(r"\d+(\.\d+){0,2}")


def _edition(extra: Any) -> Edition | None:
    said = extra.get("handbook_edition") if isinstance(extra, dict) else None
    if not isinstance(said, dict) or not isinstance(said.get("date"), date):
        return None
    version = str(said.get("version"))
    return Edition(version, said["date"].isoformat()) if _VERSION.fullmatch(version) else None


def _sections(nav: list[Any]) -> Iterator[str]:
    for item in nav:
        if isinstance(item, dict):
            for title, children in item.items():
                yield str(title)
                if isinstance(children, list):
                    yield from _sections(children)


def _pages(nav: Any) -> Iterator[str]:
    match nav:
        case str():
            yield nav
        case dict():
            for below in nav.values():
                yield from _pages(below)
        case list():
            for below in nav:
                yield from _pages(below)

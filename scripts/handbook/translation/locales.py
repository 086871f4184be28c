"""Locales: the languages of the site are data, one `translations/<code>/locale.yml` each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from handbook.model.kinds import Count, Help, Language, Slug, Text
from handbook.model.language import is_language_tag
from handbook.model.reading import read_record
from handbook.problems import Place, Problem, problem
from handbook.source_files import read_source
from handbook.yaml_located import parse_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.project import Project

SOURCE_LOCALE = "en"


class Direction(StrEnum):
    LTR = "ltr"
    RTL = "rtl"


class Extent(StrEnum):
    """How much of the site a language publishes."""

    WHOLE = "whole"
    START = "start"


@dataclass(frozen=True, kw_only=True)
class Locale:
    """A language of the site."""

    code: Annotated[str, Language(), Help("The language tag; also the folder's name.")]
    name: Annotated[str, Text(60), Help("The language's name in the language itself.")]
    english_name: Annotated[str, Text(60)]
    direction: Direction
    extent: Annotated[
        Extent,
        Help("whole: all pages, from 30 % of the handbook on; start: home, translated pages, and links to English."),
    ] = Extent.START
    reviewers: Annotated[
        tuple[Annotated[str, Slug()], ...], Count(0, 50), Help("Handles of people who may sign reviews.")
    ] = ()

    @property
    def is_source(self) -> bool:
        return self.code == SOURCE_LOCALE


def read_locales(project: Project) -> tuple[tuple[Locale, ...], list[Problem]]:
    """All locales: the source language first, then by code."""
    found: list[Locale] = []
    problems: list[Problem] = []
    for folder in sorted(project.translations_dir.iterdir()) if project.translations_dir.is_dir() else ():
        if folder.is_dir():
            locale, faults = _read_locale(project, folder)
            problems += faults
            found += [locale] if locale else []
    found.sort(key=lambda locale: (not locale.is_source, locale.code))
    return tuple(found), problems


def _read_locale(project: Project, folder: Path) -> tuple[Locale | None, list[Problem]]:
    place = Place(path=project.uri(folder))
    if not is_language_tag(folder.name):
        return None, [problem("locale-code", place, value=folder.name)]
    if not (folder / "locale.yml").exists():
        return None, [problem("locale-unknown", place, locale=folder.name)]
    source = read_source(project, folder / "locale.yml")
    if isinstance(source, Problem):
        return None, [source]
    node, problems = parse_yaml(source)
    if node is None:
        return None, problems
    read = read_record(node, Locale)
    if read.record is None or problems:
        return None, problems + read.problems
    if read.record.value.code != folder.name:
        return None, [
            problem("locale-mismatch", read.record.place("code"), folder=folder.name, value=read.record.value.code)
        ]
    return read.record.value, []

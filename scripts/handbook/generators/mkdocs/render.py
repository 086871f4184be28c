"""Rendering one locale: the same MkDocs build that `mkdocs build` runs, with its warnings taken as problems."""

from __future__ import annotations

import logging
import os
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from handbook.generators.base import Rendered
from handbook.generators.mkdocs.events import RUN, Run
from handbook.generators.mkdocs.site import build_pages, knows_all_plugins, make_theme
from handbook.problems import Place, Problem, problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from handbook.content import Content
    from handbook.page_store import PageStore
    from handbook.project import Project
    from handbook.staging import StagedLocale


class MkDocsGenerator:
    """Renders with MkDocs."""

    def begin(self, project: Project, environment: str) -> None:
        """Load what MkDocs loads for this site, and make of the theme what is the same in all locales."""
        with _heard(), suppress(Abort, MkDocsException, TemplateError):
            make_theme(load_config(str(project.mkdocs_path), strict=False), project, environment)

    def __call__(
        self, project: Project, content: Content, staged: StagedLocale, store: PageStore, into: Path
    ) -> Rendered:
        """Render a staged locale into a folder, but for what the store has. Problems come back as values; nothing is printed."""
        start, locale = time.perf_counter(), staged.locale.code
        os.environ["HANDBOOK_LOCALE"] = locale  # read by !ENV in mkdocs.yml
        place = Place(path=f"build/stage/{locale}")
        with _heard() as problems:
            try:
                config = load_config(str(project.mkdocs_path), site_dir=str(into), strict=False)
                config.plugins.on_startup(command="build", dirty=False)
                if knows_all_plugins(config):
                    config.extra[RUN] = Run(project, content, staged, store)
                    build_pages(config, staged, store, content.alike)
                else:
                    config.extra[RUN] = Run(project, content, staged)
                    build(config)
                    store.counts.converted = store.counts.rendered = len(staged.pages)
                # MkDocs' objects name each other and this configuration: what a run knows must not wait with them until somebody looks for garbage.
                config.extra.clear()
            except (Abort, MkDocsException) as error:
                problems.append(problem("build-failed", place, cause=error, advice="mend the problems above"))
        return Rendered(locale, tuple(problems), time.perf_counter() - start)


render_locale = MkDocsGenerator()


@contextmanager
def _heard() -> Iterator[list[Problem]]:
    """What MkDocs says in the meantime, which nobody else hears."""
    collector, logger = _Collector(), logging.getLogger("mkdocs")
    logger.addHandler(collector)
    logger.propagate = False
    try:
        yield collector.problems
    finally:
        logger.removeHandler(collector)


class _Collector(logging.Handler):
    """MkDocs says what is wrong in its log; every warning fails the build, as `strict` would."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.problems: list[Problem] = []

    def emit(self, record: logging.LogRecord) -> None:
        place = Place(path="mkdocs.yml")
        advice = "mend the page that it names"
        self.problems.append(problem("build-warning", place, cause=record.getMessage(), advice=advice))

"""The audit of the site as it stands, without a build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.audit import audit_locale
from handbook.content import gather
from handbook.rendered import ReadPages
from handbook.staging import plan_locale

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handbook.problems import Problem
    from handbook.project import Project


def audit_site(project: Project, locales: Iterable[str] = ()) -> tuple[list[Problem], int, list[str]]:
    """Returns the problems, the number of pages looked at, and the languages that were never built."""
    content, problems = gather(project)
    pages, missing = 0, []
    for code in locales or [locale.code for locale in content.locales]:
        if not (project.site_dir / code).is_dir():
            missing.append(code)
            continue
        staged, _ = plan_locale(project, content, code)
        folder = project.site_dir / code
        problems += audit_locale(folder, content, staged, ReadPages(folder, staged.locale))
        pages += len(staged.pages)
    return problems, pages, missing

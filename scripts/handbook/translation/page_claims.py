"""Pages in work: `translations/<locale>/claims.yml` says who translates which page, and since when.

A build shows the day and does not judge it, so that builds of two days are the same: whether 30 days have passed is for the
reader's clock, and for the command line on the day it runs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.catalogue.files import read_list
from handbook.model.page_claim import PageClaim
from handbook.model.suggestions import did_you_mean
from handbook.problems import problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from handbook.model.reading import Located
    from handbook.problems import Problem
    from handbook.project import Project
    from handbook.translation.locales import Locale

NAME = "claims.yml"


def read_page_claims(project: Project, locales: Iterable[Locale]) -> Mapping[str, tuple[PageClaim, ...]]:
    """The claims of all languages that can be read; the check names the others. A page belongs to whom stands first."""
    found = {}
    for locale in locales:
        claims, _ = _read(project, claims_path(project, locale.code))
        found[locale.code] = tuple({one.value.page: one.value for one in reversed(claims)}.values())
    return {code: tuple(sorted(claims, key=_page)) for code, claims in found.items() if claims}


def page_claim_problems(project: Project, path: Path, sources: Collection[str]) -> list[Problem]:
    """Everything that is wrong with the claims of one language."""
    claims, problems = _read(project, path)
    first: dict[str, Located[PageClaim]] = {}
    for one in claims:
        page = one.value.page
        if page not in sources:
            near = did_you_mean(page, sources, after=" ")
            problems.append(problem("page-claim-unknown", one.place("page"), value=page, suggestion=near))
        elif page in first:
            taken = first[page]
            values = {"value": page, "handle": taken.value.handle, "first_line": taken.place("page").line}
            problems.append(problem("page-claim-twice", one.place("page"), **values))
        first.setdefault(page, one)
    return problems


def claims_path(project: Project, locale: str) -> Path:
    return project.translations_dir / locale / NAME


def format_page_claims(claims: Iterable[PageClaim]) -> str:
    """The file, by page, so that two people's claims merge.

    >>> print(format_page_claims([PageClaim(page="docs/index.md", handle="noor", date="2026-11-21")]), end="")
    - page: docs/index.md
      handle: noor
      date: "2026-11-21"
    """
    return "".join(
        f'- page: {one.page}\n  handle: {one.handle}\n  date: "{one.date}"\n' for one in sorted(claims, key=_page)
    )


def holder(claims: Iterable[PageClaim], page: str, today: str) -> PageClaim | None:
    """Who works on a page on a day, if anybody does."""
    return next((one for one in claims if one.page == page and one.last_day >= today), None)


def _read(project: Project, path: Path) -> tuple[list[Located[PageClaim]], list[Problem]]:
    if not path.is_file():
        return [], []
    # A file without claims, or with comments only, is as good as none.
    if not any(
        line.strip() and not line.startswith("#") for line in path.read_bytes().decode(errors="replace").splitlines()
    ):
        return [], []
    read, problems = read_list(project, path, PageClaim)
    return [one.record for one in read if one.record], problems


def _page(claim: PageClaim) -> str:
    return claim.page

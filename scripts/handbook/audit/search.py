"""The search index against the plan: every page that readers should find is in it, and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.pages.page import html_uri
from handbook.problems import Place, Problem, problem
from handbook.search.files import IndexFileError
from handbook.site_search.facets import is_searched
from handbook.site_search.indexing import SEARCH_DIR, indexed_urls

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from handbook.staging import StagedLocale
    from handbook.tree import FileState


def search_problems(site_dir: Path, staged: StagedLocale, states: Mapping[str, FileState]) -> list[Problem]:
    code = staged.locale.code
    try:
        indexed = indexed_urls(site_dir, states)
    except IndexFileError as error:
        return [problem("audit-search", Place(path=f"{code}/{SEARCH_DIR}"), cause=error.cause)]
    wanted = {html_uri(page.uri) for page in staged.pages if is_searched(page)}
    return [
        problem("audit-search", Place(path=f"{code}/{uri}"), cause="the page is missing in it or should not be there")
        for uri in sorted(wanted ^ set(indexed))
    ]

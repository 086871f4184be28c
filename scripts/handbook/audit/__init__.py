"""The audit: what was built against what was planned, and against the promises made to readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.audit.assets import asset_problems
from handbook.audit.crossrefs import crossref_problems
from handbook.audit.links import resolve
from handbook.audit.memory import AuditMemory
from handbook.audit.reach import NOT_LINKED, reach_problems
from handbook.audit.search import search_problems
from handbook.pages.page import html_uri
from handbook.problems import Place, Problem, problem
from handbook.translation.locales import Extent
from handbook.tree import tree_states

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from handbook.audit.html import HtmlFacts
    from handbook.audit.leads import Leads
    from handbook.content import Content
    from handbook.rendered import ReadPages
    from handbook.staging import StagedLocale
    from handbook.tree import FileState

NOT_FOUND_URI = "404.html"


def audit_locale(
    site_dir: Path,
    content: Content,
    staged: StagedLocale,
    pages: ReadPages,
    memory: AuditMemory | None = None,
    states: Mapping[str, FileState] | None = None,
) -> list[Problem]:
    """All problems of one locale's folder of the site. `pages` are those of the folder, for this locale, `states` all its files."""
    code, memory = staged.locale.code, memory or AuditMemory()
    states = tree_states(site_dir) if states is None else states
    uris = sorted(states)
    leads = {uri: pages[uri].leads for uri in uris if uri.endswith(".html")}
    planned = frozenset(html_uri(page.uri) for page in staged.pages)
    unlinked = frozenset(html_uri(page.uri) for page in staged.pages if page.kind in NOT_LINKED)
    found = _against_plan(code, set(leads), planned) + reach_problems(code, leads, planned - unlinked) + pages.problems
    files = frozenset(uris)
    folders = frozenset(locale.code for locale in content.locales)
    # The addresses of the page for what is not found count from the server's root.
    doubtful = memory.doubtful(leads, files, folders) - {NOT_FOUND_URI}
    broken = [uri for uri in sorted(doubtful) if not _leads_well(leads[uri], leads, files, folders)]
    for uri in broken:
        found += _link_problems(code, uri, pages.facts(uri), leads, files, folders)
    if not broken:
        memory.keep(leads, files, folders)
    found += asset_problems(site_dir, code, states, memory.assets)
    found += search_problems(site_dir, staged, states)
    # The start of a language has none of the lists; the English site, to which it leads, is held to them.
    return found if staged.extent is Extent.START else found + crossref_problems(code, content, leads, memory.wanted)


def _against_plan(code: str, built: set[str], planned: frozenset[str]) -> list[Problem]:
    found = [problem("audit-page-missing", Place(path=f"{code}/{uri}")) for uri in sorted(planned - built)]
    unplanned = sorted(built - planned - {NOT_FOUND_URI})
    return found + [problem("audit-page-unplanned", Place(path=f"{code}/{uri}")) for uri in unplanned]


def _leads_well(page: Leads, pages: Mapping[str, Leads], files: frozenset[str], folders: frozenset[str]) -> bool:
    """Whether all files are there to which a page leads, and all places in them."""
    return page.locales <= folders and all(
        uri in files and (uri not in pages or fragments - {""} <= pages[uri].ids)
        for uri, fragments in page.targets.items()
    )


def _link_problems(
    code: str,
    uri: str,
    facts: HtmlFacts,
    pages: Mapping[str, Leads],
    files: frozenset[str],
    folders: frozenset[str],
) -> list[Problem]:
    found = []
    for link in facts.links:
        place = Place(path=f"{code}/{uri}", line=link.line, column=1)
        target = resolve(uri, link.address)
        if target is None:
            continue
        if target.locale is not None:
            if target.locale not in folders:
                found.append(problem("audit-link", place, value=link.address))
            continue
        if target.uri not in files:
            found.append(problem("audit-link", place, value=link.address))
        elif target.fragment and target.uri in pages and target.fragment not in pages[target.uri].ids:
            found.append(problem("audit-anchor", place, value=link.address))
    return found

"""The audit: what was built against what was planned, and against the promises made to readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.audit.assets import asset_problems
from handbook.audit.crossrefs import crossref_problems
from handbook.audit.html import HtmlFacts, read_html
from handbook.audit.links import resolve
from handbook.audit.pages import page_problems
from handbook.audit.reach import NOT_LINKED, reach_problems
from handbook.audit.search import search_problems
from handbook.pages.page import html_uri
from handbook.problems import Place, Problem, problem
from handbook.translation.locales import Extent
from handbook.tree import tree_uris

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.content import Content
    from handbook.staging import StagedLocale

NOT_FOUND_URI = "404.html"


def audit_locale(site_dir: Path, content: Content, staged: StagedLocale) -> list[Problem]:
    """All problems of one locale's folder of the site."""
    code = staged.locale.code
    uris = tree_uris(site_dir)
    facts = {uri: read_html((site_dir / uri).read_bytes()) for uri in uris if uri.endswith(".html")}
    planned = frozenset(html_uri(page.uri) for page in staged.pages)
    unlinked = frozenset(html_uri(page.uri) for page in staged.pages if page.kind in NOT_LINKED)
    found = _against_plan(code, set(facts), planned) + reach_problems(code, facts, planned - unlinked)
    files = frozenset(uris)
    for uri, page in facts.items():
        found += page_problems(f"{code}/{uri}", page, staged.locale)
        if uri != NOT_FOUND_URI:  # its addresses count from the server's root
            found += _link_problems(code, uri, facts, files, content)
    found += asset_problems(site_dir, code, uris)
    found += search_problems(site_dir, staged)
    # The start of a language has none of the lists; the English site, to which it leads, is held to them.
    return found if staged.extent is Extent.START else found + crossref_problems(code, content, facts)


def _against_plan(code: str, built: set[str], planned: frozenset[str]) -> list[Problem]:
    found = [problem("audit-page-missing", Place(path=f"{code}/{uri}")) for uri in sorted(planned - built)]
    unplanned = sorted(built - planned - {NOT_FOUND_URI})
    return found + [problem("audit-page-unplanned", Place(path=f"{code}/{uri}")) for uri in unplanned]


def _link_problems(
    code: str, uri: str, facts: dict[str, HtmlFacts], files: frozenset[str], content: Content
) -> list[Problem]:
    found = []
    folders = frozenset(locale.code for locale in content.locales)
    for link in facts[uri].links:
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
        elif target.fragment and target.uri in facts and target.fragment not in facts[target.uri].ids:
            found.append(problem("audit-anchor", place, value=link.address))
    return found

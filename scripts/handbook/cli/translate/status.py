"""`handbook translate status`: how far languages are, what changed, what to do next."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from handbook.cli.common import EXIT_OK, EXIT_USAGE, add_locales, command_parser, counted, unknown_locale
from handbook.cli.translate.sync import chosen_locales
from handbook.content import gather
from handbook.pages.start import (
    LEAST_PERCENT_FOR_EDITIONS,
    LEAST_PERCENT_OF_HANDBOOK,
    handbook_percent,
    is_start,
    locales_with_editions,
)
from handbook.translation.locales import Extent
from handbook.translation.page_claims import holder
from handbook.translation.po import State
from handbook.translation.progress import AREAS, area_of, file_statuses, next_files, summed
from handbook.translation.translation import read_translation
from handbook.translation.word_diff import Change, word_diff

if TYPE_CHECKING:
    import argparse

    from handbook.cli.common import Subparsers
    from handbook.content import Content
    from handbook.model.page_claim import PageClaim
    from handbook.project import Project
    from handbook.translation.progress import FileStatus

_TEXT = f"""\
Shows how far each language is, and which get heavy editions such as EPUB and PDF: those that have {LEAST_PERCENT_FOR_EDITIONS} % of the handbook (its
home and its steps). From {LEAST_PERCENT_OF_HANDBOOK} % on a language may publish all pages; below, it publishes its start.

With one --locale, also: every page with its states, the English texts that changed since, word by word ([-gone-] and
{{+new+}}), the pages that somebody works on, and where a little work helps most.
"""
_NEXT = 5
_MARKS = {Change.SAME: "{}", Change.OUT: "[-{}-]", Change.IN: "{{+{}+}}"}


def add_parser(actions: Subparsers[argparse.ArgumentParser]) -> None:
    parser = command_parser(actions, "status", "show how far languages are, and what to do next", _TEXT)
    add_locales(parser, "show this language")
    parser.add_argument("--json", action="store_true", help="print the same as JSON, with every file")
    parser.set_defaults(run=run)


@dataclass(frozen=True)
class LocaleState:
    """All that is known of how far one language is."""

    handbook: int
    """Percent of the home page and the steps."""
    extent: Extent
    has_editions: bool
    files: tuple[FileStatus, ...]
    claims: tuple[PageClaim, ...]
    following: tuple[str, ...]
    """Where a little work helps most."""

    @property
    def areas(self) -> dict[str, FileStatus]:
        return {area: summed(one for one in self.files if area_of(one.source_uri) == area) for area, _ in AREAS}

    @property
    def begun(self) -> list[FileStatus]:
        """Pages, and everything else that has a translation; case studies that nobody has begun are many."""
        return [one for one in self.files if one.translated or one.is_page]


def run(project: Project, options: argparse.Namespace) -> int:
    if unknown_locale(project, options.locale):
        return EXIT_USAGE
    content, _ = gather(project)
    today = date.today().isoformat()  # noqa: DTZ011 (the translator's day)
    states = {code: locale_state(project, content, code, today) for code in chosen_locales(content, options.locale)}
    if options.json:
        print(json.dumps({code: _as_json(state) for code, state in states.items()}, indent=1, ensure_ascii=False))
        return EXIT_OK
    for code, state in states.items():
        shares = ", ".join(f"{area} {one.percent} %" for area, one in state.areas.items())
        editions = "heavy editions" if state.has_editions else "no heavy editions"
        print(f"{code}: handbook {state.handbook} % ({state.extent}, {editions}); {shares}")
    if len(options.locale) == 1:
        for state in states.values():
            _show(state)
    return EXIT_OK


def locale_state(project: Project, content: Content, code: str, today: str) -> LocaleState:
    sources = list(content.texts())
    translation, _ = read_translation(project, content.locale(code), sources)
    files = tuple(file_statuses(translation, sources))
    claims = content.page_claims.get(code, ())
    in_work = [one.page for one in claims if holder(claims, one.page, today)]
    return LocaleState(
        handbook_percent(content, translation),
        Extent.START if is_start(content, translation) else Extent.WHOLE,
        code in locales_with_editions(content, [translation]),
        files,
        claims,
        tuple(one.source_uri for one in next_files(files, in_work, _NEXT)),
    )


def _as_json(state: LocaleState) -> dict[str, object]:
    return {
        "handbook": state.handbook,
        "extent": state.extent,
        "heavy editions": state.has_editions,
        "areas": {area: _counts(one) for area, one in state.areas.items()},
        "files": {one.source_uri: _counts(one) for one in state.begun},
        "changed": [
            {"file": one.po, "english": _diff(former.english, key[1]), "former": former.text}
            for one in state.files
            for key, former in one.former
        ],
        "in work": [
            {"page": one.page, "by": one.handle, "since": one.date, "until": one.last_day} for one in state.claims
        ],
        "next": state.following,
    }


def _counts(one: FileStatus) -> dict[str, int]:
    states = {str(state): one.states[state] for state in State if one.states[state]}
    return {
        "percent": one.percent,
        "texts": one.total,
        **states,
        **({"changed": len(one.former)} if one.former else {}),
    }


def _show(state: LocaleState) -> None:
    print("\nFiles:")
    for one in state.begun:
        counts = [f"{count} {name}" for name, count in _counts(one).items() if name != "percent"]
        print(f"  {one.source_uri}: {one.percent} % ({', '.join(counts)})")
    changed = [(one.po, key[1], former) for one in state.files for key, former in one.former]
    print(f"\nEnglish that changed since: {counted(len(changed), 'text')}")
    for po, english, former in changed:
        print(f"  {po}\n    {_diff(former.english, english)}\n    {former.text}")
    print(f"\nIn work: {counted(len(state.claims), 'page')}")
    for claim in state.claims:
        print(f"  {claim.page}: @{claim.handle} since {claim.date}, until {claim.last_day}")
    print("\nNext, where a little work helps most:")
    for uri in state.following:
        print(f"  {uri}")


def _diff(old: str, new: str) -> str:
    """The change between two texts, word by word.

    >>> _diff("Call 12 now", "Call 34 now")
    'Call [-12-]{+34+} now'
    """
    return "".join(_MARKS[change].format(text) for change, text in word_diff(old, new))

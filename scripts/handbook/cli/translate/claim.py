"""`handbook translate claim`: say that a page is in work."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from handbook.cli.common import EXIT_OK, EXIT_PROBLEMS, EXIT_USAGE, command_parser, report
from handbook.cli.translate.common import named_locale, source_uri, usage_error
from handbook.content import gather
from handbook.model.kinds import Day, Slug
from handbook.model.page_claim import DAYS_OF_A_CLAIM, PageClaim
from handbook.translation.page_claims import claims_path, format_page_claims, holder, page_claim_problems
from handbook.tree import write_file

if TYPE_CHECKING:
    from handbook.cli.common import Subparsers
    from handbook.content import Content
    from handbook.project import Project
    from handbook.translation.locales import Locale

_TEXT = f"""\
Notes in translations/<language>/claims.yml that you translate a page, so that nobody begins it twice. The language's page
"Translations" says so, and does not propose the page to others. After {DAYS_OF_A_CLAIM} days a claim has run out, and another person may
take the page; claim it again if you still work on it.

Without --by, the pages that are in work are listed. With --release, your claim is taken back.
"""


def add_parser(actions: Subparsers[argparse.ArgumentParser]) -> None:
    parser = command_parser(actions, "claim", "say that a page is in work", _TEXT)
    parser.add_argument(
        "page", metavar="PAGE", nargs="?", help="source of the texts, such as docs/handbook/audience.md"
    )
    parser.add_argument("--locale", metavar="L", required=True, help="the language")
    parser.add_argument("--by", metavar="HANDLE", type=_handle, help="who works on it: your name on the project's host")
    parser.add_argument("--date", metavar="DAY", type=_day, help="since when (default: today)")
    parser.add_argument("--release", action="store_true", help="the page is free again")
    parser.set_defaults(run=run)


def run(project: Project, options: argparse.Namespace) -> int:
    content, _ = gather(project)
    locale = named_locale(content, options.locale)
    if locale is None:
        return EXIT_USAGE
    today = options.date or date.today().isoformat()  # noqa: DTZ011 (the translator's day)
    claims = content.page_claims.get(locale.code, ())
    if options.page is None and options.by is None:
        return _list(claims, locale, today)
    if options.page is None or options.by is None:
        usage_error("a claim needs a page and a handle", "handbook translate claim PAGE --locale L --by HANDLE")
        return EXIT_USAGE
    page = source_uri(content, options.page)
    if page is None:
        return EXIT_USAGE
    if faults := page_claim_problems(project, claims_path(project, locale.code), [uri for uri, _ in content.texts()]):
        # It is written anew as a whole, and what cannot be read would be lost.
        return report(faults)
    return _claim(
        project, content, locale, PageClaim(page=page, handle=options.by, date=today), release=options.release
    )


def _claim(project: Project, content: Content, locale: Locale, claim: PageClaim, *, release: bool) -> int:
    claims = content.page_claims.get(locale.code, ())
    now = holder(claims, claim.page, claim.date)
    if now and now.handle != claim.handle:
        usage_error(
            f"{claim.page} is in work: @{now.handle} since {now.date}",
            f"another page, or ask @{now.handle}; the claim runs out after {now.last_day}",
        )
        return EXIT_PROBLEMS
    kept = [one for one in claims if one.page != claim.page]
    path = claims_path(project, locale.code)
    write_file(path, format_page_claims(kept if release else [*kept, claim]).encode())
    done = "is free again" if release else f"is in work: @{claim.handle} since {claim.date}, until {claim.last_day}"
    print(f"{project.uri(path)}: {claim.page} {done}.")
    return EXIT_OK


def _list(claims: tuple[PageClaim, ...], locale: Locale, today: str) -> int:
    for one in claims:
        over = "" if one.last_day >= today else f"; {DAYS_OF_A_CLAIM} days have passed, it may be free again"
        print(f"{one.page}: in work, @{one.handle} since {one.date}{over}")
    if not claims:
        print(f"No page of {locale.code} is in work.")
    return EXIT_OK


def _handle(text: str) -> str:
    given = text.removeprefix("@").lower()
    if Slug().fault(given):
        raise argparse.ArgumentTypeError(
            f"'{text}' is no handle; it has letters a-z, digits and single hyphens, such as noor-k"
        )
    return given


def _day(text: str) -> str:
    if Day().fault(text):
        raise argparse.ArgumentTypeError(f"'{text}' is no day; write year, month and day: 2026-11-24")
    return text

"""`handbook receive`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.cli.common import EXIT_OK, EXIT_USAGE, command_parser
from handbook.cli.translate.common import usage_error
from handbook.content import gather
from handbook.contribute.comment import problems_comment
from handbook.contribute.issue_body import is_form
from handbook.contribute.issue_form import CASE_STUDY_LABELS, case_study_from_issue
from handbook.contribute.judging import known_ids
from handbook.contribute.translation_form import LABELS, translation_from_issue
from handbook.model.kinds import Day
from handbook.problems import Problem, errors_in
from handbook.source_files import MAX_PO_BYTES, read_source
from handbook.translation.exchange.taking import take_translations
from handbook.translation.exchange.wanted import wanted_sources
from handbook.translation.po import parse_po
from handbook.translation.translation import po_uri
from handbook.tree import write_file

if TYPE_CHECKING:
    import argparse

    from handbook.cli.common import Subparsers
    from handbook.project import Project

MAX_EVENT = 2_000_000

_TEXT = """\
Reads an issue that was opened with one of the forms and makes the file that it proposes: a case study, or a page's
translations with one more. Nothing in the project is changed. Into the folder go:

  file        the whole file that is proposed; not there if the issue has faults
  path        where it belongs, one line
  title       what to call the proposal, one line
  comment.md  what the sender should read

An issue that was not made with a form leaves the folder empty.
"""


@dataclass(frozen=True)
class Proposal:
    """One file for one place, or only what is wrong."""

    path: str
    title: str
    text: str | None
    problems: list[Problem]


def add_parser(commands: Subparsers[argparse.ArgumentParser]) -> None:
    parser = command_parser(commands, "receive", "make a file of what came through an issue form", _TEXT)
    parser.add_argument("event", type=Path, help="the event as the service gives it, JSON with the issue inside")
    parser.add_argument("--to", metavar="DIR", type=Path, required=True, help="an empty folder for what is made")
    parser.set_defaults(run=run)


def run(project: Project, options: argparse.Namespace) -> int:
    issue = _issue(options.event)
    if issue is None:
        usage_error(f"{options.event} has no issue with a text and a day", "give the file that GITHUB_EVENT_PATH names")
        return EXIT_USAGE
    options.to.mkdir(parents=True, exist_ok=True)
    proposal = _proposal(project, *issue)
    if proposal is None:
        print("This issue was not made with a form that becomes a file.")
        return EXIT_OK
    made = proposal.text is not None
    if proposal.text is not None:
        write_file(options.to / "file", proposal.text.encode())
        write_file(options.to / "path", f"{proposal.path}\n".encode())
        write_file(options.to / "title", f"{proposal.title}\n".encode())
    write_file(options.to / "comment.md", problems_comment(proposal.problems, made=made).encode())
    print(f"{proposal.path} is proposed." if made else f"{len(proposal.problems)} problems; see comment.md.")
    return EXIT_OK


def _issue(path: Path) -> tuple[str, str] | None:
    """The text of the issue and the day on which it was sent."""
    try:
        if path.stat().st_size > MAX_EVENT:
            return None
        event = json.loads(path.read_text(encoding="utf-8"))
        body, day = event["issue"]["body"] or "", event["issue"]["created_at"][:10]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return (body, day) if isinstance(body, str) and isinstance(day, str) and not Day().fault(day) else None


def _proposal(project: Project, body: str, day: str) -> Proposal | None:
    if is_form(body, CASE_STUDY_LABELS):
        made = case_study_from_issue(body, day, known_ids(project)[0])
        return Proposal(f"case_studies/{made.id}.yml", f"Case study: {made.id}", made.text, made.problems)
    if not is_form(body, LABELS):
        return None
    content, _ = gather(project, drafts=True)
    sources = {uri: one for uri, one in wanted_sources(content).items() if uri.startswith(("docs/", "case_studies/"))}
    offered = translation_from_issue(body, content.locales, sources)
    if isinstance(offered, list):
        return Proposal("", "", None, offered)
    path = project.root / po_uri(offered.locale.code, offered.source)
    source = read_source(project, path, MAX_PO_BYTES) if path.exists() else None
    if isinstance(source, Problem):
        return Proposal("", "", None, [source])
    entries, faults = parse_po(source, offered.locale.reviewers) if source else ((), [])
    if faults:
        return Proposal("", "", None, faults)
    taken = take_translations(
        offered.locale, sources[offered.source], (source, entries), [offered.given], offered.maker
    )
    problems = [one.problem for one in taken.refused] + taken.warnings
    title = f"Translation into {offered.locale.english_name}: {offered.source}"
    return Proposal(project.uri(path), title, None if errors_in(problems) else taken.text, problems)

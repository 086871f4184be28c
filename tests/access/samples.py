"""A page of every kind, and of every template that makes pages. tests/unit/test_page_kinds.py holds the list to both.

Whoever adds a kind of page or a template adds a line here: then the page is looked at by axe, by keyboard, without
scripts and on paper, in three languages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, meta, nodes

from handbook.pages.page import PageKind as Kind
from handbook.pages.page import html_uri

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "scripts" / "handbook" / "pages" / "templates"


@dataclass(frozen=True)
class Sample:
    """A page that stands for all of its sort."""

    uri: str
    kind: Kind
    shows: tuple[str, ...] = ()
    """Templates whose text is in the page; what they include or import comes with them."""

    @property
    def address(self) -> str:
        return html_uri(self.uri)


SAMPLES = (
    Sample("index.md", Kind.HOME, ("source_list", "home_search", "home_roles", "home_more", "cards")),
    Sample("handbook/messages.md", Kind.STEP, ("in_this_step", "page_facts", "case_study_list")),
    Sample("guidance/fear-and-efficacy.md", Kind.TEXT),
    Sample("monitoring/sample-size.md", Kind.TEXT),
    Sample("quick-start/planner.md", Kind.TEXT),
    Sample("about/cite.md", Kind.TEXT),
    Sample("contribute/translate.md", Kind.TEXT),
    Sample("handbook/index.md", Kind.LANDING),
    Sample("considerations/index.md", Kind.LANDING),
    Sample("contribute/index.md", Kind.LANDING),
    Sample("tactics/index.md", Kind.LANDING, ("landing",)),
    Sample("case-studies/index.md", Kind.LANDING, ("case_studies",)),
    Sample("countries/index.md", Kind.LANDING, ("countries",)),
    Sample("messages/index.md", Kind.LANDING, ("messages_landing",)),
    Sample("toolkit/index.md", Kind.LANDING, ("toolkit",)),
    Sample("training/index.md", Kind.LANDING, ("training_list",)),
    Sample("device.md", Kind.DEVICE, ("device",)),
    Sample("contribute/check/index.md", Kind.PROBLEMS, ("problems_landing",)),
    Sample("contribute/check/files.md", Kind.PROBLEMS, ("problems",)),
    Sample("case-studies/zw-safe-journey.md", Kind.CASE_STUDY, ("case_study",)),
    Sample("countries/pk.md", Kind.COUNTRY, ("country",)),
    Sample("tactics/street-theatre.md", Kind.TERM, ("term",)),
    Sample("years/2019.md", Kind.YEAR, ("year",)),
    Sample("years/index.md", Kind.TIMELINE, ("timeline",)),
    Sample("case-studies/by-country-and-tactic.md", Kind.GRID, ("grid",)),
    Sample("case-studies/by-step-and-tactic.md", Kind.GRID, ("step_grid",)),
    Sample("case-studies/evidence-map.md", Kind.EVIDENCE_MAP, ("evidence_map",)),
    Sample("case-studies/map.md", Kind.MAP, ("map",)),
    Sample("case-studies/explorer.md", Kind.EXPLORER, ("explorer",)),
    Sample("languages.md", Kind.LANGUAGES, ("languages",)),
    Sample("about/sources.md", Kind.SOURCES, ("sources",)),
    Sample("about/translation.md", Kind.TRANSLATION, ("translation",)),
    Sample("about/coverage.md", Kind.COVERAGE, ("coverage",)),
    Sample("messages/irregular-migration.md", Kind.MESSAGES, ("messages",)),
    Sample("figures.md", Kind.FIGURES, ("figures",)),
    Sample("glossary.md", Kind.GLOSSARY, ("glossary",)),
    Sample("data/index.md", Kind.DATA, ("data",)),
    Sample("search.md", Kind.SEARCH, ("search",)),
    Sample("a-z.md", Kind.LETTERS, ("a-z",)),
    Sample("contribute/style.md", Kind.STYLE, ("style",)),
    Sample("changes.md", Kind.CHANGES, ("changes",)),
    Sample("offline.md", Kind.OFFLINE, ("offline",)),
    Sample("toolkit/audience-profile.md", Kind.TEMPLATE, ("template",)),
    Sample("toolkit/planner.md", Kind.TOOL, ("tools/planner",)),
    Sample("toolkit/case-study-builder.md", Kind.TOOL, ("tools/case-study-builder",)),
    Sample("toolkit/compare.md", Kind.TOOL, ("tools/compare",)),
    Sample("toolkit/cost-per-outcome.md", Kind.TOOL, ("tools/cost-per-outcome",)),
    Sample("toolkit/kap-score.md", Kind.TOOL, ("tools/kap-score",)),
    Sample("toolkit/message-tester.md", Kind.TOOL, ("tools/message-tester",)),
    Sample("toolkit/sample-size.md", Kind.TOOL, ("tools/sample-size",)),
    Sample(
        "training/messages/index.md",
        Kind.MODULE,
        ("training_head", "training_activity", "training_practice", "training_check"),
    ),
    Sample("training/scenarios/boat-season.md", Kind.SCENARIO, ("scenario",)),
    Sample("training/handouts/messages.md", Kind.WORKSHOP, ("training_handout",)),
    Sample("training/sessions/messages.md", Kind.WORKSHOP, ("training_session",)),
    Sample("training/trainers/agenda-one-day.md", Kind.WORKSHOP, ("training_agenda",)),
    Sample("training/trainers/test.md", Kind.WORKSHOP, ("training_test",)),
)
MADE_UP = (
    Sample("case-studies/made-up-00001.md", Kind.MOVED, ("moved",)),
    Sample("case-studies/made-up-00002.md", Kind.WITHDRAWN, ("withdrawn",)),
)
"""Kinds that the handbook has no page of yet: pages of a made-up project."""


def page_templates() -> set[str]:
    """All templates of pages, as their names are written in the code: `case_study`, `tools/planner`, `form.html`."""
    return {name(path.relative_to(TEMPLATES).as_posix()) for path in TEMPLATES.rglob("*.jinja")}


def name(template: str) -> str:
    return template.removesuffix(".jinja").removesuffix(".md")


def with_parts(templates: Iterable[str]) -> set[str]:
    """Templates, and all that they include, import or are given."""
    found: set[str] = set()
    waiting = list(templates)
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += _parts(one)
    return found


def _parts(template: str) -> list[str]:
    path = next(path for path in TEMPLATES.rglob("*.jinja") if name(path.relative_to(TEMPLATES).as_posix()) == template)
    tree = Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
    given = ["macros"] if any(one.name == "m" for one in tree.find_all(nodes.Name)) else []
    return [*given, *(name(part) for part in meta.find_referenced_templates(tree) if part)]


def marked(body: str) -> set[str]:
    """The templates that say they are in a page: see `mark`."""
    return set(re.findall(r"<!-- made-by ([^ ]+) -->", body))


def mark(text: str, template: str) -> str:
    return f"{text.rstrip()}\n\n<!-- made-by {template} -->\n"

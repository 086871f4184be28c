"""Which pages the build makes by itself, and where they lie. The same list in every locale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.model.taxonomy import Vocabulary
from handbook.pages.tool_list import TOOLS
from handbook.problems.groups import GROUPS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.content import Content
    from handbook.model.message import Message

CASE_STUDIES_URI = "case-studies/index.md"
EXPLORER_URI = "case-studies/explorer.md"
GRID_URI = "case-studies/by-country-and-tactic.md"
STEP_GRID_URI = "case-studies/by-step-and-tactic.md"
EVIDENCE_MAP_URI = "case-studies/evidence-map.md"
MAP_URI = "case-studies/map.md"
COUNTRIES_URI = "countries/index.md"
YEARS_URI = "years/index.md"
MESSAGES_URI = "messages/index.md"
FIGURES_URI = "figures.md"
LANGUAGES_URI = "languages.md"
SOURCES_URI = "about/sources.md"
DATA_URI = "data/index.md"
SEARCH_URI = "search.md"
LETTERS_URI = "a-z.md"
TRANSLATION_URI = "about/translation.md"
COVERAGE_URI = "about/coverage.md"
GLOSSARY_URI = "glossary.md"
TOOLKIT_URI = "toolkit/index.md"
CHANGES_URI = "changes.md"
OFFLINE_URI = "offline.md"
STYLE_URI = "contribute/style.md"
DEVICE_URI = "device.md"
TRAINING_URI = "training/index.md"
PROBLEMS_URI = "contribute/check/index.md"
TEST_URI = "training/trainers/test.md"
STEPS_URI = "handbook/index.md"
ABOUT_URI = "about/index.md"
CONTRIBUTE_URI = "contribute/index.md"
"""Pages of authors below which some of these stand, where somebody wrote them."""
MADE_IDS = frozenset({"sources", "in-this-step", "knowledge-check", "answers-and-reasons", "read-next"})
"""Ids of the headings that the build adds to authors' pages."""


def study_uri(study_id: str) -> str:
    return f"case-studies/{study_id}.md"


def term_uri(vocabulary: Vocabulary, term_id: str) -> str:
    return f"{vocabulary}/{term_id}.md"


def vocabulary_uri(vocabulary: Vocabulary) -> str:
    return f"{vocabulary}/index.md"


def outcome_uri(tactic: str, outcome: str) -> str:
    """The list, on a tactic's page, of case studies with results on one outcome."""
    return f"{term_uri(Vocabulary.TACTICS, tactic)}#outcome-{outcome}"


def step_tactic_uri(step: str, tactic: str) -> str:
    """The list, on a step's page, of case studies that use one tactic."""
    return f"{term_uri(Vocabulary.STEPS, step)}#tactic-{tactic}"


def country_uri(code: str) -> str:
    return f"countries/{code.lower()}.md"


def messages_page_uri(issue: str) -> str:
    return f"messages/{issue}.md"


def message_uri(message: Message) -> str:
    """The place of one message."""
    return f"{messages_page_uri(message.issue)}#{message.id}"


def glossary_uri(term_id: str) -> str:
    """The place of one term of the glossary."""
    return f"{GLOSSARY_URI}#{term_id}"


def year_uri(year: int) -> str:
    return f"years/{year}.md"


def step_page_uri(step_id: str) -> str:
    """The handbook's own page of a step."""
    return f"handbook/{step_id}.md"


def tool_uri(tool_id: str) -> str:
    """The page of a tool or of a template: both lie in one folder, so their ids differ."""
    return f"toolkit/{tool_id}.md"


def problems_uri(group: str) -> str:
    """The page on which a group of the check's codes is explained."""
    return f"contribute/check/{group}.md"


def scenario_uri(scenario_id: str) -> str:
    return f"training/scenarios/{scenario_id}.md"


def session_uri(module_id: str) -> str:
    """The plan of a workshop on a module."""
    return f"training/sessions/{module_id}.md"


def handout_uri(module_id: str) -> str:
    """The activities of a module on paper."""
    return f"training/handouts/{module_id}.md"


def agenda_uri(agenda_id: str) -> str:
    return f"training/trainers/agenda-{agenda_id}.md"


def _training_uris(content: Content) -> Iterator[str]:
    training = content.catalogue.training
    for module in training.modules:
        yield from (session_uri(module.value.id), handout_uri(module.value.id))
    yield from (scenario_uri(one.value.id) for one in training.scenarios)
    yield from (agenda_uri(one.value.id) for one in training.agendas)
    yield from [TEST_URI] * bool(training.modules)


def generated_uris(content: Content) -> Iterator[str]:
    """All pages that no author wrote."""
    yield from (CASE_STUDIES_URI, EXPLORER_URI, GRID_URI, STEP_GRID_URI, EVIDENCE_MAP_URI, MAP_URI)
    yield from (COUNTRIES_URI, YEARS_URI, LANGUAGES_URI, SOURCES_URI, DATA_URI, SEARCH_URI, LETTERS_URI)
    yield from (TRANSLATION_URI, CHANGES_URI, OFFLINE_URI, STYLE_URI, DEVICE_URI)
    yield from (PROBLEMS_URI, *(problems_uri(group) for group in GROUPS))
    yield TOOLKIT_URI
    yield from (tool_uri(tool.id) for tool in TOOLS)
    yield from (tool_uri(template.value.id) for template in content.catalogue.templates)
    yield from _training_uris(content)
    yield from [COVERAGE_URI] * bool(content.coverage)
    yield from [GLOSSARY_URI] * bool(content.glossary)
    for study in content.catalogue.case_studies:
        yield from (study_uri(one) for one in (study.id, *study.former_ids))
    yield from (study_uri(tombstone.id) for tombstone in content.catalogue.tombstones)
    codes = {country.code for country in content.catalogue.region} | set(content.crossrefs.by_country)
    yield from (country_uri(code) for code in sorted(codes))
    yield from (year_uri(year) for year in content.crossrefs.by_year)
    if content.catalogue.messages:
        yield MESSAGES_URI
        yield from sorted({messages_page_uri(message.issue) for message in content.catalogue.messages})
    if content.catalogue.figures:
        yield FIGURES_URI
    for vocabulary in Vocabulary:
        yield vocabulary_uri(vocabulary)
        yield from (term_uri(vocabulary, term_id) for term_id in content.catalogue.taxonomy.ids(vocabulary))

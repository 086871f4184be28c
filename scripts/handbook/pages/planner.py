"""What the planner shows: the six steps with the forms that belong to the guided path, and what failed in case studies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from handbook.content import case_study_uri
from handbook.model.taxonomy import Vocabulary
from handbook.pages.outline import step_page_uri, term_uri
from handbook.pages.steps import without_number
from handbook.sheets.form import said_form

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handbook.model.template import Template
    from handbook.pages.memory import Plan
    from handbook.pages.words import Words
    from handbook.sheets.form import SaidForm

_SENTENCE_END = re.compile(r"(?<=[.!?۔။។。])\s+")
_MOST = 240
"""Characters of what failed, as long as it takes one sentence at least."""


@dataclass(frozen=True)
class PlannerStep:
    """A step of the guided path."""

    id: str
    short: str
    """The title without the number, which stands beside it."""
    uri: str
    forms: tuple[SaidForm, ...]
    beside: tuple[Template, ...]
    """Templates of the step that the path leaves out."""


def planner_values(w: Words) -> Mapping[str, object]:
    templates = sorted((one.value for one in w.content.catalogue.templates), key=lambda one: one.place)
    written = {page.uri for page in w.content.pages}
    steps = []
    for step in w.content.catalogue.taxonomy.ids(Vocabulary.STEPS):
        own, page = [one for one in templates if one.step == step], step_page_uri(step)
        steps.append(
            PlannerStep(
                step,
                without_number(w.plain_term(Vocabulary.STEPS, step)),
                page if page in written else term_uri(Vocabulary.STEPS, step),
                tuple(said_form(w, one) for one in own if one.is_planned),
                tuple(one for one in own if not one.is_planned),
            )
        )
    return {"steps": steps}


def failures(plan: Plan) -> Mapping[str, tuple[str, int]]:
    """The first thing that did not work in each case study, and whether it is English here."""
    ids = plan.content.catalogue.ids
    known = {one: plan.kept(("failure", one), partial(_failure, plan, one)) for one in ids}
    return {one: failure for one, failure in known.items() if failure}


def _failure(plan: Plan, study_id: str) -> tuple[str, int] | None:
    study = plan.content.catalogue.by_id[study_id]
    if not study.what_did_not_work:
        return None
    text = study.what_did_not_work[0].text
    said = plan.translation.say(case_study_uri(study.id), "what_did_not_work.text", text)
    return _shortened(said.text), int(said.is_fallback)


def _shortened(text: str) -> str:
    """The first sentences, whole ones only.

    >>> _shortened("Few people came. " + "x" * 300)
    'Few people came.'
    """
    shown = ""
    for sentence in _SENTENCE_END.split(text):
        if shown and len(shown) + len(sentence) >= _MOST:
            break
        shown = f"{shown} {sentence}".strip()
    return shown

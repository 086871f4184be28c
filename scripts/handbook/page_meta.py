"""What the front matter of a page says beside the taxonomy and beside itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.model.suggestions import did_you_mean
from handbook.model.taxonomy import Vocabulary
from handbook.problems import problem

if TYPE_CHECKING:
    from handbook.markdown.front_matter import PageMeta
    from handbook.model.reading import Located
    from handbook.model.taxonomy import Taxonomy
    from handbook.problems import Problem

_DAYS = (
    ("checked", "2026-11-21", "when its facts were checked"),
    ("recheck_after", "2027-05-21", "when they should be checked again"),
)


def meta_problems(meta: Located[PageMeta], taxonomy: Taxonomy) -> list[Problem]:
    """Steps that are not there, and days that are missing or contradict one another."""
    return _step_problems(meta, taxonomy) + _missing_days(meta) + _order_of_days(meta)


def _step_problems(meta: Located[PageMeta], taxonomy: Taxonomy) -> list[Problem]:
    known = taxonomy.ids(Vocabulary.STEPS)
    if not known:  # a vocabulary that could not be read: its ids are not judged
        return []
    values = {"vocabulary": Vocabulary.STEPS}
    return [
        problem(
            "term-unknown",
            meta.place("steps", index),
            value=step,
            suggestion=did_you_mean(step, known, after=" "),
            **values,
        )
        for index, step in enumerate(meta.value.steps)
        if step not in known
    ]


def _missing_days(meta: Located[PageMeta]) -> list[Problem]:
    """Facts on which somebody's safety may hang must say how old they are."""
    if not meta.value.critical:
        return []
    return [
        problem("critical-undated", meta.place("critical"), key=key, example=f"{key}: {day}", what=what)
        for key, day, what in _DAYS
        if getattr(meta.value, key) is None
    ]


def _order_of_days(meta: Located[PageMeta]) -> list[Problem]:
    checked, recheck = meta.value.checked, meta.value.recheck_after
    if not recheck or (checked or "") < recheck:
        return []
    return [problem("recheck-backwards", meta.place("recheck_after"), checked=checked, recheck_after=recheck)]

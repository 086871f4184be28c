"""Translations: whatever stands in one, a page keeps its addresses, ids, scripts and attributes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from proofs.report import Proof, Report

if TYPE_CHECKING:
    from handbook.translation.locales import Locale

ATTACKS = 10_000


def hostile_translations(report: Report) -> None:
    from hypothesis import HealthCheck, given, settings

    from hostile import attacks, problem_of

    seen: Counter[bool] = Counter()
    changed: list[str] = []

    @settings(max_examples=ATTACKS, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(attacks())
    def attack(made: tuple[str, str, str, Locale]) -> None:
        problem, used = problem_of(*made)
        seen[used] += 1
        if problem:
            changed.append(f"{made}: {problem}")
        assert not problem

    try:
        attack()
    finally:
        report.say(
            f"{seen.total()} hostile translations: {seen[True]} were shown, {seen[False]} left the English text."
        )
        report.say("\n".join(changed[-5:]) or "None of them changed a tag, an address, an id or any other attribute.")
    assert seen.total() >= ATTACKS
    assert min(seen.values()) > ATTACKS // 20, "both kinds are there, or nothing was shown"


PROOFS = (
    Proof("hostile-translations", "No translation, however made, changes an address, id, script or attribute of a rendered page", hostile_translations),
)  # fmt: skip

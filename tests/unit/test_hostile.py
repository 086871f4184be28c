"""No translation, however made, changes an address, an id, a script or an attribute of a page."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, event, given, settings

from handbook.markdown.addresses import lift
from hostile import ENGLISH, LOCALES, attacks, places_of, problem_of


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(attacks())
def test_no_translation_changes_more_than_words(attack) -> None:
    problem, used = problem_of(*attack)
    event("shown" if used else "kept in English")
    assert not problem


@pytest.mark.parametrize("english", ENGLISH)
def test_the_english_text_is_a_translation_of_itself(english: str) -> None:
    for place in places_of(english):
        assert problem_of(place, english, lift(english).text, LOCALES[2]) == ("", True)

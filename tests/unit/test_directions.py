"""English among other languages, and other languages among English: each text runs its own way, at its own side."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from handbook.model.message import Message, MessageOrigin
from handbook.pages.names import name_of
from handbook.pages.quotes import tongue_of
from handbook.pages.words import Words
from handbook.translation.po import State
from handbook.translation.translation import Said
from real import real_content, translation_of

CONTENT = real_content()


def words(code: str, said: Said | None = None) -> Words:
    w = Words(CONTENT, translation_of(CONTENT, code), "index.md")
    if said:
        cast("Any", w).said = lambda *_: said
    return w


def message(language: str, origin: MessageOrigin) -> Message:
    return cast("Message", SimpleNamespace(id="a", issue="b", text="Ask first.", language=language, origin=origin))


@pytest.mark.parametrize(
    ("locale", "language", "origin", "state", "expected"),
    [
        ("ur", "en", MessageOrigin.CAMPAIGN, State.ABSENT, ("en", "ltr")),
        ("ur", "en", MessageOrigin.ILLUSTRATIVE, State.ABSENT, ("en", "ltr")),
        ("ur", "en", MessageOrigin.ILLUSTRATIVE, State.MACHINE, ("ur", "rtl")),
        ("en", "fa-AF", MessageOrigin.CAMPAIGN, State.ABSENT, ("fa-AF", "rtl")),
        ("th", "ur", MessageOrigin.ILLUSTRATIVE, State.ABSENT, ("ur", "rtl")),
        ("ur", "ur", MessageOrigin.CAMPAIGN, State.ABSENT, ("ur", "rtl")),
        ("ur", "vi", MessageOrigin.CAMPAIGN, State.ABSENT, ("vi", "ltr")),
    ],
)
def test_a_message_stands_at_the_side_of_its_language(
    locale: str, language: str, origin: MessageOrigin, state: State, expected: tuple[str, str]
) -> None:
    assert tongue_of(words(locale, Said("x", state)), message(language, origin)) == expected


def test_a_language_whose_script_is_not_known_goes_by_its_letters() -> None:
    dari = replace_text(message("prs", MessageOrigin.CAMPAIGN), "قبل از سفر بپرسید")
    assert tongue_of(words("en"), dari) == ("prs", "rtl")
    assert tongue_of(words("en"), replace_text(dari, "Ask")) == ("prs", "ltr")


def replace_text(one: Message, text: str) -> Message:
    return cast("Message", SimpleNamespace(**(vars(one) | {"text": text})))


PLACE = "considerations/law-and-definitions.md"


def test_a_place_in_a_page_is_one_piece_of_english_or_one_line_of_both() -> None:
    page = next(one for one in CONTENT.pages if one.uri == PLACE)
    heading = next(one for one in page.facts.headings if one.level > 1 and one.id)
    address = f"{PLACE}#{heading.id}"
    w = words("ur")
    answers: dict[str, Said] = {}

    def say(_: str, context: str, english: str) -> Said:
        return answers.get(context) or Said(english, State.ABSENT)

    cast("Any", w).translation = SimpleNamespace(say=say)
    assert name_of(w, address).count("<span") == 1
    assert "<bdi>" not in name_of(w, address)
    answers["title"] = Said("قانون", State.MACHINE)
    assert name_of(w, address).startswith("<bdi>قانون")
    assert name_of(w, address).count("<span") == 1
    answers["heading"] = Said("دو جرائم", State.MACHINE)
    assert "<" not in name_of(w, address)

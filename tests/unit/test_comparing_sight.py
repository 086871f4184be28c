"""What is told of a translation by one look is what all comparisons find."""

from __future__ import annotations

from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from handbook.translation.comparing import TextKind, compare, is_safe
from handbook.translation.locales import Direction, Locale

PIECES = (
    "{1}", "{count}", "[", "]", "](", "]{1}", "**", "_", "`", "<b>", "&amp;", "onload=", "javascript:", "java\u017fcript :",
    ": ", "\\", "|", "@", "\uff20", "www.", "Www.ก", ".com", ".\u212aom", "://", "a@b.org", "02-123-4567", "5", "12", "1,000",
    "1.000", "17:00", "17.00", "๑๒", "20万", "3 million", "\u200b", "\u200f", "\n", "\x01", "- ", "# ", "??? ", "а", "α", "µ", "ª", "𝗸", "ไทย",
    "اردو", "word", "IOM", "the", " ", "!", "[@a]", "[TOC]", "Covid-19", "2, 3", "2,3", "ten", "é",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=7)


LANGUAGES = st.sampled_from(["th", "id", "ur", "my", "fr", "en-AU"])


@given(TEXTS, TEXTS, st.lists(st.integers(0, 12), max_size=2), LANGUAGES, st.sampled_from(TextKind))
def test_a_text_is_safe_if_no_error_is_found(
    english: list[str], other: list[str], changed: list[int], code: str, kind: TextKind
) -> None:
    """Most are told so by one look, and numbers that stand there as in English are not looked at one by one."""
    locale = Locale(code=code, name={"th": "ไทย"}.get(code, code), english_name=code, direction=Direction.LTR)
    translation = [*english]
    for at, piece in zip(changed, other, strict=False):
        translation.insert(at, piece)
    for text in ("".join(translation), "".join(other)):
        found = compare("".join(english), text, locale, kind)
        assert is_safe("".join(english), text, locale, kind) is not any(one.is_error for one in found)
        with mock.patch("handbook.translation.comparing.numbers._has_the_same", return_value=False):
            assert compare("".join(english), text, locale, kind) == found

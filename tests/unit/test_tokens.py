"""The colours of the tokens can be read: worked out from the sheet itself, for both schemes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handbook.pages.parts import Tone

SHEETS = Path(__file__).resolve().parents[2] / "overrides" / "assets" / "css"
TOKENS = (SHEETS / "tokens.css").read_text(encoding="utf-8")
SCHEMES = ("default", "slate")
GROUNDS = ("--md-default-bg-color", "--hb-soft", "--hb-paper", "--hb-note")
INKS = ("--md-default-fg-color", "--md-default-fg-color--light", "--md-typeset-a-color")
LEAST = 4.5


def tokens(scheme: str) -> dict[str, str]:
    found = re.search(rf'^\[data-md-color-scheme="{scheme}"\] {{(.*?)^}}', TOKENS, re.MULTILINE | re.DOTALL)
    assert found
    return dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6});", found[1]))


def light(colour: str) -> float:
    """Relative luminance, as WCAG defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


def test_the_arithmetic_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_can_be_read_on_every_ground(scheme: str) -> None:
    known = tokens(scheme)
    pairs = [(ink, ground) for ink in INKS for ground in GROUNDS]
    pairs += [
        ("--hb-good", "--hb-good-soft"),
        ("--hb-bad", "--hb-bad-soft"),
        ("--md-default-fg-color--lighter", "--md-default-bg-color"),
    ]
    for tone in Tone:
        pairs += [(f"--hb-{tone}", ground) for ground in ("--md-default-bg-color", "--hb-paper", f"--hb-{tone}-soft")]
        pairs += [("--hb-on-tone", f"--hb-{tone}")]
        pairs += [(ink, f"--hb-{tone}-soft") for ink in INKS]
    weak = {pair: ratio for pair in pairs if (ratio := contrast(known[pair[0]], known[pair[1]])) < LEAST}
    assert weak == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_frame_of_what_has_the_focus_is_seen(scheme: str) -> None:
    known = tokens(scheme)
    for ground in (*GROUNDS, *(f"--hb-{tone}-soft" for tone in Tone)):
        assert contrast(known["--hb-focus"], known[ground]) >= 3, ground


def test_both_schemes_say_the_same_tokens() -> None:
    assert set(tokens("default")) == set(tokens("slate"))


def test_every_token_that_a_sheet_uses_is_there() -> None:
    """A name that nobody defines is no colour at all, and nothing complains."""
    said = set(
        re.findall(r"(--hb-[\w-]+):", "".join(path.read_text(encoding="utf-8") for path in SHEETS.glob("*.css")))
    )
    for path in SHEETS.glob("*.css"):
        used = set(re.findall(r"var\((--hb-[\w-]+)\)", path.read_text(encoding="utf-8")))
        assert used <= said, (path.name, used - said)

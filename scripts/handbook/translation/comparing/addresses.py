"""Addresses in plain text (URLs, e-mails, telephone numbers): the translation has those of the English text, unchanged."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.translation.comparing.calendars import ascii_digits, is_year_twice
from handbook.translation.comparing.findings import Finding
from handbook.translation.comparing.lookalikes import looks_like

if TYPE_CHECKING:
    from collections.abc import Iterator

_DOT = r"[.\u3002\uff0e\uff61]"
_LABEL = r"[^\W_][\w-]{0,62}"
_TOP = r"(?:com|org|net|int|gov|edu|info|biz|mil|asia|app|me|io|ly|co|(?:com|org|net|gov|go|or|ac|co|edu)\.[a-z]{2})"
_END = r"(?![\w-])"
# Anything with a scheme; names of hosts by their last part, as people write them; a mail address has its sign.
_ADDRESS = re.compile(
    r"(?:(?:[a-z]{2,10}|[^\W\d_]{1,10})://|(?<![a-z0-9])www\.)[^\s<>\"“”«»]+"
    rf"|(?<![\w.+-])[\w.+-]{{1,64}}[@\uff20]{_LABEL}(?:{_DOT}{_LABEL})+"
    rf"|(?:(?<![\w.@/-]){_LABEL}(?:{_DOT}{_LABEL}){{0,4}}{_DOT}{_TOP}{_END}(?:/[^\s<>\"“”]*)?)",
    re.IGNORECASE,
)
# Most texts have no address; these tell it at once. The last four letters pass for letters of ASCII where case does not count.
HINT = re.compile(
    r"[:@\uff20Ww.\u3002\uff0e\uff61](?:(?<=:)//|(?<=[@\uff20])|(?<=[Ww])[Ww]{2}\.|(?<=[.\u3002\uff0e\uff61])[A-Za-z\u0130\u0131\u017f\u212a])"
)
_DIGITS = re.compile(r"\d\D{0,2}\d")
_AFTER_IT = ".,;:!?)]}`'\"”’»…*_،۔؟؛。、，；：！？）】」』।။៕ฯ"
_PHONE = re.compile(r"(?<![A-Za-z\d.,/-])(?:\+\s?)?\(?\d(?:[ \u00a0()./\u2010-\u2013-]{0,2}\d){5,17}(?![\d,%])")
_YEARS = re.compile(r"(?:1[89]|20)\d\d(?:\D+(?:1[89]|20)?\d\d)*")
_DATE = re.compile(r"\d{4}[-./]\d{1,2}[-./]\d{1,2}|(?:\d{1,2}[-./])?\d{1,2}[-./]\d{4}")
_GROUPED = re.compile(r"\d{1,3}(?:[ \u00a0]\d{3})+(?:\s?[-\u2013]\s?\d{1,3}(?:[ \u00a0]\d{3})+)*")
_BETWEEN = r"[\s()./\u00a0\u00ad\u200b-\u200f\u2010-\u2015-]{0,3}"


@dataclass(frozen=True)
class Address:
    """An address as it stands in a text."""

    text: str
    start: int
    is_phone: bool = False

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def addresses_in(text: str) -> Iterator[Address]:
    """Everything that readers could open, write to or call.

    >>> [one.text for one in addresses_in("See https://a.example/x, mail help@iom.int or call +66 2 123 4567 in 2013-2014.")]
    ['https://a.example/x', 'help@iom.int', '+66 2 123 4567']
    """
    taken = []
    if HINT.search(text):
        for found in _ADDRESS.finditer(text):
            shown = found[0].rstrip(_AFTER_IT)
            taken.append((found.start(), found.end()))
            yield Address(shown, found.start())
    for found in _PHONE.finditer(text) if _DIGITS.search(text) else ():
        if not any(start <= found.start() < end for start, end in taken) and _is_phone(found[0]):
            yield Address(found[0], found.start(), is_phone=True)


def _is_phone(shown: str) -> bool:
    """Whether a run of digits is meant to be dialled, and is no date, no years and no large number."""
    plain = ascii_digits(shown).lstrip("(")
    if _YEARS.fullmatch(plain) or _DATE.fullmatch(plain) or is_year_twice(plain):
        return False
    if plain[0] in "+0":
        return True
    digits = re.sub(r"\D", "", plain)
    return len(digits) >= 7 and plain != digits and "." not in plain and not _GROUPED.fullmatch(plain)


def address_findings(english: str, translation: str) -> tuple[list[Finding], str, str]:
    """What is wrong, and both texts with spaces in place of their addresses."""
    theirs = list(addresses_in(english))
    missing = []
    for address in theirs:
        english = _without(english, address.start, address.end)
        spans = list(_spans(address, translation))
        for start, end in spans:
            translation = _without(translation, start, end)
        if not spans:
            missing.append(address)
    ours = list(addresses_in(translation))
    findings = []
    for found in ours:
        translation = _without(translation, found.start, found.end)
        meant = next((one for one in missing if one.text == looks_like(found.text) != found.text), None)
        if meant:
            missing.remove(meant)
            values = {"value": found.text, "expected": meant.text}
            findings.append(Finding("po-lookalike", found.start, len(found.text), values))
        elif missing:
            changed = missing.pop(0)
            cause = f"there is {found.text} in place of {changed.text}"
            findings.append(Finding("po-address", found.start, len(found.text), {"cause": cause}))
        else:
            cause = f"{found.text} is not in the English text"
            findings.append(Finding("po-address", found.start, len(found.text), {"cause": cause}))
    findings += [Finding("po-address", values={"cause": f"{one.text} is missing"}) for one in missing]
    return findings, english, translation


def _spans(address: Address, translation: str) -> Iterator[tuple[int, int]]:
    """Where the translation has exactly this address."""
    if address.is_phone:
        digits = re.sub(r"\D", "", ascii_digits(address.text))
        plus = r"\+" + _BETWEEN if address.text.lstrip("(").startswith("+") else ""
        form = rf"(?<![\d+]){plus}\(?" + _BETWEEN.join(digits) + r"(?!\d)"
    else:
        # Thai and other letters may stand right beside it; letters that could belong to it may not.
        form = (
            rf"(?<![a-zA-Z0-9]\.)(?<![a-zA-Z0-9@/_\u00c0-\u052f-]){re.escape(address.text)}"
            r"(?![a-zA-Z0-9@/_%#?=&+\u00c0-\u052f-]|\.[a-zA-Z0-9])"
        )
    for found in re.finditer(form, ascii_digits(translation) if address.is_phone else translation):
        yield found.start(), found.end()


def _without(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]

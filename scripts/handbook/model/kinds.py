"""What a text field may hold. Each kind checks a text and describes itself for the JSON Schema.

A kind's `fault` is None for a good text, else the code of a problem and the values for its words.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from handbook.model.country import COUNTRY_CODES, country_codes
from handbook.model.language import LANGUAGE_TAG, language_codes
from handbook.model.text_rules import (
    HIDDEN,
    LOOKALIKE_HOST,
    SLUG_PATTERN,
    SPACES,
    CalendarDay,
    Fault,
    Lacks,
    Longest,
    Matches,
    NoName,
    OneOf,
    Rule,
    first_fault,
    slugify,
)

__all__ = ["SLUG", "slugify"]
SLUG = re.compile(SLUG_PATTERN)


class Kind(Protocol):
    """A named set of texts."""

    def fault(self, text: str) -> Fault | None: ...

    def schema(self) -> dict[str, Any]: ...


class RuledKind(ABC):
    """A kind that is nothing but its rules: whoever has those can judge a text, in whatever language."""

    @abstractmethod
    def rules(self) -> tuple[Rule, ...]: ...

    @cached_property
    def _known_rules(self) -> tuple[Rule, ...]:
        return self.rules()

    def fault(self, text: str) -> Fault | None:
        return first_fault(self._known_rules, text)


_WORDS = re.compile(r"[ -;=-_a-}\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027]*")
"""Signs of which nothing is made that a text may not hold: no `<`, no accent for code, none that nobody sees."""


@dataclass(frozen=True)
class Text(RuledKind):
    """Plain text for readers: no markup, at most `limit` characters."""

    limit: int = 2000

    def fault(self, text: str) -> Fault | None:
        """Nearly all texts are words: what they may not hold is not looked for in them."""
        return None if len(text) <= self.limit and _WORDS.fullmatch(text) else super().fault(text)

    def rules(self) -> tuple[Rule, ...]:
        # A fence at the start of a line would be taken for code before anything else is looked at.
        markup = Lacks(r"</?[a-zA-Z][^>]{0,80}>?|<!--|(?:^|\n) *(?:`{3}|~{3})", "field-markup")
        return (Longest(self.limit), markup, Lacks(f"[{HIDDEN}]", "text-invisible"))

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "minLength": 1, "maxLength": self.limit}


@dataclass(frozen=True)
class Slug(RuledKind):
    """A permanent name: part of addresses."""

    limit: int = 60

    def rules(self) -> tuple[Rule, ...]:
        return (Matches(SLUG_PATTERN, "slug-format"), Longest(self.limit))

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{SLUG_PATTERN}$", "maxLength": self.limit}


@dataclass(frozen=True)
class PartialDate(RuledKind):
    """A year, a month or a day of the Gregorian calendar, 1900 to 2100, as ISO 8601 writes it."""

    _pattern = r"(19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"

    def rules(self) -> tuple[Rule, ...]:
        return (Matches(self._pattern, "date-format"),)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{self._pattern}$"}


@dataclass(frozen=True)
class Day(RuledKind):
    """A day of the Gregorian calendar, 1900 to 2100, as ISO 8601 writes it."""

    def rules(self) -> tuple[Rule, ...]:
        return (Matches(r"(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}", "day-format"), CalendarDay("day-format"))

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "date"}


@dataclass(frozen=True)
class ClockTime(RuledKind):
    """A time of the day, 24 hours."""

    _pattern = r"([01][0-9]|2[0-3]):[0-5][0-9]"

    def rules(self) -> tuple[Rule, ...]:
        return (Matches(self._pattern, "clock-format"),)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{self._pattern}$"}


@dataclass(frozen=True)
class Number(RuledKind):
    """A number in plain digits, as every program reads it."""

    _pattern = r"-?[0-9]{1,9}(\.[0-9]{1,3})?"

    def rules(self) -> tuple[Rule, ...]:
        return (Matches(self._pattern, "number-format"),)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{self._pattern}$"}


@dataclass(frozen=True)
class Numbers:
    """Several numbers with spaces between them."""

    def fault(self, text: str) -> Fault | None:
        faults = (Number().fault(one) for one in text.split())
        return next((fault for fault in faults if fault), None)

    def schema(self) -> dict[str, Any]:
        return {"type": "string"}


@dataclass(frozen=True)
class WholeNumber:
    """A whole number in plain digits, within bounds."""

    least: int = 0
    most: int = 999

    def fault(self, text: str) -> Fault | None:
        if re.fullmatch(r"\d{1,6}", text, re.ASCII) and self.least <= int(text) <= self.most:
            return None
        return "whole-number-format", {"value": text, "least": self.least, "most": self.most}

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^\d{1,6}$"}


@dataclass(frozen=True)
class WebAddress(RuledKind):
    """An http(s) address without spaces, quotes or angle brackets; the host is a name, with nobody's name before it."""

    _sign = "[^" + SPACES + r"<>\x22'`\\{}|^]"
    # Signs that end a host, those that browsers take for one of them, and brackets, at which libraries give up.
    _in_host = (
        "[^"
        + SPACES
        + r"<>\x22'`\\{}|^/?#@:\[\]\u2047-\u2049\u2100-\u2106\u2a74\ufe13\ufe16\ufe55-\ufe6b\uff03\uff0f\uff1a\uff1f\uff20]"
    )
    limit: int = 500

    def rules(self) -> tuple[Rule, ...]:
        pattern = rf"[hH][tT][tT][pP][sS]?://{self._in_host}+\.{self._in_host}+(:[0-9]+)?([/?#]{self._sign}*)?"
        form = (Matches(pattern, "url-format"), Longest(self.limit, "url-format"))
        return (*form, Lacks(LOOKALIKE_HOST, "url-lookalike"))

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "uri", "pattern": "^https?://", "maxLength": self.limit}


@dataclass(frozen=True)
class Country(RuledKind):
    """A country's two letters, ISO 3166-1 alpha-2."""

    def rules(self) -> tuple[Rule, ...]:
        return (NoName("countries", "[A-Z]{2}", country_codes), OneOf(COUNTRY_CODES, "country-unknown"))

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "enum": sorted(COUNTRY_CODES)}


@dataclass(frozen=True)
class Language(RuledKind):
    """A language tag (BCP 47)."""

    def rules(self) -> tuple[Rule, ...]:
        return (NoName("languages", LANGUAGE_TAG, language_codes), Matches(LANGUAGE_TAG, "language-unknown"))

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"}


@dataclass(frozen=True)
class FigureFile(RuledKind):
    """The name of a picture in `docs/figures/`."""

    _pattern = rf"{SLUG_PATTERN}\.(svg|png|jpg|webp)"

    def rules(self) -> tuple[Rule, ...]:
        return (Matches(self._pattern, "figure-format"),)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{self._pattern}$"}


@dataclass(frozen=True)
class PageAddress(RuledKind):
    """A page, counted from `docs/`, and a heading's id if that matters. That both exist is checked with the pages."""

    _pattern = rf"({SLUG_PATTERN}/)*{SLUG_PATTERN}\.md(#[A-Za-z0-9-]+)?"

    def rules(self) -> tuple[Rule, ...]:
        return (Matches(self._pattern, "page-address"),)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{self._pattern}$"}


@dataclass(frozen=True)
class TermOf(RuledKind):
    """The id of a taxonomy term. That the term exists is checked between records.

    Its form is not: who writes `very good` wants to know the words that there are, and not that `very-good` has no space.
    """

    vocabulary: str

    def rules(self) -> tuple[Rule, ...]:
        return (Longest(Slug.limit),)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "x-vocabulary": self.vocabulary}


@dataclass(frozen=True)
class TermAddress:
    """A vocabulary and a term of it. That the term exists is checked between records."""

    _pattern = re.compile(rf"[a-z]+/{SLUG.pattern}")

    def fault(self, text: str) -> Fault | None:
        return None if self._pattern.fullmatch(text) else ("term-address", {"value": text})

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{self._pattern.pattern}$"}


@dataclass(frozen=True)
class SourceOf(RuledKind):
    """The id of a source of the same record, or of the project's sources."""

    def rules(self) -> tuple[Rule, ...]:
        return Slug().rules()

    def schema(self) -> dict[str, Any]:
        return Slug().schema()


@dataclass(frozen=True)
class CaseStudyOf(RuledKind):
    """The id of another case study."""

    def rules(self) -> tuple[Rule, ...]:
        return Slug(limit=80).rules()

    def schema(self) -> dict[str, Any]:
        return Slug(limit=80).schema()


@dataclass(frozen=True)
class Help:
    """What a contributor should write into a field; shown by editors."""

    text: str


@dataclass(frozen=True)
class Count:
    """How many entries a list may have; no entry stands twice in a list of texts, unless it is a row of cells."""

    least: int = 0
    most: int = 20
    distinct: bool = True

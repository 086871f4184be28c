"""What a text field may hold. Each kind checks a text and describes itself for the JSON Schema.

A kind's `fault` is None for a good text, else the code of a problem and the values for its words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from handbook.model.country import COUNTRY_CODES
from handbook.model.language import is_language_tag
from handbook.model.suggestions import did_you_mean

Fault = tuple[str, dict[str, object]]
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Kind(Protocol):
    """A named set of texts."""

    def fault(self, text: str) -> Fault | None: ...

    def schema(self) -> dict[str, Any]: ...


@dataclass(frozen=True)
class Text:
    """Plain text for readers: no markup, at most `limit` characters."""

    limit: int = 2000

    def fault(self, text: str) -> Fault | None:
        if len(text) > self.limit:
            return "field-too-long", {"length": len(text), "limit": self.limit}
        if tag := re.search(r"</?[a-zA-Z][^>]{0,80}>?|<!--", text):
            return "field-markup", {"value": tag[0]}
        return None

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "minLength": 1, "maxLength": self.limit}


@dataclass(frozen=True)
class Slug:
    """A permanent name: part of addresses."""

    limit: int = 60

    def fault(self, text: str) -> Fault | None:
        if not SLUG.fullmatch(text):
            return "slug-format", {"value": text, "suggestion": slugify(text)}
        if len(text) > self.limit:
            return "field-too-long", {"length": len(text), "limit": self.limit}
        return None

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{SLUG.pattern}$", "maxLength": self.limit}


@dataclass(frozen=True)
class PartialDate:
    """A year, a month or a day of the Gregorian calendar, 1900 to 2100, as ISO 8601 writes it."""

    _pattern = re.compile(r"(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")

    def fault(self, text: str) -> Fault | None:
        return None if self._pattern.fullmatch(text) else ("date-format", {"value": text})

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{self._pattern.pattern}$"}


@dataclass(frozen=True)
class Day:
    """A day of the Gregorian calendar, 1900 to 2100, as ISO 8601 writes it."""

    def fault(self, text: str) -> Fault | None:
        try:
            good = bool(re.fullmatch(r"(19|20)\d\d-\d\d-\d\d", text) and date.fromisoformat(text))
        except ValueError:
            good = False
        return None if good else ("day-format", {"value": text})

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "date"}


@dataclass(frozen=True)
class Number:
    """A number in plain digits, as every program reads it."""

    _pattern = re.compile(r"-?\d{1,9}(\.\d{1,3})?")

    def fault(self, text: str) -> Fault | None:
        return None if self._pattern.fullmatch(text) else ("number-format", {"value": text})

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{self._pattern.pattern}$"}


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
class WebAddress:
    """An http(s) address without spaces, quotes or angle brackets."""

    _pattern = re.compile(r"https?://[^\s<>\"'`\\{}|^]+\.[^\s<>\"'`\\{}|^]+", re.IGNORECASE)

    def fault(self, text: str) -> Fault | None:
        good = self._pattern.fullmatch(text) and len(text) <= 500
        return None if good else ("url-format", {"value": text})

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "uri", "pattern": "^https?://", "maxLength": 500}


@dataclass(frozen=True)
class Country:
    """A country's two letters, ISO 3166-1 alpha-2."""

    def fault(self, text: str) -> Fault | None:
        if text in COUNTRY_CODES:
            return None
        return "country-unknown", {"value": text, "suggestion": did_you_mean(text.upper(), COUNTRY_CODES, before="; ")}

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "enum": sorted(COUNTRY_CODES)}


@dataclass(frozen=True)
class Language:
    """A language tag (BCP 47)."""

    def fault(self, text: str) -> Fault | None:
        return None if is_language_tag(text) else ("language-unknown", {"value": text})

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"}


@dataclass(frozen=True)
class FigureFile:
    """The name of a picture in `docs/figures/`."""

    _pattern = re.compile(rf"{SLUG.pattern}\.(svg|png|jpg|webp)")

    def fault(self, text: str) -> Fault | None:
        return None if self._pattern.fullmatch(text) else ("figure-format", {"value": text})

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{self._pattern.pattern}$"}


@dataclass(frozen=True)
class PageAddress:
    """A page, counted from `docs/`, and a heading's id if that matters. That both exist is checked with the pages."""

    _pattern = re.compile(rf"({SLUG.pattern}/)*{SLUG.pattern}\.md(#[A-Za-z0-9-]+)?")

    def fault(self, text: str) -> Fault | None:
        return None if self._pattern.fullmatch(text) else ("page-address", {"value": text})

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{self._pattern.pattern}$"}


@dataclass(frozen=True)
class TermOf:
    """The id of a taxonomy term. That the term exists is checked between records."""

    vocabulary: str

    def fault(self, text: str) -> Fault | None:
        return Slug().fault(text)

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
class SourceOf:
    """The id of a source of the same record, or of the project's sources."""

    def fault(self, text: str) -> Fault | None:
        return Slug().fault(text)

    def schema(self) -> dict[str, Any]:
        return Slug().schema()


@dataclass(frozen=True)
class CaseStudyOf:
    """The id of another case study."""

    def fault(self, text: str) -> Fault | None:
        return Slug(limit=80).fault(text)

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


def slugify(text: str) -> str:
    """The nearest good name.

    >>> slugify("Know Before You Go (2016)")
    'know-before-you-go-2016'
    """
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "name"

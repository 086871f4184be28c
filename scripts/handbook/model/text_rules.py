"""What makes a text a good one, as data: the check reads these rules, and so does the script of the case-study builder.

Patterns keep to what Python (with re.ASCII) and JavaScript read alike: no look-behind, `[0-9]` and not a class that knows
other digits, and spaces by their numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

from handbook.model.suggestions import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Fault = tuple[str, dict[str, object]]
SLUG_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"
SPACES = r"\x00-\x20\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
"""What no address may hold, for the inside of a class: spaces of all kinds and control characters."""
HIDDEN = (
    "\u034f\u061c\u115f\u1160\u180b-\u180f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff9-\ufffd"
    "\U000e0000-\U000e0fff"
)
"""Signs that nobody sees and that no script needs, those among them that turn a text around, for the inside of a class.

Joiners, marks of direction and places where a line may break are not here: many languages of this region need them.
"""
LOOKALIKE_HOST = r"^[^/]*//([^/?#:]*[\u0370-\u03ff\u0400-\u052f][^/?#:]*\.[A-Za-z]{2,})"
"""A host with Cyrillic or Greek letters under a Latin ending: `іom.int`. One that is wholly in its script is what it seems."""


class Rule(Protocol):
    """One demand on a text. `data` says it for scripts, with the rule's name."""

    def fault(self, text: str) -> Fault | None: ...

    def data(self) -> dict[str, Any]: ...


@dataclass(frozen=True)
class Longest:
    """At most so many characters, counted as Unicode counts them."""

    limit: int
    code: str = "field-too-long"

    def fault(self, text: str) -> Fault | None:
        if len(text) <= self.limit:
            return None
        return self.code, {"length": len(text), "limit": self.limit, "value": text}

    def data(self) -> dict[str, Any]:
        return {"rule": "longest", "limit": self.limit, "code": self.code}


@dataclass(frozen=True)
class Matches:
    """The whole text has this form."""

    pattern: str
    code: str

    def fault(self, text: str) -> Fault | None:
        if _compiled(self.pattern).fullmatch(text):
            return None
        return self.code, {"value": text, "suggestion": slugify(text)}

    def data(self) -> dict[str, Any]:
        return {"rule": "matches", "pattern": self.pattern, "code": self.code}


@dataclass(frozen=True)
class Lacks:
    """Nothing in the text has this form."""

    pattern: str
    code: str

    def fault(self, text: str) -> Fault | None:
        found = _compiled(self.pattern).search(text)
        return (self.code, {"value": found[0]}) if found else None

    def data(self) -> dict[str, Any]:
        return {"rule": "lacks", "pattern": self.pattern, "code": self.code}


@dataclass(frozen=True)
class OneOf:
    """The text is one of these names; they are written in capitals."""

    names: frozenset[str]
    code: str

    def fault(self, text: str) -> Fault | None:
        if text in self.names:
            return None
        near = did_you_mean(text.upper(), sorted(self.names), before="; ")
        return self.code, {"value": text, "suggestion": near}

    def data(self) -> dict[str, Any]:
        return {"rule": "one-of", "names": sorted(self.names), "code": self.code}


@dataclass(frozen=True)
class NoName:
    """The text is not the name of something that has a code. What has the form of a code is not taken for a name."""

    of: str
    form: str
    codes: Callable[[], Mapping[str, str]]
    """The codes by names in small letters."""

    def fault(self, text: str) -> Fault | None:
        if _compiled(self.form).fullmatch(text):
            return None
        code = self.codes().get(" ".join(text.split()).casefold())
        return ("code-expected", {"value": text, "suggestion": code}) if code else None

    def data(self) -> dict[str, Any]:
        return {"rule": "no-name", "of": self.of, "form": self.form, "code": "code-expected"}


@dataclass(frozen=True)
class CalendarDay:
    """A day that the Gregorian calendar has."""

    code: str

    def fault(self, text: str) -> Fault | None:
        try:
            date.fromisoformat(text)
        except ValueError:
            return self.code, {"value": text}
        return None

    def data(self) -> dict[str, Any]:
        return {"rule": "calendar-day", "code": self.code}


def first_fault(rules: Iterable[Rule], text: str) -> Fault | None:
    for rule in rules:
        if fault := rule.fault(text):
            return fault
    return None


def slugify(text: str) -> str:
    """The nearest good name.

    >>> slugify("Know Before You Go (2016)")
    'know-before-you-go-2016'
    """
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "name"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)

"""A bad and a good example for each code, and the pages on which the codes are explained."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import yaml

from handbook.problems.phrases import PHRASES

if TYPE_CHECKING:
    from collections.abc import Mapping

EXAMPLES_PATH = Path(__file__).with_name("examples.yml")
GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "files": ("file-", "folder-", "name-", "yaml-"),
        "translations": ("po-", "glossary-", "page-claim-", "locale-"),
        "training": (
            "module-", "scenario-", "agenda-", "question-", "training-", "template-", "clock-", "whole-number-", "term-address",
        ),
        "exchange": ("exchange-",),
        "building": ("build-", "audit-", "edition-"),
        "pages": (
            "page-", "front-matter-", "word-", "coverage-", "claim-", "critical-", "heading-", "link-", "citation-",
            "directive-", "picture-", "raw-html", "indented-code",
        ),
        "case-studies": ("",),
    }
)  # fmt: skip
"""The pages by the beginnings of their codes; the first that fits counts."""


@dataclass(frozen=True)
class Example:
    file: str
    bad: str
    good: str
    says: str
    """What the check says of the bad one, in English."""


def group_of(code: str) -> str:
    """The page on which a code is explained.

    >>> group_of("yaml-alias"), group_of("page-claim-twice"), group_of("country-unknown")
    ('files', 'translations', 'case-studies')
    """
    return next(group for group, starts in GROUPS.items() if code.startswith(starts))


def codes_of(group: str) -> list[str]:
    """The codes of a page, in the order of their names."""
    return sorted(code for code in PHRASES if group_of(code) == group)


@lru_cache(maxsize=1)
def read_examples() -> Mapping[str, Example]:
    known = yaml.safe_load(EXAMPLES_PATH.read_text(encoding="utf-8"))
    return MappingProxyType({code: Example(**one) for code, one in known.items()})

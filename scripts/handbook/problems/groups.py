"""The pages on which codes are explained, by subject."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from handbook.problems.phrases import PHRASES

if TYPE_CHECKING:
    from collections.abc import Mapping

GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "files": ("file-", "folder-", "name-", "yaml-", "asset-", "too-many-files"),
        "translations": ("po-", "glossary-", "page-claim-", "locale-"),
        "training": (
            "module-", "scenario-", "agenda-", "question-", "training-", "template-", "clock-", "whole-number-", "term-address",
        ),
        "exchange": ("exchange-",),
        "forms": ("issue-",),
        "building": ("build-", "audit-", "edition-"),
        "pages": (
            "page-", "mark-", "front-matter-", "word-", "coverage-", "claim-", "critical-", "heading-", "link-", "citation-",
            "directive-", "picture-", "raw-html", "indented-code",
        ),
        "case-studies": ("",),
    }
)  # fmt: skip
"""The pages by the beginnings of their codes; the first that fits counts."""


def group_of(code: str) -> str:
    """The page on which a code is explained.

    >>> group_of("yaml-alias"), group_of("page-claim-twice"), group_of("country-unknown")
    ('files', 'translations', 'case-studies')
    """
    return next(group for group, starts in GROUPS.items() if code.startswith(starts))


def codes_of(group: str) -> list[str]:
    """The codes of a page, in the order of their names."""
    return sorted(code for code in PHRASES if group_of(code) == group)


def explained_at(code: str) -> str:
    """The place inside a language's site where a code is explained.

    >>> explained_at("yaml-alias")
    'contribute/check/files.html#yaml-alias'
    """
    return f"contribute/check/{group_of(code)}.html#{code}"

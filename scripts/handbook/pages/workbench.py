"""What the pages of the workbench and of the message tester show beside their texts: formulas, points to check."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handbook.pages.words import Words

STYLES = ("assets/css/workbench.css",)
WORKBOOKS = "fflate/umd/index.js"
"""The library that unpacks workbooks; the pages ask for it when the first one is opened."""
SHARED = ("numbers", "workbench", "report")
TESTED = ("distributions", "statistics", *SHARED)

LATER = {
    "kap-score": ("distributions", "columns", "delimited", "tables", "kap-methods"),
    "compare": ("columns", "delimited", "tables", "compare-tables"),
}
"""Scripts that a page asks for when its reader wants to use a table."""

_FORMULAS = (
    ("share", "z² × p × (1 − p) ÷ c²"),
    ("change", "(Za + Zb)² × (p1 × (1 − p1) + p2 × (1 − p2)) ÷ (p2 − p1)²"),
    ("more", "(Za + Zb)² × (p1 × (1 − p1) + p2 × (1 − p2) + q1 × (1 − q1) + q2 × (1 − q2)) ÷ ((p2 − p1) − (q2 − q1))²"),
    ("mean", "(z × s ÷ c)²"),
    ("change-mean", "(Za + Zb)² × 2 × s² ÷ d²"),
)


def sample_size_values(_words: Words) -> Mapping[str, object]:
    return {"formulas": _FORMULAS}


_CANNOT = {
    "different": ("cause-different", "who", "reach"),
    "same": ("cause-same", "lost", "others"),
    "area": ("cause-area", "alike", "crossed", "everywhere"),
    "clusters": ("villages", "guess"),
}
_CANNOT_LINKS = {
    "different": "designs.md#ladder",
    "same": "baseline-and-endline.md#panel",
    "area": "designs.md#did",
    "clusters": "sample-size.md#clusters",
}


def compare_values(_words: Words) -> Mapping[str, object]:
    """What each design cannot claim: the texts, and where a reader finds more."""
    return {"cannot": _CANNOT, "links": _CANNOT_LINKS}


_CHECKS = (
    (
        "workshop",
        (
            ("not-only-danger", "handbook/messages.md#why"),
            ("fits", "handbook/messages.md#why"),
            ("legal-ways", "considerations/regular-pathways.md#why"),
            ("source", "handbook/messages.md#what-to-do"),
            ("few-negatives", "handbook/messages.md#why"),
            ("protection", "considerations/refugees-and-protection.md#why"),
            ("not-reading", "considerations/inclusion.md#reading"),
            ("messenger", "considerations/messengers.md#ask-first"),
            ("season", "considerations/timing-and-seasons.md#why"),
        ),
    ),
    (
        "beliefs",
        (
            ("measured", "guidance/misinformed-migrant.md#instead"),
            ("wrong-here", "guidance/misinformed-migrant.md#who-what"),
            ("both-directions", "guidance/misinformed-migrant.md#instead"),
            ("can-act-on", "guidance/misinformed-migrant.md#when-right"),
        ),
    ),
    (
        "fear",
        (
            ("four-parts", "guidance/fear-and-efficacy.md#rule"),
            ("danger-true", "guidance/fear-and-efficacy.md#before-fear"),
            ("act-today", "guidance/fear-and-efficacy.md#before-fear"),
            ("others-safe", "guidance/fear-and-efficacy.md#before-fear"),
            ("side-effects", "guidance/fear-and-efficacy.md#mistakes"),
        ),
    ),
)


def message_tester_values(_words: Words) -> Mapping[str, object]:
    """The points of the checklist, each with the place that explains it."""
    return {"checks": _CHECKS}

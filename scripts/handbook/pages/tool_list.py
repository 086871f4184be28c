"""The tools of the toolkit. To add one: a line here, its texts (`tool.<id>.…`), a fragment `templates/tools/<id>.md.jinja`,
and its scripts in `overrides/assets/js/tools/`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.pages.workbench import (
    SHARED,
    STYLES,
    TESTED,
    WORKBOOKS,
    compare_values,
    message_tester_values,
    sample_size_values,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from handbook.pages.words import Words


def _nothing(_words: Words) -> Mapping[str, object]:
    return {}


@dataclass(frozen=True)
class Tool:
    """A page with a short script."""

    id: str
    scripts: tuple[str, ...] = ()
    """Names of files in `assets/js/tools/`, without extension; `base`, `store` and `files` are there in every tool."""
    values: Callable[[Words], Mapping[str, object]] = _nothing
    """What the fragment gets beside `w`, `tool` and `maker`."""
    data: Callable[[Words], Mapping[str, object]] = _nothing
    """What the script finds in `window.HANDBOOK_TOOL`, beside `id`, `locale` and `strings`."""
    styles: tuple[str, ...] = ()
    """Style sheets beside `assets/css/tools.css`."""
    vendored: tuple[str, ...] = ()
    """Files of `third_party/` that the script asks for when they are used: `HandbookTools.script("assets/vendor/…")`."""


TOOLS: tuple[Tool, ...] = (
    Tool("planner"),
    Tool("sample-size", ("statistics", *SHARED, "sample-size"), values=sample_size_values, styles=STYLES),
    Tool("kap-score", ("statistics", *SHARED, "kap-score"), styles=STYLES, vendored=(WORKBOOKS,)),
    Tool(
        "compare",
        (*TESTED, "compare-data", "compare-methods", "compare"),
        values=compare_values,
        styles=STYLES,
        vendored=(WORKBOOKS,),
    ),
    Tool("cost-per-outcome", (*SHARED, "cost-per-outcome"), styles=STYLES),
    Tool("message-tester", (*SHARED, "message-tester"), values=message_tester_values, styles=STYLES),
)

"""The tools of the toolkit. To add one: a line here, its texts (`tool.<id>.…`), a fragment `templates/tools/<id>.md.jinja`,
and its scripts in `overrides/assets/js/tools/`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from handbook.case_study_form import form_values
from handbook.case_study_rules import builder_data
from handbook.pages.workbench import (
    SHARED,
    STYLES,
    TESTED,
    WORKBOOKS,
    compare_values,
    message_tester_values,
    sample_size_values,
)
from handbook.translation.locales import Extent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from handbook.pages.words import Words


def _nothing(_words: Words) -> Mapping[str, object]:
    return {}


def _planner_values(words: Words) -> Mapping[str, object]:
    from handbook.pages.planner import planner_values  # which asks for the addresses of tools

    return planner_values(words)


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
    """Style sheets of this tool alone, as addresses from the locale's root."""
    in_every_language: bool = False
    """It says only texts of the interface, which a language has from its first day on."""
    shares: tuple[str, ...] = ()
    """Texts that several tools' scripts say: of the keys that begin with `tool.<name>.say.`."""
    vendored: tuple[str, ...] = ()
    """Files of `third_party/` that the script asks for when they are used: `HandbookTools.script("assets/vendor/…")`."""


DOCX = "docx/dist/index.iife.js"


def _sheet(tool_id: str, *scripts: str, **more: Any) -> Tool:
    """A tool of numbers or counts: a form, kept on the device, with a result below it."""
    return Tool(tool_id, scripts=(*scripts, tool_id), shares=("sheet",), styles=STYLES, in_every_language=True, **more)


TOOLS: tuple[Tool, ...] = (
    Tool(
        "planner",
        scripts=("forms", "plans", "checks", "matches", "plan-file", "planner"),
        values=_planner_values,
        shares=("plan",),
        vendored=(DOCX,),
    ),
    _sheet("message-tester", *SHARED, values=message_tester_values),
    _sheet("sample-size", "statistics", *SHARED, values=sample_size_values),
    _sheet("kap-score", "statistics", *SHARED, vendored=(WORKBOOKS,)),
    _sheet("compare", *TESTED, "compare-data", "compare-methods", values=compare_values, vendored=(WORKBOOKS,)),
    _sheet("cost-per-outcome", *SHARED),
    Tool(
        "case-study-builder",
        scripts=(
            "case-study-words",
            "case-study-writer",
            "case-study-form",
            "case-study-drafts",
            "case-study-builder",
        ),
        values=form_values,
        data=builder_data,
        vendored=("js-yaml/dist/browser/js-yaml.umd.min.js",),
        styles=("assets/css/case-study-builder.css",),
    ),
)


def tools_of(extent: Extent) -> tuple[Tool, ...]:
    """The tools that a language publishes; the others are one click away in English."""
    return tuple(tool for tool in TOOLS if extent is Extent.WHOLE or tool.in_every_language)

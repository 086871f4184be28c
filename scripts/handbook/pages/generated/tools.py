"""The toolkit: its landing page, a page for each tool, and the data that the tools' scripts read."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from handbook.model.taxonomy import Vocabulary
from handbook.pages.outline import TOOLKIT_URI, tool_uri
from handbook.pages.page import Page, PageKind, Target
from handbook.pages.planner import failures
from handbook.pages.tool_list import TOOLS, tools_of
from handbook.pages.words import Words
from handbook.translation.locales import Extent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from handbook.pages.generated.maker import PageMaker
    from handbook.pages.memory import Plan
    from handbook.pages.tool_list import Tool
    from handbook.project import Project

SCRIPTS = ("base", "store", "files")
FAILURES_URI = "data/tools/failures.js"
SHEET = "sheet"
"""Stands for all templates where a tool's id is asked for."""
STYLES = ("assets/css/tools.css",)
_SAID_BY_ALL = "tool.say."


def toolkit_pages(maker: PageMaker, extent: Extent = Extent.WHOLE) -> Iterator[Page]:
    yield _landing(maker)
    for tool in tools_of(extent):
        yield maker.kept(_tool, tool)


def _landing(maker: PageMaker) -> Page:
    w = maker.words(TOOLKIT_URI)
    templates = sorted((one.value for one in maker.content.catalogue.templates), key=lambda one: one.place)
    steps = maker.taxonomy.ids(Vocabulary.STEPS)
    body = maker.renderer.fragment(
        "toolkit",
        w,
        tools=[(tool.id, tool_uri(tool.id)) for tool in TOOLS],
        steps=[(step, own) for step in steps if (own := [one for one in templates if one.step == step])],
        tool_uri=tool_uri,
    )
    return maker.page(w, PageKind.LANDING, w.plain("toolkit.title"), w.plain("toolkit.intro"), body)


def _tool(maker: PageMaker, tool: Tool) -> Page:
    w = maker.words(tool_uri(tool.id))
    body = maker.renderer.fragment(f"tools/{tool.id}", w, tool=tool, maker=maker, **tool.values(w))
    parent = Target(w.plain("toolkit.title"), TOOLKIT_URI)
    title, intro = w.plain(f"tool.{tool.id}.title"), w.plain(f"tool.{tool.id}.intro")
    page = maker.page(w, PageKind.TOOL, title, intro, body, parent)
    return replace(page, scripts=(*page.scripts, *scripts_of(tool.id, *tool.scripts)), styles=(*STYLES, *tool.styles))


def scripts_of(data: str, *own: str) -> tuple[str, ...]:
    """The scripts of a page: its data first, then what all tools share, then its own."""
    return (data_uri(data), *(f"assets/js/tools/{name}.js" for name in (*SCRIPTS, *own)))


def data_uri(tool_id: str) -> str:
    return f"data/tools/{tool_id}.js"


def tool_files(plan: Plan, extent: Extent) -> Mapping[str, bytes]:
    """The data of all tools that a locale has, and what the pages of templates share."""
    own = tools_of(extent)
    found = {data_uri(one.id): plan.kept(("data of a tool", one.id), partial(_data, plan, one)) for one in own}
    if extent is Extent.START:
        return found
    return found | {
        data_uri(SHEET): plan.kept("data of sheets", partial(_sheets, plan)),
        FAILURES_URI: plan.kept("failures", lambda: script_of(failures(plan), "HANDBOOK_FAILURES")),
    }


def _sheets(plan: Plan) -> bytes:
    words = Words(plan.content, plan.translation, TOOLKIT_URI)
    return script_of({"id": SHEET, "locale": words.locale.code, "strings": strings(words, "plan", SHEET)})


def _data(plan: Plan, tool: Tool) -> bytes:
    w = Words(plan.content, plan.translation, tool_uri(tool.id))
    said = strings(w, *tool.shares, tool.id)
    return script_of({"id": tool.id, "locale": w.locale.code, "strings": said, **tool.data(w)})


def strings(w: Words, *names: str) -> Mapping[str, str]:
    """The texts of a script, by the last part of their keys."""
    found: dict[str, str] = {}
    for prefix in (_SAID_BY_ALL, *(f"tool.{name}.say." for name in names)):
        known = (key for key in w.content.interface if key.startswith(prefix))
        found |= {key.removeprefix(prefix): w.pattern(key) for key in known}
    return found


def script_of(value: object, name: str = "HANDBOOK_TOOL") -> bytes:
    """A value as a script: pages that are opened from a disk may read no other data."""
    return script_of_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), name)


def script_of_text(text: str, name: str) -> bytes:
    # Two characters that old browsers take for line ends inside a script.
    safe = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"window.{name}={safe};\n".encode()


def vendored_files(project: Project, extent: Extent) -> dict[str, Path]:
    """What others made and a tool asks for when it is used, each beside its licence."""
    found: dict[str, Path] = {}
    for name in sorted({name for tool in tools_of(extent) for name in tool.vendored}):
        folder, path = name.split("/")[0], project.third_party_dir / name
        if not path.is_file():  # a project without the copies does without what they do
            continue
        found[f"assets/vendor/{folder}/{path.name}"] = path
        found[f"assets/vendor/{folder}/LICENSE.txt"] = project.third_party_dir / folder / "LICENSE"
    return found

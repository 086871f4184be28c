"""The scripts of the workbench: light enough, and every text that they say is in the interface."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from handbook.interface import read_interface
from handbook.pages.generated.tools import SCRIPTS
from handbook.pages.tool_list import TOOLS
from handbook.pages.workbench import LATER, STYLES

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.pages.tool_list import Tool

OWN = [tool for tool in TOOLS if STYLES[0] in tool.styles]
MOST_BYTES = 60_000
_SAYS = re.compile(r'(?:\bsay|tools\.say)\("([a-z0-9-]+)"')


def text(root: Path, name: str) -> str:
    return (root / f"overrides/assets/js/tools/{name}.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("tool", OWN, ids=lambda tool: tool.id)
def test_a_page_reads_few_scripts(tool: Tool, root: Path) -> None:
    assert sum(len(text(root, name).encode()) for name in (*SCRIPTS, *tool.scripts)) <= MOST_BYTES


@pytest.mark.parametrize("tool", OWN, ids=lambda tool: tool.id)
def test_every_text_that_is_said_is_in_the_interface(tool: Tool, root: Path) -> None:
    prefixes = ("tool.say.", f"tool.{tool.id}.say.", *(f"tool.{name}.say." for name in tool.shares))
    known = {key.removeprefix(one) for key in read_interface() for one in prefixes if key.startswith(one)}
    said = {
        key for name in (*SCRIPTS, *tool.scripts, *LATER.get(tool.id, ())) for key in _SAYS.findall(text(root, name))
    }
    missing = {key for key in said if key not in known and not (key.endswith("-") and any(one.startswith(key) for one in known))}  # fmt: skip
    assert missing == set()


def test_statistics_call_no_result_by_a_word_that_hides_its_margin() -> None:
    for key, english in read_interface().items():
        if ".say." in key:
            assert "significan" not in english, key

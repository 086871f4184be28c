"""The paths of CONTRIBUTING.md, read from the document itself, and what of them could not work."""

from __future__ import annotations

import contextlib
import io
import itertools
import re
import shlex
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from handbook.cli import make_parser

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATHS = ("A case study", "A correction", "A translation")
_GIT = {"clone", "config", "switch", "add", "commit", "push"}
_ASSIGNED = re.compile(r"[A-Z_]+=\S*")


@dataclass
class Step:
    """One numbered step. A person edits the files of `edits`, and looks at those of `sees`."""

    text: str
    commands: list[str] = field(default_factory=list)
    edits: list[str] = field(default_factory=list)
    sees: list[str] = field(default_factory=list)


def setup_commands(document: str) -> list[str]:
    """What is typed once, before any path."""
    return _commands(_section(document, "## On your computer").partition("\n### ")[0])


def path_steps(document: str, title: str) -> list[Step]:
    section = _section(document, f"### {title}")
    items = re.split(r"(?m)^\d+\. ", section)[1:]
    # What is not indented after the last step is no part of it.
    items = [re.split(r"\n\n(?=\S)", item)[0] for item in items]
    return [
        Step(
            item,
            _commands(item),
            re.findall(r"\*\*Edit\*\* `([^`]+)`", item),
            re.findall(r"\*\*See\*\* `([^`]+)`", item),
        )
        for item in items
    ]


def faults(document: str, root: Path) -> list[str]:
    """Why somebody who follows the document to the letter would get stuck, as far as that shows without running it."""
    found = [f"there is no path '{title}'" for title in PATHS if not path_steps(document, title)]
    found += [fault for command in setup_commands(document) for fault in _command_faults(command, root)]
    if "make setup" not in setup_commands(document):
        found.append("nothing is set up")
    for title in PATHS:
        found += [f"{title}: {fault}" for fault in _path_faults(path_steps(document, title), root)]
    return found


def _path_faults(steps: list[Step], root: Path) -> Iterator[str]:
    commands = [shlex.split(command) for step in steps for command in step.commands]
    made = {f"case_studies/{words[3]}.yml" for words in commands if words[:3] == ["handbook", "new", "case-study"]}
    for step in steps:
        yield from (fault for command in step.commands for fault in _command_faults(command, root))
        there = (name in made or (root / name).is_file() for name in step.edits)
        yield from (
            f"'{name}' is not there to be edited"
            for name, is_there in zip(step.edits, there, strict=True)
            if not is_there
        )
        yield from (f"nothing builds '{name}'" for name in step.sees if not _is_built(name, made, root))
    added = [name for words in commands if words[:2] == ["git", "add"] for name in words[2:]]
    yield from (
        f"'{name}' is not there to be added" for name in added if name not in made and not (root / name).exists()
    )
    branches = [words[-1] for words in commands if words[:3] == ["git", "switch", "--create"]]
    pushed = [words[-1] for words in commands if words[:2] == ["git", "push"]]
    if len(branches) != 1 or pushed != branches:
        yield f"{pushed} is pushed, but the branch is {branches}"


def _is_built(name: str, made: set[str], root: Path) -> bool:
    page = re.fullmatch(r"site/([A-Za-z-]+)/(.+)\.html", name)
    if not page or not (root / "translations" / page[1] / "locale.yml").is_file():
        return False
    study = page[2].replace("case-studies/", "case_studies/") + ".yml"
    return study in made or (root / study).is_file() or (root / "docs" / f"{page[2]}.md").is_file()


def _command_faults(command: str, root: Path) -> Iterator[str]:
    words = shlex.split(command)
    while words and _ASSIGNED.fullmatch(words[0]):
        words = words[1:]
    match words:
        case ["handbook", *arguments]:
            said = io.StringIO()
            try:
                with contextlib.redirect_stderr(said):
                    make_parser(arguments).parse_args(arguments)
            except SystemExit:
                yield f"'{command}': {said.getvalue().strip().splitlines()[-1]}"
            for option, value in itertools.pairwise(arguments):
                if option == "--locale" and not (root / "translations" / value / "locale.yml").is_file():
                    yield f"'{command}': there is no language '{value}'"
        case ["make", *targets]:
            makefile = (root / "Makefile").read_text(encoding="utf-8")
            yield from (
                f"'{command}': no target" for one in targets if not re.search(rf"(?m)^{re.escape(one)}:", makefile)
            )
        case ["git", action, *_] if action in _GIT:
            pass
        case ["cd", _] | [".", ".venv/bin/activate"]:
            pass
        case _:
            yield f"'{command}' is not a command that this test knows"


def _section(document: str, heading: str) -> str:
    level = heading.partition(" ")[0]
    _, _, rest = document.partition(f"\n{heading}\n")
    return re.split(rf"(?m)^#{{2,{len(level)}}} ", rest)[0]


def _commands(text: str) -> list[str]:
    blocks = re.findall(r"(?ms)^ *```sh\n(.*?)^ *```$", text)
    return [line.strip() for block in blocks for line in block.splitlines() if line.strip()]

"""One bad and one good example for each code, out of the cases that the tests judge anyway.

They are committed as scripts/handbook/problems/examples.yml, from which the pages "What the check says" are made.
UPDATE_GOLDEN=1 writes that file anew.
"""

from __future__ import annotations

import difflib
import re
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from contributions.judged import GOOD, Repository, contributions
from handbook.problems import Place, problem
from handbook.problems.formats import as_text
from handbook.problems.phrases import PHRASES

if TYPE_CHECKING:
    from handbook.problems import Problem

HERE = Path(__file__).parent
LINES, WIDTH = 8, 100
_BASES = {
    "base.yml": "case_studies/case.yml",
    "page.po": "translations/th/docs/page.po",
    "interface.po": "translations/th/interface.po",
    "glossary.csv": "translations/th/glossary.csv",
    "claims.yml": "translations/th/claims.yml",
}
_SAID = re.compile(r"^(\S+?)(?::(\d+):(\d+))?: (error|warning)\[([a-z-]+)\]: ")
Example = dict[str, str]


def examples(repository: Repository) -> dict[str, Example]:
    """All codes in the order of their phrases."""
    found = _of_contributions(repository) | _of_cases() | _of_situations()
    return {code: found[code] for code in PHRASES if code in found}


def _of_cases() -> dict[str, Example]:
    """The cases of `check/cases.yml`: the good file is the base, the bad one has the change."""
    found: dict[str, Example] = {}
    for case in yaml.safe_load((HERE / "check" / "cases.yml").read_text(encoding="utf-8")):
        name = case.get("in", "base.yml")
        good = (HERE / "check" / name).read_text(encoding="utf-8")
        bad = good.replace(case["change"], case["to"], 1)
        for told in re.split(r"\n(?=\S)", case["expect"].strip("\n")):
            head = _SAID.match(told)
            if head and head[5] not in found:
                found[head[5]] = _example(head[1], good, bad, told, int(head[2] or 0))
    return found


def _of_contributions(repository: Repository) -> dict[str, Example]:
    found: dict[str, Example] = {}
    sets = [(name, HERE.parent / "contributions") for name in ("hostile_case_studies", "hostile_locales")]
    for name, folder in [("files", HERE / "codes"), *sets]:
        for one in contributions(name, folder):
            for told in repository.judge(one):
                wanted = any(said.endswith(f" {told.code}") for said in one.expect)
                if wanted and told.code not in found:
                    bad = one.data.decode("utf-8", "backslashreplace") if not one.link else f"{one.file} -> {one.link}"
                    good = one.good or GOOD.get(one.file, "")
                    found[told.code] = _example(told.place.path, good, bad, as_text(told), told.place.line)
    return found


def _of_situations() -> dict[str, Example]:
    found = {}
    for code, case in yaml.safe_load((HERE / "codes" / "situations.yml").read_text(encoding="utf-8")).items():
        path, line, column = re.fullmatch(r"(.*?)(?::(\d+):(\d+))?", case["place"]).groups()
        place = Place(path=path, line=int(line or 0), column=int(column or 0))
        told: Problem = problem(code, place, **case.get("values", {}))
        found[code] = {"file": path, "bad": case["bad"], "good": case["good"], "says": as_text(told)}
    return found


def _example(path: str, good: str, bad: str, says: str, line: int) -> Example:
    """The lines in which the two files differ; a file that has only its name or its size is told by its name."""
    before, after = _differing(good.split("\n"), _shown(bad).split("\n"), line if path.endswith(".po") else 0)
    if not good:
        before, after = f"a file such as {_neighbour(path)}", path + (f"\n\n{after}" if after.strip() else "")
    return {"file": path, "bad": after or path, "good": before or _neighbour(path), "says": _short(says, 240)}


def _differing(good: list[str], bad: list[str], line: int) -> tuple[str, str]:
    """What stands in the one and in the other, with the English text above a translation and a line around a gap."""
    blocks = [one for one in difflib.SequenceMatcher(a=good, b=bad, autojunk=False).get_opcodes() if one[0] != "equal"]
    if not blocks:
        return "\n".join(good[:LINES]), "\n".join(bad[:LINES])
    start, end_good, end_bad = blocks[0][1], blocks[-1][2], blocks[-1][4]
    first_bad = blocks[0][3]
    while line and start and not good[start].startswith("msgid") and good[start - 1] != "":
        start, first_bad = start - 1, first_bad - 1
    if end_good == start or end_bad == first_bad:
        start, first_bad = max(0, start - 1), max(0, first_bad - 1)
        end_good, end_bad = end_good + 1, end_bad + 1
    return _short("\n".join(good[start:end_good])), _short("\n".join(bad[first_bad:end_bad]))


def _neighbour(path: str) -> str:
    """A good name in the same folder."""
    return {"case_studies": "case_studies/th-border-radio.yml", "translations": "translations/th/locale.yml"}.get(
        path.split("/", maxsplit=1)[0], "docs/guidance/fear.md"
    )


def _shown(text: str) -> str:
    """Text with its invisible signs written out."""
    return "".join(
        one if one in "\n\t" or one.isprintable() or one in "\u200b\u200c\u200d" else f"<U+{ord(one):04X}>"
        for one in text
    )


def _short(text: str, width: int = WIDTH) -> str:
    lines = [
        line.rstrip() if len(line) <= width else line[: width - 1].rstrip() + "…" for line in _shown(text).split("\n")
    ]
    return "\n".join(lines if len(lines) <= LINES else [*lines[: LINES - 1], "…"]).rstrip()

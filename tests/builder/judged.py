"""The command line's judgement of one case study, as values; and broken files to judge."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from handbook.catalogue import read_catalogue, record_for
from handbook.catalogue.checks import KnownIds, case_study_problems
from handbook.catalogue.files import read_file
from handbook.model.taxonomy import Vocabulary
from handbook.project import Project

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
CHECK = ROOT / "tests" / "golden" / "check"
NAMES = {"case_studies": ["other"], "figures": []}
"""What the project of the golden cases knows beside its taxonomy."""
_SAID = re.compile(r"^case_studies/case\.yml(?::(\d+):(\d+))?: (error|warning)\[([a-z-]+)\]: (.*)$", re.MULTILINE)
_BITS = (*":-?[]{},#&*!|>'\"%@` \n", ": ", " #", "- ", "\n  ", "''", '"\\x', "\\n", "? ", "ไทย", "😀", ">-\n", "|2\n", "!!str ", "&a ", "*a", "{a: b}", "key: v\n", "\t- x\n", "0", "~", "<b>")  # fmt: skip

Judged = list[list[Any]]
"""Code, severity, line, column, message and hint of each problem."""


def golden_cases() -> Iterator[tuple[str, str, str]]:
    """What each case is about, its file, and the words of the command line."""
    base = (CHECK / "base.yml").read_text(encoding="utf-8")
    for case in yaml.safe_load((CHECK / "cases.yml").read_text(encoding="utf-8")):
        if "in" not in case:
            yield case["about"], base.replace(case["change"], case["to"], 1), case["expect"]


def said(words: str) -> list[list[Any]]:
    """Code, severity, line, column and message of what the command line wrote."""
    return [[one[4], one[3], int(one[1] or 0), int(one[2] or 0), one[5]] for one in _SAID.finditer(words)]


class Judge:
    """Judges files as the check does a case study `case.yml` in the project of the golden cases."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "case_studies" / "case.yml"
        self.path.parent.mkdir()
        self.project = Project(folder)
        taxonomy = read_catalogue(Project(ROOT))[0].taxonomy
        terms = {vocabulary: frozenset(taxonomy.ids(vocabulary)) for vocabulary in Vocabulary}
        self.known = KnownIds(
            terms=terms, case_studies=frozenset({"other", "case"}), figures=frozenset(), sources=frozenset()
        )

    def judge(self, data: bytes) -> Judged:
        self.path.write_bytes(data)
        read, found = read_file(self.project, self.path, record_for, id="case")
        found += case_study_problems(read, self.known) if read else []
        return [
            [one.code, str(one.severity), one.place.line, one.place.column, one.message, one.hint]
            for one in sorted(found)
        ]


def broken(rng: random.Random, texts: list[str]) -> str:
    """A file with one to three slips of the hand."""
    text = rng.choice(texts)
    for _ in range(rng.choice([1, 1, 1, 2, 3])):
        at, kind = rng.randrange(len(text)), rng.random()
        if kind < 0.5:
            text = text[:at] + rng.choice(_BITS) + text[at:]
        elif kind < 0.75:
            text = text[:at] + text[at + rng.choice([1, 1, 2, 5]) :]
        else:
            lines = text.split("\n")
            line = rng.randrange(len(lines))
            lines[line] = rng.choice([" " + lines[line], lines[line][1:], "  " + lines[line], lines[line] * 2, ""])
            text = "\n".join(lines)
    return text


def bad_files() -> dict[str, bytes]:
    """Files as they come from other programs, and files that are something else."""
    base = (CHECK / "base.yml").read_text(encoding="utf-8")
    return {
        "a byte order mark": b"\xef\xbb\xbf" + base.encode(),
        "line ends of Windows": base.replace("\n", "\r\n").encode(),
        "line ends of an old Mac": base.replace("\n", "\r").encode(),
        "Windows-1252": base.replace("A report", "Un café – “réussi”").encode("cp1252"),
        "Windows-1252 behind a byte order mark": b"\xef\xbb\xbf" + base.replace("A report", "é").encode("cp1252"),
        "UTF-16": base.encode("utf-16"),
        "a tab as indent": base.replace("  start", "\tstart").encode(),
        "a tab behind a colon": base.replace("status: ", "status:\t").encode(),
        "a megabyte": (base + "# " + "x" * 1_000_000).encode(),
        "nothing": b"",
        "spaces": b" \n\n ",
        "a comment": b"# nothing\n",
        "JSON": b'{"handbook": "plans", "version": 1}',
        "a list": b"- a\n- b\n",
        "a word": b"hello",
        "a picture": b"\x89PNG\r\n\x1a\n\x00\x00",
        "a control character": base.replace("A report", "A \x08report").encode(),
        "a line separator": base.replace("A report", "A \u2028report").encode(),
        "depth": b"a: " + b"[" * 5_000,
        "two documents": base.encode() + b"---\na: 1\n",
        "aliases that grow": b"a: &a [x, x]\nb: &b [*a, *a]\n",
        "a page": b"<!doctype html><title>x</title>",
        "a withdrawn case study": b'title: Gone\nstatus: withdrawn\ndate: "2026-01-31"\nreason: It is gone.\n',
        "withdrawn without a reason": b'title: Gone\nstatus: withdrawn\ndate: "2026-01-32"\n',
        "names of JavaScript": base.encode()
        + b"__proto__: {title: x}\nconstructor: y\ntoString: z\nhasOwnProperty: a\n",
    }

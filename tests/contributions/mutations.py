"""Real YAML and PO files, spoilt: bytes, words, structure, encodings and sizes. The same number gives the same file.

    python tests/contributions/mutations.py FIRST COUNT

judges so many files and prints, as JSON, the slowest of them, what went wrong, and how much memory it took.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.catalogue import record_for
from handbook.catalogue.checks import KnownIds, case_study_problems, message_problems
from handbook.catalogue.files import read_file, read_list
from handbook.model.message import Message
from handbook.model.scenario import Scenario
from handbook.model.source import Source
from handbook.model.taxonomy import Term
from handbook.model.template import Template
from handbook.model.training import Module
from handbook.problems.formats import ProblemFormat, format_problems
from handbook.project import Project
from handbook.translation.checks import po_problems
from handbook.translation.comparing import text_kind
from handbook.translation.locales import Direction, Locale
from handbook.translation.translation import read_po, safe_entries

if TYPE_CHECKING:
    from collections.abc import Callable

    from handbook.problems import Problem

ROOT = Path(__file__).resolve().parents[2]
HEAVY = 3
_NOBODY = KnownIds(terms={}, case_studies=frozenset({"a"}), figures=frozenset(), sources=frozenset())
_TOKENS = (
    b":", b": ", b"- ", b"\n", b"\n\n", b"\t", b'"', b"'", b"|", b">-\n", b"&a ", b"*a", b"!!str ", b"!!python/object:os.system ", b"{", b"}",
    b"[", b"]", b"#", b"%YAML 9.9\n", b"---\n", b"...\n", b"? ", b"<<: ", b"\\", b"\\x41", b"\\u202e", b"\x00", b"\xff", b"\xc3", b"\xef\xbb\xbf",
    b"\xe2\x80\xae", b"\xe2\x80\x8b", b"\xf3\xa0\x81\x81", b"\xe2\x80\xa8", b"\xc2\x85", b"\r", b"null", b"~", b"yes", b"12:30:45", b"1e999", b"2014-02-30",
    b"<script>", b"javascript:", b"https://", b"{1}", b"{2}", b"{count}", b"{0.__class__}", b"**", b"](x)", b"msgid ", b"msgstr ", b'msgstr[9] "x"\n',
    b'msgid_plural "x"\n', b"msgctxt ", b"#~ ", b"#, fuzzy\n", b"#| ", b"# state: machine 00000000\n", b"# reviewed: a 2020-01-01 00000000\n", b'""\n', b"domain x\n",
    b"<<<<<<< HEAD\n", b"\xe0\xb8\x81\xe0\xb8\xb3", b"\xd9\xa1\xd9\xa2", b"9" * 400, b"a@b.c", b"+66 2 123 4567", b"e\xcc\x81" * 30,
)  # fmt: skip
_ENCODINGS = ("utf-16", "utf-16-le", "utf-32", "latin-1", "cp874", "cp1256", "gb18030", "utf-7")


@dataclass(frozen=True)
class Spoilt:
    uri: str
    data: bytes


@cache
def _sources() -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    data = ROOT / "docs" / "_data"
    yaml = sorted((ROOT / "case_studies").glob("*.yml")) * 2 + sorted(
        (ROOT / "case_studies" / "taxonomy").glob("*.yml")
    )
    yaml += [
        path
        for kind in ("sources", "messages", "templates", "modules", "scenarios")
        for path in sorted((data / kind).glob("*.yml"))
    ]
    return tuple(yaml), tuple(sorted((ROOT / "translations").rglob("*.po")))


def spoilt(number: int) -> Spoilt:
    """A file with one to five faults."""
    dice = random.Random(number)
    of_kind = _sources()[number % 2]
    path = dice.choice(of_kind)
    data = path.read_bytes()
    if len(data) > 60_000 and dice.random() < 0.9:
        start = dice.randrange(len(data) - 40_000)
        data = data[:2_000] + data[start : start + 38_000]
    for _ in range(dice.choice((1, 1, 2, 3, 5))):
        data = dice.choice(_WAYS)(dice, data) or b"x"
    return Spoilt(path.relative_to(ROOT).as_posix(), data[:2_500_000])


def _bytes(dice: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.choice((1, 3, 30))):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def _token(dice: random.Random, data: bytes) -> bytes:
    for _ in range(dice.choice((1, 1, 4, 40))):
        at = dice.randrange(len(data) + 1)
        data = data[:at] + dice.choice(_TOKENS) + data[at:]
    return data


def _cut(dice: random.Random, data: bytes) -> bytes:
    start = dice.randrange(len(data))
    return data[:start] + data[start + dice.choice((1, 5, 50, len(data))) :]


def _again(dice: random.Random, data: bytes) -> bytes:
    start = dice.randrange(len(data))
    piece = data[start : start + dice.choice((3, 60, 600))]
    return data[:start] + piece * dice.choice((2, 3, 40, 2_000)) + data[start:]


def _lines(dice: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    for _ in range(dice.choice((1, 3, 20))):
        one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def _indent(dice: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    at = dice.randrange(len(lines))
    lines[at] = (
        dice.choice((b" ", b"  ", b"\t", b"      ")) + lines[at].lstrip() if dice.random() < 0.5 else lines[at].lstrip()
    )
    return b"\n".join(lines)


def _deep(dice: random.Random, data: bytes) -> bytes:
    times = dice.choice((5, 50, 5_000, 60_000))
    at = dice.randrange(len(data) + 1)
    opening, closing = dice.choice(
        ((b"[", b"]"), (b"{a: ", b"}"), (b"- ", b""), (b"? ", b""), (b"(", b")"), (b"**", b""), (b"{1}", b""))
    )
    return data[:at] + opening * times + closing * times + data[at:]


def _other_encoding(dice: random.Random, data: bytes) -> bytes:
    return data.decode("utf-8", "replace").encode(dice.choice(_ENCODINGS), "replace")


def _wide(dice: random.Random, data: bytes) -> bytes:
    """Many keys or texts, or a very long one."""
    times = dice.choice((100, 3_000, 20_000))
    made = dice.choice(
        (
            b"".join(b"k%d: v\n" % n for n in range(times)),
            b"  - x\n" * times,
            b'msgid "%d"\nmsgstr "x"\n\n' * min(times, 3_000),
            "ก".encode() * times,
            b"1 2,3.4 " * (times // 4),
            b"a" * times + b"@" * 50,
            b"[a]{1} **b** " * (times // 8),
        )
    )
    at = dice.randrange(len(data) + 1)
    return data[:at] + b"\n" + made + data[at:]


def _spliced(dice: random.Random, data: bytes) -> bytes:
    other = dice.choice(_sources()[dice.randrange(2)]).read_bytes()
    at, start = dice.randrange(len(data) + 1), dice.randrange(len(other))
    return data[:at] + other[start : start + 3_000] + data[at:]


_WAYS: tuple[Callable[[random.Random, bytes], bytes], ...] = (
    _bytes, _token, _token, _cut, _again, _lines, _indent, _deep, _other_encoding, _wide, _spliced,
    lambda _, data: data.replace(b"\n", b"\r\n"), lambda _, data: data.replace(b"\n", b"\r"),
)  # fmt: skip


def judge(project: Project, one: Spoilt) -> str:
    """Put the file in its place and say what the check says of it, in all three forms."""
    path = project.root / one.uri
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(one.data)
    found = _po(project, path, one.uri) if one.uri.endswith(".po") else _yaml(project, path, one.uri)
    path.unlink()
    return "".join(format_problems(found, form) for form in ProblemFormat)


def _po(project: Project, path: Path, uri: str) -> list[Problem]:
    code, _, inner = uri.removeprefix("translations/").partition("/")
    source = inner.replace(".po", ".yml" if "case_studies" in inner or "_data" in inner else ".md")
    right_to_left = code in {"ar", "dv", "fa-AF", "ps", "ur"}
    locale = Locale(
        code=code,
        name=code,
        english_name=code,
        direction=Direction.RTL if right_to_left else Direction.LTR,
        reviewers=("a",),
    )
    glossary = {"migrant": ("x",), "smuggling": ("y",)}
    found = po_problems(project, path, locale, text_kind(source), glossary)
    entries, faults = read_po(project, path, locale)
    safe_entries(entries, locale, source)
    return found + faults


def _yaml(project: Project, path: Path, uri: str) -> list[Problem]:
    for folder, record in (("sources/", Source), ("taxonomy/", Term)):
        if folder in uri:
            return read_list(project, path, record)[1]
    if "messages/" in uri:
        read, found = read_list(project, path, Message, issue="x")
        return found + [fault for one in read for fault in message_problems(one, _NOBODY)]
    for folder, record in (("templates/", Template), ("modules/", Module), ("scenarios/", Scenario)):
        if folder in uri:
            return read_file(project, path, lambda _, record=record: record, id=path.stem)[1]
    study, found = read_file(project, path, record_for, id=path.stem)
    return found + (case_study_problems(study, _NOBODY) if study else [])


def judge_many(first: int, count: int) -> dict[str, object]:
    """What became of so many files: faults of ours, the slowest, and those that raised the peak of memory most."""
    faults, slowest, said = [], (0.0, -1), 0
    raised: list[tuple[float, int]] = []
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder))
        for number in range(first, first + count):
            one = spoilt(number)
            start, before = time.process_time(), peak_megabytes()
            try:
                said += bool(judge(project, one))
            except Exception:  # noqa: BLE001 (this is what is looked for)
                faults.append(f"file {number} ({one.uri}): {traceback.format_exc()}")
            slowest = max(slowest, (time.process_time() - start, number))
            raised.append((peak_megabytes() - before, number))
    heavy = [number for _, number in sorted(raised, reverse=True)[:HEAVY]]
    return {"faults": faults, "slowest": slowest, "said": said, "heavy": heavy}


def peak_megabytes() -> float:
    """The most memory that this process has held. Linux's `getrusage` also counts what the process held that started this one."""
    status = Path("/proc/self/status")
    if status.exists():
        peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(peak.split()[1]) / 1024
    import resource

    peak_size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak_size / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    print(json.dumps(judge_many(int(sys.argv[1]), int(sys.argv[2])) | {"megabytes": peak_megabytes()}))

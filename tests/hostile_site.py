"""A project whose contributions try everything in every field, as far as the check lets them."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import cycle, islice
from typing import TYPE_CHECKING

import polib
import yaml

from handbook.checks import check_pages
from handbook.content import gather
from handbook.problems import errors_in
from handbook.source_files import CONTROL
from handbook.translation.comparing import is_safe, text_kind
from handbook.translation.locales import SOURCE_LOCALE
from handbook.translation.translation import po_uri
from hostile_payloads import ALL, MARKDOWN, NAMES, PICTURES, SHARP

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from handbook.problems import Problem
    from handbook.project import Project

_SCALAR = re.compile(r'\s*(?:"(?:[^"\\]|\\.)*": )?"(?:[^"\\]|\\.)*",?')
_NAMES = frozenset({"id", "code"})
_BLOCKS = (
    "{}", "- {}", "| a |\n| --- |\n| {} |", '!!! note "{}"\n    Text', "> {}", "Term\n:   {}", "## {} {{ #h-{number} }}", "[{}](https://example.org/)", "**{}**", "`{}`", "??? note\n    {}",
)  # fmt: skip


@dataclass(eq=False)
class Slot:
    """A place that takes payloads: a text of a data file, or the end of a page."""

    kind: str
    accepted: list[str] = field(default_factory=list)
    trial: str = ""

    @property
    def planted(self) -> list[str]:
        return [*self.accepted, self.trial] if self.trial else self.accepted


@dataclass
class Planted:
    """What came of it, by kind of source."""

    tried: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    by_code: Counter[str] = field(default_factory=Counter)

    @property
    def through(self) -> int:
        return self.tried.total() - self.refused.total()

    def lines(self) -> Iterator[str]:
        for kind in sorted(self.tried):
            yield f"{kind}: {self.tried[kind]:,} tried, {self.refused[kind]:,} refused, {self.tried[kind] - self.refused[kind]:,} in the site as words"
        yield "refused by: " + ", ".join(f"{code} {count:,}" for code, count in self.by_code.most_common(12))


class DataFile:
    """A YAML file, written so that each value has a line of its own."""

    def __init__(self, path: Path, kind: str) -> None:
        self.path = path
        self.value = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
        self.slots: list[tuple[bool, Slot, str]] = []
        self._walk(self.value, "", kind)
        self.lines: dict[int, Slot] = {}

    def _walk(self, value: object, name: str, kind: str) -> None:
        match value:
            case dict():
                for key, inner in value.items():
                    self._walk(inner, key, kind)
            case list():
                for inner in value:
                    self._walk(inner, name, kind)
            case str():
                self.slots.append((name in _NAMES, Slot(kind), value))

    def write(self) -> None:
        texts = iter(" ".join([text, *slot.planted]) for _, slot, text in self.slots)
        text = json.dumps(_replaced(self.value, texts), ensure_ascii=False, indent=1)
        # What YAML does not take as it is.
        text = re.sub(
            r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]", lambda one: f"\\u{ord(one[0]):04x}", text
        )
        self.path.write_text(text + "\n", encoding="utf-8")
        numbers = (number for number, line in enumerate(text.split("\n"), 1) if _SCALAR.fullmatch(line))
        self.lines = {number: slot for number, (_, slot, _) in zip(numbers, self.slots, strict=True)}

    def trials(self, *, names: bool) -> list[Slot]:
        return [slot for is_name, slot, _ in self.slots if is_name is names]


class PageFile:
    """A page with blocks at its end."""

    def __init__(self, path: Path, blocks: int) -> None:
        self.path, self.text = path, path.read_text(encoding="utf-8").rstrip("\n")
        self.slots = [Slot("page") for _ in range(blocks)]
        self.lines: dict[int, Slot] = {}

    def write(self) -> None:
        parts, self.lines = [self.text], {}
        line = self.text.count("\n") + 1
        for number, slot in enumerate(self.slots):
            for payload in slot.planted:
                form = _BLOCKS[(number + len(payload)) % len(_BLOCKS)]
                indent = "\n    " if form.startswith(("!!!", "???", "Term")) else "\n"
                block = (
                    form.replace("{number}", f"{number}")
                    .replace("{{", "{")
                    .replace("}}", "}")
                    .replace("{}", payload.replace("\n", indent), 1)
                )
                block = re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]", "", block)
                self.lines |= dict.fromkeys(range(line + 1, line + 3 + block.count("\n")), slot)
                parts.append(block)
                line += 2 + block.count("\n")
        self.path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")

    def trials(self, *, names: bool) -> list[Slot]:
        return [] if names else self.slots


def _replaced(value: object, texts: Iterator[str]) -> object:
    match value:
        case dict():
            return {key: _replaced(inner, texts) for key, inner in value.items()}
        case list():
            return [_replaced(inner, texts) for inner in value]
    return next(texts)


def plant(project: Project, *, rounds: int, pages: int = 3, blocks: int = 12, sample: bool = False) -> Planted:
    """Put payloads wherever words can stand, and take away what the check refuses. A sample spreads the sharp ones."""
    files = _files(project, pages, blocks)
    result, payloads = Planted(), {"page": cycle(MARKDOWN), "data": cycle(SHARP if sample else ALL)}
    for number in range(rounds):
        for one in files.values():
            for slot in one.trials(names=number == 0):
                sharp = SHARP[number - 1] if 0 < number <= len(SHARP) and not sample else ""
                slot.trial = sharp or next(payloads["page" if slot.kind == "page" else "data"])
                result.tried[slot.kind] += 1
        _settle(project, files, result)
    _plant_files(project, result)
    _plant_translations(project, result)
    return result


def _files(project: Project, pages: int, blocks: int) -> dict[str, DataFile | PageFile]:
    found: dict[str, DataFile | PageFile] = {}
    data = [*project.data_dir.rglob("*.yml"), *project.case_studies_dir.rglob("*.yml")]
    data += [path for path in project.translations_dir.glob("*/locale.yml") if path.parent.name != SOURCE_LOCALE]
    for path in sorted(data):
        kind = path.parent.name if path.parent != project.data_dir else path.stem
        found[project.uri(path)] = DataFile(path, "locale.yml" if path.stem == "locale" else kind)
    written = [
        path
        for path in sorted(project.docs_dir.rglob("*.md"))
        if "_data" not in path.parts and "training" not in path.parts
    ]
    for path in islice(written, pages):
        found[project.uri(path)] = PageFile(path, blocks)
    return found


def _settle(project: Project, files: dict[str, DataFile | PageFile], result: Planted) -> None:
    """Take back what is refused until nothing is; what is left was accepted."""
    for one in files.values():
        one.write()
    for _ in range(40):
        problems = errors_in(_problems(project))
        if not problems:
            break
        changed = _take_back(problems, files, result)
        for uri in changed:
            files[uri].write()
    else:
        raise AssertionError(f"the check is never content: {problems[:5]}")
    for one in files.values():
        for slot in dict.fromkeys(one.lines.values()):
            if slot.trial:
                slot.accepted.append(slot.trial)
                slot.trial = ""


def _problems(project: Project) -> list[Problem]:
    content, problems = gather(project)
    return problems + check_pages(content)


def _take_back(problems: list[Problem], files: dict[str, DataFile | PageFile], result: Planted) -> set[str]:
    """Where a problem points at a payload, that one goes; else all of its file, or all there are."""
    changed: set[str] = set()
    for one in problems:
        slot = files[one.place.path].lines.get(one.place.line) if one.place.path in files else None
        if slot and slot.trial:
            changed.add(one.place.path)
            _refuse(slot, one.code, result)
    if changed:
        return changed
    blamed = {one.place.path for one in problems} & {
        uri for uri, one in files.items() if any(slot.trial for slot in one.lines.values())
    }
    for uri in blamed or files:
        for slot in files[uri].lines.values():
            if slot.trial:
                _refuse(slot, problems[0].code, result)
                changed.add(uri)
    assert changed, problems[:5]
    return changed


def _refuse(slot: Slot, code: str, result: Planted) -> None:
    slot.trial = ""
    result.refused[slot.kind] += 1
    result.by_code[code] += 1


def _plant_files(project: Project, result: Planted) -> None:
    """Hostile names, kinds and drawings: each must be refused, and is taken away then."""
    page = b"---\ntitle: T\ndescription: D.\n---\n# T { #t }\n"
    hostile = dict.fromkeys(NAMES, page)
    hostile |= {f"docs/figures/x-{name}.svg": text.encode() for name, text in PICTURES.items()}
    hostile |= {
        "docs/figures/page.png": b"<html>",
        "docs/figures/page.jpg": b"<svg/>",
        "docs/figures/big.png": b"\x89PNG\r\n\x1a\n" + b"\0" * 600_000,
    }
    for name, data in hostile.items():
        path = project.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    content, problems = gather(project)
    codes = {one.place.path: one.code for one in errors_in(problems + check_pages(content))}
    published = {f"docs/{one.uri}" for one in (*content.pages, *content.assets)}
    for name in hostile:
        path = project.root / name
        hidden = path.name.startswith(".") and name not in published
        assert name in codes or hidden, f"{name} is not refused"
        result.tried["file"] += 1
        result.refused["file"] += 1
        result.by_code[codes.get(name, "hidden")] += 1
        path.unlink()
        if not any(path.parent.iterdir()):
            path.parent.rmdir()


def _plant_translations(project: Project, result: Planted) -> None:
    """Into every translation, behind its words, between them or in their place; the build leaves out what it must."""
    content, payloads = gather(project)[0], cycle((*SHARP, *ALL))
    for locale in content.locales:
        sources = {po_uri(locale.code, uri): uri for uri, _ in content.texts()}
        for po, uri in sorted(sources.items()):
            path = project.root / po
            if locale.is_source or not path.is_file():
                continue
            catalog = polib.pofile(str(path), wrapwidth=0)
            for number, entry in enumerate(one for one in catalog if one.msgstr):
                payload = CONTROL.sub("", next(payloads))
                words = entry.msgstr.split(" ")
                middle = " ".join([*words[:1], payload, *words[1:]])
                entry.msgstr = (f"{entry.msgstr} {payload}", middle, f"{payload} {entry.msgstr}")[number % 3]
                result.tried["translation"] += 1
                result.refused["translation"] += not is_safe(entry.msgid, entry.msgstr, locale, text_kind(uri))
            catalog.save()

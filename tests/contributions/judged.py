"""Contributions as people send them, put into a small project one at a time, and what the check says of each.

A contribution is an entry of a file beside this one. `file` is where it lies; `change` is replaced by `to` in the good
file of that place, or `text` is the whole file, or `link` is where a symbolic link leads. A translation of one text is
shorter: `locale`, `english`, `translation`. `<U+200B>` stands for an invisible character, `<byte E9>` for a raw byte and
`<times 5000 x>` for a long text.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import yaml

from handbook.checks import check_pages
from handbook.content import gather
from handbook.known_findings import KnownFindings
from handbook.problems import Problem
from handbook.project import Project
from handbook.translation.checks import check_translations

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CHECK = HERE.parent / "golden" / "check"
CASE, PAGE_PO = "case_studies/case.yml", "translations/{}/docs/page.po"
_MESSAGES = """\
- id: count-the-cost
  text: Count what the journey costs before you pay.
  frame: rights
  audiences: [youth]
  tactics: [hotline]
  origin: illustrative
  language: en
  evidence: Nobody has tested it.
  caution: Do not name prices.
"""
_SOURCES = """\
- id: made-up-2017
  title: A report
  publisher: An NGO
  url: https://example.org/made-up
  read: {date: 2026-01-01, extent: whole}
"""
_PAGE = """\
---
title: A page
description: What a page looks like.
---
# A page { #a-page }

Ask before you pay [@made-up-2017]. See [the other page](other.md#more).

## What to do { #what-to-do }

- Keep a copy.
"""
_FIGURE = """\
kind: lines
group: measuring
origin: sourced
title: A curve
alt: A curve that falls from 20 to 14.
caption: More people, less error.
sources: [made-up-2017]
places: ["25", "50"]
least: 0
most: 20
unit: "%"
across: People
series:
  - {label: Margin of error, values: 20 14}
"""
_GLOSSARY = """\
- id: pretest
  term: pretest
  definition: A test before the start.
  sources: [made-up-2017]
  see: [page.md]
  related: [reach]
- id: reach
  term: reach
  definition: How many people a message meets.
  sources: [made-up-2017]
"""
_OTHER = "---\ntitle: Other\ndescription: Another one.\n---\n# Other { #other }\n\n## More { #more }\n\nText.\n"
_PO = """\
#
msgid ""
msgstr ""
"Language: {locale}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Source: docs/page.md\\n"

msgctxt "paragraph"
msgid "{english}"
msgstr "{translation}"
"""
GOOD = {
    CASE: (CHECK / "base.yml").read_text(encoding="utf-8"),
    "docs/page.md": _PAGE,
    "docs/other.md": _OTHER,
    "docs/_data/sources/made-up.yml": _SOURCES,
    "docs/_data/figures/made-up.yml": _FIGURE,
    "docs/_data/glossary.yml": _GLOSSARY,
    "docs/_data/messages/safe-labour-migration.yml": _MESSAGES,
    "translations/th/docs/page.po": (CHECK / "page.po").read_text(encoding="utf-8"),
    "translations/th/interface.po": (CHECK / "interface.po").read_text(encoding="utf-8"),
    "translations/th/glossary.csv": (CHECK / "glossary.csv").read_text(encoding="utf-8"),
    "translations/th/claims.yml": (CHECK / "claims.yml").read_text(encoding="utf-8"),
    "translations/th/locale.yml": "code: th\nname: ไทย\nenglish_name: Thai\ndirection: ltr\n",
}
_STAND_IN = re.compile(r"<(?:U\+([0-9A-F]{4,6})|byte ([0-9A-F]{2})|times ([0-9]+) ([^>]+))>")


@dataclass(frozen=True)
class Contribution:
    about: str
    file: str
    data: bytes
    link: str
    expect: tuple[str, ...]
    good: str = ""
    """The file that it is a change of, where that is no file of every project."""


def contributions(name: str, folder: Path = HERE) -> list[Contribution]:
    """Those of one file."""
    return [_contribution(entry) for entry in yaml.safe_load((folder / f"{name}.yml").read_text(encoding="utf-8"))]


def _contribution(entry: dict) -> Contribution:
    if "locale" in entry:
        file = PAGE_PO.format(entry["locale"])
        escaped = {one: entry[one].replace("\\", "\\\\").replace('"', '\\"') for one in ("english", "translation")}
        text = _PO.format(locale=entry["locale"], **escaped)
        good = _PO.format(locale=entry["locale"], english=escaped["english"], translation="...")
    else:
        file = entry.get("file", CASE)
        text, good = entry.get("text", "").replace("<base>", GOOD[CASE]), GOOD.get(file, "")
    if "change" in entry:
        assert good.count(entry["change"]) >= 1, f"{entry['about']}: nothing to change"
        text = good.replace(entry["change"], entry["to"], 1)
    return Contribution(
        entry["about"], file, as_sent(text), entry.get("link", ""), tuple(entry.get("expect", ())), good
    )


def as_sent(text: str) -> bytes:
    """The bytes that a text with stand-ins is."""
    data, at = b"", 0
    for found in _STAND_IN.finditer(text):
        data += text[at : found.start()].encode()
        if found[1]:
            data += chr(int(found[1], 16)).encode()
        elif found[2]:
            data += bytes.fromhex(found[2])
        else:
            data += (found[4] * int(found[3])).encode()
        at = found.end()
    return data + text[at:].encode()


class Repository:
    """A project in which everything is well, until something is put into it."""

    def __init__(self, folder: Path) -> None:
        taxonomy = folder / "case_studies" / "taxonomy"
        shutil.copytree(ROOT / "case_studies" / "taxonomy", taxonomy)
        shutil.copy(ROOT / "mkdocs.yml", folder)
        for path in sorted((ROOT / "translations").glob("*/locale.yml")):
            into = folder / "translations" / path.parent.name
            into.mkdir(parents=True)
            text = path.read_text(encoding="utf-8").replace("extent: whole", "extent: start")
            (into / "locale.yml").write_text(text, encoding="utf-8")
            if (path.parent / "glossary.csv").exists():
                shutil.copy(path.parent / "glossary.csv", into)
        for uri, text in GOOD.items():
            path = folder / uri
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        other = GOOD[CASE].replace("related: [other]\n", "").replace("A made-up campaign for tests", "Another one")
        (folder / "case_studies" / "other.yml").write_text(other, encoding="utf-8")
        self.project = Project(folder)
        self._before = set(self._problems())

    def judge(self, one: Contribution) -> list[Problem]:
        """What the check says of a contribution, and of nothing else; the project is as before then."""
        path = self.project.root / one.file
        known = path.read_bytes() if path.exists() else None
        made = not path.parent.exists()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        if one.link:
            path.symlink_to(one.link)
        else:
            path.write_bytes(one.data)
        try:
            return sorted(problem for problem in self._problems() if problem not in self._before)
        finally:
            path.unlink()
            if known is not None:
                path.write_bytes(known)
            if made:
                path.parent.rmdir()

    def _problems(self) -> list[Problem]:
        content, problems = gather(self.project, drafts=True)
        return problems + check_pages(content) + check_translations(self.project, content, KnownFindings(self.project))


def told(problems: list[Problem]) -> list[str]:
    """Where and what, in the form in which contributions say what they expect."""
    return [f"{one.place.path}:{one.place.line}:{one.place.column} {one.code}" for one in problems]

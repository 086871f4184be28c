"""Golden cases of the doors for people without Git: what came in, and the words that a maintainer then reads.

`exchange/sheets.yml` has sheets, `exchange/pages.yml` whole pages; both translate `exchange/base.md`. To accept new words
after reading them: UPDATE_GOLDEN=1 make test.
"""

from __future__ import annotations

import os
from pathlib import Path

import polib
import pytest
import yaml
from golden_file import written

from handbook.markdown.front_matter import split_page
from handbook.problems.formats import ProblemFormat, format_problems
from handbook.problems.phrases import PHRASES
from handbook.source_files import SourceFile
from handbook.translation.exchange.forms import read_sheet
from handbook.translation.exchange.matching import match_rows
from handbook.translation.exchange.pages import EnglishPage, read_translated_page
from handbook.translation.exchange.received import Given
from handbook.translation.exchange.taking import Maker, Taken, take_translations
from handbook.translation.exchange.wanted import Wanted, lifted_texts
from handbook.translation.locales import Direction, Locale
from handbook.translation.po import parse_po
from handbook.translation.signing import mark_reviewed
from handbook.translation.sync import format_catalog, sync_po
from handbook.translation.texts import INTERFACE_URI, page_texts

HERE = Path(__file__).parent / "exchange"
SHEETS, PAGES = (yaml.safe_load((HERE / f"{name}.yml").read_text(encoding="utf-8")) for name in ("sheets", "pages"))
SOURCE = SourceFile("docs/help.md", (HERE / "base.md").read_text(encoding="utf-8"))
SPLIT = split_page(SOURCE)[0]
assert SPLIT
THAI = Locale(code="th", name="ไทย", english_name="Thai", direction=Direction.LTR, reviewers=("noor",))
WANTED = {
    "docs/help.md": Wanted("docs/help.md", tuple(dict.fromkeys(page_texts(SPLIT))), lifted_texts(SPLIT)),
    "case_studies/th-one.yml": Wanted(
        "case_studies/th-one.yml",
        (
            ("reach", "The film reached 1,200 people in 2014."),
            ("lessons", "Write to help@radio.example or call +66 2 343 9499; see https://radio.example/help."),
        ),
    ),
    INTERFACE_URI: Wanted(INTERFACE_URI, (("search.found", "Pages found: {count}"),)),
}


def current() -> SourceFile:
    """A PO file in which one text is signed."""
    catalog = polib.pofile(sync_po("th", "docs/help.md", WANTED["docs/help.md"].texts, None), wrapwidth=0)
    for one in catalog:
        if one.msgid == "Never pay for a job.":
            one.msgstr = "อย่าจ่ายเงินเพื่อให้ได้งาน"
            mark_reviewed(one, "noor", "2026-01-02")
    return SourceFile("translations/th/docs/help.po", format_catalog(catalog))


def take(given: dict[str, list[Given]], maker: Maker = Maker.HUMAN) -> list[Taken]:
    source = current()
    return [
        take_translations(
            THAI,
            WANTED[uri],
            (source, parse_po(source, ("noor",))[0]) if uri == "docs/help.md" else (None, ()),
            own,
            maker,
        )
        for uri, own in given.items()
    ]


def sheet_words(case: dict[str, str]) -> str:
    """What became of each row, then the problems."""
    received, problems = read_sheet("th.csv", case["sheet"].encode(), "th", ["th", "ur"])
    matches = match_rows(received, WANTED)
    taken = take(matches.given, Maker(case.get("by", "human")))
    lines = [f"taken {one.place.line}: {one.translation.strip()}" for each in taken for one in each.taken]
    lines.append(f"unchanged {sum(one.unchanged for one in taken)}, empty {matches.empty}")
    refused = [*matches.refused, *(one for each in taken for one in each.refused)]
    problems += [one.problem for one in refused] + [one for each in taken for one in each.warnings]
    return "\n".join(lines) + "\n" + format_problems(problems, ProblemFormat.TEXT)


def page_words(case: dict[str, str]) -> str:
    reading = read_translated_page(EnglishPage("docs/help.md", SOURCE, SPLIT), SourceFile("th.md", case["page"]))
    taken = take({"docs/help.md": reading.given})
    lines = [f"taken {one.place.line}: {one.key[1]} = {one.translation}" for each in taken for one in each.taken]
    refused = [one.problem for each in taken for one in each.refused]
    return "\n".join(lines) + "\n" + format_problems([*reading.problems, *refused], ProblemFormat.TEXT)


def compare(cases: list[dict[str, str]], case: dict[str, str], found: str, name: str) -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        case["expect"] = found
        (HERE / name).write_text(written(cases), encoding="utf-8")
    assert found == case["expect"]


@pytest.mark.parametrize("case", SHEETS, ids=[case["about"] for case in SHEETS])
def test_sheets(case: dict[str, str]) -> None:
    compare(SHEETS, case, sheet_words(case), "sheets.yml")


@pytest.mark.parametrize("case", PAGES, ids=[case["about"] for case in PAGES])
def test_pages(case: dict[str, str]) -> None:
    compare(PAGES, case, page_words(case), "pages.yml")


def test_every_way_to_be_refused_has_a_case() -> None:
    shown = "".join(case["expect"] for case in [*SHEETS, *PAGES])
    # What is in a file, not in its rows, is shown in the unit tests.
    elsewhere = {
        "unreadable", "not-writable", "not-written", "no-sheet", "no-xliff", "encrypted", "broken", "too-large", "encoding", "locale",
        "po-faults", "translation-kind",
    }  # fmt: skip
    codes = {code for code in PHRASES if code.startswith("exchange-")} - {f"exchange-{name}" for name in elsewhere}
    assert {code for code in codes if f"[{code}]" not in shown} == set()

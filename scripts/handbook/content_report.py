"""What the authors' pages are made of: how long, how hard to read, how well supported."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import partial
from statistics import fmean
from typing import TYPE_CHECKING

from handbook.markdown.blocks import blocks
from handbook.markdown.claims import claims_without_source, is_case_study
from handbook.markdown.prose import prose
from handbook.markdown.segments import SegmentKind
from handbook.markdown.sentences import sentences
from handbook.problems import warning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from handbook.content import Content, SourcePage
    from handbook.known_findings import KnownFindings
    from handbook.problems import Problem

CLAIMING = ("handbook/", "guidance/", "considerations/", "monitoring/", "quick-start/", "about/")
"""Folders whose pages must say where their facts come from."""
OF_THIS_SITE = frozenset({"about/accessibility.md"})
"""Pages that tell how the site itself is made and tested: nobody else wrote about it."""
HOW_TO_GET_GRADES = (
    "no grades: they need textstat, which `make check` installs with the other tools of requirements/dev.lock"
)


@dataclass(frozen=True)
class PageReport:
    words: int
    citations: int
    sources: int
    """Different ones."""
    sentence: float
    """Mean length in words, of paragraphs and list items."""
    grade: float | None
    """Years of school, by the Automated Readability Index; None without textstat."""
    figures: int
    case_studies: int
    """Links to single case studies."""
    claims: int
    """Sentences that state a fact and name no source."""


def page_reports(content: Content) -> dict[str, PageReport]:
    """All authors' pages by their uri, in reading order."""
    return {page.uri: _report(page) for folder in content.folders() for page in folder.pages}


def report_state(reports: dict[str, PageReport]) -> dict[str, object]:
    """The same for JSON, with the sums."""
    pages = {uri: asdict(one) for uri, one in reports.items()}
    names = ("words", "citations", "figures", "case_studies", "claims")
    sums = {name: sum(getattr(one, name) for one in reports.values()) for name in names}
    return {"pages": pages, "all": {"pages": len(reports), **sums}}


def report_table(reports: dict[str, PageReport]) -> str:
    """The same for people: a line for each page."""
    rows = [
        [
            "page",
            "words",
            "citations",
            "sources",
            "sentence",
            "grade",
            "figures",
            "case studies",
            "claims without a source",
        ]
    ]
    rows += [[uri, *(_shown(value) for value in asdict(one).values())] for uri, one in reports.items()]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(
            [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        )
        for row in rows
    ]
    without = any(one.grade is None for one in reports.values())
    return "\n".join(lines + [HOW_TO_GET_GRADES] * without)


def claim_warnings(content: Content, known: KnownFindings) -> list[Problem]:
    """Facts without a source, on pages that state facts."""
    found: list[Problem] = []
    for page in content.pages:
        if page.uri.startswith(CLAIMING) and page.uri not in OF_THIS_SITE:
            found += known.of(f"claims of {page.uri}", page.source.text.encode(), partial(_claim_warnings, page))
    return found


def _claim_warnings(page: SourcePage) -> list[Problem]:
    return [
        warning("claim-without-source", page.source.place(page.split.body_line + claim.line - 1, 1), value=claim.text)
        for claim in claims_without_source(page.split.body)
    ]


def reading_grade(texts: Sequence[str]) -> float | None:
    """How hard sentences are, by their length and that of their words: needs no list of words from elsewhere."""
    try:
        import textstat
    except ImportError:
        return None
    return round(float(textstat.automated_readability_index(" ".join(texts))), 1) if texts else 0.0


def _report(page: SourcePage) -> PageReport:
    facts = page.facts
    told = list(_told(page.split.body))
    return PageReport(
        words=_words(prose(page.split.body)),
        citations=len(facts.citations),
        sources=len({one.source_id for one in facts.citations}),
        sentence=round(fmean(len(one.split()) for one in told), 1) if told else 0.0,
        grade=reading_grade(told),
        figures=sum(one.name == "figure" for one in facts.directives),
        case_studies=sum(is_case_study(one.target) for one in facts.links),
        claims=len(claims_without_source(page.split.body)),
    )


def _told(body: str) -> Iterator[str]:
    """The sentences of paragraphs and items; short labels are none."""
    for block in blocks(body):
        if block.kind in {SegmentKind.PARAGRAPH, SegmentKind.ITEM}:
            yield from (one for one in sentences(block.text) if len(one.split()) > 2)


def _words(texts: Iterable[str]) -> int:
    return sum(any(map(str.isalnum, word)) for text in texts for word in text.split())


def _shown(value: object) -> str:
    return "-" if value is None else str(value)

"""Sentences that state a fact and name no source: a count to look at, not a judge.

A sentence counts if it has a figure, a percentage or a year, or says what was found somewhere, and nothing in its
paragraph, list item or table row names a source. Advice, instructions, checklists and invented examples do not count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from handbook.markdown.blocks import Block, blocks
from handbook.markdown.page_facts import CITATION
from handbook.markdown.segments import SegmentKind
from handbook.markdown.sentences import sentences
from handbook.model.country import country_names

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Claim:
    text: str
    line: int
    """Line in the body, from 1."""


# A case study names its own sources.
_CASE_STUDY = re.compile(r"(?:^|/)case-studies/(?!(?:index|explorer|by-[a-z-]+|evidence-map|map)\.md)[a-z0-9-]+\.md")
_TARGET = re.compile(r"\]\(([^()\s]+)")
_OWN_SECTION = re.compile(r"(^|-)(checklist|check|example|examples|invented|next)(-|$)")
_INVENTED = re.compile(r"^\W*Invented\b|\b(?:Ask First|Meruda)\b")
"""The invented campaign that runs through the handbook, and every other invented example."""
_OWN_WORK = re.compile(
    r"\b[Oo]ur (?:own )?(?:calculations?|arithmetic|suggestions?|rules?|readings?|judgements?|advice|choice|estimates?|words)\b|\b(?:that|as) we read\b"
    r"|\bas read\b|\brule of thumb\b|\b[Ww]e (?:suggest|recommend|advise|propose|calculated)\b|\bcatalogue\b"
)
_OWN_WORDS = re.compile(
    r"^(?:Add|Agree|Aim|Allow|Always|Answer|Ask|Assume|Avoid|Be|Begin|Budget|Bring|Build|Buy|Call|Check|Choose|Collect|Compare|Copy"
    r"|Count|Cut|Decide|Define|Describe|Divide|Do|Don['’]t|Draw|End|Expect|Explain|Fill|Find|Fix|Follow|Give|Go|Have|Hire"
    r"|Hold|Imagine|Include|Interview|Invite|Keep|Leave|Let|Limit|List|Listen|Look|Make|Measure|Meet|Move|Multiply|Name"
    r"|Never|Note|Offer|Open|Pay|Pick|Plan|Play|Prefer|Prepare|Print|Publish|Put|Read|Record|Recruit|Remove|Repeat"
    r"|Replace|Report|Return|Review|Run|Save|Say|See|Send|Set|Share|Show|Sit|Sort|Speak|Spend|Start|State|Stay|Stop|Store"
    r"|Take|Talk|Tell|Test|Think|Track|Train|Translate|Treat|Try|Turn|Update|Use|Visit|Wait|Watch|Work|Write)\b"
    r"|^These case studies\b|^(?:If|When|Before|After|For|In|On|At|With|As)\b[^,.]*, (?:add|ask|avoid|check|choose|do|give|keep|make|never|plan|put|"
    r"say|show|start|stop|take|tell|test|try|use|write)\b|\?$"
)
_POINTERS = re.compile(
    r"^\d{1,2}\.? (?=[A-Z])|\b(?:[Ss]teps?|[Pp]arts?|[Tt]ables?|[Ff]igures?|[Qq]uestions?|[Rr]ows?|[Cc]olumns?|[Pp]anels?|[Bb]ox|[Ll]evels?|[Pp]ages?|[Pp]oints?|[Aa]ged)"
    r" \d+(?:(?:,| and| to| or|–|-) ?\d+)*|\b\d+(?= ?\))|[×÷=] ?[\d.,]+|\b(?:Attribution|BY(?:-[A-Z]+)*) \d\.\d"
)
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”")
_FIGURE = re.compile(r"(?<![\w.-])\d")
_STRONG_FIGURE = re.compile(r"(?<![\w.-])\d[\d.,]* ?(?:%|per ?cent\b)|\b(?:19|20)\d\d\b")
"""A percentage or a year."""
_LEAST_WORDS = 4
"""Shorter texts with a figure are labels: "In 10 minutes", "Group 2"."""
_STUDY = r"(?<![Cc]ase )(?:[Ss]tud(?:y|ies)|[Ee]valuations?|[Ss]urveys?|[Tt]rials?|[Rr]esearch(?:ers)?|[Rr]eviews?|[Ee]xperiments?)"
_FOUND = (
    r"(?<!can )(?<!not )(?<!cannot )(?<!may )(?<!must )(?<!to )(?<!should )"
    r"(?:found|find|show|showed|shown|reported|measured|proved|concluded|reduced|increased|rose|fell|doubled|halved|improved"
    r"|changed|reached|stopped|failed)"
)
_ORGANISATIONS = (
    r"IOM|UNHCR|UNICEF|ILO|UNODC|UNDP|UNESCO|USAID|ASEAN|MSF|BBC|ICRC|World Bank|United Nations|European Union|Bali Process|Red Cross"
    r"|Internews|MTV EXIT|Save the Children|Amnesty International|Human Rights Watch"
)


def claims_without_source(body: str) -> tuple[Claim, ...]:
    """All of a page's body, in order.

    >>> [one.text for one in claims_without_source("In 2019, 40% left. Ask 5 people.\\n\\nIn 2019 [@iom-2019] 40% left.")]
    ['In 2019, 40% left.']
    >>> claims_without_source("- A study in Nepal found no change.\\n- Many people ask.\\n")
    (Claim(text='A study in Nepal found no change.', line=1),)
    >>> claims_without_source("1. Call 10 people.\\n\\n!!! example \\"E\\"\\n    Invented: 31 of 45 came.\\n")
    ()
    >>> claims_without_source('In 2019 "40%" left [@iom-2019]:\\n\\n- 40% went.\\n\\n# T { #t }\\n\\n## E { #an-example }\\n\\n40% went.\\n')
    ()
    """
    return tuple(_claims(blocks(body)))


def _claims(found: tuple[Block, ...]) -> Iterator[Claim]:
    introduced = False
    """Whether the words before a list or table, up to their colon, say where it comes from."""
    invented: tuple[str, tuple[str, ...]] | None = None
    for block in found:
        if block.kind in {SegmentKind.PARAGRAPH, SegmentKind.HEADING}:
            introduced = block.text.endswith(":") and bool(has_source(block.raw) or _OWN_WORK.search(block.text))
        around = (block.box, block.sections)
        if _INVENTED.search(block.text) and block.kind is not SegmentKind.HEADING:
            invented = around
        if not (introduced or around == invented or is_own(block) or has_source(block.raw)):
            stated = [one for one in _said(block) if states_a_fact(one)]
            # A row of a table states one thing.
            told = [block.text] * bool(stated) if block.kind is SegmentKind.CELL else stated
            yield from (Claim(one, block.line) for one in told)


def _said(block: Block) -> Iterator[str]:
    """The sentences of a block, without what it quotes as an example."""
    for part in _QUOTED.sub("", block.text).split(" | "):
        yield from sentences(part.strip())


def has_source(raw: str) -> bool:
    """Whether a stretch of Markdown cites a source or leads to a case study, which has its own.

    >>> has_source("So [@iom-2019, page 3]."), has_source("In [Nepal](../case-studies/np-x.md)."), has_source("[All](../case-studies/index.md)")
    (True, True, False)
    """
    return bool(CITATION.search(raw)) or any(is_case_study(one[1]) for one in _TARGET.finditer(raw))


def is_case_study(target: str) -> bool:
    """Whether a link leads to one case study."""
    return bool(_CASE_STUDY.search(target))


def is_own(block: Block) -> bool:
    """What nobody can look up: headings, examples, checklists, numbered instructions."""
    return (
        block.kind in {SegmentKind.HEADING, SegmentKind.BOX_TITLE}
        or block.box == "example"
        or block.numbered
        or block.to_tick
        or block.header
        or any(_OWN_SECTION.search(name) for name in block.sections[1:])
        or bool(_OWN_WORK.search(block.text))
    )


def states_a_fact(sentence: str) -> bool:
    """Whether a sentence would need a source.

    >>> [states_a_fact(one) for one in ("Go to Step 3.", "Use 2 pages.", "It fell by 7 points.", "In 10 minutes.", "40%")]
    [False, False, True, False, True]
    >>> [states_a_fact(one) for one in ("IOM found the opposite.", "Ask IOM.", "COVID-19 changed much.", "Two trials showed it.")]
    [True, False, False, True]
    """
    if _OWN_WORDS.search(sentence):
        return False
    shown = _POINTERS.sub("", sentence)
    long = len(sentence.split()) >= _LEAST_WORDS
    return bool(_STRONG_FIGURE.search(shown) or (long and _FIGURE.search(shown)) or _result().search(sentence))


@lru_cache(maxsize=1)
def _result() -> re.Pattern[str]:
    """Something that was found, by a study, by an organisation or in a country."""
    countries = "|".join(re.escape(name) for name in sorted(country_names("en").values()))
    return re.compile(rf"(?:\b{_STUDY}\b|\b(?:{_ORGANISATIONS}|{countries})\b).*\b{_FOUND}\b")

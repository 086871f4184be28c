"""The home page: the author's text, and around it the ways in by role, question and country, what is new, what to take along."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from handbook.exports.changes import change_log
from handbook.model.case_study import ChangeKind
from handbook.pages.cards import tables_in, target_uri
from handbook.pages.outline import EVIDENCE_MAP_URI, country_uri, generated_uris, tool_uri
from handbook.pages.parts import Tone
from handbook.sizes import said_size
from handbook.translation.collation import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handbook.content import Content
    from handbook.exports import Export
    from handbook.exports.changes import LoggedChange
    from handbook.pages.memory import Plan
    from handbook.pages.render import Renderer
    from handbook.pages.words import Words

HOME_URI = "index.md"
QUESTIONS_URI = "guidance/index.md"
"""The page whose table says what readers ask."""
_ROLES = (
    ("plan", "flag", Tone.PLAN, ("quick-start/planner.md", tool_uri("planner"))),
    ("evidence", "bars", Tone.SEE, (EVIDENCE_MAP_URI,)),
    ("train", "board", Tone.LEARN, ("quick-start/trainer.md", "training/index.md")),
    ("translate", "languages", Tone.ABOUT, ("contribute/translate.md", "contribute/index.md")),
    ("add", "pen", Tone.DO, (tool_uri("case-study-builder"),)),
)
"""Role, sign, tone, and where its way leads: the first of these pages that is there."""
_COUNTRIES, _NEWS = 18, 5
_FILES = {"data/case-studies.xlsx": "take-case-studies", "data/citations.ris": "take-citations"}
_TITLE = re.compile(r"^# .*\n", re.MULTILINE)
_SECTION = re.compile(r"^## ", re.MULTILINE)


@dataclass(frozen=True)
class Questions:
    """What readers ask, and the pages that answer; Markdown in the language of the page that has the table."""

    rows: tuple[tuple[Markup, str], ...] = ()
    english: bool = False


NO_QUESTIONS = Questions()


@dataclass(frozen=True)
class News:
    changes: tuple[LoggedChange, ...] = ()
    """The newest entries of the catalogue. The page of data has all changes."""
    files: tuple[tuple[str, str, str], ...] = ()
    """What can be taken away at once: its label, its address and its size."""


NO_NEWS = News()


def questions_in(body: str, *, english: bool) -> Questions:
    """The questions of the page at `QUESTIONS_URI`: the first cell of each card that asks something."""
    rows = tuple(
        (card.texts[0][1], target_uri(card, QUESTIONS_URI))
        for _, _, cards in tables_in(body)
        for card in cards
        if card.texts
    )
    return Questions(tuple((_without_links(text), uri) for text, uri in rows), english)


def home_body(body: str, words: Words, renderer: Renderer, news: News, questions: Questions, *, foreign: bool) -> str:
    """The author's page with the ways in: search below the title, roles after the first words, the others at the end."""
    title = _TITLE.search(body)
    search = renderer.fragment("home_search", words, foreign=foreign)
    body = f"{body[: title.end()]}\n{search}\n{body[title.end() :].lstrip()}" if title else body
    found = _SECTION.search(body)
    at = found.start() if found else len(body)
    roles = renderer.fragment("home_roles", words, roles=_roles(words.content), foreign=foreign)
    edition = words.content.config.edition
    more = renderer.fragment(
        "home_more",
        words,
        questions=questions.rows,
        questions_english=questions.english and not words.locale.is_source,
        questions_from=QUESTIONS_URI,
        countries=_countries(words),
        news=[(change, words.study_title(change.id)) for change in news.changes],
        edition=edition,
        files=news.files,
        foreign=foreign,
    )
    return f"{body[:at].rstrip()}\n\n{roles}\n{body[at:].rstrip()}\n\n{more}"


def _roles(content: Content) -> list[tuple[str, str, Tone, str]]:
    known = {page.uri for page in content.pages} | set(generated_uris(content))
    led = ((role, sign, tone, next((uri for uri in uris if uri in known), "")) for role, sign, tone, uris in _ROLES)
    return [one for one in led if one[3]]


def _countries(words: Words) -> list[tuple[str, int]]:
    """Those with most case studies, in the order of their names."""
    refs = words.content.crossrefs
    counted = Counter({code: len(refs.in_country(code)) for code in refs.by_country})
    most = sorted(counted.items(), key=lambda one: (-one[1], country_uri(one[0])))[:_COUNTRIES]
    return sorted(most, key=lambda one: sort_key(words.plain_country(one[0]), words.locale.code))


def news_of(plan: Plan, exports: Iterable[Export]) -> News:
    """What the home page says of them: an edit hardly ever changes that, and always the files."""
    added = [change for change in change_log(plan) if change.kind == ChangeKind.ADDED]
    return News(tuple(added[:_NEWS]), tuple(_files(exports, plan.translation.locale.code)))


def _files(exports: Iterable[Export], code: str) -> list[tuple[str, str, str]]:
    sizes = {one.uri: said_size(len(one.data), code) for one in exports}
    return [(key, uri, sizes[uri]) for uri, key in _FILES.items() if uri in sizes]


def _without_links(text: Markup) -> Markup:
    """The question as the words of a link: a link cannot stand in another."""
    return Markup(re.sub(r"\[([^\[\]]*)\]\([^()]*\)(?:\{[^{}]*\})?", r"\1", text))  # noqa: S704 (Markdown of an author's page)

"""The issue form for one paragraph's translation: its questions, its file, and from answers to a text that can be taken."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from handbook.contribute.issue_body import BODY, Answer, read_answers
from handbook.model.suggestions import did_you_mean
from handbook.problems import Place, Problem, problem
from handbook.translation.exchange.received import Given
from handbook.translation.exchange.rows import Row, text_id
from handbook.translation.exchange.taking import Maker

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from handbook.translation.exchange.wanted import Wanted
    from handbook.translation.locales import Locale
    from handbook.translation.texts import ContextText

LANGUAGE, PAGE, ENGLISH, TRANSLATION, MADE = (
    "Language",
    "Page",
    "The English paragraph",
    "Your translation",
    "How it was made",
)
LABELS = (LANGUAGE, PAGE, ENGLISH, TRANSLATION, MADE)
MAKERS = {
    Maker.HUMAN: "I wrote it, or checked every word of it",
    Maker.MACHINE: "A machine made it, and nobody has checked it",
}
_CHOSEN = re.compile(r"\(([A-Za-z0-9-]+)\)$")
_NEAR = 0.9
_SHOWN = 200
_WELCOME = """\
Thank you. A single sentence helps. What you send is checked, and becomes a proposal that a speaker of the language reads.

This form and your account name are public. For more than a few paragraphs, the page "Translate a page" of the handbook has an easier way.
"""


@dataclass(frozen=True)
class Offered:
    """A translation that somebody sent, and where it belongs."""

    locale: Locale
    source: str
    given: Given
    maker: Maker


def translation_from_issue(
    body: str, locales: Sequence[Locale], sources: Mapping[str, Wanted]
) -> Offered | list[Problem]:
    """What an issue offers, or what is wrong with it."""
    answers, problems = read_answers(body, LABELS)
    if problems:
        return problems
    locale = _locale(answers[LANGUAGE], locales)
    source = _source(answers[PAGE], sources)
    if isinstance(locale, Problem) or isinstance(source, Problem):
        return [one for one in (locale, source) if isinstance(one, Problem)]
    key = _key(answers[ENGLISH], sources[source])
    if isinstance(key, Problem):
        return [key]
    text = answers[TRANSLATION].text
    if not text:
        return [problem("issue-translation-empty", _place(answers[TRANSLATION]))]
    row = Row(file=source, id=text_id(key), context=key[0], english=key[1], translation=text)
    machine = answers[MADE].text.endswith(f"({Maker.MACHINE})")
    given = Given(key=key, translation=text, place=_place(answers[TRANSLATION]), row=row)
    return Offered(locale, source, given, Maker.MACHINE if machine else Maker.HUMAN)


def translation_template(locales: Iterable[Locale]) -> dict[str, Any]:
    """The form, as the service wants it."""
    languages = [f"{one.english_name}, {one.name} ({one.code})" for one in locales if not one.is_source]

    def question(kind: str, label: str, description: str, **more: object) -> dict[str, Any]:
        name = "q-" + re.sub(r"[^a-z]+", "-", label.lower())
        attributes = {"label": label, "description": description, **more}
        return {"type": kind, "id": name, "attributes": attributes, "validations": {"required": True}}

    page = "Its address, as your browser shows it, or the file that the note at the top of the page names."
    english = "One paragraph, heading or row, copied from the English page: whole and alone. Marks of formatting may be left out."
    keep = "Keep numbers, addresses and telephone numbers. If the comment that you get shows marks such as {1}, put them where they belong."
    return {
        "name": "Translate or correct a paragraph",
        "description": "One paragraph in your language. You need no Git and no program.",
        "title": "Translation: ",
        "labels": ["translation"],
        "body": [
            {"type": "markdown", "attributes": {"value": _WELCOME}},
            question(
                "dropdown", LANGUAGE, "Your language is not here? Open a blank issue and ask for it.", options=languages
            ),
            question("input", PAGE, page, placeholder="docs/handbook/audience.md"),
            question("textarea", ENGLISH, english),
            question("textarea", TRANSLATION, keep),
            question(
                "dropdown", MADE, "Readers are told.", options=[f"{words} ({one})" for one, words in MAKERS.items()]
            ),
        ],
    }


def _locale(answer: Answer, locales: Iterable[Locale]) -> Locale | Problem:
    found = _CHOSEN.search(answer.text)
    code = found[1] if found else answer.text
    own = next((one for one in locales if one.code == code and not one.is_source), None)
    return own or problem("issue-locale", _place(answer), value=answer.text)


def _source(answer: Answer, sources: Mapping[str, Wanted]) -> str | Problem:
    """The page by its address on the site, its file, or the file of its translations."""
    path = re.sub(r"[?#].*$", "", answer.text.strip()).removesuffix("/")
    wanted = re.sub(r"\.(html|md|po|yml)$", "", path).lower()
    pages = {re.sub(r"\.(md|yml)$", "", uri): uri for uri in sources}
    found = [uri for stem, uri in pages.items() if _ends(wanted, stem) or _ends(wanted, f"{stem}/index")]
    found = found or [uri for stem, uri in pages.items() if _ends(wanted, stem.removeprefix("docs/"))]
    folders = {stem: uri for stem, uri in pages.items() if stem.removeprefix("docs/") != "index"}
    found = found or [uri for stem, uri in folders.items() if _ends(f"{wanted}/index", stem.removeprefix("docs/"))]
    if found:
        return max(found, key=len)
    near = did_you_mean(answer.text, sources, after=" ")
    return problem("issue-page", _place(answer), value=answer.text, suggestion=near)


def _ends(path: str, tail: str) -> bool:
    return path == tail or path.endswith(f"/{tail}")


def _key(answer: Answer, wanted: Wanted) -> ContextText | Problem:
    """The text that was copied from the page: without its marks, and perhaps with a slip."""
    sought = shown(answer.text)
    texts = {shown(key[1]): key for key in reversed(wanted.texts)}
    if sought in texts:
        return texts[sought]
    near = difflib.get_close_matches(sought[:2000], texts, n=2, cutoff=_NEAR)
    if len(near) == 1:
        return texts[near[0]]
    nearest = difflib.get_close_matches(sought[:2000], texts, n=1, cutoff=0)
    value = {"page": wanted.uri, "value": answer.text[:_SHOWN], "nearest": texts[nearest[0]][1] if nearest else "-"}
    return problem("issue-english", _place(answer), **value)


def shown(text: str) -> str:
    """A text as a reader sees it, for comparing: no marks of Markdown, no placeholders, one kind of space.

    >>> shown("Ask **people** [first]{1}, see `code`{2}")
    'ask people first, see code'
    """
    text = re.sub(r"\{\d+\}", "", text)
    text = re.sub(r"[*_`\[\]\\]|^#+ ", "", text)
    return " ".join(text.split()).casefold()


def _place(answer: Answer) -> Place:
    return Place(path=BODY, line=answer.line, column=1, line_text=answer.text.split("\n")[0])

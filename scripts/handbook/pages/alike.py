"""Pages that say the same in all languages, between the words of each: made once for all, with gaps that a language fills.

A case study that nobody translated stands in English in every language, among labels, names and dates. Its page is made once, by
its template, with a number between two signs wherever a language says something; its terms are explained then, too. A language
is asked for each gap once, and puts what it says into a thousand pages. Whatever would have made the page otherwise than gap by
gap (a label with a term in it, or one that ends a line with a space) leaves it to the template.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from handbook.content import case_study_uri
from handbook.exports.addresses import whole_address
from handbook.exports.records import site_name
from handbook.pages.escape import markdown_text
from handbook.pages.page import relative
from handbook.pages.tooltips.placing import without_terms
from handbook.pages.words import Words, english_span, for_markdown
from handbook.translation.po import State

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from handbook.model.case_study import CaseStudy
    from handbook.pages.glossed import Glossed
    from handbook.shelf import Shelf, Shelved

GAP = "\x02"
"""Stands on both sides of a gap's number. A page that has it in its texts is not made so."""
_AT_END = re.compile(f"{GAP}([0-9]+){GAP}$", re.MULTILINE)
_COVERS = re.compile("([\ue000\ue001])\\1{2,}")
_WORD = re.compile(r"\w")
_ODD = re.compile(r"#[A-Za-z]|://|www\.|@")
"""What is said so might be taken for a section, or for an address that goes on behind it."""


class NotAlikeError(Exception):
    """A page asks for more than can be left open."""


Alike = tuple[str, tuple[str, ...], tuple[str, ...], int]
"""A page of a case study in all languages that have no text of it.

Its text; the gaps that end a line, where what is said must not end with a space; what stands between English texts where terms
are explained, with gaps; how many terms are explained in the English texts.
"""


Asked = tuple[str, tuple[Hashable, ...], tuple[tuple[str, str], ...]]
"""What a language is asked at a gap: a method of its words, or the name of a macro; what is given to it; and by name."""


class Gaps:
    """Stands in the place of a page's `Words`: texts of the case study are said, everything else is left open."""

    def __init__(self, page_uri: str, asked: dict[Asked, Markup]) -> None:
        self.page_uri, self._asked = page_uri, asked
        self.said: dict[str, State] = {}
        """Texts of the case study."""

    def __getattr__(self, name: str) -> Any:
        raise NotAlikeError(name)

    def gap(self, name: str, *given: Hashable, **values: str) -> Markup:
        asked = name, tuple(map(_plain, given)), tuple((key, str(value)) for key, value in values.items())
        if asked not in self._asked:
            self._asked[asked] = Markup(f"{GAP}{len(self._asked)}{GAP}")  # noqa: S704 (a number)
        return self._asked[asked]

    def study(self, study: CaseStudy, context: str, english: str) -> Markup:
        del study, context
        self.said[english] = State.ABSENT
        return english_span(markdown_text(english))

    def link(self, uri: str) -> Markup:
        return Markup(relative(uri, self.page_uri))  # noqa: S704 (made of checked names)

    def label(self, key: str, /, **values: object) -> Markup:
        return self.gap("label", key, **{name: for_markdown(value) for name, value in values.items()})

    def pattern(self, key: str) -> Markup:
        return self.gap("pattern", key)

    def term(self, *given: Hashable) -> Markup:
        return self.gap("term", *given)

    def country(self, code: str) -> Markup:
        return self.gap("country", code)

    def language(self, tag: str) -> Markup:
        return self.gap("language", tag)

    def date(self, partial: str) -> Markup:
        return self.gap("date", partial)

    def study_title(self, study_id: str) -> Markup:
        return self.gap("study_title", study_id)


def alike(body: str, explained: tuple[str, int, Sequence[tuple[bool, str]]]) -> Alike:
    """A page with gaps, from its text and what `Glossed.with_gaps` says of it."""
    shown, terms, beside = explained
    between = {_COVERS.sub(r"\1\1", text if begins else f" {text}") for begins, text in beside if _WORD.search(text)}
    return shown, tuple(_AT_END.findall(body)), tuple(sorted(between)), terms


@dataclass(frozen=True, slots=True)
class _Said:
    """What a language says at a gap, and how far that is translated."""

    text: str
    heard: Mapping[str, State]


class Filling:
    """One language's words for all gaps."""

    def __init__(self, alike: Shelved, shelf: Shelf, w: Words, glossed: Glossed, once: Callable[..., Markup]) -> None:
        self._places, self._shelf, self._glossed, self._once = alike.places, shelf, glossed, once
        self._asked: tuple[Asked, ...] = shelf.get(alike.asked)
        self._content, self._translation, self._uri = w.content, w.translation, w.page_uri
        self._texts = dict(w.content.texts())
        self._said: dict[str, _Said] = {}
        self._odd: set[str] = set()
        """Gaps at which something is said that might change how the text around it is read."""
        self._loose: set[str] = set()
        """Those that must not end a line."""
        self._beside: dict[str, bool] = {}

    @property
    def said(self) -> dict[str, str]:
        """What the language says at the gaps of the pages that are filled."""
        return {gap: said.text for gap, said in self._said.items()}

    def body(self, study_id: str, w: Words) -> tuple[str, int | None] | None:
        """The text of a page, whose words are counted, and how many terms it explains, if these could be told.

        None if its template has to make it.
        """
        place, source = self._places.get(study_id), case_study_uri(study_id)
        if place is None or self._translation.entries.get(source) or self._translation.former.get(source):
            return None
        page: Alike = self._shelf.get(place)
        shown, at_end, between, terms = page
        parts = shown.split(GAP)
        gaps = {*parts[1::2]}
        for gap in gaps - self._said.keys():
            self._at(gap)
        if not self._odd.isdisjoint(gaps) or not self._loose.isdisjoint(at_end):
            return None
        own = {text: State.ABSENT for _, text in self._texts[source]}
        heard: dict[str, State] = {}
        for gap in gaps:
            heard |= self._said[gap].heard
        if not own.keys().isdisjoint(heard):
            return None
        w.hear(own)
        w.hear(heard)
        parts[1::2] = [self._said[gap].text for gap in parts[1::2]]
        text = "".join(parts)
        return (without_terms(text), None) if any(map(self._may_change, between)) else (text, terms)

    def _at(self, gap: str) -> _Said:
        found = self._said.get(gap)
        if found is None:
            found = self._said[gap] = self._answer(*self._asked[int(gap)])
            text = found.text
            if "\n" in text or GAP in text or text[:1].isspace() or _ODD.search(text):
                self._odd.add(gap)
            if not text or text[-1].isspace():
                self._loose.add(gap)
        return found

    def _answer(self, name: str, given: tuple[Any, ...], values: tuple[tuple[str, str], ...]) -> _Said:
        w = Words(self._content, self._translation, self._uri)
        if name == "once":
            return _Said(self._once(w, *given), w.heard)
        if name == "site":
            return _Said(markdown_text(site_name(w)), w.heard)
        if name == "address":
            return _Said(markdown_text(whole_address(w, *given)), w.heard)
        filled = {key: Markup(self._filled(text, w)) for key, text in values}  # noqa: S704 (made of markup)
        return _Said(escape(getattr(w, name)(*given, **filled)), w.heard)

    def _filled(self, text: str, w: Words | None = None) -> str:
        parts = text.split(GAP)
        found = [self._at(gap) for gap in parts[1::2]]
        parts[1::2] = [one.text for one in found]
        if w:
            for one in found:
                w.hear(one.heard)
        return "".join(parts)

    def _may_change(self, beside: str) -> bool:
        known = self._beside.get(beside)
        if known is None:
            text = self._filled(beside)
            begins = not text.startswith(" ")
            known = self._beside[beside] = self._glossed.may_change(text, begins=begins)
        return known


def _plain(given: Hashable) -> Hashable:
    """A name of a set of them as the text that it is, and no more."""
    return str(given) if isinstance(given, str) else given

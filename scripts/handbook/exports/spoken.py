"""Records in a locale's words: the same classes with each text replaced by its translation, where there is one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar, cast

from handbook.content import case_study_uri
from handbook.model.fields import ListShape, RecordShape, TextShape, fields_of
from handbook.model.kinds import Country, Language, TermOf, Text
from handbook.model.taxonomy import Vocabulary
from handbook.pages.page import PageTranslation
from handbook.translation.po import State
from handbook.translation.texts import case_study_texts
from handbook.translation.translation import po_uri

if TYPE_CHECKING:
    from collections.abc import Callable

    from handbook.model.case_study import CaseStudy
    from handbook.model.fields import Shape
    from handbook.model.taxonomy import Term
    from handbook.pages.words import Words

    Say = Callable[[Words, str], str]

R = TypeVar("R")
# What XML cannot hold; spreadsheets and feeds would be refused as a whole for one of them.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """A text without characters that XML forbids, and with one kind of line end.

    >>> clean("a\\x00b\\r\\nc")
    'ab\\nc'
    """
    if text.isprintable():  # neither of both is
        return text
    return _CONTROLS.sub("", text).replace("\r\n", "\n").replace("\r", "\n")


def spoken_studies(w: Words) -> tuple[CaseStudy, ...]:
    """All case studies in the locale's words, sorted by id."""
    return tuple(spoken_study(w, study) for study in w.content.catalogue.case_studies)


def spoken_study(w: Words, study: CaseStudy) -> CaseStudy:
    """The case study itself where nobody translated any of it, as in English: most are not translated in most languages."""
    if not w.translation.entries.get(case_study_uri(study.id)):
        return study
    return _spoken(study, lambda context, english: w.plain_study(study, context, english), "")


def spoken_term(w: Words, vocabulary: Vocabulary, term: Term) -> Term:
    return _spoken(term, lambda field, _: w.plain_term(vocabulary, term.id, field), "")


def speaker(shape: Shape) -> tuple[str, Say] | None:
    """The ending of the field that holds what a reader sees for an id or code of this shape, and who says it."""
    match shape:
        case TextShape(kind=TermOf(vocabulary=name)):
            vocabulary = Vocabulary(name)
            return "label", lambda w, value: w.plain_term(vocabulary, value)
        case TextShape(kind=Country()):
            return "name", lambda w, value: w.plain_country(value)
        case TextShape(kind=Language()):
            return "name", lambda w, value: w.plain_language(value)
        case _:
            return None


def study_translation(w: Words, study: CaseStudy) -> PageTranslation | None:
    """How much of a case study is translated, and by whom; None in English."""
    if w.locale.is_source:
        return None
    uri = case_study_uri(study.id)
    if not w.translation.entries.get(uri):
        return PageTranslation(State.ABSENT, 0, po_uri(w.locale.code, uri))
    english = w.content.catalogue.case_study(study.id)
    coverage = w.translation.coverage(uri, dict.fromkeys(case_study_texts(english)))
    return PageTranslation(coverage.weakest, coverage.percent, po_uri(w.locale.code, uri))


def language_of_title(w: Words, study_id: str) -> str:
    """A title without a translation stays English, and says so."""
    said = w.translation.say(case_study_uri(study_id), "title", w.content.catalogue.titles[study_id])
    return "en" if said.is_fallback else w.locale.code


def _spoken(record: R, say: Callable[[str, str], str], context: str) -> R:
    """Contexts are those under which `translation.texts` offers the texts."""
    changed = {
        one.name: _spoken_value(one.shape, getattr(record, one.name), say, f"{context}{one.name}")
        for one in fields_of(type(record))
    }
    return cast("R", replace(cast("Any", record), **changed))


def _spoken_value(shape: Shape, value: Any, say: Callable[[str, str], str], context: str) -> Any:
    if value is None:
        return None
    match shape:
        case TextShape(kind=Text()):
            return say(context, value)
        case ListShape(item=item):
            return tuple(_spoken_value(item, one, say, context) for one in value)
        case RecordShape():
            return _spoken(value, say, f"{context}.")
        case _:
            return value

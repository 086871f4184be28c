"""The form of the case-study builder, read off the model: what each field is to a person who fills it in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from handbook.content import case_study_uri
from handbook.model.case_study import CaseStudy
from handbook.model.country import COUNTRY_CODES
from handbook.model.fields import ChoiceShape, ListShape, RecordShape, TextShape, fields_of
from handbook.model.kinds import CaseStudyOf, Country, Language, SourceOf, TermOf, Text
from handbook.model.rules import help_key, is_offered
from handbook.model.taxonomy import Vocabulary
from handbook.translation.collation import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from handbook.model.fields import Field, Shape
    from handbook.model.kinds import Kind
    from handbook.pages.words import Words

_TOOL = "tool.case-study-builder"
# Groups as on the page of a case study, the sources first, because all else leads to them.
_GROUPS: Mapping[str, tuple[str, ...]] = {
    "about-it": ("title", "summary", "status", "language", "period", "countries", "organisations", "issues", "audiences", "tactics", "channels", "frames", "steps", "languages"),
    "sources": ("sources",),
    "story": ("objective", "formative_research", "what_was_done", "reach"),
    "results": ("results", "evidence", "what_did_not_work"),
    "learn": ("lessons", "cost", "related"),
    "pictures": ("images",),
    "safety": ("sensitivity",),
    "entry": ("history", "checked", "recheck_after", "former_ids"),
}  # fmt: skip
_SAID_ON_PAGES = frozenset(
    ["countries", "period", "organisations", "issues", "audiences", "tactics", "channels", "frames", "steps", "languages", "objective", "formative_research", "what_was_done", "reach", "results", "evidence", "what_did_not_work", "lessons", "cost", "related", "method", "sample"]
)  # fmt: skip
_SAID_ELSEWHERE = {
    "CaseStudy.sources": "sources.title",
    "Evidence.level": "case-study.evidence-level",
    "Evidence.note": "case-study.limits",
}
_CHOICES_ON_PAGES = {"Role": "role", "OrganisationRole": "organisation", "Outcome": "outcome", "ChangeKind": "change"}
_SAFETY = ("considerations/consent-and-images.md", "considerations/do-no-harm.md")
LINE = 200
"""Texts that may be longer get a box of several lines."""


@dataclass(frozen=True, kw_only=True)
class Control:
    """One field of the form. `path` is its way through the record, with 0 for the entry of a list."""

    path: str
    name: str
    label: Markup
    plain_label: str
    help: Markup | None
    control: str
    """line, text, choice, checks, record, records or lines."""
    required: bool
    options: tuple[tuple[str, str], ...] = ()
    inside: tuple[Control, ...] = ()
    filled_by: str = ""
    """What a script offers here: the record's own sources, all case studies, or a list of the page that is only a proposal."""
    vocabulary: str = ""
    technical: bool = False
    """Ids, dates and addresses: left to right in every language."""


@dataclass(frozen=True)
class Group:
    id: str
    controls: tuple[Control, ...]


def form_values(w: Words) -> Mapping[str, object]:
    """What the page's template gets."""
    known = {one.name: one for one in fields_of(CaseStudy)}
    listed = [name for names in _GROUPS.values() for name in names]
    if sorted(listed) != sorted(known):
        raise ValueError(f"fields without a place in the form: {sorted(set(known) ^ set(listed))}")
    groups = [
        Group(name, tuple(_control(w, CaseStudy, known[one], one) for one in own)) for name, own in _GROUPS.items()
    ]
    safety = [(w.page_title(page), page.uri) for page in w.content.pages if page.uri in _SAFETY]
    return {
        "groups": groups,
        "languages": _languages(w),
        "repository": w.content.config.repository,
        "safety": safety,
    }


def text_html(w: Words, key: str) -> Markup:
    """An interface text for HTML that Markdown does not read, marked where it is still English."""
    own = w.own_text(key)
    if own is not None:
        return escape(own)
    english = escape(w.content.interface[key])
    return Markup('<span class="untranslated" lang="en" dir="ltr">{}</span>').format(english)


def _control(w: Words, record: type[Any], one: Field, path: str) -> Control:
    label = _label_key(w, record.__name__, one.name)
    more = _of_shape(w, one.shape, path)
    return Control(
        path=path,
        name=one.name,
        label=text_html(w, label),
        plain_label=w.plain(label),
        help=text_html(w, help_key(record, one.name)) if one.help and not is_offered(one.shape) else None,
        required=one.required,
        **more,
    )


def _label_key(w: Words, record: str, name: str) -> str:
    if f"{record}.{name}" in _SAID_ELSEWHERE:
        return _SAID_ELSEWHERE[f"{record}.{name}"]
    own = f"{_TOOL}.field.{record}.{name}"
    if own in w.content.interface:
        return own
    return f"case-study.{name.replace('_', '-')}" if name in _SAID_ON_PAGES else f"{_TOOL}.field.{name}"


def _of_shape(w: Words, shape: Shape, path: str) -> dict[str, Any]:
    match shape:
        case TextShape(kind=kind):
            return _of_text(w, kind)
        case ChoiceShape():
            return {"control": "choice", "options": _choices(w, shape)}
        case ListShape(item=TextShape(kind=TermOf()) as item):
            return {**_of_shape(w, item, path), "control": "checks"}
        case ListShape(item=ChoiceShape() as item):
            return {"control": "checks", "options": _choices(w, item)}
        case ListShape(item=RecordShape(record=record)):
            return {"control": "records", "inside": _inside(w, record, f"{path}.0")}
        case ListShape(item=item):
            return {**_of_shape(w, item, path), "control": "lines"}
        case RecordShape(record=record):
            return {"control": "record", "inside": _inside(w, record, path)}


def _of_text(w: Words, kind: Kind) -> dict[str, Any]:
    match kind:
        case TermOf(vocabulary=vocabulary):
            return {"control": "choice", "options": _terms(w, vocabulary), "vocabulary": vocabulary}
        case CaseStudyOf():
            return {"control": "choice", "filled_by": "studies"}
        case Country():
            return {"control": "choice", "options": _sorted((code, w.plain_country(code)) for code in COUNTRY_CODES)}
        case SourceOf():
            return {"control": "choice", "filled_by": "sources"}
        case Language():
            return {"control": "line", "filled_by": "languages", "technical": True}
        case Text(limit=limit):
            return {"control": "line" if limit <= LINE else "text"}
        case _:
            return {"control": "line", "technical": True}


def _inside(w: Words, record: type[Any], path: str) -> tuple[Control, ...]:
    return tuple(_control(w, record, one, f"{path}.{one.name}") for one in fields_of(record))


def _terms(w: Words, vocabulary: str) -> tuple[tuple[str, str], ...]:
    own = Vocabulary(vocabulary)
    return tuple((one, w.plain_term(own, one)) for one in w.content.catalogue.taxonomy.ids(own))


def studies_offered(w: Words) -> tuple[tuple[str, str], ...]:
    """Id and title of each case study, in the order of titles."""
    titles = w.content.catalogue.titles
    return _sorted((one, w.translation.say(case_study_uri(one), "title", titles[one]).text) for one in titles)


def _choices(w: Words, shape: ChoiceShape) -> tuple[tuple[str, str], ...]:
    name = shape.choices.__name__
    prefix = _CHOICES_ON_PAGES.get(name, f"{_TOOL}.option.{name}")
    return tuple((str(one), w.plain(f"{prefix}.{one}")) for one in shape.choices)


def _languages(w: Words) -> tuple[tuple[str, str], ...]:
    """Languages that somebody is likely to need: those of the catalogue and of the site."""
    tags = {*w.content.crossrefs.languages, *(one.code for one in w.content.locales)}
    return _sorted((tag, w.plain_language(tag)) for tag in tags)


def _sorted(pairs: Iterable[tuple[str, str]] | Iterator[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(pairs, key=lambda pair: (sort_key(pair[1]), pair)))

"""Case studies as JSON: every field of the model, with words beside ids."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any

from handbook.exports.addresses import LICENCE, LICENCE_ADDRESS, address
from handbook.exports.spoken import speaker, study_translation
from handbook.model.fields import ChoiceShape, ListShape, RecordShape, TextShape, fields_of
from handbook.model.kinds import TermOf
from handbook.pages.outline import study_uri
from handbook.translation.po import State

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from handbook.exports.spoken import Say
    from handbook.model.case_study import CaseStudy
    from handbook.model.fields import Field, Shape
    from handbook.pages.page import PageTranslation
    from handbook.pages.words import Words

    Tell = Callable[[Words, Any], object]

# Goes up when a field goes away or changes its meaning; a field that is added leaves it as it is.
VERSION = 1


def case_study_json(w: Words, study: CaseStudy) -> dict[str, object]:
    """A case study in the locale's words; texts without a translation are in English."""
    return (
        {"id": study.id, "page": address(w, study_uri(study.id))}
        | {"translation": translation_value(study_translation(w, study))}
        | study_record(w, study)
    )


def case_studies_json(w: Words, records: Sequence[bytes]) -> bytes:
    """The locale's case studies, each as `format_item` gave it."""
    return format_json_list(records, "case_studies", envelope(w, "case-studies") | {"locale": w.locale.code})


def envelope(w: Words, kind: str) -> dict[str, object]:
    """What every JSON file of ours begins with."""
    return {
        "format": f"information-campaigns-handbook/{kind}",
        "version": VERSION,
        "title": w.plain("data.dataset", site=site_name(w)),
        "licence": {"name": LICENCE, "url": LICENCE_ADDRESS},
        "attribution": w.plain("cite.contributors", site=site_name(w)),
    }


def site_name(w: Words) -> str:
    return w.translation.label("site.name", w.content.config.name)


def machine_notice(w: Words) -> str:
    """What a file must say whose words, all of them said by now, a machine translated; else nothing."""
    told = w.page_translation()
    if told is None or told.state is not State.MACHINE:
        return ""
    return w.translation.label("banner.machine", w.content.interface["banner.machine"])


def file_foot(w: Words) -> str:
    """What stands below each page of a file that is carried away."""
    return ". ".join(filter(None, (site_name(w), machine_notice(w))))


def translation_value(translation: PageTranslation | None) -> dict[str, object] | None:
    return {"state": str(translation.state), "percent": translation.percent} if translation else None


def study_record(w: Words, record: Any) -> dict[str, object]:
    """The fields of a record. A code or tag has its name beside it in a field of its own."""
    kind: Any = type(record)
    found: dict[str, object] = {}
    for one in _told(kind):
        value = getattr(record, one.name)
        found[one.name] = None if value is None else one.tell(w, value)
        if one.named and value is not None:
            field, say = one.named
            found[field] = say(w, value)
    return found


def format_json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def format_item(value: object, depth: int = 2) -> bytes:
    """An entry of a list, as deep in the text as it will stand. One sign of Thai would make all of a text twice as large."""
    space = " " * depth
    return (space + _json(value, f"\n{space}")).encode()


def format_json_list(items: Sequence[bytes], key: str = "", head: Mapping[str, object] | None = None) -> bytes:
    """What `format_json` makes of a list, or of a head with a list at its end, from entries that were made before.

    >>> value = {"a": 1, "list": [{"b": [2]}, 3]}
    >>> format_json_list([format_item(one) for one in value["list"]], "list", {"a": 1}) == format_json(value)
    True
    """
    text = json.dumps({**head, key: []} if head is not None else [], ensure_ascii=False, indent=1)
    if not items:
        return f"{text}\n".encode()
    before = text.removesuffix("[]\n}" if head is not None else "[]").encode()
    return b"".join((before, b"[\n", b",\n".join(items), b"\n ]\n}\n" if head is not None else b"\n]\n"))


def _json(value: object, end: str) -> str:
    """What `json.dumps` with an indent writes of records, which it does in Python, a sign at a time. `end` ends a line.

    >>> value = {"a": [{"b": None}, "<ü>", ("c", True)], "d": [], "e": {}, "f": 1.5}
    >>> _json(value, chr(10)) == json.dumps(value, ensure_ascii=False, indent=1)
    True
    """
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None:  # as most fields are
        return "null"
    deeper = f"{end} "
    if value and isinstance(value, dict):
        entries = [f"{encode_basestring(key)}: {_json(one, deeper)}" for key, one in value.items()]
        return f"{{{deeper}{f',{deeper}'.join(entries)}{end}}}"
    if value and isinstance(value, (list, tuple)):
        return f"[{deeper}{f',{deeper}'.join([_json(one, deeper) for one in value])}{end}]"
    return json.dumps(value, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class _Told:
    """How a field is told, and the field that says what its id or code is called."""

    name: str
    tell: Tell
    named: tuple[str, Say] | None


@cache
def _told(record: Any) -> tuple[_Told, ...]:
    """Of each field of a record: looked up once, for there are thousands of records."""
    return tuple(_Told(one.name, _teller(one.shape), _named(one)) for one in fields_of(record))


def _named(one: Field) -> tuple[str, Say] | None:
    spoken = None if isinstance(one.shape, TextShape) and isinstance(one.shape.kind, TermOf) else speaker(one.shape)
    # A country's record holds only its code: there the field is the name of the country.
    return spoken and (spoken[0] if one.name == "code" else f"{one.name}_{spoken[0]}", spoken[1])


def _teller(shape: Shape) -> Tell:
    match shape:
        case ListShape(item=TextShape() as item):
            entry = _listed(item)
            return lambda w, value: [entry(w, one) for one in value]
        case ListShape(item=item):
            each = _teller(item)
            return lambda w, value: [each(w, one) for one in value]
        case RecordShape():
            return study_record
        case TextShape(kind=TermOf()):
            return _listed(shape)
        case TextShape() | ChoiceShape():
            return lambda _, value: str(value)


def _listed(shape: TextShape) -> Tell:
    """An id or code in a list: a small record with its label, a plain text otherwise."""
    spoken = speaker(shape)
    if spoken is None:
        return lambda _, value: value
    ending, say = spoken
    return lambda w, value: {"id": value, ending: say(w, value)}

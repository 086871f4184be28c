"""Case studies as JSON: every field of the model, with words beside ids."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from handbook.exports.addresses import LICENCE, LICENCE_ADDRESS, address
from handbook.exports.spoken import label_of, study_translation
from handbook.model.fields import ChoiceShape, ListShape, RecordShape, TextShape, fields_of
from handbook.model.kinds import TermOf
from handbook.pages.outline import study_uri

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from handbook.model.case_study import CaseStudy
    from handbook.model.fields import Shape
    from handbook.pages.page import PageTranslation
    from handbook.pages.words import Words

# Goes up when a field goes away or changes its meaning; a field that is added leaves it as it is.
VERSION = 1


def case_study_json(w: Words, study: CaseStudy) -> dict[str, object]:
    """A case study in the locale's words; texts without a translation are in English."""
    return (
        {"id": study.id, "page": address(w, study_uri(study.id))}
        | {"translation": translation_value(study_translation(w, study))}
        | study_record(w, study)
    )


def case_studies_json(w: Words, records: Sequence[str]) -> bytes:
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


def translation_value(translation: PageTranslation | None) -> dict[str, object] | None:
    return {"state": str(translation.state), "percent": translation.percent} if translation else None


def study_record(w: Words, record: Any) -> dict[str, object]:
    """The fields of a record. A code or tag has its name beside it in a field of its own."""
    found: dict[str, object] = {}
    for one in fields_of(type(record)):
        value = getattr(record, one.name)
        found[one.name] = _value(w, one.shape, value)
        if isinstance(one.shape, TextShape) and not isinstance(one.shape.kind, TermOf) and value is not None:
            named = label_of(w, one.shape, value)
            if named:
                # A country's record holds only its code: there the field is the name of the country.
                found[named[0] if one.name == "code" else f"{one.name}_{named[0]}"] = named[1]
    return found


def format_json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def format_item(value: object, depth: int = 2) -> str:
    """An entry of a list, as deep in the text as it will stand."""
    space = " " * depth
    return space + json.dumps(value, ensure_ascii=False, indent=1).replace("\n", f"\n{space}")


def format_json_list(items: Sequence[str], key: str = "", head: Mapping[str, object] | None = None) -> bytes:
    """What `format_json` makes of a list, or of a head with a list at its end, from entries that were made before.

    >>> value = {"a": 1, "list": [{"b": [2]}, 3]}
    >>> format_json_list([format_item(one) for one in value["list"]], "list", {"a": 1}) == format_json(value)
    True
    """
    text = json.dumps({**head, key: []} if head is not None else [], ensure_ascii=False, indent=1)
    end = "[]\n}" if head is not None else "[]"
    if items:
        text = text.removesuffix(end) + "[\n" + ",\n".join(items) + ("\n ]\n}" if head is not None else "\n]")
    return f"{text}\n".encode()


def _value(w: Words, shape: Shape, value: Any) -> object:
    if value is None:
        return None
    match shape:
        case ListShape(item=TextShape() as item):
            return [_listed(w, item, one) for one in value]
        case ListShape(item=item):
            return [_value(w, item, one) for one in value]
        case RecordShape():
            return study_record(w, value)
        case TextShape(kind=TermOf()):
            return _listed(w, shape, value)
        case TextShape() | ChoiceShape():
            return str(value)


def _listed(w: Words, shape: TextShape, value: str) -> object:
    """An id or code in a list: a small record with its label, a plain text otherwise."""
    named = label_of(w, shape, value)
    return {"id": value, named[0]: named[1]} if named else value

"""The JSON Schema of a case study, made from the model, for completion and checks in editors.

Draft-07, because that is the newest that the YAML language server of the common editors knows.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from handbook.model.case_study import CaseStudy, Tombstone, Withdrawn
from handbook.model.fields import ChoiceShape, ListShape, RecordShape, TextShape, fields_of
from handbook.model.kinds import TermOf
from handbook.model.taxonomy import Vocabulary

if TYPE_CHECKING:
    from handbook.model.fields import Shape
    from handbook.model.taxonomy import Taxonomy


def case_study_schema(taxonomy: Taxonomy) -> str:
    """The schema as committed text: sorted, indented, with a line end."""
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Case study",
        "if": {"properties": {"status": {"const": str(Withdrawn.WITHDRAWN)}}, "required": ["status"]},
        "then": _record(Tombstone, taxonomy),
        "else": _record(CaseStudy, taxonomy),
    }
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _record(record: type[Any], taxonomy: Taxonomy) -> dict[str, Any]:
    fields = fields_of(record)
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [one.name for one in fields if one.required],
        "properties": {
            one.name: _shape(one.shape, taxonomy) | ({"description": one.help} if one.help else {}) for one in fields
        },
    }


def _shape(shape: Shape, taxonomy: Taxonomy) -> dict[str, Any]:
    match shape:
        case TextShape(kind=TermOf(vocabulary=name)):
            return _terms(taxonomy, Vocabulary(name))
        case TextShape(kind=kind):
            return kind.schema()
        case ChoiceShape(choices=choices):
            return {"type": "string", "enum": [str(one) for one in choices]}
        case ListShape(item=item, count=count):
            unique = {} if isinstance(item, RecordShape) else {"uniqueItems": True}
            return {
                "type": "array",
                "items": _shape(item, taxonomy),
                "minItems": count.least,
                "maxItems": count.most,
            } | unique
        case RecordShape(record=record):
            return _record(record, taxonomy)


def _terms(taxonomy: Taxonomy, vocabulary: Vocabulary) -> dict[str, Any]:
    """Each id with what it means, so that an editor's completion teaches the vocabulary."""
    terms = taxonomy.terms.get(vocabulary, ())
    return {"oneOf": [{"const": term.id, "description": f"{term.label}: {term.summary}"} for term in terms]}

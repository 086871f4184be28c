"""The files of the issue forms, made of their questions, the taxonomy and the languages, so that they offer nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from handbook.contribute.questions import CASE_STUDY_QUESTIONS, Control, Question
from handbook.contribute.translation_form import translation_template

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handbook.model.taxonomy import Taxonomy
    from handbook.translation.locales import Locale

_HEAD = (
    "# Made by `handbook schema` from the questions in scripts/handbook/contribute/, the taxonomy and the languages.\n"
)
_WELCOME = """\
Thank you. You need no Git and no program. What you send is checked, and becomes a proposal that people read before it is published.

- **Keep people safe.** Name and describe no private person. This form and your account name are public. If somebody could be recognised or harmed, stop here and follow "Report a harm in private".
- You may leave out what no source says. If something is missing, a comment tells you; edit your text and it is checked again.
- The page "Case-study builder" of the handbook asks the same, checks while you write, and works without a network.
"""


def case_study_template(taxonomy: Taxonomy) -> str:
    """The text of `.github/ISSUE_TEMPLATE/case-study.yml`."""
    form = {
        "name": "New case study",
        "description": "Tell of a campaign: what was done, what came of it, and how that is known.",
        "title": "Case study: ",
        "labels": ["case study"],
        "body": [
            {"type": "markdown", "attributes": {"value": _WELCOME}},
            *(_element(one, taxonomy) for one in CASE_STUDY_QUESTIONS),
        ],
    }
    return _written(form)


def translation_form(locales: Iterable[Locale]) -> str:
    """The text of `.github/ISSUE_TEMPLATE/translation.yml`."""
    return _written(translation_template(locales))


def _written(form: dict[str, Any]) -> str:
    return _HEAD + yaml.dump(form, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=118)


def _element(one: Question, taxonomy: Taxonomy) -> dict[str, Any]:
    kind, more = _kind(one, taxonomy)
    name = one.field.replace(".", "-").replace("_", "-") or "confirm"
    attributes = {"label": one.label} | ({"description": one.help} if one.help else {}) | more
    required = {} if one.control is Control.CONFIRM else {"validations": {"required": one.required}}
    return {"type": kind, "id": f"q-{name}", "attributes": attributes, **required}


def _kind(one: Question, taxonomy: Taxonomy) -> tuple[str, dict[str, Any]]:
    example = {"placeholder": one.example} if one.example else {}
    match one.control:
        case Control.LINE:
            return "input", example
        case Control.TEXT:
            return "textarea", example
        case Control.CONFIRM:
            return "checkboxes", {"options": [{"label": wanted, "required": True} for wanted in one.confirm]}
        case Control.CHOICE:
            return "dropdown", {"options": _options(one, taxonomy)}
        case Control.SEVERAL:
            return "dropdown", {"multiple": True, "options": _options(one, taxonomy)}


def _options(one: Question, taxonomy: Taxonomy) -> list[str]:
    if one.options is not None:
        return [f"{words} ({value})" for value, words in one.options.items()]
    terms = taxonomy.terms.get(one.vocabulary, ()) if one.vocabulary else ()
    return [f"{term.label} ({term.id})" for term in terms]


class _Dumper(yaml.SafeDumper):
    """Lists indented below their key, and paragraphs as blocks, as people write them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 (PyYAML's)
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)

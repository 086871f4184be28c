"""Questions of modules: each can be answered, and has what its kind needs and nothing else."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from handbook.model.training import QuestionKind
from handbook.problems import problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handbook.model.reading import Located
    from handbook.model.training import Module, Question
    from handbook.problems import Place, Problem

_FIELDS = {
    QuestionKind.SINGLE: ("options",),
    QuestionKind.MULTIPLE: ("options",),
    QuestionKind.ORDER: ("items",),
    QuestionKind.MATCH: ("pairs",),
    QuestionKind.FILL: ("accepted",),
    QuestionKind.SHORT: ("model", "points"),
}
_ACCENTS = re.compile("[\u0300-\u036f\u064b-\u065f\u0670]")
_LOOSE = re.compile("[\\s'\u2019%\u066a]")
_THOUSANDS = re.compile("[1-9][0-9]{0,2}([.,][0-9]{3})+")
_NUMBER = re.compile("[0-9]+([.,][0-9]+)?")
_SIGNS = re.compile(
    "[\\x00-/:-@\\[-`{-\xbf\u060c\u061b\u061f\u06d4\u0964\u0965\u104a\u104b\u17d4-\u17da\u2000-\u206f\u3000-\u303f\uff00-\uff0f]"
)
_ALL_FIELDS = tuple(dict.fromkeys(name for names in _FIELDS.values() for name in names))


def question_problems(module: Located[Module], at: int) -> list[Problem]:
    """The fields of the question's kind first, then whether somebody can answer it."""
    question, steps = module.value.questions[at], ("questions", at)
    found = _field_problems(module, question, steps)
    if found:
        return found
    place = module.place(*steps)
    causes = [(module.place(*steps, *way), cause, advice) for way, cause, advice in _causes(question)]
    return [
        problem("question-unanswerable", where or place, value=question.id, cause=cause, advice=advice)
        for where, cause, advice in causes
    ]


def _field_problems(module: Located[Module], question: Question, steps: tuple[str | int, ...]) -> list[Problem]:
    found = []
    wanted = _FIELDS[question.kind]
    for name in _ALL_FIELDS:
        given = bool(getattr(question, name))
        if given == (name in wanted):
            continue
        place: Place = module.place(*steps, name)
        if given:
            cause, advice = f"it has no `{name}`", f"give {_listed(wanted)} instead, or change `kind`"
        else:
            cause, advice = f"it needs `{name}`", f"give `{name}`, or change `kind`"
        found.append(
            problem("question-fields", place, value=question.id, kind=question.kind, cause=cause, advice=advice)
        )
    return found


Cause = tuple[tuple[str | int, ...], str, str]
"""Where in the question, what stands in the way, and the way out."""


def _causes(question: Question) -> Iterator[Cause]:
    """What stands in the way of a right answer."""
    match question.kind:
        case QuestionKind.SINGLE | QuestionKind.MULTIPLE:
            yield from _option_causes(question)
        case QuestionKind.ORDER:
            if len(question.items) < 3:
                few = "one item has no order" if len(question.items) == 1 else "two items have hardly an order"
                yield ("items",), few, "give three to seven items, in the right order"
            yield from _twice("items", "text", [one.text for one in question.items])
        case QuestionKind.MATCH:
            for side in ("left", "right"):
                yield from _twice("pairs", side, [getattr(one, side) for one in question.pairs])
        case QuestionKind.FILL:
            yield from _accepted_causes(question)
        case QuestionKind.SHORT:
            return


def _accepted_causes(question: Question) -> Iterator[Cause]:
    for at, text in enumerate(question.accepted):
        if not folded(text):
            yield ("accepted", at), "this answer is empty once signs are left out", "write letters or digits"


def _option_causes(question: Question) -> Iterator[Cause]:
    right = [at for at, one in enumerate(question.options) if one.is_right]
    if not right:
        yield ("options",), "no option is right", "write `right: true` at the right one"
    elif len(right) == len(question.options):
        yield ("options",), "all options are right", "add one that is wrong, as people really think"
    elif question.kind is QuestionKind.SINGLE and len(right) > 1:
        where = ("options", right[1], "right")
        yield where, "one answer can be chosen, and more than one is right", "keep one, or write `kind: multiple`"
    yield from _twice("options", "text", [one.text for one in question.options])


def _twice(name: str, field: str, texts: Sequence[str]) -> Iterator[Cause]:
    known = [folded(text) for text in texts]
    for at, text in enumerate(known):
        if text in known[:at]:
            yield (name, at, field), f"'{texts[at]}' stands twice among {name}", "say the two so that they differ"


def folded(text: str) -> str:
    """A text without what makes no difference in an answer: case, accents, signs, spaces; numbers by their value.

    The script of modules does the same (`answers.js`).

    >>> [folded(text) for text in (" Résumé,  SAFE! ", "๔๐ %", "1,000", "1 000", "2,50", "2.5 points")]
    ['resume safe', '40', '1000', '1000', '2.5', '2.5 points']
    """
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", text.lower()))
    plain = "".join(str(unicodedata.digit(one)) if one.isdigit() else one for one in bare)
    number = _LOOSE.sub("", plain)
    if _THOUSANDS.fullmatch(number):
        return re.sub("[.,]", "", number)
    if _NUMBER.fullmatch(number):
        whole, _, part = number.replace(",", ".").partition(".")
        part = part.rstrip("0")
        return (whole.lstrip("0") or "0") + (f".{part}" if part else "")
    joined = re.sub(r"(?<=[0-9])[.,](?=[0-9])", "\ue000", plain)
    return " ".join(_SIGNS.sub(" ", joined).replace("\ue000", ".").split())


def _listed(names: Sequence[str]) -> str:
    return " and ".join(f"`{name}`" for name in names)

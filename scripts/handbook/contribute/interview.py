"""A new case study by questions and answers: each answer is judged by the rules of its field before the next question."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from handbook.contribute.issue_body import plain_text
from handbook.model.case_study import CaseStudy
from handbook.model.country import country_code, near_country
from handbook.model.fields import ChoiceShape, Field, ListShape, RecordShape, TextShape, fields_of
from handbook.model.kinds import Country, SourceOf, TermOf
from handbook.model.suggestions import did_you_mean
from handbook.model.taxonomy import Vocabulary
from handbook.problems import Place, problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from handbook.contribute.writing import Value
    from handbook.model.fields import Shape
    from handbook.model.kinds import Count
    from handbook.model.taxonomy import Taxonomy

# The sources first, because all statements lead to them.
ASKED = (
    "title", "summary", "countries", "period", "organisations", "sources", "issues", "audiences", "tactics", "channels",
    "frames", "steps", "languages", "objective", "formative_research", "what_was_done", "reach", "results", "evidence",
    "what_did_not_work", "lessons", "cost", "sensitivity",
)  # fmt: skip
# What few need and an editor adds later: nobody is asked for it.
_NOT_ASKED = frozenset({"short", "archived_url", "reviewer"})
_STOP, _BACK, _HELP = "stop", "<", "?"
HOW_TO = f"""\
Answer each question and press Enter. An optional one may be left empty.
  {_HELP}     what may be answered, with all known words      Tab   completes them
  {_BACK}     back to the question before                     {_STOP}  go on another day; nothing is lost
"""


class Stopped(Exception):
    """The person goes on another day."""


class _Back(Exception):
    """The person wants to change the answer before."""


class Talk(Protocol):
    """Whoever asks: a terminal, or a test."""

    def ask(self, prompt: str, words: Sequence[str]) -> str:
        """One line. `words` can be completed. EOFError when nobody answers any more."""

    def say(self, text: str) -> None: ...


@dataclass
class Interview:
    """`values` is what is known already, and grows; `save` is told after each answer."""

    talk: Talk
    taxonomy: Taxonomy
    values: dict[str, Value]
    save: Callable[[Mapping[str, Value]], None]
    known: Mapping[str, Field] = field(default_factory=lambda: {one.name: one for one in fields_of(CaseStudy)})
    at: int = 0

    def run(self, day: str, start: str = "") -> None:
        """Ask for what is not known yet, from the question `start` on; raises `Stopped` when the person stops."""
        self.values.setdefault("status", "draft")
        self.values.setdefault("language", "en")
        self.values.setdefault("history", [{"date": day, "kind": "added"}])
        missing = (number for number, name in enumerate(ASKED) if name not in self.values)
        self.at = ASKED.index(start) if start in ASKED else next(missing, len(ASKED))
        while self.at < len(ASKED):
            one = self.known[ASKED[self.at]]
            self.talk.say(f"\n[{self.at + 1} of {len(ASKED)}] {_title(one)}")
            try:
                self.values[one.name] = self.value(one, one.shape)
                self.at += 1
            except _Back:
                self.values.pop(one.name, None)
                self.at = max(0, self.at - 1)
                self.values.pop(ASKED[self.at], None)
            self.save(self.given())
            while self.at < len(ASKED) and ASKED[self.at] in self.values:
                self.at += 1

    @property
    def next(self) -> str:
        """The question that is open; nothing when all are answered."""
        return ASKED[self.at] if self.at < len(ASKED) else ""

    def given(self) -> dict[str, Value]:
        """What a file holds: an optional field without an answer is not in it."""
        return {name: value for name, value in self.values.items() if value or self.known[name].required}

    def value(self, one: Field, shape: Shape) -> Value:
        match shape:
            case TextShape() | ChoiceShape():
                return self.single(one, shape)
            case ListShape(item=RecordShape(record=record), count=count):
                return self.entries(one, record, count)
            case ListShape(item=item):
                return self.several(one, shape, item)
            case RecordShape(record=record):
                known = self.values.get(one.name) if one is self.known.get(one.name) else None
                values = known if isinstance(known, dict) else {}
                # Kept while it grows: whoever stops in the middle finds it again.
                if one is self.known.get(one.name):
                    self.values[one.name] = values
                self.fill(values, fields_of(record))
                return values

    def fill(self, values: dict[str, Value], fields: Iterable[Field]) -> None:
        """Ask for the fields of a record that it does not have yet."""
        for inner in fields:
            if inner.name in _NOT_ASKED or inner.name in values:
                continue
            if inner.help:
                self.talk.say(f"  ({inner.help})")
            if answer := self.value(inner, inner.shape):
                values[inner.name] = answer

    def entries(self, one: Field, record: type[Any], count: Count) -> list[Value]:
        """Records until the first question of one is left empty."""
        found = self.values.setdefault(one.name, [])
        if not isinstance(found, list):
            found = self.values[one.name] = []
        fields = fields_of(record)
        if found and isinstance(found[-1], dict):
            # Begun before a stop: what it does not have is asked once more, also what was left empty.
            self.fill(found[-1], fields)
        first = fields[0]
        while len(found) < count.most:
            needed = len(found) < count.least
            more = "" if needed else " (Enter if there is none)" if not found else " (Enter if that is all)"
            self.talk.say(f"  {one.name.replace('_', ' ')}, number {len(found) + 1}{more}")
            if first.help and not found:
                self.talk.say(f"  ({first.help})")
            start = self.single(Field(first.name, first.shape, needed, first.help), first.shape)
            if not start:
                break
            if first.name == "id" and any(isinstance(other, dict) and other["id"] == start for other in found):
                self.talk.say(f"  ! '{start}' is taken; add something to it")
                continue
            values: dict[str, Value] = {first.name: start}
            found.append(values)
            self.fill(values, fields)
        return found

    def single(self, one: Field, shape: Shape) -> str:
        """One good text, or nothing where that is allowed."""
        words = self.words(shape)
        if isinstance(shape, TextShape) and isinstance(shape.kind, SourceOf) and len(words) == 1 and one.required:
            self.talk.say(f"  {one.name}: {words[0]}")
            return words[0]
        while True:
            text = self.ask(one, words)
            if not text and not one.required:
                return ""
            answer, fault = self.judged(one, shape, text, words)
            if not fault:
                return answer
            self.talk.say(f"  ! {fault}")

    def several(self, one: Field, shape: ListShape, item: Shape) -> list[Value]:
        """Several texts in one line, with commas between them."""
        words = self.words(item)
        while True:
            found = [part.strip() for part in self.ask(one, words, " (commas between several)").split(",")]
            judged = [self.judged(one, item, part, words) for part in dict.fromkeys(found) if part]
            faults = [fault for _, fault in judged if fault]
            if len(judged) < (shape.count.least if one.required else 0):
                faults.append(problem("field-too-few", _NOWHERE, key=one.name, limit=shape.count.least).message)
            if len(judged) > shape.count.most:
                values = {"key": one.name, "length": len(judged), "limit": shape.count.most}
                faults.append(problem("field-too-many", _NOWHERE, **values).message)
            if not faults:
                return [answer for answer, _ in judged]
            self.talk.say("\n".join(f"  ! {fault}" for fault in faults))

    def ask(self, one: Field, words: Sequence[str], more: str = "") -> str:
        while True:
            optional = "" if one.required else " (optional)"
            try:
                text = " ".join(plain_text(self.talk.ask(f"  {one.name}{optional}{more}: ", words)).split())
            except EOFError:
                raise Stopped from None
            if text == _STOP:
                raise Stopped
            if text == _BACK:
                raise _Back
            if text != _HELP:
                return text
            self.talk.say(f"  {one.help or _title(one)}")
            self.talk.say("\n".join(f"  {number:>3} {word}" for number, word in enumerate(words, 1)))

    def judged(self, one: Field, shape: Shape, text: str, words: Sequence[str]) -> tuple[str, str]:
        """The answer as the file has it, and what is wrong with it."""
        if not text:
            return "", f"{problem('field-empty', _NOWHERE, key=one.name).message} Type {_HELP} to see what is asked."
        if text.isdecimal() and words and 1 <= int(text) <= len(words):
            text = words[int(text) - 1]
        if isinstance(shape, TextShape) and isinstance(shape.kind, Country):
            if code := country_code(text):
                return code, ""
            near = near_country(text) or ". Write its English name, or two letters such as TH"
            return "", f"'{text}' is not a country known here{near}"
        if isinstance(shape, TextShape) and (wrong := shape.kind.fault(text)):
            code, values = wrong
            fault = problem(code, _NOWHERE, **({"key": one.name} | values))
            return "", f"{fault.message} Try: {fault.hint}"
        if words and text not in words:
            near = did_you_mean(text, words, after=" ")
            return "", f"'{text}' is not known here. {near}Type {_HELP} to see all."
        return text, ""

    def words(self, shape: Shape) -> list[str]:
        """All answers that there are, where they can be listed."""
        match shape:
            case ChoiceShape(choices=choices):
                return [str(choice) for choice in choices]
            case TextShape(kind=TermOf(vocabulary=vocabulary)):
                return list(self.taxonomy.ids(Vocabulary(vocabulary)))
            case TextShape(kind=SourceOf()):
                sources = self.values.get("sources", [])
                return [str(one["id"]) for one in sources if isinstance(one, dict)] if isinstance(sources, list) else []
            case _:
                return []


_NOWHERE = Place(path="answer")


def _title(one: Field) -> str:
    name = one.name.replace("_", " ").capitalize()
    return f"{name}. {one.help}" if one.help else name

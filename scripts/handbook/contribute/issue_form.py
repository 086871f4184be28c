"""From the answers of the issue form to a case study: pure, and for text that anybody may have written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from handbook.contribute.issue_body import BODY, Answer, read_answers
from handbook.contribute.judging import judge
from handbook.contribute.questions import CASE_STUDY_QUESTIONS, Control, Question
from handbook.contribute.writing import format_record
from handbook.model.case_study import CaseStudy, Outcome
from handbook.model.country import country_code, near_country
from handbook.model.kinds import slugify
from handbook.problems import Place, Problem, errors_in, problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handbook.catalogue.checks import KnownIds
    from handbook.contribute.writing import Value

MOST_OF_ID = 60
CASE_STUDY_LABELS = tuple(one.label for one in CASE_STUDY_QUESTIONS)
_NUMBER = re.compile(r"\s*\[(\d{1,2})\]\s*\.?$")
_CHOSEN = re.compile(r"\(([a-z0-9-]+)\)(?:, |$)")
_OUTCOMES = re.compile(r"\s*\(([a-z, -]+)\)$")
_STATEMENTS = ("formative_research", "what_was_done", "reach", "what_did_not_work", "cost")
_SOURCE_PARTS = 5


@dataclass(frozen=True)
class Made:
    """A case study that was made of an issue. Without `text` it has faults that its sender has to mend."""

    id: str
    text: str | None
    problems: list[Problem]


@dataclass
class _Reading:
    answers: Mapping[str, Answer]
    day: str
    problems: list[Problem] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)

    def answer(self, name: str) -> Answer:
        label = next(one.label for one in CASE_STUDY_QUESTIONS if one.field == name)
        return self.answers[label]

    def question_at(self, line: int) -> str:
        """The question above a line of the issue."""
        return max((answer.line, label) for label, answer in self.answers.items() if answer.line <= line)[1]

    def report(self, code: str, at: tuple[str, int], **values: object) -> None:
        text, line = at
        self.problems.append(problem(code, Place(path=BODY, line=line, column=1, line_text=text), **values))


def case_study_from_issue(body: str, day: str, known: KnownIds) -> Made:
    """The case study that an issue describes. `day` is the day on which it was sent."""
    answers, problems = read_answers(body, CASE_STUDY_LABELS)
    if problems:
        return Made("", None, problems)
    reading = _Reading(answers, day)
    values = _values(reading)
    study_id = _free_id(reading, values, known.case_studies)
    text = format_record(values, CaseStudy)
    # What could not be read is missing in the file: of that the file's own problems say nothing new.
    told = {reading.question_at(one.place.line) for one in reading.problems}
    judged = ((_question_at(text, one.place.line), one) for one in judge(text, study_id, known))
    found = [_in_words(one, question) for question, one in judged if question not in told]
    found += reading.problems
    return Made(study_id, None if errors_in(found) else text, found)


def _values(reading: _Reading) -> dict[str, Value]:
    _confirmed(reading)
    sources = list(_sources(reading))
    values: dict[str, Value] = {
        "title": _one_line(reading.answer("title").text),
        "summary": _flowing(reading.answer("summary").text),
        "status": "draft",
        "language": "en",
        "period": _inside(reading, "period"),
        "countries": list(_countries(reading)),
        "organisations": list(_organisations(reading)),
        "objective": _flowing(reading.answer("objective").text),
        "languages": re.findall(r"[^\s,;]+", reading.answer("languages").text),
        "results": list(_results(reading)),
        "evidence": _inside(reading, "evidence"),
        "lessons": list(_lessons(reading)),
        "sources": list(sources),
        "sensitivity": {**_inside(reading, "sensitivity"), "images": "none"},
        "history": [{"date": reading.day, "kind": "added"}],
    }
    for one in CASE_STUDY_QUESTIONS:
        if one.control is Control.SEVERAL:
            values[one.field] = list(_several(reading.answer(one.field).text))
    for name in _STATEMENTS:
        values[name] = list(_statements(reading, name))
    return {name: value for name, value in values.items() if value or name in {"results", "period"}}


def _inside(reading: _Reading, group: str) -> dict[str, Value]:
    own = [one for one in CASE_STUDY_QUESTIONS if one.field.startswith(f"{group}.")]
    values = {one.field.partition(".")[2]: _chosen(one, reading.answer(one.field)) for one in own}
    return {name: value for name, value in values.items() if value}


def _chosen(question: Question, answer: Answer) -> str:
    if question.control is not Control.CHOICE:
        return _flowing(answer.text)
    found = _CHOSEN.findall(answer.text)
    return found[0] if found else answer.text


def _several(text: str) -> list[str]:
    """The ids in brackets; whoever edits an answer by hand may leave the words away."""
    return _CHOSEN.findall(text) or re.findall(r"[^\s,;]+", text)


def _confirmed(reading: _Reading) -> None:
    for one in (one for one in CASE_STUDY_QUESTIONS if one.control is Control.CONFIRM):
        answer = reading.answers[one.label]
        for wanted in one.confirm:
            if not re.search(rf"^- \[[xX]\] {re.escape(wanted)}\s*$", answer.text, re.MULTILINE):
                reading.report("issue-not-confirmed", ("", answer.line), value=wanted)


def _sources(reading: _Reading) -> Iterator[dict[str, Value]]:
    for text, line in reading.answer("sources").lines():
        parts = [part.strip() for part in text.rsplit("|", _SOURCE_PARTS - 1)]
        if len(parts) != _SOURCE_PARTS:
            reading.report("issue-source", (text, line), value=text)
            reading.sources.append("")
            continue
        title, publisher, year, address, extent = parts
        # Of a publisher's name the first three words are enough to tell sources apart.
        name = slugify(" ".join([*re.findall(r"[A-Za-z0-9]+", publisher)[:3], year]))[:50].strip("-")
        source_id = next(one for one in _numbered(name) if one not in reading.sources)
        reading.sources.append(source_id)
        source: dict[str, Value] = {
            "id": source_id,
            "title": title,
            "publisher": publisher,
            "year": year,
            "url": address,
        }
        source = {key: value for key, value in source.items() if value}
        yield source | {"read": {"date": reading.day, "extent": extent.lower()}}


def _numbered(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name}-{number}" for number in range(2, 1000))


def _countries(reading: _Reading) -> Iterator[Value]:
    for text, line in reading.answer("countries").lines():
        name, _, role = (part.strip() for part in text.rpartition(":"))
        code = country_code(name)
        if code is None:
            value = name or text
            reading.report("issue-country", (text, line), value=value, suggestion=near_country(value))
            continue
        yield {"code": code, "role": role.lower()}


def _organisations(reading: _Reading) -> Iterator[Value]:
    for text, line in reading.answer("organisations").lines():
        name, _, role = (part.strip() for part in text.rpartition(":"))
        if not name:
            reading.report("issue-organisation", (text, line), value=text)
            continue
        yield {"name": name, "role": role.lower()}


def _statements(reading: _Reading, name: str) -> Iterator[Value]:
    for at in reading.answer(name).lines():
        text, source = _sourced(reading, at)
        if source is None and len(reading.sources) == 1:
            source = reading.sources[0]
        if source is None:
            reading.report("issue-unsourced", at, value=text)
            continue
        yield {"text": text, "source": source}


def _results(reading: _Reading) -> Iterator[Value]:
    for statement in _statements(reading, "results"):
        if not isinstance(statement, dict):
            continue
        finding, outcomes = str(statement["text"]), list[str]()
        if found := _OUTCOMES.search(finding):
            outcomes = [one.strip() for one in found[1].split(",")]
            if set(outcomes) <= {str(one) for one in Outcome}:
                finding = finding[: found.start()]
            else:
                outcomes = []
        outcome: dict[str, Value] = {"outcomes": list(outcomes)} if outcomes else {}
        yield {"finding": finding, **outcome, "source": statement["source"]}


def _lessons(reading: _Reading) -> Iterator[Value]:
    for at in reading.answer("lessons").lines():
        text, source = _sourced(reading, at)
        yield {"text": text, "source": source} if source else {"text": text}


def _sourced(reading: _Reading, at: tuple[str, int]) -> tuple[str, str | None]:
    """A statement without its number, and the source that the number stands for."""
    text, _ = at
    found = _NUMBER.search(text)
    if not found:
        return text, None
    number = int(found[1])
    if not 1 <= number <= len(reading.sources):
        reading.report("issue-source-number", at, value=number, count=len(reading.sources))
        return text, ""
    return text[: found.start()].strip(), reading.sources[number - 1]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _flowing(text: str) -> str:
    """Paragraphs without the line breaks that a small box made."""
    return "\n".join(_one_line(one) for one in re.split(r"\n\s*\n", text) if one.strip())


def _free_id(reading: _Reading, values: Mapping[str, Value], taken: frozenset[str]) -> str:
    """A name that is free, a good address on every system, and begins with a country or `regional`."""
    entries = values.get("countries", [])
    codes = [str(one["code"]) for one in entries if isinstance(one, dict)]
    title = str(values.get("title", ""))
    wished = slugify(reading.answer("id").text or title)
    # "Thailand: border radio" is th-border-radio.
    named, _, rest = title.partition(":")
    if not reading.answer("id").text and rest and country_code(named) in codes:
        wished = slugify(f"{country_code(named)} {rest}")
    starts = {code.lower() for code in codes} | {"regional"}
    if codes and wished.partition("-")[0] not in starts:
        wished = f"{codes[0].lower() if len(codes) == 1 else 'regional'}-{wished}"
    name = wished[:MOST_OF_ID].strip("-")
    return next(one for one in _numbered(name) if one not in taken)


def _in_words(found: Problem, question: str) -> Problem:
    """A problem of the file, told by the question of the form: whoever filled it in never saw a file."""
    place = Place(path=BODY, line_text=found.place.line_text.strip())
    return replace(found, place=place, message=f"{question}: {found.message}" if question else found.message)


def _question_at(text: str, line: int) -> str:
    """The question whose answer stands in a line of the file."""
    above = text.split("\n")[:line]
    top = next((one for one in reversed(above) if re.match(r"[a-z_]+:", one)), "").partition(":")[0]
    inner = next((one for one in reversed(above) if re.match(r"(  )?[a-z_]+:", one)), "").strip().partition(":")[0]
    labels = {one.field: one.label for one in CASE_STUDY_QUESTIONS}
    return labels.get(f"{top}.{inner}", labels.get(top, ""))

"""The questions of the issue form for a case study: one list makes the form's file and reads what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from handbook.model.case_study import ConsentBasis, Identifiability
from handbook.model.taxonomy import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping


class Control(StrEnum):
    """What the form shows for a question, and how its answer is read."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    SEVERAL = "several"
    CONFIRM = "confirm"


@dataclass(frozen=True, kw_only=True)
class Question:
    """`field` is the field of the case study that the answer becomes, "evidence.level" for one inside another."""

    field: str
    label: str
    help: str
    control: Control = Control.LINE
    required: bool = True
    example: str = ""
    vocabulary: Vocabulary | None = None
    options: Mapping[str, str] | None = None
    """What can be chosen, where that is no vocabulary: the value and its words."""
    confirm: tuple[str, ...] = ()


_CONSENT: Mapping[str, str] = {
    ConsentBasis.PUBLISHED_SOURCES: "Everything stands in published sources",
    ConsentBasis.CONSENT_RECORDED: "The people concerned agreed, and that is recorded",
    ConsentBasis.NOT_APPLICABLE: "No person's story is told",
}
_IDENTIFIABLE: Mapping[str, str] = {
    Identifiability.NONE: "Nobody",
    Identifiability.ANONYMISED: "Nobody: names and places were changed or left out",
    Identifiability.PUBLIC_FIGURES: "Public figures only, in their public role",
}
_STATEMENTS = "One statement on each line. End each line with the number of its source in brackets: [1]."

CASE_STUDY_QUESTIONS: tuple[Question, ...] = (
    Question(field="title", label="Title", help="What was done and where; no code name alone. At most 120 characters.", example="Thailand: border radio for Cambodian workers"),
    Question(field="id", label="Short name for the web address", help="Leave it empty if you like: it is then made from the title. Small letters, digits, hyphens; the country's two letters first.", required=False, example="th-border-radio"),
    Question(field="summary", label="Summary", help="One to three sentences: what was done, with whom, what came of it. At most 500 characters.", control=Control.TEXT),
    Question(field="countries", label="Countries", help="One on each line: the name or the two letters, a colon, then origin, transit, destination or regional.", control=Control.TEXT, example="Cambodia: origin\nThailand: destination"),
    Question(field="period.start", label="Start", help="A year (2014), a month (2014-05) or a day (2014-05-20). Leave it empty if no source says it.", required=False, example="2014"),
    Question(field="period.end", label="End", help="Leave it empty if it goes on or is not known.", required=False),
    Question(field="period.note", label="What is not known about the dates", help="Needed if you gave no start.", required=False),
    Question(field="organisations", label="Organisations", help="One on each line: the name, a colon, then lead, partner, funder or evaluator.", control=Control.TEXT, required=False, example="Radio Border Voice: lead"),
    Question(field="sources", label="Sources", help="One on each line, with | between the five parts: title | publisher | year | address | how much you read (whole, passages or abstract). The first line is source 1.", control=Control.TEXT, example="Border radio: final report | Example Foundation | 2016 | https://example.org/report | whole"),
    Question(field="issues", label="Issues", help="What the campaign is about.", control=Control.SEVERAL, vocabulary=Vocabulary.ISSUES),
    Question(field="audiences", label="Audiences", help="Whom it speaks to.", control=Control.SEVERAL, vocabulary=Vocabulary.AUDIENCES),
    Question(field="tactics", label="Tactics", help="What was done.", control=Control.SEVERAL, vocabulary=Vocabulary.TACTICS),
    Question(field="channels", label="Channels", help="By what ways.", control=Control.SEVERAL, vocabulary=Vocabulary.CHANNELS),
    Question(field="frames", label="Frames", help="How the messages speak of the subject.", control=Control.SEVERAL, vocabulary=Vocabulary.FRAMES),
    Question(field="steps", label="Steps", help="The steps of the handbook that it shows best, at most four.", control=Control.SEVERAL, vocabulary=Vocabulary.STEPS),
    Question(field="languages", label="Languages of the campaign", help="Codes such as km or th, with commas between them.", required=False, example="km, th"),
    Question(field="objective", label="Objective", help="What should people know, feel or do differently?", control=Control.TEXT),
    Question(field="formative_research", label="Research before the campaign", help=_STATEMENTS, control=Control.TEXT, required=False),
    Question(field="what_was_done", label="What was done", help=_STATEMENTS, control=Control.TEXT, example="A weekly programme of 30 minutes took calls from listeners. [1]"),
    Question(field="reach", label="Reach", help=f"How many, where. {_STATEMENTS}", control=Control.TEXT, required=False),
    Question(field="results", label="Results", help=f"What was found, null results included; figures exactly as the source gives them. Leave it empty if nothing is known. {_STATEMENTS} You may say before that what was looked at: (knowledge), (attitudes, behaviour).", control=Control.TEXT, required=False, example="Listeners named the hotline more often than others. (knowledge) [1]"),
    Question(field="evidence.level", label="Level of evidence", help="By the design of the study, not by how well it turned out.", control=Control.CHOICE, vocabulary=Vocabulary.EVIDENCE),
    Question(field="evidence.method", label="How it was measured", help="Who was asked or compared, when, and how they were chosen.", control=Control.TEXT),
    Question(field="evidence.sample", label="Sample", help="How many people or places.", required=False),
    Question(field="evidence.note", label="Limits of the evidence", help="In plain words.", control=Control.TEXT, required=False),
    Question(field="what_did_not_work", label="What did not work", help=f"Null results, harm, criticism, problems. {_STATEMENTS}", control=Control.TEXT, required=False),
    Question(field="lessons", label="Lessons", help="One on each line. With a source's number in brackets it is the source's lesson; without one it is your own reading, and readers are told so.", control=Control.TEXT),
    Question(field="cost", label="Cost", help=_STATEMENTS, control=Control.TEXT, required=False),
    Question(field="sensitivity.consent_basis", label="On what ground do people's stories stand here?", help="If you are not sure, do not send this form: ask first.", control=Control.CHOICE, options=_CONSENT),
    Question(field="sensitivity.identifiability", label="Who can be recognised?", help="Think of neighbours, families and smugglers too, not only of strangers.", control=Control.CHOICE, options=_IDENTIFIABLE),
    Question(
        field="", label="Before you send it", help="", control=Control.CONFIRM,
        confirm=(
            "No private person is named or described so that somebody could recognise them.",
            "I read what I cite, as much of it as I say.",
            "The text is mine, and may be published under the licence CC BY 4.0.",
        ),
    ),
)  # fmt: skip

"""Issues as GitHub makes them of our forms: a heading for each question, the answer as it was typed, nothing escaped."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from handbook.contribute.questions import CASE_STUDY_QUESTIONS, Control

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DAY = "2026-11-26"
GOOD: Mapping[str, str] = {
    "title": "Thailand: border radio for Cambodian workers",
    "summary": "A border station aired a weekly programme.\nCallers asked about wages. Nobody measured what listeners did.",
    "countries": "Cambodia: origin\n- th: destination",
    "period.start": "2014",
    "organisations": "Radio Border Voice: lead",
    "sources": "Border radio: final report | Example Foundation | 2016 | https://example.org/report | whole\n"
    "Radio | and rights | Example Foundation | 2016 | https://example.org/rights | abstract",
    "issues": "Irregular migration (irregular-migration)",
    "audiences": "Potential migrants (potential-migrants)",
    "tactics": "Street theatre (street-theatre), Mass advertising (mass-advertising)",
    "channels": "Radio (radio)",
    "frames": "Risk (risk)",
    "steps": "Audience (audience), Dissemination (dissemination)",
    "languages": "km, th",
    "objective": "Workers know where they can ask about wages.",
    "what_was_done": "A weekly programme of 30 minutes took calls. [1]\n\nIt named an office: ask there. [2]",
    "results": "Listeners named the office more often. (knowledge) [1]\nNo change of plans (as far as known). [2]",
    "evidence.level": "Only outputs were counted (monitoring-outputs)",
    "evidence.method": "The station counted calls.",
    "lessons": "Take calls. [1]\nAsk what listeners did.",
    "sensitivity.consent_basis": "Everything stands in published sources (published-sources)",
    "sensitivity.identifiability": "Nobody (none)",
}


def issue_body(changes: Mapping[str, str] | None = None) -> str:
    """The text of an issue; answers by field."""
    answers = {**GOOD, **(changes or {})}
    parts = []
    for one in CASE_STUDY_QUESTIONS:
        answer = answers.get(one.field, "_No response_")
        if one.control is Control.CONFIRM and not one.field and "" not in answers:
            answer = "\n".join(f"- [X] {wanted}" for wanted in one.confirm)
        parts.append(f"### {one.label}\n\n{answer}")
    return "\n\n".join(parts)


def event(folder: Path, body: str | None, name: str = "event.json") -> Path:
    """The file that the service gives a workflow."""
    path = folder / name
    path.write_text(json.dumps({"issue": {"body": body, "number": 7, "created_at": f"{DAY}T10:00:00Z"}}))
    return path

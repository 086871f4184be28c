"""What a person types when `handbook new case-study` asks, and a stand-in for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# One line for each prompt, in the order of the questions.
CASE_STUDY = (
    "Thailand: border radio for Cambodian workers", "A border station aired a programme. Nobody measured what listeners did.",
    "Cambodia", "origin", "th", "destination", "",  # countries
    "2014", "", "",  # period
    "Radio Border Voice", "lead", "",  # organisations
    "example-2016", "Border radio: final report", "Example Foundation", "2026-11-20", "whole", "2016", "https://example.org/report", "",
    "irregular-migration", "potential-migrants", "1, 2", "radio", "risk", "audience, dissemination", "km, th",
    "Workers know where they can ask about wages.",
    "",  # research before the campaign
    "A weekly programme of 30 minutes took calls.", "",  # its one source is taken by itself
    "", "",  # reach, results
    "monitoring-outputs", "The station counted calls.", "", "",  # evidence
    "",  # what did not work
    "Take calls.", "", "",  # lessons
    "",  # cost
    "published-sources", "none", "none",
)  # fmt: skip


class Scripted:
    """Gives the lines that it was made with; then nobody answers any more."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = list(lines)
        self.said: list[str] = []
        self.words: Sequence[str] = ()

    def ask(self, prompt: str, words: Sequence[str]) -> str:
        self.said.append(prompt)
        self.words = words
        if not self.lines:
            raise EOFError
        return self.lines.pop(0)

    def say(self, text: str) -> None:
        self.said.append(text)

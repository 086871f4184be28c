"""All files for trainers of a locale: slides and a handout for each module that has a page, and the agendas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.catalogue.training import module_uri
from handbook.pages.outline import agenda_uri, handout_uri, session_uri
from handbook.pages.words import Words
from handbook.sheets.agenda import format_agenda
from handbook.sheets.handout import format_handout
from handbook.slides.deck import module_deck
from handbook.slides.powerpoint import format_pptx

if TYPE_CHECKING:
    from handbook.content import Content
    from handbook.translation.translation import Translation


@dataclass(frozen=True)
class TrainingFile:
    """A file that trainers take away. `purpose` ends the key of the interface's text for it."""

    about: str
    """The id of a module or an agenda."""
    uri: str
    format: str
    purpose: str
    data: bytes

    @property
    def kilobytes(self) -> int:
        return max(1, round(len(self.data) / 1000))


def slides_uri(module_id: str) -> str:
    return f"training/slides/{module_id}.pptx"


def handout_file_uri(module_id: str) -> str:
    return f"training/handouts/{module_id}.docx"


def agenda_file_uri(agenda_id: str) -> str:
    return f"training/agendas/{agenda_id}.docx"


def training_files(content: Content, translation: Translation) -> tuple[TrainingFile, ...]:
    """The files of one locale."""
    pages = {page.uri: page for page in content.pages}
    found = []
    for located in content.catalogue.training.modules:
        name = located.value.id
        page = pages.get(module_uri(name))
        if page is None:
            continue
        deck = module_deck(Words(content, translation, session_uri(name)), located, page)
        found.append(TrainingFile(name, slides_uri(name), "PPTX", "slides", format_pptx(content.office.deck, deck)))
        handout = format_handout(content.office.documents, Words(content, translation, handout_uri(name)), located)
        found.append(TrainingFile(name, handout_file_uri(name), "DOCX", "handout", handout))
    for agenda in content.catalogue.training.agendas:
        name = agenda.value.id
        data = format_agenda(content.office.documents, Words(content, translation, agenda_uri(name)), agenda)
        found.append(TrainingFile(name, agenda_file_uri(name), "DOCX", "agenda", data))
    return tuple(found)

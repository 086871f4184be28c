"""All sheets of a locale: for each template a blank form, the worked example, and a workbook where it has a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.pages.outline import TOOLKIT_URI, tool_uri
from handbook.pages.words import Words
from handbook.sheets.excel import format_xlsx
from handbook.sheets.form import said_form
from handbook.sheets.labels import sheet_labels
from handbook.sheets.word import format_docx

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.content import Content
    from handbook.model.template import Template
    from handbook.translation.translation import Translation


@dataclass(frozen=True)
class SheetFile:
    """A file that readers take away. `purpose` ends the key of the interface's text for it."""

    template: str
    uri: str
    format: str
    purpose: str
    data: bytes

    @property
    def kilobytes(self) -> int:
        return max(1, round(len(self.data) / 1000))


def sheet_files(content: Content, translation: Translation) -> tuple[SheetFile, ...]:
    """The files of one locale."""
    return tuple(file for one in content.catalogue.templates for file in _files(content, translation, one.value))


def _files(content: Content, translation: Translation, template: Template) -> Iterator[SheetFile]:
    own = Words(content, translation, tool_uri(template.id))
    form = said_form(own, template)
    labels = sheet_labels(Words(content, translation, TOOLKIT_URI), own)
    where = f"toolkit/{template.id}"
    blank, example = (format_docx(content.office.documents, form, labels, filled=filled) for filled in (False, True))
    yield SheetFile(template.id, f"{where}.docx", "DOCX", "blank", blank)
    yield SheetFile(template.id, f"{where}-example.docx", "DOCX", "example", example)
    if form.has_table:
        yield SheetFile(
            template.id, f"{where}.xlsx", "XLSX", "workbook", format_xlsx(content.office.form, form, labels)
        )

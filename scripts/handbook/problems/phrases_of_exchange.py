"""The words of problems with sheets and pages that people send in: for readers who know a spreadsheet, not Git."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from handbook.problems.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Mapping

EXCHANGE_PHRASES: Mapping[str, Phrase] = MappingProxyType(
    {
        # The file
        "exchange-unreadable": Phrase("The file cannot be read: {cause}.", "check its name and its permissions"),
        "exchange-not-writable": Phrase("The file cannot be written: {cause}.", "choose another folder or name"),
        "exchange-not-written": Phrase(
            "The text {id} is not in the file: {cause}.", "export this source as CSV or XLIFF, or mend the text"
        ),
        "exchange-no-sheet": Phrase(
            "This is no sheet that can be read: {cause}.", "save it as Excel workbook (.xlsx) or as CSV UTF-8"
        ),
        "exchange-no-xliff": Phrase(
            "This is no XLIFF {version}: {cause}.", "save it as XLIFF {version}, or start from a new export"
        ),
        "exchange-encrypted": Phrase(
            "The workbook is protected by a password for opening.",
            "open it, take the password off (File, Info, Protect Workbook) and save it again",
        ),
        "exchange-broken": Phrase(
            "The file is damaged or was cut off on its way: {cause}.",
            "copy or download it once more; if a spreadsheet program still opens it, save it anew as .xlsx",
        ),
        "exchange-too-large": Phrase("The file has {what}.", "split it by the column 'file' and import the parts"),
        "exchange-encoding": Phrase(
            "The file is not UTF-8 text: byte {byte} cannot be read. Letters may have been lost already.",
            "save the sheet again as 'CSV UTF-8' or as .xlsx, from where the letters still look right",
        ),
        "exchange-csv": Phrase(
            "From this row on the file cannot be read: {cause}.", "mend the quotes of this row, or save it as .xlsx"
        ),
        "exchange-locale": Phrase(
            "The sheet is in '{found}', not in '{locale}'.", "choose the other file, or give --locale {found}"
        ),
        # Its columns
        "exchange-header": Phrase(
            "The first row does not name the columns of a sheet; it has {found}.", "let it have: {names}"
        ),
        "exchange-column-missing": Phrase(
            "There is no column '{name}'.",
            "{suggestion}Write its name into the first row, or copy your translations into a new export",
        ),
        "exchange-column-twice": Phrase(
            "The column '{name}' stands here a second time; the first is column {first}.",
            "delete or rename one of them",
        ),
        "exchange-column-unknown": Phrase(
            "The column '{name}' is not one of ours and was not read.",
            "that is fine for notes of your own; the names of ours are {names}",
        ),
        # Its rows
        "exchange-source-unknown": Phrase(
            "There is no source '{value}'.", "{suggestion}Copy the name from a new export; do not change this column"
        ),
        "exchange-id": Phrase(
            "'{value}' is not the id of this text.", "copy it from a new export; do not change this column"
        ),
        "exchange-cell-changed": Phrase(
            "A spreadsheet program made {kind} of the text in the column '{column}': '{value}'.",
            "copy the cell from a new export in .xlsx, where such cells are protected",
        ),
        "exchange-translation-kind": Phrase(
            "The translation is {kind}, not a text: '{value}'.",
            "format the cell as text and write the translation again; of a formula copy the value",
        ),
        "exchange-english-edited": Phrase(
            "The English text is not the one of this id: '{value}' should be '{now}'.",
            "undo the change of the English; if the English is wrong, correct it in its source",
        ),
        "exchange-english-changed": Phrase(
            "The English text has changed, or is gone, since the sheet was made: '{value}'.",
            "export again, compare, and copy your translation from the report if it still says the same",
        ),
        "exchange-twice": Phrase(
            "This text already has another translation in row {first} of this sheet.", "keep one of the two"
        ),
        "exchange-line-break": Phrase(
            "The translation has a line break, and the English text has none.", "write it as one line"
        ),
        "exchange-letters-lost": Phrase(
            "Letters were lost: question marks stand in their place: '{value}'.",
            "save the sheet again as 'CSV UTF-8' or as .xlsx, from where the letters still look right",
        ),
        "exchange-too-long": Phrase(
            "The translation has {length} characters; the limit is {limit}.", "one cell is the translation of one text"
        ),
        "exchange-po-faults": Phrase(
            "The translation was not taken, because {path} has faults of its own.",
            "mend them (handbook check names them), then import the report",
        ),
        "exchange-machine-over-human": Phrase(
            "A machine's text has replaced one whose state was '{state}'.",
            "if that was not meant, take the file back with: git checkout -- translations/",
        ),
        # A whole page
        "exchange-front-matter": Phrase(
            "The page has no title and description that can be read; those stay as they were.",
            "start it with --- , title: ..., description: ..., ---",
        ),
        "exchange-extra": Phrase(
            "The English page has nothing that this {kind} stands for: '{value}'.",
            "bring it to its place, under a heading with the id of the English one; or delete it",
        ),
        "exchange-left-out": Phrase(
            "The translated page has nothing for this {kind}: '{value}'.", "translate it, and import the page again"
        ),
        "exchange-ambiguous": Phrase(
            "It cannot be told which English {kind} this one translates: this section has {theirs} that could be it, lines {first} to {last} of the English page have {ours}. '{value}'",
            "make the section like the English one, with as many of them in the same order, and import the page again",
        ),
        "exchange-address": Phrase(
            "'{value}' is not in the English text, which has {choices}.",
            "write addresses, code and citations exactly as the English page does",
        ),
        "exchange-address-lost": Phrase(
            "'{value}' of the English text is missing.", "add it where it belongs in the sentence"
        ),
        "exchange-address-repeated": Phrase(
            "'{value}' stands here more often than in the English text.", "delete the one that is too many"
        ),
        "exchange-number-in-braces": Phrase(
            "'{value}' would be taken for a place of an address.", "write it without braces"
        ),
        "exchange-still-english": Phrase(
            "The text is still English: '{value}'.", "translate it, or leave it for others"
        ),
        "exchange-said-otherwise": Phrase(
            "The same English text is translated otherwise in line {first}; that one was taken.",
            "one text has one translation on a page: choose the better one",
        ),
    }
)

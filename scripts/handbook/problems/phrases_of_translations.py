"""The words for problems of languages and their translations; see `phrases`."""

from __future__ import annotations

from handbook.problems.phrase import Phrase

TRANSLATION_PHRASES = {
    # Locales
    "locale-unknown": Phrase(
        "The folder has no locale.yml, so the language is not known.", "run: handbook new locale {locale}"
    ),
    "locale-code": Phrase("'{value}' is not a language tag (BCP 47).", "use codes such as th, fil, zh-Hans or fa-AF"),
    "locale-mismatch": Phrase("The folder is '{folder}', but locale.yml says '{value}'.", "make the two equal"),
    "locale-not-there": Phrase("There is no locale '{value}'.", "{suggestion}Known locales: {choices}"),
    "po-syntax": Phrase("This is not a valid PO file: {cause}.", "{advice}"),
    "po-orphan": Phrase(
        "There is no page, file or text that this translates.",
        "{suggestion}Rename it after its source, or delete it",
    ),
    "po-repeated": Phrase(
        "This English text already has a translation in line {first_line}.",
        "delete one of the two entries; readers would see the last one only",
    ),
    "po-fuzzy": Phrase(
        "This text has the mark fuzzy, so readers get the English.",
        "if the translation is right, delete 'fuzzy' in the line above it that begins with #,",
    ),
    "po-msgid": Phrase(
        "The English text behind msgid is written over, so readers get the English.",
        "write the translation between the quotes of msgstr, and put the English back behind msgid as it was",
    ),
    # A translated text beside its English text
    "po-placeholder": Phrase(
        "The placeholders are not those of the English text: {what}.",
        "copy each {{1}}, {{2}} and each name in braces from the English text once; they may change places",
    ),
    "po-link": Phrase(
        "The placeholder {value} is not where it belongs.",
        "if it stands right behind [words] in the English text, put it right behind [words] here; else put spaces around it",
    ),
    "po-markup": Phrase(
        "The translation adds markup that the English text does not have: {value}.", "translate the words only"
    ),
    "po-emphasis": Phrase(
        "The marks {value} do not stand in the translation as in the English text.",
        "put {value} around the same words, without a space inside: {example}",
    ),
    "po-number": Phrase(
        "The number {value} of the English text is not in the translation; {found}.",
        "write {value}; digits of your script and your signs between thousands are fine",
    ),
    "po-number-word": Phrase(
        "The number {value} of the English text is not in the translation as a figure.",
        "compare the two texts; if the number is there as a word, all is well",
    ),
    "po-number-added": Phrase(
        "The number {value} is not in the English text.", "take it out, or correct it; years are written as in English"
    ),
    "po-address": Phrase(
        "Addresses and telephone numbers must be those of the English text: {cause}.",
        "copy the address or number from the English text",
    ),
    "po-lookalike": Phrase(
        "'{value}' only looks like '{expected}': letters of another script are in it.",
        "copy the address from the English text",
    ),
    "po-bidi": Phrase(
        "There is an invisible sign that turns the direction of the text: {value}.",
        "delete it and type the text around it again; the page sets the direction",
    ),
    "po-invisible": Phrase(
        "There is an invisible character that has no use here: {value}.",
        "delete it; if you cannot see it, type the words around it again",
    ),
    "po-character": Phrase(
        "There is a character that is no text: {value}.", "delete it and type the word again in Unicode"
    ),
    "po-mixed-script": Phrase(
        "'{value}' has letters that look like others: {scripts}.", "type the word again with one keyboard"
    ),
    "po-script": Phrase(
        "The translation is in {script} letters; this language is written in {expected} letters.",
        "check that the text is in the file of its language",
    ),
    "po-english": Phrase(
        "Most of the translation is still English.",
        "translate it, or leave msgstr empty: readers then get the English text, marked as English",
    ),
    "po-plural": Phrase(
        "There are {found} plural forms; this language needs {expected}.",
        "give msgstr[0], msgstr[1] ... for all forms of the language, and no more",
    ),
    "po-too-long": Phrase(
        "The translation has {length} characters; the limit is {limit}.", "keep the translation of this one text only"
    ),
    "po-label-long": Phrase(
        "The label has {length} characters; more than {limit} may not fit on the page.",
        "shorten it if there is a shorter word",
    ),
    "po-spaces": Phrase(
        "Spaces are not as in the English text: {what}.",
        "delete the extra space or line break, or add the one that is missing",
    ),
    "po-glossary": Phrase(
        "The glossary has '{expected}' for '{term}'; that is not in the translation.",
        "use that word, or add this form to glossary.csv, after a |",
    ),
    "po-left-out": Phrase(
        "Readers get English for {number} of the texts of this file: the translations have errors.",
        "run: handbook translate check --locale {locale}",
    ),
    "po-format": Phrase(
        "The file is not in the form that merges well.", "run: handbook translate format --locale {locale}"
    ),
    # Pages in work
    "page-claim-unknown": Phrase(
        "'{value}' is no source of texts, so nobody can work on it.",
        "{suggestion}Write its path, such as docs/handbook/audience.md, or delete the claim",
    ),
    "page-claim-twice": Phrase("'{value}' is already in work: @{handle}, line {first_line}.", "keep one of the two"),
    # The glossary
    "glossary-syntax": Phrase(
        "This is not a valid CSV file: {cause}.",
        "put a text with commas in double quotes, and double a quote inside it",
    ),
    "glossary-columns": Phrase(
        "The glossary does not have the columns of this project.",
        "make the first line: term,translation,romanisation,note",
    ),
    "glossary-cells": Phrase(
        "There are {found} cells in this line; there must be {expected}.",
        "put a text with commas in double quotes; empty cells keep their comma",
    ),
    "glossary-empty": Phrase("The cell '{column}' is empty.", "fill it in, or delete the line"),
    "glossary-repeated": Phrase(
        "The term '{term}' already stands in line {first_line}.", "put both translations into one line: first|second"
    ),
}

"""The words of problems with what comes in through forms, and with changes that are compared."""

from __future__ import annotations

from handbook.problems.phrase import Phrase

CONTRIBUTION_PHRASES = {
    "issue-too-long": Phrase(
        "The text has {length} characters; the limit is {limit}.", "shorten the answers, or send a file instead"
    ),
    "issue-heading-missing": Phrase(
        "The question '{value}' is not in the text.",
        "put its heading back, as the form wrote it, or open a new form and copy your answers into it",
    ),
    "issue-heading-twice": Phrase(
        "The heading '{value}' stands in the text a second time.",
        "if it is part of your answer, write it without the signs ### before it",
    ),
    "issue-not-confirmed": Phrase(
        "This is not confirmed: {value}", "tick the box if it is true; else write to us first"
    ),
    "issue-source": Phrase(
        "'{value}' is not a source with five parts.",
        "write: title | publisher | year | address | whole, passages or abstract; leave year or address empty if there is none",
    ),
    "issue-source-number": Phrase(
        "There is no source {value}: the sources have the numbers 1 to {count}.",
        "correct the number in brackets at the end of the line, or add the source",
    ),
    "issue-unsourced": Phrase(
        "'{value}' does not say which source gives it.", "end the line with the number of its source: [1]"
    ),
    "issue-country": Phrase(
        "'{value}' is not a country that is known here.",
        "write its English name or two letters, a colon and its role: Thailand: destination{suggestion}",
    ),
    "issue-organisation": Phrase(
        "'{value}' does not say what the organisation did.",
        "write its name, a colon, and lead, partner, funder or evaluator",
    ),
    "issue-locale": Phrase("There is no language '{value}' here yet.", "ask for it in an issue, or write to us"),
    "issue-page": Phrase(
        "There is no page '{value}' to translate.", "{suggestion}Copy the address of the page from your browser"
    ),
    "issue-english": Phrase(
        "This English text is not on the page '{page}': {value}",
        "copy one paragraph from the English page, whole and alone; the nearest one is: {nearest}",
    ),
    "issue-translation-empty": Phrase("There is no translation.", "write it below 'Your translation'"),
}

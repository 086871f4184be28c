"""The words of problems with the templates of the toolkit."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from handbook.problems.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Mapping

TEMPLATE_PHRASES: Mapping[str, Phrase] = MappingProxyType(
    {
        "whole-number-format": Phrase(
            "'{value}' is not a whole number from {least} to {most}.", "write digits only, in quotes"
        ),
        "term-address": Phrase(
            "'{value}' is not a vocabulary and a term of it.", "write it like this: tactics/street-theatre"
        ),
        "template-id-taken": Phrase(
            "A tool of the toolkit has the name '{value}': both would stand at one address.", "rename the file"
        ),
        "template-options": Phrase("The answers of '{value}' are not clear: {cause}.", "{advice}"),
        "template-columns": Phrase("The columns of '{value}' are not clear: {cause}.", "{advice}"),
        "template-example": Phrase("The worked example does not fit '{value}': {cause}.", "{advice}"),
        "template-evidence": Phrase(
            "A reason leads to {count} places; it leads to exactly one.", "give one of `page`, `case_study`, `term`"
        ),
    }
)

"""The words of `glossary.csv` as readers are shown them: what a language says for a term, and how far to trust it.

The first word of a row's note says where its form comes from: `read: publisher, address` (it stood on a page that was
read), `draft`, `not neutral: why; read: ...` (it judges people) or `ambiguous: why; read: ...` (it means something else
too). Forms of the last two are shown with a warning and never put into a text; their English term carries a remark in
brackets, so that no translation is compared with it.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from handbook.source_files import SourceFile, read_source
from handbook.translation.glossary import COLUMNS, english_terms, forms_in
from handbook.translation.texts import GLOSSARY_SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from handbook.model.glossary import GlossaryTerm
    from handbook.project import Project
    from handbook.translation.locales import Locale
    from handbook.translation.translation import Translation


class Standing(StrEnum):
    """How far a form can be trusted."""

    READ = "read"
    DRAFT = "draft"
    NOT_NEUTRAL = "not-neutral"
    AMBIGUOUS = "ambiguous"


_REMARK = re.compile(r"\s*\([^()]*\)")
_READ = re.compile(r"read: (?P<where>[^;]*?)(?:, (?P<address>https?://[^\s;,]+)|;|$)")


@dataclass(frozen=True)
class AgreedForm:
    """One row of a language's list of words."""

    terms: tuple[str, ...]
    """English terms in one spelling."""
    text: str
    """As readers see it, with other forms in brackets."""
    standing: Standing
    where: str = ""
    """Whose page it was read on."""
    address: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """What may stand for it in a text."""
        plain = _REMARK.sub("", self.text).strip()
        return forms_in(plain, is_list=False) if self.standing in {Standing.READ, Standing.DRAFT} else ()

    def means(self, term: GlossaryTerm) -> bool:
        return not _spellings(term.forms).isdisjoint(self.terms)


def read_agreed(project: Project, locales: Iterable[Locale]) -> Mapping[str, tuple[AgreedForm, ...]]:
    """The words of all languages that have a list; the check names what is wrong with one."""
    found = {}
    for locale in locales:
        path = project.translations_dir / locale.code / "glossary.csv"
        source = read_source(project, path) if path.is_file() else None
        if isinstance(source, SourceFile):
            found[locale.code] = agreed_forms(source)
    return found


def agreed_forms(source: SourceFile) -> tuple[AgreedForm, ...]:
    """The rows of a list of words. Of forms with `|` between them the first is shown: the others only serve the check.

    >>> text = "term,translation,romanisation,note\\nhotline,สายด่วน|สาย,,\\"read: A ministry, https://a.example/b\\"\\n"
    >>> agreed_forms(SourceFile("glossary.csv", text))[0].text
    'สายด่วน'
    """
    try:
        rows = [row for row in csv.reader(io.StringIO(source.text)) if len(row) == len(COLUMNS)]
    except csv.Error:
        return ()
    return tuple(_agreed(row) for row in rows[1:] if row[1].strip(" |"))


def names_of(term: GlossaryTerm, translation: Translation, agreed: Iterable[AgreedForm]) -> tuple[str, ...]:
    """What a language calls a term: as translated first, then as agreed on; nothing if it has no word yet."""
    if translation.locale.is_source:
        return term.forms
    said = translation.say(GLOSSARY_SOURCE, f"{term.id}.term", term.term)
    names = [] if said.is_fallback else [said.text]
    return tuple(dict.fromkeys([*names, *(name for form in agreed if form.means(term) for name in form.names)]))


def _agreed(row: list[str]) -> AgreedForm:
    terms = english_terms(row[0]) or english_terms(_REMARK.sub("", row[0]))
    note = row[3].strip()
    read = _READ.search(note)
    standing = next((one for one in Standing if note.startswith(str(one).replace("-", " "))), Standing.DRAFT)
    text = next(part.strip() for part in row[1].split("|") if part.strip())
    where, address = (read["where"].strip(), read["address"] or "") if read else ("", "")
    if standing is Standing.DRAFT:
        where = address = ""
    if address.endswith("..."):  # cut short where it was noted
        address = ""
    return AgreedForm(tuple(map(_spelling, terms)), text, standing, where, address)


@cache
def _spellings(forms: tuple[str, ...]) -> frozenset[str]:
    """Asked for every word of every language, so it is kept."""
    return frozenset(map(_spelling, forms))


def _spelling(english: str) -> str:
    """One spelling for a word and its plural."""
    return english.lower().removesuffix("s")

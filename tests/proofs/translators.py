"""What translators and authors do at the same time, played through on this project's own pages."""

from __future__ import annotations

import random
import re
import subprocess
from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

import polib

from handbook.markdown.front_matter import split_page
from handbook.problems import Place
from handbook.source_files import SourceFile
from handbook.translation.exchange.received import Given
from handbook.translation.exchange.rows import Row, text_id
from handbook.translation.exchange.taking import Maker, take_translations
from handbook.translation.exchange.wanted import Wanted, lifted_texts
from handbook.translation.former import match_entries
from handbook.translation.locales import Direction, Locale
from handbook.translation.po import State, parse_po
from handbook.translation.signing import mark_machine, mark_reviewed
from handbook.translation.sync import format_catalog, sync_po
from handbook.translation.texts import page_texts
from handbook.translation.translation import Translation
from proofs.english_edits import realistic_edits
from proofs.report import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from handbook.translation.texts import ContextText

THAI = Locale(code="th", name="ไทย", english_name="Thai", direction=Direction.LTR, reviewers=("noor",))
STATES = (State.MACHINE, State.HUMAN, State.REVIEWED)
# A page with fewer texts shows nothing: one edit is a large share of it.
_LEAST_TEXTS = 12


@dataclass(frozen=True)
class EnglishPage:
    uri: str
    front: str
    body: str

    def wanted(self, body: str | None = None) -> Wanted:
        """What the page offers to translators, also after an edit."""
        split, problems = split_page(SourceFile(self.uri, self.front + (self.body if body is None else body)))
        assert split, problems
        return Wanted(self.uri, tuple(dict.fromkeys(page_texts(split))), lifted_texts(split))


def own_pages() -> list[EnglishPage]:
    found = []
    for path in sorted((ROOT / "docs").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        start = text.index("\n---\n", 3) + len("\n---\n")
        page = EnglishPage(path.relative_to(ROOT).as_posix(), text[:start], text[start:])
        found += [page] if len(page.wanted().texts) >= _LEAST_TEXTS else []
    return found


def words_for(key: ContextText, number: int) -> str:
    """A translation that no other text has; addresses keep their places."""
    return f"ก{number} {key[1]}"


def translated_po(wanted: Wanted, share: float, rng: random.Random) -> SourceFile:
    """A PO file with translations in all states."""
    catalog = polib.pofile(sync_po("th", wanted.uri, wanted.texts, None), encoding="utf-8", wrapwidth=0)
    for number, one in enumerate(catalog):
        if rng.random() < share:
            one.msgstr = words_for((one.msgctxt, one.msgid), number)
            match STATES[number % 3]:
                case State.MACHINE:
                    mark_machine(one)
                case State.REVIEWED:
                    mark_reviewed(one, "noor", "2026-01-02")
    return SourceFile("th.po", format_catalog(catalog))


def read(source: SourceFile, wanted: Wanted) -> Translation:
    entries, problems = parse_po(source, THAI.reviewers)
    assert problems == [], problems
    matched = match_entries(wanted.texts, entries)
    return Translation(THAI, {wanted.uri: matched.current}, {wanted.uri: matched.former})


# Edits of the English


@dataclass
class Replayed:
    edits: Counter[str] = field(default_factory=Counter)
    unchanged: int = 0
    kept: int = 0
    """Unchanged texts that still have their translation and its state."""
    segments: int = 0
    usable: int = 0
    """Texts of the edited pages that are shown in the other language."""
    changes: list[int] = field(default_factory=list)
    """For each edit how many texts of the page are new."""
    lost_by_form: list[str] = field(default_factory=list)
    """Edits of form only after which a translation was not shown any more."""
    shown_wrongly: list[str] = field(default_factory=list)
    former: int = 0


def replay(pages: Iterable[EnglishPage], seeds: Sequence[int]) -> Replayed:
    """Make edits, and ask before and after a sync what a reader of the other language would see."""
    result = Replayed()
    for page in pages:
        before = page.wanted()
        for seed in seeds:
            po = translated_po(before, 1.0, random.Random(seed))
            for edit in realistic_edits(page.body, random.Random(f"{page.uri} {seed}")):
                after = page.wanted(edit.body)
                result.edits[edit.name] += 1
                result.changes.append(len(set(after.texts) - set(before.texts)))
                synced = SourceFile("th.po", sync_po("th", page.uri, after.texts, po))
                for source in (po, synced):
                    _compare(result, f"{page.uri}: {edit.name}", read(po, before), read(source, after), (before, after))
                if edit.is_cosmetic and read(synced, after).coverage(page.uri, after.texts).percent < 100:
                    result.lost_by_form.append(f"{page.uri}: {edit.name}")
    return result


def _compare(result: Replayed, name: str, old: Translation, new: Translation, wanted: tuple[Wanted, Wanted]) -> None:
    before, after = wanted
    english_of = {old.say(before.uri, *key).text: key[1] for key in before.texts}
    for key in after.texts:
        said = new.say(after.uri, *key)
        result.segments += 1
        result.usable += not said.is_fallback
        result.former += said.former is not None
        if key in set(before.texts):
            result.unchanged += 1
            result.kept += said == old.say(before.uri, *key)
        if not said.is_fallback and not _differs_in_form_only(english_of[said.text], key[1]):
            result.shown_wrongly.append(f"{name}: {english_of[said.text]} -> {key[1]}")


def _differs_in_form_only(old: str, new: str) -> bool:
    """Said here a second time, in other words than the code under proof has."""
    return _letters(old) == _letters(new)


def _letters(text: str) -> str:
    return "".join(re.findall(r"[^\s'\"‘’“”–—-]", text)).removesuffix(".")


# Branches


@dataclass(frozen=True)
class Merged:
    conflicts: int
    text: str


def merge(page: EnglishPage, seed: int, folder: Path) -> Merged:
    """A sync after edits of the English on one side, translations of other texts on the other; then git's own merge."""
    rng = random.Random(seed)
    before = page.wanted()
    base = translated_po(before, 0.6, rng)
    body = page.body
    for _ in range(rng.randint(1, 3)):
        edits = list(realistic_edits(body, rng))
        # Authors seldom move things; a word, a number or a sentence is what they mostly change.
        body = rng.choices(edits, [1 if edit.moves else 3 for edit in edits])[0].body
    after = page.wanted(body)
    ours = sync_po("th", page.uri, after.texts, base)
    given = _given(before, _untouched(before.texts, after.texts), rng)
    entries = parse_po(base, THAI.reviewers)[0]
    taken = take_translations(THAI, before, (base, entries), given, rng.choice(list(Maker)))
    assert taken.text
    assert taken.refused == []
    for name, text in (("ours", ours), ("base", base.text), ("theirs", taken.text)):
        (folder / name).write_text(text, encoding="utf-8")
    # git says in its exit status how many conflicts there are; from 128 on it is an error.
    done = subprocess.run(
        ["git", "merge-file", "-p", "ours", "base", "theirs"], cwd=folder, capture_output=True, check=False
    )
    assert done.returncode < 128, done.stderr
    merged = SourceFile("th.po", done.stdout.decode())
    if not done.returncode:
        _assert_nothing_lost(merged, after, given, (SourceFile("ours", ours), SourceFile("theirs", taken.text)))
    return Merged(done.returncode, merged.text)


def _untouched(before: Sequence[ContextText], after: Sequence[ContextText]) -> list[ContextText]:
    """The texts that the author neither changed nor moved."""
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return [key for block in blocks for key in before[block.a : block.a + block.size]]


def _given(before: Wanted, keys: Sequence[ContextText], rng: random.Random) -> list[Given]:
    found = []
    for key in rng.sample(list(keys), 5):
        text = f"{'ใหม่' * rng.randint(1, 9)} {key[1]}"
        row = Row(file=before.uri, id=text_id(key), context=key[0], english=key[1], translation=text)
        found.append(Given(key=key, translation=text, place=Place(path="a.csv", line=2, column=7), row=row))
    return found


def _assert_nothing_lost(
    merged: SourceFile, after: Wanted, given: Sequence[Given], sides: tuple[SourceFile, SourceFile]
) -> None:
    """What the merge has for each text is what the side has that touched it."""
    synced = SourceFile("th.po", sync_po("th", after.uri, after.texts, merged))
    new, again, ours, theirs = (read(source, after) for source in (merged, synced, *sides))
    touched = {one.key for one in given}
    for key in after.texts:
        side = theirs if key in touched else ours
        assert new.say(after.uri, *key) == again.say(after.uri, *key) == side.say(after.uri, *key), key
    assert sync_po("th", after.uri, after.texts, synced) == synced.text

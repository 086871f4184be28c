"""Pages that are edited by chance, for an index that stays while they are."""

from __future__ import annotations

import random
from dataclasses import replace

from handbook.search.records import Record, Section
from search.corpora import names


class Edits:
    """Some pages of real words. Their number, their sections and all that they say may change."""

    def __init__(self, code: str, seed: int) -> None:
        self.rng = random.Random(seed)
        self.words = " ".join(page["text"] for page in names(code)[:30]).split()
        self.records = [self.new(number) for number in range(12)]

    def text(self, most: int = 30) -> str:
        return " ".join(self.rng.choices(self.words, k=self.rng.randrange(most)))

    def section(self, number: int) -> Section:
        return Section(f"s{number}" if number else "", self.text(3), self.text())

    def new(self, number: int) -> Record:
        sections = tuple(map(self.section, range(self.rng.randrange(1, 5))))
        facets = {"country": tuple(self.rng.sample(["TH", "LA", "XX"], self.rng.randrange(3)))}
        return Record(f"page-{number}.html", self.text(5), sections, facets, self.text(3))

    def fresh(self) -> list[Record]:
        """The pages as a build brings them: each time other objects."""
        return [replace(one, sections=tuple(map(replace, one.sections))) for one in self.records]

    def edit(self) -> None:
        at = self.rng.randrange(len(self.records))
        record = self.records[at]
        match self.rng.randrange(9):
            case 0 | 1 | 2:
                place = self.rng.randrange(len(record.sections))
                changed = replace(record.sections[place], text=self.text())
                sections = (*record.sections[:place], changed, *record.sections[place + 1 :])
                self.records[at] = replace(record, sections=sections)
            case 3:
                self.records[at] = replace(record, title=self.text(5), facets={"kind": ("x",)})
            case 4:
                self.records[at] = replace(record, sections=(*record.sections, self.section(9)))
            case 5:
                self.records.insert(at, self.new(self.rng.randrange(10**6)))
            case 6:
                self.records += [self.new(self.rng.randrange(10**6)) for _ in range(self.rng.randrange(1, 4))]
            case 7:
                del self.records[at]
            case 8:
                common = self.rng.choice(self.words)
                for number in self.rng.sample(range(len(self.records)), len(self.records) // 2):
                    record = self.records[number]
                    first = replace(record.sections[0], text=f"{record.sections[0].text} {common}")
                    self.records[number] = replace(record, sections=(first, *record.sections[1:]))
        if not self.records:
            self.records = [self.new(0)]

"""Random case studies that are valid, with texts that are hard to write down in YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handbook.case_study_form import LINE
from handbook.model.case_study import CaseStudy, ConsentBasis
from handbook.model.fields import ChoiceShape, ListShape, RecordShape, TextShape, fields_of
from handbook.model.kinds import (
    CaseStudyOf,
    Country,
    Day,
    FigureFile,
    Language,
    PartialDate,
    Slug,
    SourceOf,
    TermOf,
    Text,
    WebAddress,
)
from handbook.model.taxonomy import Vocabulary

if TYPE_CHECKING:
    import random

    from handbook.catalogue import Catalogue
    from handbook.model.fields import Shape

_WORDS = (
    "radio", "Ask first", "people's", '"quoted"', "a: b", "#3", "- item", "50%", "[x]", "{y}", "& more", "* star", "! no", "| pipe",
    "> fold", "@at", "`tick`", "null", "no", "yes", "~", "2014-05", "1,234", "0x1F", "? what", "back\\slash", "tab", "ไทย ไม่มีเว้นวรรค",
    "اردو متن", "မြန်မာ", "中文", "é", "😀", "…", "–", "’", "two\nlines", "a\n\nb", "trailing:", "key: value # not a comment", "'single'",
    "x" * 90, "many words that go on and on until the line of the file is full and has to be folded at a space",
)  # fmt: skip
_EXAMPLES: dict[type, tuple[str, ...]] = {
    Country: ("NO", "TH", "LK", "YE", "AF"),
    Language: ("no", "th", "fil", "zh-Hans", "fa-AF"),
    PartialDate: ("2014", "2014-05", "2014-05-20", "1999-12"),
    Day: ("2024-02-29", "2026-11-21"),
    WebAddress: ("https://example.org/a?b=c#d", "http://example.org/%E0%B9%84", "https://example.org/a,b:c;d=e"),
    Slug: ("a-name",),
    FigureFile: ("a-name.png",),
}
# A level is only good with words for it.
_METHOD = " Villages were drawn at random and compared with others before and after; interviews were held."
_NO_IMAGES = frozenset({"images", "former_ids"})
"""Pictures need files, and former names must be free: tested elsewhere."""


class Forms:
    """Makes one after the other, all of them from one seed."""

    def __init__(self, catalogue: Catalogue, rng: random.Random) -> None:
        self.catalogue, self.rng = catalogue, rng
        self.sources: list[str] = []

    def tree(self) -> dict[str, Any]:
        self.sources = [f"source-{number}" for number in range(self.rng.randint(1, 4))]
        made = self.record(CaseStudy, "")
        made["sources"] = [{**self.record(self.source_class(), "sources"), "id": one} for one in self.sources]
        made["period"] = self.period()
        made["history"] = [{"date": f"202{number}-01-31", "kind": "added" if not number else "extended"} for number in range(self.rng.randint(1, 3))]  # fmt: skip
        made["evidence"]["method"] = (made["evidence"]["method"][:700] + _METHOD).strip()
        made["checked"], made["recheck_after"] = "2026-01-31", "2026-12-31"
        made["sensitivity"]["images"] = "none"
        made["sensitivity"]["consent_basis"] = str(self.rng.choice(list(ConsentBasis)))
        made["what_was_done"] = [{"text": self.text(1200), "source": one} for one in self.sources]
        return made

    def period(self) -> dict[str, str]:
        return self.rng.choice([{"start": "2014"}, {"start": "2014-05", "end": "2014"}, {"note": self.text(300)}, {"start": "2009-12-31", "end": "2016-02"}])  # fmt: skip

    def source_class(self) -> type[Any]:
        shape = next(one.shape for one in fields_of(CaseStudy) if one.name == "sources")
        assert isinstance(shape, ListShape)
        assert isinstance(shape.item, RecordShape)
        return shape.item.record

    def record(self, record: type[Any], path: str) -> dict[str, Any]:
        found = {}
        for one in fields_of(record):
            if one.name in _NO_IMAGES or not (one.required or self.rng.random() < 0.6):
                continue
            found[one.name] = self.value(one.shape, f"{path}.{one.name}")
        # A group without a value is not written: it counts as left out.
        return found

    def value(self, shape: Shape, path: str) -> Any:
        match shape:
            case TextShape(kind=kind):
                return self.of_kind(kind)
            case ChoiceShape(choices=choices):
                return str(self.rng.choice(list(choices)))
            case ListShape(item=item, count=count):
                number = self.rng.randint(max(1, count.least), min(count.most, 4))
                values = [self.value(item, path) for _ in range(number)]
                return list(dict.fromkeys(values)) if isinstance(values[0], str) else values
            case RecordShape(record=record):
                return self.record(record, path)

    def of_kind(self, kind: object) -> str:
        if isinstance(kind, Text):
            return self.text(kind.limit)
        if isinstance(kind, TermOf):
            return self.rng.choice(list(self.catalogue.taxonomy.ids(Vocabulary(kind.vocabulary))))
        if isinstance(kind, SourceOf):
            return self.rng.choice(self.sources)
        if isinstance(kind, CaseStudyOf):
            return self.rng.choice(self.catalogue.case_studies).id
        return self.rng.choice(_EXAMPLES[type(kind)])

    def text(self, limit: int) -> str:
        """Never empty, never longer than it may be, nothing that looks like markup or a private person."""
        parts = [self.rng.choice(_WORDS) for _ in range(self.rng.choice([1, 1, 2, 5, 12]))]
        text = self.rng.choice([" ", " ", "  "]).join(parts)
        # A box of one line takes no line ends.
        return (text if limit > LINE else text.replace("\n", " "))[:limit].strip()

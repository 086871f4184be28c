"""Large numbers of pages from real sentences: this project's own, and the declaration where it is there."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

import yaml

from search.corpora import ROOT, declaration, drafts, names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_SIZE = {"en": 1400, "th": 1000}
"""Characters of a page: about 230 words, or as many Thai ones."""
COUNTRIES = ("BD", "ID", "KH", "LA", "MM", "MY", "NP", "PK", "TH", "VN")


def sentences(code: str) -> Sequence[str]:
    """Sentences in English; in Thai what stands between two blanks."""
    texts = [page["text"] for page in declaration().get(code, ())]
    if code == "en":
        texts += [path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").rglob("*.md"))]
        for path in sorted((ROOT / "case_studies").glob("*.yml")):
            texts += _strings(yaml.safe_load(path.read_text(encoding="utf-8")))
        found = [one for text in texts for one in re.split(r"(?<=[.;:])\s+|\n\n+|\|", _plain(text))]
        return [one.strip() for one in found if len(one.strip()) > 20]
    texts += [page["text"] for page in [*drafts("th"), *names("th")]]
    return [one for text in texts for one in re.split(r"[\s,]+", text) if len(one) > 8]


def _plain(text: str) -> str:
    """Markdown without addresses, attributes and front matter."""
    text = re.sub(r"\A---.*?\n---\n", "", text, flags=re.DOTALL)
    return re.sub(r"\]\([^)]*\)|\{[^}]*\}|https?://\S+|[*`#\[\]]", " ", text)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if " " in value:
            yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)


def many_pages(code: str, count: int, seed: int = 1) -> Iterator[Mapping[str, object]]:
    """Pages of sentences drawn by chance, with a facet of ten countries."""
    rng, known = random.Random(seed), sentences(code)
    for number in range(count):
        text: list[str] = []
        while sum(map(len, text)) < _SIZE[code]:
            text.append(rng.choice(known))
        title = rng.choice(known)
        yield {
            "url": f"pages/{number}.html",
            "title": " ".join(title.split()[:8])[:60],
            "text": " ".join(text),
            "facets": {"country": [rng.choice(COUNTRIES)]},
        }

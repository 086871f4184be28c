"""How to cite an entry, for reference managers: CSL-JSON, and RIS made from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handbook.exports.addresses import whole_address
from handbook.exports.records import site_name
from handbook.exports.spoken import clean, language_of_title
from handbook.model.taxonomy import Vocabulary
from handbook.pages.outline import study_uri

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.model.case_study import CaseStudy
    from handbook.pages.words import Words

Item = dict[str, Any]
_BETWEEN = "; "


def format_ris(item: Item) -> str:
    """RIS: a tag, two spaces, a dash, one line. No text can begin a line of its own."""
    return "".join(f"{tag}  - {_one_line(value)}\r\n" for tag, value in _ris(item))


def csl_item(w: Words, study: CaseStudy) -> Item:
    """The authors are the handbook's contributors, not the campaign's organisations."""
    # "webpage" and not "dataset": an entry is a text to read; the dataset is the catalogue as a whole.
    item: Item = {
        "id": study.id,
        "type": "webpage",
        "title": clean(study.title),
        "container-title": site_name(w),
        "author": [{"literal": w.plain("cite.contributors", site=site_name(w))}],
        "issued": {"date-parts": [[int(part) for part in study.added.split("-")]]},
        "abstract": clean(study.summary),
        "keyword": _BETWEEN.join(w.plain_term(Vocabulary.TACTICS, one) for one in study.tactics),
        "language": language_of_title(w, study.id),
        "license": "CC BY 4.0",
    }
    if url := whole_address(w, study_uri(study.id)):
        item["URL"] = url
    return item


def _ris(item: Item) -> Iterator[tuple[str, str]]:
    year, month, day = item["issued"]["date-parts"][0]
    yield "TY", "ELEC"
    yield "ID", item["id"]
    yield from (("AU", author["literal"]) for author in item["author"])
    yield "TI", item["title"]
    yield "T2", item["container-title"]
    yield "PY", f"{year}"
    yield "DA", f"{year}/{month:02}/{day:02}"
    yield "AB", item["abstract"]
    yield from (("KW", word) for word in item["keyword"].split(_BETWEEN))
    yield "LA", item["language"]
    if "URL" in item:
        yield "UR", item["URL"]
    yield "ER", ""


def _one_line(text: str) -> str:
    return " ".join(text.split())

"""What a ZIM file says of itself, as Kiwix's library shows it."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image

from handbook.model.language import iso_639_3

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handbook.editions.book import Book

LONGEST_TITLE, LONGEST_DESCRIPTION = 30, 80
"""What Kiwix takes, in letters."""
_MARK, _SIZE = "assets/images/app-192.png", 48


@dataclass(frozen=True)
class Metadata:
    """`texts` by the names that the format gives them; the picture is a PNG of 48 by 48 points."""

    texts: Mapping[str, str]
    picture: bytes
    language: str
    """ISO 639-3."""


def metadata(book: Book) -> Metadata:
    """Everything that the format asks for; Counter is counted by the library."""
    config, language = book.content.config, iso_639_3(book.code)
    description = book.translation.label("site.description", config.description)
    short = shortened(book.say("edition.zim.description"), LONGEST_DESCRIPTION)
    texts = {
        "Name": f"information-campaigns-handbook_{book.code}",
        "Title": shortened(book.title, LONGEST_TITLE),
        "Language": language,
        "Creator": config.name,
        "Publisher": config.name,
        "Date": book.edition.date,
        "Description": short,
        "Flavour": "maxi",
        "Tags": "_ftindex:yes;_pictures:yes;_videos:no;_details:yes",
        "License": "CC BY 4.0",
        "Scraper": "handbook editions",
        "Source": config.url,
    }
    if description != short:
        texts["LongDescription"] = description
    return Metadata({name: text for name, text in texts.items() if text}, _picture(book), language)


def shortened(text: str, most: int) -> str:
    """The text with at most so many letters, cut at a space where there is one; signs above and below letters do not count.

    >>> shortened("Information Campaigns Handbook", 30), shortened("A long title of a book", 14)
    ('Information Campaigns Handbook', 'A long title…')
    """
    if _letters(text) <= most:
        return text
    kept = text
    while _letters(kept) > most - 1:
        head, space, _ = kept.rpartition(" ")
        kept = head if space else kept[:-1]
    return f"{kept.rstrip()}…"


def _letters(text: str) -> int:
    return sum(not unicodedata.category(one).startswith("M") for one in text)


def _picture(book: Book) -> bytes:
    out = io.BytesIO()
    with Image.open(book.site_dir / _MARK) as mark:
        mark.convert("RGBA").resize((_SIZE, _SIZE), Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
    return out.getvalue()

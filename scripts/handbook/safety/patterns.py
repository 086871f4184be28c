"""Patterns by which a private person could be found. Case studies, pages and data have the same."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LETTER = r"A-Za-z\u00c0-\u024f"
_NAME = rf"[A-Z][{_LETTER}'-]+(?: [A-Z][{_LETTER}'-]+)?"
_DAY = (
    r"(?:[0-3]?[0-9][ ./-](?:[01]?[0-9]|[A-Z][a-z]{2,8})[ ./-](?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9])"
)
PATTERNS = (
    # E-mail and telephone
    rf"([{_LETTER}0-9_.+-]+@[{_LETTER}0-9_-]+\.[A-Za-z]{{2,}})",
    r"(?:^|[^0-9,.])(\+[0-9][0-9 ()/-]{7,}[0-9])",
    r"(?:^|[^0-9,.])(\(?0[0-9]{1,3}\)?[ /-][0-9]{3,}(?:[ -]?[0-9]{2,})+)",
    # Papers: by their name, or by the form that some countries' numbers have
    r"\b((?:[Pp]assport|[Vv]isa|ID|[Ii]dentity|CNIC|NIC|NRC|NID|KTP|Aadhaar)(?: card)?(?: (?:no|number|nr)\b\.?:?|:| #) ?[A-Z]{0,3}[0-9][0-9A-Z/-]{5,})",
    r"\b([0-9]{5}-[0-9]{7}-[0-9])\b",
    # Days of birth
    rf"\b([Bb]orn (?:on )?(?:the )?{_DAY})",
    rf"\b((?:[Dd]ate of birth|DOB)\b:? ?{_DAY})",
    # Names
    rf"\b((?:Mr|Mrs|Ms|Dr)\.? [A-Z][{_LETTER}]+)",
    rf"\b({_NAME}, (?:aged [1-9][0-9]\b|[1-7][0-9],? (?:years|said|says|told|from|who)\b))",
    rf"\b({_NAME}(?:,| \()(?: ?aged)? ?[1-9][0-9](?:,|\)) (?:of|from|in) (?:the )?(?:village|town|district|ward)\b)",
    rf"\b({_NAME} (?:of|from) (?:the )?village (?:of )?[A-Z][{_LETTER}]+)",
)
"""The group is what is shown. Python (re.ASCII) and JavaScript read them alike: the case-study builder has them too."""
CALLED_ILLEGAL = (
    "(?:^|[^'\"\u2018\u201c])\\b([Ii]llegal (?:(?:im|e)?migra(?:nts?|tion)|aliens?|people|persons?|workers?))\\b"
)
"""What others said stands in quotes, right after the opening one."""
# Words or signs of which a text needs one for a pattern: most texts have none, and looking for them takes no time.
_NEEDS: Mapping[str, tuple[str, ...]] = {CALLED_ILLEGAL: ("llegal ",)} | dict(
    zip(
        PATTERNS,
        (
            ("@",), ("+",), ("0",), ("assport", "isa", "ID", "dentity", "NIC", "NRC", "KTP", "Aadhaar"), ("-",), ("orn ",), ("irth", "DOB"), ("Mr", "Ms", "Dr"),
            ("aged", "years", "said", "says", "told", "from", "who"), ("village", "town", "district", "ward"), ("village",),
        ),
        strict=True,
    )
)  # fmt: skip


def search(pattern: str, text: str) -> re.Match[str] | None:
    """The first place where a pattern fits.

    >>> [bool(search(PATTERNS[0], text)) for text in ("a@b.example", "nobody")]
    [True, False]
    """
    return _compiled(pattern).search(text) if may_hold(text, pattern) else None


def may_hold(text: str, pattern: str) -> bool:
    """Whether a text, or any part of it, has what the pattern needs."""
    return any(one in text for one in _NEEDS.get(pattern, ("",)))


def finditer(pattern: str, text: str) -> Iterator[re.Match[str]]:
    """All places where a pattern fits."""
    return _compiled(pattern).finditer(text) if search(pattern, text) else iter(())


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)

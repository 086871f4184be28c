"""Addresses are lifted out of a segment before a translator sees it, and put back afterwards.

Link targets, citations, code, icons and attribute lists become numbered placeholders: a translation can move them,
but it cannot change where they lead.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

# In this order: code first, because nothing inside it means anything.
_ADDRESS = re.compile(
    r"(?P<code>`+[^`]+`+)"
    r"|(?<=\])(?P<target>\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\))"
    r"|(?P<citation>\[@[^\]\n]+\])"
    r"|(?P<auto><[^<>\s]+>)"
    r"|(?P<attributes>\{[:#.][^{}\n]*\}|\{\s+[#.:][^{}\n]*\})"
    r"|(?P<icon>:(?:material|octicons|fontawesome|simple)-[a-z0-9-]+:)"
)
_PLACEHOLDER = re.compile(r"\{(\d{1,3})\}")
# What a translation may never bring in: anything that Markdown could read as a tag, an address or an attribute.
_ADDED = re.compile(r"<[a-zA-Z/!?]|\]\s*\(|\]\s*\[|\]:|\[@|\{[:#.]|\{\s+[#.:]|!\[|&#|`")
_LINK_TEXT = r"\[(?:[^\[\]]|\[[^\[\]]*\])*\]"
_BLOCK_START = re.compile(r"\s*(?:#{1,6}\s|>|[-*+]\s|\d+[.)]\s|!!!|\?\?\?|===|\||:\s|(?:[-*_]\s*){3,}$|~~~)")


@dataclass(frozen=True)
class Lifted:
    """A text with placeholders `{1}`, `{2}` ... and what they stand for."""

    text: str
    addresses: tuple[str, ...]


@dataclass(frozen=True)
class Refusal:
    """Why a translation cannot be used: placeholders that differ, or markup that was added."""

    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    added: str = ""


def lift(text: str) -> Lifted:
    """Take the addresses out.

    >>> lift("See [Step 2](objectives.md#smart) [@iom-2017].")
    Lifted(text='See [Step 2]{1} {2}.', addresses=('(objectives.md#smart)', '[@iom-2017]'))
    """
    addresses: list[str] = []

    def take(found: re.Match[str]) -> str:
        addresses.append(found[0])
        return f"{{{len(addresses)}}}"

    return Lifted(_ADDRESS.sub(take, text), tuple(addresses))


def restore(translation: str, lifted: Lifted) -> str | Refusal:
    """Put the addresses back into a translation, or say why it is refused.

    >>> restore("ดู [ขั้นตอนที่ 2]{1} {2}", lift("See [Step 2](objectives.md#smart) [@iom-2017]."))
    'ดู [ขั้นตอนที่ 2](objectives.md#smart) [@iom-2017]'
    >>> restore("ดู {2}", lift("See [Step 2](objectives.md#smart) [@iom-2017].")).missing
    ('{1}',)
    """
    expected = Counter(str(number) for number in range(1, len(lifted.addresses) + 1))
    given = Counter(_PLACEHOLDER.findall(translation))
    if expected != given:
        missing = tuple(f"{{{number}}}" for number in (expected - given).elements())
        return Refusal(missing=missing, extra=tuple(f"{{{number}}}" for number in (given - expected).elements()))
    targets = [f"{{{number}}}" for number, address in enumerate(lifted.addresses, 1) if address.startswith("(")]
    for target in targets:
        # A link's target must still follow its text in brackets, or it would be shown as words.
        if not re.search(_LINK_TEXT + re.escape(target), translation):
            return Refusal(missing=(f"[...]{target}",))
    if translation.count("\\") != lifted.text.count("\\") or re.search(r"\\[\[\]{}]", translation):
        return Refusal(added="\\")
    if found := _ADDED.search(translation):
        return Refusal(added=found[0])
    if "\n" in translation:
        return Refusal(added="a line break")
    if translation.count("|") != lifted.text.count("|"):
        return Refusal(added="|")
    if (start := _BLOCK_START.match(translation)) and not _BLOCK_START.match(lifted.text):
        return Refusal(added=start[0].strip())
    return _PLACEHOLDER.sub(lambda found: lifted.addresses[int(found[1]) - 1], translation)

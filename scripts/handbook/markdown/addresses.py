"""Addresses are lifted out of a segment before a translator sees it, and put back afterwards.

Link targets, citations, code, icons and attribute lists become numbered placeholders: a translation can move them,
but it cannot change where they lead.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

# In this order: code first, because nothing inside it means anything; then targets, citations, addresses, attributes, icons.
# Each begins with a certain sign, so that what is none of these is skipped at once.
_ADDRESS = re.compile(
    r"``*[^`]+`+"
    r"|\((?<=\]\()[^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)"
    r"|\[@[^\]\n]+\]"
    r"|<[^<>\s]+>"
    r"|\{[:#.][^{}\n]*\}|\{\s+[#.:][^{}\n]*\}"
    r"|:(?:material|octicons|fontawesome|simple)-[a-z0-9-]+:"
)
PLACEHOLDER = re.compile(r"\{(\d{1,3})\}")
# What a translation may never bring in: anything that Markdown could read as a tag, an address, an attribute or a list of
# contents.
_ADDED = re.compile(r"<[a-zA-Z/!?]|\]\s*\(|\]\s*\[|\]:|\[@|&#|`|\[TOC\]|\\[\[\]{}]")
_BRACES = re.compile(r"\{[^{}]*\}|[{}]")
_ENTITY = re.compile(r"&[a-zA-Z]\w*;")
# Markdown removes some control characters and takes others for line ends, so what stands around them would be read anew.
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]")
_BLOCK_START = re.compile(r"(?:#|>|(?:[-*+:]|\d+[.)])(?:\s|$)|!!!|\?\?\?|===|\||(?:[-*_]\s*)+$|~~~)")


@dataclass(frozen=True)
class Lifted:
    """A text with placeholders `{1}`, `{2}` ... and what they stand for."""

    text: str
    addresses: tuple[str, ...]


@dataclass(frozen=True)
class Refusal:
    """Why a translation cannot be used: placeholders that differ or lost what they belong to, or markup that was added."""

    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    moved: str = ""
    added: str = ""
    at: int = 0
    """Where `moved` or `added` stands in the translation."""


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
    given = Counter(PLACEHOLDER.findall(translation))
    if expected != given:
        missing = tuple(f"{{{number}}}" for number in (expected - given).elements())
        return Refusal(missing=missing, extra=tuple(f"{{{number}}}" for number in (given - expected).elements()))
    if refusal := _added_markup(translation, lifted.text) or _moved_placeholder(translation, lifted):
        return refusal
    # Spaces around a text would be an indent or a line break.
    return PLACEHOLDER.sub(lambda found: lifted.addresses[int(found[1]) - 1], translation.strip())


def _added_markup(translation: str, english: str) -> Refusal | None:
    if found := _CONTROL.search(translation):
        return Refusal(added="a line break" if found[0] in "\n\r" else "a control character", at=found.start())
    if found := _ADDED.search(translation):
        return Refusal(added=found[0], at=found.start())
    for form in (_BRACES, _ENTITY):
        if form.search(translation):
            known = Counter(form.findall(PLACEHOLDER.sub("", english)))
            for found in form.finditer(PLACEHOLDER.sub(lambda one: " " * len(one[0]), translation)):
                known[found[0]] -= 1
                if known[found[0]] < 0:
                    return Refusal(added=found[0], at=found.start())
    for sign in "\\|":
        if translation.count(sign) != english.count(sign):
            return Refusal(added=sign, at=max(0, translation.find(sign)))
    start = _block_start(translation)
    if start and start != _block_start(english):
        return Refusal(added=start, at=len(translation) - len(translation.lstrip()))
    return None


def begins_block(text: str) -> bool:
    """Whether a line that begins so may be a list, a quotation, a box or a heading."""
    return _BLOCK_START.match(text.strip()) is not None


def _block_start(text: str) -> str:
    """What makes a list, a quotation or a box of a line, without the number of a list."""
    found = _BLOCK_START.match(text.strip())
    return re.sub(r"\d+", "1", found[0].strip()) if found else ""


def _moved_placeholder(translation: str, lifted: Lifted) -> Refusal | None:
    """A link's target must follow its text in brackets, or it would be shown as words; attributes stay at their element."""
    addresses = {str(number): address for number, address in enumerate(lifted.addresses, 1)}
    targets = {number for number, address in addresses.items() if address.startswith("(")}
    ours, theirs = _links(translation, targets), _links(lifted.text, targets)
    moved = [number for number in sorted(targets, key=int) if ours.get(number) != theirs.get(number)]
    moved += [
        number
        for number, address in addresses.items()
        if address.startswith("{") and _belongs(translation, number) != _belongs(lifted.text, number)
    ]
    moved += [number for number in addresses if _is_glued(translation, number, addresses, lifted.text)]
    return Refusal(moved=f"{{{moved[0]}}}", at=translation.find(f"{{{moved[0]}}}")) if moved else None


def _is_glued(translation: str, number: str, addresses: dict[str, str], english: str) -> bool:
    """Whether a placeholder would be read together with what stands beside it, and is not so in the English text.

    A citation becomes `[words](address)`: an exclamation mark before it makes a picture of it, a bracket behind it
    another address. Two pieces of code side by side are one.
    """
    mark, address = f"{{{number}}}", addresses[number]
    before, _, after = translation.partition(mark)
    if address.startswith("["):
        return (before.endswith("!") and f"!{mark}" not in english) or (
            after.startswith("(") and f"{mark}(" not in english
        )
    following = PLACEHOLDER.match(after)
    both_code = following and address.startswith("`") and addresses[following[1]].startswith("`")
    return bool(following and both_code and mark + following[0] not in english)


def _links(text: str, targets: set[str]) -> dict[str, tuple[bool, frozenset[str]]]:
    """For each target that follows a text in brackets: whether it is a picture's, and which placeholders the text holds."""
    found: dict[str, tuple[bool, frozenset[str]]] = {}
    opened: list[int] = []
    for index, character in enumerate(text) if targets else ():
        if character == "[":
            opened.append(index)
        elif character == "]" and opened:
            start = opened.pop()
            target = PLACEHOLDER.match(text, index + 1)
            if target and target[1] in targets:
                inside = frozenset(PLACEHOLDER.findall(text[start:index]))
                found[target[1]] = (text[max(0, start - 1)] == "!", inside)
    return found


def _belongs(text: str, number: str) -> tuple[str, bool]:
    """What a placeholder of attributes follows, and whether it ends the text."""
    before, _, after = text.partition(f"{{{number}}}")
    owner = re.search(r"(?:\{\d+\}|.)$", before)
    return owner[0] if owner and owner[0][0] in "{*_) " else "", not after.strip()

"""Placeholders and markup: `{1}` for addresses of pages, `{count}` in interface texts, and nothing that Markdown could read."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from handbook.markdown.addresses import Refusal, lift, restore
from handbook.translation.comparing.findings import Finding
from handbook.translation.comparing.pair import PLACEHOLDER, TextKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.translation.comparing.pair import Pair

# Plain texts are escaped when they are shown, so nothing of this would run; it is a fault or an attempt all the same.
SCRIPT = re.compile(
    r"<[a-z/!?][^>]{0,40}>?|&(?:#\w+|[a-z]\w*);|\b(?:javascript|vbscript)\s*:|\bdata:\s*text/|\bon[a-z]{3,20}\s*=",
    re.IGNORECASE,
)


def placeholder_findings(pair: Pair) -> Iterator[Finding]:
    """Each placeholder of the English text exactly once."""
    if "{" not in pair.english and "{" not in pair.translation:
        return
    theirs = PLACEHOLDER.findall(pair.english)
    if theirs == PLACEHOLDER.findall(pair.translation):
        return
    expected = Counter(theirs)
    left = expected.copy()
    for found in PLACEHOLDER.finditer(pair.translation):
        left[found[0]] -= 1
        if left[found[0]] < 0:
            what = f"{found[0]} stands here once too often" if found[0] in expected else f"there is no {found[0]}"
            yield Finding("po-placeholder", found.start(), len(found[0]), {"what": what})
    if missing := " ".join(left.elements()):
        yield Finding("po-placeholder", values={"what": f"missing: {missing}"})


def markup_findings(pair: Pair) -> Iterator[Finding]:
    """What the page would refuse when the addresses are put back, and what looks like a script anywhere."""
    if any(sign in pair.translation for sign in "<&:="):
        for found in SCRIPT.finditer(pair.translation):
            if found[0].lower() not in {one[0].lower() for one in SCRIPT.finditer(pair.english)}:
                yield Finding("po-markup", found.start(), len(found[0]), {"value": found[0]})
                return
    if pair.kind is not TextKind.PAGE:
        return
    # The English text already has placeholders; a text with as many addresses stands for its page.
    restored = restore(pair.translation, lift(_with_addresses(pair.english)))
    if not isinstance(restored, Refusal):
        return
    if restored.added == "a control character":
        return  # named with the other characters that are no text
    if restored.added:
        width = len(restored.added) if pair.translation.startswith(restored.added, restored.at) else 1
        yield Finding("po-markup", restored.at, width, {"value": restored.added})
    elif restored.moved:
        yield Finding("po-link", restored.at, len(restored.moved), {"value": restored.moved})


def _with_addresses(msgid: str) -> str:
    """A text of a page again: each placeholder as a link target or a citation, so that it lifts to itself."""
    text, number = msgid, 1
    while (mark := f"{{{number}}}") in text:
        text = text.replace(f"]{mark}", "](a)", 1) if f"]{mark}" in text else text.replace(mark, "[@a]", 1)
        number += 1
    return text

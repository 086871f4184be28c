"""Numbers that are held back from a page while it is made: a case study more changes counts on nearly every list.

What the renderer and the templates make of such a page is the same with other numbers. Only those are held back that stand
where a number is no markup: between words, in cells and links, and in drawings. In its place stands a letter that means this
number and no other, so it does not matter whether it is moved, or shown twice.
"""

from __future__ import annotations

import re

_FIRST, _LAST = 0x3400, 0x4DBF
"""Letters for parsers, and of languages that need more than six thousand others first. A page that has one of them keeps its numbers."""
_LETTER = re.compile(f"([{chr(_FIRST)}-{chr(_LAST)}])")
_WRITTEN_OTHERWISE = re.compile(r"%e[34]%|\\u[34]|&#(?:x0*[34]|0*1[3-9][0-9]{3};)", re.IGNORECASE)
"""Letters as addresses and scripts may have them."""
_HEADING = re.compile(r"<h[1-6][ >]")

_REST = r"[0-9]*+(?:[.,][0-9]++)*+"
_NAMED = rf"(?<=[^\W\d_]: [0-9]){_REST}(?=[ <\n\"]|[.,;](?:[ <\n\"]|\Z)|\Z)"
# They begin with what is looked for at once, and only then is looked at what stands before it.
_IN_TEXT = re.compile(
    r"[#0-9](?:(?<=#)(?<![^\s>]#)[^\n]*"  # a heading, which becomes an id
    rf"|(?P<rest>{_NAMED}|(?<=\| [0-9]){_REST}(?= \|)|(?<=\[[0-9]){_REST}(?=\]\()|(?<=[^\W\d_] \([0-9]){_REST}(?=\))"
    rf"|(?<=>[0-9]){_REST}(?=<| [^\W\d_])|(?<=> [0-9]){_REST}(?=<)|(?<=[^\W\d_] [0-9]){_REST}(?= [^\W\d_])))"
)
_IN_DRAWINGS = re.compile(
    r"( (?:[rxyd]|[cr][xy]|[xy][12]|width|height|points|transform)=\")([-A-Za-z0-9., ()]++)(?=\")"
)
_SAID = re.compile(r"(?<=^description: \").*(?=\"$)", re.MULTILINE)
_IN_SAID = re.compile(f"[0-9](?P<rest>{_NAMED})")


def without_numbers(text: str) -> tuple[str, tuple[str, ...]]:
    """The source of a page without those of its numbers that can be held back.

    >>> text, numbers = without_numbers('---\\ndescription: "Pages: 2."\\n---\\nIn all: 3.\\n\\n| 4 | 5a |\\n\\n- [6](x7.md)\\n')
    >>> text.encode("ascii", "replace"), numbers
    (b'---\\ndescription: "Pages: ?."\\n---\\nIn all: ?.\\n\\n| ? | 5a |\\n\\n- [?](x7.md)\\n', ('2', '3', '4', '6'))
    """
    head, end, body = text.partition("\n---\n")
    if not end or _LETTER.search(text):
        return text, ()
    numbers: list[str] = []

    def held(number: str) -> str:
        if len(numbers) > _LAST - _FIRST:
            return number
        numbers.append(number)
        return chr(_FIRST + len(numbers) - 1)

    def in_text(found: re.Match[str]) -> str:
        return found[0] if found["rest"] is None else held(found[0])

    head = _SAID.sub(lambda said: _IN_SAID.sub(in_text, said[0]), head)
    body = _IN_DRAWINGS.sub(lambda found: found[1] + held(found[2]), body)
    return f"{head}{end}{_IN_TEXT.sub(in_text, body)}", tuple(numbers)


def are_numbers(html: str, number: int) -> bool:
    """Whether so many numbers can take their places in HTML that was made of such a source: none is lost, or part of a name."""
    if len({*_LETTER.findall(html)}) != number or _WRITTEN_OTHERWISE.search(html):
        return False
    for behind in _HEADING.split(html)[1:]:
        heading, end, _ = behind.partition("</h")
        if not end or has_numbers(heading):
            return False
    return True


def has_numbers(text: str) -> bool:
    """Whether numbers are held back from it."""
    return not text.isascii() and _LETTER.search(text) is not None


def with_numbers(text: str, numbers: tuple[str, ...]) -> str:
    """A text with numbers in their places."""
    parts = _LETTER.split(text)
    parts[1::2] = [numbers[ord(letter) - _FIRST] for letter in parts[1::2]]
    return "".join(parts)

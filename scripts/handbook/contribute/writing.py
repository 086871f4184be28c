"""A record as YAML, as the repository's files look: known fields in their order, short lists in one line, long texts folded.

The case-study builder writes the same text (`case-study-writer.js`); a proof holds the two side by side.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from handbook.model.fields import ListShape, RecordShape, fields_of
from handbook.model.rules import field_order
from handbook.yaml_located import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections import abc
    from collections.abc import Iterator

    from handbook.model.fields import Shape
    from handbook.yaml_located import Node

Value = str | list["Value"] | dict[str, "Value"]
SCHEMA_LINE = "# yaml-language-server: $schema=schema.json"
"""The first line: editors that know the schema complete and check from it."""
_WIDTH, _PROSE, _SHORT = 118, 100, 80
# Words and numbers that other programs would not take for texts.
_TAKEN = re.compile(r"~|null|true|false|yes|no|on|off|y|n|[-+.]?[0-9].*|\.(inf|nan)", re.IGNORECASE)
_CODE = re.compile(r"[A-Z]{2}")
_PLAIN = re.compile(
    "[A-Za-z\u00c0-\u024f\u0400-\u04ff\u0600-\u06ff\u0900-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff\uac00-\ud7a3]"
)
_NOT_PLAIN = re.compile(r": |:$| #|[ \t\n]$|[\n\t]")
_NOT_PLAIN_IN_LISTS = re.compile(r"[,\[\]{}:#\"'&*!|>%@`?]")
_ESCAPED = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufffe\uffff]"
)
_NOT_FOLDED = re.compile(r"^\s|\s$|\n[ \t]|[ \t]\n|\t| {2}")


def format_record(values: abc.Mapping[str, Value], record: type[Any], head: str = SCHEMA_LINE) -> str:
    """The file of a record. `head` is a comment.

    >>> from handbook.model.case_study import Tombstone
    >>> print(format_record({"status": "withdrawn", "title": "No"}, Tombstone, "# Gone"), end="")
    # Gone
    title: "No"
    status: withdrawn
    """
    return "\n".join([*head.splitlines(), *_record(values, record, "")]) + "\n"


def plain_values(node: Node) -> Value:
    """What a file holds, without the places."""
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [plain_values(one) for one in node.items]
        case Mapping():
            return {key.text: plain_values(value) for key, value in node.entries}


def _record(values: abc.Mapping[str, Value], record: type[Any] | None, indent: str) -> Iterator[str]:
    shapes = {one.name: one.shape for one in fields_of(record)} if record else {}
    order = field_order(record) if record else ()
    rank = {name: number for number, name in enumerate(order)}
    for name in sorted(values, key=lambda one: rank.get(one, len(rank))):
        start = f"{indent}{_one_line(name, in_list=True)}:"
        yield from _value(start, values[name], shapes.get(name), indent)


def _value(start: str, value: Value, shape: Shape | None, indent: str) -> Iterator[str]:
    """The lines of a field or entry that begins with `start`."""
    match value:
        case str():
            yield from _text(f"{start} ", value, indent)
        case list():
            yield from _list(start, value, shape, indent)
        case dict() if value:
            yield start
            yield from _record(value, shape.record if isinstance(shape, RecordShape) else None, indent + "  ")
        case _:
            yield f"{start} {{}}"


def _text(start: str, text: str, indent: str) -> Iterator[str]:
    line = _one_line(text, in_list=False)
    long = " " in text and len(start) + len(line) > _PROSE
    if ("\n" in text or long) and _can_fold(text):
        yield f"{start}>-"
        yield from _folded(text, indent + "  ")
    else:
        yield start + line


def _list(start: str, values: list[Value], shape: Shape | None, indent: str) -> Iterator[str]:
    texts = [one for one in values if isinstance(one, str) and len(one) < _SHORT]
    if len(texts) == len(values):
        line = ", ".join(_one_line(one, in_list=True) for one in texts)
        if len(start) + len(line) + 4 <= _WIDTH:
            yield f"{start} [{line}]"
            return
    yield start
    item = shape.item if isinstance(shape, ListShape) else None
    for one in values:
        entry = f"{indent}  - "
        if isinstance(one, str):
            yield from _text(entry, one, indent + "  ")
        elif isinstance(one, dict) and one:
            inner = list(_record(one, item.record if isinstance(item, RecordShape) else None, indent + "    "))
            yield entry + inner[0].lstrip(" ")
            yield from inner[1:]
        else:
            raise TypeError(f"no record has such a list entry: {one!r}")


def _one_line(text: str, *, in_list: bool) -> str:
    return text if _is_plain(text, in_list=in_list) else f'"{_escaped(_with_backslashes(text))}"'


def _is_plain(text: str, *, in_list: bool) -> bool:
    if not _PLAIN.match(text) or _TAKEN.fullmatch(text) or _CODE.fullmatch(text) or _NOT_PLAIN.search(text):
        return False
    return not _ESCAPED.search(text) and not (in_list and _NOT_PLAIN_IN_LISTS.search(text))


def _with_backslashes(text: str) -> str:
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    return text.replace("\n", "\\n").replace("\t", "\\t")


def _escaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _can_fold(text: str) -> bool:
    return bool(text.strip()) and not _NOT_FOLDED.search(text) and not _ESCAPED.search(text)


def _folded(text: str, indent: str) -> Iterator[str]:
    for number, paragraph in enumerate(text.split("\n")):
        if number:
            yield ""
        if not paragraph:
            continue
        line = ""
        for word in paragraph.split(" "):
            if line and len(indent) + len(line) + 1 + len(word) > _WIDTH:
                yield indent + line
                line = word
            else:
                line = f"{line} {word}" if line else word
        yield indent + line

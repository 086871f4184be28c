"""Attributes that stand in braces, in a strict form: an id, classes, a language, and that the search leaves something out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = r"[a-z][a-z0-9-]*+"
BRACES = rf"\{{ (?:[#.]{NAME} |(?:data-search|dir|lang)=(?:[a-zA-Z-]++|\"[a-zA-Z-]++\") )++\}}"
"""What stands in them is told by `attributes`."""


def attributes(braces: str) -> dict[str, str]:
    """What is said in such braces.

    >>> attributes('{ #a .b .c data-search=off lang="d" }')
    {'id': 'a', 'class': 'b c', 'data-search': 'off', 'lang': 'd'}
    """
    said: dict[str, str] = {}
    for word in braces[2:-2].split():
        if word[0] == "#":
            said["id"] = word[1:]
        elif word[0] == ".":
            said["class"] = f"{said['class']} {word[1:]}" if "class" in said else word[1:]
        else:
            name, _, value = word.partition("=")
            said[name] = value.strip('"')
    return said


def tag(name: str, said: Mapping[str, str]) -> str:
    """The beginning of an element as the renderer writes it: attributes in the order of their names.

    >>> tag("p", {"id": "a", "class": "b"})
    '<p class="b" id="a">'
    """
    return f"<{name}" + "".join([f' {key}="{said[key]}"' for key in sorted(said)]) + ">"

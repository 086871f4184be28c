"""The project itself, gathered once in a process of tests. Nobody changes what is given here."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from handbook.content import Content, gather
from handbook.problems import errors_in
from handbook.project import Project
from handbook.translation.translation import Translation, read_translation

ROOT = Path(__file__).resolve().parent.parent


@lru_cache(maxsize=1)
def real_content() -> Content:
    content, problems = gather(Project(ROOT))
    assert errors_in(problems) == []
    return content


def real_translation(code: str) -> Translation:
    return translation_of(real_content(), code)


def translation_of(content: Content, code: str) -> Translation:
    """A language of this project for a content: one with other case studies has other texts."""
    return _translation_of(Same(content), code)


@lru_cache(maxsize=16)
def _translation_of(content: Same, code: str) -> Translation:
    return read_translation(Project(ROOT), content.value.locale(code), content.value.texts())[0]


class Same:
    """A key for what was made of a content: only of this very one."""

    def __init__(self, value: Content) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.value is other.value

"""Talking to a person at a terminal, with completion where the system has it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType


def is_terminal() -> bool:
    """Whether somebody can answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


class Terminal:
    """Asks one line at a time. Windows has no readline: the words are then shown by `?` only."""

    def __init__(self) -> None:
        self.words: Sequence[str] = ()
        self.readline: ModuleType | None
        try:
            import readline
        except ImportError:
            self.readline = None
            return
        self.readline = readline
        readline.set_completer(self.complete)
        readline.set_completer_delims(", ")
        libedit = "libedit" in (readline.__doc__ or "")
        readline.parse_and_bind("bind ^I rl_complete" if libedit else "tab: complete")

    def ask(self, prompt: str, words: Sequence[str]) -> str:
        self.words = words
        return input(prompt)

    def say(self, text: str) -> None:
        print(text)

    def complete(self, start: str, number: int) -> str | None:
        found = [word for word in self.words if word.startswith(start)]
        return found[number] if number < len(found) else None

"""A reader who has only a keyboard: what has the focus is in sight and shows it after every key, or the test fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from access.looking import focus

if TYPE_CHECKING:
    from playwright.sync_api import Page

_IS = "what => document.activeElement.matches(what)"
MOST = 150


class Keyboard:
    """Presses keys, from the address bar on."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, *keys: str) -> None:
        """Each key in turn; the focus may not be lost."""
        for key in keys:
            self.page.keyboard.press(key)
            self.look(key)

    def look(self, after: str) -> None:
        now = focus(self.page)
        assert now is not None, f"after {after} the focus is lost"
        assert now["seen"], f"after {after} the focus is hidden: {now['name']}"
        assert now["ring"], f"after {after} nothing shows the focus: {now['name']}"

    def write(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.look(f"writing {text!r}")

    def go_to(self, what: str, *, key: str = "Tab", most: int = MOST) -> int:
        """Press Tab until the focus is on an element of this selector. How often it took."""
        for number in range(most):
            if self.on(what):
                return number
            self.press(key)
        raise AssertionError(f"{most} times {key} did not lead to {what}")

    def on(self, what: str) -> bool:
        return bool(self.page.evaluate(_IS, what))

    def follow(self, what: str) -> None:
        """Go to a link of another page and open it."""
        self.go_to(what)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

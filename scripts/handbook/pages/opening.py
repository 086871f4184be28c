"""Where the opening of a page ends: its title and what stands above the first part. On a phone the list of parts follows it."""

from __future__ import annotations

from html.parser import HTMLParser

from handbook.plain_html import HOLDING_TEXT, TAG, tag_of

_ALONE = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
"""Elements that hold nothing and are never closed."""


def opened(content: str) -> tuple[str, str]:
    """The opening of a page's HTML, and the rest: from the element on that is, or holds, the first heading of a part.

    Joined they are the content again. A page without parts, or with its title inside one, has no opening.

    >>> opened("<h1>Title</h1><p>Lead.</p><h2>Part</h2><p>Text.</p>")
    ('<h1>Title</h1><p>Lead.</p>', '<h2>Part</h2><p>Text.</p>')
    >>> opened("<h1>Title</h1><div><p>Text.</p><h2>Part</h2></div>")
    ('<h1>Title</h1>', '<div><p>Text.</p><h2>Part</h2></div>')
    >>> opened("<h1>Title</h1><p>Text.</p>")
    ('', '<h1>Title</h1><p>Text.</p>')
    """
    at = _end_of_plain(content)
    if at is not None:
        return content[:at], content[at:]
    reader = _Reader(content)
    try:
        reader.feed(content)
    except _Found:
        return content[: reader.outermost], content[reader.outermost :]
    return "", content


def _end_of_plain(content: str) -> int | None:
    """Where the opening ends, if all tags up to there can be told at sight."""
    depth = outermost = end = 0
    is_titled = False
    for found in TAG.finditer(content):
        tag = tag_of(found[1])
        if content.find("<", end) != found.start() or tag is None or tag.name in HOLDING_TEXT:
            return None
        end = found.end()
        if tag.is_end:
            depth = max(0, depth - 1)
        elif not found[1].endswith("/"):
            if not depth:
                outermost = found.start()
                is_titled = is_titled or tag.name == "h1"
            if tag.name == "h2":
                return outermost if is_titled else 0
            depth += not tag.is_alone
    return 0 if content.find("<", end) < 0 else None


class _Found(Exception):
    pass


class _Reader(HTMLParser):
    """Reads as far as the first heading of a part, and knows where the outermost element around it begins."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.outermost = 0
        self._depth = 0
        self._titled = False
        self._lines = [0]
        for line in content.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if not self._depth:
            line, column = self.getpos()
            self.outermost = self._lines[line - 1] + column
            self._titled = self._titled or tag == "h1"
        if tag == "h2":
            self.outermost = self.outermost if self._titled else 0
            raise _Found
        self._depth += tag not in _ALONE

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Closed where it opens: it holds nothing."""

    def handle_endtag(self, tag: str) -> None:
        self._depth = max(0, self._depth - (tag not in _ALONE))

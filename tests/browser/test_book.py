"""Tables of the book for reading programs, on a small phone."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from .conftest import PHONE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.browser
LONG = "About eight to ten people in a group, and a guide asks for at least two groups of each audience."
ADDRESS = "https://example.org/" + "a-long-address-without-a-space" * 4
LINES = """() => [...document.querySelectorAll("b")].map(word => new Set([...word.getClientRects()].map(box => box.top)).size)"""


@pytest.mark.parametrize(("columns", "label"), [(2, "Question"), (3, "Question"), (4, "Times"), (5, "Who")])
@pytest.mark.parametrize("letters", ["100%", "150%"])
def test_labels_are_whole_words_and_no_table_is_wider_than_its_page(
    tmp_path: Path, open_pages: Callable, columns: int, label: str, letters: str
) -> None:
    style = files("handbook.editions.epub").joinpath("styles.css").read_text(encoding="utf-8")
    head = f"<tr><th><b>{label}</b></th>{'<th>Practice</th>' * (columns - 1)}</tr>"
    rows = "".join(f"<tr><td>{label}</td>{f'<td>{text}</td>' * (columns - 1)}</tr>" for text in (LONG, ADDRESS))
    path = tmp_path / "table.html"
    path.write_text(
        f'<!doctype html><html lang="en" style="font-size: {letters}"><title>x</title><style>{style}</style><table>{head}{rows}</table>',
        encoding="utf-8",
    )
    with open_pages(PHONE) as (page, _):
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        if letters == "100%":
            assert page.evaluate(LINES) == [1]

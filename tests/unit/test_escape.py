"""Contributed plain text never becomes markup, wherever it stands."""

from __future__ import annotations

import html
import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.pages.escape import markdown_text

EXTENSIONS = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "fenced_code",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.details",
]
PLACES = ["{}", "- {}", "# {} {{ #id }}", "Term\n:   {}", "| a | b |\n| --- | --- |\n| {} | c |", "- [{}](x.md) and more", "**{}**", "!!! note\n    {}", "Word {}\n{{ .lead }}"]  # fmt: skip
TEXTS = st.lists(
    st.sampled_from(
        ["*", "_", "**", "`", "[", "](http://evil.example)", "<script>", "</p>", "&amp;", "&#60;", "{ .x }", "{: onclick=a }", "!!! note", "- ", "1. ", "1986. ", "# ",
         "> ", "|", "\\", "~~~", "```", "===", "---", ":   ", "[^1]", "[x]: y", "*[HTML]: x", "https://a.example", "<https://a.example>", "$", "^", "a_b_c", "++", "\t", "\n", "\n\n"]
    )
    | st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), max_size=6),
    max_size=8,
).map("".join).filter(lambda text: text.strip())  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
@given(TEXTS)
def test_text_is_shown_as_written(place: str, text: str) -> None:
    shown = markdown.markdown(place.format(markdown_text(text.strip())), extensions=EXTENSIONS)
    plain = markdown.markdown(place.format("XYZ"), extensions=EXTENSIONS)
    tags = re.compile(r"<[^>]*>")
    assert tags.findall(shown) == tags.findall(plain)
    words = html.unescape(tags.sub("", shown)).split()
    expected = html.unescape(tags.sub("", plain)).replace("XYZ", text).split()
    assert words == expected

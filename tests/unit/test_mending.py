"""A finished page with other lines in its lists is the page that the library makes of its source, to the byte, or is not made so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from test_quick_markdown import BLOCKS, LINES, made, renderers

from handbook.generators.mkdocs.lines import Line
from handbook.generators.mkdocs.mending import mended
from handbook.plain_items import item_of
from handbook.search.records import Section

if TYPE_CHECKING:
    from collections.abc import Sequence

TITLES = (
    "[One](a.md) <span>b</span>",
    "[Two &amp; three](a.md) <span>b</span>",
    "[HTML](a.md)",
    "[Four](b.md)",
    "words",
)
AROUND = (
    "{}",
    '<div class="a" markdown="1">\n\n{}\n\n</div>',
    "- c\n{}\n- d",
    "- c\n{}\n- d\n    { .e }",
    "- c\n\n{}",
    "{}\n    { .e }",
    "{}\nmore",
    "{}\n    - x",
    "<div>\n{}\n</div>",
    "```\n{}\n```",
    "    {}",
    "<!--\n{}\n-->",
    "Term\n:   x\n\n    {}",
    "> {}",
    '<ul>\n<li><a href="a.md">One</a> <span>b</span></li>\n</ul>\n\n```\n{}\n```',
    "*[HTML]: language\n\n{}",
    "[One]: b.md\n\n{}",
    "a <em\n\n{}",
)


def known(lines: Sequence[str]) -> list[Line | None]:
    """What becomes of lines; where links lead goes by the first of them."""
    htmls = renderers()[1].items(lines)
    items = [html and item_of(html) for html in htmls]
    return [
        Line(html, item, (), tuple((one, frozenset({""})) for one in item.links)) if html and item else None
        for html, item in zip(htmls, items, strict=True)
    ]


def hold(before: str, after: str) -> bool:
    """Whether a page can be mended; if so, it is the one that is made."""
    plain = renderers()[0]
    html, _ = made(plain, before)
    output = mended(html, [], (before, after), known)
    if output is None:
        return False
    assert output == made(plain, after)[0]
    return True


@given(
    st.lists(st.sampled_from((*BLOCKS, *AROUND)), max_size=4),
    st.sampled_from(AROUND),
    st.sampled_from((*TITLES, *LINES)),
    st.sampled_from((*TITLES, *LINES)),
    st.sampled_from(("\n\n", "\n", "\n\n\n")),
    st.data(),
)
@settings(max_examples=300, deadline=None)
def test_pages_by_chance(
    blocks: list[str], around: str, before: str, after: str, between: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(blocks)))
    hold(*(between.join([*blocks[:at], around.replace("{}", f"- {one}"), *blocks[at:]]) for one in (before, after)))


def test_lines_of_plain_lists_are_put_in() -> None:
    """Else the test above would prove nothing."""
    for around in AROUND[:3]:
        assert hold(*(f"Words\n\n{around.replace('{}', f'- {one}')}\n\nEnd." for one in TITLES[:2]))
    for around in AROUND[4:]:
        assert not hold(*(f"Words\n\n{around.replace('{}', f'- {one}')}\n\nEnd." for one in TITLES[:2]))


def test_pages_that_change_otherwise_are_made() -> None:
    page = "# {}\n\n- [One](a.md)\n- [One](a.md){}\n- {}\n"
    before = page.format("A", " x", "[Two](b.md)")
    html, _ = made(renderers()[0], before)

    def mend(after: str, text: str = "") -> str | None:
        return mended(html, [Section("", "", text)], (before, after), known)

    another = page.format("A", " x", "[Three](b.md)")
    assert mend(another) == html.replace(">Two<", ">Three<")
    assert mend(before) is None, "nothing changed: it is another in what stands around it"
    assert mend(page.format("B", " x", "[Three](b.md)")) is None, "so is the heading"
    assert mend(page.format("A", " x", "[Two](c.md)")) is None, "it leads elsewhere"
    assert mend(another + "\nmore\n") is None
    assert mend(another, "a Two b") is None, "the item is found in this page"
    assert mend(another, "a Three b") is None

"""Tables of Markdown: a name, headers that say of what, and a box that scrolls."""

from __future__ import annotations

import re

import markdown
from hypothesis import given
from hypothesis import strategies as st

TABLE = "| a | b |\n| --- | ---: |\n| c | d |\n"


def convert(text: str) -> str:
    extensions = ["toc", "tables", "attr_list", "md_in_html", "handbook.markdown.tables"]
    return markdown.markdown(text, extensions=extensions, extension_configs={"tables": {"use_align_attribute": True}})


def test_a_table_is_named_by_the_heading_above_it() -> None:
    made = convert(f"# One {{ #one }}\n\n## Two {{ #two }}\n\nText.\n\n{TABLE}\n## Three {{ #three }}\n\n{TABLE}")
    assert re.findall(r'<table aria-labelledby="(\w+)"', made) == ["two", "three"]
    assert len(re.findall('<th[^>]* scope="col"', made)) == 2 * 2, "also where a column has a side of its own"


def test_tables_below_one_heading_have_names_of_their_own() -> None:
    """A table's own label, its number, is a part of its name: "Two", "Two 2", "Two 3"."""
    made = convert(f"## Two {{ #two }}\n\n{TABLE}\nText.\n\n{TABLE}\n> {TABLE.replace(chr(10), chr(10) + '> ')}")
    tables = re.findall(r"<table( .*?)>", made)
    assert [re.search(r'aria-labelledby="(.*?)"', one)[1] for one in tables] == [
        "two", "two two--table-2", "two two--table-3"
    ]  # fmt: skip
    assert [sorted(re.findall(r' (?:id|aria-label)="(.*?)"', one)) for one in tables] == [
        [], ["2", "two--table-2"], ["3", "two--table-3"]
    ]  # fmt: skip
    assert convert(f"{TABLE}\nText.\n\n{TABLE}").count("aria-label") == 0, "without a heading there is no name"


def test_a_table_scrolls_in_a_box_and_what_follows_stays_behind_it() -> None:
    made = convert(f"Before.\n\n{TABLE}\nAfter.")
    assert re.sub(r"\s+", "", re.sub(r"<table.*</table>", "T", made, flags=re.DOTALL)) == (
        '<p>Before.</p><divclass="hb-scroll">T</div><p>After.</p>'
    )


def test_a_grid_names_its_rows_and_keeps_its_own_box() -> None:
    made = convert(f'# G {{ #g }}\n\n<div class="grid-table" markdown="1">\n\n{TABLE}\n</div>\n\n{TABLE}')
    assert made.count("hb-scroll") == 1
    assert made.count('<th scope="row">c</th>') == 1
    assert made.count('<th scope="row"') == 1, "the other cells of the row are no heads"
    assert re.findall(r'aria-labelledby="(.*?)"', made) == ["g", "g g--table-2"]


def test_a_table_inside_other_blocks_has_the_heading_of_its_place() -> None:
    inside = "\n".join(f"    {line}" for line in TABLE.splitlines())
    made = convert(
        f'# A {{ #a }}\n\n- item\n\n{inside}\n\n<div class="x" markdown="1">\n\n## B {{ #b }}\n\n</div>\n\n{TABLE}'
    )
    assert re.findall(r'aria-labelledby="(\w)"', made) == ["a", "b"]


def test_a_table_that_was_written_as_html_is_left_alone() -> None:
    raw = '<table class="hb-grid" role="table"><tr><td>a</td></tr></table>'
    made = convert(f'# A {{ #a }}\n\n<div class="x" markdown="1">\n\n<div>\n{raw}\n</div>\n\n</div>\n\n{raw}\n')
    assert "hb-scroll" not in made
    assert "aria-labelledby" not in made


def test_without_a_heading_a_table_has_no_name_that_leads_nowhere() -> None:
    assert "aria-labelledby" not in convert(TABLE)


@given(st.lists(st.sampled_from(["# H\n\n", "text\n\n", TABLE + "\n", "- item\n\n", "> quote\n\n"]), max_size=12))
def test_nothing_else_changes(parts: list[str]) -> None:
    text = "".join(parts)
    made = convert(text).replace('<div class="hb-scroll">\n', "").replace("</table>\n</div>", "</table>")
    plain = markdown.markdown(
        text, extensions=["toc", "tables"], extension_configs={"tables": {"use_align_attribute": True}}
    )
    bare = re.sub(r' (?:aria-labelledby="[\w -]+"|aria-label="\d+"|id="[\w-]+--table-\d+"|scope="col")', "", made)
    assert re.sub(r"\s+", " ", bare) == re.sub(r"\s+", " ", plain)

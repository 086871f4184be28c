"""What is named for screen readers has a name of its own: looked up in all English pages, since it costs no browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_TABLE = re.compile(r'<table\b[^>]* aria-labelledby="([^"]+)"')


def test_no_two_tables_of_a_page_are_named_alike(real_site: Path) -> None:
    numbered = 0
    for path in (real_site / "en").rglob("*.html"):
        names = _TABLE.findall(path.read_text(encoding="utf-8"))
        assert len(set(names)) == len(names), (path.relative_to(real_site), names)
        numbered += sum("--table-" in name for name in names)
    assert numbered, "there are pages with two tables below one heading"

"""Golden drawings: one for each kind, as `figures/<kind>.yml` asks for it. After looking at new ones: UPDATE_GOLDEN=1 make test.

The files can be opened in a browser.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from handbook.catalogue.figures import _record_for
from handbook.figures.drawing import DRAWERS, figure_svg
from handbook.model.figure import Figure, FigureKind
from handbook.model.figure_kinds import RECORDS
from handbook.model.reading import read_record
from handbook.source_files import SourceFile
from handbook.yaml_located import parse_yaml

HERE = Path(__file__).parent / "figures"
WAYS = (("en", False), ("ur", True), ("km", False))


def read(kind: FigureKind) -> Figure:
    path = HERE / f"{kind}.yml"
    node, problems = parse_yaml(SourceFile(path.name, path.read_text(encoding="utf-8")))
    assert node is not None
    assert problems == []
    found = read_record(node, _record_for(node), id=path.stem)
    assert found.problems == []
    assert found.record is not None
    return found.record.value


@pytest.mark.parametrize("kind", DRAWERS, ids=str)
@pytest.mark.parametrize(("locale", "rtl"), WAYS, ids=[locale for locale, _ in WAYS])
def test_drawings(kind: FigureKind, locale: str, *, rtl: bool) -> None:
    drawn = str(figure_svg(read(kind), locale, rtl=rtl)).replace("><", ">\n<") + "\n"
    drawn = drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    path = HERE / f"{kind}.{locale}.svg"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(drawn, encoding="utf-8")
    assert drawn == path.read_text(encoding="utf-8")


def test_every_kind_is_drawn() -> None:
    assert set(DRAWERS) == set(FigureKind) == set(RECORDS)

"""Catalogues that several tests of exports use: the real one, and a small one that is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from exported import ROOT

from handbook.content import Content, gather
from handbook.project import Project

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module", params=["real", "made-up"])
def content(request: pytest.FixtureRequest, template: Path) -> Content:
    found, problems = gather(Project(ROOT if request.param == "real" else template))
    assert not [one for one in problems if one.severity == "error"]
    return found


@pytest.fixture(scope="module")
def made_up(template: Path) -> Content:
    return gather(Project(template))[0]

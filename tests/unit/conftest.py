"""Catalogues that several tests of exports use: the real one, and a small one that is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handbook.content import Content, gather
from handbook.project import Project
from real import real_content

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module", params=["real", "made-up"])
def content(request: pytest.FixtureRequest, template: Path) -> Content:
    if request.param == "real":
        return real_content()
    found, problems = gather(Project(template))
    assert not [one for one in problems if one.severity == "error"]
    return found


@pytest.fixture(scope="module")
def made_up(template: Path) -> Content:
    return gather(Project(template))[0]

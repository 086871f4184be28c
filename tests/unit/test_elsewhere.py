"""A part of a MkDocs run in another process: what is said there reaches who listens here."""

from __future__ import annotations

import logging
import os
import sys

import pytest
from mkdocs.exceptions import PluginError

from handbook.generators.mkdocs.elsewhere import elsewhere

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")
LOG = logging.getLogger("mkdocs.structure.pages")


def test_what_was_made_comes_back_with_what_was_said(caplog: pytest.LogCaptureFixture) -> None:
    def make() -> int:
        LOG.warning("Doc file '%s' contains a link %r.", "a.md", {"to": "b.md"})
        LOG.debug("nobody listens to this")
        logging.getLogger("mkdocs").error("Last of all")
        return os.getpid()

    with caplog.at_level(logging.INFO, "mkdocs"):
        assert elsewhere(make) != os.getpid()
    assert [(one.name, one.levelname, one.getMessage()) for one in caplog.records] == [
        ("mkdocs.structure.pages", "WARNING", "Doc file 'a.md' contains a link {'to': 'b.md'}."),
        ("mkdocs", "ERROR", "Last of all"),
    ]


def test_before_an_error_all_is_told(caplog: pytest.LogCaptureFixture) -> None:
    def make() -> None:
        LOG.warning("this comes first")
        raise PluginError("the page cannot be made")

    with pytest.raises(PluginError, match="cannot be made"):
        elsewhere(make)
    assert caplog.messages == ["this comes first"]


def test_any_other_error_is_raised_as_it_was() -> None:
    with pytest.raises(ZeroDivisionError):
        elsewhere(lambda: 1 // 0)


def test_nobody_listens_any_more() -> None:
    before = [*logging.getLogger("mkdocs").handlers]
    elsewhere(lambda: None)
    assert logging.getLogger("mkdocs").handlers == before

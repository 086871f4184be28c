"""A sample of the hostile site: words that want to be more, in every kind of source, and what Chromium makes of them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from steps import build

from handbook.problems import errors_in
from handbook.project import Project
from hostile_look import faults_of_site
from hostile_site import plant
from proofs.hostile_site import browser, look_at

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.site


def test_hostile_words_stay_words(small: Project) -> None:
    planted = plant(small, rounds=3, pages=3, blocks=10, sample=True)
    assert planted.through > 500, "too little came through to show anything"
    assert set(planted.refused) >= {"page", "file", "case_studies", "sources", "translation"}
    outcome = build(small, locales=["en", "ur"])
    assert errors_in(outcome.problems) == []
    faults, pages, words = faults_of_site(small.site_dir)
    assert faults == []
    assert pages > 50
    assert words > 500
    uris = (
        "index.html",
        "about/index.html",
        "about/translation.html",
        "case-studies/explorer.html",
        "search.html#q=window",
        "glossary.html",
    )
    # In a thread: the browser of other tests may be open in this one.
    with ThreadPoolExecutor(max_workers=1) as beside:
        beside.submit(_look, small.site_dir, uris).result()


def _look(site: Path, uris: tuple[str, ...]) -> None:
    with browser() as context:
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        for code in ("en", "ur"):
            there = [uri for uri in uris if (site / code / uri.partition("#")[0]).is_file()]
            assert len(there) > 3
            for uri in there:
                assert look_at(page, (site / code).as_uri() + f"/{uri}") == []
        assert [one for one in asked if not one.startswith(("file:", "data:"))] == []

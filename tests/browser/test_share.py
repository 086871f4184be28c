"""Below a page: texts to pass on and to tell of an error, with scripts and without."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from .conftest import PHONE

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Site

pytestmark = pytest.mark.browser
PAGE = "handbook/audience.html"


@pytest.mark.parametrize(("locale", "scripts"), [("en", True), ("ur", True), ("en", False)])
def test_texts_can_be_copied(site: Site, open_pages: Callable, locale: str, *, scripts: bool) -> None:
    with open_pages(PHONE, scripts=scripts) as (page, heard):
        page.goto((site.root / locale / PAGE).as_uri())
        page.locator(".hb-share > summary").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        assert page.locator("h1").inner_text() in page.locator("#hb-share-text").input_value()
        told = page.locator("#hb-share-error").input_value()
        assert f"{locale}/{PAGE}" in told
        assert page.locator("meta[name='handbook-page']").get_attribute("content").split()[-1] in told
        assert page.locator(".hb-share img").count() == 0, "no address is known, so there is no code"
        assert page.locator("[data-hb-copy]:visible").count() == (2 if scripts else 0)
        if scripts:
            page.locator("[data-hb-copy='hb-share-error']").click()
            page.locator(".hb-share [role='status']:not(:empty)").wait_for()
        heard.assert_silent()
        if scripts:
            faults = Axe().run(page, context=".hb-share").response["violations"]
            assert [fault["id"] for fault in faults] == []

"""The pages of scenarios: every scene, what follows from each choice, and what their script reads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handbook.pages.generated.tools import script_of, strings
from handbook.pages.outline import TRAINING_URI, scenario_uri
from handbook.pages.page import PageKind, Target
from handbook.pages.training.telling import Teller
from handbook.pages.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handbook.content import Content
    from handbook.model.reading import Located
    from handbook.model.scenario import Scenario
    from handbook.pages.generated.maker import PageMaker
    from handbook.pages.page import Page
    from handbook.translation.translation import Translation

DATA_URI = "data/training/scenario.js"
STYLES = ("assets/css/tools.css", "assets/css/training.css")
LETTERS = "abcdefgh"
_SCRIPTS = (DATA_URI, *(f"assets/js/{name}.js" for name in ("tools/base", "tools/store", "training/scenario")))


def story_files(content: Content, translation: Translation) -> Mapping[str, bytes]:
    """What the script of scenarios says; everything else stands in their pages."""
    if not content.catalogue.training.scenarios:
        return {}
    words = Words(content, translation, TRAINING_URI)
    return {DATA_URI: script_of({"id": "scenario", "locale": words.locale.code, "strings": strings(words, "scenario")})}


def story_pages(maker: PageMaker, *trail: Target) -> Iterator[Page]:
    for one in maker.content.catalogue.training.scenarios:
        yield _page(maker, one, trail)


def _page(maker: PageMaker, located: Located[Scenario], trail: tuple[Target, ...]) -> Page:
    story = located.value
    w = maker.words(scenario_uri(story.id))
    tell = Teller(w, located.uri)
    body = maker.renderer.fragment(
        "scenario",
        w,
        t=tell,
        one=story,
        title=tell.markdown("title", story.title),
        summary=tell.markdown("summary", story.summary),
        numbers={scene.id: number for number, scene in enumerate(story.scenes, 1)},
        letters=LETTERS,
    )
    title, summary = tell.text("title", story.title), tell.text("summary", story.summary)
    page = maker.page(w, PageKind.SCENARIO, title, summary, maker.with_sources(w, body, tell.cited), *trail)
    return replace(page, scripts=(*page.scripts, *_SCRIPTS), styles=STYLES)

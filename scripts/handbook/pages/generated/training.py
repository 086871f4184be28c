"""The pages of the training that no author wrote: scenarios, plans for sessions, handouts, agendas, the test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.pages.generated.maker import chained
from handbook.pages.outline import TRAINING_URI
from handbook.pages.page import Page, Target
from handbook.pages.training.story import story_pages
from handbook.pages.training.workshop import agenda_pages, session_pages, test_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.pages.generated.maker import PageMaker

TRAINERS_URI = "training/trainers/index.md"


def training_pages(maker: PageMaker) -> Iterator[Page]:
    """Each below the landings that the project has."""
    landing, trainers = _targets(maker, TRAINING_URI), _targets(maker, TRAINERS_URI)
    yield from chained(maker, list(story_pages(maker, *landing)))
    yield from chained(maker, list(session_pages(maker, *landing, *trainers)))
    yield from agenda_pages(maker, *landing, *trainers)
    yield from test_page(maker, *landing, *trainers)


def _targets(maker: PageMaker, uri: str) -> list[Target]:
    page = next((one for one in maker.content.pages if one.uri == uri), None)
    if page is None:
        return []
    title = maker.translation.say(f"docs/{uri}", "title", page.split.meta.value.title).text
    return [Target(title, uri)]

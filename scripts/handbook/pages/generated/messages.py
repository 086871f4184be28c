"""The message library: a landing page, and a page for each issue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.model.taxonomy import Vocabulary
from handbook.pages.generated.maker import chained
from handbook.pages.outline import MESSAGES_URI, messages_page_uri
from handbook.pages.page import Page, PageKind, Target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.pages.generated.maker import PageMaker


def message_pages(maker: PageMaker) -> Iterator[Page]:
    messages_of = maker.content.catalogue.messages_of
    issues = [issue for issue in maker.taxonomy.ids(Vocabulary.ISSUES) if messages_of(issue)]
    if issues:
        yield _landing(maker, issues)
        yield from chained(maker, [_messages(maker, issue) for issue in issues])


def _landing(maker: PageMaker, issues: list[str]) -> Page:
    w = maker.words(MESSAGES_URI)
    body = maker.renderer.fragment(
        "messages_landing",
        w,
        issues=[(issue, maker.content.catalogue.messages_of(issue)) for issue in issues],
        frames=[
            (frame, ids)
            for frame in maker.taxonomy.ids(Vocabulary.FRAMES)
            if (ids := maker.refs.messages_by_term.get((Vocabulary.FRAMES, frame), ()))
        ],
    )
    return maker.page(w, PageKind.LANDING, w.plain("messages.title"), w.plain("messages.intro"), body)


def _messages(maker: PageMaker, issue: str) -> Page:
    w = maker.words(messages_page_uri(issue))
    messages = maker.content.catalogue.messages_of(issue)
    cited = sorted({source for message in messages for source in message.sources})
    title = w.plain("messages.of", issue=w.plain_term(Vocabulary.ISSUES, issue))
    body = maker.renderer.fragment(
        "messages",
        w,
        issue=issue,
        messages=messages,
        sources=[maker.content.catalogue.source(one) for one in cited],
    )
    parent = Target(w.plain("messages.title"), MESSAGES_URI)
    return maker.page(w, PageKind.MESSAGES, title, w.plain("messages.intro"), body, parent)

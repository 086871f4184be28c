"""The page for translators of one language: how far it is, what changed, what is in work, where to begin."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from handbook.content import case_study_uri
from handbook.pages.names import name_of
from handbook.pages.outline import ABOUT_URI, TRANSLATION_URI, study_uri
from handbook.pages.page import Page, PageKind
from handbook.translation.po import State
from handbook.translation.progress import AREAS, area_of, file_status, next_files, not_begun, summed
from handbook.translation.word_diff import Change, word_diff

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from handbook.model.page_claim import PageClaim
    from handbook.pages.generated.maker import PageMaker
    from handbook.translation.progress import FileStatus

_NEXT, _CHANGED = 5, 30


@dataclass(frozen=True)
class _Row:
    """A source as the page shows it: by its title where it is a page, and by its file."""

    name: Markup | None
    address: str
    po: str
    file: FileStatus
    claim: PageClaim | None


def translation_pages(maker: PageMaker) -> Iterator[Page]:
    w = maker.words(TRANSLATION_URI)
    files = maker.kept(_files)
    claims = {one.page: one for one in maker.content.page_claims.get(w.locale.code, ())}
    rows = _rows(maker, files, claims)
    body = maker.renderer.fragment(
        "translation",
        w,
        language=w.locale.name,
        po_dir=f"translations/{w.locale.code}/",
        locales=[one for one in maker.content.locales if not one.is_source],
        areas=[(area, summed(one for one in files if area_of(one.source_uri) == area)) for area, _ in AREAS],
        states=[state for state in State if state is not State.ABSENT],
        next_rows=[rows[one.source_uri] for one in next_files(files, claims, _NEXT)],
        in_work=[rows[page] for page in claims if page in rows],
        pages=[rows[one.source_uri] for one in files if one.is_page],
        changed=[(one.po, _diff(former.english, key[1]), former.text) for one in files for key, former in one.former][
            :_CHANGED
        ],
        total_changed=sum(len(one.former) for one in files),
    )
    title = w.plain("status.title")
    yield maker.page(w, PageKind.TRANSLATION, title, w.plain("status.intro"), body, *maker.above(ABOUT_URI))


def _files(maker: PageMaker) -> tuple[FileStatus, ...]:
    """All files: they are the same after most edits, and so is the page then. Each that the language has is a piece."""
    translation = maker.translation
    if translation.locale.is_source:
        return ()
    code, begun = translation.locale.code, {*translation.entries}
    return tuple(
        maker.plan.kept(("file status", uri), partial(file_status, translation, uri, texts), texts)
        if uri in begun
        else not_begun(code, uri, len(texts))
        for uri, texts in maker.content.texts()
    )


def _rows(maker: PageMaker, files: Sequence[FileStatus], claims: Mapping[str, PageClaim]) -> Mapping[str, _Row]:
    # Titles of pages that are still English say nothing about how far this page is, so other words count them.
    names = maker.words(TRANSLATION_URI)
    addresses = {case_study_uri(study): study_uri(study) for study in maker.content.catalogue.ids}
    found = {}
    for one in files:
        claim = claims.get(one.source_uri)
        address = one.source_uri.removeprefix("docs/") if one.is_page else addresses.get(one.source_uri, "")
        name = name_of(names, address) if address and (claim or one.is_page) else None
        found[one.source_uri] = _Row(name, address, one.po, one, claim)
    return found


def _diff(old: str, new: str) -> Markup:
    parts = (
        escape(text) if change is Change.SAME else Markup("<{0}>{1}</{0}>").format(str(change), text)
        for change, text in word_diff(old, new)
    )
    return Markup("").join(parts)

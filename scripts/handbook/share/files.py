"""QR codes and share cards of a locale. Both exist only where the site's address is known: without it they lead nowhere.

Their names change with what they say, so one that stands in the last site is taken from there.
"""

from __future__ import annotations

import io
from functools import partial
from typing import TYPE_CHECKING

from handbook.pages.page import html_uri
from handbook.share.page import Share, qr_uri
from handbook.translation.locales import SOURCE_LOCALE, Direction
from handbook.tree import write_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from handbook.content import Content
    from handbook.next_site import NextSite
    from handbook.project import Project
    from handbook.staging import StagedLocale

_MASK = 4
"""One of the eight patterns that the standard knows. Any can be read; to look for the prettiest takes four times as long."""


def write_share_files(
    project: Project, content: Content, staged: StagedLocale, site: Path, next_site: NextSite | None = None
) -> None:
    """Into the locale's folder of the site. If it is the next site of a build, files of the last one are taken over."""
    share = Share(project, content, staged)
    if not share.is_public:
        return
    for page in staged.pages:
        address = share.address(html_uri(page.uri))
        _write(site, next_site, qr_uri(address), partial(qr_code, address))
    for section, uri in share.cards.items():
        words = share.card_words[section]
        _write(site, next_site, uri, partial(_card, project, content, staged, words))


def qr_code(address: str) -> bytes:
    """An address as an SVG of some two kilobytes, black on white whatever the page's colours are."""
    import segno

    code = segno.make_qr(address, error="l", boost_error=False, mask=_MASK)
    out = io.BytesIO()
    code.save(out, kind="svg", xmldecl=False, omitsize=True, svgclass=None, lineclass=None, light="#fff", border=3)
    return out.getvalue()


def _card(project: Project, content: Content, staged: StagedLocale, words: tuple[str, str]) -> bytes:
    """In English where the script has no font here, or not all signs of the words."""
    from handbook.cards.lettering import lettering
    from handbook.cards.picture import Words, card_picture

    locale = staged.locale
    letters = lettering(project, locale.code, rtl=locale.direction is Direction.RTL)
    if letters is not None and all(map(letters.can_write, words)):
        return card_picture(Words(letters, *words))
    english = lettering(project, SOURCE_LOCALE, rtl=False)
    if english is None:
        raise FileNotFoundError(project.third_party_dir / "noto-sans")
    return card_picture(Words(english, content.config.name, locale.english_name))


def _write(site: Path, next_site: NextSite | None, uri: str, make: Callable[[], bytes]) -> None:
    if next_site and uri in next_site.last:
        next_site.take_over(uri)
    elif next_site:
        next_site.write(uri, make())
    else:
        write_file(site / uri, make())

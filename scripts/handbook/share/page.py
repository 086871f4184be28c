"""What a page offers to those who pass it on. Addresses exist only where the site's address is known."""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import TYPE_CHECKING

from handbook.model.language import territory_of
from handbook.pages.page import html_uri
from handbook.translation.locales import SOURCE_LOCALE
from handbook.translation.texts import EDITIONS_SOURCE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handbook.content import Content
    from handbook.pages.page import Page
    from handbook.project import Project
    from handbook.staging import StagedLocale

HOME = "home"
SECTIONS = (
    "handbook",
    "guidance",
    "considerations",
    "monitoring",
    "quick-start",
    "toolkit",
    "training",
    "case-studies",
    "messages",
    "about",
    "contribute",
)
"""Folders whose pages show the card of their own landing page."""
_OF_CASE_STUDIES = frozenset(
    {"countries", "tactics", "channels", "audiences", "issues", "frames", "steps", "evidence", "years", "data"}
)
_ISSUES = {"github.com": "/issues/new", "gitlab.com": "/-/issues/new"}


class Share:
    """For the templates: all methods take the address of a page as MkDocs knows it, from the locale's root."""

    def __init__(self, project: Project, content: Content, staged: StagedLocale) -> None:
        self._project, self._content, self._staged = project, content, staged

    @property
    def language(self) -> str:
        """That of the texts around: English until somebody translates them."""
        key, translation = "edition.share.title", self._staged.translation
        said = translation.say(EDITIONS_SOURCE, key, self._content.interface[key])
        return SOURCE_LOCALE if said.is_fallback else translation.locale.code

    @property
    def is_public(self) -> bool:
        return bool(self._content.config.url)

    @property
    def edition(self) -> str:
        """Version and date as machines and maintainers read them."""
        edition = self._content.config.edition
        return f"{edition.version}, {edition.date}"

    @property
    def territory(self) -> str:
        """The language as Open Graph names it, with a country: th_TH."""
        return territory_of(self._staged.locale.code)

    @property
    def reports_to(self) -> str:
        """Where an error can be told with an account; empty if nobody knows the project's own page."""
        repository = self._content.config.repository
        host = repository.partition("://")[2].partition("/")[0]
        return repository + _ISSUES.get(host, "/issues") if repository else ""

    def address(self, uri: str) -> str:
        """The page in the web."""
        site = self._content.config.url.rstrip("/")
        return f"{site}/{self._staged.locale.code}/{uri}" if site else ""

    def qr(self, uri: str) -> str:
        """The file of its QR code."""
        return qr_uri(self.address(uri))

    def card(self, uri: str) -> str:
        """The file of the share card of the page's section; empty in a project without fonts."""
        return self.cards.get(section_of(uri)) or self.cards.get(HOME, "")

    @cached_property
    def cards(self) -> Mapping[str, str]:
        """All share cards of the locale, by section: a file named after the words on it."""
        return {section: card_uri(section, words) for section, words in self.card_words.items()}

    @cached_property
    def card_words(self) -> Mapping[str, tuple[str, str]]:
        """What stands on them: (large, small). That of the home page has the handbook's name alone."""
        if not self._project.font_path("noto-sans", "latin").is_file():
            return {}
        name = self._staged.translation.label("site.name", self._content.config.name)
        pages = {html_uri(page.uri): page for page in self._staged.pages}
        landings: dict[str, Page | None] = {section: pages.get(f"{section}/index.html") for section in SECTIONS}
        return {HOME: (name, "")} | {section: (page.title, name) for section, page in landings.items() if page}


def section_of(uri: str) -> str:
    """Which card a page shows.

    >>> section_of("handbook/audience.html"), section_of("tactics/hotline.html"), section_of("glossary.html")
    ('handbook', 'case-studies', 'home')
    """
    folder, inside, _ = uri.partition("/")
    if not inside:
        return HOME
    return "case-studies" if folder in _OF_CASE_STUDIES else folder


def qr_uri(address: str) -> str:
    """A name that changes with the address: a code that is there need not be made again."""
    return f"qr/{hashlib.sha256(address.encode()).hexdigest()[:12]}.svg"


def card_uri(section: str, words: tuple[str, str]) -> str:
    return f"assets/cards/{section}-{hashlib.sha256(repr(words).encode()).hexdigest()[:8]}.png"

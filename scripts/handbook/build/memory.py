"""What a process that stays remembers of each locale from one build to the next."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from handbook.page_store import SiteMemory
from handbook.pages.memory import PlanMemory

if TYPE_CHECKING:
    from handbook.staging import StagedLocale
    from handbook.tree import FileState, KnownFiles


@dataclass
class LocaleMemory:
    """Of one locale."""

    plan: PlanMemory = field(default_factory=PlanMemory)
    site: SiteMemory = field(default_factory=SiteMemory)
    staged: KnownFiles = field(default_factory=dict)
    """All files of the last plan, but for those of authors."""
    digests: dict[str, tuple[FileState, str]] = field(default_factory=dict)
    """Of those that are no pages, as they stood on the disk."""

    def pack(self, staged: StagedLocale) -> None:
        """Once they are staged, texts of pages are held in less room."""
        self.plan.pack(staged.pages)

    def other_pages(self, staged: StagedLocale) -> int:
        """How many pages are not those of the last plan."""
        return sum(self.staged.get(page.uri, (None,))[0] is not page for page in staged.pages)


class BuildMemory:
    """Of all locales that the process makes."""

    def __init__(self) -> None:
        self.root = PlanMemory()
        self.manifests: dict[str, tuple[object, str]] = {}
        """What the manifest says of each."""
        self._locales: defaultdict[str, LocaleMemory] = defaultdict(LocaleMemory)

    def of(self, code: str) -> LocaleMemory:
        return self._locales[code]

"""What the last audit found well, for a process that stays: what is as it was, and leads to what is as it was, is well."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from handbook.audit.crossrefs import WantedLinks

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from handbook.audit.leads import Leads
    from handbook.tree import FileState


@dataclass
class AuditMemory:
    """Of one locale."""

    assets: dict[str, FileState] = field(default_factory=dict)
    """Files that call no other host."""
    wanted: WantedLinks = field(default_factory=WantedLinks)
    _files: frozenset[str] = frozenset()
    _folders: frozenset[str] = frozenset()
    _leads: Mapping[str, Leads] = field(default_factory=dict)

    def doubtful(self, leads: Mapping[str, Leads], files: frozenset[str], folders: frozenset[str]) -> AbstractSet[str]:
        """The pages whose links must be looked at: they are others, or what they lead to is."""
        if not self._folders <= folders:
            return leads.keys()
        others = {uri for uri, page in leads.items() if self._leads.get(uri) is not page}
        others = {uri for uri in others if self._leads.get(uri) != leads[uri]}
        # Who leads to a page does so well for as long as all places are in it that were there.
        known = self._leads
        less = {uri for uri in others & self._files if uri not in known or not known[uri].ids <= leads[uri].ids}
        changed = (self._files - files) | less
        return others | {uri for uri, page in leads.items() if not changed.isdisjoint(page.targets)}

    def keep(self, leads: Mapping[str, Leads], files: frozenset[str], folders: frozenset[str]) -> None:
        """All links of all pages were found well."""
        self._leads, self._files, self._folders = leads, files, folders

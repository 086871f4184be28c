"""What may look like a private person's and is the public's: a hotline, an office, a spokesperson, an invented name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from handbook.model.kinds import Day, Help, Text


@dataclass(frozen=True, kw_only=True)
class PublicContact:
    """One number, address or name of `docs/_data/public_contacts.yml`."""

    value: Annotated[str, Text(120), Help("As the texts write it, and as `handbook check` shows it.")]
    of: Annotated[str, Text(160), Help("The office, line or public figure; or: invented.")]
    seen: Annotated[
        str, Text(300), Help("Where it is published by those whose it is; or the text that says it is invented.")
    ]
    checked: Annotated[str, Day(), Help("When somebody looked there last.")]

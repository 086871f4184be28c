"""The Content-Security-Policy of each kind of edition, in one table.

Pages of the site, of a stick, of a package for learning systems and of the installed app carry the constant policy of
`handbook.policy`. Editions that are one file cannot load a script or a style from beside them, so they name what they
hold by its digest; none may ask any host for anything.
"""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

from handbook.editions.kinds import EditionKind
from handbook.policy import CONTENT_SECURITY_POLICY

if TYPE_CHECKING:
    from collections.abc import Sequence


def policy_of(kind: EditionKind, *, scripts: Sequence[str] = (), styles: Sequence[str] = ()) -> str | None:
    """The policy, or nothing where the reading program sets its own (EPUB, PDF)."""
    match kind:
        case EditionKind.USB | EditionKind.ZIM | EditionKind.SCORM:
            return CONTENT_SECURITY_POLICY
        case EditionKind.ONE_FILE:
            return (
                f"default-src 'none'; script-src {_digests(scripts)}; style-src {_digests(styles)}; "
                "img-src data:; font-src data:; connect-src 'none'; base-uri 'none'; form-action 'none'"
            )
        case EditionKind.EPUB | EditionKind.PDF:
            return None


def _digests(texts: Sequence[str]) -> str:
    """The sources of inline elements, named by what they hold."""
    return " ".join(f"'sha256-{_digest(text)}'" for text in texts) or "'none'"


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

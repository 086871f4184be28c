"""What a renderer has of its own: where something is not known here, nothing is taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection

    from markdown.util import Registry


def has_only(registry: Registry[Any], names: Collection[str]) -> bool:
    """Whether a renderer has nothing registered but what has these names."""
    return len(registry) == sum(name in registry for name in names)

"""A bad and a good example for each code."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
EXAMPLES_PATH = Path(__file__).with_name("examples.yml")


@dataclass(frozen=True)
class Example:
    file: str
    bad: str
    good: str
    says: str
    """What the check says of the bad one, in English."""


@lru_cache(maxsize=1)
def read_examples() -> Mapping[str, Example]:
    known = yaml.load(EXAMPLES_PATH.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 (both are safe)
    return MappingProxyType({code: Example(**one) for code, one in known.items()})

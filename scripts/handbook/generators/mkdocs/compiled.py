"""Templates compiled once for all locales that a process makes, and for all builds of a preview."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import jinja2

if TYPE_CHECKING:
    from jinja2.bccache import Bucket


class _Compiled(jinja2.BytecodeCache):
    """In memory alone: nothing that is run is ever read from a disk. Another text of a template is compiled anew."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        code = self._code.get(bucket.key)
        if code is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


@lru_cache(maxsize=1)
def compiled_templates() -> jinja2.BytecodeCache:
    return _Compiled()

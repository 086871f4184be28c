"""The worker of a language and the list of what it keeps, written when everything else of the language is there."""

from __future__ import annotations

import hashlib
import json
import re
import time
import zlib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.tree import tree_stats, write_file
from handbook.webapp.manifest import PACK_URI, SIZE_URI, WORKER_URI

if TYPE_CHECKING:
    from handbook.site_config import Edition

DIGEST_LENGTH = 12
"""Hexadecimal digits, as in the names of pages' content."""
_NOT_KEPT = frozenset({WORKER_URI, PACK_URI, "sitemap.xml"})
"""The browser keeps the worker by itself; the list is put last, as a sign that all is there; robots have internet."""
_FOR_OTHERS = ("assets/cards/",)
"""Pictures that messengers show beside a link: no page shows them."""
_SETTLED = 2_000_000_000
"""Nanoseconds after which a file's time tells a second write from the first, on any disk."""
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def write_app(site_dir: Path, edition: Edition, locale: str) -> None:
    """Write both into the locale's folder of the site."""
    (site_dir / SIZE_URI).unlink(missing_ok=True)  # a preview writes into the folder of the last one
    listed, sent = _listed(site_dir)
    size = json.dumps([sum(size for _, size in listed.values()), sent], separators=(",", ":"))
    script = f"window.HANDBOOK_OFFLINE_SIZE={size};\n".encode()
    write_file(site_dir / SIZE_URI, script)
    listed[SIZE_URI] = _short(script), len(script)
    code = _bare(files("handbook.webapp").joinpath("js/worker.js").read_text(encoding="utf-8"))
    version = _short(json.dumps([edition.version, edition.date, listed]).encode() + code.encode())
    pack = {
        "version": version,
        "edition": [edition.version, edition.date],
        "bytes": sum(size for _, size in listed.values()),
        "sent": sent,
        "files": listed,
    }
    text = json.dumps(pack, separators=(",", ":"))
    write_file(site_dir / PACK_URI, f"window.HANDBOOK_OFFLINE={text};\n".encode())
    head = f"var LOCALE = {json.dumps(locale)}, VERSION = {json.dumps(version)};\n"
    write_file(site_dir / WORKER_URI, (head + code).encode())


def _listed(site_dir: Path) -> tuple[dict[str, tuple[str, int]], int]:
    """Digest and size of each file, and about how many bytes a server sends that compresses."""
    known = _looked_at(site_dir)
    now = time.time_ns()
    found: dict[str, _File] = {}
    for uri, entry in sorted(tree_stats(site_dir), key=itemgetter(0)):
        if uri not in _NOT_KEPT and not uri.startswith(_FOR_OTHERS):
            stat = entry.stat()
            state = stat.st_ino, stat.st_size, stat.st_mtime_ns
            one = known.get(uri)
            found[uri] = one if one and one.state == state else _look_at(entry.path, state, now)
    known.clear()
    known.update(found)
    return {uri: (one.digest, one.size) for uri, one in found.items()}, sum(one.sent for one in found.values())


@dataclass(frozen=True)
class _File:
    """What was read of a file, and its number, size and time: files of the last site that were taken over keep them."""

    state: tuple[int, int, int] | None
    digest: str
    size: int
    sent: int


@lru_cache(maxsize=1)
def _looked_at(site_dir: Path) -> dict[str, _File]:
    """The files of a folder as this process saw them last: a preview makes the same one again and again."""
    del site_dir
    return {}


def _look_at(path: str, state: tuple[int, int, int], now: int) -> _File:
    """Read a file. One that was written a moment ago could be written again without a sign: it is read the next time too."""
    data = Path(path).read_bytes()
    is_settled = state[2] < now - _SETTLED
    return _File(state if is_settled else None, _short(data), len(data), len(zlib.compress(data, 1)))


def _bare(script: str) -> str:
    """Without comments and indents: the browser asks for the worker at every visit of a reader who has one.

    >>> _bare("/* Why:\\n   so. */\\nvar a = 1; /* one */\\n  a += 1;\\n")
    'var a = 1;\\na += 1;\\n'
    """
    lines = (line.strip() for line in _COMMENT.sub("", script).splitlines())
    return "".join(f"{line}\n" for line in lines if line)


def _short(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:DIGEST_LENGTH]

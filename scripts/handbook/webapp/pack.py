"""The worker of a language and the list of what it keeps, written when everything else of the language is there."""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections import Counter
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from handbook.site_search.indexing import SEARCH_DIR
from handbook.tree import state_of, write_file
from handbook.webapp.manifest import PACK_URI, SIZE_URI, WORKER_URI

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from handbook.site_config import Edition
    from handbook.tree import FileState

    Known = dict[str, tuple[tuple[FileState, bool], "Listed"]]
    """What a file is known by, whether there are many of its kind, and what was said of the file then."""
    Digests = Mapping[str, tuple[FileState, str]]
    """What a file was known by when it was written, and the SHA-256 of what it holds."""

DIGEST_LENGTH = 12
"""Hexadecimal digits, as in the names of pages' content."""
_NOT_KEPT = frozenset({WORKER_URI, PACK_URI, SIZE_URI, "sitemap.xml"})
"""The browser keeps the worker by itself; the list is put last, as a sign that all is there; who has it all is not told how much
it would be; robots have internet."""
_FOR_OTHERS = ("assets/cards/", "qr/")
"""Pictures that messengers show beside a link, and codes that are printed: nobody needs them who reads from the device."""
_PARTS, _PART = 4, 16_384
"""Of a large file, so many parts of so many bytes are compressed."""
_INDEX = f"{SEARCH_DIR}/"
_MANY, _EACH = 400, 8
"""Where there are so many files of a kind, which are alike, one of so many is compressed."""
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


class Listed(NamedTuple):
    """What is said of a file."""

    text: str
    """Its address, digest and size, as the list has them."""
    size: int
    kind: str
    """Files of a kind are alike."""
    sent: int | None
    """About how many bytes of it a server sends that compresses; nothing where others tell it."""


def write_app(
    site_dir: Path,
    edition: Edition,
    locale: str,
    states: dict[str, FileState],
    known: Known | None = None,
    digests: Digests | None = None,
) -> None:
    """Write them into the locale's folder of the site. `known` is what was listed before; it takes what is listed now.

    `states` are what all files of the folder are known by, and take those that are written here. `digests` are those of files
    that need not be read for them.
    """
    found = _listed(site_dir, states, {} if known is None else known, digests or {})
    whole, sent = sum([one.size for one in found]), _sent_in_all(found)
    code = _bare(files("handbook.webapp").joinpath("js/worker.js").read_text(encoding="utf-8"))
    listed = f"{{{','.join([one.text for one in found])}}}"
    version = _short(f"{edition.version}\n{edition.date}\n{listed}{code}".encode())
    said = {"version": version, "edition": [edition.version, edition.date], "bytes": whole, "sent": sent}
    text = f'{_json(said)[:-1]},"files":{listed}}}'
    size = _json([whole, sent])
    head = f"var LOCALE = {json.dumps(locale)}, VERSION = {json.dumps(version)};\n"
    for uri, script in (
        (PACK_URI, f"window.HANDBOOK_OFFLINE={text};\n"),
        (SIZE_URI, f"window.HANDBOOK_OFFLINE_SIZE={size};\n"),
        (WORKER_URI, head + code),
    ):
        write_file(site_dir / uri, script.encode())
        states[uri] = state_of((site_dir / uri).stat())


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def _listed(site_dir: Path, states: Mapping[str, FileState], known: Known, digests: Digests) -> list[Listed]:
    """All files that browsers keep, by address."""
    listed: list[Listed] = []
    kept = sorted(uri for uri in states if uri not in _NOT_KEPT and not uri.startswith(_FOR_OTHERS))
    kinds = Counter(map(_kind, kept))
    for uri in kept:
        kind = _kind(uri)
        state = states[uri], kinds[kind] >= _MANY
        if uri not in known or known[uri][0] != state:
            known[uri] = state, _told(uri, kind, state, digests) or _looked_at(site_dir, uri, kind, are_many=state[1])
        listed.append(known[uri][1])
    return listed


def _told(uri: str, kind: str, state: tuple[FileState, bool], digests: Digests) -> Listed | None:
    """What is said of a file that nobody has to read for it."""
    (_, size, _), are_many = state
    written, digest = digests.get(uri, (None, ""))
    if written != state[0] or not _is_left_out(uri, are_many=are_many):
        return None
    return Listed(_line(uri, digest, size), size, kind, None)


def _looked_at(site_dir: Path, uri: str, kind: str, *, are_many: bool) -> Listed:
    with open(f"{site_dir}/{uri}", "rb") as file:  # noqa: PTH123 (thousands of files: texts for paths take half the time)
        data = file.read()
    sent = None if _is_left_out(uri, are_many=are_many) else _sent(data)
    return Listed(_line(uri, hashlib.sha256(data).hexdigest(), len(data)), len(data), kind, sent)


def _is_left_out(uri: str, *, are_many: bool) -> bool:
    """Whether nobody looks how far it can be compressed: it is one of many that are alike."""
    return are_many and zlib.crc32(uri.encode()) % _EACH != 0


def _line(uri: str, digest: str, size: int) -> str:
    return f'{_json(uri)}:["{digest[:DIGEST_LENGTH]}",{size}]'


def _kind(uri: str) -> str:
    return _INDEX if uri.startswith(_INDEX) else uri.rpartition(".")[2]


def _sent_in_all(listed: Sequence[Listed]) -> int:
    """Files that were left out are as those of their kind that were compressed."""
    whole, size, sent = Counter[str](), Counter[str](), Counter[str]()
    for one in listed:
        whole[one.kind] += one.size
        if one.sent is not None:
            size[one.kind] += one.size
            sent[one.kind] += one.sent
    return sum(sent[kind] * whole[kind] // size[kind] for kind in size if size[kind])


def _sent(data: bytes) -> int:
    """About how many bytes a server sends that compresses. Of a large file, parts tell it."""
    if len(data) <= _PARTS * _PART:
        return len(zlib.compress(data, 1))
    parts = (data[at * len(data) // _PARTS :][:_PART] for at in range(_PARTS))
    return sum(len(zlib.compress(one, 1)) for one in parts) * len(data) // (_PARTS * _PART)


def _bare(script: str) -> str:
    """Without comments and indents: the browser asks for the worker at every visit of a reader who has one.

    >>> _bare("/* Why:\\n   so. */\\nvar a = 1; /* one */\\n  a += 1;\\n")
    'var a = 1;\\na += 1;\\n'
    """
    lines = (line.strip() for line in _COMMENT.sub("", script).splitlines())
    return "".join(f"{line}\n" for line in lines if line)


def _short(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:DIGEST_LENGTH]

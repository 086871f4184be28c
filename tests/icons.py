"""Draw the app's icons from the site's mark: `python tests/icons.py`. Each picture remembers the mark it was drawn from."""

from __future__ import annotations

import hashlib
import re
import struct
import sys
import zlib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "overrides" / "assets" / "images"
MARK = IMAGES / "favicon.svg"
ICONS = {"app-192.png": (192, False), "app-512.png": (512, False), "app-maskable-512.png": (512, True)}
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEYWORD = b"Source\0"


def mark_digest() -> str:
    return hashlib.sha256(MARK.read_bytes()).hexdigest()


def chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    """The parts of a PNG file."""
    assert data.startswith(_SIGNATURE)
    found, at = [], len(_SIGNATURE)
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        found.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + length]))
        at += 12 + length
    return found


def remembered(data: bytes) -> str:
    """The digest of the mark that a picture was drawn from."""
    return next((part.removeprefix(_KEYWORD).decode() for name, part in chunks(data) if name == b"tEXt"), "")


def with_memory(data: bytes) -> bytes:
    head, *rest = [one for one in chunks(data) if one[0] in {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}]
    parts = [head, (b"tEXt", _KEYWORD + mark_digest().encode()), *rest]
    return _SIGNATURE + b"".join(
        struct.pack(">I", len(part)) + name + part + struct.pack(">I", zlib.crc32(name + part)) for name, part in parts
    )


def drawing(size: int, *, maskable: bool) -> str:
    """The mark at a size. A maskable one fills its square, with what matters in the middle: systems cut their own shape."""
    svg = MARK.read_text(encoding="utf-8")
    if maskable:
        svg = svg.replace(' rx="7"', "")
        svg = re.sub(r"<path ", '<path transform="translate(16 16) scale(.8) translate(-16 -16)" ', svg)
    return svg.replace("<svg ", f'<svg width="{size}" height="{size}" ', 1)


def main() -> None:
    from search.chromium import opened

    with opened() as browser:
        page = browser.new_page(device_scale_factor=1)
        for name, (size, maskable) in ICONS.items():
            page.set_viewport_size({"width": size, "height": size})
            page.set_content(f'<body style="margin:0">{drawing(size, maskable=maskable)}')
            picture = page.screenshot(omit_background=True)
            (IMAGES / name).write_bytes(with_memory(picture))
            print(name, len(picture), "bytes")


if __name__ == "__main__":
    main()

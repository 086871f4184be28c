"""A small web server for 127.0.0.1, quick enough not to stand in an engine's way.

    python benchmarks/search_server.py DIR LOG

Prints its port, and writes the path of each file that it hands out into LOG.
"""

from __future__ import annotations

import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit


class Handler(SimpleHTTPRequestHandler):
    """Keeps connections open and sends small answers at once."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(self, *arguments: object, log: Path, **options: str) -> None:
        self.log = log
        super().__init__(*arguments, **options)  # type: ignore[arg-type]

    def log_message(self, *_: object) -> None:
        with self.log.open("a", encoding="utf-8") as lines:
            lines.write(f"{unquote(urlsplit(self.path).path).lstrip('/')}\n")


def main() -> None:
    folder, log = sys.argv[1:]
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=folder, log=Path(log))) as server:
        print(server.server_address[1], flush=True)
        server.serve_forever()


if __name__ == "__main__":
    main()

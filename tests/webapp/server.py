"""A plain file server that can be stopped, and started again at the same address."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Server:
    """What it was asked for stands in `asked`, as paths."""

    def __init__(self, root: Path) -> None:
        self.root, self.asked, self.port = root, [], 0
        self.headers: dict[str, dict[str, str]] = {}
        """More headers, by the end of a path."""
        self.cut_after: int | None = None
        """After so many requests the connection breaks off."""
        self._running: ThreadingHTTPServer | None = None

    def start(self) -> None:
        handler = partial(_Handler, server_of_test=self, directory=str(self.root))
        self._running = ThreadingHTTPServer(("127.0.0.1", self.port), handler)
        self.port = self._running.server_address[1]
        threading.Thread(target=self._running.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        if self._running:
            self._running.shutdown()
            self._running.server_close()
            self._running = None

    def url(self, uri: str) -> str:
        return f"http://127.0.0.1:{self.port}/{uri}"


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: object, server_of_test: Server, **more: object) -> None:
        self.mine = server_of_test
        super().__init__(*arguments, **more)

    def end_headers(self) -> None:
        path = self.path.split("?")[0]
        for ending, headers in self.mine.headers.items():
            if path.endswith(ending):
                for name, value in headers.items():
                    self.send_header(name, value)
        super().end_headers()

    def do_GET(self) -> None:
        self.mine.asked.append(self.path)
        if self.mine.cut_after is not None and len(self.mine.asked) > self.mine.cut_after:
            self.close_connection = True
            return
        super().do_GET()

    def log_message(self, *_: object) -> None:
        """Keep the terminal quiet."""


@contextmanager
def served(root: Path) -> Iterator[Server]:
    server = Server(root)
    server.start()
    try:
        yield server
    finally:
        server.stop()

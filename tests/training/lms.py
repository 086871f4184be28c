"""A small learning system: serves a package, keeps what the module reports, and gives it back when it is opened again."""

from __future__ import annotations

import json
import threading
import zipfile
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>A learning system</title>
<script src="/runtime.js"></script>
<script>
window.API = new Scorm12API({{ autocommit: false, logLevel: 5, lmsCommitUrl: "/commit" }});
var known = {known};
if (known) API.loadFromJSON(known);
</script>
<body style="margin:0"><iframe id="module" title="Module" src="/package/{href}" style="border:0;width:100%;height:100vh"></iframe>"""
_KINDS = {
    "html": "text/html",
    "js": "text/javascript",
    "css": "text/css",
    "svg": "image/svg+xml",
    "woff2": "font/woff2",
}


class Lms:
    """What the system knows of its one learner."""

    def __init__(self, package: Path, href: str, runtime: bytes) -> None:
        with zipfile.ZipFile(package) as read:
            self.files = {name: read.read(name) for name in read.namelist()}
        self.href, self.runtime = href, runtime
        self.cmi: dict[str, Any] = {}
        self.commits = 0
        self.missing: list[str] = []
        self.url = ""

    def page(self) -> bytes:
        """The page that opens the module; a learner who comes again gets what was kept."""
        core = {key: value for key, value in self.cmi.get("core", {}).items() if key in _KEPT}
        known = (
            {"core": {**core, "entry": "resume"}, "suspend_data": self.cmi.get("suspend_data", "")}
            if self.cmi
            else None
        )
        return _PAGE.format(known=json.dumps(known).replace("</", "<\\/"), href=self.href).encode()

    @property
    def core(self) -> dict[str, Any]:
        return self.cmi["core"]


_KEPT = ("lesson_status", "lesson_location", "score")


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, lms: Lms, *more: Any) -> None:
        self.lms = lms
        super().__init__(*more)

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == "/":
            self._send(self.lms.page(), "text/html")
        elif path == "/runtime.js":
            self._send(self.lms.runtime, "text/javascript")
        elif (name := path.removeprefix("/package/")) in self.lms.files:
            self._send(self.lms.files[name], _KINDS.get(name.rpartition(".")[2], "application/octet-stream"))
        elif path == "/favicon.ico":
            self._send(b"", "image/x-icon")
        else:
            self.lms.missing.append(path)
            self.send_error(404)

    def do_POST(self) -> None:
        said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.lms.cmi = said["cmi"]
        self.lms.commits += 1
        self._send(b'{"result": true, "errorCode": 0}', "application/json")

    def _send(self, data: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: Any) -> None:
        """Quiet."""


@contextmanager
def running(lms: Lms) -> Iterator[Lms]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, lms))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    lms.url = f"http://127.0.0.1:{server.server_address[1]}/"
    try:
        yield lms
    finally:
        server.shutdown()
        thread.join()

"""Showing a locale while it is edited: MkDocs' own server, which looks at files and reloads browsers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.livereload import LiveReloadServer

from handbook.policy import CONTENT_SECURITY_POLICY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

_POLICY = f'<meta http-equiv="Content-Security-Policy" content="{CONTENT_SECURITY_POLICY}">'.encode()


class _Server(LiveReloadServer):
    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        """The policy of pages forbids the script by which the server reloads them; it stands in the site all the same."""
        injected: bytes = super()._inject_js_into_html(  # type: ignore[no-untyped-call]
            content.replace(_POLICY, b"", 1), epoch
        )
        return injected


def serve_folder(folder: Path, name: str, port: int, watched: Iterable[Path], build: Callable[[], None]) -> None:
    """Show a folder under a name until somebody stops it; `build` makes it again whenever a watched file changes."""
    server = _Server(builder=build, host="127.0.0.1", port=port, root=str(folder), mount_path=f"/{name}/")

    def error_page(code: int) -> bytes | None:
        path = folder / f"{code}.html"
        return path.read_bytes() if path.is_file() else None

    server.error_handler = error_page
    for path in watched:
        if path.exists():
            server.watch(str(path))
    print(f"Open {server.url} - Ctrl-C stops.", flush=True)
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        print("\nStopped.")
    finally:
        server.shutdown()

"""Firefox, driven by its own Marionette protocol over a plain socket: no driver to install, no network.

Debian's Firefox is not one that Playwright can drive. Messages are JSON with their length before them.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = ("firefox", "firefox-esr")
MAC = "/Applications/Firefox.app/Contents/MacOS/firefox"
PREFERENCES = {
    "marionette.port": 0,
    "network.manage-offline-status": False,
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "app.update.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}
_WAIT = 60


class FirefoxError(Exception):
    """What Firefox says when it cannot do what it was asked."""


def find() -> str | None:
    if given := os.environ.get("HANDBOOK_FIREFOX"):
        return given
    return next(filter(None, map(shutil.which, NAMES)), MAC if Path(MAC).exists() else None)


def install() -> str | None:
    """An installed one, else (as root on Debian) its package."""
    if not find() and shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "firefox-esr"], check=False)
    return find()


class Firefox:
    """One window. `evaluate` is used like that of a page of Playwright."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._number = 0
        self._read()
        opened = self._ask("WebDriver:NewSession", {})
        self.version: str = opened["capabilities"]["browserVersion"]
        self._ask("WebDriver:SetTimeouts", {"script": 3_600_000, "pageLoad": 60_000})
        self._ask("Marionette:SetContext", {"value": "chrome"})
        self.run("Services.io.offline = true; return Services.io.offline;")
        self._ask("Marionette:SetContext", {"value": "content"})

    def goto(self, address: str) -> None:
        self._ask("WebDriver:Navigate", {"url": address})

    def run(self, script: str, *values: Any) -> Any:
        return self._ask("WebDriver:ExecuteScript", {"script": script, "args": list(values)})["value"]

    def evaluate(self, function: str, value: Any) -> Any:
        script = f"""const [value, done] = arguments;
            Promise.resolve(({function})(value)).then(found => done([found]), error => done([null, String(error)]));"""
        found, *error = self._ask("WebDriver:ExecuteAsyncScript", {"script": script, "args": [value]})["value"]
        if error:
            raise FirefoxError(error[0])
        return found

    def quit(self) -> None:
        self._ask("Marionette:Quit", {"flags": ["eForceQuit"]})

    def _ask(self, command: str, values: dict[str, Any]) -> Any:
        self._number += 1
        message = json.dumps([0, self._number, command, values]).encode()
        self._connection.sendall(b"%d:%s" % (len(message), message))
        _, _, error, found = self._read()
        if error:
            raise FirefoxError(f"{command}: {error['error']}: {error['message']}")
        return found

    def _read(self) -> Any:
        head = b""
        while not head.endswith(b":"):
            head += self._receive(1)
        left, parts = int(head[:-1]), []
        while left:
            parts.append(self._receive(left))
            left -= len(parts[-1])
        return json.loads(b"".join(parts))

    def _receive(self, most: int) -> bytes:
        data = self._connection.recv(min(most, 1 << 20))
        if not data:
            raise FirefoxError("Firefox went away")
        return data


@contextmanager
def opened(path: str) -> Iterator[Firefox]:
    """A Firefox without a window, with a profile of its own that is gone afterwards."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in PREFERENCES.items()]
        (Path(folder) / "user.js").write_text("".join(lines), encoding="utf-8")
        command = [
            path,
            "--headless",
            "--marionette",
            "--remote-allow-system-access",
            "--no-remote",
            "--profile",
            folder,
        ]
        home = os.environ | {"HOME": folder, "MOZ_DISABLE_CONTENT_SANDBOX": "1"}
        with subprocess.Popen(command, env=home, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            try:
                with socket.create_connection(("127.0.0.1", _port(Path(folder), process)), timeout=3600) as connection:
                    firefox = Firefox(connection)
                    yield firefox
                    firefox.quit()
            finally:
                _end(process)


def _port(profile: Path, process: subprocess.Popen[bytes]) -> int:
    """Firefox chooses a free port and writes it into its profile."""
    until = time.monotonic() + _WAIT
    while time.monotonic() < until:
        if process.poll() is not None:
            raise FirefoxError(f"Firefox ended at once, with status {process.returncode}")
        try:
            return int((profile / "MarionetteActivePort").read_text(encoding="ascii"))
        except (OSError, ValueError):
            time.sleep(0.1)
    raise FirefoxError(f"Firefox opened no port within {_WAIT} seconds")


def _end(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.terminate()
        process.wait(20)

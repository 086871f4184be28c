"""`handbook serve`: one build for each edit, of any of the three sources."""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from steps import FIRST_STUDY, files, replace

from handbook.cli.serve import run, shown_folder
from handbook.project import Preview

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from handbook.build import Counts
    from handbook.project import Project

pytestmark = pytest.mark.site
BUILT = "Built th in"


class Server:
    def __init__(self, project: Project) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        command = [sys.executable, "-m", "handbook", "serve", "--locale", "th", "--port", str(self.port)]
        environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
        self.process = subprocess.Popen(
            command,
            cwd=project.root,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.lines: list[str] = []
        self.reader = threading.Thread(target=lambda: self.lines.extend(self.process.stdout), daemon=True)
        self.reader.start()

    def builds(self) -> int:
        return sum(BUILT in line for line in self.lines)

    def wait_for(self, builds: int, seconds: float = 240) -> None:
        end = time.monotonic() + seconds
        while self.builds() < builds:
            assert time.monotonic() < end, "".join(self.lines[-20:])
            time.sleep(0.1)

    def stop(self) -> None:
        # The command and the program that it started are one group.
        os.killpg(self.process.pid, signal.SIGTERM) if os.name == "posix" else self.process.terminate()
        self.process.wait(20)
        self.reader.join(20)
        self.process.stdout.close()

    def page(self, uri: str) -> str:
        for _ in range(100):  # the first build is said to be done a moment before somebody listens
            with suppress(URLError), urlopen(f"http://127.0.0.1:{self.port}/th/{uri}") as answer:
                return answer.read().decode()
            time.sleep(0.1)
        raise TimeoutError(uri)


@pytest.fixture
def server(small: Project) -> Iterator[Server]:
    running = Server(small)
    yield running
    running.stop()


def test_one_language_and_one_build_for_each_edit(small: Project, server: Server) -> None:
    server.wait_for(1)
    assert '<html lang="th"' in server.page("index.html")
    assert [path.name for path in (small.build_dir / "preview" / "stage").iterdir()] == ["th"]
    assert not any((small.site_dir / code).exists() for code in ("en", "th", "ur"))
    time.sleep(1)
    edits = [
        (small.docs_dir / "about/index.md", "\nA new sentence of the page.\n", "about/index.html", "A new sentence"),
        (small.case_studies_dir / "made-up-00001.yml", None, "case-studies/made-up-00001.html", "Edited campaign"),
        (small.translations_dir / "th/interface.po", None, "index.html", "แก้ไขแล้ว"),
    ]
    for number, (path, added, uri, seen) in enumerate(edits, 2):
        edit(path, added)
        server.wait_for(number)
        time.sleep(2.5)  # a second, unwanted build would begin within this time
        assert server.builds() == number, f"{path.name} was built more than once"
        assert seen in server.page(uri)


def test_what_an_earlier_process_made_is_learned_before_the_first_edit(
    built: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first edit plans what it changes, as all edits do, and learning changed nothing of what is shown."""
    made: list[Counts] = []
    shown: list[dict[str, bytes]] = []

    def edited(folder: Path, name: str, port: int, watched: object, build: Callable[[], None]) -> None:
        for thread in threading.enumerate():
            if thread.name == "learn":
                thread.join()
        shown.append(files(folder))
        replace(FIRST_STUDY, '"title": "', '"title": "Edited ')(built)
        build()
        shown.append(files(folder))

    monkeypatch.setenv("HANDBOOK_DRAFTS", "1")  # what the command sets is taken back after the test
    monkeypatch.setattr("handbook.generators.mkdocs.preview.serve_folder", edited)
    monkeypatch.setattr("handbook.cli.serve._tell", lambda outcome, codes: made.append(outcome.counts))
    options = argparse.Namespace(locale=["en"], port=0)
    run(built, options)
    run(built, options)
    first, edit_of_first, again, edit_of_next = made
    assert first.planned > 2 * edit_of_first.planned > 0
    assert again.planned == 0
    assert edit_of_next.planned == edit_of_first.planned
    assert shown[1] == shown[2] != shown[3]


def edit(path: Path, added: str | None) -> None:
    text = path.read_text(encoding="utf-8")
    if added:
        text += added
    elif path.suffix == ".yml":
        text = text.replace("Made-up campaign 1:", "Edited campaign 1:", 1)
    else:
        # The name of the site, whichever words the draft has for it.
        start = text.index('msgctxt "site.name"')
        place = text.index('msgstr "', start) + len('msgstr "')
        text = text[:place] + "แก้ไขแล้ว " + text[place:]
    path.write_text(text, encoding="utf-8")


def test_several_languages_are_shown_below_the_chooser(tmp_path: Path) -> None:
    preview = Preview(tmp_path)
    assert shown_folder(preview, ["th"]) == (preview.site_dir / "th", "th")
    assert shown_folder(preview, ["th", "en"]) == (preview.site_dir, "")

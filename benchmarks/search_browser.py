"""Asks an engine in Chromium, each time in a new browser that has read nothing, and notes what it read, took and keeps."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urlsplit

from playwright.sync_api import Error, sync_playwright
from playwright.sync_api import TimeoutError as TooLate
from search_engines import BENCH, SHOWN

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from find_browser import find

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser, CDPSession, Page, Playwright
    from search_engines import Engine

CUT = """([locale, texts]) => {
    const segmenter = new Intl.Segmenter(locale, { granularity: 'word' });
    return texts.map(one => Array.from(segmenter.segment(one), part => part.segment));
}"""
QUERY_SECONDS = 20
"""So long a query may take after the first."""


@dataclass(frozen=True)
class Answer:
    """One answer: milliseconds, addresses in order, and whether the engine calls them only similar."""

    milliseconds: float
    urls: tuple[str, ...]
    similar: bool


@dataclass(frozen=True)
class Reading:
    """The files that were read up to the first answer: those of the index, and those of the engine."""

    index_files: int
    index_bytes: int
    index_packed: int
    engine_files: int
    engine_bytes: int


@dataclass(frozen=True)
class Memory:
    """Bytes: objects and buffers of scripts in page and workers, and all that the pages' processes hold (Linux)."""

    scripts: int
    process: int | None


def answer_of(row: list[Any]) -> Answer:
    return Answer(float(row[0]), tuple(row[1]), bool(row[2]))


@contextmanager
def address(engine: Engine, log: Path) -> Iterator[str]:
    """Where the engine's folder is found: on the disk, or at a server that runs meanwhile."""
    if not engine.served:
        yield f"{engine.folder.as_uri()}/"
        return
    program = Path(__file__).with_name("search_server.py")
    command = (sys.executable, str(program), str(engine.folder), str(log))
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield f"http://127.0.0.1:{int(server.stdout.readline())}/"
        finally:
            server.terminate()


@contextmanager
def launched(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"])
    try:
        yield browser
    finally:
        browser.close()


def browser_version() -> str:
    with sync_playwright() as playwright, launched(playwright) as browser:
        return browser.version


def cut_into_words(locale: str, texts: Sequence[str]) -> list[list[str]]:
    """Words and what stands between them, as the browser sees them."""
    with sync_playwright() as playwright, launched(playwright) as browser:
        found: list[list[str]] = browser.new_page().evaluate(CUT, [locale, list(texts)])
        return found


class Session:
    """One visit to an engine's page."""

    def __init__(self, browser: Browser, engine: Engine, base: str, log: Path) -> None:
        self._browser, self._engine, self._base, self._log = browser, engine, base, log
        self.page: Page = browser.new_page()
        self._from_disk: list[str] = []
        self.page.on("request", lambda one: self._from_disk.append(one.url) if one.url.startswith("file:") else None)
        self._devtools: CDPSession = self.page.context.new_cdp_session(self.page)
        self._workers: list[str] = []
        self._replies: list[dict[str, Any]] = []
        self._devtools.on("Target.attachedToTarget", lambda one: self._workers.append(one["sessionId"]))
        self._devtools.on(
            "Target.receivedMessageFromTarget", lambda one: self._replies.append(json.loads(one["message"]))
        )
        self._devtools.send(
            "Target.setAutoAttach", {"autoAttach": True, "waitForDebuggerOnStart": False, "flatten": False}
        )

    def first(self, text: str, limit: float) -> Answer | None:
        """The answer to the first query, timed from the beginning of the visit; None if it takes too long."""
        self._log.write_text("", encoding="utf-8")
        self.page.goto(f"{self._base}{BENCH}#{quote(text)}", wait_until="commit")
        try:
            self.page.wait_for_function("() => window.cold", timeout=1000 * limit)
        except TooLate:
            return None
        return answer_of(self.page.evaluate("() => window.cold"))

    def ask(self, texts: Sequence[str], shown: int = SHOWN, limit: float = QUERY_SECONDS) -> list[Answer]:
        """One answer after the other; the list ends at an answer that takes too long."""
        return [answer_of(row) for row in self.page.evaluate("one => ask(...one)", [list(texts), shown, 1000 * limit])]

    def few_at(self) -> float:
        """Milliseconds after which the first few results were there."""
        return float(self.page.evaluate("() => window.few"))

    def asked_at(self) -> float:
        """Milliseconds after which the first query was asked: until then the page itself was read."""
        return float(self.page.evaluate("() => window.asked"))

    def longest_task(self) -> float:
        """Milliseconds for which the page could not react; 0 below 50."""
        return float(self.page.evaluate("() => window.longest"))

    def reading(self) -> Reading:
        """What was read so far."""
        served = self._log.read_text(encoding="utf-8").splitlines() if self._engine.served else []
        disk = [unquote(urlsplit(one.removeprefix(self._base)).path) for one in self._from_disk]
        paths = {uri: self._engine.folder / uri for uri in dict.fromkeys(served + disk) if uri != BENCH}
        contents = {uri: path.read_bytes() for uri, path in paths.items() if path.is_file()}
        index = [content for uri, content in contents.items() if self._engine.is_index(uri)]
        size = sum(map(len, index))
        packed = sum(min(len(one), len(gzip.compress(one, 6, mtime=0))) for one in index)
        total = sum(map(len, contents.values()))
        return Reading(len(index), size, packed, len(contents) - len(index), total - size)

    def memory(self) -> Memory:
        """What is kept after a collection of garbage."""
        self._devtools.send("HeapProfiler.collectGarbage")
        heaps = [self._devtools.send("Runtime.getHeapUsage")]
        for worker in self._workers:
            self._replies.clear()
            self._tell(worker, 1, "HeapProfiler.collectGarbage")
            self._tell(worker, 2, "Runtime.getHeapUsage")
            heaps.extend(one["result"] for one in self._replies if one.get("id") == 2 and "result" in one)
        return Memory(sum(int(one["usedSize"] + one.get("backingStorageSize", 0)) for one in heaps), self._private())

    def _tell(self, worker: str, number: int, method: str) -> None:
        message = json.dumps({"id": number, "method": method})
        self._devtools.send("Target.sendMessageToTarget", {"sessionId": worker, "message": message})
        for _ in range(200):
            if any(one.get("id") == number for one in self._replies):
                return
            self.page.wait_for_timeout(50)
        raise Error(f"a worker does not reply to {method}")

    def _private(self) -> int | None:
        known = self._browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
        paths = [Path("/proc") / str(one["id"]) / "smaps_rollup" for one in known if one["type"] == "renderer"]
        if not all(path.exists() for path in paths):
            return None
        lines = (line.split() for path in paths for line in path.read_text(encoding="ascii").splitlines())
        return 1024 * sum(int(words[1]) for words in lines if words[0] in {"Private_Clean:", "Private_Dirty:"})


@contextmanager
def session(engine: Engine, log: Path) -> Iterator[Session]:
    """A new browser at the engine's address."""
    with address(engine, log) as base, sync_playwright() as playwright, launched(playwright) as browser:
        yield Session(browser, engine, base, log)


def results_in_box(base: str, text: str, seconds: float) -> int:
    """How many results the theme's own search box shows for a query within so many seconds."""
    with sync_playwright() as playwright, launched(playwright) as browser:
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.goto(f"{base}index.html", wait_until="load")
        box = page.locator(".md-search__input").first
        if not box.is_visible():  # the theme takes it away where its worker may not start
            return 0
        box.click()
        page.keyboard.type(text, delay=20)
        try:
            page.locator(".md-search-result__item").first.wait_for(timeout=1000 * seconds)
        except TooLate:
            return 0
        return page.locator(".md-search-result__item").count()

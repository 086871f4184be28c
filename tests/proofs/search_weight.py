"""What search weighs on 10,000 pages: bytes of a first query, memory, time on the main thread, time to build."""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from handbook.search.counted_pages import CountedPages
from handbook.search.index import build_index
from search import chromium
from search.engine import records_of, write_files
from search.page import through_json, write_page
from search.sentences import many_pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from playwright.sync_api import Browser

    from proofs.report import Report

PAGES = 10_000
SECONDS = 90
HEAP = 8_000_000
MOST_BYTES = {"en": 60_000, "th": 100_000}
"""Of any first query, index and titles together, until three results are shown; as many as the box shows first."""
NATURAL: Mapping[str, Sequence[str]] = {
    "en": (
        "trafficking", "visa", "passport", "smugglers", "fear", "evaluation", "asylum", "women", "Bangladesh", "detention",
        "safe migration", "recruitment fees", "community radio", "returned migrants", "debt bondage", "border police",
        "family members", "street theatre", "facebook campaign", "legal pathways", "counselling centre", "human rights",
        "hotline number", "what works", "Rohingya refugees", "trusted messengers", "boat journey risks", "job offer abroad",
        "awareness raising campaign", "evidence of impact",
    ),
    "th": (
        "การค้ามนุษย์", "แรงงาน", "หนังสือ", "การย้ายถิ่น", "สิทธิมนุษยชน", "ข้อความ", "ครอบครัว", "การศึกษา", "กลุ่มเป้าหมาย",
        "ผู้ย้ายถิ่น", "วิทยุ", "ความเสี่ยง", "ผู้ลี้ภัย", "กฎหมาย", "ประเทศไทย", "เสรีภาพ", "การประเมิน", "สื่อสังคมออนไลน์",
        "หลักฐาน", "ชายแดน", "นายหน้า", "การเดินทาง", "ผู้หญิง", "งาน", "ค่าใช้จ่าย", "ความคุ้มครอง", "เยาวชน", "โรงเรียน",
        "วิธีการ ข้อความ", "สิทธิ เสรีภาพ ศาล",
    ),
}  # fmt: skip
SLIPS: Mapping[str, Sequence[str]] = {
    "en": ("traficking", "evalution", "migratoin", "recuritment", "campagn", "smugglesr", "bside", "documentts", "informaiton"),
    "th": ("ติดดตาม", "ตัวออย่าง", "ภาพยตร์", "ปอลดภัย", "ยินยมอ", "สำนัฝงาน", "ข้ออมูล", "กาภยาพ"),
}  # fmt: skip
"""What reads most: nothing is found at first."""
FEW, SHOWN = 3, 10
FIRST = """async ([text, limit]) => {
  const start = performance.now(), found = await HandbookSearch.open("index").query(text, {limit: limit});
  return {mode: found.mode, total: found.total, shown: found.results.length, ms: performance.now() - start};
}"""


def weight(report: Report) -> None:
    failed = []
    for code in NATURAL:
        with tempfile.TemporaryDirectory() as folder:
            failed += _build(report, code, Path(folder))
            page = write_page(Path(folder), {})
            with chromium.opened("--enable-precise-memory-info") as browser:
                failed += _first_queries(report, code, page, browser)
                failed += _session(report, code, page, browser)
    assert not failed, "; ".join(failed)


def _build(report: Report, code: str, folder: Path) -> list[str]:
    """The index, with and without a cache of counted pages."""
    records = records_of(list(many_pages(code, PAGES)))
    start, cpu = time.perf_counter(), time.process_time()
    files = build_index(records, locale=code)
    took, own = time.perf_counter() - start, time.process_time() - cpu
    size = sum(map(len, files.values())) / 1e6
    report.say(
        f"{code}: {PAGES} pages, index of {len(files)} files and {size:.1f} MB built in {took:.0f} s ({own:.0f} s of one core)."
    )
    write_files(files, folder / "index")
    with CountedPages(folder / "counted") as first:
        assert build_index(records, locale=code, cache=first) == files
    start = time.perf_counter()
    with CountedPages(folder / "counted") as again:
        assert build_index(records, locale=code, cache=again) == files
    report.say(
        f"{code}: a second build counts {again.counted} pages, keeps {again.kept} and takes {time.perf_counter() - start:.0f} s."
    )
    assert (first.counted, again.counted, again.kept) == (PAGES, 0, PAGES)
    return [f"{code}: {own:.0f} s to build"] if own > SECONDS else []


def _first_queries(report: Report, code: str, page: Path, browser: Browser) -> list[str]:
    """Each query in a page of its own. The limit is for as many results as are shown at once; ten are measured beside."""
    most = 0
    for limit in (SHOWN, FEW):
        rows = sorted(_rows((*NATURAL[code], *SLIPS[code]), limit, page, browser), key=lambda row: row[0])
        for size, files, query, found in rows if limit == FEW else ():
            report.say(
                f"  {size:7} bytes in {files:2} files, {found['ms']:4.0f} ms: {query} ({found['mode']}, {found['total']} pages)"
            )
        sizes = [row[0] for row in rows]
        most, milliseconds = sizes[-1], statistics.median(found["ms"] for *_, found in rows)
        report.say(f"{code}: a first query reads {statistics.median(sizes):.0f} bytes in the median and {most} at most until {limit} results are shown, and takes {milliseconds:.0f} ms in the median (index and titles, without the scripts).")  # fmt: skip
        exact = sum(found["mode"] == "exact" for *_, found in rows)
        assert exact >= len(NATURAL[code]) * 9 // 10, "the queries are of these pages"
    return [f"{code}: {most} bytes"] if most > MOST_BYTES[code] else []


def _rows(queries: Sequence[str], limit: int, page: Path, browser: Browser) -> Iterator[tuple[int, int, str, Any]]:
    """What each query reads, by the files that the browser asked for, and what it finds."""
    for query in queries:
        context = browser.new_context(offline=True)
        asked: list[str] = []
        context.on("request", lambda request, asked=asked: asked.append(request.url))
        window = context.new_page()
        window.goto(page.as_uri())
        found = through_json(window.evaluate)(FIRST, [query, limit])
        context.close()
        paths = [Path(unquote(urlsplit(url).path)) for url in asked]
        sizes = {path: path.stat().st_size for path in paths if path.is_relative_to(page.parent / "index")}
        yield sum(sizes.values()), len(sizes), query, found


def _session(report: Report, code: str, page: Path, browser: Browser) -> list[str]:
    """All queries in one page: memory afterwards, and the longest task."""
    window = browser.new_context(offline=True).new_page()
    window.goto(page.as_uri())
    ask, client = through_json(window.evaluate), window.context.new_cdp_session(window)
    before = _live(client)
    browser.start_tracing(page=window, categories=["toplevel", "devtools.timeline"])
    for query in NATURAL[code]:
        ask(FIRST, [query, SHOWN])
    tasks = _tasks(json.loads(browser.stop_tracing()))
    used = int(window.evaluate("performance.memory.usedJSHeapSize"))
    live = _live(client)
    window.context.close()
    report.say(f"{code}: after {len(NATURAL[code])} queries the page's heap holds {live / 1e6:.1f} MB ({used / 1e6:.1f} MB before it was tidied, {before / 1e6:.1f} MB before the first query).")  # fmt: skip
    report.say(
        f"{code}: longest tasks on the main thread: {', '.join(f'{one:.0f} ms' for one in sorted(tasks)[:-6:-1])} of {len(tasks)}."
    )
    return [f"{code}: {live} bytes of heap"] if live > HEAP else []


def _live(client: Any) -> int:
    """What is still in use once the browser has tidied up."""
    client.send("HeapProfiler.collectGarbage")
    return int(client.send("Runtime.getHeapUsage")["usedSize"])


def _tasks(trace: Mapping[str, Any]) -> list[float]:
    """Milliseconds of each task on the main threads of pages."""
    events = trace["traceEvents"]
    names = {
        (one["pid"], one["tid"])
        for one in events
        if one["name"] == "thread_name" and one["args"]["name"] == "CrRendererMain"
    }
    return [
        one["dur"] / 1000
        for one in events
        if one["ph"] == "X" and one["name"].endswith("RunTask") and (one["pid"], one["tid"]) in names
    ]

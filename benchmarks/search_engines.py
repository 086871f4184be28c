"""Three search engines on the same pages: how each index is made, and a page that asks each engine in one way.

Every page defines `answer(text, limit)`, a promise of `{urls, similar}`, and asks at once what stands in its address, so
that loading the engine counts as part of its first answer.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import yaml
from material.plugins.search.plugin import SearchIndex
from spent import quietly

from handbook.search.index import build_index
from handbook.search.records import read_record
from handbook.search.runtime import ENGINE_NAME, engine_script

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from search_pages import Page

ROOT = Path(__file__).resolve().parent.parent
PAGEFIND = "pagefind@1.6.0"
"""The newest; the one that cuts Thai into words. It is fetched into a folder that is thrown away."""
BENCH, FEW, SHOWN = "bench.html", 3, 10
STUB = """<!doctype html>
<html><head><meta charset="utf-8"><title>bench</title><link rel="icon" href="data:,">
<script>
var longest = 0;
new PerformanceObserver(list => list.getEntries().forEach(one => { longest = Math.max(longest, one.duration); }))
  .observe({ type: "longtask", buffered: true });
</script>
@SCRIPTS@
<script>
@ANSWER@
function within(limit, promise) {
  return Promise.race([promise, new Promise(late => setTimeout(late, limit, null))]);
}
/* [[ms, urls, similar], ...]; shorter where an answer came too late. */
async function ask(texts, shown, limit) {
  const found = [];
  for (const text of texts) {
    const start = performance.now(), one = await within(limit, answer(text, shown));
    if (!one) break;
    found.push([performance.now() - start, one.urls, one.similar]);
  }
  return found;
}
var few = null, cold = null;
var first = decodeURIComponent(location.hash.slice(1)), asked = performance.now();
if (first) {
  answer(first, @FEW@)
    .then(() => { few = performance.now(); return answer(first, @SHOWN@); })
    .then(one => { cold = [performance.now(), one.urls, one.similar]; });
}
</script></head><body></body></html>
"""
OURS = """
const index = HandbookSearch.open("index/");
async function answer(text, limit) {
  const found = await index.query(text, { limit });
  return { urls: found.results.map(one => one.url), similar: found.mode !== "exact" };
}
"""
# The messages of the theme's worker: 0 set up, 1 ready, 2 query, 3 result.
MATERIAL = """
const worker = new Worker("@WORKER@");
function reply(type, message) {
  return new Promise(resolve => {
    worker.onmessage = ({ data }) => { if (data.type === type) resolve(data.data); };
    worker.postMessage(message);
  });
}
const ready = fetch("search/search_index.json").then(one => one.json())
  .then(({ config, docs }) => reply(1, { type: 0, data: { config, docs, options: { suggest: false } } }));
async function answer(text, limit) {
  await ready;
  const { items } = await reply(3, { type: 2, data: text });
  return { urls: items.slice(0, limit).map(group => group[0].location), similar: false };
}
"""
PAGEFIND_ANSWER = """
const engine = import("./pagefind/pagefind.js");
async function answer(text, limit) {
  const found = await (await engine).search(text);
  const shown = await Promise.all(found.results.slice(0, limit).map(one => one.data()));
  return { urls: shown.map(one => one.url), similar: false };
}
"""


@dataclass(frozen=True)
class Built:
    """What making an index takes, and what lies on the disk afterwards."""

    seconds: float
    processor_seconds: float
    index_files: int
    index_bytes: int


@dataclass(frozen=True)
class Engine:
    """An engine with its index in a folder of its own."""

    name: str
    folder: Path
    served: bool
    """Whether a web server hands it out; otherwise it is opened from the disk."""
    build: Callable[[], None]
    is_index: Callable[[str], bool]
    """Whether a file, by its address in the folder, was made from the pages; what remains is the engine itself."""

    def measured_build(self) -> Built:
        start, before = time.perf_counter(), sum(os.times()[:4])
        self.build()
        seconds, processor = time.perf_counter() - start, sum(os.times()[:4]) - before
        uris = [path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file()]
        sizes = [(self.folder / uri).stat().st_size for uri in uris if self.is_index(uri)]
        return Built(seconds, processor, len(sizes), sum(sizes))


def _write_stub(folder: Path, answer: str, scripts: Sequence[str] = ()) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    tags = "\n".join(f'<script src="{one}"></script>' for one in scripts)
    text = STUB.replace("@SCRIPTS@", tags).replace("@ANSWER@", answer)
    text = text.replace("@FEW@", str(FEW)).replace("@SHOWN@", str(SHOWN))
    (folder / BENCH).write_text(text, encoding="utf-8")


def ours(pages: Sequence[Page], locale: str, folder: Path) -> Engine:
    """This project's search, opened from the disk."""
    _write_stub(folder, OURS, [ENGINE_NAME])
    (folder / ENGINE_NAME).write_text(engine_script(), encoding="utf-8")
    texts = [{"url": one.url, "title": one.title, "html": one.html(locale)} for one in pages]

    def build() -> None:
        shutil.rmtree(folder / "index", ignore_errors=True)
        records = [read_record(one, number) for number, one in enumerate(texts, start=1)]
        for name, content in build_index(records, locale=locale).items():
            path = folder / "index" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

    return Engine("ours", folder, served=False, build=build, is_index=lambda uri: uri.startswith("index/"))


def material(pages: Sequence[Page], locale: str, folder: Path) -> Engine:
    """The theme's search as installed: a site with one page, and the index of all pages beside it."""
    _small_site(locale, folder)
    workers = (folder / "assets" / "javascripts" / "workers").glob("search.*.js")
    _write_stub(folder, MATERIAL.replace("@WORKER@", next(workers).relative_to(folder).as_posix()))
    path = folder / "search" / "search_index.json"
    config = json.loads(path.read_text(encoding="utf-8"))["config"]
    contents = [(one, one.html(locale).partition("<article>")[2].partition("</article>")[0]) for one in pages]

    def build() -> None:
        index = SearchIndex(**config)
        for page, content in contents:
            entry = SimpleNamespace(meta={}, content=content, toc=[], url=page.url, title=page.title)
            index.add_entry_from_context(entry)
        path.write_text(index.generate_search_index(None), encoding="utf-8")

    return Engine("Material", folder, served=True, build=build, is_index=lambda uri: uri == "search/search_index.json")


def _small_site(locale: str, folder: Path) -> None:
    source = folder.with_name(f"{folder.name}-source")
    (source / "docs").mkdir(parents=True)
    (source / "docs" / "index.md").write_text("# Bench\n", encoding="utf-8")
    config = {
        "site_name": "Bench",
        "theme": {"name": "material", "font": False, "language": locale},
        "plugins": ["search"],
        "use_directory_urls": False,
        "site_dir": str(folder),
    }
    (source / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    quietly(sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(source / "mkdocs.yml"))


def pagefind(program: Path, folder: Path) -> Engine:
    """Pagefind over the pages that lie in the folder."""
    _write_stub(folder, PAGEFIND_ANSWER)

    def build() -> None:
        shutil.rmtree(folder / "pagefind", ignore_errors=True)
        quietly(str(program), "--site", str(folder), "--glob", "p/*.html", "--quiet")

    return Engine("Pagefind", folder, served=True, build=build, is_index=_is_pagefind_index)


def _is_pagefind_index(uri: str) -> bool:
    return uri.endswith((".pf_meta", ".pf_index", ".pf_fragment", "pagefind-entry.json"))


def fetch_pagefind(folder: Path) -> Path | None:
    """Pagefind's program in a folder that is thrown away; None without npm."""
    npm = shutil.which("npm")
    if npm is None:
        return None
    quietly(npm, "install", "--silent", "--no-save", "--prefix", str(folder), PAGEFIND)
    return folder / "node_modules" / ".bin" / ("pagefind.cmd" if os.name == "nt" else "pagefind")

"""Sticks and ZIM files: read without any network, the same bytes twice, disks that are full or locked, Kiwix's own tools."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
import zipfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.audit.html import read_html
from handbook.editions.usb.names import LONGEST_PATH
from proofs.foundation import _with_site_on, files, small_disk
from proofs.report import ROOT, NotRun, Proof, Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PAGES = 200
THEME = ("assets/stylesheets/",)
MOST_OF_THEME = 120_000
PORT = 8183
SEARCHES = {"en": "barrier analysis", "th": "วิทยุ", "ur": "ریڈیو"}


def handbook(report: Report, *command: str, project: Path = ROOT, status: Sequence[int] = (0,)) -> str:
    return report.run(sys.executable, "-m", "handbook", "--project", str(project), *command, status=status)


def built() -> list[str]:
    """The languages of the site."""
    return sorted(path.name for path in (ROOT / "site").glob("*") if (path / "index.html").is_file())


def make(report: Report, kind: str, *codes: str) -> None:
    if not built():
        handbook(report, "build")
    handbook(report, "editions", "--kind", kind, *(part for code in codes or built() for part in ("--locale", code)))


def stick(name: str = "all") -> Path:
    return ROOT / "dist" / "usb" / name / f"handbook-{name}.zip"


def without_network(report: Report) -> None:
    """The unzipped folder, opened where there is no interface but loopback."""
    if not (shutil.which("unshare") and shutil.which("ip") and os.geteuid() == 0):
        raise NotRun("a process without network needs root, unshare and ip")
    make(report, "usb")
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(stick() if stick().exists() else stick(built()[0])) as packed:
            packed.extractall(folder)
        (unpacked,) = Path(folder).iterdir()
        report.run("sha256sum", "--check", "--quiet", "SHA256SUMS", cwd=unpacked)
        reader = ROOT / "tests" / "proofs" / "offline_reader.py"
        command = f"ip link set lo up && exec {sys.executable} {reader} {unpacked} {PAGES}"
        seen = json.loads(report.run("unshare", "--net", "sh", "-c", command, quiet=True).splitlines()[-1])
    report.say(json.dumps(seen, ensure_ascii=False, indent=1))
    assert seen["no way out"], "the reader had a network"
    assert seen["pages"] == PAGES
    for name in ("chromium", "firefox"):
        if name not in seen:
            raise NotRun("Firefox is not installed; all of Chromium was seen")
        for what in ("outside", "console", "wrong"):
            assert seen[name][what] == [], (name, what, seen[name][what][:5])
        assert seen[name]["searches"]
        assert seen[name]["a page that calls is heard"]


def zips(report: Report) -> None:
    """Names, sizes, the same bytes twice, no dead link."""
    make(report, "usb", *built())
    first = {path: path.read_bytes() for path in (ROOT / "dist" / "usb").glob("*/*.zip")}
    make(report, "usb", *built())
    assert {path: path.read_bytes() for path in first} == first
    for path, data in sorted(first.items()):
        with zipfile.ZipFile(path) as packed:
            entries = packed.infolist()
        assert all(one.filename.isascii() and len(one.filename) <= LONGEST_PATH for one in entries)
        assert len({(one.date_time, one.external_attr, one.extra, one.flag_bits) for one in entries}) == 1
        assert [one.filename for one in entries] == sorted(one.filename for one in entries)
        within = path.with_suffix("")
        longest = max(len(one.filename) for one in entries)
        report.say(f"{path.name}: {len(data) / 1e6:.1f} MB, {len(entries)} files, longest path {longest} characters")
        for code in sorted(one.name for one in (within / "pages").iterdir() if one.is_dir()):
            theme = [one for part in THEME for one in (within / "pages" / code / part).rglob("*") if one.is_file()]
            size = sum(one.stat().st_size for one in theme)
            assert size <= MOST_OF_THEME
            report.say(f"  {code}: the theme's own files are {size / 1000:.0f} KB")
        count, dead = dead_links(within)
        report.say(f"  {count} links inside, {len(dead)} dead")
        assert dead == []


def dead_links(folder: Path) -> tuple[int, list[str]]:
    """Links of pages that lead to no file, or to no place in it, and files that pages ask for in vain."""
    facts = {page.resolve(): read_html(page.read_bytes()) for page in folder.rglob("*.html")}
    count, dead = 0, []
    for page, seen in facts.items():
        for link in (*seen.links, *seen.resources):
            parts = urllib.parse.urlsplit(link.address)
            if parts.scheme or parts.netloc:
                continue
            count += 1
            target = (page.parent / urllib.parse.unquote(parts.path)).resolve() if parts.path else page
            place = urllib.parse.unquote(parts.fragment)
            if not target.is_file() or not target.is_relative_to(folder.resolve()):
                dead.append(f"{page.relative_to(folder.resolve())}: {link.address}")
            elif place and target in facts and place not in facts[target].ids and link.element == "a":
                dead.append(f"{page.relative_to(folder.resolve())}: {link.address} (no such place)")
    return count, dead


def disks(report: Report) -> None:
    """A disk that is full, one that is locked: said in words, and the last good edition as it was."""
    for options, code in (("size=30m", "edition-no-space"), ("size=60m", "edition-not-writable")):
        with small_disk(report, options) as disk:
            project = _with_site_on(disk, report)
            handbook(report, "editions", "--kind", "usb", project=project)
            before = files(project / "dist")
            if code == "edition-no-space":
                free = shutil.disk_usage(disk).free
                (disk / "filler").write_bytes(b"\0" * max(0, free - 1_000_000))
            else:
                report.run("mount", "-o", "remount,ro", str(disk))
            said = handbook(report, "editions", "--kind", "usb", project=project, status=(1,))
            assert f"error[{code}]" in said
            assert files(project / "dist") == before


def zims(report: Report) -> None:
    """Kiwix's checker, the checker of the library that wrote the file, the same bytes twice."""
    if importlib.util.find_spec("libzim") is None:
        raise NotRun('libzim is not installed; run: pip install -e ".[editions]"')
    need(report, "zimcheck", "zim-tools")
    from libzim.reader import Archive

    codes = [code for code in SEARCHES if code in built()]
    make(report, "zim", *codes)
    first = {path: path.read_bytes() for path in (ROOT / "dist" / "zim").glob("*/*.zim")}
    make(report, "zim", *codes)
    assert {path: path.read_bytes() for path in first} == first
    for path, data in sorted(first.items()):
        archive = Archive(path)
        assert archive.check()
        assert archive.has_fulltext_index
        assert archive.has_title_index
        assert archive.has_illustration(48)
        about = {name: archive.get_metadata(name).decode() for name in ("Title", "Description", "Language", "Name", "Date", "Tags")}  # fmt: skip
        report.say(f"{path.name}: {len(data) / 1e6:.1f} MB, {archive.entry_count} entries, check() of libzim passes; {about}")  # fmt: skip
        tests = ("checksum", "empty", "metadata", "favicon", "main", "redundant", "url_internal", "url_external", "redirect_loop")  # fmt: skip
        report.run("zimcheck", *(f"--{one}" for one in tests), str(path))
        done = subprocess.run(["zimcheck", "--integrity", str(path)], capture_output=True, text=True, check=False)
        whole = done.stdout + done.stderr
        if "Overall Test Status: Pass" not in whole:
            assert "Full Title index table outside" in whole, whole
            report.say(
                "zimcheck --integrity of this age looks for a title table in the head of the file; newer versions"
                " of libzim write none there. libzim's own check(), which is newer, passes."
            )


def in_kiwix(report: Report) -> None:
    """Served by kiwix-serve: the home page, a page, both searches, in Chromium."""
    need(report, "kiwix-serve", "kiwix-tools")
    codes = [code for code in SEARCHES if (ROOT / "dist" / "zim" / code).is_dir()]
    if not codes:
        raise NotRun("there is no ZIM file; run the proof zim first")
    from playwright.sync_api import sync_playwright

    import find_browser

    with kiwix(codes) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser.find(), args=find_browser.switches())
        page, outside, said = browser.new_page(), [], []
        page.on("request", lambda one: one.url.startswith((address, "data:")) or outside.append(one.url))
        page.on("console", lambda one: "/A/" not in page.url or said.append(one.text))
        for code in codes:
            page.goto(f"{address}/handbook-{code}/A/index.html")
            assert page.locator("h1").count() == 1
            page.locator("#hb-search-input").fill(SEARCHES[code])
            page.locator("#hb-search-list [role=option]").first.wait_for(timeout=60_000)
            own = page.locator(".hb-search__status").first.inner_text()
            query = urllib.parse.urlencode({"content": f"handbook-{code}", "pattern": SEARCHES[code]})
            page.goto(f"{address}/search?{query}")
            found = page.locator(".results li a, .results a").count()
            report.say(f"{code}: '{SEARCHES[code]}': the handbook's search says {own}; Kiwix lists {found} on its first page")  # fmt: skip
            assert found
        assert outside == []
        # Kiwix puts a bar with inline event handlers above the page, which the page's own policy refuses.
        assert all("inline event handler" in one for one in said), said
        browser.close()


@contextmanager
def kiwix(codes: Sequence[str]) -> Iterator[str]:
    archives = [str(ROOT / "dist" / "zim" / code / f"handbook-{code}.zim") for code in codes]
    address = f"http://127.0.0.1:{PORT}"
    with subprocess.Popen(["kiwix-serve", "-i", "127.0.0.1", "-p", str(PORT), *archives], stdout=subprocess.DEVNULL) as server:  # fmt: skip
        try:
            for _ in range(100):
                try:
                    urllib.request.urlopen(address, timeout=5).close()
                    break
                except OSError:
                    time.sleep(0.1)
            yield address
        finally:
            server.terminate()


def need(report: Report, program: str, package: str) -> None:
    if not shutil.which(program) and shutil.which("apt-get") and os.geteuid() == 0:
        report.run("apt-get", "update", "-qq", quiet=True, status=(0, 100))
        report.run("apt-get", "install", "-y", "-qq", "--no-install-recommends", package, quiet=True, status=(0, 100))
    if not shutil.which(program):
        raise NotRun(f"{program} is not installed (Debian: {package})")


PROOFS = (
    Proof("usb-offline", f"With no interface but loopback, Chromium and Firefox read {PAGES} random pages of the unzipped folder, search and change languages: no request outside, no error", without_network),
    Proof("usb-zips", "Zips are byte-identical twice, unpack anywhere, carry at most 300 KB of the theme and no dead link", zips),
    Proof("usb-disks", "A full and a locked disk are named, and the last good edition stays", disks),
    Proof("zim", "ZIM files pass Kiwix's checker and libzim's, and are byte-identical twice", zims),
    Proof("zim-kiwix", "kiwix-serve shows them; both searches find", in_kiwix),
)  # fmt: skip

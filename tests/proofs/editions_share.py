"""Passing a page on, and the site on a server: codes that cameras read, texts that can be copied, headers that hold."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from find_browser import find, switches
from handbook.build import build_site
from handbook.generators.mkdocs.render import render_locale
from handbook.hosting import PAGE_POLICY, SECURITY, WORKER_POLICY, nginx_configuration
from handbook.project import Project
from proofs.foundation import corpus
from proofs.report import ROOT, NotRun, Proof, Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

SITE, REPOSITORY = "https://handbook.example/", "https://github.com/example/handbook"
PAGES = ("index.html", "case-studies/index.html", "tactics/index.html", "glossary.html")
PORT = 8765


@contextmanager
def _site(**addresses: str) -> Iterator[Path]:
    """A small site of two languages, with the fonts of this project."""
    before = {name: os.environ.pop(name, None) for name in ("HANDBOOK_SITE_URL", "HANDBOOK_REPO_URL")}
    os.environ.update(addresses)
    try:
        with tempfile.TemporaryDirectory() as folder:
            project = Path(folder, "project")
            corpus().make_project(project, case_studies=6, locales=["en", "ur"], pages=False)
            shutil.copytree(ROOT / "third_party", project / "third_party", dirs_exist_ok=True)
            built = build_site(Project(project), render_locale, jobs=2)
            assert not built.failed, built.problems
            yield project / "site"
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


@contextmanager
def _reader(said: list[str], *, scripts: bool = True) -> Iterator[Page]:
    from playwright.sync_api import sync_playwright

    path = find()
    if not path:
        raise NotRun("no browser was found; run: make browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=switches())
        context = browser.new_context(viewport={"width": 360, "height": 1600}, java_script_enabled=scripts)
        page = context.new_page()
        own = ("file:", "data:", f"http://127.0.0.1:{PORT}/")
        page.on("request", lambda it: it.url.startswith(own) or said.append(it.url))
        page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
        yield page
        browser.close()


def share(report: Report) -> None:
    if not shutil.which("zbarimg") and shutil.which("apt-get") and os.geteuid() == 0:
        report.run("apt-get", "install", "-y", "-qq", "zbar-tools", quiet=True)
    if not shutil.which("zbarimg"):
        raise NotRun("zbar-tools is not installed")
    said: list[str] = []
    with _site(HANDBOOK_SITE_URL=SITE, HANDBOOK_REPO_URL=REPOSITORY) as site:
        for scripts in (True, False):
            with _reader(said, scripts=scripts) as page:
                for locale in ("en", "ur"):
                    for uri in PAGES:
                        _look(page, site, f"{locale}/{uri}", scripts=scripts)
            report.say(
                f"{2 * len(PAGES)} pages, {'with' if scripts else 'without'} scripts: codes read by zbar, texts as shown"
            )
        assert (site / "_headers").is_file()
        cards = sorted(path.relative_to(site).as_posix() for path in site.glob("*/assets/cards/*.png"))
        report.say(f"{len(cards)} share cards, the largest {max((site / one).stat().st_size for one in cards):,} bytes")
    with _site() as site, _reader(said) as page:
        page.goto((site / "en" / "index.html").as_uri())
        page.locator(".hb-share > summary").click()
        assert page.locator(".hb-share img").count() == 0
        assert page.locator("meta[property^='og:']").count() == 0
        assert not list(site.glob("*/qr/*"))
        assert not (site / "_headers").exists()
        report.say("Without an address: no link, no code, no card, no list of headers")
    assert said == [], said


def _look(page: Page, site: Path, uri: str, *, scripts: bool) -> None:
    """The texts below a page, the code as a camera sees it, and what the button copies."""
    page.goto((site / uri).as_uri())
    page.locator(".hb-share > summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.locator("#hb-share-link").inner_text() == SITE + uri
    assert SITE + uri in page.locator("#hb-share-text").input_value()
    assert f" {uri}\n" in page.locator("#hb-share-error").input_value()
    code = page.locator(".hb-share__qr")
    code.scroll_into_view_if_needed()
    page.wait_for_timeout(200)
    with tempfile.NamedTemporaryFile(suffix=".png") as picture:
        page.locator(".hb-share").screenshot(path=picture.name)
        read = subprocess.run(
            ["zbarimg", "--quiet", "--raw", picture.name], capture_output=True, text=True, check=False
        )
    assert read.stdout.strip() == SITE + uri, (uri, read.stdout)
    assert page.locator("[data-hb-copy]:visible").count() == (3 if scripts else 0)
    if scripts:
        page.locator("[data-hb-copy='hb-share-text']").click()
        page.locator(".hb-share [role='status']:not(:empty)").wait_for()


def hosting(report: Report) -> None:
    """nginx with our table of headers: pages work under them, the worker may fetch, no other page may frame them."""
    if not shutil.which("nginx") and shutil.which("apt-get") and os.geteuid() == 0:
        report.run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "nginx-light", quiet=True)
    nginx = shutil.which("nginx")
    if not nginx:
        raise NotRun("nginx is not installed")
    said: list[str] = []
    with _site(HANDBOOK_SITE_URL=f"http://127.0.0.1:{PORT}/") as site, _served(report, nginx, site):
        for uri, policy in (("en/index.html", PAGE_POLICY), ("en/sw.js", WORKER_POLICY), ("en/none.html", PAGE_POLICY)):
            headers = _headers(uri)
            assert headers["Content-Security-Policy"] == policy, uri
            assert all(headers[name] == value for name, value in SECURITY.items())
            report.say(f"{uri}: {headers['Cache-Control']}; {policy}")
        code = next((site / "en" / "qr").iterdir())
        assert "immutable" in _headers(f"en/qr/{code.name}")["Cache-Control"]
        with _reader(said) as page:
            for uri in PAGES:
                page.goto(f"http://127.0.0.1:{PORT}/en/{uri}", wait_until="networkidle")
            page.evaluate(
                "navigator.serviceWorker.register('sw.js', {scope: './'}).then(() => navigator.serviceWorker.ready)"
            )
            page.goto(f"http://127.0.0.1:{PORT}/en/index.html", wait_until="networkidle")
        assert said == [], said
        report.say(f"{len(PAGES)} pages and the worker: no message in the console, no request elsewhere")
        (site / "frame.html").write_text('<iframe src="en/index.html"></iframe>', encoding="utf-8")
        refused: list[str] = []
        with _reader(refused) as page:
            page.goto((site / "frame.html").as_uri())
            page.set_content(f'<iframe src="http://127.0.0.1:{PORT}/en/index.html"></iframe>')
            page.wait_for_timeout(1000)
        assert any("frame-ancestors" in one for one in refused), refused
        report.say("Inside another page the browser refuses to show it")


@contextmanager
def _served(report: Report, nginx: str, site: Path) -> Iterator[None]:
    """Our file as it is, but without a certificate, at a port of this machine."""
    text = (
        nginx_configuration()
        .replace("listen 443 ssl;", f"listen 127.0.0.1:{PORT};")
        .replace("/srv/handbook/site", str(site))
    )
    kept = [line for line in text.split("\nserver {\n    listen 80;", maxsplit=1)[0].splitlines() if "ssl_" not in line]
    folder = site.parent
    shutil.copytree("/etc/nginx/", folder / "nginx", symlinks=True)
    body = "\n".join(["include mime.types;", *kept])
    whole = f"user root;\npid {folder}/pid;\nerror_log {folder}/error.log;\nevents {{}}\nhttp {{\naccess_log off;\n{body}\n}}\n"
    path = folder / "nginx" / "proof.conf"
    path.write_text(whole, encoding="utf-8")
    report.run(nginx, "-t", "-c", str(path), quiet=True)
    server = subprocess.Popen([nginx, "-c", str(path), "-g", "daemon off;"])
    try:
        time.sleep(1)
        yield
    finally:
        server.terminate()
        server.wait(10)


def _headers(uri: str) -> dict[str, str]:
    request = urllib.request.Request(f"http://127.0.0.1:{PORT}/{uri}")
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return dict(answer.headers)
    except urllib.error.HTTPError as error:
        return dict(error.headers)


PROOFS = (
    Proof(
        "share", "Pages can be passed on with and without scripts; cameras read the codes; no address, no guess", share
    ),
    Proof("hosting", "Under nginx with our headers all works, and nobody can frame a page", hosting),
)

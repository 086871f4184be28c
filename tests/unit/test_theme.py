"""The theme: our frame was written against one release of Material; every text it shows can be translated.

Its style sheet is cut down to what pages can use: nothing that a page or a script of ours names may be missing.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from handbook.generators.mkdocs.cut import Usable, cut, rules_of
from handbook.generators.mkdocs.theme import (
    FRAME_SHEETS,
    frame_sheet,
    material_classes,
    material_stylesheets,
    theme_dir,
)
from handbook.generators.mkdocs.usable import CLASSES
from handbook.interface import read_interface
from handbook.project import Project

ROOT = Path(__file__).resolve().parents[2]
OVERRIDES = sorted((ROOT / "overrides").rglob("*.html"))
# The templates of mkdocs-material 9.8.1 that overrides/ replaces. When one changes, compare it with ours, then
# put the new digest here.
REPLACED = {
    "base.html": "8536d352b009",
    "404.html": "80c93494b543",
    "main.html": "9948b55a7bc9",
    "partials/footer.html": "50c2a75f013b",
    "partials/header.html": "8cf3fb15bcf9",
    "partials/language.html": "3a44516f3050",
    "partials/nav.html": "af33f6e032f6",
    "partials/palette.html": "fb935107ae7d",
    "partials/source.html": "6847616d67be",
    "partials/toc.html": "fde48f583563",
}


@pytest.mark.parametrize(("name", "digest"), REPLACED.items())
def test_the_originals_are_those_we_know(name: str, digest: str) -> None:
    assert hashlib.sha256((theme_dir() / name).read_bytes()).hexdigest()[:12] == digest


def test_every_replaced_template_is_listed() -> None:
    theirs = {path.relative_to(theme_dir()).as_posix() for path in theme_dir().rglob("*.html")}
    ours = {path.relative_to(ROOT / "overrides").as_posix() for path in OVERRIDES}
    assert ours & theirs == set(REPLACED)


def test_every_text_of_the_theme_is_in_the_interface() -> None:
    interface = read_interface()
    asked = set()
    for path in [*OVERRIDES, theme_dir() / "partials" / "top.html"]:
        asked |= {f"theme.{key}" for key in re.findall(r"lang\.t\([\"']([a-z.-]+)[\"']\)", path.read_text())}
        asked |= set(re.findall(r"strings\[\"([a-z.-]+)\"\]", path.read_text()))
    assert asked <= set(interface), asked - set(interface)


def test_every_text_of_the_theme_is_asked_for() -> None:
    """Translators are not asked for words that nobody sees."""
    scripts = [*(ROOT / "overrides" / "assets").rglob("*.js"), *(ROOT / "scripts" / "handbook").rglob("*.py")]
    templates = [*OVERRIDES, theme_dir() / "partials" / "top.html", *(ROOT / "scripts").rglob("*.jinja")]
    said = "".join(path.read_text(encoding="utf-8") for path in [*scripts, *templates])
    for key in read_interface():
        short = key.removeprefix("theme.")
        if short != key:
            assert re.search(rf"[\"'](?:theme\.)?{re.escape(short)}[\"']", said), key


def test_every_text_of_the_pages_is_in_the_interface() -> None:
    interface = set(read_interface())
    pages, asked = ROOT / "scripts/handbook/pages", 0
    for path in [*pages.rglob("*.jinja"), *pages.rglob("*.py")]:
        keys = re.findall(r"(?:label|plain)\(\"([a-z.-]+)\"", path.read_text(encoding="utf-8"))
        asked += len(keys)
        for key in keys:
            assert key in interface or any(known.startswith(key) for known in interface), f"{path.name}: {key}"
    assert asked > 300


@pytest.mark.parametrize("path", OVERRIDES, ids=lambda path: path.name)
def test_templates_keep_the_policy(path: Path) -> None:
    text = re.sub(r"{#.*?#}", "", path.read_text(), flags=re.DOTALL)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|rel=.alternate|https?://", text)
    for script in re.findall(r"<script[^>]*>", text):
        assert "src=" in script or re.search(r'type="application/(ld\+)?json"', script)


def test_no_template_or_script_names_a_class_that_was_cut() -> None:
    cut_off = material_classes() - CLASSES - {"focus-visible"}
    assert "md-search__input" in cut_off
    assert CLASSES - material_classes() <= {"js"}, "classes that Material has no longer"
    own = [*OVERRIDES, *(ROOT / "overrides").rglob("*.js"), *(ROOT / "scripts/handbook").rglob("*.jinja")]
    for path in (*own, theme_dir() / "partials" / "top.html"):
        names = set(re.findall(r"\bmd-[\w-]+", path.read_text(encoding="utf-8")))
        assert not names & cut_off, path


def test_what_is_left_is_the_theme_s_own_text_in_its_order() -> None:
    usable = Usable(frozenset({"a", "b"}), {"data-on": frozenset({"x"}), "gone": frozenset()}, frozenset({"--mine"}))
    sheet = """@charset "x";:root{--used:1px;--unused:url('a;b{}');--mine:2px}.a,.c p,.b:not(.c){d:var(--used)}.c{e:f}
        @media print{.c{g:h}}@media print{.a .b{animation:turn 1s}.c{i:j}}@keyframes turn{to{k:l}}@keyframes fade{to{m:n}}
        [data-on=x] p,[data-on="y"] q{o:p}[gone]{q:r}[data-on]{s:t}/* {.a{ */.a::after{content:"}.c{"}"""
    assert [str(rule) for rule in rules_of(cut(sheet, usable))] == [
        '@charset "x";',
        ":root{--used:1px;--mine:2px}",
        ".a,.b:not(.c){d:var(--used)}",
        "@media print{.a .b{animation:turn 1s}}",
        "@keyframes turn{to{k:l}}",
        "[data-on=x] p{o:p}",
        "[data-on]{s:t}",
        '.a::after{content:"}.c{"}',
    ]


def test_all_that_is_usable_stays_as_it_was() -> None:
    """Nothing is lost by reading and writing the rules: with everything allowed, the sheet is the same."""
    sheet = (theme_dir() / material_stylesheets()[0]).read_text(encoding="utf-8")
    everything = Usable(material_classes(), {}, frozenset(re.findall(r"--[\w-]+", sheet)))
    assert sheet.startswith(cut(sheet, everything))
    assert len(sheet) - len(cut(sheet, everything)) < 60, "what is left over is the address of its source map"


def test_one_sheet_is_put_together_from_all(root: Path) -> None:
    uri, data = frame_sheet(Project(root))
    text = data.decode()
    assert frame_sheet(Project(root)) == (uri, data)
    assert re.fullmatch(r"assets/stylesheets/frame\.[0-9a-f]{8}\.css", uri)
    for own in FRAME_SHEETS:
        last = (root / "overrides" / own).read_text(encoding="utf-8").splitlines()[-1].strip()
        assert last in text
    assert ".md-header__button:not(:focus-visible)" in text, (
        "the browser knows what Material's script would have marked"
    )
    assert ".focus-visible" not in text.replace(":focus-visible", "")
    undefined = set(re.findall(r"var\((--md-[\w-]+)\)", text)) - set(re.findall(r"(--[\w-]+)\s*:", text))
    assert undefined <= {"--md-text-font"}, undefined

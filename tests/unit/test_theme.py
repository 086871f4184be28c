"""The theme: our frame was written against one release of Material; every text it shows can be translated."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from handbook.content import read_interface
from handbook.generators.mkdocs.theme import material_script, material_stylesheets, theme_dir

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
    "partials/palette.html": "fb935107ae7d",
    "partials/source.html": "6847616d67be",
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
    for path in [
        *OVERRIDES,
        *(
            theme_dir() / "partials" / name
            for name in ("nav.html", "nav-item.html", "toc.html", "toc-item.html", "top.html")
        ),
    ]:
        asked |= {f"theme.{key}" for key in re.findall(r"lang\.t\([\"']([a-z.-]+)[\"']\)", path.read_text())}
        asked |= set(re.findall(r"strings\[\"([a-z.-]+)\"\]", path.read_text()))
    assert asked <= set(interface), asked - set(interface)


def test_every_text_of_the_pages_is_in_the_interface() -> None:
    interface = set(read_interface())
    sources = [
        *(ROOT / "scripts/handbook/pages/templates").glob("*.jinja"),
        *(ROOT / "scripts/handbook/pages").glob("*.py"),
    ]
    for path in sources:
        for key in re.findall(r"(?:label|plain)\(\"([a-z.-]+)\"", path.read_text()):
            assert key in interface or any(known.startswith(key) for known in interface), f"{path.name}: {key}"


@pytest.mark.parametrize("path", OVERRIDES, ids=lambda path: path.name)
def test_templates_keep_the_policy(path: Path) -> None:
    text = re.sub(r"{#.*?#}", "", path.read_text(), flags=re.DOTALL)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|rel=.alternate|https?://", text)
    for script in re.findall(r"<script[^>]*>", text):
        assert "src=" in script or re.search(r'type="application/(ld\+)?json"', script)


def test_the_files_that_pages_load_exist() -> None:
    for uri in (material_script(), *material_stylesheets()):
        assert (theme_dir() / uri).is_file()

"""The same pages as other generators would get them from somebody who writes by hand, and the commands that build them.

The Markdown is what was staged for a locale, with a title and a description before it and nothing that only we read.
Every generator gets all of it, the other files as well, and the navigation of this project.
"""

from __future__ import annotations

import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from rounds import set_aside

HUGO_DIR = Path(__file__).resolve().parent / "hugo"
QUIET = {"NO_MKDOCS_2_WARNING": "1"}
# What MkDocs needs to read the same Markdown; no hooks and no plugins of ours.
_PLAIN_KEYS = ("site_name", "markdown_extensions", "use_directory_urls", "not_in_nav", "nav")
_OF_OTHERS = {"handbook.markdown.tables": "tables", "handbook.markdown.plain_attributes": ""}
"""What they have in the place of our own extensions."""
_LEFT_OUT = {"locales.js", "manifest.webmanifest"}
"""Files that the scripts of our pages read."""
_FRONT_MATTER = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
_KEPT_LINES = re.compile(r"^(?:title|description): .*\n", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Rival:
    """A generator with a project of its own."""

    name: str
    folder: Path
    """Its project."""
    source_dir: Path
    """Where its Markdown lies."""
    out: Path
    command: tuple[str, ...]
    forget: tuple[str, ...] = ()
    """Folders of the project that it keeps from one build to the next; a cold build has none."""

    def is_cold(self) -> None:
        set_aside(*(self.folder / name for name in (*self.forget, self.out.name)))

    def take(self, stage_dir: Path, suffix: str = "") -> int:
        """Copy what changed in a staged locale; returns how many files. With a suffix, pages only: `a.th.md`."""
        changed = 0
        for path in sorted(stage_dir.rglob("*")):
            uri = path.relative_to(stage_dir)
            if path.is_dir() or uri.as_posix() in _LEFT_OUT or (suffix and uri.suffix != ".md"):
                continue
            target, data = self.source_dir / self.renamed(uri, suffix), path.read_bytes()
            data = by_hand(data.decode()).encode() if uri.suffix == ".md" else data
            if not target.is_file() or target.read_bytes() != data:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)
                changed += 1
        return changed

    def renamed(self, uri: Path, suffix: str) -> Path:
        return uri.with_name(f"{uri.stem}.{suffix}{uri.suffix}") if suffix else uri


class Hugo(Rival):
    """In Hugo the page of a folder is `_index.md`; `index.md` would take the pages beside it as its own."""

    def renamed(self, uri: Path, suffix: str) -> Path:
        return super().renamed(uri.with_name("_index.md") if uri.name == "index.md" else uri, suffix)


def by_hand(text: str) -> str:
    """A staged page as somebody would write it.

    >>> by_hand('---\\ntitle: "A"\\nkind: "text"\\n---\\n# A\\n')
    '---\\ntitle: "A"\\n---\\n# A\\n'
    """
    found = _FRONT_MATTER.match(text)
    return f"---\n{''.join(_KEPT_LINES.findall(found[1]))}---\n{text[found.end() :]}" if found else text


def stock_mkdocs(project: Path, folder: Path, plugins: list[Any], name: str) -> Rival:
    """Plain MkDocs with Material and these plugins."""
    config = _plain_config(project) | {
        "theme": {"name": "material", "font": False, "features": ["navigation.indexes", "navigation.top"]},
        "plugins": plugins,
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    command = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(folder / "mkdocs.yml"))
    return Rival(name=name, folder=folder, source_dir=folder / "docs", out=folder / "site", command=command)


def static_i18n(project: Path, folder: Path, codes: list[str]) -> Rival:
    """All locales in one build, as its documentation shows it: `page.md` is English, `page.th.md` Thai."""
    languages = [{"locale": code, "name": code, "build": True, "default": code == "en"} for code in codes]
    # Material has no words for some of these languages, and stops where it is asked for them.
    ours = {
        "docs_structure": "suffix",
        "languages": languages,
        "reconfigure_material": False,
        "reconfigure_search": False,
    }
    plugins = ["search", {"i18n": ours}]
    return stock_mkdocs(project, folder, plugins, "static-i18n")


def zensical(program: str, project: Path, folder: Path) -> Rival:
    """Reads the configuration of MkDocs."""
    plain = stock_mkdocs(project, folder, ["search", "offline"], "Zensical")
    return Rival(
        name="Zensical",
        folder=folder,
        source_dir=plain.source_dir,
        out=plain.out,
        command=(program, "build", "--config-file", str(folder / "mkdocs.yml")),
        forget=(".cache",),
    )


def hugo(program: str, project: Path, folder: Path) -> Rival:
    """With layouts that show what the others show: navigation, contents, the way back, lists, a search index."""
    shutil.copytree(HUGO_DIR, folder, dirs_exist_ok=True)
    entries = _plain_config(project).get("nav", [])
    (folder / "data").mkdir(exist_ok=True)
    (folder / "data" / "nav.yaml").write_text(yaml.safe_dump(_leaves(entries), allow_unicode=True), encoding="utf-8")
    return Hugo(
        name="Hugo",
        folder=folder,
        source_dir=folder / "content",
        out=folder / "public",
        command=(program, "--source", str(folder), "--quiet"),
        forget=("resources",),
    )


def _leaves(entries: list[Any], title: str = "") -> list[dict[str, str]]:
    """The pages of a navigation with its titles; a page without one has the name of its section."""
    found: list[dict[str, str]] = []
    for entry in entries:
        if isinstance(entry, str):
            found.append({"title": title or Path(entry).stem, "url": entry.removesuffix(".md") + ".html"})
            continue
        for name, below in entry.items():
            found += _leaves(below if isinstance(below, list) else [below], name)
    return found


def _plain_config(project: Path) -> dict[str, Any]:
    class Loader(yaml.SafeLoader):
        """Knows MkDocs' tag for environment variables; the keys that are kept do not use it."""

    Loader.add_constructor("!ENV", lambda *_: None)
    ours = yaml.load((project / "mkdocs.yml").read_text(encoding="utf-8"), Loader)  # noqa: S506 (a SafeLoader)
    extensions = [_OF_OTHERS.get(one, one) if isinstance(one, str) else one for one in ours["markdown_extensions"]]
    plain = {key: ours[key] for key in _PLAIN_KEYS if key in ours}
    return plain | {"markdown_extensions": [*filter(None, extensions)]}

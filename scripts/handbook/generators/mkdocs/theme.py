"""What pages take from Material: its style sheet, cut down to what they use. Its script is not used.

The sheets of the frame are put together into one file, so that a page waits for one answer before it can be shown. Its
name carries a digest: browsers keep it until it says something else.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import material

from handbook.generators.mkdocs.cut import Usable, classes_in, cut
from handbook.generators.mkdocs.usable import ATTRIBUTES, CLASSES

if TYPE_CHECKING:
    from handbook.project import Project

FRAME_SHEETS = ("assets/css/tokens.css", "assets/css/frame.css", "assets/css/handbook.css", "assets/css/access.css")
"""Our own sheets that every page needs, in this order, after the theme's."""
NOT_PUBLISHED = (
    "assets/javascripts/",
    "assets/stylesheets/",
    "assets/images/favicon.png",
    "sitemap.xml",
    *FRAME_SHEETS,
)
"""Files of the theme and its overrides that no page loads under these names."""
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PROPERTY_USE = re.compile(r"var\(\s*(--[\w-]+)")


def theme_dir() -> Path:
    return Path(material.__file__).parent / "templates"


def frame_sheet(project: Project) -> tuple[str, bytes]:
    """Address and content of the style sheet of every page."""
    own = "".join(f"{_small(project.overrides_dir / uri)}\n" for uri in FRAME_SHEETS)
    asked = "".join(
        path.read_text(encoding="utf-8") for path in sorted((project.overrides_dir / "assets/css").glob("*.css"))
    )
    data = (theme_rules(frozenset(_PROPERTY_USE.findall(asked))) + own).encode()
    return f"assets/stylesheets/frame.{hashlib.sha256(data).hexdigest()[:8]}.css", data


@lru_cache(maxsize=1)
def theme_rules(properties: frozenset[str]) -> str:
    """What is left of Material's two sheets. Browsers know by themselves what its script would mark as `.focus-visible`."""
    usable = Usable(CLASSES, ATTRIBUTES, properties)
    return cut(_material().replace(".focus-visible", ":focus-visible"), usable)


def material_classes() -> frozenset[str]:
    """All classes for which Material has rules."""
    return classes_in(_material())


@lru_cache(maxsize=1)
def material_stylesheets() -> tuple[str, ...]:
    return _one("assets/stylesheets/main.*.min.css"), _one("assets/stylesheets/palette.*.min.css")


def _material() -> str:
    return "".join((theme_dir() / uri).read_text(encoding="utf-8") for uri in material_stylesheets())


def _small(path: Path) -> str:
    """A sheet without comments and indents."""
    text = _COMMENT.sub("", path.read_text(encoding="utf-8"))
    return "\n".join(line for one in text.splitlines() if (line := one.strip()))


def _one(pattern: str) -> str:
    found = sorted(theme_dir().glob(pattern))
    if len(found) != 1:
        raise FileNotFoundError(f"Material has {len(found)} files like {pattern}; this release is not known here")
    return found[0].relative_to(theme_dir()).as_posix()

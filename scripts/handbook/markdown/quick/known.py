"""What a renderer has of its own: where something is not known here, nothing is told at sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markdown.treeprocessors import InlineProcessor

from handbook.markdown.quick.raw_blocks import BLOCK_LEVEL, BLOCKS
from handbook.markdown.quick.sight import INLINE

if TYPE_CHECKING:
    from collections.abc import Collection

    from markdown import Markdown
    from markdown.util import Registry

_STEPS = {
    "preprocessors": {"normalize_whitespace", "html_block", "fenced_code_block"},
    "postprocessors": {"amp_substitute", "raw_html"},
}
_TREE = frozenset(
    {
        "abbr", "attr_list", "handbook-tables", "inline", "mkdocs_extract_anchors", "mkdocs_extract_title", "prettify",
        "relpath", "toc", "unescape",
    }
)  # fmt: skip
_PATTERNS = frozenset(
    {
        "autolink", "automail", "backtick", "em_strong", "entity", "escape", "html", "image_link", "image_reference",
        "linebreak", "link", "reference", "short_image_ref", "short_reference",
    }
)  # fmt: skip
_KINDS = frozenset(
    {
        "abbr", "admonition", "code", "defindent", "deflist", "details", "empty", "hashheader", "hr", "indent",
        "markdown_block", "olist", "paragraph", "quote", "reference", "setextheader", "table", "ulist",
    }
)  # fmt: skip
"""Of blocks."""


def sees_texts(md: Markdown) -> bool:
    """Whether it is known what a renderer makes of texts."""
    is_known = has_only(md.treeprocessors, _TREE) and has_only(md.inlinePatterns, _PATTERNS)
    return (
        is_known and type(md.treeprocessors["inline"]) is InlineProcessor and INLINE.isdisjoint(md.block_level_elements)
    )


def sees_pages(md: Markdown) -> bool:
    """Whether it is known what a renderer makes of pages, and it tells of headings as usual."""
    are_known = BLOCKS.issubset(md.block_level_elements) and BLOCK_LEVEL.issuperset(md.block_level_elements)
    if not sees_texts(md) or "toc" not in md.treeprocessors or not are_known:
        return False
    toc: Any = md.treeprocessors["toc"]
    is_plain = not (toc.use_anchors or toc.use_permalinks or toc.base_level)
    is_known = all(has_only(getattr(md, kind), names) for kind, names in _STEPS.items())
    is_known = is_known and has_only(md.parser.blockprocessors, _KINDS)
    return is_plain and is_known and (toc.toc_top, toc.toc_bottom, toc.marker, md.tab_length) == (1, 6, "[TOC]", 4)


def defines_nothing(md: Markdown) -> bool:
    """Whether the page that was taken apart has neither references nor abbreviations, which may stand in any text."""
    return not md.references and not md.treeprocessors["abbr"].abbrs  # type: ignore[attr-defined]


def has_only(registry: Registry[Any], names: Collection[str]) -> bool:
    """Whether a renderer has nothing registered but what has these names."""
    return len(registry) == sum(name in registry for name in names)

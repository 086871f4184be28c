"""Code fences without attributes of an author's making, as an extension of the renderer.

A fence is seen before everything else, also in the middle of a block of HTML, where the build puts texts of data files: with
attributes it would be a way for such a text to a handler. Here what stands behind the marks names a language and no more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.extensions.fenced_code import FencedBlockPreprocessor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown import Markdown


class _PlainFences(FencedBlockPreprocessor):
    def run(self, lines: list[str]) -> list[str]:
        # The original looks for other extensions once, and would find attr_list.
        self.checked_for_deps, self.use_attr_list = True, False
        return super().run(lines)

    def handle_attrs(self, attrs: Iterable[tuple[str, str]]) -> tuple[str, list[str], dict[str, object]]:
        """The language, which is the first class."""
        return "", super().handle_attrs(attrs)[1][:1], {}


class PlainFencesExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        md.registerExtension(self)
        md.preprocessors.register(_PlainFences(md, {"lang_prefix": "language-"}), "fenced_code_block", 25)


def makeExtension(**settings: object) -> PlainFencesExtension:  # noqa: N802 (the library's name)
    return PlainFencesExtension(**settings)

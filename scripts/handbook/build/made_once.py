"""What all languages of a build have in common, made before the processes part: each of them begins with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.alike import Alike, made_alike
from handbook.build.processes import apart, process_context
from handbook.pages.render import compile_templates
from handbook.shelf import Shelf
from handbook.translation.collation import sort_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from handbook.content import Content

_FEW = 2
"""So many languages sooner make each by itself what is alike in them."""


def make_once(content: Content, languages: int, begin: Callable[[], None], *, stays: bool) -> None:
    """`stays` says that the process makes all languages itself, and remembers them. `begin` is what the generator makes."""
    if languages > 1:
        _ = content.all_texts
        compile_templates()
        for title in content.catalogue.titles.values():
            sort_key(title)  # in most languages a title in English stands where it stands in English
    if stays:
        return
    forks = process_context().get_start_method() == "fork"
    if languages > 1 and forks:
        begin()
    shelf = Shelf() if languages > _FEW and forks else None
    # The points of the boundaries take 20 MB, and what was drawn lies scattered among them; libraries take as much, and
    # so do texts that are remembered.
    made, alike = apart(
        lambda: ({"land": content.land, "office": content.office}, shelf and made_alike(content, shelf))
    )
    vars(content).update(made)
    if shelf and alike:
        vars(content)["alike"] = Alike(shelf, *alike)

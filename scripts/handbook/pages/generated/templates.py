"""A page for each template of the toolkit: the form, its files, what comes after, and the worked example."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handbook.model.taxonomy import Vocabulary
from handbook.pages.generated.maker import chained
from handbook.pages.generated.tools import SHEET, STYLES, scripts_of
from handbook.pages.outline import TOOLKIT_URI, tool_uri
from handbook.pages.page import Page, PageKind, Target
from handbook.sheets.form import said_form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.model.template import Template
    from handbook.pages.generated.maker import PageMaker

SCRIPTS = ("forms", "plans", "plan-file", "sheet")


def template_pages(maker: PageMaker) -> Iterator[Page]:
    yield from chained(maker, [_template(maker, one) for one in in_order(maker)])


def in_order(maker: PageMaker) -> list[Template]:
    """As the steps come, then by name of the file."""
    steps = maker.taxonomy.ids(Vocabulary.STEPS)
    return sorted(
        (one.value for one in maker.content.catalogue.templates), key=lambda one: (steps.index(one.step), one.place)
    )


def _template(maker: PageMaker, template: Template) -> Page:
    w = maker.words(tool_uri(template.id))
    form = said_form(w, template)
    body = maker.renderer.fragment(
        "template",
        w,
        one=template,
        form=form,
        planned=template.is_planned,
        files=[file for file in maker.sheets if file.template == template.id],
    )
    parent = Target(w.plain("toolkit.title"), TOOLKIT_URI)
    page = maker.page(w, PageKind.TEMPLATE, form.title.text, form.summary.text, body, parent)
    return replace(page, scripts=(*page.scripts, *scripts_of(SHEET, *SCRIPTS)), styles=STYLES)

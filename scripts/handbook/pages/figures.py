"""A figure as it stands in a page: title, drawing, caption, sources, and what is invented."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from handbook.content import figure_uri
from handbook.figures.drawing import figure_svg
from handbook.figures.texts import in_words
from handbook.model.figure import FigureOrigin
from handbook.pages.escape import markdown_text
from handbook.pages.render import source_label
from handbook.pages.words import english_span
from handbook.pictures.svg import element
from handbook.translation.locales import SOURCE_LOCALE

if TYPE_CHECKING:
    from handbook.model.figure import Figure
    from handbook.pages.words import Words


@dataclass(frozen=True)
class _Told:
    figure: Figure
    invented: str
    """How the page says that the figure is invented; nothing if it is not."""
    english: bool


def _told(figure: Figure, w: Words, *, english: bool = False) -> _Told:
    """The figure in the page's language if all its words are there, else in English, as in pages that stay English."""
    told = (
        None
        if english
        else in_words(figure, lambda context, english: w.figure_text(figure_uri(figure.id), context, english))
    )
    if figure.origin is not FigureOrigin.INVENTED:
        return _Told(told or figure, "", english=told is None)
    invented = w.own_text("figure.invented")
    if told is None or invented is None:
        return _Told(figure, w.content.interface["figure.invented"], english=True)
    return _Told(told, invented, english=False)


def heading(figure: Figure, w: Words) -> Markup:
    """The title as Markdown, for pages that give a figure a heading of its own."""
    told = _told(figure, w)
    text = markdown_text(told.figure.title)
    return english_span(text) if told.english and not w.locale.is_source else text


def figure_html(figure: Figure, w: Words, *, with_title: bool = True, english: bool = False) -> Markup:
    """One block of HTML on one line, so that Markdown leaves it alone."""
    told = _told(figure, w, english=english)
    shown, english = told.figure, told.english
    locale = SOURCE_LOCALE if english else w.locale.code
    marked = english and not w.locale.is_source
    attributes = {
        "class": f"hb-figure hb-figure--{figure.kind}",
        "id": f"figure-{figure.id}",
        "lang": "en" if marked else None,
        "dir": "ltr" if marked else None,
    }
    badge = [element("span", {"class": "hb-figure__invented"}, told.invented)] if told.invented else []
    parts = [*([element("strong", {}, shown.title)] if with_title else []), *badge]
    head = element("p", {"class": "hb-figure__title"}, Markup(" ").join(parts)) if parts else ""
    svg = figure_svg(shown, locale, rtl=w.is_rtl and not english)
    return element("figure", attributes, head, svg, element("figcaption", {}, shown.caption, *_sources(figure, w)))


def _sources(figure: Figure, w: Words) -> list[Markup]:
    """Links to the page's list of sources."""
    sources = [w.content.catalogue.source(one) for one in figure.sources]
    return [
        Markup('{}<a class="citation" href="#source-{}">{}</a>').format(", " if at else " ", one.id, source_label(one))
        for at, one in enumerate(sources)
    ]

"""A figure as it stands in a page: title, drawing, caption, sources, and what is invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from handbook.content import figure_uri
from handbook.figures.drawing import figure_svg
from handbook.figures.texts import in_words
from handbook.model.figure import FigureOrigin
from handbook.pages.render import source_label
from handbook.pictures.svg import element
from handbook.translation.locales import SOURCE_LOCALE

if TYPE_CHECKING:
    from handbook.model.figure import Figure
    from handbook.pages.words import Words


def figure_html(figure: Figure, w: Words, *, with_title: bool = True) -> Markup:
    """One block of HTML on one line, so that Markdown leaves it alone. If a word is missing, all of it is English."""
    told = in_words(figure, lambda context, english: w.figure_text(figure_uri(figure.id), context, english))
    invented = w.own_text("figure.invented") if figure.origin is FigureOrigin.INVENTED else ""
    english = told is None or invented is None
    shown = figure if told is None or english else told
    if english:
        invented = w.content.interface["figure.invented"] if figure.origin is FigureOrigin.INVENTED else ""
    locale = SOURCE_LOCALE if english else w.locale.code
    marked = english and not w.locale.is_source
    attributes = {
        "class": f"hb-figure hb-figure--{figure.kind}",
        "id": f"figure-{figure.id}",
        "lang": "en" if marked else None,
        "dir": "ltr" if marked else None,
    }
    badge = element("span", {"class": "hb-figure__invented"}, invented) if invented else Markup("")
    title = element("strong", {}, shown.title) if with_title else Markup("")
    head = (
        element("p", {"class": "hb-figure__title"}, title, " " if badge and title else "", badge)
        if badge or title
        else Markup("")
    )
    svg = figure_svg(shown, locale, rtl=w.is_rtl and not english)
    return element("figure", attributes, head, svg, element("figcaption", {}, shown.caption, *_sources(figure, w)))


def _sources(figure: Figure, w: Words) -> list[Markup]:
    """Links to the page's list of sources."""
    sources = [w.content.catalogue.source(one) for one in figure.sources]
    return [
        Markup('{}<a class="citation" href="#source-{}">{}</a>').format(", " if at else " ", one.id, source_label(one))
        for at, one in enumerate(sources)
    ]

"""The classes and attributes of Material's style sheet that pages may have. Rules for others are not published.

When a template, a script or a text starts to use another class of Material, name it here; a test compares this list with
the pages that are built.
"""

from __future__ import annotations

_FRAME = """
    md-container md-content md-content__inner md-ellipsis md-grid md-icon md-logo md-main md-main__inner md-option md-overlay
    md-skip md-toggle md-top no-js js
    md-footer md-footer-meta md-footer-meta__inner md-footer__button md-footer__direction md-footer__inner md-footer__link
    md-footer__link--next md-footer__link--prev md-footer__title
    md-header md-header--shadow md-header__button md-header__ellipsis md-header__inner md-header__option md-header__title
    md-header__title--active md-header__topic
    md-nav md-nav--primary md-nav--secondary md-nav__button md-nav__container md-nav__icon md-nav__item md-nav__item--active
    md-nav__item--nested md-nav__link md-nav__link--active md-nav__link--passed md-nav__list md-nav__source md-nav__title
    md-nav__toggle
    md-sidebar md-sidebar--primary md-sidebar--secondary md-sidebar__inner md-sidebar__scrollwrap
"""
_TEXT = """
    md-typeset md-button md-button--primary admonition admonition-title abstract bug danger example failure info note question
    quote success tip warning
"""
"""What authors write: all kinds of boxes, whether a text uses them today or not."""

CLASSES = frozenset((_FRAME + _TEXT).split())
ATTRIBUTES = {
    "data-md-color-scheme": frozenset({"default", "slate"}),
    "data-md-color-primary": frozenset({"custom"}),
    "data-md-color-accent": frozenset({"custom"}),
    "data-md-toggle": frozenset({"drawer"}),
    "for": frozenset({"__drawer", "__toc"}),
    "id": frozenset({"__drawer", "__toc"}),
    **dict.fromkeys(
        (
            "data-md-annotation-id",
            "data-md-copying",
            "data-md-scrolllock",
            "data-md-visible",
            "data-linenos",
            "data-preview",
            "aria-sort",
        ),
        frozenset[str](),
    ),
}
"""Values that these attributes have in pages; none: no page has the attribute."""

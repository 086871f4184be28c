"""How a page is looked at: by axe, at 400 % zoom, with wide letters, for what moves, and at what the keyboard reaches."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Page

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
SIZES = {360: {"width": 360, "height": 740}, 1280: {"width": 1280, "height": 1200}}
"""High enough for the whole menu: of a link that is half scrolled away axe measures the half."""
ZOOMED = {"width": 320, "height": 256}
"""A window of 1280 by 1024 at 400 %."""
WIDE_LETTERS = """
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-block-end: 2em !important; }
"""
"""What a reader may set, by success criterion 1.4.12."""
SCROLLERS = ".hb-scroll, .grid-table, .hb-picture, .hb-compare, .hb-wide, .hb-tally, .hb-example__table, .hb-bench__table, pre, pre > code, textarea"
"""What may scroll sideways in itself: tables and pictures, whose meaning needs two directions."""

_LOST = """scrollers => {
    const lost = [], wide = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > wide) lost.push('the page is ' + document.documentElement.scrollWidth + ' wide');
    for (const one of document.querySelectorAll('body *')) {
        const box = one.getBoundingClientRect(), style = getComputedStyle(one);
        if (one.closest('svg, .md-sidebar--primary') || !one.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
        if (box.width < 3 || box.height < 3) continue;
        const say = what => lost.push(what + ': ' + one.tagName.toLowerCase() + '.' + one.className + ' ' + one.textContent.trim().slice(0, 40));
        const hides = axis => ['hidden', 'clip'].includes(style['overflow' + axis]);
        if (!one.matches('input') && !one.closest('.md-header__title')) {
            if (hides('X') && one.scrollWidth > one.clientWidth + 1) say('cut off sideways');
            if (hides('Y') && one.scrollHeight > one.clientHeight + 1) say('cut off below');
        }
        if (['auto', 'scroll'].includes(style.overflowX) && one.scrollWidth > one.clientWidth + 1 && !one.matches(scrollers)) say('scrolls sideways');
        const text = [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim());
        if (text && (box.left < -1 || box.right > wide + 1) && !one.closest(scrollers) && style.position !== 'fixed') say('outside the page');
    }
    return [...new Set(lost)];
}"""
_MOVING = """() => {
    const lasts = times => times.split(',').some(time => parseFloat(time) > 0), found = [];
    for (const one of document.querySelectorAll('*')) for (const part of ['', '::before', '::after']) {
        const style = getComputedStyle(one, part), name = one.tagName.toLowerCase() + '.' + one.className + part;
        if (part && style.content === 'none') continue;
        if (style.transitionProperty !== 'none' && lasts(style.transitionDuration)) found.push('changes slowly: ' + name);
        if (style.animationName !== 'none' && lasts(style.animationDuration)) found.push('moves by itself: ' + name);
        if (!part && style.scrollBehavior === 'smooth') found.push('scrolls slowly: ' + name);
    }
    return [...new Set(found)];
}"""
SETTLED = 400
"""Milliseconds after which a look is repeated: what is still covered then stays covered, and is a fault."""
_FOCUS = """() => {
    const one = document.activeElement;
    if (!one || one === document.body || one === document.documentElement) return null;
    const shown = one.matches('input[type=radio], input[type=checkbox]') && one.labels.length ? [one, ...one.labels] : [one];
    // Of a box that is larger than the window, the part that can be seen counts.
    const on_screen = box => {
        const left = Math.max(box.left, 0), top = Math.max(box.top, 0);
        return { left, top, width: Math.min(box.right, innerWidth) - left, height: Math.min(box.bottom, innerHeight) - top };
    };
    const seen = shown.some(part => [...part.getClientRects()].map(on_screen).some(box => [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]].some(([x, y]) => {
        const top = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
        return top && (part.contains(top) || (one.closest('svg') && top.closest('svg') === one.closest('svg')));
    })));
    // A heading or a part that a script leads to is no control: it is where reading goes on.
    const ring = one.tabIndex < 0 || shown.some(part => {
        const style = getComputedStyle(part);
        return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
    }) || (one.closest('svg') && [...one.querySelectorAll('rect, path, circle')].some(part => parseFloat(getComputedStyle(part).strokeWidth) >= 2));
    const name = one.tagName.toLowerCase() + (one.id ? '#' + one.id : '') + ' ' + (one.getAttribute('aria-label') || one.textContent).trim().slice(0, 40);
    return { name, seen, ring };
}"""


@lru_cache(maxsize=1)
def _axe() -> Axe:
    return Axe()


def barriers(page: Page, within: str | None = None) -> list[str]:
    """What axe finds: the rule, how often, and the first place."""
    found = _axe().run(
        page, context=within, options={"runOnly": {"type": "tag", "values": list(TAGS)}, "resultTypes": ["violations"]}
    )
    return [
        f"{one['id']}, {len(one['nodes'])} times: {one['nodes'][0]['html'][:160]}"
        for one in found.response["violations"]
    ]


def lost(page: Page) -> list[str]:
    """What a reader at this width cannot see: cut off, outside the page, or reached only by scrolling in two directions."""
    return list(page.evaluate(_LOST, SCROLLERS))


def moving(page: Page) -> list[str]:
    """What moves, or changes slowly, on a page."""
    return list(page.evaluate(_MOVING))


def focus(page: Page) -> dict[str, object] | None:
    """What has the focus, whether it can be seen, and whether it shows that it has it. Nothing: the browser itself."""
    found = page.evaluate(_FOCUS)
    return dict(found) if found else None


def faults_of_focus(page: Page, keys: Iterable[str]) -> list[str]:
    """Where a reader who presses these keys loses the focus, or does not see it."""
    faults = []
    for key in keys:
        page.keyboard.press(key)
        now = focus(page)
        if now is None:
            continue
        if not now["seen"]:
            page.wait_for_timeout(SETTLED)
            now = focus(page) or now
        if not now["seen"]:
            faults.append(f"{key}: hidden: {now['name']}")
        if not now["ring"]:
            faults.append(f"{key}: does not show the focus: {now['name']}")
    return faults

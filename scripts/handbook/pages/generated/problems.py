"""The pages on which each code of the check is explained, with a bad and a good example."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from handbook.pages.outline import CONTRIBUTE_URI, PROBLEMS_URI, problems_uri
from handbook.pages.page import Page, PageKind, Target
from handbook.problems.examples import read_examples
from handbook.problems.groups import GROUPS, codes_of, group_of
from handbook.problems.phrases import PHRASES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.pages.generated.maker import PageMaker
    from handbook.pages.words import Words
    from handbook.problems.examples import Example

_SLOT = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True)
class _Code:
    code: str
    message: Markup
    hint: Markup | None
    file: str
    bad: Markup
    good: Markup
    says: Markup


def problem_pages(maker: PageMaker) -> Iterator[Page]:
    yield _landing(maker)
    yield from (_page(maker, group) for group in GROUPS)


def _landing(maker: PageMaker) -> Page:
    w = maker.words(PROBLEMS_URI)
    body = maker.renderer.fragment(
        "problems_landing",
        w,
        groups=sorted(GROUPS),
        codes=sorted(read_examples().keys() & PHRASES.keys()),
        uri=problems_uri,
        group_of=group_of,
    )
    title, intro = w.plain("problems.title"), w.plain("problems.intro")
    return maker.page(w, PageKind.PROBLEMS, title, intro, body, *maker.above(CONTRIBUTE_URI))


def _page(maker: PageMaker, group: str) -> Page:
    w = maker.words(problems_uri(group))
    examples = read_examples()
    known = [code for code in codes_of(group) if code in examples]
    codes = [_explained(w, code, examples[code]) for code in known]
    body = maker.renderer.fragment("problems", w, group=group, codes=codes)
    trail = (*maker.above(CONTRIBUTE_URI), Target(w.plain("problems.title"), PROBLEMS_URI))
    title = w.plain(f"problems.group.{group}")
    return maker.page(w, PageKind.PROBLEMS, title, f"{w.plain('problems.title')}: {title}", body, *trail)


def _explained(w: Words, code: str, example: Example) -> _Code:
    shown = (_block(text) for text in (example.bad, example.good, example.says))
    return _Code(code, _said(w, code, "message"), _hint(w, code), example.file, *shown)


def _block(text: str) -> Markup:
    """A text as it is, between marks that it does not have itself.

    >>> print(_block("a <b>"))
    ```text
    a <b>
    ```
    """
    marks = "`" * max(3, *(len(one) + 1 for one in re.findall("`+", text)), 3)
    return Markup(f"{marks}text\n{text}\n{marks}")  # noqa: S704 (nothing inside a block of code is markup)


def _hint(w: Words, code: str) -> Markup | None:
    """The way out, where it has words of its own: some are only what the message gives."""
    return _said(w, code, "hint") if f"problem.{code}.hint" in w.content.interface else None


def _said(w: Words, code: str, part: str) -> Markup:
    """The phrase, with a name in brackets for what differs from case to case."""
    key = f"problem.{code}.{part}"
    return w.label(key, **{slot: _named(slot) for slot in _SLOT.findall(w.content.interface[key])})


def _named(slot: str) -> Markup:
    """A place in a phrase. Its name is English in all languages, as the codes are.

    >>> print(_named("last_day"))
    <var lang="en" dir="ltr">&#91;last day&#93;</var>
    """
    return Markup('<var lang="en" dir="ltr">&#91;{}&#93;</var>').format(slot.replace("_", " "))

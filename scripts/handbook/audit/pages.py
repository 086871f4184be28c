"""The promises that every single page keeps."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from handbook.markdown.safe_addresses import is_for_readers
from handbook.policy import CONTENT_SECURITY_POLICY
from handbook.problems import Place, Problem, problem

if TYPE_CHECKING:
    from handbook.audit.html import HtmlFacts
    from handbook.translation.locales import Locale


def page_problems(path: str, page: HtmlFacts, locale: Locale) -> list[Problem]:
    """Language, policy, ids, and that a browser would load nothing from elsewhere."""
    found = []
    place = Place(path=path)
    if page.policy != CONTENT_SECURITY_POLICY:
        found.append(problem("audit-policy", place))
    if (page.language, page.direction) != (locale.code, str(locale.direction)):
        values = {
            "lang": page.language,
            "dir": page.direction,
            "expected_lang": locale.code,
            "expected_dir": locale.direction,
        }
        found.append(problem("audit-language", place, **values))
    if page.prefetches:
        found.append(problem("audit-prefetch", place))
    found += [
        problem("audit-outgoing", Place(path=path, line=one.line, column=1), value=one.address) for one in page.unmarked
    ]
    if page.alternates:
        found.append(problem("audit-alternate", place))
    found += [problem("audit-id-repeated", place, value=one) for one in page.repeated_ids]
    found += [
        problem("audit-inline", Place(path=path, line=one.line, column=1), what=one.what, value=one.value)
        for one in page.inline
    ]
    for resource in page.resources:
        if is_outside(resource.address):
            found.append(
                problem("audit-outside-request", Place(path=path, line=resource.line, column=1), value=resource.address)
            )
    for link in page.links:
        if not is_for_readers(link.address.strip()):
            found.append(
                problem(
                    "audit-inline",
                    Place(path=path, line=link.line, column=1),
                    what="an unsafe address",
                    value=link.address,
                )
            )
    return found


@lru_cache(maxsize=20_000)
def is_outside(address: str) -> bool:
    """Whether an address leads to another host, or is no address of a file at all.

    >>> [is_outside(one) for one in ("../a.css", "//cdn.example/a.js", "https://a.example", "data:image/png;base64,AA")]
    [False, True, True, False]
    """
    try:
        parts = urlsplit(address.strip().replace("\\", "/"))  # browsers read both strokes as one
    except ValueError:
        return True
    if parts.scheme.lower() == "data":
        return not address.strip().lower().startswith("data:image/")
    return bool(parts.scheme or parts.netloc)

"""What a reviewer should look at first: changes that could turn the handbook quietly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handbook.contribute.comment import code
from handbook.contribute.writing import Value, plain_values
from handbook.source_files import SourceFile
from handbook.yaml_located import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from handbook.contribute.revisions import Changed

# Paths and what can be done with them; the first that fits is said.
_POWERFUL = (
    (r"\.github/workflows/.*|\.ci/.*|\.gitlab-ci\.yml|Makefile|\.pre-commit-config\.yaml|\.devcontainer/.*", "what runs on other people's machines"),
    (r"\.github/.*|SECURITY\.md", "who reviews, and how harm is reported"),
    (r"requirements/.*|pyproject\.toml|third_party/.*", "code that others made"),
    (r"scripts/handbook/(policy|source_files|yaml_located|problems|audit|editions/policies).*|scripts/handbook/catalogue/.*check.*", "the checks and the policy of pages"),
    (r"(scripts|overrides|benchmarks|tests)/.*", "code"),
    (r"translations/[^/]+/locale\.yml", "who may sign reviews, or how a language is shown"),
)  # fmt: skip
_ADDRESS = re.compile(r"\b[a-z][a-z0-9+.-]{1,12}://([^\s/\"'<>()\[\]|{}]+)", re.IGNORECASE)
_REACH = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.]+|(?<![\d+])\+?\d[\d ()/-]{6,}\d(?![\d-])")
_DAY = re.compile(r"(19|20)\d\d-\d\d-\d\d")
_SHOWN = 12


def alerts(changes: Sequence[Changed]) -> Iterator[str]:
    """The lines, the gravest first."""
    yield from _powerful(changes)
    for one in changes:
        if one.unread:
            yield f"- {code(one.path)} is {one.unread}: look at it yourself"
        elif re.fullmatch(r"case_studies/[^/]+\.yml", one.path):
            yield from _safety(one)
    yield from _found(changes, _ADDRESS, "Addresses of sites that the changed files did not name before")
    yield from _found(
        changes, _REACH, "Telephone numbers or e-mail addresses that the changed files did not have before"
    )


def _powerful(changes: Iterable[Changed]) -> Iterator[str]:
    by_power: dict[str, int] = {}
    for one in changes:
        power = next((what for pattern, what in _POWERFUL if re.fullmatch(pattern, one.path)), None)
        if power:
            by_power[power] = by_power.get(power, 0) + 1
    for _, what in _POWERFUL:
        if what in by_power:
            yield f"- This changes **{what}** ({by_power[what]} {'file' if by_power[what] == 1 else 'files'}): a maintainer reads every line"


def _safety(one: Changed) -> Iterator[str]:
    before, after = _fields(one.before), _fields(one.after)
    was, now = before.get("status"), after.get("status")
    if now == "published" != was:
        yield f"- {code(one.path)} **becomes public**: has somebody checked that nobody can be recognised?"
    if was == "withdrawn" != now:
        yield f"- {code(one.path)} **was withdrawn** and would come back: why?"
    if before and after and before.get("sensitivity") != after.get("sensitivity"):
        yield f"- {code(one.path)}: what is said on **consent and recognition** changes"
    if after.get("images") and before.get("images") != after.get("images"):
        yield f"- {code(one.path)}: **pictures**; did the people in them agree?"


def _fields(text: str | None) -> dict[str, Value]:
    node, _ = parse_yaml(SourceFile("file", text)) if text else (None, [])
    values = plain_values(node) if node is not None else {}
    return values if isinstance(values, dict) else {}


def _found(changes: Iterable[Changed], pattern: re.Pattern[str], title: str) -> Iterator[str]:
    content = [one for one in changes if one.path.startswith(("docs/", "case_studies/", "translations/"))]
    old = {_whole(found) for one in content for found in pattern.finditer(one.before or "")}
    new = {_whole(found) for one in content for found in pattern.finditer(one.after or "")} - old
    shown = sorted(one for one in new if not _DAY.search(one))
    if shown:
        more = f" and {len(shown) - _SHOWN} more" if len(shown) > _SHOWN else ""
        yield f"- {title}: {', '.join(code(one, 80) for one in shown[:_SHOWN])}{more}"


def _whole(found: re.Match[str]) -> str:
    return (found[1] if found.re.groups else found[0]).lower().strip()

"""Cutting a style sheet down to what pages can use: rules for elements that no page has are left out.

A rule stays if each class of its selector is one that pages may have; attributes are treated likewise. What remains is
the theme's own text, in its own order, so that what pages can use looks as before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

_TOKEN = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|url\([^)\"']*\)|/\*.*?\*/|[{};]", re.DOTALL)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_NEGATED = re.compile(r":not\((?:[^()]|\([^()]*\))*\)")
_ATTRIBUTE = re.compile(r"\[([\w-]+)(?:[~|^$*]?=[\"']?([^\"'\]]*)[\"']?)?[^\]]*\]")
_CLASS = re.compile(r"\.(-?[_a-zA-Z][\w-]*)")
_PROPERTY = re.compile(r"(--[\w-]+)\s*:")
_USE = re.compile(r"var\(\s*(--[\w-]+)")
_GROUPS = ("@media", "@supports", "@layer", "@container")


@dataclass(frozen=True)
class Rule:
    """`head` is what stands before the brace; a statement such as `@charset` has no body."""

    head: str
    body: str | None

    def __str__(self) -> str:
        return f"{self.head};" if self.body is None else f"{self.head}{{{self.body}}}"


@dataclass(frozen=True)
class Usable:
    """What pages may have. An attribute that is not listed may have any value; `None` stands for an attribute alone."""

    classes: AbstractSet[str]
    attributes: Mapping[str, AbstractSet[str]]
    properties: AbstractSet[str]
    """Custom properties that other sheets ask for."""

    def allows(self, selector: str) -> bool:
        """Whether an element of a page can match.

        >>> usable = Usable(frozenset({"a"}), {"dir": frozenset({"ltr"})}, frozenset())
        >>> [usable.allows(one) for one in (".a p:not(.b)", ".a.b", "[dir=ltr] .a", "[dir=up]", "[dir]")]
        [True, False, True, False, True]
        """
        positive = _NEGATED.sub("", selector)
        for name, value in _ATTRIBUTE.findall(positive):
            if name in self.attributes and (
                not self.attributes[name] or (value and value not in self.attributes[name])
            ):
                return False
        return set(_CLASS.findall(_ATTRIBUTE.sub("", positive))) <= self.classes


def rules_of(sheet: str) -> Iterator[Rule]:
    """The rules of a sheet, or of a group's body, in order.

    >>> [str(rule) for rule in rules_of('@charset "x";a{b:url("}")}@media print{a{c:d}}')]
    ['@charset "x";', 'a{b:url("}")}', '@media print{a{c:d}}']
    """
    start = opened = depth = 0
    for token in _TOKEN.finditer(sheet):
        match token[0]:
            case "{":
                opened = opened if depth else token.start()
                depth += 1
            case "}":
                depth -= 1
                if not depth:
                    yield Rule(_bare(sheet[start:opened]), sheet[opened + 1 : token.start()])
                    start = token.end()
            case ";" if not depth:
                yield Rule(_bare(sheet[start : token.start()]), None)
                start = token.end()


def cut(sheet: str, usable: Usable) -> str:
    """The sheet without rules, animations and properties that nothing uses."""
    rules = [found for rule in rules_of(sheet) for found in _kept(rule, usable)]
    text = _join(rules)
    while True:
        used = usable.properties | set(_USE.findall(text))
        fewer = _join([_without_properties(rule, used) for rule in rules_of(text)])
        if fewer == text:
            return text
        text = fewer


def classes_in(sheet: str) -> frozenset[str]:
    """All classes that a sheet has rules for.

    >>> sorted(classes_in("@media print{.a:not(.b){c:url('.d{}')}}"))
    ['a', 'b']
    """
    inside = (classes_in(rule.body or "") for rule in rules_of(sheet) if rule.head.startswith(_GROUPS))
    own = (_CLASS.findall(rule.head) for rule in rules_of(sheet) if not rule.head.startswith("@"))
    return frozenset().union(*inside, *own)


def _bare(text: str) -> str:
    return _COMMENT.sub("", text).strip()


def _join(rules: list[Rule]) -> str:
    text = "".join(str(rule) for rule in rules if rule.body is None or rule.body.strip())
    return "".join(
        str(rule)
        for rule in rules_of(text)
        if not rule.head.startswith("@keyframes") or re.search(rf"\b{re.escape(rule.head[11:])}\b", _names(text))
    )


def _names(text: str) -> str:
    """The values of all declarations that name an animation."""
    return " ".join(re.findall(r"animation[\w-]*:([^;}]*)", text))


def _kept(rule: Rule, usable: Usable) -> list[Rule]:
    if rule.body is None:
        return [rule]
    if rule.head.startswith(_GROUPS):
        inside = [found for one in rules_of(rule.body) for found in _kept(one, usable)]
        return [Rule(rule.head, "".join(map(str, inside)))] if inside else []
    if rule.head.startswith("@"):
        return [rule]
    selectors = [one for one in _selectors(rule.head) if usable.allows(one)]
    return [Rule(",".join(selectors), rule.body)] if selectors else []


def _without_properties(rule: Rule, used: AbstractSet[str]) -> Rule:
    if rule.body is None or rule.head.startswith("@keyframes"):
        return rule
    if rule.head.startswith(_GROUPS):
        return Rule(rule.head, _join([_without_properties(one, used) for one in rules_of(rule.body)]))
    return Rule(rule.head, ";".join(one for one in _declarations(rule.body) if _is_used(one, used)))


def _is_used(declaration: str, used: AbstractSet[str]) -> bool:
    name = _PROPERTY.match(declaration.strip())
    return name is None or name[1] in used


def _declarations(body: str) -> list[str]:
    """The declarations of a rule; a semicolon in a quoted address ends none."""
    found, start = [], 0
    for token in _TOKEN.finditer(body):
        if token[0] == ";":
            found.append(body[start : token.start()])
            start = token.end()
    return [one for one in (*found, body[start:]) if one.strip()]


def _selectors(head: str) -> list[str]:
    """The selectors of a rule.

    >>> _selectors("a:is(b,c),[d='e,f'] g")
    ['a:is(b,c)', "[d='e,f'] g"]
    """
    return re.findall(r"(?:\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]|[^,(\[])+", head)

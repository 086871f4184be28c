"""All cases in one page, in one question: what the scripts say, and how far it is from what is wanted."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from playwright.sync_api import Page

NEAR = 1e-9
LEAST = 1e-4
"""Limits and differences near 0 are compared as if they were this large: they are differences of shares. Chances are
compared by their own size, however small."""
RUN = """cases => {
  const tools = window.HandbookTools, s = tools.statistics;
  const own = {
    "welch of values": (a, b, level) => s.welch(s.summary(a), s.summary(b), level),
    "changes of values": (a, level) => s.pairedMeans(s.summary(a), level),
    "changes of four groups": (cells, level) => {
      const made = {};
      Object.keys(cells).forEach(name => { made[name] = s.summary(cells[name]); });
      return s.changesOfMeans(made, level);
    },
  };
  const all = {};
  Object.keys(cases).forEach(name => {
    const run = own[name] || name.split(".").reduce((value, part) => value[part], tools);
    all[name] = cases[name].map(one => run(...one[0]));
  });
  return JSON.stringify(all);
}"""


def differences(page: Page, cases: Mapping[str, Sequence[Sequence[Any]]]) -> Iterator[str]:
    """Every case that is not near enough."""
    said = json.loads(page.evaluate(RUN, cases))
    for name, own in cases.items():
        for (arguments, wanted), found in zip(own, said[name], strict=True):
            off = worst(wanted, found)
            if not off <= NEAR:
                yield f"{name}({arguments!r:.200}): {found!r} in place of {wanted!r}, off by {off:.1e}"


def worst(wanted: Any, found: Any) -> float:
    """The largest relative difference; not a number if one is missing."""
    if isinstance(wanted, dict):
        return max(_off(name, one, found.get(name)) for name, one in wanted.items())
    return _off("p", wanted, found)


def _off(name: str, wanted: float, found: Any) -> float:
    if found is None:
        return math.nan
    if wanted == found:
        return 0.0
    least = 1e-300 if name in {"p", "df"} else LEAST
    return abs(wanted - found) / max(abs(wanted), least)

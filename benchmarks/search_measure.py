"""Rounds of measuring: in each round every engine is visited once, with the same queries, beginning with another one."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from search_browser import QUERY_SECONDS, address, results_in_box, session
from search_queries import SHOWN as JUDGED
from search_queries import Found, Kind, share

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from search_browser import Answer, Memory, Reading, Session
    from search_engines import Built, Engine
    from search_queries import Query

FIRST_SECONDS = 130
"""So long the first answer may take, once; an engine that is later is not asked again."""
RECALL_SECONDS = 600
"""So long all queries of one engine may take."""
BATCH = 20


@dataclass(frozen=True)
class Visit:
    """One round of one engine."""

    kind: Kind
    first: Answer
    asked_at: float
    few_at: float
    """When the first few results were there; `first` are ten."""
    reading: Reading
    longest_task: float
    new: tuple[float, ...]
    repeated: tuple[float, ...]
    memory: Memory


@dataclass
class Measured:
    """All rounds of one engine."""

    engine: Engine
    builds: list[Built] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    shares: dict[Kind, list[float]] = field(default_factory=dict)
    gave_up: str = ""


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def of_kind(queries: Sequence[Query], kind: Kind) -> list[Query]:
    return [one for one in queries if one.kind is kind]


def measure(
    engines: Sequence[Engine], queries: Sequence[Query], rights: Sequence[frozenset[int]], *, builds: int, rounds: int, log: Path
) -> list[Measured]:  # fmt: skip
    """Builds and visits in rounds; after the last visit every query is asked once, for how good the results are."""
    measured = [Measured(one) for one in engines]
    for number in range(builds):
        for one in turned(measured, number):
            one.builds.append(one.engine.measured_build())
            say(f"  build {number + 1}: {one.builds[-1].seconds:7.1f} s  {one.engine.name}")
    for number in range(rounds):
        kind = list(Kind)[number % len(Kind)]
        first = of_kind(queries, kind)[0].text
        others = [own[1 + number % (len(own) - 1)].text for each in Kind if len(own := of_kind(queries, each)) > 1]
        for one in turned(measured, number):
            if not one.gave_up:
                judged = list(zip(queries, rights, strict=True)) if number == rounds - 1 else []
                _visit(one, kind, first, others, judged, log)
    return measured


def turned(measured: Sequence[Measured], number: int) -> list[Measured]:
    """The same engines, beginning with another one in each round."""
    at = number % len(measured)
    return [*measured[at:], *measured[:at]]


def _visit(one: Measured, kind: Kind, first: str, others: Sequence[str], judged: Sequence[tuple[Query, frozenset[int]]], log: Path) -> None:  # fmt: skip
    with session(one.engine, log) as visit:
        answer = visit.first(first, FIRST_SECONDS)
        if answer is None:
            one.gave_up = f"no answer in {FIRST_SECONDS} s"
            say(f"  {one.gave_up}  {one.engine.name}")
            return
        reading, longest = visit.reading(), visit.longest_task()
        new, repeated = (tuple(each.milliseconds for each in visit.ask(others)) for _ in range(2))
        memory = visit.memory()
        one.visits.append(
            Visit(kind, answer, visit.asked_at(), visit.few_at(), reading, longest, new, repeated, memory)
        )
        say(f"  {kind:8}: {answer.milliseconds:7.0f} ms, {reading.index_bytes / 1000:7.0f} KB  {one.engine.name}")
        if judged:
            _judge(one, visit, judged)


def _judge(one: Measured, visit: Session, judged: Sequence[tuple[Query, frozenset[int]]]) -> None:
    """The share of right results of each query, until time is up."""
    took = 0.0
    for start in range(0, len(judged), BATCH):
        batch = judged[start : start + BATCH]
        answers = visit.ask([query.text for query, _ in batch], JUDGED)
        took += sum(answer.milliseconds for answer in answers)
        for (query, right), answer in zip(batch, answers, strict=False):
            found = Found(tuple(page_number(url) for url in answer.urls), answer.similar)
            one.shares.setdefault(query.kind, []).append(share(query, found, right))
        if len(answers) < len(batch) or took > 1000 * RECALL_SECONDS:
            say(f"  {one.engine.name}: gave up after {start + len(answers)} of {len(judged)} queries ({QUERY_SECONDS} s each at most)")  # fmt: skip
            return


def page_number(url: str) -> int:
    """The number of a page in any engine's address of it.

    >>> page_number("/p/17.html#top")
    17
    """
    found = re.search(r"p/(\d+)\.html", url)
    return int(found[1]) if found else -1


@dataclass(frozen=True)
class Box:
    """In how many of so many tries the theme's own search box showed a result."""

    tries: int
    from_disk: int
    served: int


def try_box(engine: Engine, texts: Sequence[str], log: Path, seconds: float) -> Box:
    """The theme's search as it is, opened from the disk and, for comparison, from a server."""
    disk = sum(results_in_box(f"{engine.folder.as_uri()}/", one, seconds) > 0 for one in texts)
    with address(engine, log) as base:
        served = sum(results_in_box(base, one, seconds) > 0 for one in texts)
    return Box(len(texts), disk, served)

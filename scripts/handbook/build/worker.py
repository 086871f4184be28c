"""One locale, from its sources to an audited folder beside the site. Several are made at the same time."""

from __future__ import annotations

import hashlib
import json
import shutil
import time
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from handbook.audit import audit_locale
from handbook.build.processes import apart
from handbook.content import case_study_uri, gather
from handbook.page_store import Counts, open_store, pending_path
from handbook.problems import Problem, errors_in
from handbook.remembered.digests import source_digest
from handbook.remembered.records import Record, is_in_place, read_record
from handbook.rendered import ReadPages
from handbook.staging import manifest_part, plan_locale
from handbook.translation.texts import EDITIONS_SOURCE, INTERFACE_URI
from handbook.tree import tree_states, write_tree

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from handbook.build.memory import LocaleMemory
    from handbook.content import Content
    from handbook.generators.base import Generator, Rendered
    from handbook.page_store import PageStore
    from handbook.project import Project
    from handbook.publish import Seen
    from handbook.staging import StagedLocale
    from handbook.tree import FileState


_FRAME_SOURCES = (INTERFACE_URI, EDITIONS_SOURCE)
"""Texts that the theme shows around pages."""


_Planned = tuple["StagedLocale", str, int]
"""A locale that is staged, the digest of what its HTML will be made from, and how many pages were not planned before."""


class Fate(StrEnum):
    """What became of a locale."""

    RENDERED = "rendered"
    UNCHANGED = "unchanged"
    HELD_BACK = "held-back"


@dataclass(frozen=True, kw_only=True)
class Task:
    """What another process needs to know to make one locale."""

    project: Project
    generator: Generator
    code: str
    shared: str
    """The digest of what all locales are made from."""
    beside: str
    """What all files but case studies are known by, if that is certain."""
    environment: str
    """The digest of what all pages are made with."""
    without: tuple[str, ...]
    """Locales that cannot be built; nothing leads to them."""
    into: Path
    spare: Path | None = None
    """Where the site before the last one may be, to begin with."""
    memory: LocaleMemory | None = None
    """Of a process that makes this locale again and again."""
    is_one_of_several: bool = False
    """Whether the process makes other locales besides."""


@dataclass(frozen=True, kw_only=True)
class Built:
    """A locale that was made, or found to be right as it is."""

    code: str
    fate: Fate
    problems: tuple[Problem, ...] = ()
    record: Record | None = None
    seconds: float = 0.0
    counts: Counts = field(default_factory=Counts)
    seen: Seen | None = None
    """What was seen of its folder and of the last one, where another look would not be worth it: in a process that stays."""


@lru_cache(maxsize=1)
def gathered(project: Project, shared: str, beside: str) -> tuple[Content, tuple[Problem, ...]]:
    """What `gather` finds, kept as long as the sources are the same: forked processes have it from their parent."""
    del shared
    content, problems = gather(project, beside=beside)
    _ = content.crossrefs.related  # made once, before the processes part
    return content, tuple(problems)


def build_locale(task: Task) -> Built:
    """Plan, stage, render and audit a locale. A faulty translation holds it back; nothing of it is rendered then."""
    start = time.perf_counter()
    content, _ = gathered(task.project, task.shared, task.beside)
    if task.without:
        content = replace(content, locales=tuple(one for one in content.locales if one.code not in task.without))
    memory = task.memory
    planned, problems = _plan_here(task, memory, content) if memory else apart(partial(_plan, task, content))
    if planned is None:
        return Built(code=task.code, fate=Fate.HELD_BACK, problems=tuple(problems))
    staged, inputs, new_pages = planned
    known = read_record(task.project, task.code)
    record = _record(task, staged, inputs)
    if known is not None and known.inputs == inputs:
        if is_in_place(task.project, task.code, known):
            record = replace(record, output=known.output)
            counts = Counts(planned=new_pages)
            return Built(code=task.code, fate=Fate.UNCHANGED, problems=tuple(problems), record=record, counts=counts)
        _look_again(task)
    store, rendered = _render(task, content, staged)
    store.counts.planned = new_pages
    problems += rendered.problems
    states = tree_states(task.into) if store.states is None else store.states
    if not errors_in(problems):
        problems += audit_locale(task.into, content, staged, store.pages, store.memory.audit, states)
    if not errors_in(problems):
        store.write(pending_path(task.project, task.code))
    seconds = time.perf_counter() - start
    return Built(
        code=task.code,
        fate=Fate.RENDERED,
        problems=tuple(problems),
        record=record,
        seconds=seconds,
        counts=store.counts,
        seen=(states, store.next_site.last) if memory and store.next_site else None,
    )


def _plan_here(task: Task, memory: LocaleMemory, content: Content) -> tuple[_Planned | None, list[Problem]]:
    """Plan and stage in the process that will make the pages, and that keeps the plan for the next time."""
    staged, problems = plan_locale(task.project, content, task.code, memory.plan)
    if errors_in(problems):
        return None, problems
    new_pages = memory.other_pages(staged)
    inputs = _stage(task, staged)
    if task.is_one_of_several:
        memory.pack(staged)
    return (staged, inputs, new_pages), problems


def _plan(task: Task, content: Content) -> tuple[_Planned | None, list[Problem]]:
    """Plan and stage in a process that ends then: a plan is as large as all that comes after it. What stands in files, and
    translations of texts that stand in pages alone, are not sent.
    """
    staged, problems = plan_locale(task.project, content, task.code)
    if errors_in(problems):
        return None, problems
    inputs = _stage(task, staged)
    in_files = {*map(case_study_uri, content.catalogue.by_id), *(f"docs/{page.uri}" for page in content.pages)}
    light = replace(staged.on_disk(), translation=staged.translation.without(in_files))
    return (light, inputs, len(staged.pages)), problems


def _render(task: Task, content: Content, staged: StagedLocale) -> tuple[PageStore, Rendered]:
    """Make the site of a locale. Where somebody changed the last one since this process made it, that is seen when all is
    made: then once more, and what is there is looked at before.
    """
    memory = task.memory.site if task.memory else None
    is_known = memory is not None and memory.sites is not None
    pages = ReadPages(task.into, staged.locale)
    store = open_store(task.project, task.code, task.environment, pages, memory)
    store.spare = task.spare
    try:
        rendered = task.generator(task.project, content, staged, store, task.into)
    except OSError:
        if not is_known:
            raise
    else:
        if not is_known or store.next_site is None or store.next_site.is_as_known:
            return store, rendered
    _look_again(task)
    shutil.rmtree(task.into, ignore_errors=True)
    return _render(task, content, staged)


def _look_again(task: Task) -> None:
    """The sites of this locale are not what this process thinks that they are."""
    if task.memory:
        task.memory.site.sites = None


def _stage(task: Task, staged: StagedLocale) -> str:
    """Write the tree. Returns the digest of what the HTML will be made from."""
    memory, files, made_from = task.memory, staged.files(), staged.made_from()
    folder = task.project.stage_dir(task.code)
    written = write_tree(folder, files, memory.staged if memory else None, made_from)
    known = memory.digests if memory else {}
    for uri in written.written:
        known.pop(uri, None)
    if memory:
        memory.staged = {uri: (source, written.states[uri]) for uri, source in made_from.items()}
    return _input_digest(staged, files, task.environment, written.states, known)


def _record(task: Task, staged: StagedLocale, inputs: str) -> Record:
    return Record(
        sources=source_digest(task.project, task.code, task.shared),
        inputs=inputs,
        pages=len(staged.pages),
        manifest=manifest_part(staged),
        root=staged.root,
    )


def _input_digest(
    staged: StagedLocale,
    files: Mapping[str, bytes],
    environment: str,
    states: Mapping[str, FileState],
    known: dict[str, tuple[FileState, str]],
) -> str:
    """Everything that a locale's HTML depends on, once it is planned. `known` are digests of files that have these states."""
    state = hashlib.sha256(environment.encode())
    digests = {page.uri: page.sha256 for page in staged.pages}
    for uri in files.keys() - digests.keys():
        if uri not in known or known[uri][0] != states[uri]:
            known[uri] = states[uri], hashlib.sha256(files[uri]).hexdigest()
        digests[uri] = known[uri][1]
    state.update("".join([f"{uri}\0{digests[uri]}\0" for uri in files]).encode())
    state.update(json.dumps([locale.code for locale in staged.locales]).encode())
    for source in _FRAME_SOURCES:
        labels = staged.translation.entries.get(source, {})
        state.update(repr(sorted((key, one.msgstr) for key, one in labels.items())).encode())
    return state.hexdigest()

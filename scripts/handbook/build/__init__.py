"""Building the whole site: plan, render beside, audit, and only then put it in place of the last good one."""

from __future__ import annotations

import errno
import os
import shutil
import time
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.build.alone import alone
from handbook.build.made_once import make_once
from handbook.build.processes import (
    collect_seldom,
    collect_young,
    seldom_collected,
    side_by_side,
)
from handbook.build.worker import Built, Fate, Task, build_locale, gathered
from handbook.checks import check_pages
from handbook.page_store import Counts, accept, forget_pending
from handbook.problems import Place, Problem, errors_in, problem
from handbook.publish import publish, recover
from handbook.remembered.digests import environment_digest, file_states, shared_digest, source_digest, tree_state
from handbook.remembered.nothing_changed import forget, nothing_changed, remember
from handbook.remembered.records import Record, is_in_place, read_record, write_record
from handbook.root import root_files
from handbook.staging import format_manifest, plan_locale
from handbook.tree import tree_states, write_file

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from handbook.build.memory import BuildMemory
    from handbook.content import Content
    from handbook.generators.base import Generator
    from handbook.project import Project
    from handbook.publish import Published


@dataclass(frozen=True)
class Progress:
    """One thing that was done, for the person who waits."""

    done: int
    total: int
    text: str


@dataclass
class Outcome:
    """What a build came to."""

    problems: list[Problem] = field(default_factory=list)
    rendered: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    published: list[str] = field(default_factory=list)
    held_back: list[str] = field(default_factory=list)
    """Locales with a faulty file: their last good version stays, and the others are built."""
    never_built: list[str] = field(default_factory=list)
    """Those of them that have no good version; nothing leads there."""
    behind: list[str] = field(default_factory=list)
    """Locales that were not asked for and are not what their sources say now."""
    finished: bool = False
    """Whether what could be built is in place."""
    pages: int = 0
    seconds: float = 0.0
    counts: Counts = field(default_factory=Counts)

    @property
    def failed(self) -> bool:
        return bool(errors_in(self.problems))


@dataclass(frozen=True)
class _Run:
    """What does not change during a build."""

    project: Project
    generator: Generator
    jobs: int
    tell: Callable[[Progress], None]
    memory: BuildMemory | None
    learn: bool
    beside: str = ""
    """What all files but case studies are known by, if that is certain."""

    @property
    def next_dir(self) -> Path:
        return self.project.build_dir / "next"

    @property
    def spare_dir(self) -> Path:
        """The site before the last one, in a process that stays: the next one begins with it."""
        return self.project.build_dir / "spare"


def build_site(
    project: Project,
    generator: Generator,
    *,
    locales: Sequence[str] = (),
    jobs: int = 1,
    tell: Callable[[Progress], None] = lambda _: None,
    memory: BuildMemory | None = None,
    learn: bool = False,
) -> Outcome:
    """Build all locales, or those that are named. The last good site stays in place until all is rendered and audited.

    A process that builds again and again has a memory, and then makes all by itself, one after the other. It may
    `learn` what was built before it began: all is planned then, though nothing changed, and the next edit is quick.
    """
    start, outcome = time.perf_counter(), Outcome()
    try:
        with alone(project.build_dir) as is_alone:
            if is_alone:
                _prepare(project)
                _build(_Run(project, generator, jobs, tell, memory, learn), locales, outcome)
            else:
                outcome.problems.append(problem("build-running", Place(path=project.uri(project.build_dir))))
    except OSError as error:
        outcome.problems.append(_disk_problem(project, error))
    outcome.seconds = time.perf_counter() - start
    return outcome


def _prepare(project: Project) -> None:
    """Say early what cannot work later, and finish what an interrupted run left."""
    recover(project.site_dir, project.build_dir / "old")
    shutil.rmtree(project.build_dir / "next", ignore_errors=True)
    forget_pending(project)
    for folder in (project.build_dir, project.site_dir):
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".can-write"
        probe.write_bytes(b"")
        probe.unlink()


def _build(run: _Run, locales: Sequence[str], outcome: Outcome) -> None:
    if run.memory:
        collect_seldom()
    else:
        shutil.rmtree(run.spare_dir, ignore_errors=True)
    with seldom_collected():  # in the processes that are forked too
        _build_what_changed(run, locales, outcome)


def _build_what_changed(run: _Run, locales: Sequence[str], outcome: Outcome) -> None:
    project = run.project
    files = file_states(project, time.time_ns())
    run = replace(run, beside=files.beside)
    digest = cache(partial(shared_digest, project))
    if not run.learn and (known := nothing_changed(project, locales, files.whole, lambda: digest(()))):
        outcome.unchanged, outcome.pages, outcome.finished = [*known.pages], sum(known.pages.values()), True
        outcome.problems += known.warnings
        outcome.behind = [*known.behind]
        return
    shared = digest(())
    content, problems = gathered(project, shared, run.beside)
    outcome.problems += [*problems, *check_pages(content)]
    if outcome.failed:
        return
    codes = locales or [locale.code for locale in content.locales]
    content, built = _build_what_can_be_built(run, content, codes, digest, outcome)
    outcome.problems += [fault for one in built.values() for fault in one.problems]
    made = [one for one in built.values() if one.fate is not Fate.HELD_BACK]
    if not made or any(errors_in(list(one.problems)) for one in made):
        return
    records = _records(run, content, built)
    _write_root(run, content, records)
    gone = [] if locales else _no_longer_there(project.site_dir, {*codes}, run.next_dir)
    seen = {code: one.seen for code, one in built.items() if one.seen}
    spare = run.spare_dir if run.memory else None
    published = publish(run.next_dir, project.site_dir, project.build_dir / "old", gone, seen, spare)
    outcome.published = published.names
    outcome.counts.written = sum(published.files.get(code, 0) for code in (*codes, *gone))
    _keep_records(run, records, published)
    outcome.pages = sum(record.pages for code, record in records.items() if code in built)
    outcome.finished = True
    others = [locale.code for locale in content.locales if locale.code not in built]
    outcome.behind = [code for code in others if not _unchanged(project, code, shared)]
    if outcome.failed:
        forget(project)
        return
    remember(
        project,
        files=files.whole,
        shared=shared,
        records={code: record for code, record in records.items() if code in built},
        whole=not locales,
        behind=outcome.behind,
        warnings=outcome.problems,
    )


def _build_what_can_be_built(
    run: _Run, content: Content, codes: Sequence[str], digest: Callable[[tuple[str, ...]], str], outcome: Outcome
) -> tuple[Content, dict[str, Built]]:
    """One translator's broken file does not keep the other languages from their readers.

    Where a language has no good version at all, the others are made once more, so that nothing leads there.
    """
    built = _build_all(run, codes, (), digest(()))
    outcome.held_back = [code for code in codes if built[code].fate is Fate.HELD_BACK]
    outcome.never_built = [code for code in outcome.held_back if not (run.project.site_dir / code).is_dir()]
    if outcome.never_built:
        without = tuple(outcome.never_built)
        content = replace(content, locales=tuple(one for one in content.locales if one.code not in without))
        built |= _build_all(run, [code for code in codes if code not in outcome.held_back], without, digest(without))
    for one in built.values():
        outcome.counts.add(one.counts)
    outcome.rendered = [code for code in codes if built[code].fate is Fate.RENDERED]
    outcome.unchanged = [code for code in codes if built[code].fate is Fate.UNCHANGED]
    return content, built


def _build_all(run: _Run, codes: Sequence[str], without: tuple[str, ...], shared: str) -> dict[str, Built]:
    """What is current stays; the rest is made side by side, each in a process of its own: MkDocs is not safe in threads."""
    project = run.project
    current = {} if run.learn else {code: _unchanged(project, code, shared) for code in codes}
    built = {code: one for code, one in current.items() if one}
    environment = environment_digest(project)
    tasks = [
        Task(
            project=project,
            generator=run.generator,
            code=code,
            shared=shared,
            beside=run.beside,
            environment=environment,
            without=without,
            into=run.next_dir / code,
            spare=run.spare_dir / code,
            memory=run.memory.of(code) if run.memory else None,
            is_one_of_several=len(codes) > 1,
        )
        for code in codes
        if code not in built
    ]
    if not tasks:
        return built
    content, _ = gathered(project, shared, run.beside)  # for all processes that are forked from this one
    begin = partial(run.generator.begin, project, environment)
    make_once(content, len(tasks), begin, stays=run.memory is not None)
    made = map(_build_here, tasks) if run.memory else side_by_side(build_locale, tasks, run.jobs)
    for done, one in enumerate(made, 1):
        built[one.code] = one
        run.tell(Progress(done, len(tasks), f"{one.code} {_said(one)}"))
    return built


def _build_here(task: Task) -> Built:
    built = build_locale(task)
    collect_young()
    return built


def _unchanged(project: Project, code: str, shared: str) -> Built | None:
    record = read_record(project, code)
    if record is None or record.sources != source_digest(project, code, shared):
        return None
    return Built(code=code, fate=Fate.UNCHANGED, record=record) if is_in_place(project, code, record) else None


def _said(built: Built) -> str:
    match built.fate:
        case Fate.RENDERED:
            return f"rendered in {built.seconds:.1f} s"
        case Fate.UNCHANGED:
            return "did not change"
        case Fate.HELD_BACK:
            return "is held back"


# The site above its locales


def _records(run: _Run, content: Content, built: Mapping[str, Built]) -> dict[str, Record]:
    """All locales that will be in the site, in order: those of this run and of earlier ones."""
    found = {}
    for locale in content.locales:
        one = built.get(locale.code)
        if one is not None and one.record is not None:
            found[locale.code] = one.record
        elif (run.project.site_dir / locale.code).is_dir():
            found[locale.code] = read_record(run.project, locale.code) or _record_of(run.project, content, locale.code)
    return found


def _keep_records(run: _Run, records: Mapping[str, Record], published: Published) -> None:
    """The site is in place: remember what it was made from. What was not published is as it was when it was remembered."""
    project = run.project
    for code, record in records.items():
        states = published.states.get(code)
        if states is not None:
            accept(project, code, states, run.memory.of(code).site if run.memory else None)
            write_record(project, code, replace(record, output=tree_state(states)))
        elif read_record(project, code) is not record:
            output = record.output or tree_state(tree_states(project.site_dir / code))
            write_record(project, code, replace(record, output=output))
    parts = {code: record.manifest for code, record in records.items()}
    text = format_manifest(parts, run.memory.manifests if run.memory else None)
    _write_if_changed(project.build_dir / "manifest.json", text.encode())


def _record_of(project: Project, content: Content, code: str) -> Record:
    """For a locale that stands in the site and is not remembered; it counts as changed the next time."""
    staged, _ = plan_locale(project, content, code)
    return Record(sources="", inputs="", pages=len(staged.pages), manifest={}, root=staged.root)


def _write_root(run: _Run, content: Content, records: Mapping[str, Record]) -> None:
    parts = {code: record.root for code, record in records.items()}
    memory = run.memory.root if run.memory else None
    files = root_files(content, parts, os.environ.get("HANDBOOK_SITE_URL", ""), memory)
    for name, data in files.items():
        write_file(run.next_dir / name, data)


def _no_longer_there(site_dir: Path, codes: set[str], next_dir: Path) -> list[str]:
    wanted = codes | {path.name for path in next_dir.iterdir()}
    return sorted(path.name for path in site_dir.iterdir() if path.name not in wanted)


def _write_if_changed(path: Path, data: bytes) -> None:
    if not (path.is_file() and path.read_bytes() == data):
        write_file(path, data)


def _disk_problem(project: Project, error: OSError) -> Problem:
    path = project.uri(Path(error.filename)) if error.filename else project.uri(project.site_dir)
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return problem("build-no-space", Place(path=path))
    return problem("build-not-writable", Place(path=path), path=path, cause=error.strerror or error)

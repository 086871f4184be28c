"""Building the whole site: plan, render beside, audit, and only then put it in place of the last good one."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import shutil
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.audit import audit_locale
from handbook.checks import check_pages
from handbook.content import WITHOUT, gather
from handbook.problems import Place, Problem, errors_in, problem
from handbook.publish import publish, recover
from handbook.root import root_files
from handbook.staging import StagedLocale, manifest, plan_locale, tree_uris, write_file, write_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from handbook.content import Content
    from handbook.generators.base import Generator, Rendered
    from handbook.project import Project

_LIBRARIES = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "markdown", "pymdown-extensions", "jinja2")


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
    finished: bool = False
    """Whether what could be built is in place."""
    pages: int = 0
    seconds: float = 0.0

    @property
    def failed(self) -> bool:
        return bool(errors_in(self.problems))


def build_site(
    project: Project,
    generator: Generator,
    *,
    locales: Sequence[str] = (),
    jobs: int = 1,
    tell: Callable[[Progress], None] = lambda _: None,
) -> Outcome:
    """Build all locales, or those that are named. The last good site stays in place until all is rendered and audited."""
    start, outcome = time.perf_counter(), Outcome()
    try:
        _prepare(project)
        _build(project, generator, locales, jobs, tell, outcome)
    except OSError as error:
        outcome.problems.append(_disk_problem(project, error))
    outcome.seconds = time.perf_counter() - start
    return outcome


def _build(
    project: Project,
    generator: Generator,
    locales: Sequence[str],
    jobs: int,
    tell: Callable[[Progress], None],
    outcome: Outcome,
) -> None:
    content, problems = gather(project)
    outcome.problems += problems + check_pages(content)
    if outcome.failed:
        return
    content, staged = _plan(project, content, locales or [locale.code for locale in content.locales], outcome)
    if not staged:
        return
    known = len(errors_in(outcome.problems))
    for code, one in staged.items():
        write_tree(project.stage_dir(code), one.files())
    outcome.pages = sum(len(one.pages) for one in staged.values())
    digests = {code: _input_digest(project, one) for code, one in staged.items()}
    changed = [code for code in staged if not _is_current(project, code, digests[code])]
    outcome.unchanged = [code for code in staged if code not in changed]
    _render(project, generator, changed, jobs, tell, outcome)
    if len(errors_in(outcome.problems)) > known:
        return
    next_dir = project.build_dir / "next"
    for code in changed:
        outcome.problems += audit_locale(next_dir / code, content, staged[code])
    if len(errors_in(outcome.problems)) > known:
        return
    _write_root(project, content, staged)
    gone = [] if locales else _no_longer_there(project.site_dir, {*staged, *outcome.held_back}, next_dir)
    outcome.published = publish(next_dir, project.site_dir, project.build_dir / "old", remove=gone)
    for code in changed:
        _remember(project, code, digests[code])
    _write_if_changed(project.build_dir / "manifest.json", manifest(staged.values()).encode())
    outcome.finished = True


def _plan(
    project: Project, content: Content, codes: Sequence[str], outcome: Outcome
) -> tuple[Content, dict[str, StagedLocale]]:
    """What can be built. One translator's broken file does not keep the other languages from their readers."""
    staged = {}
    for code in codes:
        one, problems = plan_locale(project, content, code)
        outcome.problems += problems
        if errors_in(problems):
            outcome.held_back.append(code)
        else:
            staged[code] = one
    outcome.never_built = [code for code in outcome.held_back if not (project.site_dir / code).is_dir()]
    if outcome.never_built:
        kept = tuple(one for one in content.locales if one.code not in outcome.never_built)
        content = replace(content, locales=kept)
        staged = {code: plan_locale(project, content, code)[0] for code in staged}
    return content, staged


def _prepare(project: Project) -> None:
    """Say early what cannot work later, and finish what an interrupted run left."""
    recover(project.site_dir, project.build_dir / "old")
    shutil.rmtree(project.build_dir / "next", ignore_errors=True)
    for folder in (project.build_dir, project.site_dir):
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".can-write"
        probe.write_bytes(b"")
        probe.unlink()


def _render(
    project: Project,
    generator: Generator,
    codes: list[str],
    jobs: int,
    tell: Callable[[Progress], None],
    outcome: Outcome,
) -> None:
    """Render the locales side by side, each in a process of its own: MkDocs is not safe in threads."""
    if not codes:
        return
    next_dir = project.build_dir / "next"
    jobs = max(1, min(jobs, len(codes)))
    child = partial(_begin_child, tuple(outcome.never_built))
    with ProcessPoolExecutor(max_workers=jobs, mp_context=_context(), initializer=child) as pool:
        waiting = [pool.submit(generator, project, code, next_dir / code) for code in codes]
        try:
            for done, future in enumerate(as_completed(waiting), 1):
                rendered: Rendered = future.result()
                outcome.problems += rendered.problems
                outcome.rendered.append(rendered.locale)
                tell(Progress(done, len(codes), f"{rendered.locale} rendered in {rendered.seconds:.1f} s"))
        except KeyboardInterrupt:
            for future in waiting:
                future.cancel()
            for process in multiprocessing.active_children():
                process.terminate()
            raise


def _context() -> multiprocessing.context.BaseContext:
    """Forked children share the imports; where that is not safe or not there, new interpreters do."""
    fork = os.name == "posix" and os.uname().sysname == "Linux"
    return multiprocessing.get_context("fork" if fork else "spawn")


def _begin_child(never_built: tuple[str, ...]) -> None:
    """Leave interrupts to the parent; gather what it gathered."""
    import signal

    os.environ[WITHOUT] = " ".join(never_built)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _write_root(project: Project, content: Content, staged: dict[str, StagedLocale]) -> None:
    """The chooser shows the locales that are in the site: those of this run and of earlier ones."""
    shown = list(staged.values())
    others = [
        locale.code
        for locale in content.locales
        if locale.code not in staged and (project.site_dir / locale.code).is_dir()
    ]
    shown += [plan_locale(project, content, code)[0] for code in others]
    order = [locale.code for locale in content.locales]
    shown.sort(key=lambda one: order.index(one.locale.code))
    files = root_files(content, shown, os.environ.get("HANDBOOK_SITE_URL", ""))
    for name, data in files.items():
        write_file(project.build_dir / "next" / name, data)


def _no_longer_there(site_dir: Path, codes: set[str], next_dir: Path) -> list[str]:
    wanted = codes | {path.name for path in next_dir.iterdir()}
    return sorted(path.name for path in site_dir.iterdir() if path.name not in wanted)


# What makes a rendered locale current: its inputs and its output, both by content


def _input_digest(project: Project, staged: StagedLocale) -> str:
    """Everything that a locale's HTML depends on."""
    state = hashlib.sha256()
    for uri, data in staged.files().items():
        state.update(f"{uri}\0{len(data)}\0".encode() + data)
    state.update(_code_digest(project).encode())
    state.update(os.environ.get("HANDBOOK_SITE_URL", "").encode())
    state.update(json.dumps([locale.code for locale in staged.locales]).encode())
    labels = [staged.translation.entries.get("docs/_data/interface.yml", {})]
    state.update(repr([sorted((key, one.msgstr) for key, one in label.items()) for label in labels]).encode())
    return state.hexdigest()


@lru_cache(maxsize=4)
def _code_digest(project: Project) -> str:
    """The theme, the configuration, this package and the libraries under it."""
    state = hashlib.sha256()
    state.update(project.mkdocs_path.read_bytes())
    package = Path(__file__).parent
    for folder in (project.overrides_dir, package):
        for uri in tree_uris(folder):
            if "__pycache__" not in uri:
                state.update(uri.encode() + (folder / uri).read_bytes())
    state.update(" ".join(f"{name}={version(name)}" for name in _LIBRARIES).encode())
    return state.hexdigest()


def tree_digest(folder: Path) -> str:
    """The content of a folder: names and bytes."""
    state = hashlib.sha256()
    for uri in tree_uris(folder):
        data = (folder / uri).read_bytes()
        state.update(f"{uri}\0{len(data)}\0".encode() + data)
    return state.hexdigest()


def _is_current(project: Project, code: str, inputs: str) -> bool:
    record = _record_path(project, code)
    if not record.is_file() or not (project.site_dir / code).is_dir():
        return False
    try:
        known = json.loads(record.read_text(encoding="utf-8"))
    except ValueError:
        return False
    return bool(known == {"inputs": inputs, "output": tree_digest(project.site_dir / code)})


def _remember(project: Project, code: str, inputs: str) -> None:
    known = {"inputs": inputs, "output": tree_digest(project.site_dir / code)}
    _write_if_changed(_record_path(project, code), json.dumps(known).encode())


def _record_path(project: Project, code: str) -> Path:
    return project.build_dir / "records" / f"{code}.json"


def _write_if_changed(path: Path, data: bytes) -> None:
    if not (path.is_file() and path.read_bytes() == data):
        write_file(path, data)


def _disk_problem(project: Project, error: OSError) -> Problem:
    import errno

    path = project.uri(Path(error.filename)) if error.filename else project.uri(project.site_dir)
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return problem("build-no-space", Place(path=path))
    return problem("build-not-writable", Place(path=path), path=path, cause=error.strerror or error)


def audit_site(project: Project, locales: Iterable[str] = ()) -> tuple[list[Problem], int]:
    """The audit alone, of the site as it stands. Returns the problems and the number of pages looked at."""
    content, problems = gather(project)
    pages = 0
    for code in locales or [locale.code for locale in content.locales]:
        if not (project.site_dir / code).is_dir():
            problems.append(problem("audit-page-missing", Place(path=f"site/{code}")))
            continue
        staged, _ = plan_locale(project, content, code)
        problems += audit_locale(project.site_dir / code, content, staged)
        pages += len(staged.pages)
    return problems, pages

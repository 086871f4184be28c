"""Whole builds from nothing: ours beside what others make of the same pages."""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus import make_project
from editable import Corpus
from promises import HUGO, I18N, OURS, PLAIN, ZENSICAL
from rivals import QUIET, Rival, hugo, static_i18n, stock_mkdocs, zensical
from rounds import Measured, Way, output_of, set_aside
from spent import spent

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Tools:
    """The programs of others, where they are on this machine."""

    zensical: str
    hugo: str


def corpus_at(folder: Path, studies: int, codes: tuple[str, ...]) -> Corpus:
    """The project of this size, made once and built once, so that its pages are staged."""
    found = Corpus(folder / "ours", codes)
    if not (folder / "made.txt").is_file():
        shutil.rmtree(folder, ignore_errors=True)
        make_project(found.root, studies, list(codes))
        found.build()
        (folder / "made.txt").write_text("", encoding="utf-8")
    return found


def rivals_of(corpus: Corpus, folder: Path, tools: Tools) -> list[Rival]:
    """One locale each: the first of the corpus."""
    found = [stock_mkdocs(corpus.root, folder / PLAIN, ["search", "offline"], PLAIN)]
    if tools.zensical:
        found.append(zensical(tools.zensical, corpus.root, folder / ZENSICAL))
    if tools.hugo:
        found.append(hugo(tools.hugo, corpus.root, folder / HUGO))
    for one in found:
        one.take(corpus.stage_dir(corpus.codes[0]))
    return found


def all_locales(corpus: Corpus, folder: Path) -> Rival:
    """The stock way to several languages."""
    found = static_i18n(corpus.root, folder / I18N, list(corpus.codes))
    for code in corpus.codes:
        found.take(corpus.stage_dir(code), "" if code == corpus.codes[0] else code)
    return found


def ours_cold(corpus: Corpus) -> Way:
    def forget(_: int) -> None:
        set_aside(corpus.root / "build", corpus.root / "site")

    def measure(_: int) -> Measured:
        return corpus.build() | output_of(corpus.site_dir)

    return Way(name=OURS, prepare=forget, measure=measure)


def rival_cold(rival: Rival) -> Way:
    return Way(name=rival.name, prepare=lambda _: rival.is_cold(), measure=lambda _: measured(rival))


def measured(rival: Rival) -> Measured:
    start = time.time()
    took = spent(*rival.command, cwd=str(rival.folder), quiet=QUIET)
    return took | output_of(rival.out, start)


def cold_ways(folder: Path, studies: int, codes: tuple[str, ...], tools: Tools) -> list[Way]:
    """Against one locale of the others, or with more than one against the stock way to have several."""
    corpus = corpus_at(folder, studies, codes)
    others = rivals_of(corpus, folder, tools) if len(codes) == 1 else [all_locales(corpus, folder)]
    return [ours_cold(corpus), *map(rival_cold, others)]


def growth_ways(folder: Path, studies: int, codes: tuple[str, ...]) -> list[Way]:
    """Ours alone, and A of one locale, whose memory is the measure."""
    corpus = corpus_at(folder, studies, codes)
    plain = stock_mkdocs(corpus.root, folder / PLAIN, ["search", "offline"], PLAIN)
    plain.take(corpus.stage_dir(corpus.codes[0]))
    return [ours_cold(corpus), rival_cold(plain)]

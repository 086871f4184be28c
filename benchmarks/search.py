"""Our search beside Material's and Pagefind's, on the same pages in Chromium, in one run.

    python benchmarks/search.py [--pages 1000,10000] [--locales en,th] [--rounds 8] [--builds 3] [--names 0] [--pagefind PROGRAM]

Ours is opened from the disk. Material's answers nothing there, which is shown; it and Pagefind, which needs a server, are
asked over a server on this machine, the quickest case for them. Machines differ and are shared, so only the ratios mean
something. Prints Markdown.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from search_browser import browser_version, cut_into_words
from search_engines import PAGEFIND, fetch_pagefind, material, ours, pagefind
from search_measure import measure, of_kind, say, try_box
from search_pages import declaration_path, make_pages, sentences, write_pages
from search_queries import Kind, make_corpus, make_queries, right_pages
from search_report import first_by_kind, numbers_table, shares_table

if TYPE_CHECKING:
    from search_engines import Engine
    from search_pages import Page

BOX_TRIES, BOX_SECONDS = 10, 30


def prepared(pages: list[Page], locale: str, folder: Path, program: Path | None) -> list[Engine]:
    """Every engine with a folder of its own; ours is the first."""
    engines = [ours(pages, locale, folder / "ours"), material(pages, locale, folder / "material")]
    if program is not None:
        write_pages(pages, locale, folder / "pagefind")
        engines.append(pagefind(program, folder / "pagefind"))
    return engines


def load() -> str:
    return ", ".join(f"{one:.1f}" for one in os.getloadavg()) if hasattr(os, "getloadavg") else "not known"


def about_pages(known: list[str], words: list[list[str]], pages: list[Page], names: int) -> str:
    different = len({one.lower() for each in words for one in each})
    own = f", with {names} made-up names of its own" if names else ""
    average = sum(len(one.text) for one in pages) / len(pages)
    return (
        f"{len(known):,} different sentences with {different:,} different words; {average:,.0f} characters a page{own}."
    )


def compare(locale: str, count: int, folder: Path, program: Path | None, options: argparse.Namespace) -> str:
    """One size in one language, as Markdown."""
    before = load()
    known = sentences(locale)
    pages = make_pages(locale, count, known, options.names)
    words = cut_into_words(locale, known)
    corpus = make_corpus(pages, words, locale)
    queries = make_queries(corpus, options.queries)
    rights = [right_pages(one, corpus) for one in queries]
    say(f"{count} pages, {locale}: {len(queries)} queries, load {before}")
    engines = prepared(pages, locale, folder, program)
    log = folder / "log"
    measured = measure(engines, queries, rights, builds=options.builds, rounds=options.rounds, log=log)
    lines = [
        f"### {count:,} pages, `{locale}`",
        about_pages(known, words, pages, options.names),
        f"Load of the machine in the last 1, 5 and 15 minutes: before {before}; after {load()}.",
        numbers_table(measured),
        "Right results among the first five, in percent:",
        shares_table(measured),
        f"{measured[0].engine.name.capitalize()}, by kind of the first query:",
        first_by_kind(measured[0]),
    ]
    if count == min(options.pages):
        typed = [one.text for one in of_kind(queries, Kind.WORD)[:BOX_TRIES]]
        box = try_box(engines[1], typed, log, BOX_SECONDS)
        lines.append(
            f"Material's own search box, as installed: results for {box.from_disk} of {box.tries} queries from the disk, "
            f"for {box.served} of {box.tries} from a server."
        )
    return "\n\n".join(lines)


def heading(program: Path | None) -> str:
    versions = [
        f"{os.cpu_count()} cores",
        f"Python {sys.version.split()[0]}",
        f"Chromium {browser_version()}",
        f"mkdocs-material {version('mkdocs-material')}",
        f"{PAGEFIND.replace('@', ' ')}" if program else "Pagefind left out: it is fetched with npm, which is not here",
        "with" if declaration_path() else "without",
    ]
    return f"{', '.join(versions[:-1])}; {versions[-1]} the Universal Declaration of Human Rights."


def numbers(text: str) -> list[int]:
    return [int(one) for one in text.split(",")]


def main() -> None:
    parser = argparse.ArgumentParser(description="Compare our search with Material's and Pagefind's, in one run.")
    parser.add_argument("--pages", type=numbers, default=[1000, 10000], help="sizes, separated by commas")
    parser.add_argument("--locales", default="en,th", help="codes, separated by commas")
    parser.add_argument("--rounds", type=int, default=len(Kind))
    parser.add_argument("--builds", type=int, default=3)
    parser.add_argument("--queries", type=int, default=40, help="of each kind")
    parser.add_argument("--names", type=int, default=0, help="made-up names in each page, for more different words")
    parser.add_argument("--pagefind", type=Path, help="a program of Pagefind, instead of fetching one with npm")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        program = options.pagefind or fetch_pagefind(Path(folder) / "fetched")
        print(heading(program), flush=True)
        for count in options.pages:
            for locale in options.locales.split(","):
                with tempfile.TemporaryDirectory(dir=folder) as own:
                    print(f"\n{compare(locale, count, Path(own), program, options)}", flush=True)


if __name__ == "__main__":
    main()

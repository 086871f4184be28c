"""`handbook search-index` and `handbook search`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.cli.common import EXIT_OK, EXIT_PROBLEMS, EXIT_USAGE, command_parser, counted
from handbook.model.language import is_language_tag
from handbook.search.answers import Mode, answer
from handbook.search.excerpts import excerpt
from handbook.search.files import IndexFileError, IndexFiles
from handbook.search.index import build_index
from handbook.search.records import RecordError, read_record
from handbook.search.runtime import ENGINE_NAME, engine_script
from handbook.site_search.indexing import conversions_for
from handbook.tree import tree_uris, write_tree

if TYPE_CHECKING:
    import argparse

    from handbook.cli.common import Subparsers
    from handbook.project import Project
    from handbook.search.records import Record

_INDEX_TEXT = """\
Makes a search index from any list of pages: a JSON file with [{"url": ..., "title": ..., "text": ... or "html": ...,
"facets": {"country": ["TH"]}}, ...]. Headings with ids in HTML become sections with links of their own.

The folder is written anew; it must be empty, not there yet, or an index. Search it with `handbook search`, or from a page
with the script search-engine.js, which is written beside the index.
"""
_SEARCH_TEXT = """\
Answers from an index as the page's script does, in the same order.

examples:
  handbook search site/en/search "fear appeals"
  handbook search site/th/search การค้ามนุษย์ --facet country=TH --limit 3
"""


def add_parser(commands: Subparsers[argparse.ArgumentParser]) -> None:
    making = command_parser(commands, "search-index", "make a search index from a list of pages", _INDEX_TEXT)
    making.add_argument("pages", metavar="PAGES.json", type=Path)
    making.add_argument("out", metavar="OUT", type=Path)
    making.add_argument("--locale", metavar="CODE", required=True, help="language of the pages, such as th or zh-Hans")
    making.set_defaults(run=run_index)
    asking = command_parser(commands, "search", "answer a query from a search index", _SEARCH_TEXT)
    asking.add_argument("index", metavar="INDEX", type=Path, help="folder of an index, such as site/en/search")
    asking.add_argument("query")
    asking.add_argument("--limit", type=int, default=10, help="how many pages are shown (default: 10)")
    asking.add_argument("--offset", type=int, default=0, help="how many are passed over first")
    asking.add_argument("--facet", metavar="NAME=VALUE", action="append", default=[], help="only pages that carry it")
    asking.add_argument("--json", action="store_true", help="print one JSON object")
    asking.set_defaults(run=run_search)


def run_index(project: Project, options: argparse.Namespace) -> int:
    if not is_language_tag(options.locale):
        return _usage(f"'{options.locale}' is not a language tag such as th, fil or zh-Hans")
    if options.out.exists() and not _may_be_written(options.out):
        return _usage(f"{options.out} holds other files; name a folder that is empty or not there yet")
    try:
        records = read_records(options.pages)
    except (OSError, ValueError) as error:
        return _fail(f"{options.pages}: {error}")
    conversions = conversions_for(project, options.locale)
    files = build_index(records, locale=options.locale, conversions=conversions)
    files[ENGINE_NAME] = engine_script().encode()
    try:
        write_tree(options.out, files)
    except OSError as error:
        return _fail(f"{options.out}: {error.strerror or error}")
    size = sum(map(len, files.values()))
    print(f"{counted(len(records), 'page')}, {counted(len(files), 'file')}, {size / 1000:,.0f} KB in {options.out}.")
    return EXIT_OK


def read_records(path: Path) -> list[Record]:
    """The pages of a JSON file. Raises ValueError, which names the entry or the line, and OSError."""
    try:
        entries = json.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise RecordError("the file is not UTF-8; save it as UTF-8") from None
    except json.JSONDecodeError as error:
        raise RecordError(f"line {error.lineno}, column {error.colno}: {error.msg}; this is not JSON") from None
    if not isinstance(entries, list):
        raise RecordError("expected a list of pages: [{...}, {...}]")
    return [read_record(entry, number) for number, entry in enumerate(entries, 1)]


def run_search(_project: Project, options: argparse.Namespace) -> int:
    facets: dict[str, list[str]] = {}
    for one in options.facet:
        name, equals, value = one.partition("=")
        if not equals:
            return _usage(f"--facet {one}: expected NAME=VALUE, such as country=TH")
        facets.setdefault(name, []).append(value)
    if options.limit < 0 or options.offset < 0:
        return _usage("--limit and --offset count from 0")
    try:
        index = IndexFiles(options.index)
        known = [*index.directory["facets"]]
        if unknown := [name for name in facets if name not in known]:
            return _usage(f"--facet {unknown[0]}: this index has only {', '.join(known) or 'none'}")
        found = answer(index, options.query, limit=options.limit, offset=options.offset, facets=facets)
        shown = [_result(index, options.query, hit.section) for hit in found.hits]
    except IndexFileError as error:
        return _fail(str(error))
    if options.json:
        print(json.dumps({"mode": found.mode, "total": found.total, "results": shown}, ensure_ascii=False))
        return EXIT_OK
    near = "" if found.mode is Mode.EXACT else "No exact match; similar: "
    print(f"{near}{counted(found.total, 'page')}")
    for one in shown:
        heading = f" › {one['heading']}" if one["heading"] else ""
        print(f"\n{one['title']}{heading}\n  {one['url']}\n  {one['excerpt']}")
    return EXIT_OK


def _result(index: IndexFiles, query: str, section: int) -> dict[str, object]:
    (_, url, title, facets), (anchor, heading, text) = index.section(section)
    address = f"{url}#{anchor}" if anchor else url
    return {
        "url": address,
        "title": title,
        "heading": heading,
        "excerpt": excerpt(text, query, index.folding),
        "facets": facets,
    }


def _may_be_written(folder: Path) -> bool:
    return folder.is_dir() and all(uri.endswith(".js") for uri in tree_uris(folder))


def _usage(text: str) -> int:
    print(f"handbook: {text}", file=sys.stderr)
    return EXIT_USAGE


def _fail(text: str) -> int:
    print(f"handbook: {text}", file=sys.stderr)
    return EXIT_PROBLEMS

"""What happens in a MkDocs run: stage the locale, point MkDocs at it, leave out what readers never need."""

from __future__ import annotations

import logging
import posixpath
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from markupsafe import escape
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files

from handbook.checks import check_pages
from handbook.content import gather
from handbook.fonts import STYLES_URI
from handbook.generators.mkdocs.finishing import finisher
from handbook.generators.mkdocs.menus import always_made
from handbook.generators.mkdocs.theme import NOT_PUBLISHED, frame_sheet
from handbook.page_store import SiteMemory
from handbook.pages.direction import direction_of
from handbook.pages.edition import edition_line
from handbook.pages.opening import opened
from handbook.pages.page import html_uri
from handbook.pages.signs import SIDED, SIGNS
from handbook.pages.steps import step_marks
from handbook.policy import CONTENT_SECURITY_POLICY
from handbook.problems import errors_in
from handbook.problems.formats import ProblemFormat, format_problems
from handbook.project import Project
from handbook.rendered import ReadPages
from handbook.share.files import write_share_files
from handbook.share.page import Share
from handbook.site_search.indexing import index_locale
from handbook.sitemap import format_sitemap
from handbook.staging import plan_locale
from handbook.translation.locales import Extent
from handbook.translation.texts import INTERFACE_URI
from handbook.tree import state_of, tree_states, write_file, write_tree
from handbook.webapp.pack import write_app

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page

    from handbook.content import Content
    from handbook.page_store import PageStore
    from handbook.staging import StagedLocale
    from handbook.tree import FileState

log = logging.getLogger("mkdocs.handbook")

# Interface texts that the frame of a page says.
_SAID = (
    "theme.",
    "banner.",
    "edition.old",
    "edition.outside",
    "edition.changes.title",
    "edition.offline.title",
    "edition.device.title",
    "edition.share.",
    "page.step",
)


@dataclass(frozen=True)
class Run:
    """What was gathered and planned, for the events that come after the pages."""

    project: Project
    content: Content
    staged: StagedLocale
    store: PageStore | None = None
    """The pages of the last site; a plain `mkdocs build` makes all of them."""


SITEMAP_URI = "sitemap.xml"
RUN = "handbook_run"
"""Where a run stands in MkDocs' configuration."""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Make the staged locale MkDocs' source. A plain `mkdocs build` stages it here; our own build has done so before."""
    run: Run = config.extra.get(RUN) or _staged(config)
    content, staged = run.content, run.staged
    config.docs_dir = str(run.project.stage_dir(staged.locale.code))
    _say_names(config, content, staged)
    if staged.extent is Extent.START:
        config.nav = nav_of(config.nav, {page.uri for page in staged.pages})
        # What is not there leads to the English site beside this one; the audit looks at these links.
        config.validation.links.not_found = logging.DEBUG
    config.extra["handbook"] = _theme_values(config, run)
    config.extra[RUN] = run
    config.theme.static_templates.discard(SITEMAP_URI)
    return config


def _staged(config: MkDocsConfig) -> Run:
    """Gather, check, plan and stage the locale that the environment names."""
    project = Project(Path(config.config_file_path).resolve().parent)
    code = config.plugins["handbook-i18n"].config.build_only_locale or "en"
    content, problems = gather(project)
    problems += check_pages(content)
    if errors_in(problems):
        log.error("\n%s", format_problems(errors_in(problems), ProblemFormat.TEXT))
        raise Abort("The sources have problems; nothing was built.")
    staged, _ = plan_locale(project, content, code)
    write_tree(project.stage_dir(code), staged.files())
    return Run(project, content, staged)


def on_files(files: Files, config: MkDocsConfig) -> Files:  # noqa: ARG001
    """Leave out what no page loads: the theme's scripts, and style sheets that were put together into one."""
    return Files([file for file in files if not file.src_uri.startswith(NOT_PUBLISHED)])


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG001
    """The lines of a template on which nothing but a tag stands leave nothing in the page."""
    env.trim_blocks = env.lstrip_blocks = True
    env.filters |= {"opened": opened, "direction_of": direction_of}
    env.globals["menu_of"] = always_made
    return env


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001
    return finisher(config.extra["handbook"]["direction"])(output)


def on_post_build(config: MkDocsConfig) -> None:
    """The search index; what only a site with an address has: codes, cards, the sitemap; the app, which lists all files."""
    run: Run = config.extra[RUN]
    site, store = Path(config.site_dir), run.store
    pages, memory = (store.pages, store.memory) if store else (ReadPages(site), SiteMemory())
    next_site = store.next_site if store else None
    index_locale(run.project, run.content, run.staged, site, pages, memory.search, next_site)
    write_share_files(run.project, run.content, run.staged, site, next_site)
    uri, sheet = frame_sheet(run.project)
    if next_site is None:
        write_file(site / uri, sheet)
    elif uri in next_site.last and next_site.read(uri) == sheet:
        next_site.take_over(uri)
    else:
        next_site.write(uri, sheet)
    states = next_site.finish() if next_site else tree_states(site)
    if config.site_url:
        _write_sitemap(config.site_url, config.extra["handbook"], site, states)
    digests = next_site.digests if next_site else {}
    write_app(site, run.content.config.edition, run.staged.locale.code, states, memory.sizes, digests)
    if store:
        store.states = states


def _write_sitemap(site_url: str, handbook: Mapping[str, Any], site: Path, states: dict[str, FileState]) -> None:
    pages = sorted(uri for uri in states if uri.endswith(".html") and posixpath.basename(uri) != "404.html")
    text = format_sitemap(site_url, handbook["locale"], handbook["locales"], pages)
    write_file(site / SITEMAP_URI, text.encode())
    states[SITEMAP_URI] = state_of((site / SITEMAP_URI).stat())


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]) -> LiveReloadServer:  # noqa: ARG001
    """Watch the sources, not the staged tree: that would build every edit twice."""
    project = Project(Path(config.config_file_path).resolve().parent)
    server.unwatch(config.docs_dir)
    for folder in (project.docs_dir, project.case_studies_dir, project.translations_dir, project.overrides_dir):
        server.watch(str(folder))
    return server


def _say_names(config: MkDocsConfig, content: Content, staged: StagedLocale) -> None:
    """Name, description and address of the site in this locale."""
    say = staged.translation.say
    config.site_name = say(INTERFACE_URI, "site.name", content.config.name).text
    config.site_description = say(INTERFACE_URI, "site.description", content.config.description).text
    if config.site_url and not config.site_url.startswith("http://127.0.0.1"):
        config.site_url = f"{config.site_url.rstrip('/')}/{staged.locale.code}/"


def _theme_values(config: MkDocsConfig, run: Run) -> Mapping[str, object]:
    """Everything that the templates in `overrides/` ask for."""
    content, staged = run.content, run.staged
    keys = [key for key in content.interface if key.startswith(_SAID)]
    return {
        "locale": staged.locale.code,
        "name": escape(staged.locale.name),
        "direction": str(staged.locale.direction),
        "locales": [locale.code for locale in content.locales],
        "policy": CONTENT_SECURITY_POLICY,
        "edition": edition_line(content, staged.translation),
        # The theme's templates escape nothing by themselves, and these texts stand in attributes too.
        "strings": {key: escape(staged.translation.label(key, content.interface[key])) for key in keys},
        "share": Share(run.project, content, staged),
        "digests": {html_uri(page.uri): page.digest for page in staged.pages},
        "root": urlsplit(config.site_url).path if config.site_url else f"/{staged.locale.code}/",
        "stylesheets": [frame_sheet(run.project)[0], *({STYLES_URI} & set(staged.data))],
        "signs": SIGNS,
        "sided": SIDED,
        "steps": step_marks(content, staged.translation),
    }


def nav_of(nav: Any, uris: Collection[str]) -> list[Any]:
    """The navigation without pages that are not there, and without sections that are empty then."""
    found: list[Any] = []
    for item in nav or []:
        if isinstance(item, str):
            found += [item] if item in uris else []
            continue
        for title, below in item.items():
            kept = nav_of(below, uris) if isinstance(below, list) else nav_of([below], uris)
            if kept:
                found.append({title: kept if isinstance(below, list) else below})
    return found

"""The stages of `mkdocs build`, for pages that were planned here: what is as it was in the last site is not made again.

The stages and their order are those of `mkdocs.commands.build`; a test holds both to the same bytes. Pages come as
values, so that nothing is parsed that was a value a moment ago.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs import utils
from mkdocs.commands.build import _build_theme_template
from mkdocs.structure.files import Files
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page as MkDocsPage

from handbook.generators.mkdocs.compiled import compiled_templates
from handbook.generators.mkdocs.events import SITEMAP_URI
from handbook.generators.mkdocs.making import HtmlMaker, made_of
from handbook.generators.mkdocs.menus import made_once
from handbook.generators.mkdocs.placing import FilesMemory
from handbook.generators.mkdocs.theme import frame_sheet
from handbook.generators.mkdocs.theme_files import add_theme_files
from handbook.page_store import page_key
from handbook.pages.page import html_uri
from handbook.passing import forget_pages

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

    from handbook.alike import Alike
    from handbook.page_store import PageStore
    from handbook.pages.page import Page
    from handbook.project import Project
    from handbook.staging import StagedLocale

OUR_PLUGINS = frozenset({"handbook-i18n", "scripts/mkdocs_hooks.py"})


def knows_all_plugins(config: MkDocsConfig) -> bool:
    """Whether a page's HTML depends on nothing but what is written down here. Another plugin might do anything."""
    return set(config.plugins) <= OUR_PLUGINS and not config.extra_templates


def build_pages(config: MkDocsConfig, staged: StagedLocale, store: PageStore, alike: Alike | None = None) -> None:
    """Make the site of a locale, as `mkdocs.commands.build.build` does."""
    try:
        _Site(config, staged, store, alike).build()
    except Exception as error:
        config.plugins.on_build_error(error=error)
        raise


def make_theme(config: MkDocsConfig, project: Project, environment: str) -> None:
    """What all languages have of the theme: its files, its rules, and our templates as code."""
    if not knows_all_plugins(config):
        return  # MkDocs makes all by itself then
    config.theme.static_templates.discard(SITEMAP_URI)
    if i18n := config.plugins.get("handbook-i18n"):
        i18n.on_config(config)  # it has a folder of the theme
    env, files = environment_of(config), Files([])
    add_theme_files(files, env, config, environment)
    frame_sheet(project)
    env = config.plugins.on_env(env, config=config, files=files)
    for path in project.overrides_dir.rglob("*.html"):
        env.get_template(path.relative_to(project.overrides_dir).as_posix())


def environment_of(config: MkDocsConfig) -> jinja2.Environment:
    env = config.theme.get_env()
    env.bytecode_cache = compiled_templates()
    env.auto_reload = False  # it is made anew for each build; else each part of a page is looked up on the disk
    return env


class _Site:
    def __init__(self, config: MkDocsConfig, staged: StagedLocale, store: PageStore, alike: Alike | None) -> None:
        self.config = config.plugins.on_config(config)
        self.staged, self.store, self.alike = staged, store, alike
        self.memory = store.memory.generator = store.memory.generator or FilesMemory()
        utils.clean_directory(self.config.site_dir)
        self.into = store.begin(Path(self.config.site_dir))

    def build(self) -> None:
        config = self.config
        config.plugins.on_pre_build(config=config)
        files, env = self.gather()
        nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
        pages = self.introduce(files)
        env = config.plugins.on_env(env, config=config, files=files)
        env.globals["menu_of"] = made_once(nav)
        self.memory.place_static_files(files, config, self.into)
        for template in config.theme.static_templates:
            self.into.room_for(template)
            _build_theme_template(template, env, files, config, nav)
        self.make_pages(pages, files, nav, env)
        if not self.store.memory.stays:
            forget_pages()
        # Places in pages to which links lead are looked at by the audit, in what was made.
        config.plugins.on_post_build(config=config)

    def gather(self) -> tuple[Files, jinja2.Environment]:
        config = self.config
        env = environment_of(config)
        codes = tuple(locale.code for locale in self.staged.locales)
        files = self.memory.gather(config, env, self.store.environment, codes, self.staged.uris())
        return files, env

    def introduce(self, files: Files) -> list[tuple[MkDocsPage, Page]]:
        """Tell MkDocs' pages what they say; the navigation wants their titles."""
        planned = {page.uri: page for page in self.staged.pages}
        found = []
        for file in files.documentation_pages():
            page, ours = file.page or MkDocsPage(None, file, self.config), planned[file.src_uri]
            page.meta = {"title": ours.title, "language": ours.language}
            page.markdown = ""  # a page has no title while it has no text
            found.append((page, ours))
        return found

    def make_pages(
        self, pages: list[tuple[MkDocsPage, Page]], files: Files, nav: Navigation, env: jinja2.Environment
    ) -> None:
        """Take over what is as it was, and make the rest."""
        frame = page_key(self.store.environment, frame_of(self.config), nav_of(nav))
        there = files.src_uris
        maker = HtmlMaker(
            config=self.config,
            store=self.store,
            into=self.into,
            memory=self.memory,
            frame=frame,
            files=files,
            nav=nav,
            env=env,
            doc_files=[page.file for page, _ in pages],
            look=self.alike.look(self.staged.said) if self.alike and self.staged.said else None,
        )
        for page, ours in pages:
            key = made_of(frame, ours)
            if not self.store.reuse(html_uri(ours.uri), key, self.into, there):
                maker.make(page, ours, key)
        if self.store.memory.stays:
            self.memory.planned = {ours.uri: ours for _, ours in pages}


def frame_of(config: MkDocsConfig) -> str:
    """What the theme's templates show around every page, besides the navigation."""
    values: dict[str, Any] = dict(config.extra["handbook"])
    share = values.pop("share")
    values.pop("digests")  # that of a page is part of its Markdown
    shared = (share.language, share.is_public, share.edition, share.territory, share.reports_to, share.cards)
    said = (config.site_name, config.site_description, config.site_url, config.repo_url, config.repo_name)
    return repr(settled((values, shared, said)))


def settled(value: Any) -> Any:
    """The same form for the same value in every process: sets have no order, and objects have addresses.

    >>> settled({"b": {"y", "x"}, "a": (1, None)})
    [('a', [1, None]), ('b', ['x', 'y'])]
    """
    if is_dataclass(value):
        return [type(value).__name__, *(settled(getattr(value, one.name)) for one in fields(value))]
    if isinstance(value, Mapping):
        return [(key, settled(value[key])) for key in sorted(value)]
    if isinstance(value, set | frozenset):
        return sorted(value)
    if isinstance(value, list | tuple):
        return [settled(one) for one in value]
    if value is None or isinstance(value, str | int):
        return value
    raise TypeError(f"nobody can tell whether {value!r} changed: give templates plain values")


def nav_of(nav: Navigation) -> str:
    """The navigation as pages show it."""

    def told(items: Any) -> list[Any]:
        return [(one.title, getattr(one, "url", None), told(one.children or ())) for one in items]

    home = nav.homepage.url if nav.homepage else None
    return repr((told(nav.items), [page.url for page in nav.pages], home))

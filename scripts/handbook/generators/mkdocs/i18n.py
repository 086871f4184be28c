"""mkdocs-static-i18n with the project's own list of languages and any language tag.

The plugin accepts two-letter codes only and wants its languages written in mkdocs.yml. Here they are read from
`translations/*/locale.yml`; nothing else of it is changed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config import config_options
from mkdocs.config.base import ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.structure.files import file_sort_key
from mkdocs_static_i18n.config import I18nPluginConfig, I18nPluginLanguage
from mkdocs_static_i18n.plugin import I18n

from handbook.model.language import is_language_tag
from handbook.project import Project
from handbook.site_config import read_site_config
from handbook.translation.locales import Locale, read_locales
from handbook.translation.texts import INTERFACE_URI
from handbook.translation.translation import read_translation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page


class LanguageTag(config_options.Type[str]):
    """Any language tag (BCP 47), not only two letters."""

    def run_validation(self, value: object) -> str:
        tag = super().run_validation(value)
        if not is_language_tag(tag):
            raise ValidationError(f"'{tag}' is not a language tag such as th, fil or zh-Hans.")
        return tag


class LocaleLanguage(I18nPluginLanguage):  # type: ignore[misc]
    """One language of the plugin's list."""

    locale = LanguageTag(str)


class LocaleI18nConfig(I18nPluginConfig):  # type: ignore[misc]
    """The plugin's options with our language tags."""

    build_only_locale = config_options.Optional(LanguageTag(str))
    languages = config_options.ListOfItems(config_options.SubConfig(LocaleLanguage, validate=True))


class LocaleI18n(I18n):  # type: ignore[misc]
    """The plugin under the name `handbook-i18n`."""

    config_class = LocaleI18nConfig

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Fill in the languages before the options are checked."""
        project = Project(Path(config_file_path or ".").resolve().parent)
        wanted = options.get("build_only_locale", "en")
        return super().load_config({**options, "languages": _languages(project, wanted)}, config_file_path)  # type: ignore[no-any-return]

    def take_over(self, files: Files, more: Iterable[File] = ()) -> Files:
        """What `on_files` would give, from what it gave another run when the same files were there, and of those that came since.

        Pages are last, in the order in which MkDocs finds them.
        """
        known = [*files, *more]
        if more:
            pages = sorted((one for one in known if one.is_documentation_page()), key=file_sort_key)
            known = [*(one for one in known if not one.is_documentation_page()), *pages]
        found: Files = type(files)(self, known)  # type: ignore[call-arg]  # its kinds of files know the plugin
        self.i18n_files_per_language[self.current_language] = found.documentation_pages()
        return found

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """The plugin looks for titles of boxes in every line, also when it has no words for any."""
        if self.current_language_config.admonition_translations:
            return super().on_page_markdown(markdown, page, config, files)  # type: ignore[no-any-return]
        return "\n".join(markdown.splitlines())


def _languages(project: Project, wanted: str) -> list[dict[str, Any]]:
    locales, _ = read_locales(project)
    found = []
    for locale in locales:
        language: dict[str, Any] = {"locale": locale.code, "name": locale.name, "default": locale.is_source}
        if locale.code == wanted:
            language["nav_translations"] = _nav_titles(project, locale)
        found.append(language)
    return found


def _nav_titles(project: Project, locale: Locale) -> dict[str, str]:
    config, _ = read_site_config(project)
    translation, _ = read_translation(project, locale, [(INTERFACE_URI, tuple(config.texts()))])
    return {title: translation.say(INTERFACE_URI, "nav", title).text for title in config.sections}

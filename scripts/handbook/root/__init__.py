"""What stands above the locales at the site's root: a language chooser that works without scripts, a 404 page, data."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from handbook.policy import CONTENT_SECURITY_POLICY
from handbook.root.data import root_data_files
from handbook.sitemap import format_sitemap_index

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handbook.content import Content
    from handbook.staging import StagedLocale


def root_files(content: Content, staged: Sequence[StagedLocale], site_url: str) -> dict[str, bytes]:
    """The files of the site's root, by name. `site_url` may be empty: then there is no sitemap."""
    environment = Environment(
        loader=PackageLoader("handbook.root"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    values = {
        "policy": CONTENT_SECURITY_POLICY,
        "name": content.config.name,
        "choices": [_choice(content, one) for one in staged],
    }
    found = {
        "index.html": environment.get_template("chooser.html.jinja").render(values).encode(),
        "404.html": environment.get_template("not_found.html.jinja").render(values).encode(),
        "chooser.css": files("handbook.root").joinpath("templates/chooser.css").read_bytes(),
        ".nojekyll": b"",
    }
    found |= root_data_files(content, staged)
    if site_url:
        found["sitemap.xml"] = format_sitemap_index(
            site_url.rstrip("/") + "/", [one.locale.code for one in staged]
        ).encode()
    return found


def _choice(content: Content, staged: StagedLocale) -> dict[str, str]:
    def say(key: str) -> str:
        return staged.translation.label(key, content.interface[key])

    return {
        "code": staged.locale.code,
        "name": staged.locale.name,
        "english_name": staged.locale.english_name,
        "direction": str(staged.locale.direction),
        "title": staged.translation.label("site.name", content.config.name),
        "not_found": say("theme.not-found.title"),
        "home": say("theme.not-found.home"),
    }

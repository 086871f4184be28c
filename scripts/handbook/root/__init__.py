"""What stands above the locales at the site's root: a language chooser that works without scripts, a 404 page, data."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from handbook.hosting import HEADERS_URI, cloudflare_headers
from handbook.pages.memory import plan_of
from handbook.policy import CONTENT_SECURITY_POLICY
from handbook.root.data import case_studies_in, root_data_files
from handbook.sitemap import format_sitemap_index
from handbook.translation.locales import SOURCE_LOCALE, Extent
from handbook.translation.translation import Translation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handbook.content import Content
    from handbook.pages.memory import Plan, PlanMemory


def root_part(plan: Plan, extent: Extent) -> dict[str, object]:
    """What a locale gives to the site's root: its line of the chooser, and its texts for the data of all languages."""
    return {
        "choice": _choice(plan.content, plan.translation),
        "case_studies": case_studies_in(plan) if extent is Extent.WHOLE else None,
    }


def root_files(
    content: Content, parts: Mapping[str, Mapping[str, Any]], site_url: str, memory: PlanMemory | None = None
) -> dict[str, bytes]:
    """The files of the site's root, by name, from the parts of its locales. Without `site_url` there is no sitemap and no list of headers."""
    plan = plan_of(content, Translation(content.locale(SOURCE_LOCALE), {}), Extent.WHOLE, memory)
    environment = _templates()
    values = {
        "policy": CONTENT_SECURITY_POLICY,
        "name": content.config.name,
        "choices": [part["choice"] for part in parts.values()],
    }
    found = {
        "index.html": environment.get_template("chooser.html.jinja").render(values).encode(),
        "404.html": environment.get_template("not_found.html.jinja").render(values).encode(),
        "chooser.css": files("handbook.root").joinpath("templates/chooser.css").read_bytes(),
        ".nojekyll": b"",
    }
    whole = {code: part["case_studies"] for code, part in parts.items() if part["case_studies"] is not None}
    found |= root_data_files(plan, whole)
    if site_url:
        found[HEADERS_URI] = cloudflare_headers().encode()
        found["sitemap.xml"] = format_sitemap_index(site_url.rstrip("/") + "/", list(parts)).encode()
    return found


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("handbook.root"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _choice(content: Content, translation: Translation) -> dict[str, str]:
    def say(key: str) -> str:
        return translation.label(key, content.interface[key])

    locale = translation.locale
    return {
        "code": locale.code,
        "name": locale.name,
        "english_name": locale.english_name,
        "direction": str(locale.direction),
        "title": translation.label("site.name", content.config.name),
        "not_found": say("theme.not-found.title"),
        "home": say("theme.not-found.home"),
    }

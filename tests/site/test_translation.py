"""What readers of another language see: current texts, English that is marked, former texts folded away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polib
import pytest
from lxml import html
from steps import build, handbook, replace, times

from handbook.content import gather
from handbook.pages.authored import authored_pages
from handbook.pages.memory import Once
from handbook.pages.render import Renderer
from handbook.translation.translation import read_translation

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.project import Project

pytestmark = pytest.mark.site
PAGE = """---
title: Hotlines
description: Whom to call.
{critical}---
# Hotlines {{ #hotlines }}

Call {number} before you sign anything, from any telephone.

- Ask for a [form](index.md) at station {number}.

Nobody may ask you for money.
"""
PO = "translations/th/docs/hotlines.po"
THAI = {
    "Hotlines": "สายด่วน",
    "Whom to call.": "โทรหาใคร",
    "Call 1234 before you sign anything, from any telephone.": "โทร 1234 ก่อนลงนามใดๆ จากโทรศัพท์เครื่องใดก็ได้",
    "Ask for a [form]{1} at station 1234.": "ขอ[แบบฟอร์ม]{1}ที่สถานี 1234",
    "Nobody may ask you for money.": "ไม่มีใครขอเงินจากคุณได้",
}


def test_one_language_is_rendered_alone(built: Project) -> None:
    """A translator's preview: after an edit of a Thai file nothing of English or Urdu is written again."""
    before = {code: times(built.site_dir / code) for code in ("en", "ur")}
    replace("translations/th/interface.po", 'msgstr "หน้าแรก"', 'msgstr "หน้าหลัก"')(built)
    done = handbook(built, "build", "--locale", "th")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "หน้าหลัก" in (built.site_dir / "th" / "case-studies" / "index.html").read_text(encoding="utf-8")
    assert {code: times(built.site_dir / code) for code in ("en", "ur")} == before
    outcome = build(built, locales=["th"])
    assert (outcome.rendered, outcome.unchanged) == ([], ["th"])
    chooser = (built.site_dir / "index.html").read_text(encoding="utf-8")
    assert all(f'href="{code}/' in chooser for code in ("en", "th", "ur"))


def write_page(project: Project, number: str, *, critical: bool = False) -> None:
    text = PAGE.format(
        number=number, critical="critical: true\nchecked: 2026-11-21\nrecheck_after: 2027-05-21\n" if critical else ""
    )
    (project.docs_dir / "hotlines.md").write_text(text, encoding="utf-8")
    home = project.docs_dir / "index.md"
    shown = home.read_text(encoding="utf-8")
    if "hotlines.md" not in shown:
        home.write_text(f"{shown}\nSee [hotlines](hotlines.md).\n", encoding="utf-8")


def translate(project: Project, *, by_machine: bool = False) -> None:
    assert handbook(project, "translate", "sync", "--locale", "th").returncode == 0
    path = project.root / PO
    catalog = polib.pofile(str(path), encoding="utf-8", wrapwidth=0)
    for entry in catalog:
        entry.msgstr = THAI[entry.msgid]
        if by_machine:
            from handbook.translation.signing import mark_machine

            mark_machine(entry)
    catalog.save()


def page_in_thai(project: Project) -> str:
    content, problems = gather(project)
    assert problems == []
    translation, _ = read_translation(project, content.locale("th"), content.texts())
    plan = Once(content, translation)
    pages = authored_pages(plan, Renderer(plan))
    return next(page for page in pages if page.uri == "hotlines.md").markdown()


def test_a_changed_number_is_never_shown_as_current(built: Project) -> None:
    write_page(built, "1234")
    translate(built)
    assert "โทร 1234" in page_in_thai(built)
    write_page(built, "9876")
    for _ in range(2):
        shown = page_in_thai(built)
        visible = re.sub(r"<details.*?</details>", "", shown)
        assert "1234" not in visible
        assert '<span class="untranslated" lang="en" dir="ltr">Call 9876 before' in visible
        assert "ไม่มีใครขอเงินจากคุณได้" in visible, "what did not change stays"
        assert "โทร 1234" in shown, "the former translation is folded away"
        assert handbook(built, "translate", "sync", "--locale", "th").returncode == 0
    assert handbook(built, "translate", "accept", "docs/hotlines.md").returncode == 0
    visible = re.sub(r"<details.*?</details>", "", page_in_thai(built))
    assert "1234" not in visible, "nobody can accept another number"


def test_a_maintainer_may_say_that_the_meaning_is_the_same(built: Project) -> None:
    write_page(built, "1234")
    translate(built)
    page = built.docs_dir / "hotlines.md"
    page.write_text(page.read_text(encoding="utf-8").replace("before you sign", "before signing"), encoding="utf-8")
    assert handbook(built, "translate", "sync", "--locale", "th").returncode == 0
    assert "โทร 1234" not in re.sub(r"<details.*?</details>", "", page_in_thai(built))
    assert handbook(built, "translate", "accept", "docs/hotlines.md").returncode == 0
    assert "โทร 1234" in re.sub(r"<details.*?</details>", "", page_in_thai(built))


def test_pages_on_hotlines_show_nothing_by_machines(built: Project) -> None:
    write_page(built, "1234", critical=True)
    translate(built, by_machine=True)
    shown = page_in_thai(built)
    assert "โทร 1234" not in shown
    assert 'language: "en"' in shown
    write_page(built, "1234", critical=False)
    assert "โทร 1234" in page_in_thai(built)


def test_the_page_as_it_is_rendered(built: Project, tmp_path: Path) -> None:
    write_page(built, "1234")
    nav = built.mkdocs_path.read_text(encoding="utf-8").replace("  - index.md\n", "  - index.md\n  - hotlines.md\n", 1)
    built.mkdocs_path.write_text(nav, encoding="utf-8")
    translate(built)
    write_page(built, "9876")
    outcome = build(built, locales=["th"])
    assert outcome.problems == []
    root = html.parse(str(built.site_dir / "th" / "hotlines.html")).getroot()
    former = root.find(".//details[@class='hb-former']")
    assert former.find("p").get("lang") == "th"
    assert "โทร 1234" in former.text_content()
    assert former.getparent().tag == "article"
    assert root.find(".//article//li//a").get("href") == "index.html"
    banner = " ".join(root.find(".//aside").text_content().split())
    assert PO in banner
    assert "66 %" in banner


def test_a_review_signs_the_page_and_nothing_else(built: Project) -> None:
    write_page(built, "1234")
    translate(built, by_machine=True)
    before = {path: path.read_bytes() for path in (built.translations_dir / "th").rglob("*.po")}
    refused = handbook(built, "translate", "review", "hotlines.md", "--locale", "th", "--by", "noor")
    assert refused.returncode == 2
    assert "locale.yml" in refused.stderr
    locale = built.translations_dir / "th" / "locale.yml"
    locale.write_text(locale.read_text(encoding="utf-8") + "reviewers: [noor]\n", encoding="utf-8")
    done = handbook(built, "translate", "review", "hotlines.md", "--locale", "th", "--by", "noor")
    assert "6 texts signed by noor" in done.stdout
    changed = [path for path, data in before.items() if path.read_bytes() != data]
    assert changed == [built.root / PO]
    assert 'state: "reviewed"' in page_in_thai(built).replace('"state"', "state")
    assert handbook(built, "translate", "review", "hotlinse.md", "--locale", "th", "--by", "noor").returncode == 2


def test_a_language_that_begins_has_a_start_and_leads_to_english(built: Project) -> None:
    assert handbook(built, "new", "locale", "tet").returncode == 0
    outcome = build(built, locales=["en", "tet"])
    assert outcome.problems == []
    start = built.site_dir / "tet"
    pages = {path.relative_to(start).as_posix() for path in start.rglob("*.html")}
    assert {"index.html", "search.html", "a-z.html", "about/translation.html", "languages.html"} <= pages
    assert not [page for page in pages if page.startswith(("case-studies", "tactics"))]
    links = [
        link.get("href")
        for name in ("index", "a-z")
        for link in html.parse(str(start / f"{name}.html")).getroot().findall(".//article//a")
    ]
    english = [address for address in links if address.startswith("../en/")]
    assert "../en/a-z.html" in english
    assert all((start / address.partition("#")[0]).resolve().is_file() for address in english)
    assert '"code": "tet"' in (built.site_dir / "en" / "locales.js").read_text(encoding="utf-8")
    assert outcome.rendered
    assert not (start / "data" / "explorer.js").exists()


def test_a_language_cannot_say_that_it_is_whole_when_it_is_not(built: Project) -> None:
    assert handbook(built, "new", "locale", "km").returncode == 0
    path = built.translations_dir / "km" / "locale.yml"
    path.write_text(path.read_text(encoding="utf-8") + "extent: whole\n", encoding="utf-8")
    said = handbook(built, "check").stdout
    assert "translations/km/locale.yml: error[locale-extent]: 'km' says" in said
    assert "extent: start" in said

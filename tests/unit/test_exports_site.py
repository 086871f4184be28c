"""Data in pages and of the whole site: linked data, all languages, sizes, addresses."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path

from exported import ROOT, SCRIPT, with_studies
from lxml import html
from planned import maker_of

from handbook.audit.assets import asset_problems
from handbook.content import Content, gather
from handbook.exports import export_files
from handbook.exports.linked import linked_data
from handbook.markdown.front_matter import format_front_matter
from handbook.pages.memory import Once
from handbook.pages.words import Words
from handbook.project import Project
from handbook.root.data import case_studies_in, root_data_files
from handbook.sizes import said_size
from handbook.staging import plan_locale
from handbook.tree import tree_states
from real import translation_of


def test_no_text_closes_the_script_element(made_up: Content) -> None:
    from mkdocs.theme import Theme

    study = replace(made_up.catalogue.case_studies[0], title=SCRIPT, summary=SCRIPT)
    study = replace(study, sources=(replace(study.sources[0], title=SCRIPT, publisher=SCRIPT),))
    shown = with_studies(made_up, study)
    data = linked_data(Words(shown, translation_of(shown, "en"), "case-studies/a.md"), study)
    frame = (ROOT / "overrides" / "base.html").read_text(encoding="utf-8")
    (element,) = re.findall(r'<script type="application/ld\+json">.*?</script>', frame)
    environment = Theme(name="material", custom_dir=str(ROOT / "overrides")).get_env()
    page = environment.from_string(f"<html><head>{element}</head></html>").render(meta={"linked_data": data})
    (script,) = html.fromstring(page).iter("script")
    assert json.loads(script.text) == data
    assert json.loads(script.text)["name"] == SCRIPT
    assert not re.search(r"[<>&]", script.text)


def test_linked_data_names_no_publisher_and_nothing_empty(content: Content) -> None:
    w = Words(content, translation_of(content, "en"), "case-studies/a.md")
    for study in content.catalogue.case_studies:
        text = json.dumps(found := linked_data(w, study))
        assert not re.search(r'"(publisher|sponsor|funder|endorse\w*|provider|sourceOrganization)"', text)
        assert not re.search(r': (null|""|\[\]|{})[,}]', text)
        assert (found["@type"], found["isPartOf"]["@type"]) == ("CreativeWork", "Dataset")
        assert len(found["citation"]) == len(study.sources)


def test_front_matter_holds_characters_that_yaml_refuses() -> None:
    from mkdocs.utils.meta import get_data

    values = {"title": "a\x7fb\x85c\u2028d\ufffee\u0007 \U0001f600"}
    assert get_data(format_front_matter(values) + "text\n")[1] == values


def test_the_sites_own_data_has_all_languages(small: Project) -> None:
    content, _ = gather(small)
    languages = {code: case_studies_in(maker_of(small, content, code).plan) for code in ("en", "th", "ur")}
    files = root_data_files(maker_of(small, content, "en").plan, languages)
    found = json.loads(files["data/case-studies.json"])
    assert [one["id"] for one in found["case_studies"]] == [study.id for study in content.catalogue.case_studies]
    for one in found["case_studies"]:
        assert list(one["locales"]) == ["en", "th", "ur"]
        assert one["locales"]["ur"]["page"] == f"../ur/case-studies/{one['id']}.html"
        assert one["locales"]["en"]["title"] == one["title"]
    (resource,) = json.loads(files["data/datapackage.json"])["resources"]
    assert resource["hash"] == f"sha256:{hashlib.sha256(files['data/case-studies.json']).hexdigest()}"


def test_the_page_lists_every_file_with_its_size(small: Project) -> None:
    content, _ = gather(small)
    staged, _ = plan_locale(small, content, "en")
    (page,) = [page for page in staged.pages if page.uri == "data/index.md"]
    files = staged.files()
    exports = export_files(Once(content, staged.translation))
    assert len(exports) == 11
    for one in exports:
        name = one.uri.removeprefix("data/")
        (row,) = [
            line for line in page.body.splitlines() if f'<a href="{name}"><bdi dir="ltr">{name}</bdi></a>' in line
        ]
        assert f"<bdi>{one.format}</bdi>" in row
        assert f">{said_size(len(files[one.uri]), 'en')}</bdi></td></tr>" in row


def test_sources_addresses_may_stand_in_data_and_nowhere_else(tmp_path: Path) -> None:
    for uri in ("data/case-studies.json", "data/explorer.js", "other/case-studies.json"):
        (tmp_path / uri).parent.mkdir(exist_ok=True)
        (tmp_path / uri).write_text('"https://tracker.example/p.gif"', encoding="utf-8")
    found = asset_problems(tmp_path, "en", tree_states(tmp_path))
    assert [one.place.path for one in found] == ["en/data/explorer.js", "en/other/case-studies.json"]

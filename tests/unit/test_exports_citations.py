"""The catalogue as citations, feed and change log: every script whole, no text begins a record of its own."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace

import pytest
from exported import HOSTILE, exported, hostile, rows, translated, with_studies
from lxml import etree
from openpyxl import load_workbook

from handbook.content import Content
from handbook.exports import export_files
from handbook.exports.feed import ATOM, FEED_LIMIT
from handbook.model.case_study import Change, ChangeKind, Tombstone
from handbook.model.case_study import Withdrawn as WithdrawnStatus
from handbook.pages.memory import Once


def read_ris(data: bytes) -> list[dict[str, str]]:
    """A reader as programs write it: a line is a tag, two spaces, a dash, a space, a value."""
    records: list[dict[str, str]] = []
    for line in data.decode("utf-8").split("\r\n")[:-1]:
        found = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line)
        assert found, line
        if found[1] == "TY":
            records.append({})
        records[-1][found[1]] = found[2]
    assert all(list(record)[-1] == "ER" for record in records)
    return records


@pytest.mark.parametrize(("code", "title"), [("th", "“คนขี้โม้” กับเรือ: วิทยุ"), ("ur", "سرحد پار \u200fریڈیو — ‎IOM X‎")])
def test_ris_keeps_titles_of_all_scripts(made_up: Content, code: str, title: str) -> None:
    study = made_up.catalogue.case_studies[0]
    said = translated(made_up, code, study, {"title": title})
    files = {one.uri: one.data for one in export_files(Once(made_up, said))}
    record = read_ris(files["data/citations.ris"])[0]
    assert (record["TI"], record["LA"], record["TY"]) == (title, code, "ELEC")
    assert json.loads(files["data/citations.json"])[0]["title"] == title


def test_no_text_begins_a_record_of_its_own(made_up: Content) -> None:
    study = replace(made_up.catalogue.case_studies[0], title="a\r\nER  - \r\nTY  - BOOK\u2028TI  - b")
    records = read_ris(exported(with_studies(made_up, study))["citations.ris"])
    assert len(records) == 1
    assert records[0]["TI"] == "a ER - TY - BOOK TI - b"


def _feed(content: Content, code: str = "en") -> etree._Element:
    return etree.fromstring(exported(content, code)["feed.xml"], etree.XMLParser(resolve_entities=False))


def _one(element: etree._Element, name: str) -> str:
    (found,) = element.findall(f"{{{ATOM}}}{name}")
    return found.text or ""


@pytest.mark.parametrize("code", ["en", "ur"])
def test_the_feed_has_what_atom_asks_for(content: Content, code: str) -> None:
    feed = _feed(content, code)
    assert feed.tag == f"{{{ATOM}}}feed"
    assert _one(feed, "title")
    assert feed.findtext(f"{{{ATOM}}}author/{{{ATOM}}}name")
    entries = feed.findall(f"{{{ATOM}}}entry")
    moments = [_one(entry, "updated") for entry in entries]
    assert moments == sorted(moments, reverse=True)
    assert _one(feed, "updated") == moments[0]
    ids = [_one(entry, "id") for entry in entries] + [_one(feed, "id")]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"tag:[a-z0-9.-]+,2026:[A-Za-z0-9/-]+", one) for one in ids)
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", one) for one in moments)
    assert len(entries) == min(FEED_LIMIT, sum(len(study.history) for study in content.catalogue.case_studies))
    for entry in entries:
        assert _one(entry, "title")
        (link,) = entry.findall(f"{{{ATOM}}}link")
        assert (link.get("rel"), link.get("href", "").startswith("../case-studies/")) == ("alternate", True)


def test_links_are_whole_where_the_address_is_known(made_up: Content) -> None:
    there = replace(made_up, config=replace(made_up.config, url="https://handbook.example/x/"))
    feed = _feed(there, "th")
    links = [one.get("href", "") for one in feed.iter(f"{{{ATOM}}}link")]
    assert all(one.startswith("https://handbook.example/x/th/") for one in links)
    ids = [_one(entry, "id") for entry in feed.iter(f"{{{ATOM}}}entry")]
    assert ids == [_one(entry, "id") for entry in _feed(made_up, "th").iter(f"{{{ATOM}}}entry")]
    files = exported(there, "th")
    page = "https://handbook.example/x/th/case-studies/made-up-00001.html"
    assert json.loads(files["citations.json"])[0]["URL"] == page
    assert read_ris(files["citations.ris"])[0]["UR"] == page
    assert rows(files["case-studies.csv"])[0]["page"] == page
    assert "URL" not in json.loads(exported(made_up)["citations.json"])[0]


def test_a_hostile_catalogue_still_gives_files_that_open(made_up: Content) -> None:
    files = exported(hostile(made_up))
    assert len(etree.fromstring(files["feed.xml"]).findall(f"{{{ATOM}}}entry")) == len(HOSTILE)
    assert len(json.loads(files["case-studies.json"])["case_studies"]) == len(HOSTILE)
    assert len(read_ris(files["citations.ris"])) == len(HOSTILE)


def test_an_empty_catalogue_gives_files_that_open(made_up: Content) -> None:
    files = exported(with_studies(made_up))
    assert rows(files["case-studies.csv"]) == []
    assert (files["citations.ris"], files["citations.json"]) == (b"", b"[]\n")
    assert load_workbook(io.BytesIO(files["case-studies.xlsx"]))["case-studies"].max_row == 1
    assert _one(etree.fromstring(files["feed.xml"]), "updated") == "1970-01-01T00:00:00Z"


def test_the_change_log_is_whole_and_newest_first(made_up: Content) -> None:
    first, second = made_up.catalogue.case_studies[:2]
    history = (
        Change(date="2026-01-01", kind=ChangeKind.ADDED),
        Change(date="2026-03-01", kind=ChangeKind.CORRECTED, note="The figure."),
        Change(date="2026-03-01", kind=ChangeKind.CHECKED),
    )
    gone = Tombstone(
        id="gone", title="Gone", status=WithdrawnStatus.WITHDRAWN, date="2026-02-01", reason="Consent ended."
    )
    shown = with_studies(made_up, replace(first, history=history), second, tombstones=(gone,))
    files = exported(shown)
    changes = json.loads(files["changes.json"])["changes"]
    assert [(one["date"], one["kind"], one["case_study"]) for one in changes] == [
        ("2026-03-01", "checked", first.id),
        ("2026-03-01", "corrected", first.id),
        ("2026-02-01", "withdrawn", "gone"),
        ("2026-01-01", "added", first.id),
        ("2026-01-01", "added", second.id),
    ]
    assert changes[1]["note"] == "The figure."
    assert changes[2]["note"] == "Consent ended."
    feed = etree.fromstring(files["feed.xml"])
    assert [_one(entry, "updated")[:10] for entry in feed.findall(f"{{{ATOM}}}entry")] == [
        "2026-03-01",
        "2026-03-01",
        "2026-01-01",
        "2026-01-01",
    ]


def test_names_in_the_feed_survive_a_new_address(made_up: Content) -> None:
    study = made_up.catalogue.case_studies[0]
    before = {_one(one, "id") for one in _feed(with_studies(made_up, study)).iter(f"{{{ATOM}}}entry")}
    renamed = replace(
        study,
        id="another-name",
        former_ids=(study.id,),
        history=(*study.history, Change(date="2026-05-01", kind=ChangeKind.RENAMED)),
    )
    after = {_one(one, "id") for one in _feed(with_studies(made_up, renamed)).iter(f"{{{ATOM}}}entry")}
    assert before < after

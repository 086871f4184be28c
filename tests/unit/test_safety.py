"""Files, numbers and people: what comes with a contribution and must not go on."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from handbook.content import Asset, gather
from handbook.model.kinds import Text, WebAddress
from handbook.problems import errors_in
from handbook.project import Project
from handbook.safety import limits
from handbook.safety.assets import asset_safety_problems
from handbook.safety.persons import found_in, person_warnings
from handbook.source_files import SourceFile
from handbook.translation.exchange.package import package_fault
from handbook.yaml_located import MAX_NODES, parse_yaml
from hostile_payloads import PICTURES

GOOD_SVG = '<?xml version="1.0"?>\n<!-- drawn --><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>A</title><defs><linearGradient id="g"/></defs><rect fill="url(#g)" width="9" height="9"/><use href="#g"/></svg>'


def codes(tmp_path: Path, name: str, data: bytes) -> list[str]:
    path = tmp_path / name
    path.write_bytes(data)
    return [one.code for one in asset_safety_problems([Asset(f"figures/{name}", path)])]


@pytest.mark.parametrize("name", PICTURES)
def test_drawings_that_do_more_are_refused(tmp_path: Path, name: str) -> None:
    assert set(codes(tmp_path, f"{name}.svg", PICTURES[name].encode())) <= {"asset-unsafe", "asset-content"} != set()
    assert codes(tmp_path, f"{name}.svg", PICTURES[name].encode())


def test_pictures_are_what_they_say(tmp_path: Path) -> None:
    assert codes(tmp_path, "a.svg", GOOD_SVG.encode()) == []
    assert codes(tmp_path, "a.png", b"\x89PNG\r\n\x1a\n...") == []
    assert codes(tmp_path, "a.webp", b"RIFF....WEBP") == []
    assert codes(tmp_path, "b.png", GOOD_SVG.encode()) == ["asset-content"]
    assert codes(tmp_path, "b.jpg", b"<html>") == ["asset-content"]
    assert codes(tmp_path, "b.webp", b"RIFF....WAVE") == ["asset-content"]
    assert (
        codes(tmp_path, "c.js", b"1") == codes(tmp_path, "c.html", b"1") == codes(tmp_path, "c", b"1") == ["asset-kind"]
    )
    assert codes(tmp_path, "d.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 500_001) == ["file-too-large"]
    (tmp_path / "l.png").symlink_to(tmp_path / "a.png")
    assert [one.code for one in asset_safety_problems([Asset("l.png", tmp_path / "l.png")])] == ["asset-link"]


def test_too_many_files(small: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    assert limits.limit_problems(small) == []
    monkeypatch.setitem(limits.MOST_FILES, "case_studies", 3)
    monkeypatch.setattr(limits, "MOST_LOCALES", 2)
    assert [(one.code, one.place.path) for one in limits.limit_problems(small)] == [
        ("too-many-files", "case_studies"),
        ("too-many-files", "translations"),
    ]


def test_a_file_of_endless_values() -> None:
    text = "[" + "1," * (MAX_NODES + 5) + "1]"
    assert [one.code for one in parse_yaml(SourceFile("a.yml", text))[1]] == ["yaml-too-many"]


@pytest.mark.parametrize(
    "text",
    [
        "Write to amina.k@mail.example today", "Call +66 81 234 5678", "Tel. 0812-345-6789 after six", "Passport number AB1234567", "CNIC 35202-1234567-1", "born on 12 March 1998", "DOB: 1998-03-12", "Date of birth 3/4/1999",
        "Mrs Rahman said no", "Amina, 19, from Sylhet", "Amina Begum, aged 19, told us", "Amina (17) from the village of Kalipur", "Ko Ko of village Thabyu",
    ],
)  # fmt: skip
def test_what_may_lead_to_a_person_is_seen(text: str) -> None:
    assert [*found_in(text, frozenset())]


@pytest.mark.parametrize(
    "text",
    [
        "In 2014, 1,200 people came, 45 of them twice.", "ISBN 978-92-9268-123-4", "from 2014-05-20 to 2014-06-01", "Article 3 (a) of the Protocol of 2000", "Bangladesh, 19 districts", "The budget was USD 1 250 000.", "Kit 02-114", "Doctors Without Borders",
        "People aged 18 to 35 from villages near Herat", "visa number rules", "100 000 leaflets and 2 500 posters", "On 12 March 2016 the team met", "Radio 98.6 and 101.5 FM",
    ],
)  # fmt: skip
def test_what_leads_to_nobody_is_not(text: str) -> None:
    assert [*found_in(text, frozenset())] == []


def test_what_is_public_is_said_once_in_data(small: Project) -> None:
    page = small.docs_dir / "about" / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nCall +66 81 234 5678.\n", encoding="utf-8")
    terms = small.glossary_path
    terms.write_text(
        terms.read_text(encoding="utf-8").replace("Showing", "Ask Mrs Rahman. Showing", 1), encoding="utf-8"
    )

    def seen() -> list[tuple[str, str]]:
        content, problems = gather(small)
        assert errors_in(problems) == []
        return [
            (one.place.path, one.place.line_text[one.place.column - 1 :][: one.place.width])
            for one in person_warnings(small, content)
        ]

    assert seen() == [("docs/about/index.md", "+66 81 234 5678"), (small.uri(terms), "Mrs Rahman")]
    entry = '- {value: "+66 81 234 5678", of: A public line, seen: https://example.org, checked: "2026-11-27"}\n'
    small.contacts_path.write_text(entry, encoding="utf-8")
    assert seen() == [(small.uri(terms), "Mrs Rahman")]
    small.contacts_path.write_text(entry + entry, encoding="utf-8")
    assert [one.code for one in gather(small)[1]] == ["id-repeated"]


@pytest.mark.parametrize("text", ["a\n``` { .py }\nb", "~~~\nx", "a\n   ```"])
def test_no_text_starts_a_fence(text: str) -> None:
    assert Text().fault(text)


@pytest.mark.parametrize(
    "url",
    [
        "https://user@evil.example/",
        "http://[::1]/",
        "https://a[.b",
        "https://ex\u2047.example",
        "https://a\uff0fb.example",
        "javascript://a.b/%0a",
        "//a.b",
    ],
)
def test_addresses_that_deceive(url: str) -> None:
    assert WebAddress().fault(url)


@pytest.mark.parametrize(
    "url", ["https://a.example", "https://a.example:8443/x?y[]=1#z", "http://ไทย.example/ก", "https://a.b.example?x=1"]
)
def test_addresses_that_look_odd(url: str) -> None:
    assert WebAddress().fault(url) is None


def package(*parts: tuple[str, bytes], times: int = 1) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for number in range(times):
            for name, data in parts:
                written.writestr(name.replace("#", str(number)), data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (package(("../../evil.xml", b"<a/>")), "leads out"), (package(("/etc/x.xml", b"<a/>")), "leads out"), (package(("xl\\..\\..\\x.xml", b"<a/>")), "leads out"), (package(("c:x.xml", b"<a/>")), "leads out"),
        (package(("xl/a.xml", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>')), "document type"), (package(("xl/a.xml", b" " * 2_000_000 + b"<!DOCTYPE a><a/>")), "packed into"),
        (package(("xl/a.xml", "<!DOCTYPE a><a/>".encode("utf-16"))), "document type"), (package(("a#.xml", b"<a/>"), times=2_001), "2,001 parts"), (package(("a.xml", b"0" * 30_000_000)), "packed into"), (b"PK\x03\x04", "its end is missing"),
    ],
)  # fmt: skip
def test_packages_are_looked_over(data: bytes, says: str) -> None:
    fault = package_fault("a.xlsx", data)
    assert fault is not None
    assert says in fault.message


def test_a_good_package() -> None:
    assert package_fault("a.xlsx", package(("xl/workbook.xml", b"<a/>"), ("_rels/.rels", b"<a/>"))) is None

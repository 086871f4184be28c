"""`handbook translate export`, `import` and `import-page`, as a maintainer and a translator without Git meet them."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import polib
import pytest
from lxml import etree
from openpyxl import load_workbook

from handbook.cli import main
from handbook.project import Project
from handbook.source_files import SourceFile
from handbook.translation.exchange.guard import unguarded
from handbook.translation.exchange.rows import Column
from handbook.translation.po import State, parse_po
from handbook.translation.signing import mark_reviewed
from handbook.translation.sync import format_catalog

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "exchange"
PAGE = "docs/asking/help.md"
PAY, FRIEND, ASK = "Never pay for a job.", "Ask a friend.", "Ask the ministry."
THAI = {PAY: "อย่าจ่ายเงินเพื่อให้ได้งาน", FRIEND: "ถามเพื่อน"}


@pytest.fixture(scope="module")
def shared(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """With the page of the golden cases: one text signed, one human, one former. Not to be changed."""
    small = Project(shutil.copytree(template, tmp_path_factory.mktemp("shared") / "project"))
    text = (GOLDEN / "base.md").read_text(encoding="utf-8")
    path = small.root / PAGE
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    (small.translations_dir / "th" / "locale.yml").write_text(
        "code: th\nname: ไทย\nenglish_name: Thai\ndirection: ltr\nreviewers: [noor]\n", encoding="utf-8"
    )
    assert run(small, "sync", "--locale", "th") == 0
    catalog = polib.pofile(str(po_path(small)), encoding="utf-8", wrapwidth=0)
    for one in catalog:
        one.msgstr = THAI.get(one.msgid, "")
        if one.msgid == PAY:
            mark_reviewed(one, "noor", "2026-01-02")
        if one.msgid == ASK:
            one.msgstr, one.previous_msgid, one.flags = "ถามรัฐมนตรี", "Ask the minister.", ["fuzzy"]
    po_path(small).write_text(format_catalog(catalog), encoding="utf-8")
    return small


@pytest.fixture
def project(shared: Project, tmp_path: Path) -> Project:
    return Project(shutil.copytree(shared.root, tmp_path / "project"))


def run(project: Project, *arguments: str) -> int:
    return main(["--project", str(project.root), "translate", *arguments])


def po_path(project: Project) -> Path:
    return project.translations_dir / "th" / "docs" / "asking" / "help.po"


def states(project: Project) -> dict[str, tuple[str, State]]:
    source = SourceFile("help.po", po_path(project).read_text(encoding="utf-8"))
    entries, problems = parse_po(source, ("noor",))
    assert problems == []
    return {one.msgid: (one.kept, one.state) for one in entries}


def translations(project: Project) -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in project.translations_dir.rglob("*") if path.is_file()}


def exported(project: Project, tmp_path: Path, ending: str, *more: str) -> Path:
    path = tmp_path / f"out{ending}"
    assert run(project, "export", "--locale", "th", "--to", str(path), *(more or ("--pages", PAGE))) == 0
    return path


def fill_in(sheet: Path, words: dict[str, str]) -> None:
    """As a translator does in a spreadsheet program."""
    if sheet.suffix == ".xlsx":
        book = load_workbook(sheet)
        for row in book.active.iter_rows(min_row=2):
            if row[3].value in words:
                row[6].value = words[row[3].value]
                # A spreadsheet program makes no formula in a cell that is formatted as text.
                row[6].data_type = "s"
        book.save(sheet)
        return
    if sheet.suffix == ".xlf":
        tree = etree.parse(str(sheet))
        for unit in tree.iterfind(".//{*}trans-unit"):
            if unit.findtext("{*}source") in words:
                unit.find("{*}target").text = words[unit.findtext("{*}source")]
        tree.write(str(sheet), xml_declaration=True, encoding="UTF-8")
        return
    rows = list(csv.reader(io.StringIO(sheet.read_text(encoding="utf-8-sig"), newline="")))
    with sheet.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, delimiter=";").writerows([[*row[:6], words.get(row[3], row[6]), *row[7:]] for row in rows])


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".xlf"])
def test_what_goes_out_and_comes_back_changes_no_byte(project: Project, tmp_path: Path, ending: str) -> None:
    before = translations(project)
    sheet = exported(project, tmp_path, ending, "--replace")
    assert run(project, "import", "--locale", "th", str(sheet)) == 0
    assert translations(project) == before
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == [sheet.name]


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_what_was_filled_in_is_taken_and_nothing_else_touched(
    project: Project, tmp_path: Path, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = states(project)
    sheet = exported(project, tmp_path, ending)
    fill_in(sheet, {PAY: "อย่าจ่ายเงิน", "Keep a copy.": "=เก็บสำเนา", FRIEND: ""})
    assert run(project, "import", "--locale", "th", str(sheet)) == 0
    said = capsys.readouterr().out
    assert "help.po: 2 translations taken." in said
    assert "2 translations taken, 1 unchanged, 12 empty, 0 refused." in said
    assert "1 former translation came back as they were and stay former." in said
    after = states(project)
    changed = {PAY: ("อย่าจ่ายเงิน", State.HUMAN), "Keep a copy.": ("=เก็บสำเนา", State.HUMAN)}
    assert after == before | changed
    assert "reviewed:" not in po_path(project).read_text(encoding="utf-8"), "the signature was one of the old words"
    assert run(project, "format", "--locale", "th") == 0
    assert "0 files written" in capsys.readouterr().out, "what was written is in canonical form"


def test_a_machine_says_so(project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = exported(project, tmp_path, ".csv")
    fill_in(sheet, {FRIEND: "ถามเพื่อน ๆ", "Keep a copy.": "เก็บสำเนา"})
    assert run(project, "import", "--locale", "th", "--by", "machine", str(sheet)) == 0
    after = states(project)
    assert after["Keep a copy."] == ("เก็บสำเนา", State.MACHINE)
    assert after[FRIEND] == ("ถามเพื่อน ๆ", State.MACHINE)
    assert after[PAY] == (THAI[PAY], State.REVIEWED)
    said = capsys.readouterr().out
    assert said.count("warning[exchange-machine-over-human]") == 1, "a person's words are not replaced quietly"


def test_a_former_translation_becomes_current_when_it_is_mended(project: Project, tmp_path: Path) -> None:
    sheet = exported(project, tmp_path, ".csv", "--pages", PAGE, "--missing")
    rows = list(csv.DictReader(io.StringIO(sheet.read_text(encoding="utf-8-sig"), newline="")))
    assert {row["state"] for row in rows} == {"absent", "former"}
    assert [(row["previous english"], row["translation"]) for row in rows if row["state"] == "former"] == [
        ("Ask the minister.", "ถามรัฐมนตรี")
    ]
    fill_in(sheet, {ASK: "ถามกระทรวง"})
    assert run(project, "import", "--locale", "th", str(sheet)) == 0
    assert states(project)[ASK] == ("ถามกระทรวง", State.HUMAN)
    assert "#|" not in po_path(project).read_text(encoding="utf-8")


def test_refused_rows_stand_whole_in_a_report_that_can_be_mended(
    project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The English of one row changes after the export, another one loses a placeholder; the rest is taken."""
    sheet = exported(project, tmp_path, ".xlsx")
    call = "Call 1234 before you sign. See [the steps]{1} and [the law]{2} {3}."
    fill_in(sheet, {PAY: "ห้ามจ่าย", call: "โทร 1234", "Keep a copy.": "เก็บสำเนา"})
    page = project.root / PAGE
    page.write_text(page.read_text(encoding="utf-8").replace(PAY, "Never pay for work."), encoding="utf-8")
    assert run(project, "import", "--locale", "th", str(sheet)) == 1
    said = capsys.readouterr().out
    number = {row[3].value: row[3].row for row in load_workbook(sheet).active.iter_rows(min_row=2)}
    assert f"out.xlsx:{number[PAY]}:4: error[exchange-english-changed]" in said
    assert f"out.xlsx:{number[call]}:7: error[po-placeholder]" in said
    after = states(project)
    assert after["Keep a copy."] == ("เก็บสำเนา", State.HUMAN)
    assert after["Never pay for work."] == (THAI[PAY], State.ABSENT), "the former one is kept as a start, not shown"
    kept = tmp_path / "out.refused.csv"
    rows = list(csv.DictReader(io.StringIO(kept.read_text(encoding="utf-8-sig"), newline="")))
    assert {row["english"]: unguarded(row["translation"]) for row in rows} == {PAY: "ห้ามจ่าย", call: "โทร 1234"}
    assert all("error[" in row["reason"] for row in rows)
    fill_in(kept, {call: "โทร 1234 [ขั้นตอน]{1} [กฎหมาย]{2} {3}"})
    assert run(project, "import", "--locale", "th", str(kept)) == 1
    assert states(project)[call][1] is State.HUMAN
    assert (tmp_path / "out.refused.refused.csv").exists(), "what is still refused is still kept"


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".xlf"])
def test_a_changed_number_does_not_come_in_by_any_door(
    project: Project, tmp_path: Path, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = exported(project, tmp_path, ending)
    call = "Call 1234 before you sign. See [the steps]{1} and [the law]{2} {3}."
    fill_in(sheet, {call: "โทร 1324 ก่อนลงนาม ดู [ขั้นตอน]{1} [กฎหมาย]{2} {3}", "Keep a copy.": "เก็บสำเนา"})
    assert run(project, "import", "--locale", "th", str(sheet)) == 1
    said = capsys.readouterr().out
    assert "error[po-number]: The number 1234 of the English text is not in the translation; there is 1324" in said
    assert "1 translation taken" in said
    assert "1 refused" in said
    after = states(project)
    assert after["Keep a copy."] == ("เก็บสำเนา", State.HUMAN)
    assert "1324" not in po_path(project).read_text(encoding="utf-8")
    assert "โทร 1324" in (tmp_path / "out.refused.csv").read_text(encoding="utf-8-sig")


def test_a_report_that_is_there_is_not_written_over(project: Project, tmp_path: Path) -> None:
    sheet = exported(project, tmp_path, ".csv")
    fill_in(sheet, {PAY: "a\nb"})
    assert [run(project, "import", "--locale", "th", str(sheet)) for _ in range(2)] == [1, 1]
    assert {path.name for path in tmp_path.glob("*.csv")} == {"out.csv", "out.refused.csv", "out.refused-2.csv"}


def test_a_po_file_with_faults_refuses_its_rows_and_no_others(
    project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = exported(project, tmp_path, ".csv", "--pages", PAGE, "docs/index.md")
    fill_in(sheet, {FRIEND: "ถามเพื่อนสนิท", "A small project.": "โครงการเล็ก"})
    broken = po_path(project).read_text(encoding="utf-8") + 'msgid "open\n'
    po_path(project).write_text(broken, encoding="utf-8")
    assert run(project, "import", "--locale", "th", str(sheet)) == 1
    said = capsys.readouterr().out
    assert "error[po-syntax]" in said
    assert "error[exchange-po-faults]" in said
    assert po_path(project).read_text(encoding="utf-8") == broken
    assert "โครงการเล็ก" in (project.translations_dir / "th" / "docs" / "index.po").read_text(encoding="utf-8")
    assert run(project, "export", "--locale", "th", "--to", str(tmp_path / "two.csv")) == 1, (
        "its rows would look untranslated"
    )
    assert "help.md" not in (tmp_path / "two.csv").read_text(encoding="utf-8")


def test_a_source_without_a_po_file_gets_one(project: Project, tmp_path: Path) -> None:
    sheet = exported(project, tmp_path, ".csv")
    po_path(project).unlink()
    fill_in(sheet, {})
    assert run(project, "import", "--locale", "th", str(sheet)) == 0
    assert states(project)[FRIEND] == (THAI[FRIEND], State.HUMAN)


def test_a_whole_page_comes_in(project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "help.th.md"
    text = (GOLDEN / "base.md").read_text(encoding="utf-8")
    text = text.replace("[the steps](steps.md#one) and [the law](law.md)", "[กฎหมาย](law.md) [ขั้นตอน](steps.md#one)")
    page.write_text(
        text.replace("Keep a copy.", "เก็บสำเนา").replace(PAY, THAI[PAY]), encoding="utf-8-sig", newline="\r\n"
    )
    assert run(project, "import-page", str(page), "--locale", "th", "--page", "asking/help.md") == 0
    after = states(project)
    assert after["Keep a copy."] == ("เก็บสำเนา", State.HUMAN)
    assert after[PAY] == (THAI[PAY], State.REVIEWED), "the same words keep their signature"
    call = "Call 1234 before you sign. See [the steps]{1} and [the law]{2} {3}."
    assert after[call] == ("Call 1234 before you sign. See [กฎหมาย]{2} [ขั้นตอน]{1} {3}.", State.HUMAN)
    said = capsys.readouterr().out
    assert "help.th.md:16: taken, item: เก็บสำเนา" in said
    assert "2 texts taken, 1 unchanged, 0 not taken." in said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["export", "--locale", "th", "--to", "a.ods"], "none of the endings .csv, .xlsx, .xlf"),
        (["export", "--locale", "tj", "--to", "a.csv"], "there is no translation 'tj'"),
        (["export", "--locale", "en", "--to", "a.csv"], "there is no translation 'en'"),
        (["export", "--locale", "th", "--to", "a.csv", "--pages", "help.md"], "'help.md' is no source of texts"),
        (["import", "--locale", "xx", "a.csv"], "there is no translation 'xx'"),
        (["import-page", "a.md", "--locale", "th", "--page", "docs/_data/interface.yml"], "is no page"),
        (["import-page", "a.md", "--locale", "th", "--page", "nothing.md"], "is no source of texts"),
    ],
)
def test_what_was_not_understood_is_said(
    shared: Project, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(shared, *arguments) == 2
    said = capsys.readouterr().err
    assert words in said
    assert "  try: " in said


def test_a_filled_in_sheet_is_not_written_over(
    shared: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = exported(shared, tmp_path, ".csv")
    sheet.write_text("filled in", encoding="utf-8")
    assert run(shared, "export", "--locale", "th", "--to", str(sheet)) == 2
    assert "--replace" in capsys.readouterr().err
    assert sheet.read_text(encoding="utf-8") == "filled in"


@pytest.mark.parametrize("name", ["missing.csv", "."])
def test_a_file_that_cannot_be_read_is_named(
    shared: Project, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for action in (["import"], ["import-page", "--page", PAGE]):
        assert run(shared, action[0], str(tmp_path / name), "--locale", "th", *action[1:]) == 1
        assert "error[exchange-unreadable]: The file cannot be read" in capsys.readouterr().out


def test_a_file_that_is_too_large_is_not_read(
    shared: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    huge = tmp_path / "a.csv"
    with huge.open("wb") as out:
        out.truncate(60_000_000)
    for action in (["import"], ["import-page", "--page", PAGE]):
        assert run(shared, action[0], str(huge), "--locale", "th", *action[1:]) == 1
        assert "error[exchange-too-large]: The file has 60,000,000 bytes" in capsys.readouterr().out


def test_a_folder_that_is_a_file_is_named(shared: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert run(shared, "export", "--locale", "th", "--to", str(tmp_path / "file" / "a.csv")) == 1
    assert "error[exchange-not-writable]" in capsys.readouterr().out


def test_the_first_hundred_reasons_are_printed_and_all_are_kept(
    shared: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = tmp_path / "a.csv"
    lines = [",".join(Column), *(f"docs/x{n}.md,12345678,title,a,,,b" for n in range(5_000))]
    sheet.write_text("\n".join(lines), encoding="utf-8")
    assert run(shared, "import", "--locale", "th", str(sheet)) == 1
    said = capsys.readouterr().out
    assert said.count("error[exchange-source-unknown]") == 100
    assert "0 empty, 5,000 refused." in said
    assert (tmp_path / "a.refused.csv").read_text(encoding="utf-8-sig").count("docs/x") >= 5_000

"""What translators are told: how far a language is, what changed, what is in work, what to do next."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import polib
import pytest
from planned import maker_of

from handbook.cli import main
from handbook.content import Content, gather
from handbook.model.page_claim import DAYS_OF_A_CLAIM, PageClaim
from handbook.pages.generated.translation import translation_pages
from handbook.pages.start import LEAST_PERCENT_FOR_EDITIONS, handbook_percent, locales_with_editions
from handbook.project import Project
from handbook.staging import plan_locale
from handbook.translation.locales import Extent
from handbook.translation.page_claims import claims_path, format_page_claims, holder, read_page_claims
from handbook.translation.po import State
from handbook.translation.progress import FileStatus, next_files
from handbook.translation.sync import format_catalog
from handbook.translation.translation import po_uri, read_translation

HOME, INTERFACE = "docs/index.md", "docs/_data/interface.yml"


def run(project: Project, *arguments: str) -> int:
    return main(["--project", str(project.root), "translate", *arguments])


def translate(project: Project, source_uri: str, share: float = 1.0, *, previous: str = "") -> None:
    """Give just a share of a file's texts a translation; with `previous`, the first one is a former one."""
    assert run(project, "sync", "--locale", "th", "--only", source_uri) == 0
    path = project.root / po_uri("th", source_uri)
    catalog = polib.pofile(str(path), encoding="utf-8", wrapwidth=0)
    chosen = list(catalog)[: round(len(catalog) * share)]
    for one in catalog:
        one.msgstr, one.flags, one.previous_msgid, one.tcomment = "", [], None, ""
    for one in chosen:
        # The English words, which change nothing, in the language's own letters.
        one.msgstr = f"{'ก' * len(one.msgid)} {one.msgid}"
    if previous:
        chosen[0].previous_msgid, chosen[0].flags = previous, ["fuzzy"]
    path.write_text(format_catalog(catalog), encoding="utf-8")


def body_of(project: Project, content: Content) -> str:
    return next(translation_pages(maker_of(project, content, "th"))).body


# Claims


def test_a_page_is_claimed_listed_and_given_back(small: Project, capsys: pytest.CaptureFixture[str]) -> None:
    day = date.today().isoformat()  # noqa: DTZ011 (the translator's day)
    assert run(small, "claim", "index.md", "--locale", "th", "--by", "@Noor-K") == 0
    assert (
        claims_path(small, "th").read_text(encoding="utf-8") == f'- page: {HOME}\n  handle: noor-k\n  date: "{day}"\n'
    )
    assert "docs/index.md is in work: @noor-k since" in capsys.readouterr().out
    assert run(small, "claim", "index.md", "--locale", "th", "--by", "linh") == 1
    said = capsys.readouterr().err
    assert f"docs/index.md is in work: @noor-k since {day}" in said
    assert "try: another page, or ask @noor-k" in said
    assert run(small, "claim", "--locale", "th") == 0
    assert f"docs/index.md: in work, @noor-k since {day}\n" in capsys.readouterr().out
    assert run(small, "check", "--locale", "th") == 0
    assert run(small, "claim", HOME, "--locale", "th", "--by", "noor-k", "--release") == 0
    assert gather(small)[0].page_claims == {}
    assert run(small, "claim", "--locale", "th") == 0
    assert "No page of th is in work." in capsys.readouterr().out


def test_after_thirty_days_another_person_may_take_a_page(small: Project, capsys: pytest.CaptureFixture[str]) -> None:
    first = "2026-01-01"
    last = (date.fromisoformat(first) + timedelta(days=DAYS_OF_A_CLAIM)).isoformat()
    after = (date.fromisoformat(last) + timedelta(days=1)).isoformat()
    claim = ("claim", HOME, "--locale", "th", "--by")
    assert run(small, *claim, "noor", "--date", first) == 0
    assert run(small, *claim, "linh", "--date", last) == 1
    assert run(small, *claim, "noor", "--date", last) == 0, "who still works on it claims it again"
    assert run(small, *claim, "noor", "--date", first) == 0
    assert run(small, *claim, "linh", "--date", after) == 0
    found = read_page_claims(small, gather(small)[0].locales)["th"]
    assert [(one.handle, one.date) for one in found] == [("linh", after)]
    assert holder(found, HOME, after)
    assert holder(found, HOME, "2027-01-01") is None


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nothing.md", "--by", "noor"], "'nothing.md' is no source of texts"),
        (["index.md"], "a claim needs a page and a handle"),
        (["index.md", "--by", "no one"], "'no one' is no handle"),
        (["index.md", "--by", "noor", "--date", "2026-02-30"], "'2026-02-30' is no day"),
    ],
)
def test_what_was_not_understood_is_said(
    template, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        status = run(Project(template), "claim", *arguments, "--locale", "th")
    except SystemExit as stopped:
        status = stopped.code
    assert status == 2
    assert words in capsys.readouterr().err


def test_a_broken_file_of_claims_is_named_not_written_over_and_holds_nothing_back(
    small: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = '- page: docs/index.md\n  handle: noor\n  date: "2026-01-01"\n- page: docs/indx.md\n  handle: noor\n  date: soon\n'
    claims_path(small, "th").write_text(broken, encoding="utf-8")
    assert run(small, "check", "--locale", "th") == 1
    assert "translations/th/claims.yml:6:9: error[day-format]" in capsys.readouterr().out
    assert run(small, "claim", HOME, "--locale", "th", "--by", "linh", "--date", "2026-06-01") == 1
    assert claims_path(small, "th").read_text(encoding="utf-8") == broken
    content, problems = gather(small)
    assert problems == []
    assert plan_locale(small, content, "th")[1] == []
    assert [one.page for one in content.page_claims["th"]] == [HOME]


def test_claims_of_two_people_in_any_order_are_one_file() -> None:
    claims = [PageClaim(page=f"docs/{name}.md", handle="noor", date="2026-01-01") for name in "cab"]
    assert format_page_claims(claims) == format_page_claims(reversed(claims))


# The page


def test_the_page_shows_who_works_on_what_and_proposes_something_else(small: Project) -> None:
    translate(small, HOME, 0.5)
    content = gather(small)[0]
    path = po_uri("th", HOME).replace("/", "/<wbr>")
    proposed = f"<code>{path}</code> ("
    assert proposed in body_of(small, content)
    claims = (
        PageClaim(page="case_studies/gone.yml", handle="noor", date="2026-01-01"),
        PageClaim(page=HOME, handle="noor", date="2026-01-01"),
    )
    body = body_of(small, replace(content, page_claims={"th": claims}))
    assert proposed not in body
    assert body.count("@noor") == 2, "in the list of pages in work, and in the table"
    assert 'data-hb-until="2026-01-31"' in body
    assert "gone" not in body
    assert "@noor" not in body_of(small, replace(content, page_claims={"ur": claims}))


def test_every_page_has_its_states_and_changed_words_are_marked(small: Project) -> None:
    translate(small, HOME, 0.5, previous="Something else.")
    content = gather(small)[0]
    body = body_of(small, content)
    translation = read_translation(small, content.locale("th"), list(content.texts()))[0]
    covered = dict(translation.coverage(HOME, dict(content.texts())[HOME]).by_state)
    row = next(line for line in body.split("\n") if line.startswith("| [") and "](../index.md)" in line)
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert cells[2:5] == [str(covered[state]) for state in (State.REVIEWED, State.HUMAN, State.MACHINE)]
    assert cells[3] != "0"
    assert cells[5] == "1"
    assert "<del>Something else.</del><ins>Home</ins>" in body


def test_nothing_on_the_page_hangs_on_today(small: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    content = replace(gather(small)[0], page_claims={"th": (PageClaim(page=HOME, handle="noor", date="2020-01-01"),)})
    before = body_of(small, content)
    monkeypatch.setattr("handbook.model.page_claim.date", type("Later", (date,), {"today": lambda: date(2100, 1, 1)}))
    assert body_of(small, content) == before


# What to do next, and what a language gets


def status(uri: str, total: int, translated: int, former: int = 0) -> FileStatus:
    states = Counter({State.HUMAN: translated, State.ABSENT: total - translated})
    return FileStatus(uri, uri, total, states, ((("a", "b"), None),) * former)


def test_changed_comes_first_then_begun_then_what_readers_meet_first() -> None:
    files = [
        status("case_studies/a.yml", 9, 0),
        status("docs/guidance/a.md", 9, 0),
        status("docs/_data/figures/a.yml", 9, 0),
        status("docs/handbook/a.md", 9, 0),
        status("docs/handbook/done.md", 9, 9),
        status("docs/handbook/begun.md", 9, 3),
        status("docs/guidance/changed.md", 9, 8, former=1),
        status("docs/guidance/taken.md", 9, 8, former=1),
        status(INTERFACE, 9, 0),
        status(HOME, 9, 0),
    ]
    found = [one.source_uri for one in next_files(files, {"docs/guidance/taken.md"}, 20)]
    assert found == [
        "docs/guidance/changed.md", "docs/handbook/begun.md", INTERFACE, HOME, "docs/handbook/a.md", "docs/guidance/a.md",
        "case_studies/a.yml", "docs/_data/figures/a.yml",
    ]  # fmt: skip


@pytest.mark.parametrize(("share", "has"), [(0.6, False), (0.8, True), (1.0, True)])
def test_heavy_editions_from_seventy_percent_of_the_handbook(small: Project, share: float, has: bool) -> None:  # noqa: FBT001
    content = gather(small)[0]
    handbook = [
        f"docs/{page.uri}" for page in content.pages if page.uri == "index.md" or page.uri.startswith("handbook/")
    ]
    for uri in handbook:
        translate(small, uri, share)
    locales = [replace(one, extent=Extent.WHOLE) for one in content.locales if one.code != "ur"]
    translations = [read_translation(small, one, list(content.texts()))[0] for one in locales]
    thai = next(one for one in translations if one.locale.code == "th")
    assert (handbook_percent(content, thai) >= LEAST_PERCENT_FOR_EDITIONS) is has
    assert locales_with_editions(content, translations) == (("en", "th") if has else ("en",))
    start = replace(thai, locale=replace(thai.locale, extent=Extent.START))
    assert locales_with_editions(content, [start]) == (), "a start has no book"


def test_the_command_says_what_the_page_says(small: Project, capsys: pytest.CaptureFixture[str]) -> None:
    translate(small, HOME, 0.5, previous="Something else.")
    assert (
        run(
            small,
            "claim",
            f"case_studies/{min(path.name for path in small.case_studies_dir.glob('*.yml'))}",
            "--locale",
            "th",
            "--by",
            "noor",
        )
        == 0
    )
    capsys.readouterr()
    assert run(small, "status", "--locale", "th") == 0
    said = capsys.readouterr().out
    assert said.startswith("th: handbook ")
    assert "  docs/index.md: " in said
    assert "English that changed since: 1 text" in said
    assert "[-" in said
    assert "In work: 1 page\n  case_studies/" in said
    assert run(small, "status", "--json") == 0
    state = json.loads(capsys.readouterr().out)
    assert set(state) == {"th", "ur"}
    assert state["th"]["next"][0] == HOME
    assert state["th"]["files"][HOME]["changed"] == 1
    assert run(small, "status", "--locale", "xx") == 2

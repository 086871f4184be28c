"""What a contribution changes, in words: right, short, and nothing that a stranger wrote works in the comment."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.cli import main
from handbook.contribute.changes import describe, preview_locale
from handbook.contribute.revisions import Changed, GitFailed, changed_files
from handbook.translation.po import digest

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.project import Project

STUDY = """\
title: A radio programme
status: draft
countries: [{code: TH}]
results: [{finding: x}]
sensitivity: {identifiability: none}
"""
PO = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Ask"
msgstr "ถาม"

# state: machine %s
#, fuzzy
msgid "Tell"
msgstr "บอก"
""" % digest("Tell")  # noqa: UP031 (braces)


def said(path: str, before: str | None, after: str | None) -> str:
    return describe([Changed(path, before, after)])


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (
            None,
            STUDY,
            "**New** `th-radio`: `A radio programme`; `draft`; 1 countries, 0 what was done, 1 results, 0 sources",
        ),
        (STUDY, None, "**Removed** `th-radio`: `A radio programme`"),
        (STUDY, STUDY.replace("finding: x", "finding: y"), "**Changed** `th-radio`: `A radio programme`; `results`\n"),
        (STUDY, STUDY.replace("[{finding: x}]", "[]"), "`results` (1 to 0 entries)"),
        (STUDY, STUDY + "cost: []\n", "`cost` added"),
        (STUDY, "# a comment\n" + STUDY, "form only"),
        (STUDY, "title: [", "(cannot be read as YAML)"),
        (STUDY, "title: A\nstatus: withdrawn\n", "**Withdrawn** `th-radio`"),
        (STUDY, STUDY.replace("draft", "published"), "**becomes public**"),
        (STUDY, STUDY.replace("identifiability: none", "identifiability: anonymised"), "**consent and recognition**"),
        ("status: withdrawn\n", STUDY, "**was withdrawn** and would come back"),
        (STUDY, STUDY + "images: [{file: a.png}]\n", "**pictures**"),
    ],
)
def test_case_studies_by_field(before, after, words: str) -> None:
    assert words in said("case_studies/th-radio.yml", before, after)


def test_texts_by_language_and_state() -> None:
    assert "- `th`, 1 file: 1 new text (human), 1 new text (machine)" in said("translations/th/docs/index.po", None, PO)
    human = PO.replace("#, fuzzy\n", "").replace(f"# state: machine {digest('Tell')}\n", "")
    assert "1 text now human (before: machine)" in said("translations/th/docs/index.po", PO, human)
    assert "1 text changed (human)" in said("translations/th/docs/index.po", PO, PO.replace("ถาม", "ถามก่อน"))
    half = PO.replace(f"# state: machine {digest('Tell')}\n", "")
    assert "1 text with the mark fuzzy, which readers do not get" in said("translations/th/docs/index.po", PO, half)
    assert "1 new text (human)" in said("translations/th/docs/index.po", half, human)
    assert "2 texts removed" in said("translations/th/docs/index.po", PO, None)
    assert "form only" in said("translations/th/docs/index.po", PO, PO + "\n")
    assert "cannot be read" in said("translations/th/docs/index.po", PO, PO + 'msgid "x\n')


def test_pages_data_and_all_else() -> None:
    assert "1 new or changed paragraphs, 0 that were there" in said("docs/index.md", "a\n\nb\n", "a\n\nb\n\nc\n")
    assert "new: `c`; changed: `b`; removed: `a`" in said(
        "docs/_data/messages/x.yml", "- {id: a}\n- {id: b, t: 1}\n", "- {id: b, t: 2}\n- {id: c}\n"
    )
    text = describe(
        [
            Changed(".github/workflows/test.yml", "a", "b"),
            Changed("requirements/site.lock", "a", "b"),
            Changed("x.png", unread="no text"),
        ]
    )
    assert text.index("what runs on other people's machines") < text.index("code that others made")
    assert "`x.png` is no text" in text
    assert describe([]) == "Nothing changes.\n"


def test_new_addresses_and_numbers_are_named() -> None:
    text = said(
        "docs/index.md",
        "See https://old.example/a. In 2026-11-27.",
        "See https://old.example/b, HTTPS://NEW.example/c, javascript://x.y. Call +66 2 123 4567 or a@b.example, 2026-11-28.",
    )
    assert "`new.example`" in text
    assert "`x.y.`" in text
    assert "old.example" not in text
    assert "`+66 2 123 4567`" in text
    assert "`a@b.example`" in text
    assert "2026-11" not in text


_HOSTILE = st.text(max_size=30) | st.sampled_from(["`", "``", "@everyone", "#1", "](javascript:x)", "<img src=x onerror=y>", "\n\n# Approved", "|", "\u202e", "id: ", "- ", "title: ", "status: published\n", 'msgid "'])  # fmt: skip


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["case_studies/", "docs/", "docs/_data/", "translations/th/", ""]),
            _HOSTILE,
            st.sampled_from([".yml", ".md", ".po", ""]),
            st.lists(_HOSTILE).map("".join),
            st.lists(_HOSTILE).map("".join),
        ),
        max_size=4,
    )
)
def test_nothing_of_a_stranger_works_outside_code_spans(files) -> None:
    text = describe(
        [Changed(folder + name + end, before or None, after or None) for folder, name, end, before, after in files]
    )
    assert len(text) <= 60_100
    outside = re.sub(r"(?<!`)(`+)(?!`)(?:(?!\n).)*?(?<!`)\1(?!`)", "", text)
    assert not re.search(r"[<>@\[\]|`]", outside), outside
    assert [line for line in outside.split("\n") if line.startswith("#")] == [
        line for line in text.split("\n") if re.match(r"##+ [A-Z][a-z ,]+$", line)
    ]


def test_a_comment_of_ten_thousand_files_is_short() -> None:
    text = describe([Changed(f"docs/{number}/{'x' * 200}.md", "a", "b") for number in range(10_000)])
    assert "and 9960 more" in text
    assert len(text) < 60_100


@pytest.mark.parametrize(
    ("paths", "locale"),
    [
        (["translations/th/docs/index.po"], "th"),
        (["translations/th/a.po", "translations/ur/a.po", "translations/ur/b.po"], "ur"),
        (["translations/th/a.po", "docs/index.md"], "en"),
        (["case_studies/a.yml"], "en"),
        (["translations/$(id)/a.po"], "en"),
        (["translations/../x/a.po"], "en"),
        (["translations/README.md"], "en"),
        ([], "en"),
    ],
)
def test_the_preview_is_of_one_language(paths: list[str], locale: str) -> None:
    assert preview_locale(paths) == locale


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = tmp_path / "repository"
    root.mkdir()
    git(root, "init", "--quiet", "--initial-branch=main")
    (root / "kept.md").write_text("a\n")
    (root / "gone.md").write_text("b\n")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=start")
    return root


def git(root: Path, *arguments: str) -> str:
    who = ["-c", "user.name=n", "-c", "user.email=n@example.org"]
    return subprocess.run(
        ["git", "-C", str(root), *who, *arguments], check=True, capture_output=True, text=True
    ).stdout.strip()


def test_changes_of_the_folder_and_of_a_commit_are_the_same(repository: Path) -> None:
    (repository / "kept.md").write_text("changed\n")
    (repository / "gone.md").unlink()
    (repository / "new ไทย\n.md").write_text("n\n")
    (repository / "link.md").symlink_to("/etc/passwd")
    (repository / "binary.png").write_bytes(b"\0\1")
    (repository / "big.md").write_bytes(b"x" * 2_100_000)
    folder = changed_files(repository, "main")
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message=change")
    assert changed_files(repository, "HEAD~1", "HEAD") == folder
    found = {one.path: (one.before, one.after, one.unread) for one in folder}
    assert found == {
        "kept.md": ("a\n", "changed\n", ""),
        "gone.md": ("b\n", None, ""),
        "new ไทย\n.md": (None, "n\n", ""),
        "link.md": (None, None, "a link"),
        "binary.png": (None, None, "no text"),
        "big.md": (None, None, "very large"),
    }


def test_what_main_got_meanwhile_is_not_ours(repository: Path) -> None:
    git(repository, "checkout", "--quiet", "-b", "ours")
    (repository / "ours.md").write_text("o\n")
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message=ours")
    git(repository, "checkout", "--quiet", "main")
    (repository / "theirs.md").write_text("t\n")
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message=theirs")
    assert [one.path for one in changed_files(repository, "main", "ours")] == ["ours.md"]


@pytest.mark.parametrize("revision", ["no-such", "--output=x", "HEAD:kept.md", "", "-h"])
def test_a_revision_that_is_none_is_told(repository: Path, revision: str) -> None:
    with pytest.raises(GitFailed):
        changed_files(repository, revision)
    assert not (repository / "x").exists()


def test_the_command_prints_words(small: Project, capsys: pytest.CaptureFixture[str]) -> None:
    root = small.root
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=start")
    (root / "docs" / "index.md").write_text("---\ntitle: T\n---\nnew\n", encoding="utf-8")
    assert main(["--project", str(root), "changes", "--since", "HEAD"]) == 0
    assert "**Changed** `docs/index.md`" in capsys.readouterr().out
    assert main(["--project", str(root), "changes", "--since", "HEAD", "--preview"]) == 0
    assert capsys.readouterr().out == "en\n"
    assert main(["--project", str(root), "changes", "--since", "nowhere"]) == 2

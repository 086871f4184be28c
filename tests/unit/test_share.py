"""Passing a page on: addresses only where one is known, pictures that are the same every time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from handbook.cards.lettering import lettering
from handbook.cards.picture import Words, card_picture
from handbook.content import Content, gather
from handbook.project import Project
from handbook.share.files import qr_code, write_share_files
from handbook.share.page import Share
from handbook.staging import StagedLocale, plan_locale
from handbook.translation.locales import read_locales

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def content(template: Path) -> Content:
    return gather(Project(template))[0]


@pytest.fixture(scope="module")
def staged(template: Path, content: Content) -> StagedLocale:
    return plan_locale(Project(template), content, "en")[0]


def _share(content: Content, staged: StagedLocale, url: str, repository: str = "") -> Share:
    return Share(
        Project(ROOT), replace(content, config=replace(content.config, url=url, repository=repository)), staged
    )


def test_without_an_address_nothing_is_guessed(
    template: Path, content: Content, staged: StagedLocale, tmp_path: Path
) -> None:
    share = _share(content, staged, "")
    assert (share.is_public, share.address("index.html"), share.reports_to) == (False, "", "")
    write_share_files(Project(template), content, staged, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_each_page_has_its_address_its_code_and_the_card_of_its_section(content: Content, staged: StagedLocale) -> None:
    share = _share(content, staged, "https://handbook.example/", "https://gitlab.com/a/b")
    assert share.address("tactics/a.html") == "https://handbook.example/en/tactics/a.html"
    assert share.qr("tactics/a.html") != share.qr("tactics/b.html")
    assert share.card("tactics/a.html") == share.cards["case-studies"]
    assert share.card("glossary.html") == share.cards["home"]
    assert share.reports_to == "https://gitlab.com/a/b/-/issues/new"
    assert share.territory == "en_US"


def test_a_code_is_one_small_picture() -> None:
    code = qr_code("https://handbook.example/en/case-studies/a-case-study-with-a-rather-long-name.html")
    assert code == qr_code("https://handbook.example/en/case-studies/a-case-study-with-a-rather-long-name.html")
    assert code.startswith(b"<svg")
    assert len(code) < 4_000


def test_a_card_is_the_same_twice() -> None:
    letters = lettering(Project(ROOT), "ur", rtl=True)
    assert letters is not None
    words = Words(letters, "کیس اسٹڈیز", "معلوماتی مہمات کی رہنما کتاب")
    assert letters.can_write(words.large)
    card = card_picture(words)
    assert card == card_picture(words)
    assert card[16:24] == (1200).to_bytes(4, "big") + (630).to_bytes(4, "big")
    assert len(card) < 20_000


def test_letters_that_are_not_there_are_not_drawn() -> None:
    assert lettering(Project(ROOT), "zh-Hans", rtl=False) is None
    thai, urdu = lettering(Project(ROOT), "th", rtl=False), lettering(Project(ROOT), "ur", rtl=True)
    assert thai is not None
    assert urdu is not None
    assert thai.can_write("ขั้นที่ 4: IOM X")
    assert not thai.can_write("한국어")
    assert urdu.can_write("مرحلہ 4: IOM")
    assert not urdu.can_write("IOM X کی مہم"), "two Latin words in a row would change places"


def test_every_script_but_two_has_letters() -> None:
    locales, _ = read_locales(Project(ROOT))
    without = {one.code for one in locales if lettering(Project(ROOT), one.code, rtl=False) is None}
    assert without == {"ko", "zh-Hans"}

"""What counts as the same text, and what a text is made of: every rule of the tables once, on examples of each script."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

import pytest

from handbook.search import tables
from handbook.search.counting import counted
from handbook.search.near import allowed, closest, distance, letters
from handbook.search.normalise import fold, surface
from handbook.search.terms import LONGEST_WORD, accented_words, neighbour_key, pieces

SAME = [
    # rule, as typed, as meant
    ("case", "VISA", "visa"),
    ("case of Greek, final sigma", "ΔΙΚΑΊΩΜΑΣ", "δικαίωμας"),
    ("case of Cyrillic", "ПРАВО", "право"),
    ("case of Armenian", "ԻՐԱՎՈՒՆՔ", "իրավունք"),
    ("Turkish capital i", "İSTANBUL", "istanbul"),
    ("Turkish small i without a dot", "ısı", "isi"),
    ("capitals that are letters by compatibility", "𝐕𝐢𝐬𝐚", "visa"),
    ("accents", "Người", "nguoi"),
    ("accents, composed or not", "cafe\u0301", "café"),
    ("letters with a stroke", "đường Łódź Øst", "duong lodz ost"),
    ("ligatures and double letters", "Straße œuvre ﬁn", "strasse oeuvre fin"),
    ("full width", "Ｖｉｓａ１２", "visa12"),
    ("half-width kana", "ﾋﾞｻﾞ", "ビザ"),
    ("kana", "カタカナ", "かたかな"),
    ("Hangul in parts", "\u1112\u1161\u11ab", "한"),
    ("soft hyphen", "infor\u00admation", "information"),
    ("joiners and direction marks", "\u200fنام\u200cه\u202c", "نامه"),
    ("variation selector", "葛\ufe00", "葛"),
    ("byte order mark", "\ufeffvisa", "visa"),
    ("harakat", "كِتَابٌ", "كتاب"),
    ("tatweel", "كـــتاب", "كتاب"),
    ("alef with hamza or madda", "أإآٱ", "اااا"),
    ("yeh of three keyboards", "یىئېۍےۓ", "يييييييي"[:7]),
    ("kaf of Persian and Sindhi", "کڪ", "كك"),
    ("heh of Persian, Urdu and Kurdish, teh marbuta", "ةۀەہھۂۃ", "ههههههه"),
    ("waw with hamza", "ؤ", "و"),
    ("gaf of Pashto", "ګ", "گ"),
    ("a hamza that stands alone", "شيء", "شي"),
    ("presentation forms", "ﻻ", "لا"),
    ("points of Hebrew", "שָׁלוֹם", "שָׁלוֹם"),
    ("nukta of Devanagari, composed or not", "सफ़ाई", "सफाई"),
    ("candrabindu", "हूँ", "हूं"),
    ("nukta of Bengali", "বড়", "বড"),
    ("candrabindu of Bengali", "চাঁদ", "চাংদ"),
    ("nukta of Gurmukhi", "ਸ਼", "ਸ"),
    ("nukta of Oriya", "ଓଡ଼ିଶା", "ଓଡିଶା"),
    ("joiner inside a conjunct", "ශ්\u200dරී", "ශ්රී"),
    ("halves of a Tamil vowel", "கெ\u0bbe", "கொ"),
    ("halves of a Sinhala vowel in the other order", "ක\u0ddf\u0dd9", "ක\u0dde"),
    ("anusvara after the vowel sign", "समूह\u0902\u094b", "समूहों"),
    ("Thai mark order", "ที\u0e48", "ท\u0e48ี"),
    ("Thai sara am in two parts", "นํา", "นำ"),
    ("two Thai e for ae", "เเละ", "และ"),
    ("Thai yamakkan", "\u0e01\u0e4e", "\u0e01"),
    ("Lao mark order", "ທີ\u0ec8", "ທ\u0ec8ີ"),
    ("two Lao e for ae", "ເເລະ", "ແລະ"),
    ("Lao ligatures", "ໜໝ", "ຫນຫມ"),
    ("Burmese medials in any order", "မ\u103c\u1031\u103b", "မ\u1031\u103b\u103c"),
    ("Burmese vowel before its medial", "နယ်မ\u1031\u103c", "နယ်မြေ"),
    ("Burmese u and ii", "\u1025\u102e", "\u1026"),
    ("Khmer coeng after the vowel", "ក\u17b6\u17d2\u179a", "ក\u17d2\u179a\u17b6"),
    ("Khmer da below is ta below", "\u1794\u17d2\u178a", "\u1794\u17d2\u178f"),
    ("Khmer vowels in two halves", "ក\u17c1\u17b8 ក\u17c1\u17b6", "កើ កោ"),
    ("Khmer halves in the other order", "ក\u17b8\u17c1 ក\u17b6\u17c1", "កើ កោ"),
    ("Khmer inherent vowels", "ក\u17b4ខ\u17b5", "កខ"),
    ("signs of emphasis in Tibetan", "ཁྱེད\u0f35", "ཁྱེད"),
    ("Tibetan vowel before the letter below", "ཁ\u0f7a\u0fb1ད", "ཁ\u0fb1\u0f7aད"),
    ("signs of repetition and shortening", "ต่างๆ กรุงเทพฯ ຕ່າງໆ ផ្សេងៗ", "ต่าง กรุงเทพ ຕ່າງ ផ្សេង"),
    ("digits", "٠١٢ ۳۴۵ ०१२ ৩৪ ௫௬ ෦෧ ๑๒ ໑໒ ၁၂ ១២ １２", "012 345 012 34 56 01 12 12 12 12 12"),
]
DIFFERENT = [
    ("vowel signs", "मन", "मान"),
    ("vowels of Thai", "มา", "มี"),
    ("tones of Thai", "ปา", "ป้า"),
    ("the virama", "कत", "क्त"),
    ("points of Thaana", "ކަ", "ކާ"),
    ("voiced kana", "か", "が"),
    ("a consonant below", "ក\u17d2\u179a", "ករ"),
]


@pytest.mark.parametrize(("rule", "typed", "meant"), SAME, ids=[rule for rule, _, _ in SAME])
def test_spellings_of_one_word_are_folded_together(rule: str, typed: str, meant: str) -> None:
    assert fold(typed) == fold(meant)
    assert fold(fold(typed)) == fold(typed)


@pytest.mark.parametrize(("rule", "one", "other"), DIFFERENT, ids=[rule for rule, _, _ in DIFFERENT])
def test_what_makes_another_word_stays(rule: str, one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_every_letter_of_the_table_is_folded_and_none_comes_back() -> None:
    for letter, to in tables.FOLDED.items():
        assert fold(letter) == fold(to), letter
        assert not set(fold(letter)) & set(tables.FOLDED)
    for written, meant in tables.SEQUENCES:
        assert fold(f"a{written}") == fold(f"a{meant}")


def test_an_index_can_fold_more_letters() -> None:
    assert fold("證據", {ord("證"): "证", ord("據"): "据"}) == "证据"
    assert fold("臺灣", {ord("臺"): "台", ord("灣"): "湾"}) == fold("台湾")


def test_the_surface_keeps_accents() -> None:
    assert surface("NGƯỜI") == "người"
    assert surface("ngu\u031bo\u031b\u0300i") == "người"


CUT = [
    ("words", "To seek asylum-now", ["to", "seek", "asylum", "now"]),
    ("a word with a digit", "covid19 3rd", ["covid19", "3rd"]),
    ("apostrophes", "don't l’eau", ["don", "t", "l", "eau"]),
    ("Arabic punctuation", "حق، عدل؟", ["حق", "عدل"]),
    ("Devanagari dandas", "राज्य।का॥", ["राज्य", "का"]),
    ("Ethiopic word space", "መብት፡ሰው", ["መብት", "ሰው"]),
    ("Armenian question mark", "Ո՞վ", ["ո", "վ"]),
    ("Tibetan dots between syllables", "འབྲུག་ཡུལ།", ["འབྲུག", "ཡུལ"]),
    ("symbols and emoji", "a😀b€c", ["a", "b", "c"]),
    ("Thai", "การศึกษา", [["กา", "ร", "ศึ", "ก", "ษา"]]),
    ("Thai leading vowel", "เสรี แม่น้ำ", [["เส", "รี"], ["แม่", "น\u0e49\u0e4dา"]]),
    ("Thai repeat and abbreviation signs", "ต่างๆ กรุงเทพฯ", [["ต่า", "ง"], ["ก", "รุ", "ง", "เท", "พ"]]),
    ("Thai digits are words of their own", "ข้อ๑๒", [["ข้", "อ"], "12"]),
    ("Lao", "ສິດທິ ໄທ", [["ສິ", "ດ", "ທິ"], ["ໄທ"]]),
    ("Burmese stack", "တက္ကသိုလ်", [["တ", "က္က", "သို", "လ်"]]),
    ("Khmer stack", "សិទ្ធិមនុស្ស", [["សិ", "ទ្ធិ", "ម", "នុ", "ស្ស"]]),
    ("Han", "人人有權", [["人", "人", "有", "權"]]),
    ("Japanese", "ビザの申請", [["び", "ざ", "の", "申", "請"]]),
    ("Hangul", "모든 사람", [["모", "든"], ["사", "람"]]),
    ("mixed", "visa申請2024年", ["visa", ["申", "請"], "2024", ["年"]]),
    ("nothing", " \u200b.,;!？。", []),
    ("half characters", "a\ud800b \udc00", ["a", "b"]),
]


@pytest.mark.parametrize(("what", "text", "expected"), CUT, ids=[what for what, _, _ in CUT])
def test_texts_are_cut_into_words_and_clusters(what: str, text: str, expected: list[str | list[str]]) -> None:
    assert [list(one.clusters) or one.text for one in pieces(fold(text))] == expected


def test_long_words_are_cut_off() -> None:
    (piece,) = pieces("a" * 1000)
    assert piece.text == "a" * LONGEST_WORD


def test_what_stands_near_is_read_together() -> None:
    def near(text: str) -> list[tuple[bool, bool]]:
        return [(one.near, one.linked) for one in pieces(fold(text))[1:]]

    assert near("a b") == [(True, True)]
    assert near("a, b") == [(True, False)]
    assert near("a ... b") == [(False, False)]
    assert near("ก  ข") == [(True, True)]
    assert near("a😀b") == [(True, False)], "what lies above the basic plane counts as two, as for scripts"
    assert near("a😀😀b") == [(False, False)]


def keys(neighbours: set[str]) -> set[int]:
    return set(map(neighbour_key, neighbours))


def test_words_accents_and_neighbours_are_counted() -> None:
    length, terms, neighbours = counted("Người di cư, người ở")
    assert Counter(terms) == {"nguoi": 2, "di": 1, "cu": 1, "o": 1, "người": 2, "cư": 1, "ở": 1}
    assert neighbours == keys({"nguoi di", "di cu", "cu nguoi", "nguoi o", "nguoi di cu", "di cu nguoi", "cu nguoi o"})
    assert length == 5


def test_runs_are_counted_by_clusters_pairs_and_what_follows() -> None:
    length, terms, neighbours = counted("สิทธิ มนุษย์")
    assert Counter(terms) == {
        "สิ": 1,
        "ท": 1,
        "ธิ": 1,
        "ม": 1,
        "นุ": 1,
        "ษ": 1,
        "ย์": 1,
        "สิท": 1,
        "ทธิ": 1,
        "ธิม": 1,
        "มนุ": 1,
        "นุษ": 1,
        "ษย์": 1,
    }
    three = {"สิ ท ธิ", "ท ธิ ม", "ธิ ม นุ", "ม นุ ษ", "นุ ษ ย์"}
    four = {"สิ ท ธิ ม", "ท ธิ ม นุ", "ธิ ม นุ ษ", "ม นุ ษ ย์"}
    assert neighbours == keys(three | four), "a blank does not end a run"
    assert length == 7
    assert "กข" not in counted("ก, ข").terms, "a comma does"
    assert counted("ขคง 1").keys == keys({"ข ค ง", "ง 1", "ค ง 1", "ข ค ง 1"}), "a word beside a run"


def test_words_behind_an_article_and_around_a_joiner_are_found() -> None:
    assert Counter(counted("الحماية").terms) == {"الحمايه": 1, "حمايه": 1}
    assert Counter(counted("می\u200cشود").terms) == {"ميشود": 1, "مي": 1, "شود": 1}
    assert list(accented_words("Đường to")) == ["đường"]


def test_keys_of_neighbours_are_those_of_the_script() -> None:
    assert neighbour_key("") == 0
    assert neighbour_key("\ud800") != neighbour_key("\ud801")


def test_letters_keep_their_signs() -> None:
    assert letters("स्वतन्त्र") == ["स्व", "त", "न्त्र"]
    assert letters("visa") == ["v", "i", "s", "a"]


def test_slips_of_the_finger() -> None:
    assert [allowed(length) for length in (0, 2, 3, 7, 8, 40)] == [0, 0, 1, 1, 2, 2]
    assert distance("migraiton", "migration", 2) == 1
    assert distance("", "ab", 2) == 2
    assert distance("abcdef", "uvwxyz", 2) == 3
    words = ["migrant", "migration", "mitigation", "nitration", "vibration"]
    assert next(word for _, _, word in closest("migraton", "", words, 2)) == "migration"
    assert closest("zq", "", words, allowed(2)) == [], "two letters are too few to be a slip"
    assert closest("người", "người", ["ngươi", "ngoài"], 1) == [(1, False, "ngươi")]


def test_every_character_has_one_kind_and_categories_agree() -> None:
    """Explicit tables against Unicode: a letter may not part words, and punctuation may not be one, but for those named."""
    separator = re.compile(f"[{tables.character_class(tables.SEPARATORS)}]")
    unspaced = re.compile(f"[{tables.character_class(tables.UNSPACED)}]")
    named = "\u09f4\u09f5\u09f6\u09f7\u09f8\u09f9"
    for block in ("0041-024F", "0370-052F", "0531-0556", "05D0-05EA", "0620-06D3", "0780-07A5", "0905-0D7F", "0E01-0E5B", "0E81-0EDF", "0F00-0FDA", "1000-109D", "1200-137C", "1780-17E9", "3041-30FF", "4E00-9FA5", "AC00-D7A3"):  # fmt: skip
        first, last = (int(one, 16) for one in block.split("-"))
        for character in map(chr, range(first, last + 1)):
            kind = unicodedata.category(character)
            if kind[0] in "LN" and character not in named:
                assert not separator.match(character), f"{ord(character):04X}"
            if kind in ("Po", "Pd", "Ps", "Pe", "Zs") and ord(character) < 0x0D00:
                assert separator.match(character) or ord(character) in (0x09FD, 0x0A76, 0x0AF0, 0x0C77, 0x0C84), (
                    f"{ord(character):04X}"
                )
            assert not (separator.match(character) and unspaced.match(character)), f"{ord(character):04X}"


def test_the_script_gets_the_same_tables_in_plain_ascii() -> None:
    text = tables.tables_script()
    assert text.isascii()
    assert text.startswith("window.HANDBOOK_SEARCH_TABLES={")
    assert "</" not in text

"""Each translated text beside its English text: what is found and where, and what is odd but right in its script."""

from __future__ import annotations

import os
import re
from pathlib import Path

import polib
import pytest

from effort import effort
from handbook.problems import Problem
from handbook.source_files import SourceFile
from handbook.translation.comparing import TextKind, compare, is_safe, text_kind
from handbook.translation.comparing.shape import MAX_CHARACTERS
from handbook.translation.glossary import parse_glossary
from handbook.translation.locales import Direction, Locale
from handbook.translation.po_places import place_in_msgstr

ROOT = Path(__file__).resolve().parents[2]
PAGE, LABEL, PLAIN = TextKind
NAMES = {"th": "ไทย", "tet": "Tetun", "qqq": "ꦧꦱꦗꦮ"}
ZWSP, ZWNJ, ZWJ, LRM, RLM = "\u200b", "\u200c", "\u200d", "\u200e", "\u200f"


def locale(code: str) -> Locale:
    return Locale(code=code, name=NAMES.get(code, code), english_name=code, direction=Direction.LTR)


# Language, kind, English, translation, code, and the words at which the fault is shown ("" for the beginning)
BAD = {
    "a placeholder is missing": ("th", PAGE, "See {1} and {2}.", "ดู {1}", "po-placeholder", ""),
    "a placeholder stands twice": ("th", PAGE, "See {1}.", "ดู {1} และ {1}", "po-placeholder", "{1}|2"),
    "a placeholder is invented": ("th", PAGE, "See it.", "ดู {7}", "po-placeholder", "{7}"),
    "a slot is missing": ("ur", LABEL, "Pages found: {count}", "صفحات ملے", "po-placeholder", ""),
    "a slot is renamed": ("ur", LABEL, "Pages found: {count}", "صفحات ملے: {counts}", "po-placeholder", "{counts}"),
    "a link lost its words": ("th", PAGE, "See [step 2]{1}.", "ดู ขั้นตอนที่สอง {1} 2", "po-link", "{1}"),
    "two links are nested": ("vi", PAGE, "[One]{1} [two]{2}", "[Một [hai]{2}]{1}", "po-link", "{1}"),
    "a picture becomes a link": ("vi", PAGE, "![A map]{1}", "[Bản đồ]{1}", "po-link", "{1}"),
    "a tag is added": ("lo", PAGE, "Call us.", "ໂທ <b>ຫາ</b>ພວກເຮົາ", "po-markup", "<b>"),
    "a script is added": ("km", PLAIN, "Call us.", "ហៅ<script>x</script>", "po-markup", "<script>"),
    "an event handler": ("my", PLAIN, "Call us.", "ခေါ်ပါ onclick=x", "po-markup", "onclick="),
    "a script address": ("id", PAGE, "Call us.", "Hubungi javascript:x", "po-markup", "javascript:"),
    "an entity": ("id", PAGE, "Call us.", "Hubungi &lt;kami", "po-markup", "&lt;"),
    "a link is added": ("id", PAGE, "Call us.", "Hubungi [kami](x)", "po-markup", "]("),
    "attributes are added": ("id", PAGE, "Call *us*.", "Hubungi *kami*{ onclick=x }.", "po-markup", "onclick="),
    "a list begins": ("id", PAGE, "Call us.", "- Hubungi kami", "po-markup", "- "),
    "a list of contents": ("id", PAGE, "Call us.", "[TOC]", "po-markup", "[TOC]"),
    "a line break in a page": ("id", PAGE, "Call us.", "Hubungi\nkami", "po-markup", "\n"),
    "code is added": ("id", PAGE, "Call us.", "Hubungi `kami`", "po-markup", "`kami"),
    "emphasis is lost": ("bn", PAGE, "**Never** pay.", "কখনো টাকা দেবেন না।", "po-emphasis", ""),
    "emphasis has a space inside": ("bn", PAGE, "**Never** pay.", "** কখনো ** টাকা দেবেন না।", "po-emphasis", "** ক"),
    "emphasis is not closed": ("th", PAGE, "*Never* pay.", "*ห้ามจ่ายเงิน", "po-emphasis", "*"),
    "emphasis in a plain text": ("th", PLAIN, "Never pay.", "**ห้าม**จ่ายเงิน", "po-emphasis", "**"),
    "a number is changed": ("ne", PAGE, "In 350 villages", "३५ गाउँमा", "po-number", "३५"),
    "a number is changed in words that multiply": ("zh-Hans", PLAIN, "200,000 people", "2万人", "po-number", "2"),
    "a decimal becomes thousands": ("id", PLAIN, "a rise of 1.5 points", "naik 1.500 poin", "po-number", "1.500"),
    "the last digit is lost": ("fa-AF", PLAIN, "In 2014 it began.", "در ۲۰۱ آغاز شد.", "po-number", "۲۰۱"),
    "a year of another calendar": ("th", PLAIN, "In 2014 it began.", "เริ่มใน พ.ศ. 2557", "po-number", "2557"),
    "a large number is lost": ("si", PLAIN, "45 villages", "ගම්මාන", "po-number", ""),
    "one of two is changed": ("vi", PLAIN, "In 2014 and in 2014", "Năm 2014 và 2041", "po-number", "2041"),
    "one number in place of another": ("vi", PAGE, "A team of 3 or 4", "Một nhóm 3 hoặc 3 người", "po-number", "3 n"),
    "a hotline beside millions": ("id", PLAIN, "2 million people", "2 juta orang 1191", "po-number-added", "1191"),
    "a number is multiplied": ("th", PLAIN, "20 people", "20 ล้านคน", "po-number", "20"),
    "a hotline is added": ("my", PLAIN, "Ask first.", "ဦးစွာ ၁၁၉၁ သို့ မေးပါ", "po-number-added", "၁၁၉၁"),
    "a small number in words": ("ar", PLAIN, "2 steps", "خطوتان", "po-number-word", ""),
    "a URL is changed": ("km", PLAIN, "See https://a.example/x", "មើល https://a.example/y", "po-address", "https"),
    "a host is longer": ("vi", PLAIN, "See iom.int today", "Xem xiom.int hôm nay", "po-address", "xiom"),
    "a host is a part of another": ("vi", PLAIN, "See iom.int today", "Xem iom.int.evil.com hôm nay", "po-address", "iom"),
    "a host in Cyrillic": ("id", PLAIN, "See https://iom.int", "Lihat https://iоm.int", "po-lookalike", "https"),
    "a mail address in Cyrillic": ("id", PLAIN, "Mail help@iom.int", "Tulis help@іom.int", "po-lookalike", "help"),
    "a full-width stop in a host": ("zh-Hans", PLAIN, "See iom.int.", "请看iom。int。", "po-address", ""),
    "a mail address is changed": ("ta", PLAIN, "Mail help@iom.int", "hep@iom.int க்கு எழுதவும்", "po-address", "hep"),
    "a telephone number is changed": ("th", PLAIN, "Call +66 2 123 4567", "โทร +66 2 123 4576", "po-address", "+66"),
    "a telephone number is lost": ("th", PLAIN, "Call +66 2 123 4567", "โทรหาเรา", "po-address", ""),
    "a country code lost its sign": ("th", PLAIN, "Call +66 2 123 4567", "โทร 66 2 123 4567", "po-address", "66"),
    "a telephone number is added": ("bn", PLAIN, "Call us.", "ফোন করুন +৮৮ ০১ ২৩৪৫ ৬৭৮৯", "po-address", "+৮৮"),
    "an override of direction": ("ur", PLAIN, "Call us.", "فون \u202eکریں", "po-bidi", "\u202e"),
    "an isolate": ("ar", PLAIN, "Call us.", "اتصل \u2066بنا\u2069", "po-bidi", "\u2066"),
    "a mark of direction in Thai": ("th", PLAIN, "Call us.", f"โทร{RLM}หาเรา", "po-invisible", RLM),
    "a mark of direction inside a word": ("ur", PLAIN, "Call us.", f"فو{LRM}ن کریں", "po-invisible", LRM),
    "U+200B in Indonesian": ("id", PLAIN, "Call us.", f"Hubungi{ZWSP}kami", "po-invisible", ZWSP),
    "U+200B inside a Latin word in Thai": ("th", PLAIN, "IOM", f"องค์การ I{ZWSP}OM", "po-invisible", ZWSP),
    "a joiner in Latin": ("vi", PLAIN, "Call us.", f"Gọi cho{ZWJ} chúng tôi", "po-invisible", ZWJ),
    "a soft hyphen": ("ms", PLAIN, "Call us.", "Hubungi\u00ad kami", "po-invisible", "\u00ad"),
    "a byte order mark": ("dv", PLAIN, "Call us.", "\ufeffއަޅުގަނޑުމެންނަށް ގުޅާ", "po-invisible", "\ufeff"),
    "a Hangul filler": ("ko", PLAIN, "Call us.", "전화\u3164하세요", "po-invisible", "\u3164"),
    "a control character": ("id", PLAIN, "Call us.", "Hubungi \x08kami", "po-character", "\x08"),
    "a lost character": ("vi", PLAIN, "Call us.", "G\ufffdi cho chúng tôi", "po-character", "\ufffd"),
    "a letter of an old font": ("lo", PLAIN, "Call us.", "ໂທ\uf701ຫາ", "po-character", "\uf701"),
    "a Cyrillic letter in a word": ("id", PLAIN, "Call us.", "Hubungi kаmi", "po-mixed-script", "kаmi"),
    "a Greek letter in a word": ("vi", PLAIN, "Call us.", "Gọi cho chúng tοi", "po-mixed-script", "tοi"),
    "a word that only looks Latin": ("ms", PLAIN, "Call us.", "Hubungi сору", "po-mixed-script", "сору"),
    "letters of mathematics": ("fil", PLAIN, "Call us.", "Tawagan 𝗸𝗮𝗺𝗶", "po-mixed-script", "𝗸𝗮𝗺𝗶"),
    "Thai in the Urdu file": ("ur", PLAIN, "Call us today.", "โทรหาเราวันนี้", "po-script", "โ"),
    "Thai in the Bengali file, not that of the English text": ("bn", PLAIN, "เมือง is a town", "โทรหาเราวันนี้", "po-script", "โ"),
    "Devanagari in the Bengali file": ("bn", PLAIN, "Call us today.", "आज हमें फ़ोन करें", "po-script", "आ"),
    "Burmese in the Tetum file": ("tet", PLAIN, "Call us today.", "ယနေ့ ဖုန်းဆက်ပါ", "po-script", "ယ"),
    "Latin in a language that CLDR does not know": ("qqq", PLAIN, "Call us", "Hubungi kami", "po-english", ""),
    "left in English": ("id", PLAIN, "Never pay for a job offer.", "Never pay for a kerja.", "po-english", "Never"),
    "left in English in Khmer": ("km", PLAIN, "Call us today.", "Call us ថ្ងៃនេះ today or later", "po-english", "us"),
    "half of it in English": ("th", PLAIN, "Ask first, then pay the agent.", "ถามก่อน then pay the agent", "po-english", "then"),
    "all of it in English, even commands": ("th", PLAIN, "run: pip install -e x", "run: pip install -e x", "po-english", "run"),
    "a short label in English": ("ta", LABEL, "Search", "Search again", "po-english", "again"),
    "a label is too long": ("id", LABEL, "Menu", "Daftar semua halaman situs", "po-label-long", ""),
    "a space before": ("th", PLAIN, "Call us.", " โทรหาเรา", "po-spaces", " "),
    "a space after": ("th", PLAIN, "Call us.", "โทรหาเรา ", "po-spaces", " "),
    "a line break": ("th", PLAIN, "Call us.", "โทร\nหาเรา", "po-spaces", "\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_fault_is_found_at_its_place(name: str) -> None:
    code, kind, english, translation, fault, at = BAD[name]
    words, _, number = at.partition("|")
    column = translation.find(words) if words else 0
    if number:
        column = translation.find(words, column + 1)
    found = compare(english, translation, locale(code), kind)
    assert (fault, column) in [(one.code, one.column) for one in found]
    assert is_safe(english, translation, locale(code), kind) is not any(one.is_error for one in found)


WARNINGS = {"po-number-word", "po-english", "po-label-long", "po-spaces"}


def test_only_style_is_a_warning() -> None:
    for name, (code, kind, english, translation, fault, _) in BAD.items():
        found = next(one for one in compare(english, translation, locale(code), kind) if one.code == fault)
        assert found.is_error is (fault not in WARNINGS), name


# Language, kind, English, translation
RIGHT = {
    "a Thai word as it is, in Bengali": ("bn", PLAIN, "เข้าเมืองผิดกฎหมาย", "เข้าเมืองผิดกฎหมาย"),
    "a Vietnamese word as it is, in Indonesian": ("id", PAGE, "di cư trái phép {1}", "di cư trái phép {1}"),
    "Urdu words in a Bengali sentence": ("bn", PLAIN, "انسانی اسمگلنگ for trafficking", "পাচারের জন্য انسانی اسمگلنگ"),
    "Thai without spaces": ("th", PAGE, "See [step 2]{1} of 2014 {2}.", "ดู[ขั้นตอนที่ 2]{1}ของปี 2014{2}"),
    "Thai with places for line breaks": ("th", PLAIN, "Ask first.", f"ถาม{ZWSP}ก่อน{ZWSP} "[:-1]),
    "Thai beside Latin": ("th", PLAIN, "IOM staff", "เจ้าหน้าที่IOMทุกคน"),
    "Thai digits": ("th", PLAIN, "1,500 people in 2014", "๑,๕๐๐ คนในปี ๒๐๑๔"),
    "Thai words that multiply": ("th", PLAIN, "200,000 people", "2 แสนคน"),
    "Thai emphasis inside a line": ("th", PAGE, "**Never** pay.", "อย่า**จ่ายเงิน**เด็ดขาด"),
    "Thai right behind a URL": ("th", PLAIN, "See https://iom.int/x today.", "ดูhttps://iom.int/xวันนี้"),
    "Thai right before a telephone number": ("th", PLAIN, "Call +66 2 123 4567.", "โทร+66 2-123-4567ได้"),
    "a Thai word that begins like a thousand": ("th", PLAIN, "3 kinds", "3 พันธุ์"),
    "Lao": ("lo", PLAIN, "Ask 3 people.", f"ຖາມ{ZWSP}ຄົນ 3 ຄົນ"),
    "Lao digits": ("lo", PLAIN, "Ask 30 people.", "ຖາມ ໓໐ ຄົນ"),
    "Khmer with several places for line breaks": ("km", PLAIN, "Ask first.", f"សួរ{ZWSP}{ZWSP}ជា{ZWSP}មុន{ZWSP}\u00a0។"),
    "Khmer digits and thousands": ("km", PLAIN, "1,500 families", "១.៥០០ គ្រួសារ"),
    "Burmese digits, the multiplier first": ("my", PLAIN, "2 million people", "လူ သန်း ၂ ဦး"),
    "Burmese marks": ("my", LABEL, "Search", "ရှာဖွေရန်"),
    "Burmese with places for line breaks": ("my", PLAIN, "Ask first.", f"အရင်{ZWSP}မေးပါ။"),
    "Sinhala with joiners": ("si", PLAIN, "Free service", f"ශ්{ZWJ}රී ලංකා සේවය"),
    "Sinhala lakhs": ("si", PLAIN, "300,000 workers", "ලක්ෂ 3ක් සේවකයින්"),
    "Tamil": ("ta", PLAIN, "50% of 20 villages", "20 கிராமங்களில் 50%"),
    "Hindi with a joiner": ("hi", PLAIN, "Rights", f"अधिकार क्{ZWJ}ष"),
    "Hindi grouping": ("hi", PLAIN, "225,000 people", "2,25,000 लोग"),
    "Nepali digits": ("ne", PLAIN, "In 2019, 45%", "२०१९ मा ४५%"),
    "Bengali lakhs": ("bn", PLAIN, "1,150,000 people", "১১.৫ লাখ মানুষ"),
    "Bengali endings at Latin names": ("bn", PLAIN, "IOM offices", "IOMএর দপ্তর"),
    "Persian with ZWNJ": ("fa-AF", PLAIN, "They know the risks.", f"آن{ZWNJ}ها خطرها را می{ZWNJ}دانند."),
    "Persian endings at Latin names": ("fa-AF", PLAIN, "NGOs", f"NGO{ZWNJ}ها"),
    "Persian decimals": ("fa-AF", PLAIN, "11.5 million people", "۱۱٫۵ میلیون نفر"),
    "Urdu digits": ("ur", PLAIN, "In 2014, 1,200 people", "۲۰۱۴ میں ۱٬۲۰۰ لوگ"),
    "Urdu lakhs": ("ur", PLAIN, "400,000 viewers", "4 لاکھ ناظرین"),
    "Urdu lists": ("ur", PLAIN, "5, 6 and 7", "5، 6 اور 7"),
    "Pashto letters": ("ps", PLAIN, "Ask your family.", "له خپلې کورنۍ وپوښتئ."),
    "Arabic percent": ("ar", PLAIN, "51% of 2,000", "٥١٪ من ٢٬٠٠٠"),
    "a mark of direction beside Latin": ("ar", PLAIN, "Texts (CC BY)", f"نصوص (CC BY){RLM}."),
    "Dhivehi": ("dv", PLAIN, "Ask first.", "ފުރަތަމަ އަހާލާ."),
    "Dhivehi with Latin digits": ("dv", PLAIN, "In 2014", "2014 ވަނަ އަހަރު"),
    "Chinese full-width signs": ("zh-Hans", PLAIN, "Ask first, then pay: 5,000 (or less).", "先问，后付：５，０００（或更少）。"),
    "Chinese words that multiply": ("zh-Hans", PLAIN, "200,000 people", "20万人"),
    "Chinese numerals": ("zh-Hans", PLAIN, "3 steps for 25 offices", "二十五个办公室的三个步骤"),
    "a Chinese list sign without a space": ("zh-Hans", LABEL, ", ", "、"),
    "Korean endings at Latin names": ("ko", PLAIN, "IOM and 40,000 people", "IOM은 4만 명"),
    "Vietnamese": ("vi", PLAIN, "87,000 people, 4.34 on average", "87.000 người, trung bình 4,34"),
    "Vietnamese composed and decomposed": ("vi", PLAIN, "Người", "Ngu\u031bo\u031b\u0300i"),
    "Indonesian loan words": ("id", PLAIN, "Radio, video, film and drama", "Radio, video, film dan drama"),
    "Indonesian decades": ("id", PLAIN, "in the nineties", "pada 1990-an"),
    "Malay months": ("ms", PLAIN, "In May 2014", "Pada 5/2014"),
    "Filipino": ("fil", PLAIN, "Call us at help@iom.int.", "Sumulat sa help@iom.int."),
    "Tetum": ("tet", PLAIN, "Ask your family first.", "Husu uluk ba Ita-nia família."),
    "a language that CLDR does not know": ("qqq", PLAIN, "Ask first", "ꦠꦏꦺꦴꦤ꧀"),
    "names and acronyms stay": ("th", PLAIN, "Facebook, TikTok, CC BY 4.0 and CSV", "Facebook, TikTok, CC BY 4.0 และ CSV"),
    "what is to be typed": ("th", PLAIN, "run: pip install -e handbook", "เรียกคำสั่ง: pip install -e handbook"),
    "file formats": ("th", PLAIN, "docs/figures/: svg, png, jpg or webp", "docs/figures/: svg, png, jpg หรือ webp"),
    "two borrowed words": ("th", PAGE, "Open a pull request.", "เปิด pull request"),
    "numbers of names": ("zh-Hans", PLAIN, "Covid-19 and H1N1", "新冠病毒和甲流"),
    "years of a range in full": ("vi", PLAIN, "2018-19", "2018–2019"),
    "a list without spaces": ("vi", PLAIN, "versions 2, 3 or 4", "phiên bản 2,3 hay 4"),
    "a number said once": ("id", PLAIN, "In 2014 A came; in 2014 B left.", "Pada 2014 A datang dan B pergi."),
    "words that become figures": ("id", PLAIN, "Ten of twenty-five", "10 dari 25"),
    "placeholders change places": ("id", LABEL, "{count} of {total}", "Dari {total}: {count}"),
    "a picture inside a link": ("id", PAGE, "[![Map]{1}]{2}", "[![Peta]{1}]{2}"),
    "emphasis around a link": ("id", PAGE, "**[Map]{1}** of *all*", "*Semua* **[peta]{1}**"),
    "a Greek letter that the English has": ("id", PLAIN, "The α value", "Nilai α"),
    "emoji": ("id", PLAIN, "Ask ❤️ first", "Tanya ❤️ dulu"),
    "a telephone number in digits of the script": ("bn", PLAIN, "Call 02-123-4567", "ফোন ০২-১২৩-৪৫৬৭"),
}  # fmt: skip


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_odd_but_right_is_left_alone(name: str) -> None:
    code, kind, english, translation = RIGHT[name]
    assert compare(english, translation, locale(code), kind) == []


def test_every_text_equals_itself() -> None:
    """An English text is a faultless translation of itself for a reader of English."""
    for _, kind, english, _, _, _ in BAD.values():
        assert compare(english, english, locale("en-AU"), kind) == []


def test_changed_digits_are_found_in_the_texts_of_this_project() -> None:
    """Nearly all: a digit that makes a number which words of the English text stand for ("two") cannot be told.

    All files in the proof, every fourth one here.
    """
    found = []
    for path in sorted((ROOT / "translations").rglob("*.po"))[:: 1 if os.environ.get("HANDBOOK_PROOF") else 4]:
        # Placeholders are another matter, and codes such as C1 are names.
        for one in polib.pofile(path.read_text(encoding="utf-8"), encoding="utf-8"):
            digit = re.search(r"(?<![{A-Za-z0-9])[0-9](?!\})", one.msgstr)
            if digit and not one.previous_msgid:
                changed = str((int(digit[0]) + 3) % 10).join((one.msgstr[: digit.start()], one.msgstr[digit.end() :]))
                found.append(not is_safe(one.msgid, changed, locale(path.parts[len(ROOT.parts) + 1]), PLAIN))
    assert sum(found) / len(found) > 0.97


def test_a_text_of_a_megabyte_is_refused_before_it_is_compared() -> None:
    found: list[Problem] = []
    refused = effort(lambda: found.extend(compare("Hello", "ก" * 1_000_000, locale("th"), PLAIN)))
    assert [one.code for one in found] == ["po-too-long"]
    assert refused < 20 * effort(lambda: compare("Hello", "ก" * MAX_CHARACTERS, locale("th"), PLAIN))


@pytest.mark.parametrize(
    "text", ["a" * MAX_CHARACTERS, "a." * 9999, "1 " * 9999, "*a" * 9999, "[" * 20_000, "{1}[" * 4999, "a@" * 9999, "://" * 6000, "ก1" * 9999, "一" * 20_000, "<a" * 9999, "_" * 20_000, "1,1" * 6000, "1" * 20_000, "1 234 " * 3000]
)  # fmt: skip
def test_hostile_texts_are_compared_like_words(text: str) -> None:
    """Beside words of the same length: the worst takes 20 times as long, and steps that grow with the square, thousands."""

    def compared(translated: str) -> float:
        english = "Hello {1}, call +66 2 123 4567, see https://a.example."
        return effort(lambda: [compare(english, translated, locale("th"), kind) for kind in TextKind])

    assert compared(text) < 200 * compared("word " * (MAX_CHARACTERS // 5))


def test_kinds() -> None:
    uris = ("docs/_data/interface.yml", "docs/handbook/index.md", "docs/_data/messages/a.yml", "case_studies/a.yml")
    assert [text_kind(uri) for uri in uris] == [LABEL, PAGE, PLAIN, PLAIN]


# The glossary


GLOSSARY = """term,translation,romanisation,note
migrant,ผู้ย้ายถิ่น,,
migrant smuggling,การลักลอบขนผู้ย้ายถิ่น | ลักลอบขนคน,,"said, with care"
"""


def test_terms_of_the_glossary() -> None:
    glossary, problems = parse_glossary(SourceFile("g.csv", GLOSSARY))
    assert problems == []

    def terms(english: str, translation: str) -> list[str]:
        return [one.values["term"] for one in compare(english, translation, locale("th"), PLAIN, glossary)]

    assert terms("Help migrants", "ช่วยผู้ย้ายถิ่น") == []
    assert terms("Help migrants", "ช่วยคนต่างด้าว") == ["migrant"]
    assert terms("Emigrants", "คนออกนอกประเทศ") == []
    assert terms("Migrant Smuggling", "ลักลอบขนคน") == [], "the long term hides the short one"
    assert terms("Migrant smuggling", "การค้ามนุษย์") == ["migrant smuggling"]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("term;translation\na;b\n", "glossary-columns", 1),
        ("term,translation,romanisation,note\na,b\n", "glossary-cells", 2),
        ("term,translation,romanisation,note\na,,,\n", "glossary-empty", 2),
        ('term,translation,romanisation,note\na,b,,"two\nlines"\n,c,,\n', "glossary-empty", 4),
        ("term,translation,romanisation,note\na,b,,\nA,c,,\n", "glossary-repeated", 3),
        ('term,translation,romanisation,note\na,b,,"x\n', "glossary-syntax", 2),
    ],
)
def test_faults_of_a_glossary_are_named_with_their_line(text: str, code: str, line: int) -> None:
    _, problems = parse_glossary(SourceFile("g.csv", text))
    assert [(one.code, one.place.line) for one in problems] == [(code, line)]
    assert all(isinstance(one, Problem) for one in problems)


# Places


@pytest.mark.parametrize(
    ("text", "column", "line", "place", "width"),
    [
        ('msgid "a"\nmsgstr "xyz"\n', 0, 2, 9, 1),
        ('msgid "a"\nmsgstr "xyz"\n', 2, 2, 11, 1),
        ('msgid "a"\nmsgstr "a\\"b\\n\\\\c"\n', 2, 2, 12, 1),
        ('msgid "a"\nmsgstr "a\\"b\\n\\\\c"\n', 5, 2, 17, 1),
        ('msgid "a"\nmsgstr ""\n"one "\n"two"\n', 4, 4, 2, 1),
        ('msgid "a"\nmsgstr ""\n"one "\n"two"\n', 2, 3, 4, 1),
        ('# x\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "one"\nmsgstr[1] "two"\n', 1, 4, 13, 1),
        ('msgid "a"\nmsgstr "\\q1"\n', 1, 2, 10, 1),
    ],
)
def test_a_column_leads_into_the_file(text: str, column: int, line: int, place: int, width: int) -> None:
    found = place_in_msgstr(SourceFile("a.po", text), 1, column, 1)
    assert (found.line, found.column) == (line, place)
    assert found.width >= width


def test_a_plural_form_has_its_own_line() -> None:
    text = 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "one"\nmsgstr[1] "two"\n'
    assert place_in_msgstr(SourceFile("a.po", text), 1, 0, 1, form=1).line == 4

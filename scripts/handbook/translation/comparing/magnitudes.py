"""Words that multiply a number: `2 lakh`, `20万`, `11.5 million`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Powers of ten, by how languages of the region write them after a figure (Burmese before it).
_WORDS = {
    3: "thousand ribu nghìn ngàn libo libong พัน ພັນ ពាន់ ထောင် 千 천 हजार हज़ार হাজার දහස දාහ ஆயிரம் ہزار هزار زره ألف آلاف ހާސް",
    4: "หมื่น ໝື່ນ ម៉ឺន မ်ိုး သောင်း 万 萬 만",
    5: "lakh lakhs แสน ແສນ សែន သိန်း लाख লাখ লক্ষ ලක්ෂ ලක්ෂය இலட்சம் லட்சம் لاکھ لک ލައްކަ",
    6: "million juta milyon milyong triệu ล้าน ລ້ານ លាន သန်း 百万 百萬 백만 मिलियन মিলিয়ন මිලියන மில்லியன் ملین میلیون مليون ملايين މިލިޔަން miliaun",
    7: "crore crores करोड़ करोड কোটি කෝටි கோடி کروڑ ကုဋေ 千万 천만",
    8: "亿 億 억",
    9: "billion miliar bilion bilyon tỷ tỉ พันล้าน ຕື້ ពាន់លាន अरब আরব බිලියන பில்லியன் ارب میلیارد مليار مليارات 十亿 십억",
}  # fmt: skip
MAGNITUDES = {word: power for power, words in _WORDS.items() for word in words.split()}

# Words in Latin letters end where letters end; in scripts without spaces anything may follow, but for words that only
# begin alike: พันธุ์ (kind), 千米 (kilometre), 万一 (if), لکھیں (write).
_OTHER_WORDS = r"(?<!พัน(?=ธ))(?<!千(?=[米克瓦]))(?<!万(?=一))(?<!لک(?=ھ))"
# Burmese and Sinhala put the word before the figure.
_FIRST = re.compile("[\u1000-\u109f\u0d80-\u0dff]")


def _longest_first(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_AFTER = re.compile(
    rf"[ \u00a0\u200b\u202f-]*({_longest_first(MAGNITUDES)})(?![a-z\u00c0-\u024f\u1e00-\u1eff]){_OTHER_WORDS}"
)
_BEFORE = re.compile(rf"({_longest_first(filter(_FIRST.match, MAGNITUDES))})[ \u00a0]*$")
_ALSO_ANOTHER_WORD = frozenset({"만"})  # "only" as well as ten thousand
_LONGEST = max(map(len, MAGNITUDES)) + 3


def powers_beside(text: str, start: int, end: int) -> frozenset[int]:
    """By which powers of ten the word beside a figure can multiply it; only by 0 if there is none.

    >>> [sorted(powers_beside(*one)) for one in (("11.5 million", 0, 4), ("20万人", 0, 2), ("3만", 0, 1), ("50 لکھیں", 0, 2))]
    [[6], [4], [0, 4], [0]]
    """
    after = _AFTER.match(text, end)
    if after is None:
        after = _BEFORE.search(text[max(0, start - _LONGEST) : start])
    if after is None:
        return frozenset({0})
    return frozenset({MAGNITUDES[after[1]]} | ({0} if after[1] in _ALSO_ANOTHER_WORD else set()))

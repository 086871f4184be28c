"""The alphabets of languages that the Unicode Collation Algorithm's common table does not order as their readers do.

A line is a run of letters behind an anchor: the first one keeps the place that the common table gives it, the others
follow it before anything else does. Forms joined by `=` are one letter; which of them comes first counts only between
words that are equal otherwise. A letter may be several characters (`بھ`, `க்`).

Not here: Thai, Lao and Dhivehi, which the common table orders rightly, and Chinese, which needs no table.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_ARABIC = ("ا=أ=إ=آ=ٱ",)
_DARI = (
    "آ ا=أ=إ=ٱ ء=ؤ=ئ ب پ ت ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ ع غ ف ق ک=ك گ ل م ن و ه=ۀ=ة=ہ ی=ي=ى"
)  # fmt: skip
_PASHTO = (
    "آ ا=أ=إ=ٱ ء ب پ ت ټ=ٹ ث ج ځ چ څ ح خ د ډ=ڈ ذ ر ړ=ڑ ز ژ ږ س ش ښ ص ض ط ظ ع غ ف ق ک=ك ګ=گ ل م ن ڼ و=ؤ ه=ۀ=ة=ہ "
    "ی=ي=ى=ې=ۍ=ئ"
)  # fmt: skip
# Letters with a breath are letters of their own, as in the standard of Pakistan's language authority.
_URDU = (
    "ا=أ آ ب بھ پ پھ ت تھ ٹ ٹھ ث ج جھ چ چھ ح خ د دھ ڈ ڈھ ذ ر رھ ڑ ڑھ ز ژ س ش ص ض ط ظ ع غ ف ق ک=ك کھ گ گھ ل لھ م مھ ن نھ "
    "ں و=ؤ وھ ہ=ه=ۂ ھ ة=ۃ ء ی=ي=ى=ئ یھ ے=ۓ"
)  # fmt: skip
_VIETNAMESE = ("a ă â", "d đ", "e ê", "o ô ơ", "u ư")
_DEVANAGARI = ("ॐ ं=ँ ः",)
_BENGALI = ("ঔ ং ঃ ঁ", "ড ড়", "ঢ ঢ়", "ণ ৎ", "য য়")
_SINHALA = ("ඖ ං ඃ", "ඥ ඤ")
_KHMER = ("រ ឫ ឬ", "ល ឭ ឮ", "ៅ ុំ ំ ាំ ះ ិះ ុះ េះ ោះ")


def _tamil() -> str:
    """A consonant without a vowel comes before the same with one."""
    return "ஃ " + " ".join(f"{one}் {one}" for one in (*"கஙசஞடணதநபமயரலவழளறனஜஶஷஸஹ", "க்ஷ"))


def _burmese() -> Iterator[str]:
    """Open rhymes, then closed ones by their last consonant, then the letters that join the first consonant."""
    yield from ("ဴ", "ာ=ါ", "ိ", "ီ", "ု", "ူ", "ေ", "ဲ", "ော=ေါ", "ော်=ေါ်", "ံ", "ို")
    for last in "ကခဂဃငစဆဇဈဉညဋဌဍဎဏတထဒဓနပဖဗဘမယရလဝသဟဠအ":
        for vowels in ("", "ာ ါ", "ိ", "ု", "ေ", "ော ေါ", "ို"):
            yield "=".join(f"{one}{last}{end}" for one in vowels.split(" ") for end in ("်", "\u1037်", "္"))
            if last == "မ" and vowels in {"ိ", "ု"}:
                yield f"{vowels}ံ"
    yield from ("ျ", "ြ", "ွ", "ှ", "ျွ", "ြွ", "ျှ", "ြှ", "ွှ", "ျွှ", "ြွှ")


ALPHABETS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "ar": _ARABIC,
        "bn": _BENGALI,
        "fa": (_DARI,),
        "hi": _DEVANAGARI,
        "km": _KHMER,
        "my": (" ".join(_burmese()),),
        "ne": _DEVANAGARI,
        "ps": (_PASHTO,),
        "si": _SINHALA,
        "ta": (_tamil(),),
        "ur": (_URDU,),
        "vi": _VIETNAMESE,
    }
)

TONES: Mapping[str, str] = MappingProxyType({"vi": "\u0300\u0309\u0303\u0301\u0323"})
"""Marks that count only between words with the same letters, in their order; words without one come first."""

READ_AS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "km": MappingProxyType(
            {
                "ឣ": "អ",
                "ឤ": "អា",
                "ឥ": "អិ",
                "ឦ": "អី",
                "ឧ": "អុ",
                "ឨ": "អុ",
                "ឩ": "អូ",
                "ឯ": "អែ",
                "ឰ": "អៃ",
                "ឱ": "អោ",
                "ឲ": "អោ",
                "ឳ": "អៅ",
            }
        ),
        "my": MappingProxyType({"ဣ": "အိ", "ဤ": "အီ", "ဥ": "အု", "ဦ": "အူ", "ဧ": "အေ", "ဩ": "အော", "ဪ": "အော်", "ဿ": "သ္သ"}),
    }
)
"""Vowels that have a letter of their own stand where their spelling with a consonant does."""

SOUNDS_LIKE: Mapping[str, str] = MappingProxyType(dict(zip("斐瑙梵汶珀浏饪", "匪脑饭问破流任", strict=True)))
"""Chinese characters of names and of this site that are too rare to be ordered by sound in GB 2312, each with one that is."""

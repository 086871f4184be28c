"""Translations as an attacker would write them, put through the build's own path and rendered with the site's Markdown."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import markdown
import yaml
from hypothesis import strategies as st

from handbook.markdown.addresses import lift
from handbook.markdown.segments import Segment, split_segments
from handbook.pages.translated import translated_body
from handbook.problems import Place
from handbook.site_config import _Loader
from handbook.translation.locales import Direction, Locale
from handbook.translation.po import Entry, State
from handbook.translation.translation import Translation, _safe, text_kind

ROOT = Path(__file__).resolve().parents[1]
URI = "docs/handbook/hostile.md"
LOCALES = tuple(
    Locale(code=code, name=name, english_name=code, direction=direction)
    for code, name, direction in (
        ("th", "ไทย", Direction.LTR),
        ("ur", "اردو", Direction.RTL),
        ("vi", "Tiếng Việt", Direction.LTR),
    )
)
PLACES = (
    "{}\n", "# {} {{ #head }}\n", "### {}\n", "- {}\n- two\n", "1. {}\n2. two\n", "| a | b |\n| --- | :-: |\n| {} | c |\n",
    '!!! note "{}"\n    Text\n', "!!! note\n    {}\n", '??? question "{}"\n    Text\n', "Term\n:   {}\n", "{}\n{{ .lead }}\n",
    "- one\n\n    {}\n\n- two\n", "{}\nSecond line.\n\n[TOC-like]\n", "> {}\n",
)  # fmt: skip
ENGLISH = (
    "Call the [office](https://office.example/a_b) or see [Step 2](objectives.md#smart) [@iom-2017, para 8] `code`.",
    "**Write** to the *desk* at help@iom.int or +66 2 123 4567 in 2014.",
    "A map: ![the region](map.png) and [![a photo](photo.png) of it](photo.md)",
    "Read [this page](a.md){ .button } and [that one](b.md){ #that .button } of *all*",
    "Say `one` or `two` at <https://auto.example/x> :material-home:",
    "Nothing special stands here",
    '*See* [what **others** do](others.md "Others"), or ask [@iom-2017] and [@ngo-2015]',
)  # fmt: skip
FRAGMENTS = (
    "{1}", "{2}", "{3}", "{4}", "[", "]", "(", ")", "!", "](https://evil.example)", "](", "[x]{1}", "![y]{1}", "[a]{2}", "{1}{2}", "<script>alert(1)</script>",
    "<b onclick=x>", "</p>", "<", ">", "<!--", "-->", "<?", "< script>", "<\x02script>", "\x02", "\x03", "[x]: http://evil.example", "[^1]", "*[HTML]: x",
    "javascript:alert(1)", "java\u200bscript:x", "{: onclick=x }", "{ .x }", "{onclick=x}", "{ onclick=alert(1) }", "{", "}", "{#id}", "`", "``", "~~~", "\n", "\n\n", "\r", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029",
    "--", "- -", "#", "##", "# ", "1.", ":", "-", "!", "!{1}", "{2}(", "}", "- ", "* ", "+ ", "> ", "1. ", "|", "\\", "\\*", "\\[", "&#106;", "&lt;", "&amp;", "&colon;", "<https://evil.example>", "[@evil]", "[ @iom-2017]", "[TOC]", "[toc]",
    "*", "**", "***", "_", "__", "* *", "*a*", "**b**", "_c_", "    ", "\t", " ", "  ", "!!! note", "??? x", "===", "---", "***", ":   ", "=== ", '"', "'", "”", "\u202e", "\u2066", "\u200f",
    "http://evil.example", "evil.example.com", "www.evil.example", "help@іom.int", "+66 2 123 4567", "2014", "2041", "ไทย", "اردو", "Việt", "text", "ａ", "。", "\ufeff", "\u200d", "\u00ad", "$", "^", "~", "%", "@", "++",
)  # fmt: skip
_ANYTHING = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=6), max_size=10).map("".join)


def places_of(english: str) -> list[str]:
    """Where an English text can stand: the title of a box is in quotes itself."""
    return [one for one in PLACES if '"{}"' not in one or '"' not in english]


@st.composite
def attacks(draw: st.DrawFn) -> tuple[str, str, str, Locale]:
    """A place, an English text, a translation and a language. Most translations are almost right."""
    english = draw(st.sampled_from(ENGLISH))
    place = draw(st.sampled_from(places_of(english)))
    return place, english, draw(_ANYTHING | _almost_right(english)), draw(st.sampled_from(LOCALES))


def _almost_right(english: str) -> st.SearchStrategy[str]:
    """The English text in pieces, some moved, with hostile pieces put in: what a check is most likely to let through."""
    pieces = re.findall(r"!?\[[^\[\]]*\]\{\d\}|\{\d\}|\s+|[^\s{}\[\]]+|.", lift(english).text)
    gaps = st.lists(
        st.tuples(st.integers(0, len(pieces)), st.sampled_from(FRAGMENTS) | st.text(max_size=3)), max_size=3
    )
    swaps = st.lists(st.tuples(st.integers(0, len(pieces) - 1), st.integers(0, len(pieces) - 1)), max_size=2)
    return st.tuples(gaps, swaps).map(lambda made: _made(pieces, *made))


def _made(pieces: list[str], gaps: list[tuple[int, str]], swaps: list[tuple[int, int]]) -> str:
    moved = list(pieces)
    for one, other in swaps:
        moved[one], moved[other] = moved[other], moved[one]
    for at, fragment in sorted(gaps, reverse=True):
        moved.insert(at, fragment)
    return "".join(moved)


def page(place: str, english: str, msgstr: str, locale: Locale) -> tuple[str, bool]:
    """The Markdown of a page with the translation, as the build makes it; and whether the translation was used."""
    body = place.format(english)
    segments = [one for one in split_segments(body) if isinstance(one, Segment)]
    entries = {}
    for segment in segments:
        key = (str(segment.kind), lift(segment.text).text)
        # The other texts of the page are translated too: as themselves.
        said = msgstr if english in segment.text else key[1]
        state = State.HUMAN if said.strip() else State.ABSENT
        entry = Entry(*key, said, state, Place(path="a.po"), kept=said)
        entries[key] = _safe(entry, locale, text_kind(URI)) if said is msgstr else entry
    translation = Translation(locale, {URI: entries})
    split = SimpleNamespace(body=body)
    authored = SimpleNamespace(uri=URI.removeprefix("docs/"), split=split)
    made = translated_body(authored, SimpleNamespace(translation=translation, locale=locale))
    return made, all(one.state is not State.ABSENT for one in entries.values()) and "untranslated" not in made


def problem_of(place: str, english: str, msgstr: str, locale: Locale) -> tuple[str, bool]:
    """What the translation changed in the page beyond words; empty if nothing. And whether it was used."""
    made, used = page(place, english, msgstr, locale)
    wanted, found = facts(render(place.format(english))), facts(render(made))
    # An English text in another language's page is marked as such.
    found -= Counter({("span", (("class", "untranslated"), ("dir", "ltr"), ("lang", "en"))): found.total()})
    if wanted == found:
        return "", used
    return f"gone: {list((wanted - found).elements())}, new: {list((found - wanted).elements())}", used


def render(text: str) -> str:
    """A page as the site renders it; citations are links to the list of sources by then."""
    text = re.sub(r"\[@([a-z0-9-]+)[^\]\n]*\]", r"[IOM](#source-\1){ .citation }", text)
    return _markdown().reset().convert(text)


@lru_cache(maxsize=1)
def _markdown() -> markdown.Markdown:
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=_Loader)
    extensions, options = ["toc", "tables", "fenced_code"], {}
    for one in config["markdown_extensions"]:
        name, values = next(iter(one.items())) if isinstance(one, dict) else (one, {})
        extensions.append(name)
        options[name] = values
    return markdown.Markdown(extensions=list(dict.fromkeys(extensions)), extension_configs=options)


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: Counter[tuple[str, tuple[tuple[str, str | None], ...]]] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # The words of a picture and the name of a heading without a fixed id follow the language.
        kept = [(name, value) for name, value in attrs if name != "alt" and not (name == "id" and tag == "h3")]
        self.found[tag, tuple(sorted(kept, key=str))] += 1


def facts(html: str) -> Counter[tuple[str, tuple[tuple[str, str | None], ...]]]:
    """Every tag with all its attributes."""
    parser = _Tags()
    parser.feed(html)
    parser.close()
    return parser.found

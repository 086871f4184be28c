"""Authors' pages: whatever Markdown makes of a text, a foreign tag, attribute or address is seen before anything is built."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handbook.content import SourcePage
from handbook.markdown.allowed import _KNOWN, _MARKUP, EXTENSIONS, _found, foreign_markup
from handbook.markdown.front_matter import SplitPage
from handbook.markdown.page_facts import page_facts
from handbook.markdown.safe_addresses import is_for_readers
from handbook.safety.pages import page_safety_problems
from handbook.site_config import _Loader
from handbook.source_files import SourceFile
from hostile import render
from hostile_look import Look
from hostile_payloads import ADDRESSES, MARKDOWN, RUN

GOOD = (
    "# Aims { #aims }\n\nSee [2](../b.md#c), <https://a.example/x?y=1&z=2> and <desk@a.example>.\n", "![map](figures/a.png)\n", "A & B &amp; C &lt;b> 2 < 3 > 1\n", "`<script>` and ``a ` b``\n",
    "```python\n<b>\n```\n", "Text\n{ .lead }\n", "| a | b |\n| --- | :-: |\n| `{1}` | {2} |\n", '!!! note "Words"\n    Text\n', "Term\n:   Text\n", "??? question\n    So\n", "1. a\n2. b\n\n- c\n\n> d\n", "*[M&E]: monitoring\n\nM&E\n",
    "<!-- handbook:figure id=six-steps -->\n", "[x](mailto:a@b.example) [y](HTTPS://a.example)\n", '[a][b]\n\n[b]: c.md "T"\n', "\\<b\\> \\`x\\`\n", "{ } {x} {#a\n", "[@a, para 8]: x\n", "ไทย { #x } اردو\n",
)  # fmt: skip
PIECES = (
    "{ #a }", "[x](a.md)", "[@a]", "[@a, b]", "<!-- handbook:figure id=a -->\n", "[", "]", "(", ")", "](", "`", "```", "\n", "\n\n", "    ", "<", ">", "<b>", "<b", "{", "}", "{: onclick=a }", "]:", "[y]: javascript:a", "javascript:a", "!", "&", "&lt;", "&#106;",
    "x", "x ", "[@a]: ", "*[", "b;", " ", "\\", "*", "#", "|", "- ", "https://a.example/b", ":", "'t'",
)  # fmt: skip


@pytest.mark.parametrize("body", GOOD)
def test_plain_markdown_is_let_through(body: str) -> None:
    assert foreign_markup(body) == ()


@pytest.mark.parametrize("payload", MARKDOWN)
def test_what_is_let_through_does_no_harm(payload: str) -> None:
    body = f"# T {{ #t }}\n\n{payload}\n\nThe end.\n"
    page = SourcePage("a.md", SourceFile("docs/a.md", body), SplitPage(None, body, 1), page_facts(body))
    if not page_safety_problems(page, []):
        look = Look()
        look.feed(render(body))
        look.close()
        assert look.faults == []


def test_most_of_it_is_seen() -> None:
    seen = [one for one in MARKDOWN if foreign_markup(f"{one}\n")]
    assert len(seen) > 100
    assert all(
        foreign_markup(f"[x](<{one}>)\n") for one in ADDRESSES if one.startswith(("javascript:", "vbscript:", "data:"))
    )


@settings(max_examples=200)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@example("[@a]('t'{ #a }[x](a.md)")
@example("```{ #a }\n```")
def test_pages_that_are_not_rendered_would_have_nothing(body: str) -> None:
    if not _MARKUP.search(_KNOWN.sub("", body)):
        assert [*_found(body)] == []


def test_the_place_is_told() -> None:
    found = foreign_markup(f"a\n\nb [x][1]\n\n[1]: javascript:{RUN}\n")
    assert [(one.line, one.value) for one in found] == [(5, f"javascript:{RUN}")]


def test_it_is_the_renderer_of_the_site(root) -> None:
    config = yaml.load((root / "mkdocs.yml").read_text(encoding="utf-8"), Loader=_Loader)
    names = {next(iter(one)) if isinstance(one, dict) else one for one in config["markdown_extensions"]}
    assert names - {"md_in_html", "handbook.markdown.plain_attributes", "handbook.markdown.tables"} == set(EXTENSIONS)


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_hostile_address_is_for_readers(address: str) -> None:
    assert not is_for_readers(address.replace("\\\\", "\\")) or address.startswith("%6A")


@pytest.mark.parametrize(
    "text", ["x {onclick=a()}", "x { href=javascript:a }", "x {0}", "x { .md-source }", "x\n{ #main }"]
)
def test_braces_in_html_are_words(text: str) -> None:
    page = '<div markdown="1">\n\n<section>\n<table><tr><th>{}</th><td>{}</td></tr></table><p>{}</p><p><b>a</b>{}</p>\n</section>\n\n</div>'
    look = Look()
    look.feed(made := render(page.replace("{}", text)))
    assert look.faults == []
    assert made.count(text.split("{")[1].rstrip("}")) == 4
    assert "class=" not in made.replace(' class="hb-scroll"', "")
    assert "id=" not in made


@pytest.mark.parametrize(
    "place", ["# x {}", "x\n{}", "[x](a.md){}", "| a {} |\n| - |\n| b |", "- x\n{}", "a\n:   b\n    {}"]
)
def test_braces_name_and_do_no_more(place: str) -> None:
    assert " on" not in render(place.replace("{}", "{ .a onclick=go }")).replace("{ .a onclick=go }", "").replace(
        "{.a onclick=go }", ""
    )
    assert 'class="b"' in render(place.replace("{}", "{ .b }"))


def test_a_fence_takes_no_attributes() -> None:
    assert render(f"<p>\n``` {{ .py .md-source #main onclick={RUN} }}\nx\n```\n</p>") == render(
        "<p>\n```py\nx\n```\n</p>"
    )

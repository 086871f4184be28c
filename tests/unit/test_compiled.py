"""Templates that become shorter code say what they say in Jinja's own."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateError
from markupsafe import Markup

from handbook.pages.compiled import TemplateCode

MACROS = """
{%- macro plain(w, one) -%}<b>{{ w.says(one) }}</b>{{ one }}{%- endmacro %}
{%- macro nested(w, all) -%}{% for one in all %}{{ plain(w, one) }}{{ "<," if not loop.last }}{% endfor %}{%- endmacro %}
{%- macro usual(w, one="<none>") -%}[{{ one }}{{ varargs | length }}]{%- endmacro %}
{%- macro around(w) -%}<p>{{ caller("<&") }}</p>{%- endmacro %}
"""
TEMPLATE = """{% import "m" as m with context -%}
{{ m.plain(w, text) }}{{ m.nested(w, all) }}{{ m.usual(w) }}{{ m.usual(w, one=text) }}{{ m.plain(w, m.plain(w, text)) }}
{{ w.says(more=text) }}{{ w.says(*all) }}{{ text }}{{ mark }}{{ number }}{{ none }}{{ w.name ~ text }}{{ mark ~ text }}
{% for one in all %}{{ loop.index }}{{ w.says(one) if loop.first else one }}{% endfor %}{{ text | upper }}{{ thing.key }}
{% call(sign) m.around(w) %}{{ sign }}{{ w.says(sign) }}{% endcall %}{% set known %}{{ text }}{% endset %}{{ known }}"""


class Words:
    name = "<w>"

    def says(self, *texts: object, more: object = "") -> Markup | str:
        said = "".join(map(str, (*texts, more)))
        return Markup("<i>{}</i>").format(said) if len(said) % 2 else said


def rendered(kind: type[Environment], template: str, **values: object) -> str:
    loader = DictLoader({"m": MACROS, "t": template})
    return kind(loader=loader, autoescape=True, undefined=StrictUndefined).get_template("t").render(values)


@given(st.text("a<&\"' {}\n", max_size=8), st.lists(st.text("b>;", max_size=3), max_size=4))
def test_a_template_says_what_it_says_in_the_librarys_code(text: str, several: list[str]) -> None:
    values = {"w": Words(), "text": text, "all": several, "mark": Markup("<u>"), "number": 7, "none": None}
    values["thing"] = {"key": text}
    assert rendered(TemplateCode, TEMPLATE, **values) == rendered(Environment, TEMPLATE, **values)


@pytest.mark.parametrize(
    "template",
    ["{{ gone }}", "{{ gone.more }}", "{{ gone() }}", "{{ thing.gone }}", "{{ w.gone }}", "{{ w.says(gone) }}"],
)
def test_what_is_not_there_is_an_error(template: str) -> None:
    with pytest.raises((TemplateError, AttributeError)):
        rendered(TemplateCode, template, w=Words(), thing=SimpleNamespace())


def test_a_macro_is_given_all_that_it_names() -> None:
    with pytest.raises(TypeError):
        rendered(TemplateCode, '{% import "m" as m %}{{ m.plain(w) }}', w=Words())

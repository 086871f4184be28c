"""Records as YAML: what is written is read back, whatever it says."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from handbook.contribute.writing import format_record
from handbook.model.case_study import CaseStudy
from handbook.source_files import SourceFile
from handbook.yaml_located import Mapping, Node, Scalar, Sequence, parse_yaml

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=250)


def read_back(text: str) -> object:
    node, problems = parse_yaml(SourceFile("case_studies/a.yml", text))
    assert node is not None, text
    assert problems == [], text
    return plain(node)


def plain(node: Node) -> object:
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [plain(one) for one in node.items]
        case Mapping():
            return {key.text: plain(value) for key, value in node.entries}


@given(_TEXT, st.lists(_TEXT, max_size=4))
@example("no", ["NO", "a: b", "[x]", "# y", "- z", "'q'", ""])
@example("a\n\nb", ["long " * 40])
@example("two  spaces " + "word " * 40, ["\u2028\u0085"])
def test_what_is_written_is_read_back(text: str, texts: list[str]) -> None:
    values = {
        "title": text,
        "issues": texts,
        "results": [],
        "what_was_done": [{"text": text, "source": "a"}, {"source": "b", "text": "c"}],
        "evidence": {"method": text, "level": "rct"},
    }
    assert read_back(format_record(values, CaseStudy)) == values


def test_every_case_study_can_be_written(root) -> None:
    for path in sorted((root / "case_studies").glob("*.yml"))[::4]:
        values = read_back(path.read_text(encoding="utf-8"))
        text = format_record(values, CaseStudy)
        assert read_back(text) == values
        assert text == format_record(dict(reversed(values.items())), CaseStudy), "the order of fields is ours"
        assert max(map(len, text.split("\n"))) < 400


@pytest.mark.parametrize(
    "text", ["NO", "yes", "~", "1.5", "2014-05", "null", "Off", "12:30:45", "*a", "!x", "@x", "`x`", "%x"]
)
def test_other_programs_read_texts_too(text: str) -> None:
    assert yaml.safe_load(format_record({"title": text, "issues": [text]}, CaseStudy)) == {
        "title": text,
        "issues": [text],
    }

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from handbook.problems import Problem
from handbook.source_files import SourceFile, decode
from handbook.yaml_located import Mapping, Scalar, Sequence, parse_yaml


def read(text: str) -> tuple[object, list[Problem]]:
    return parse_yaml(SourceFile("a.yml", text))


@pytest.mark.parametrize("word", ["NO", "yes", "12:30:45", "1_000", "0x1F", "2014-05-20", "~", ".inf", "1e3"])
def test_scalars_stay_as_they_are_written(word: str) -> None:
    node, problems = read(f"key: {word}")
    assert problems == []
    assert node.get("key").text == word


def test_every_value_knows_its_place() -> None:
    node, _ = read("a:\n  - x\n  - y: ไทย\n    z: 1\n")
    item = node.get("a").items[1]
    assert (item.get("z").place.line, item.get("z").place.column) == (4, 8)
    assert item.get("y").place.line_text == "  - y: ไทย"


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 1\nb: 2\na: 3\n", "yaml-duplicate-key", 3, 1),
        ("a: &x [1]\nb: *x\n", "yaml-alias", 1, 4),
        ("b: *x\n", "yaml-alias", 1, 4),
        ("a: !!python/object:os.system x\n", "yaml-tag", 1, 4),
        ("a: 1\n---\nb: 2\n", "yaml-many-documents", 2, 1),
        ("a: b: c\n", "yaml-syntax", 1, 5),
        ("a:\n\t- x\n", "yaml-syntax", 2, 1),
        ('a: "open\nb: 1\n', "yaml-syntax", 1, 4),
        ('x: 1\na: "open\nb: "c"\n', "yaml-syntax", 2, 4),
        ("x: 1\na: [b, c\nd: [e]\n", "yaml-syntax", 2, 4),
        ("a: {b: c\nd: e\n", "yaml-syntax", 1, 4),
        ('a: ["x" "y"]\n', "yaml-syntax", 1, 9),
        ("? [a, b]\n: 1\n", "yaml-syntax", 1, 3),
        ("# only a comment\n", "file-empty", 0, 0),
        ("[" * 40 + "]" * 40, "yaml-depth", 1, 14),
    ],
)
def test_faults_are_named_at_their_place(text: str, code: str, line: int, column: int) -> None:
    _, problems = read(text)
    assert [(one.code, one.place.line, one.place.column) for one in problems] == [(code, line, column)]


@pytest.mark.parametrize(
    ("text", "line", "column", "began"),
    [
        ("title: 'The people's radio'\n", 1, 20, 1),
        ('a: "He said "no" to us"\n', 1, 14, 1),
        ("a: ['it's', b]\n", 1, 9, 1),
        ("b: [\n 'it's', b]\n", 2, 6, 2),
    ],
)
def test_an_apostrophe_that_ended_a_text_is_named(text: str, line: int, column: int, began: int) -> None:
    _, (found,) = read(text)
    assert (found.place.line, found.place.column) == (line, column)
    assert f"begins in line {began} ends here" in found.message
    assert ("apostrophe" in found.hint) == ("'" in text)


def test_quotes_that_end_lines_below_are_shown_where_they_begin() -> None:
    _, (found,) = read("title: 'Radio’\nb: 1\nc: IOM X's words; a\n")
    assert (found.place.line, found.place.column) == (1, 8)
    assert "begin here end in line 3" in found.message


@pytest.mark.parametrize("text", ["a: 'x'\n b: 2\n", 'a: ["x" "y"]\n', "- 'x' # c\n y\n", "a: 1\n b: 2\n"])
def test_other_faults_are_not_blamed_on_quotes(text: str) -> None:
    _, (found,) = read(text)
    assert "ends here" not in found.message


def test_an_alias_bomb_is_refused_at_once() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True):
        bomb += f"{name}: &{name} [{', '.join(['*' + before] * 9)}]\n"
    _, problems = read(bomb)
    assert [one.code for one in problems] == ["yaml-alias"]


@given(st.text(max_size=200))
def test_no_text_ever_raises(text: str) -> None:
    node, problems = read(text)
    assert node is not None or problems


@given(st.binary(max_size=200))
def test_no_bytes_ever_raise(data: bytes) -> None:
    decoded = decode("a.yml", data)
    assert isinstance(decoded, Problem) or isinstance(parse_yaml(decoded)[1], list)


_VALUES = st.recursive(
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("abcxyz", min_size=1, max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.text("abcxyz", min_size=1, max_size=5), _VALUES, min_size=1, max_size=4))
def test_what_yaml_writes_is_read_back(value: dict[str, object]) -> None:
    """Against PyYAML's own writer: the same structure and the same texts."""
    node, problems = read(yaml.safe_dump(value, allow_unicode=True))
    assert problems == []
    assert plain(node) == value


def plain(node: object) -> object:
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key.text: plain(value) for key, value in node.entries}
    raise AssertionError(node)

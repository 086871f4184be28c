"""The English texts of templates and theme, which belong to the package."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from handbook.model.case_study import CaseStudy
from handbook.model.rules import help_texts
from handbook.problems.languages import phrase_texts
from handbook.source_files import SourceFile
from handbook.yaml_located import Mapping as YamlMapping
from handbook.yaml_located import Scalar, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

_INTERFACE = (
    "interface.yml",
    "interface_tools.yml",
    "interface_workbench.yml",
    "interface_training.yml",
    "interface_editions.yml",
    "interface_problems.yml",
)


def read_interface() -> Mapping[str, str]:
    """The English texts of templates and theme; they belong to the package, as the templates do. The model's help and the words of problems are among them."""
    own = {key: text for name in _INTERFACE for key, text in _read_interface_file(name)}
    return {**own, **help_texts(CaseStudy), **phrase_texts()}


@lru_cache
def _read_interface_file(name: str) -> tuple[tuple[str, str], ...]:
    """The package does not change while it runs."""
    text = files("handbook").joinpath(name).read_text(encoding="utf-8")
    node, problems = parse_yaml(SourceFile(name, text))
    if problems or not isinstance(node, YamlMapping):
        raise ValueError(f"{name}: {problems}")
    return tuple((key.text, value.text) for key, value in node.entries if isinstance(value, Scalar))

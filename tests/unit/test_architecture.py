"""The shape of the package, held by tests so that it survives busy days."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "scripts" / "handbook"
MODULES = sorted(PACKAGE.rglob("*.py"))


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_generators_know_mkdocs(path: Path) -> None:
    knows = imports(path) & {"mkdocs", "material", "mkdocs_static_i18n"}
    assert not knows or path.is_relative_to(PACKAGE / "generators")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 350
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 60, f"{node.name} is long"


def test_the_hook_file_is_thin(root: Path) -> None:
    assert (root / "scripts" / "mkdocs_hooks.py").read_text(encoding="utf-8").count("\n") <= 40


def test_no_tracked_file_names_a_machine_or_a_registry(root: Path) -> None:
    """Paths of one computer and hosts of package registries do not belong into the repository."""
    tracked = (
        subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True).stdout.decode().split("\0")
    )
    bad = re.compile(
        r"py"
        r"pi\.org|python"
        r"hosted|registry\.npm"
        r"js|(?<![\w.])/home/[a-z]+/|(?<![\w.])/Users/[a-z]+/|/work"
        r"/[a-z]|/opt"
        r"/py"
    )
    found = []
    for name in filter(None, tracked):
        path = root / name
        if path.is_file() and path.suffix not in {".png", ".woff2"}:
            text = path.read_text(encoding="utf-8", errors="replace")
            found += [f"{name}: {match[0]}" for match in bad.finditer(text)]
    assert found == []

"""Rules of the house that no type checker knows: sizes, units, texts of alternatives, and what may be named where."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

from dovetail import errors
from dovetail.terms.schema import NO_UNIT, TABLES
from dovetail.terms.unit import UNITS

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "src" / "dovetail").rglob("*.py"))


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT / "src"))


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_a_module_can_be_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_no_module_is_named_after_nothing(path: Path) -> None:
    assert path.stem not in {"utils", "util", "helpers", "helper", "common", "manager", "misc"}


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_failures_are_never_swallowed(path: Path) -> None:
    handlers = [
        node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.ExceptHandler)
    ]
    caught = [
        name.id for handler in handlers if handler.type for name in ast.walk(handler.type) if isinstance(name, ast.Name)
    ]
    assert all(handler.type for handler in handlers)
    assert not {"Exception", "BaseException"} & set(caught)


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_public_names_have_a_docstring(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    public = [
        node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    ]
    bare = [node.name for node in public if not ast.get_docstring(node)]
    assert not bare


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_column_has_a_unit_and_says_what_null_means(table) -> None:
    for column in table.columns:
        assert column.meaning
        if column.type == "float":
            assert column.unit in UNITS, f"{table.name}.{column.name} has no unit"
            assert column.null, f"{table.name}.{column.name} does not say what null means"
        else:
            assert column.unit == NO_UNIT
        assert not (column.key and column.null), f"{table.name}.{column.name}: a key is never null"
    assert table.key
    assert table.missing_row


def test_a_money_column_names_its_unit() -> None:
    for table in TABLES.values():
        for column in table.columns:
            if UNITS.get(column.unit) and UNITS[column.unit].dimension in ("money", "mass"):
                assert column.name.endswith(column.unit)


def test_each_error_has_an_exit_code_and_only_the_tree_is_raised() -> None:
    classes = [
        value for value in vars(errors).values() if isinstance(value, type) and value.__module__ == errors.__name__
    ]
    for error in classes:
        assert issubclass(error, errors.DovetailError)
        assert 1 <= error.exit_code < 64
    drawn = set(re.findall(r"\w+Error", errors.__doc__ or ""))
    assert {error.__name__ for error in classes} <= drawn


def test_nothing_tracked_names_a_machine() -> None:
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if tracked.returncode:
        pytest.skip("not a git checkout: the tracked files cannot be listed")
    for name in filter(None, tracked.stdout.split("\0")):
        path = ROOT / name
        if path.suffix in {".py", ".md", ".toml", ".txt", ".cfg", ".sql", ".ftl"} and path.is_file():
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"(?<![\w.])/(home|root|work|Users)/\w", text), f"{name} holds a path of a machine"
    assert "uv.lock" not in tracked.stdout.split("\0")


#: Layers whose every message says what happened, why it matters and what to do.
_TOLD_IN_FULL = ("store", "sources", "results", "terms", "references", "interfaces")


@pytest.mark.parametrize("layer", _TOLD_IN_FULL)
def test_every_message_says_why_it_matters_and_what_to_do(layer: str) -> None:
    short = [
        f"{name_of(path)}:{call.lineno}"
        for path in (ROOT / "src/dovetail" / layer).rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "problem"
        if not {"why", "do"} <= {keyword.arg for keyword in call.keywords}
    ]
    assert short == []

"""The layers: the contracts of pyproject.toml hold, and each of them fails when it is broken."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]

#: For each contract a module and an import that it must refuse.
VIOLATIONS = {
    "Layers import downward only": ("terms/period.py", "import dovetail.brief"),
    "Measures are arithmetic on arrays": ("measures/change/growth.py", "import polars"),
    "Only the store speaks SQL": ("analyses/turnover/explain.py", "import duckdb"),
    "Charts are drawn in results and brief": ("analyses/turnover/explain.py", "import altair"),
    "Only sources fetch over the network": ("store/store.py", "import httpx"),
    "Analyses never import each other": ("analyses/turnover/explain.py", "import dovetail.analyses.stated"),
}


def lint(folder: Path) -> str:
    environment = {**os.environ, "PYTHONPATH": str(folder / "src"), "NO_COLOR": "1", "COLUMNS": "200"}
    command = [
        str(Path(sys.executable).with_name("lint-imports")),
        "--config",
        str(folder / "pyproject.toml"),
        "--no-cache",
    ]
    run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return run.stdout + run.stderr


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "pyproject.toml", folder)
    shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__", "*.csv", "*.json"))
    return folder


def test_every_contract_has_a_violation_that_shows_it_works() -> None:
    assert set(VIOLATIONS) == {contract["name"] for contract in CONTRACTS}


def test_all_contracts_are_kept(house: Path) -> None:
    assert f"{len(CONTRACTS)} kept, 0 broken" in lint(house)


@pytest.mark.parametrize("name", VIOLATIONS)
def test_a_violation_breaks_its_contract(house: Path, name: str) -> None:
    place, line = VIOLATIONS[name]
    module = house / "src" / "dovetail" / place
    before = module.read_text(encoding="utf-8")
    module.write_text(f"{before}\n{line}\n", encoding="utf-8")
    try:
        assert f"{name} BROKEN" in lint(house)
    finally:
        module.write_text(before, encoding="utf-8")

"""The minutes of the packaged example reports, word for word. Refresh on purpose: pytest --snapshot-update."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from click.testing import CliRunner
from syrupy.assertion import SnapshotAssertion

from dovetail.interfaces.cli import main

REPORTS = sorted(
    str(path) for path in files("dovetail.figures").joinpath("reports").iterdir() if path.name.endswith(".txt")
)


def shown(*arguments: str) -> str:
    done = CliRunner().invoke(main, ["read", *REPORTS, "--check", *arguments], prog_name="dovetail")
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_table(language: str, snapshot: SnapshotAssertion) -> None:
    assert shown("--lang", language) == snapshot


def test_the_json(snapshot: SnapshotAssertion) -> None:
    """All but the mentions and what only the edition of the packaged data decides: ids of figures and their sources."""
    content = json.loads(shown("--format", "json"))
    content["items"] = [item for item in content["items"] if item["type"] != "mention"]
    for row in content["checks"]["rows"]:
        del row["figures"], row["reason"]
    del content["checks"]["ledger"]
    assert content == snapshot

"""Fixtures shared by all tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The optional folder of real data beside the repository; `DOVETAIL_SHARED` overrides where it is looked for."""
    folder = Path(os.environ.get("DOVETAIL_SHARED", ROOT.parent / "shared"))
    if not (folder / "data").is_dir():
        pytest.skip(f"needs the real data, and there is no folder {folder.name}/data beside the repository")
    return folder

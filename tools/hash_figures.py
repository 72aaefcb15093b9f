"""Bring the SHA-256 of each packaged file in sources.toml up to date.

python tools/hash_figures.py
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

FIGURES = Path(__file__).resolve().parent.parent / "src" / "dovetail" / "figures"

_ENTRY = re.compile(r'^file = "(?P<file>[^"]+)"(?P<between>(?:\n(?!\[\[).*)*?)\nsha256 = "[0-9a-f]*"', re.MULTILINE)


def rehash() -> None:
    """Write the hash of each file that an entry names; entries and their order stay as they are."""
    path = FIGURES / "sources.toml"
    path.write_text(_ENTRY.sub(_hashed, path.read_text(encoding="utf-8")), encoding="utf-8")


def _hashed(entry: re.Match[str]) -> str:
    digest = hashlib.sha256((FIGURES / entry["file"]).read_bytes()).hexdigest()
    return f'file = "{entry["file"]}"{entry["between"]}\nsha256 = "{digest}"'


if __name__ == "__main__":
    rehash()

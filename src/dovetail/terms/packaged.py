"""The packaged tables of `dovetail.figures`, read row by row."""

from __future__ import annotations

import csv
from importlib.resources import files


def packaged_rows(file: str) -> list[dict[str, str]]:
    """Rows of a packaged table by column, every cell a text; `file` is its place below `figures`.

    >>> packaged_rows("products.csv")[0]["name_en"]
    'Live animals'
    """
    text = files("dovetail.figures").joinpath(file).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def packaged_tables(folder: str) -> list[str]:
    """The tables of a folder below `figures`, in the order of their names.

    >>> packaged_tables("labels")
    ['labels/bec4_stage.csv', 'labels/headings.csv', 'labels/isic31_technology.csv']
    """
    names = sorted(entry.name for entry in files("dovetail.figures").joinpath(folder).iterdir())
    return [f"{folder}/{name}" for name in names if name.endswith(".csv")]

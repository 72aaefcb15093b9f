"""Which publisher's layout a file is in, told by its columns."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from dovetail.errors import InvalidRequestError
from dovetail.sources.files.archive import matching_members, zip_members
from dovetail.sources.files.rows import open_rows
from dovetail.sources.inter_country import is_wide, layout_told
from dovetail.sources.kinds import detect_kind
from dovetail.sources.opening import layouts
from dovetail.sources.wiod import is_head

#: Rows in which the names of columns may stand.
_FIRST = 30


def recognised(path: str | Path, **options: str | None) -> tuple[str, ...]:
    """Names of the layouts whose every needed column the file has; of these the ones with most columns in it.

    Several where publishers' files look alike: those of BACI do not tell their revision of the Harmonised System,
    those of the World Bank not their indicator. None for a table of one's own, or where nothing tells which table
    of the file is meant.

    Parameters
    ----------
    options
        `member`, `sheet`, `encoding`, `delimiter`, where the file leaves a choice.
    """
    path = Path(path)
    if told := layout_told(path):
        return (told,)
    if path.is_file() and detect_kind(path) == "zip" and not options.get("member"):
        tables = matching_members(zip_members(path), "*")
        options = {**options, "member": tables[0].name if tables else None}
    try:
        rows = open_rows(path, **options)  # pyright: ignore[reportArgumentType]
    except InvalidRequestError:
        return ()
    found: dict[str, int] = {}
    for _, cells in islice(rows.rows(), 1 if rows.headed else _FIRST):
        if rows.kind == "xlsx" and is_head(cells):
            return ("wiod",)
        present = {cell.strip() for cell in cells}
        for layout in layouts().values():
            if not is_wide(layout) and all(column.optional or column.name in present for column in layout.raw):
                found[layout.name] = len(present & {column.name for column in layout.raw})
        if found:
            break
    most = max(found.values(), default=0)
    return tuple(name for name, columns in found.items() if columns == most)

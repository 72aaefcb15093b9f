"""Capability, fit and potential on a store that holds a whole year of the world by subheading, each in its own process.

The store is opened anew by each, as the command line does. Potential estimates gravity for every heading. Peers answer
none of these questions from such a table, so there is no ratio: seconds, processor seconds and memory tell whether a
laptop bears it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from benchmarks.world import apart, make_world, world_layout

from dovetail.terms.layout import Lookup

#: At most this much memory for any of them.
MOST_MEGABYTES = 2048

#: A pair of economies of the generated world, any two.
PAIR = ("BLR", "DEU")


def capability_of(root: Path) -> None:
    """What the first of the pair can make."""
    from dovetail.analyses.capability import capability
    from dovetail.store.store import open_store

    assert capability(open_store(root), PAIR[0]).goods


def fit_of(root: Path) -> None:
    """Where the two fit."""
    from dovetail.analyses.fit import fit
    from dovetail.store.store import open_store
    from dovetail.terms.territory import Pair

    assert fit(open_store(root), Pair.of(*PAIR)).matches


def potential_of(root: Path) -> None:
    """What more could be sold, gravity estimated by heading."""
    from dovetail.analyses.potential import potential
    from dovetail.store.store import open_store
    from dovetail.terms.territory import Pair

    found = potential(open_store(root), Pair.of(*PAIR))
    assert all(one.lines and one.total_expected for one in found.directions)


def imports() -> None:
    """What all of them import."""
    import dovetail.analyses.capability
    import dovetail.analyses.fit
    import dovetail.analyses.potential
    import dovetail.store.store  # noqa: F401


def make_store(folder: Path, scale: float) -> tuple[Path, int]:
    """A store of one generated year and what lies between its economies, and how many flows it holds."""
    from dovetail.sources.opening import open_reading
    from dovetail.store.store import open_store

    (csv,) = make_world(folder, [2018], scale)
    layout, root = world_layout(csv), folder / "store"
    store = open_store(root)
    rows = store.add(open_reading(csv, layout), any_magnitude=True).rows
    rule = layout.rules["exporter"]
    assert isinstance(rule, Lookup)
    _write_ties(folder / "ties.parquet", np.load(folder / "structure.npz"), rule.codes)
    store.add(open_reading(folder / "ties.parquet", "geodist"))
    return root, rows


def _write_ties(path: Path, structure: Any, codes: Mapping[str, str]) -> None:
    """The distances, borders and languages that the generator drew, in the columns of GeoDist."""
    names = [codes[str(code)] for code in structure["iso"]]
    i, j = (axis.ravel() for axis in np.indices((len(names),) * 2))
    columns = {"dist": structure["dist"], "distw": structure["dist"], "contig": structure["contig"],
               "comlang_off": structure["lang"]}  # fmt: skip
    told = {name: values[i, j].astype(float) for name, values in columns.items()}
    frame = pl.DataFrame({"iso_o": [names[k] for k in i], "iso_d": [names[k] for k in j]} | told)
    frame.with_columns(pl.lit(0.0).alias(name) for name in ("colony", "comcol", "smctry")).write_parquet(path)


def run(scale: float = 1.0) -> list[dict[str, Any]]:
    """One row a verb; FileNotFoundError where the generator is missing."""
    with tempfile.TemporaryDirectory() as temporary:
        root, rows = make_store(Path(temporary), scale)
        costs = {
            name: apart(task, root, before=imports)
            for name, task in (("capability", capability_of), ("fit", fit_of), ("potential", potential_of))
        }
    return [
        {
            "task": f"{name} on a year of the world",
            "size": f"{rows:,} flows",
            "seconds": round(cost.seconds, 2),
            "cpu_seconds": round(cost.cpu_seconds, 2),
            "peak_mb": round(cost.megabytes),
            "limit_mb": MOST_MEGABYTES,
        }
        for name, cost in costs.items()
    ]

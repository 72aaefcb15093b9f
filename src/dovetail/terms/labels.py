"""Labels of HS headings: how technology-intensive their making is, and at which stage of processing they stand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dovetail.terms.packaged import packaged_rows

#: Classes of technology from low to high after the OECD; what agriculture and mining bring is `primary`.
TECHNOLOGIES = ("primary", "low", "medium-low", "medium-high", "high")

#: Stages of processing after the Broad Economic Categories.
STAGES = ("primary", "processed", "parts", "capital", "consumer")


@dataclass(frozen=True, slots=True)
class Labels:
    """A heading's technology and stage, each with the part of its subheadings that bear it; empty if unknown."""

    technology: str = ""
    technology_share: float = 0.0
    stage: str = ""
    stage_share: float = 0.0


def labels_of(heading: str) -> Labels:
    """The labels of a heading of the Harmonised System.

    The technology follows the research intensity of the industry that makes the heading (OECD 2011, ISIC Rev. 3), the
    stage the Broad Economic Categories, Rev. 4 (United Nations 2002). Sanjaya Lall's classes are not given: they are
    defined on the three-digit SITC Rev. 2, which no concordance at the heading keeps apart.

    >>> labels_of("8701").technology, labels_of("8708").stage, labels_of("0000").technology
    ('medium-high', 'parts', '')
    """
    return _labelled().get(heading[:4], Labels())


@cache
def _labelled() -> dict[str, Labels]:
    return {
        row["heading"]: Labels(
            row["technology"], float(row["technology_share"] or 0), row["stage"], float(row["stage_share"] or 0)
        )
        for row in packaged_rows("labels/headings.csv")
    }

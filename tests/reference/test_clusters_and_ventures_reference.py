"""Clustering, rules of origin and appraisal against published and hand-checked numbers."""

from __future__ import annotations

import pytest

from dovetail.references import clusters, ventures
from dovetail.references.reference import Reference, check


@pytest.mark.parametrize(
    "reference", clusters.REFERENCES + ventures.REFERENCES, ids=lambda reference: f"{reference.topic}: {reference.name}"
)
def test_reference_number(reference: Reference) -> None:
    (outcome,) = check((reference,))
    assert outcome.agrees, f"{reference.name}: published {reference.published}, computed {outcome.computed}"

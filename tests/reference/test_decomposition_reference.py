"""The numbers of the literature on decompositions and growth, each against our own computation."""

from __future__ import annotations

import pytest

from dovetail.references.decomposition import REFERENCES
from dovetail.references.reference import Reference, check


@pytest.mark.parametrize("reference", REFERENCES, ids=lambda reference: f"{reference.topic}: {reference.name}")
def test_reference_number(reference: Reference) -> None:
    (outcome,) = check((reference,))
    assert outcome.agrees, f"{reference.name}: published {reference.published}, computed {outcome.computed}"

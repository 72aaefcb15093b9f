"""The numbers of the literature on capability, fit and gravity, each against our own computation."""

from __future__ import annotations

from pathlib import Path

import pytest

from dovetail.references import complexity, fit, gravity
from dovetail.references.reference import Reference, check

PACKAGED = (*complexity.REFERENCES, *fit.REFERENCES, *gravity.REFERENCES)


@pytest.mark.parametrize("reference", PACKAGED, ids=lambda reference: f"{reference.topic}: {reference.name}")
def test_reference_number(reference: Reference) -> None:
    (outcome,) = check((reference,))
    assert outcome.agrees, f"{reference.name}: published {reference.published}, computed {outcome.computed}"


@pytest.mark.shared
@pytest.mark.parametrize("home", [complexity, gravity], ids=lambda home: home.__name__.rpartition(".")[2])
def test_reference_numbers_on_published_data(home, shared: Path) -> None:
    outcomes = check(home.on_data(shared / "data" / "reference"))
    wrong = [f"{o.reference.name}: {o.reference.published}, computed {o.computed}" for o in outcomes if not o.agrees]
    assert len(outcomes) >= 4
    assert not wrong

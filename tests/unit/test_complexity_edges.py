"""Specialisation, complexity and the product space where there is little to go on."""

from __future__ import annotations

import numpy as np
import pytest

from dovetail.errors import InconsistentDataError, InvalidRequestError, NotIdentifiedError
from dovetail.measures.capability.balassa import balassa, presence
from dovetail.measures.capability.complexity import complexity, components
from dovetail.measures.capability.fitness import fitness
from dovetail.measures.capability.location import regional_complexity, shrunken_quotients
from dovetail.measures.capability.network import network, positions
from dovetail.measures.capability.sample import Filters, select
from dovetail.measures.capability.space import product_space, proximity
from dovetail.references.complexity import TOY


@pytest.mark.parametrize("bad", [np.nan, np.inf, -1.0])
def test_what_is_not_a_number_is_refused_with_its_place(bad: float) -> None:
    X = TOY.copy()
    X[2, 3] = bad
    with pytest.raises(InconsistentDataError, match=r"\(2, 3\)") as caught:
        balassa(X)
    assert caught.value.rows == ((2, 3),)


def test_empty_rows_and_columns_have_no_specialisation() -> None:
    X = np.pad(TOY, ((0, 1), (0, 1)))
    rca = balassa(X)
    assert not rca[-1].any()
    assert not rca[:, -1].any()
    np.testing.assert_array_equal(rca[:-1, :-1], balassa(TOY))
    sample = select(X)
    assert sample.left_out["exports"].tolist() == [5]
    assert sample.left_out["product"].tolist() == [6]
    assert len(sample.rows) == 5


def test_nothing_at_all_is_refused() -> None:
    with pytest.raises(InconsistentDataError, match="all exports are zero"):
        balassa(np.zeros((2, 2)))
    with pytest.raises(NotIdentifiedError, match="leave none"):
        select(TOY, Filters(exports=1e9))


def test_a_tie_at_one_is_a_specialisation_whatever_the_rounding() -> None:
    for scale in (0.1, 0.7, 3.3, 1e-7, 1e11):
        assert presence(balassa(np.outer([0.1, 0.2, 0.7], [0.3, 0.6, 1.1]) * scale)).all()


def test_one_product_has_no_complexity() -> None:
    with pytest.raises(NotIdentifiedError, match="all baskets are alike"):
        complexity([[1], [1], [1]])


def test_copies_of_one_basket_have_no_complexity() -> None:
    with pytest.raises(NotIdentifiedError, match="all baskets are alike"):
        complexity(np.ones((4, 5)))


def test_separate_groups_are_named() -> None:
    M = np.zeros((4, 6))
    M[:2, :3], M[2:, 3:] = 1, 1
    with pytest.raises(NotIdentifiedError, match="2 groups that share no product: BLR, RUS; CHN, VNM"):
        complexity(M, exporters=["BLR", "RUS", "CHN", "VNM"])
    assert [part.tolist() for part in components(M)] == [[0, 1], [2, 3]]


def test_an_empty_exporter_is_named() -> None:
    with pytest.raises(NotIdentifiedError, match="ATA"):
        complexity([[1, 1], [0, 0], [1, 0]], exporters=["BLR", "ATA", "RUS"])


def test_a_ring_has_a_repeated_eigenvalue() -> None:
    ring = np.eye(6) + np.roll(np.eye(6), 1, axis=1)
    with pytest.raises(NotIdentifiedError, match="is repeated"):
        complexity(ring)


def test_equal_diversity_and_rarity_leave_the_sign_open() -> None:
    path = np.array([[1, 1, 0, 0], [0, 0, 1, 1], [1, 0, 1, 0.0]])
    with pytest.raises(NotIdentifiedError, match="which end"):
        complexity(np.vstack([path[:2], [[0, 1, 1, 0]], [[0, 1, 1, 0]]])[[0, 1, 2, 3]])


def test_more_exporters_than_products_give_the_same_as_the_other_side() -> None:
    M = select(TOY).presence
    tall = complexity(M.T)
    assert tall.eci.shape == (6,)
    assert tall.eci.std() == pytest.approx(1)
    np.testing.assert_allclose(tall.eci, M.T @ tall.pci / M.sum(0), atol=1e-9)
    flat = complexity(M)
    np.testing.assert_allclose(abs(np.corrcoef(tall.eci, flat.pci)[0, 1]), 1)


def test_an_exporters_complexity_is_the_mean_of_its_products() -> None:
    M = select(TOY).presence
    result = complexity(M)
    np.testing.assert_allclose(result.eci, M @ result.pci / M.sum(1), atol=1e-12)


def test_inhabitants_are_asked_for_if_the_filter_needs_them() -> None:
    with pytest.raises(InconsistentDataError, match="inhabitants"):
        select(TOY, Filters(population=1e6))
    sample = select(TOY, Filters(population=1e6), population=[2e6, 3e6, 4e5, 5e6, 6e6])
    assert sample.left_out["population"].tolist() == [2]
    np.testing.assert_array_equal(sample.rca, balassa(TOY[[0, 1, 3, 4]])[:, sample.columns])
    with pytest.raises(InvalidRequestError):
        Filters(threshold=0)


def test_fitness_refuses_an_empty_product_and_reports_its_steps() -> None:
    with pytest.raises(NotIdentifiedError, match="product 1"):
        fitness([[1, 0], [1, 0]])
    short = fitness(select(TOY).presence, iterations=5)
    assert (short.iterations, short.converged) == (5, False)
    long = fitness(select(TOY).presence, iterations=100_000, tolerance=1e-6)
    assert long.converged
    assert long.fitness.mean() == pytest.approx(1)


def test_single_precision_counts_exactly() -> None:
    rng = np.random.default_rng(0)
    M = rng.random((40, 700)) < 0.2
    M[0] = True
    pci = rng.normal(size=700)
    coarse, fine = (product_space(M, pci, dtype=dtype) for dtype in (np.float32, np.float64))
    for name in ("density", "gain", "outlook"):
        one, other = getattr(coarse, name), getattr(fine, name)
        assert np.abs(one - other).max() <= 1e-6 * np.abs(other).max(), name
    np.testing.assert_array_equal(fine.distance, 1 - fine.density)


def test_the_atlas_gain_takes_off_what_the_product_counted_for() -> None:
    M = select(TOY).presence
    pci = complexity(M).pci
    gross, atlas = (product_space(M, pci, dtype=np.float64, variant=variant) for variant in ("gross", "atlas"))
    np.testing.assert_allclose(gross.gain - atlas.gain, np.where(M, 0, (1 - gross.density) * pci), atol=1e-12)
    assert not atlas.gain[M].any()


def test_specialisations_are_zero_or_one() -> None:
    with pytest.raises(InconsistentDataError, match="other than 0 and 1"):
        proximity([[0.5, 1.0]])
    with pytest.raises(InconsistentDataError, match="nobody's specialisation"):
        product_space([[1, 0], [1, 0]], [0.0, 1.0])


def test_quotients_of_small_regions_are_drawn_to_the_country() -> None:
    E = np.array([[9000, 1000], [4500, 500], [3, 7], [5000, 1000.0]])
    result = shrunken_quotients(E)
    assert abs(result.shrunken[2, 1] - 1) < abs(result.quotient[2, 1] - 1)
    assert result.weight[2, 1] < result.weight[0, 1]
    assert (result.lower <= result.shrunken).all()
    assert (result.shrunken <= result.upper).all()
    wide = shrunken_quotients(E, lump=50)
    assert (wide.upper - wide.lower)[0, 1] > (result.upper - result.lower)[0, 1]


def test_regions_alike_but_for_chance_take_the_countrys_share() -> None:
    result = shrunken_quotients(np.outer([100, 200, 300], [1, 2, 3.0]))
    np.testing.assert_allclose(result.shrunken, 1, atol=1e-6)
    assert (result.upper - result.lower > 0.01).all()  # no data justify a point
    alone = shrunken_quotients([[3, 4], [0, 0], [0, 0]])
    assert np.isfinite(alone.shrunken).all()


def test_two_regions_do_not_tell_the_spread() -> None:
    with pytest.raises(NotIdentifiedError, match="from 2 regions"):
        shrunken_quotients([[1, 2], [3, 4]])
    assert shrunken_quotients([[1, 2], [3, 4]], strength=3).strength.tolist() == [3, 3]


def test_a_region_without_specialisation_has_no_complexity() -> None:
    with pytest.raises(NotIdentifiedError, match="RU-CHE"):
        regional_complexity([[0, 0], [1, 0]], [1.0, 2.0], regions=["RU-CHE", "RU-MOW"])
    with pytest.raises(InconsistentDataError, match="finite"):
        regional_complexity([[1, 0]], [1.0, np.nan])


def test_two_cliques_are_two_communities_and_the_picture_is_the_same_each_time() -> None:
    phi = np.full((8, 8), 0.05)
    phi[:5, :5], phi[5:, 5:] = 0.8, 0.7
    np.fill_diagonal(phi, 1)
    space = network(phi)
    assert space.community.tolist() == [0] * 5 + [1] * 3
    assert space.tree == 7
    assert len(space.links) == 10 + 3 + 1
    places = positions(space)
    np.testing.assert_array_equal(places, positions(network(phi)))
    assert np.abs(places).max() == pytest.approx(1)
    centres = places[:5].mean(0), places[5:].mean(0)
    assert np.linalg.norm(centres[0] - centres[1]) > np.linalg.norm(places[:5] - centres[0], axis=1).max()


def test_products_without_any_link_stand_alone() -> None:
    space = network(np.eye(3))
    assert len(space.links) == 0
    assert space.community.tolist() == [0, 1, 2]
    assert np.isfinite(positions(space)).all()
    assert positions(network([[1.0]])).tolist() == [[0, 0]]

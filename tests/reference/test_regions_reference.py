"""Published numbers of regions and firms, read from the publishers' own files."""

from __future__ import annotations

import pytest

from dovetail.analyses.capability import capability
from dovetail.errors import MissingDataError
from dovetail.sources.opening import open_reading
from dovetail.store.store import open_store
from dovetail.terms.period import Years

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def full(shared, tmp_path_factory):
    store = open_store(tmp_path_factory.mktemp("regions"))
    data = shared / "data"
    for file, layout in (
        ("regions/russia_region_industry_employment_2009_2016.parquet", "rosstat-employment"),
        ("regions/russia_firms_2015.parquet", "rosstat-accounts"),
        ("trade/exports_country_hs4.parquet", "country-exports"),
    ):
        store.add(open_reading(data / file, layout), release="1")
    return store


def test_the_oblast_of_2014_and_its_steel(full):
    found = capability(full, "RU-CHE", years=Years(2014, 2014))
    by_code = {one.code: one for one in found.industries}
    assert len(by_code) == 71
    assert found.listed.value == 319_393
    assert by_code["27.1"].own.value == 43_151
    assert by_code["29.4"].own.value == 597
    assert found.firms[0].identifier == "7414003633"
    assert round(found.firms[0].revenue.value / 1e9) == 314


def test_the_packaged_figures_agree_with_the_whole_table(full):
    whole = capability(full, "RU-CHE", years=Years(2014, 2014))
    packaged = {one.code: one for one in capability(open_store(), "RU-CHE").industries}
    for one in whole.industries:
        other = packaged[one.code]
        assert one.own.value == other.own.value
        assert one.whole.value == pytest.approx(other.whole.value)
        assert one.quotient.value == pytest.approx(other.quotient.value)
        assert one.shrunken.value == pytest.approx(other.shrunken.value, rel=1e-3)
        assert one.shrunken.interval == pytest.approx(other.shrunken.interval, rel=1e-3)


@pytest.mark.parametrize("region", ["RU-SVE", "RU-CHU"])
def test_any_region_of_the_table(full, region):
    found = capability(full, region)
    assert found.period == "2016"
    assert found.industries
    assert all(one.shrunken.interval[0] <= one.shrunken.value <= one.shrunken.interval[1] for one in found.industries)


def test_a_region_that_the_table_lacks(full):
    with pytest.raises(MissingDataError, match="Moscow"):
        capability(full, "RU-MOW")


@pytest.mark.parametrize(("country", "kind"), [("USA", "ranked"), ("TUV", "too small")])
def test_countries_of_the_world_table(full, country, kind):
    found = capability(full, country, years=Years(2016, 2016))
    assert found.period == "2016"
    assert (found.rank is not None) == (kind == "ranked")
    assert found.goods


def test_the_packaged_complexities_agree_with_the_world_table(full):
    whole = capability(full, "BLR", years=Years(2016, 2016))
    packaged = capability(open_store(), "BLR")
    assert whole.complexity.value == pytest.approx(packaged.complexity.value, abs=1e-5)
    assert [good.code for good in whole.nearby] == [good.code for good in packaged.nearby]


def test_oil_is_the_least_complex_end(full):
    found = capability(full, "AGO", years=Years(2016, 2016))
    assert found.goods[0].code == "2709"
    assert found.rank.value > 0.85 * found.economies.value

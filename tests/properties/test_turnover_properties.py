"""Whatever a store holds of a pair, its bridges add up, its Figures open, and a missing value is never a zero."""

from __future__ import annotations

from math import fsum

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dovetail.analyses.turnover import turnover
from dovetail.terms.territory import Pair

CENT = 0.01
PAIR = Pair.of("BLR", "RUS")

values = st.one_of(st.none(), st.just(0.0), st.integers(1, 10**13).map(lambda cents: cents / 100))
weights = st.one_of(st.none(), st.floats(1e-3, 1e10))
products = st.sampled_from(["01", "27", "72", "82", "99"])
line = st.fixed_dictionaries({"value_usd": values, "netweight_kg": weights})
cells = st.tuples(
    st.sampled_from([("BLR", "RUS"), ("RUS", "BLR")]),
    st.sampled_from(["export", "import"]),
    st.sampled_from(["2012", "2013", "2014", "2015"]),
    products,
)
purchases = st.dictionaries(st.tuples(st.sampled_from(["2012", "2013", "2014", "2015"]), products), values, max_size=12)


@st.composite
def stores(draw):
    rows = [
        {"reporter": pair[0], "partner": pair[1], "flow": flow, "period": period, "product": product, **content}
        for (pair, flow, period, product), content in draw(
            st.dictionaries(cells, line, min_size=1, max_size=24)
        ).items()
    ]
    bought = [
        {"reporter": "RUS", "partner": "X-WLD", "flow": "import", "period": period, "product": product}
        | {"value_usd": value, "dataset": "world"}
        for (period, product), value in draw(purchases).items()
    ]
    return rows, bought


@given(stores(), st.sampled_from(["bennet", "lmdi"]))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_record_is_told_so_that_it_adds_up(stand_in_store, held, method):
    rows, bought = held
    reported = [row for row in rows if row["value_usd"] is not None]
    if not reported:
        return
    result = turnover(stand_in_store(rows + bought), PAIR, years="2012:2015", method=method)
    for bridge in (result.bridge, *result.steps):
        if bridge is None:
            continue
        change = bridge.closing.value - bridge.opening.value
        assert abs(fsum(term.figure.value for term in bridge.terms) - change) < CENT
        assert abs(fsum(term.figure.value for term in bridge.kinds) - change) < CENT
        assert abs(bridge.change.value - change) < CENT
    for level in result.levels:
        for flow, figure in (("export", level.exports), ("import", level.imports)):
            if level.reporter == "BLR":
                wanted = ("BLR", flow, level.period)
                own = [row["value_usd"] for row in reported if (row["reporter"], row["flow"], row["period"]) == wanted]
                assert (figure is None) == (not own)
                assert figure is None or abs(figure.value - fsum(own)) < CENT
    for id_ in result.figures:
        assert all(part.inputs or part.source for _, part in result.explain(id_))

"""Shares, places among partners and specialisations become queries; what the store cannot tell stays open, and why."""

from __future__ import annotations

import re
from pathlib import Path
from typing import cast

import pytest

from dovetail.brief.document import Number, plain
from dovetail.brief.wording.reasons import because, verdict_words
from dovetail.brief.wording.voice import Voice
from dovetail.errors import InvalidRequestError
from dovetail.minutes.checking import check_claims
from dovetail.minutes.checks.case import A_REGION
from dovetail.minutes.checks.places import Place, place_of
from dovetail.minutes.extract import document_from_bytes
from dovetail.minutes.items import Claim
from dovetail.minutes.reader import read_documents
from dovetail.minutes.verdicts import Check, near, near_points
from dovetail.sources.opening import open_reading
from dovetail.store.store import Store, open_store
from dovetail.terms.layout import Layout, RawColumn, Take
from dovetail.terms.schema import TRADE_REPORTED

STATES = (
    "President of Belarus Mikhail Orlov met with Prime Minister of Russia Vladimir Klimov in Moscow on 11 March 2015."
)
REGION = (
    "President of Belarus Mikhail Orlov met with Governor of Chelyabinsk Oblast Vladimir Klimov in Minsk on "
    "11 March 2015."
)
OWN = Layout(
    name="own",
    publisher="Example office",
    licence="own",
    table=TRADE_REPORTED,
    raw=tuple(
        RawColumn(column.name, "float" if column.type == "float" else "text", optional=not column.key)
        for column in TRADE_REPORTED.columns
    ),
    rules={column.name: Take(column.name) for column in TRADE_REPORTED.columns},
)


def check(sentence: str, store: Store | None = None, lead: str = STATES) -> Check:
    text = f"{lead}\n\nThe President said that {sentence}.\n"
    minutes = read_documents([document_from_bytes(text.encode(), "r.txt")])
    (row,) = check_claims(minutes, store or open_store()).rows
    return row


def judged(sentence: str, store: Store | None = None, lead: str = STATES) -> tuple[str, str]:
    row = check(sentence, store, lead)
    return row.verdict, row.reason.message


@pytest.fixture(scope="module")
def partners(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """What Russia would report of 24 partners in 2014: Belarus third, first of its neighbours but one."""
    folder = tmp_path_factory.mktemp("partners")
    codes = ("CHN", "DEU", "BLR", "KAZ", "UKR", "ARM", "AZE", "KGZ", "MDA", "TJK", "TKM", "UZB", "ITA", "FRA", "POL",
             "TUR", "JPN", "KOR", "USA", "IND", "FIN", "NLD", "GBR", "BEL")  # fmt: skip
    rows = [
        f"RUS,{code},{flow},2014,TOTAL,H4,{1000 - 10 * place}"
        for place, code in enumerate(codes)
        for flow in ("export", "import")
    ]
    path = folder / "own.csv"
    path.write_text("reporter,partner,flow,period,product,classification,value_usd\n" + "\n".join(rows) + "\n")
    store = open_store(folder / "store")
    store.add(open_reading(path, OWN), dataset="own", release="r", any_magnitude=True)
    return store


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("Belarus is the third largest trading partner of Russia", "supported"),
        ("Belarus is one of the main trading partners of Russia", "supported"),
        ("Belarus is the largest trading partner of Russia", "contradicted"),
        ("Belarus is the second-largest trading partner of Russia", "contradicted"),
        ("Belarus ranks first among the CIS countries in trade with Russia", "supported"),
    ],
)
def test_a_place_is_counted_among_the_partners_on_record(partners: Store, sentence: str, verdict: str) -> None:
    row = check(sentence, partners)
    assert row.verdict == verdict
    assert row.query == "partners"
    assert row.figures[0].measure == "partner_rank.turnover"
    assert row.figures[0].value == (1 if "CIS" in sentence else 3)


def test_an_unknown_partner_may_only_be_ahead_where_the_rest_of_the_trade_has_room() -> None:
    assert judged("Russia is one of the main trading partners of Belarus") == ("supported", "rank-at-worst")
    assert judged("Russia is the largest trading partner of Belarus") == ("not checkable", "rank-open")
    assert judged("Russia is the largest supplier of Belarus") == ("supported", "rank")
    assert judged("Russia is the third largest supplier of Belarus") == ("contradicted", "rank")


@pytest.mark.shared
def test_places_on_the_record_of_all_partners(shared: Path, tmp_path: Path) -> None:
    from dovetail.sources.wits import WITS

    path = shared / "data" / "trade" / "wits_bilateral_totals_2000_2016.parquet"
    store = open_store(tmp_path / "store")
    store.add(open_reading(path, WITS), dataset="wits", release="r", any_magnitude=True)
    assert judged("Russia is the largest trading partner of Belarus", store) == ("supported", "rank")
    assert judged("Belarus ranks first among the CIS countries in trade with Russia", store) == (
        "supported",
        "rank-of-group",
    )
    assert judged("Belarus is the largest trading partner of Russia", store) == ("contradicted", "rank")


@pytest.mark.parametrize(
    ("sentence", "verdict", "share"),
    [
        ("Russia accounts for 48% of the foreign trade of Belarus", "supported", 48.24),
        ("Russia accounts for half of the foreign trade of Belarus", "rounded", 48.24),
        ("Russia accounts for 20% of the foreign trade of Belarus", "contradicted", 48.24),
        ("Russia accounts for 54% of Belarus's imports", "supported", 53.99),
    ],
)
def test_a_share_of_the_partner_is_recomputed(sentence: str, verdict: str, share: float) -> None:
    row = check(sentence)
    assert (row.claim.metric, row.verdict) == ("share", verdict)
    assert row.figures[0].unit == "percent"
    assert row.figures[0].value == pytest.approx(share, abs=0.01)


def test_a_country_is_judged_by_its_exports_and_a_region_by_its_own_people() -> None:
    assert judged("Belarus specialises in tractors") == ("supported", "balassa")
    own = check("Chelyabinsk Oblast has a strong steel industry", lead=REGION)
    assert (own.verdict, own.reason.message) == ("supported", "quotient")
    assert own.figures[0].value == pytest.approx(6.66, abs=0.01)
    assert own.figures[0].grade == "computed"
    assert judged("Chelyabinsk Oblast has a strong machine building industry", lead=REGION)[1] == "branch-partly"


def test_the_region_is_meant_where_only_the_region_is_said() -> None:
    row = check("the oblast is famous for its steel", lead=REGION)
    assert (row.reason.message, str(row.reason.values["side"])) == ("quotient", "RU-CHE")


def test_a_year_that_no_report_tells_can_be_given() -> None:
    text = f"{STATES[:-5]}\n\nThe President said that trade with Russia fell last year.\n"
    minutes = read_documents([document_from_bytes(text.encode(), "r.txt")])
    assert minutes.date == "--03-11"
    assert check_claims(minutes, open_store()).rows[0].verdict == "not checkable"
    dated = minutes.held("2015-03")
    assert dated.date == "2015-03-11"
    assert check_claims(dated, open_store()).rows[0].verdict == "supported"
    assert dated.held("2015") == dated
    with pytest.raises(InvalidRequestError, match="the reports tell of 2015-03-11"):
        dated.held("2016-03")


@pytest.mark.parametrize("region", ["Tver Oblast", "Minsk Region"])
def test_the_country_never_stands_in_for_a_specialisation_of_a_region(region: str) -> None:
    lead = f"Governor of {region} Vladimir Klimov met with President of Kazakhstan Mikhail Orlov on 11 March 2015."
    assert judged(f"{region} has a strong steel industry", lead=lead) == ("not checkable", "branch-missing")


def test_a_claim_of_the_countries_at_a_meeting_of_a_region_is_checked_on_the_countries() -> None:
    assert judged("trade with Russia fell in 2014", lead=REGION) == ("supported", "change")
    assert judged("trade with Chelyabinsk Oblast fell in 2014", lead=REGION)[0] == "supported by a national proxy"


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("trade with China grew in 2014", "third-side"),
        ("in 2014 trade amounted to 37 billion euros", "currency"),
        ("trade grew by 12 percent in January-August 2014", "period-missing"),
        ("Russia is among the top ten Russian regions in terms of trade with Belarus", "rank-regions"),
    ],
)
def test_what_no_query_can_tell_says_exactly_why(sentence: str, reason: str) -> None:
    assert judged(sentence) == ("not checkable", reason)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("our third largest trading partner", Place(3, 3)),
        ("is among the top ten partners", Place(1, 10)),
        ("один из ключевых торговых партнёров", Place(1, 5)),
        ("вошла в тройку партнёров", Place(1, 3)),
        ("7-е место среди стран ЕАЭС", Place(7, 7, "X-EAEU")),
        ("our neighbour and friend", None),
        ("in the first half of the year our second largest partner", Place(2, 2)),
        ("в третьем квартале был крупнейшим партнёром", Place(1, 1)),
        ("второй год подряд один из ключевых партнёров", Place(1, 5)),
        ("is among the top-30 partners", Place(1, 5)),
        ("is among the top-100 suppliers", Place(1, 5)),
    ],
)
def test_places_are_read_from_words(words: str, place: Place | None) -> None:
    assert place_of(words) == place


def test_how_near_is_near() -> None:
    claim = cast(Claim, check("trade with Russia amounted to more than $30 billion in 2014").claim)
    assert (near(claim, 30.0, 36.9), near(claim, 30.0, 39.0)) == ("supported", "contradicted")
    assert [near_points(5.0, known) for known in (5.4, 6.9, 7.1)] == ["supported", "rounded", "contradicted"]


def every_reason() -> list[str]:
    source = Path(check_claims.__code__.co_filename).parent
    text = "".join(one.read_text(encoding="utf-8") for one in (source / "checks").glob("*.py"))
    text += (source / "checking.py").read_text(encoding="utf-8")
    return sorted(set(re.findall(r'(?:unsettled|Reason)\(\s*"([a-z-]+)"', text)))


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_reason_has_words(language: str) -> None:
    voice = Voice(language)  # pyright: ignore[reportArgumentType]
    found = every_reason()
    assert len(found) > 25
    assert [one for one in found if not voice.knows(f"reason-{one}")] == []


def test_reasons_are_said_in_both_languages_with_figures() -> None:
    row = check("Russia accounts for 48% of the foreign trade of Belarus")
    assert verdict_words(row, Voice("en")) == "supported: Russia had 48.2% of the trade of Belarus in 2014"
    russian = plain(because(row.reason, Voice("ru")))
    assert "на Россию приходится 48,2\xa0% товарооборота Беларуси" in russian
    shown = [span for span in because(row.reason, Voice("ru")) if isinstance(span, Number)]
    assert [span.figure for span in shown] == [row.figures[0].id]


@pytest.mark.parametrize(
    ("sentence", "verdict", "measures"),
    [
        ("in 2013 exports to Russia grew by 3.1%", "other definition", {"exports", "imports"}),
        ("in 2013 trade with Russia fell by 9%", "supported", {"turnover"}),
        ("in 2013 trade with Russia fell twofold", "contradicted", {"turnover"}),
    ],
)
def test_a_change_is_that_of_the_flow_it_is_told_of(sentence: str, verdict: str, measures: set[str]) -> None:
    row = check(sentence)
    assert (row.claim.metric, row.verdict) == ("change", verdict)
    assert {one.measure for one in row.figures if one.unit == "usd"} <= measures


def test_a_fall_by_times_is_to_a_part(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    rows = [f"BLR,RUS,{flow},{year},TOTAL,H4,{value}" for flow in ("export", "import")
            for year, value in ((2013, 300), (2014, 100))]  # fmt: skip
    path.write_text("reporter,partner,flow,period,product,classification,value_usd\n" + "\n".join(rows) + "\n")
    store = open_store(tmp_path / "store")
    store.add(open_reading(path, OWN), dataset="own", release="r", any_magnitude=True)
    assert judged("in 2014 trade with Russia fell threefold", store) == ("supported", "change")
    assert judged("in 2014 trade with Russia fell twofold", store) == ("contradicted", "change")


def test_exports_of_one_side_are_the_imports_of_the_other_and_never_the_way_back() -> None:
    row = check("in 2014 exports to Russia amounted to $15 billion")
    assert row.claim.flow == "export"
    assert {(one.reporter, one.flow) for one in row.figures} == {("BLR", "export"), ("RUS", "import")}
    assert judged("in 2014 exports to Russia amounted to $16.5 billion")[0] != "supported"  # Russia sold as much


def test_where_only_one_side_agrees_both_are_told() -> None:
    row = check("in 2014 trade with Russia amounted to $37 billion")
    assert (row.verdict, row.reason.message) == ("other definition", "each-side")
    assert {one.reporter for one in row.figures} == {"BLR", "RUS"}
    said = verdict_words(row, Voice("en"))
    assert "Belarus reports" in said
    assert "but Russia reports" in said


def test_an_amount_of_nothing_is_compared_without_a_fault() -> None:
    region = "in 2014 trade between Belarus and Chelyabinsk Oblast amounted to $0"
    assert judged(region, lead=REGION)[0] == "not checkable"


def test_a_sum_is_graded_as_one(tmp_path: Path) -> None:
    header = "reporter,partner,flow,period,product,classification,value_usd\n"
    lines = [f"BLR,RUS,{flow},2014,{code},H4,{value}" for flow in ("export", "import")
             for code, value in (("8701", 6e9), ("8704", 9e9))]  # fmt: skip
    path = tmp_path / "own.csv"
    path.write_text(header + "\n".join(lines) + "\n")
    store = open_store(tmp_path / "store")
    store.add(open_reading(path, OWN), dataset="own", release="r", any_magnitude=True)
    row = check("in 2014 exports to Russia amounted to $15 billion", store)
    assert row.verdict == "supported"
    assert [(one.grade, one.formula) for one in row.figures] == [("computed", "sum of lines")]


def test_goods_that_two_data_sets_hold_count_once(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store")
    for name in ("one", "two"):
        path = tmp_path / f"{name}.csv"
        path.write_text(
            "reporter,partner,flow,period,product,classification,value_usd\n"
            "RUS,BLR,import,2014,87,H4,1000\nRUS,BLR,import,2014-12,87,H4,90\n"
        )
        store.add(open_reading(path, OWN), dataset=name, release="r", any_magnitude=True)
    row = check("Belarus supplies tractors to Russia", store)
    assert row.claim.metric == "export_flow_exists"
    assert [(one.value, one.period) for one in row.figures] == [(1000, "2014")]


def test_extremely_is_no_krai() -> None:
    assert not A_REGION.search("у них крайне развито машиностроение")
    assert A_REGION.search("наш край развит")

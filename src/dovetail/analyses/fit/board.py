"""Lay both sides' strengths, needs and trade beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import polars as pl

from dovetail.analyses.fit.matches import Board, matched
from dovetail.analyses.fit.result import FitResult, Match, Sector
from dovetail.analyses.fit.strengths import Quotients, Strengths
from dovetail.errors import MissingDataError, problem
from dovetail.measures.capability.nearness import densities
from dovetail.measures.fit.similarity import finger_kreinin, grubel_lloyd, michaely
from dovetail.results.derive import Deriver
from dovetail.results.pair_trade import PairTrade
from dovetail.results.reach import Reach
from dovetail.results.result import Caveat
from dovetail.results.specialisation import LEAST_EXPORTERS, Specialisation
from dovetail.terms.figure import Figure
from dovetail.terms.ledger import Ledger
from dovetail.terms.period import Years
from dovetail.terms.product import UNDISCLOSED_CHAPTER
from dovetail.terms.territory import Pair

if TYPE_CHECKING:
    from dovetail.store.store import Store

#: Location quotients of a region by code of the industry, and the classification of these codes.
Industries = tuple[str, Mapping[str, Figure]]


def fit(
    store: Store,
    pair: Pair,
    *,
    years: Years | None = None,
    top: int = 20,
    industries: Mapping[str, Industries] | None = None,
    ledger: Ledger | None = None,
) -> FitResult:
    """Where the one side's strengths meet the other's needs and strengths, by heading and by chapter.

    Parameters
    ----------
    pair
        Two countries, a country and a region, or two regions.
    years
        Where to look for the world table of exports; its latest year inside them counts.
    top
        Matches to open down to Figures, of each direction and kind; the tables in `data` hold these.
    industries
        Of regions: the classification of their industries and the location quotients by code, such as the capability
        analysis gives them. A region without any is seen through its country, as a proxy.
    ledger
        A ledger that holds the Figures of `industries`.

    Raises
    ------
    MissingDataError
        If the store holds no world table of exports by heading, or neither side is in it; or of two regions of one
        country no industries.
    """
    ledger = ledger or Ledger()
    derive = Deriver(ledger)
    span = years or Years(1900, 2100)
    lines = store.query("exports_by_exporter", level=4, first=span.first, last=span.last, least=LEAST_EXPORTERS)
    sides = (pair.a, pair.b)
    exports = Specialisation(derive, lines, store.source)
    if not exports or not any(exports.covers(side) for side in sides):
        raise MissingDataError(
            problem(
                f"the store holds no exports by heading of {pair.national} beside those of the world",
                why="strengths are read from a country's exports against the world's",
                do="load such a table with `dovetail data add FILE --as country-exports`, or one of all flows",
            )
        )
    countries = tuple(dict.fromkeys(side.country.code for side in sides))
    quotients = {
        code: Quotients(derive, code, by_industry, classification)
        for code, (classification, by_industry) in (industries or {}).items()
    }
    if len(countries) == 1 and not any(side.code in quotients for side in sides):
        raise MissingDataError(
            problem(
                f"the store holds no industries of {pair.a} or {pair.b}",
                why=f"both would be seen through {countries[0]} and be alike in everything",
                do="load employment, output or firms by industry with `dovetail data add FILE --as regional`",
            )
        )
    kept = {code: store.query("complexity", territory=code) for code in countries}
    board = Board(
        derive=derive,
        pair=pair,
        strengths=Strengths(derive, exports, quotients),
        reach=Reach(derive, lines, kept, store.source, densities),
        trade=_trade(store, derive, pair.national, exports.period) if len(countries) == 2 else None,
        headings=tuple(code for code in exports.products() if code[:2] != UNDISCLOSED_CHAPTER),
    )
    matches = tuple(matched(board, top))
    sectors = tuple(_sectors(board))
    two_way, complementarity = _of_trade(board)
    return FitResult(
        data={"matches": _matches_table(matches), "sectors": _sectors_table(sectors, pair)},
        figures=ledger,
        caveats=tuple(_caveats(board)),
        pair=pair.codes,
        shown=pair.national.codes,
        period=exports.period,
        matches=matches,
        sectors=sectors,
        similarity=_similarity(board),
        complementarity=complementarity,
        two_way=two_way,
        counts=_counts(board),
    )


def _trade(store: Store, derive: Deriver, pair: Pair, year: str) -> PairTrade:
    a, b = pair.codes
    span = {"first": 1900, "last": 2100}
    reported = [store.query("pair_flows", reporter=one, partner=two, **span) for one, two in ((a, b), (b, a))]
    agreed = store.query("pair_reconciled", a=a, b=b, **span).rename({"exporter": "partner", "importer": "reporter"})
    flows = pl.concat([*reported, agreed.with_columns(flow=pl.lit("import"), agreed=True)], how="diagonal_relaxed")
    bought = [
        store.query("demand", reporter=side, flow="import", level=level, **span)
        for side in (a, b)
        for level in (2, 4, 6)
    ]
    return PairTrade(derive, pair.codes, flows, pl.concat(bought), store.source, year=year)


def _sectors(board: Board) -> Iterator[Sector]:
    """Chapters in the order of what the two trade in them, then of the strengths of both."""
    a, b = board.pair.a, board.pair.b
    chapters: dict[str, list[str]] = {}
    for code in board.headings:
        chapters.setdefault(code[:2], []).append(code)
    rows: list[Sector] = []
    for chapter, headings in chapters.items():
        rows.append(
            Sector(
                code=chapter,
                index={side.code: board.strengths.of_chapter(side, chapter, headings) for side in (a, b)},
                strengths={
                    side.code: board.counted(
                        f"specialisations.{chapter}",
                        [code for code in headings if board.strengths.strong(side, code)],
                        side,
                    )
                    for side in (a, b)
                    if board.strengths.known(side)
                },
                sold={(x.code, m.code): board.sold(x, m, chapter) for x, m in ((a, b), (b, a))},
                elsewhere={side.code: board.elsewhere(side, chapter) for side in (a, b)},
                share={side.code: board.share(side, chapter) for side in (a, b)},
            )
        )
    traded = {row.code: sum(figure.value for figure in row.sold.values() if figure) for row in rows}
    strong = {row.code: sum(figure.value for figure in row.strengths.values()) for row in rows}
    yield from sorted(rows, key=lambda row: (-traded[row.code], -strong[row.code], row.code))


def _counts(board: Board) -> dict[str, Figure]:
    sides = [side for side in (board.pair.a, board.pair.b) if board.strengths.known(side)]
    strong = {side.code: [code for code in board.headings if board.strengths.strong(side, code)] for side in sides}
    counts = {side.code: board.counted("specialisations", strong[side.code], side) for side in sides}
    if len(sides) == 2:
        first, second = strong.values()
        shared = set(second)
        both = [code for code in first if code in shared]
        counts["both"] = board.counted("specialisations.both", both, *sides)
    return counts


def _similarity(board: Board) -> Figure | None:
    a, b = board.pair.national.a, board.pair.national.b
    baskets = board.strengths.exports.baskets(a, b) if a != b else None
    if baskets is None:
        return None
    headings = set(board.headings)
    keep = [index for index, code in enumerate(board.strengths.exports.products()) if code in headings]
    parts = [board.total(side) for side in (a, b)]
    return board.derive.figure(
        "similarity", finger_kreinin(baskets[0, keep], baskets[1, keep]), "index", board.strengths.exports.period,
        f"100 sum of min(share of a, share of b) over {len(keep)} headings (Finger and Kreinin)", parts,
        territories=(a.code, b.code),
    )  # fmt: skip


def _of_trade(board: Board) -> tuple[Figure | None, dict[tuple[str, str], Figure]]:
    """Two-way trade of the pair, and how far each one's exports cover the other's purchases."""
    trade = board.trade
    if trade is None:
        return None, {}
    a, b = board.pair.national.a, board.pair.national.b
    level = min(trade.level(a.code, b.code), trade.level(b.code, a.code))
    two_way = None
    if level and trade.period(a.code, b.code) == trade.period(b.code, a.code):
        codes = sorted(
            {code[:level] for way in ((a.code, b.code), (b.code, a.code)) for code in trade.products(*way)}
            - {UNDISCLOSED_CHAPTER, UNDISCLOSED_CHAPTER * 2}
        )
        flows = [[trade.sold(x.code, m.code, code) for code in codes] for x, m in ((a, b), (b, a))]
        found = grubel_lloyd(*([figure.value if figure else 0.0 for figure in way] for way in flows))
        two_way = board.derive.figure(
            "two_way", 100 * found.aggregate, "percent", trade.period(a.code, b.code),
            f"100 (1 - sum |X - M| / sum (X + M)) over {len(codes)} products of {level} digits (Grubel and Lloyd)",
            [figure for way in flows for figure in way if figure], territories=(a.code, b.code),
        )  # fmt: skip
    covered: dict[tuple[str, str], Figure] = {}
    for x, m in ((a, b), (b, a)):
        codes = [code for code in trade.bought_products(m.code) if code[:2] != UNDISCLOSED_CHAPTER]
        if not codes or not board.strengths.exports.covers(x):
            continue
        bought = [figure for code in codes if (figure := trade.bought(m.code, code))]
        sells = [
            sum(value for one in board.strengths.exports.products(code)
                if (value := board.strengths.exports.exports(x, one)) == value)
            for code in codes
        ]  # fmt: skip
        if not sum(sells) > 0:
            continue
        covered[x.code, m.code] = board.derive.figure(
            "complementarity", michaely(sells, [figure.value for figure in bought]), "index", bought[0].period,
            f"100 (1 - sum |m - x| / 2) over {len(codes)} products of {len(codes[0])} digits (Michaely); "
            f"exports of {board.strengths.exports.period}",
            (board.total(x), *bought), territories=(x.code, m.code),
        )  # fmt: skip
    return two_way, covered


def _caveats(board: Board) -> Iterator[Caveat]:
    a, b = board.pair.a, board.pair.b
    yield Caveat("fit_exports_only", {"period": board.strengths.exports.period})
    for side in (a, b):
        if not board.strengths.known(side):
            yield Caveat("fit_not_in_table", {"country": side.country.code})
        elif board.strengths.estimated(side):
            yield Caveat("fit_region_estimated", {"region": side.code, "country": side.country.code})
            if any(board.strengths.less_than_country(side, code) for code in board.headings):
                yield Caveat("fit_region_less", {"region": side.code, "country": side.country.code})
        elif side != side.country:
            yield Caveat("fit_region_proxy", {"region": side.code, "country": side.country.code})
    trade = board.trade
    if trade is None:
        yield Caveat("fit_one_country", {"country": a.country.code})
        return
    if not board.pair.is_national:
        yield Caveat("fit_trade_of_countries", {"shown": "-".join(board.pair.national.codes)})
    for x, m in ((a, b), (b, a)):
        way = (x.country.code, m.country.code)
        if not trade.level(*way):
            yield Caveat("fit_no_trade", {"exporter": way[0], "importer": way[1]})
        elif trade.level(*way) < 4:
            yield Caveat("fit_by_chapter", {"exporter": way[0], "importer": way[1]})
        if not trade.basis(way[1]):
            yield Caveat("fit_purchases_unknown", {"importer": way[1]})
        elif trade.basis(way[1]) != "X-WLD":
            yield Caveat("demand_basis", {"importer": way[1], "basis": trade.basis(way[1])})


def _value(figure: Figure | None) -> float | None:
    return None if figure is None else figure.value


def _matches_table(matches: tuple[Match, ...]) -> pl.DataFrame:
    rows = [
        {
            "seller": one.seller, "buyer": one.buyer, "product": one.product, "kind": one.kind,
            "seller_index": one.seller_index.value, "buyer_index": _value(one.buyer_index),
            "buyer_density": _value(one.buyer_density), "exports_usd": _value(one.exports),
            "record_product": one.sold.product if one.sold else one.elsewhere.product if one.elsewhere else None,
            "sold_usd": _value(one.sold), "bought_elsewhere_usd": _value(one.elsewhere),
            "partner_share_percent": _value(one.share), "extent_usd": _value(one.extent),
            "technology": one.labels.technology or None, "stage": one.labels.stage or None,
        }
        for one in matches
    ]  # fmt: skip
    texts = ("seller", "buyer", "product", "kind", "record_product", "technology", "stage")
    names = ("seller", "buyer", "product", "kind", "seller_index", "buyer_index", "buyer_density", "exports_usd",
             "record_product", "sold_usd", "bought_elsewhere_usd", "partner_share_percent", "extent_usd", "technology",
             "stage")  # fmt: skip
    return pl.DataFrame(rows, schema={name: pl.String if name in texts else pl.Float64 for name in names})


def _sectors_table(sectors: tuple[Sector, ...], pair: Pair) -> pl.DataFrame:
    a, b = pair.codes
    rows = [
        {
            "chapter": row.code, "a_index": _value(row.index[a]), "b_index": _value(row.index[b]),
            "a_strengths": _value(row.strengths.get(a)), "b_strengths": _value(row.strengths.get(b)),
            "a_to_b_usd": _value(row.sold[a, b]), "b_to_a_usd": _value(row.sold[b, a]),
            "a_elsewhere_usd": _value(row.elsewhere[a]), "b_elsewhere_usd": _value(row.elsewhere[b]),
        }
        for row in sectors
    ]  # fmt: skip
    schema = {name: pl.String if name == "chapter" else pl.Float64 for name in (rows[0] if rows else {"chapter": 0})}
    return pl.DataFrame(rows, schema=schema)

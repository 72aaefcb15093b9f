"""Trace the chain of a product or sector: tiers up and down, what each side can make, which links run and could."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

import polars as pl

from dovetail.analyses.chains.at_home import metal_at_home
from dovetail.analyses.chains.content import Accounts, accounts_of, content_home, goods_content
from dovetail.analyses.chains.dependence import dependence_of
from dovetail.analyses.chains.people import sector_quotients
from dovetail.analyses.chains.records import Trade
from dovetail.analyses.chains.result import ChainsResult, Link, MetalAtHome, Node
from dovetail.analyses.chains.sectors import SectorTrade
from dovetail.errors import InvalidRequestError, problem
from dovetail.results.derive import Deriver
from dovetail.results.result import Caveat
from dovetail.results.revisions import of_today
from dovetail.results.specialisation import LEAST_EXPORTERS, Specialisation
from dovetail.terms.accounts import MACHINES, METALS
from dovetail.terms.figure import Figure
from dovetail.terms.ledger import Ledger
from dovetail.terms.parts import USES, PartEdge, PartsGraph
from dovetail.terms.period import Years
from dovetail.terms.schema import VALUE_ADDED
from dovetail.terms.sectors import sector_named, sector_of
from dovetail.terms.territory import Pair, Territory

if TYPE_CHECKING:
    from dovetail.sources.account_table import InputOutputTable
    from dovetail.store.store import Store

#: From this Balassa index on a side counts as specialised.
SPECIALISED = 1.0
_ORDER = ("runs", "runs_in_chapter", "could")


def trace_chain(
    store: Store,
    pair: Pair,
    *,
    product: str = "",
    sector: str = "",
    years: Years | None = None,
    depth: int | None = None,
    kinds: Collection[str] = ("part", "material"),
    graph: PartsGraph | None = None,
    table: InputOutputTable | None = None,
    index: Specialisation | None = None,
) -> ChainsResult:
    """The chain of a product, or of a sector, up to its inputs and down to its uses, with both sides' hands in it.

    Parameters
    ----------
    product
        An HS heading or subheading; the chain is traced by headings.
    sector
        In place of a product a division of ISIC revision 4, such as `28`; the chain is then traced by divisions.
    years
        Where to look; of each kind of record the latest year inside them counts. All years if not given.
    depth
        Tiers each way; 2 for a product and 1 for a sector if not given.
    kinds
        Kinds of edges to follow: `part`, `material`, `tool`, `service`.
    graph
        The parts graph, the packaged one if not given (`dovetail.sources.chains.parts_graph` adds a user's edges).
    table
        An input-output table, for own content that comes home; the one that the store holds, or figures computed of
        one, if not given.
    index
        How specialised each side is; read from the store, a region through its country, if not given.

    Raises
    ------
    InvalidRequestError
        If not one of product and sector is given, or no tiers are asked for.
    UnknownCodeError
        If no edge of the graph touches the product, or there is no such sector.
    """
    if bool(product) == bool(sector):
        raise InvalidRequestError(problem("a chain is that of a product or of a sector", do="give one of the two"))
    depth = (1 if sector else 2) if depth is None else depth
    if depth < 1:
        raise InvalidRequestError(problem(f"a chain of {depth} tiers has no links", do="ask for 1 or more"))
    if graph is None:
        from dovetail.sources.chains import parts_graph

        graph = parts_graph()
    chain = graph.at_level(4)
    start = sector_named(sector) if sector else product[:4]
    if sector:
        chain = chain.grouped(sector_of)
    tiers = {start: (0, ())} | {
        tier.code: (sign * tier.distance, tier.edges)
        for sign, found in (
            (1, chain.down(start, depth=depth, kinds=kinds)),
            (-1, chain.up(start, depth=depth, kinds=kinds)),
        )
        for tier in found
    }
    span = years or Years(1900, 2100)
    if index is None:
        index = _world(store, span)
    derive, capability = index.derive, index
    trade = Trade.read(store, derive, pair.codes, span)
    if not trade.deepest and not pair.is_national and len({*pair.national.codes}) == 2:
        trade = Trade.read(store, derive, pair.national.codes, span)
    # chapters are parted by the world table of another year where the years asked for have none
    sales = SectorTrade(trade, index or _world(store, Years(1900, 2100))) if sector else trade
    made = sales.headings if isinstance(sales, SectorTrade) else {code: (code,) for code in tiers if ":" not in code}
    regions = [side for side in (pair.a, pair.b) if sector and side.kind == "region"]
    people = {side.code: sector_quotients(store, derive, side, span) for side in regions}
    nodes = {
        code: _node(code, tier, edges, pair, capability, sales, made.get(code, ()), people)
        for code, (tier, edges) in tiers.items()
    }
    edges = [edge for _, some in tiers.values() for edge in some]
    links = sorted(_links(edges, nodes, pair, trade.pair), key=lambda link: _order(link, nodes))
    accounts, told = accounts_of(store, derive, pair, span, table)
    caveats = [*_caveats(pair, capability, trade, by_sector=bool(sector)), *told]
    ordered = tuple(sorted(nodes.values(), key=lambda node: (node.tier, node.code)))
    return ChainsResult(
        data=_tables(ordered, links, pair, trade.pair, accounts),
        figures=derive.ledger,
        caveats=tuple(caveats),
        pair=pair.codes,
        shown=trade.pair,
        product=start,
        nodes=ordered,
        links=tuple(links),
        content=content_home(accounts) if accounts else (),
        goods=goods_content(accounts) if accounts else (),
        dependence=dependence_of(accounts) if accounts else (),
        stages=_stages(accounts) if accounts else {},
        at_home=_at_home(store, pair, span, accounts) if accounts else (),
        accounted=accounts.sides if accounts else None,
    )


def _world(store: Store, years: Years) -> Specialisation:
    """The latest world table of some years, by headings of today; false where there is none."""
    lines = store.query("exports_by_exporter", level=4, first=years.first, last=years.last, least=LEAST_EXPORTERS)
    return Specialisation(Deriver(Ledger()), of_today(lines), store.source)


def _stages(accounts: Accounts) -> dict[tuple[str, str], Figure]:
    """Stages to final use by territory and group of industries."""
    keys = [(code, group) for code in accounts.sides for group in (METALS, MACHINES)]
    return {key: found for key in keys if (found := accounts.figure("stages", key[0], industry=key[1]))}


def _at_home(store: Store, pair: Pair, span: Years, accounts: Accounts) -> tuple[MetalAtHome, ...]:
    regions = [side for side in (pair.a, pair.b) if side.kind == "region"]
    return tuple(found for side in regions for found in metal_at_home(store, accounts, side, span))


def _node(
    code: str,
    tier: int,
    edges: tuple[PartEdge, ...],
    pair: Pair,
    capability: Specialisation,
    trade: Trade | SectorTrade,
    headings: tuple[str, ...],
    people: Mapping[str, Mapping[str, Figure]],
) -> Node:
    a, b = trade.pair
    sold = {way: trade.figure(*way, code) if headings else None for way in ((a, b), (b, a))}
    label = code if isinstance(trade, SectorTrade) else ""
    return Node(
        code=code,
        tier=tier,
        kinds=tuple(sorted({edge.kind for edge in edges})),
        capability={
            side.code: people.get(side.code, {}).get(code)
            or (capability.figure(side, headings, product=label) if headings else None)
            for side in (pair.a, pair.b)
        },
        sold=sold,
        bought_elsewhere={b: trade.elsewhere(b, sold[a, b]), a: trade.elsewhere(a, sold[b, a])},
        headings=headings,
    )


def _links(edges: list[PartEdge], nodes: dict[str, Node], pair: Pair, shown: tuple[str, str]) -> Iterator[Link]:
    seen: set[tuple[str, str, str]] = set()
    for edge in edges:
        if (edge.part, edge.whole, edge.kind) in seen or not nodes[edge.part].headings:
            continue  # a service is no good that one sells the other
        seen.add((edge.part, edge.whole, edge.kind))
        for seller, buyer, way in ((pair.a, pair.b, shown), (pair.b, pair.a, (shown[1], shown[0]))):
            if link := _link(edge, nodes[edge.part], nodes[edge.whole], seller, buyer, way):
                yield link


def _link(
    edge: PartEdge, part: Node, whole: Node, seller: Territory, buyer: Territory, way: tuple[str, str]
) -> Link | None:
    """A link between two sides, if anything stands behind it."""
    flow, back = part.sold[way], whole.sold[way[1], way[0]]
    makes, builds = part.capability[seller.code], whole.capability[buyer.code]
    can = makes is not None and makes.value >= SPECIALISED
    wants = builds is not None and builds.value >= SPECIALISED
    exact = flow is not None and flow.product == part.code and flow.grade != "estimated"
    if exact and (wants or back is not None):
        status = "runs"
    elif flow is not None and not exact and back is not None and (can or makes is None):
        status = "runs_in_chapter"
    elif can and wants:
        status = "could"
    else:
        return None
    return Link(
        part=edge.part,
        whole=edge.whole,
        kind=edge.kind,
        use=edge.use,
        seller=seller.code,
        buyer=buyer.code,
        status=status,
        flow=flow,
        back=back,
        seller_capability=makes,
        buyer_capability=builds,
        reason=edge.reason,
        coefficient=edge.coefficient,
    )


def _order(link: Link, nodes: dict[str, Node]) -> tuple[int, int, int, float, str, str, str]:
    """Running links first; then those nearest the product asked about, firmest, largest."""
    away = min(abs(nodes[link.part].tier), abs(nodes[link.whole].tier))
    value = link.flow.value if link.flow else 0.0
    return (_ORDER.index(link.status), away, USES.index(link.use), -value, link.part, link.whole, link.seller)


def _caveats(pair: Pair, capability: Specialisation, trade: Trade, *, by_sector: bool) -> Iterator[Caveat]:
    if trade.pair != pair.codes:
        yield Caveat("chain_of_countries", {"asked": "-".join(pair.codes), "shown": "-".join(trade.pair)})
    if not capability:
        yield Caveat("no_capability_on_record", {})
    if trade.deepest < 4:
        by_chapter = "sectors_by_chapter" if by_sector else "chain_by_chapter"
        yield Caveat(by_chapter if trade.deepest else "no_trade_by_product", {})
    if by_sector:
        yield Caveat("sectors_of_headings", {})
    yield Caveat("parts_graph_bounds", {})


def _tables(
    nodes: tuple[Node, ...], links: list[Link], pair: Pair, shown: tuple[str, str], accounts: Accounts | None
) -> dict[str, pl.DataFrame]:
    found = {"nodes": _nodes_table(nodes, pair, shown), "links": _links_table(links)}
    return found | ({"content": accounts.rows.select(VALUE_ADDED.names)} if accounts else {})


def _nodes_table(nodes: tuple[Node, ...], pair: Pair, shown: tuple[str, str]) -> pl.DataFrame:
    a, b = shown

    def value(figure: Figure | None) -> float | None:
        return None if figure is None else figure.value

    rows = [
        {
            "tier": node.tier,
            "product": node.code,
            "kinds": " ".join(node.kinds),
            "capability_a": value(node.capability[pair.a.code]),
            "capability_b": value(node.capability[pair.b.code]),
            "a_to_b_usd": value(node.sold[a, b]),
            "b_to_a_usd": value(node.sold[b, a]),
            "b_elsewhere_usd": value(node.bought_elsewhere[b]),
            "a_elsewhere_usd": value(node.bought_elsewhere[a]),
        }
        for node in nodes
    ]
    texts = {"product": pl.String, "kinds": pl.String, "tier": pl.Int64}
    return pl.DataFrame(rows, schema={name: texts.get(name, pl.Float64) for name in rows[0]})


def _links_table(links: list[Link]) -> pl.DataFrame:
    names = (
        "status",
        "part",
        "whole",
        "kind",
        "use",
        "seller",
        "buyer",
        "flow_usd",
        "flow_product",
        "back_usd",
        "coefficient_low",
        "coefficient_high",
        "reason",
    )
    rows = [
        (
            link.status, link.part, link.whole, link.kind, link.use, link.seller, link.buyer,
            link.flow.value if link.flow else None, link.flow.product if link.flow else None,
            link.back.value if link.back else None, *(link.coefficient or (None, None)), link.reason,
        )
        for link in links
    ]  # fmt: skip
    schema = {name: pl.Float64 if name.endswith(("_usd", "_low", "_high")) else pl.String for name in names}
    return pl.DataFrame(rows, schema=schema, orient="row")

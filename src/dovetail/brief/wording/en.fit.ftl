## Where the two fit

fit-title = Where the two fit together
fit-untold = Where the two fit, and what they could make together, is not told: no table of the world's exports by heading of { $end } or before is held that has them.
fit-counts = In { $period } { $a } was specialised in { $n } headings and { $b } in { $m }; { $both } of them are the same.
fit-similarity = Their countries' export baskets, { $a } and { $b }, are alike by { $index } of a hundred points (Finger and Kreinin).
fit-complementarity = What { $exporter } sells to the world matches what { $importer } buys from all by { $index } of a hundred points (Michaely).
fit-two-way = Of the trade of { $a } and { $b }, { $share } goes both ways within the same product group.
fit-way = Where { $seller } is strong and { $buyer } is not, the first are { $goods }.
fit-need = Of the product group “{ $product }” { $importer } bought { $elsewhere } from third countries in { $period }, and { $exporter } supplied { $share } of all that it bought.
fit-shared = Both are strong in { $goods }: there they compete, and can share orders, standards and suppliers.
fit-axis = Specialisation of { $side } (the world's average is one)
fit-corner-one = only { $side } is above one
fit-corner-both = both are above one
fit-map-alt = { $trade ->
    [known] Map of product groups by specialisation of { $a } and of { $b }, circles by trade: { $told }.
   *[unknown] Map of product groups by specialisation of { $a } and of { $b }: { $told }.
}
fit-map-caption = { $trade ->
    [known] Product groups by specialisation of { $a } and of { $b }, { $period }; circles grow with the trade of { $shown-a } and { $shown-b }; the largest and the strongest are named.
   *[unknown] Product groups by specialisation of { $a } and of { $b }, { $period }; the trade of { $shown-a } and { $shown-b } is not on record by product, so the circles are of one size; the strongest are named.
}
fit-table-caption = { $level ->
    [chapter] { $seller } to { $buyer }: the largest matches. Index of each side, { $period }; trade of { $shown-a } and { $shown-b } is of the whole product group (chapter), { $years }, { $unit }.
    [none] { $seller } to { $buyer }: the largest matches. Index of each side, { $period }; the trade of { $shown-a } and { $shown-b } is not on record by product.
   *[heading] { $seller } to { $buyer }: the largest matches. Index of each side, { $period }; trade of { $shown-a } and { $shown-b }, { $years }, { $unit }.
}
fit-head-index = Index of { $side }
fit-head-sold = Sold now
fit-head-elsewhere = { $importer } buys elsewhere
fit-head-labels = Technology, stage
fit-label = { $technology ->
    [primary] primary
    [low] low
    [medium-low] medium-low
    [medium-high] medium-high
    [high] high
   *[none] –
}, { $stage ->
    [primary] raw
    [processed] processed
    [parts] parts
    [capital] machines
    [consumer] consumer goods
   *[none] –
}

## How much more could be sold

potential-title = How much more could be sold
potential-gravity = { $side ->
    [far] From { $exporter } to { $importer } went { $actual } { $period-in }, where size, distance, border and language would make { $expected } likely: the two are tied far more closely than gravity knows.
    [above] From { $exporter } to { $importer } went { $actual } { $period-in }, where size, distance, border and language would make { $expected } likely: more than expected.
    [below] From { $exporter } to { $importer } went { $actual } { $period-in }, where size, distance, border and language would make { $expected } likely: less than expected.
   *[within] From { $exporter } to { $importer } went { $actual } { $period-in }, about what size, distance, border and language make likely ({ $expected }).
}
potential-unrealised = By the indicator of the International Trade Centre most is left unsold from { $exporter } to { $importer } in { $goods }.
potential-item = { $product } ({ $amount })
potential-agree = The methods do not rank products alike; their rank correlations are { $pairs }.
potential-correlation = { $one } with { $other } { $value }
potential-part = They part on { $product }: { $ranks }.
potential-prospects = Of the goods in which { $exporter } is not specialised yet, these lie near what it makes and are in demand { $where ->
    [buyer] in { $importer }
   *[world] in the world
}: { $goods }.
potential-rank = { $method } ranks it { $rank }
table-potential-prospects = { $seller } for { $buyer }: what is not made as a strength yet, by nearness and demand
table-potential-demand = { $where ->
    [buyer] { $buyer } buys, { $unit }
   *[world] The world exports, { $unit }
}
table-potential-rank-demand = Demand
potential-head-now = Sold now
potential-head-itc = ITC potential
potential-head-unrealised = of it unsold
potential-head-gravity = Gravity expects
potential-head-rank-itc = Rank: ITC
potential-head-rank-gravity = Rank: gravity
potential-head-rank-density = Rank: nearness
method-name-itc = the ITC indicator
method-name-gravity = gravity
method-name-density = nearness
potential-table-caption = { $exporter } to { $importer }: product groups, and what each method says of them, { $period }, { $unit }; estimates.
potential-chart-caption = { $exporter } to { $importer }: the same product groups in the order of each method; the numbers are ranks among all, and where the methods part most is in colour.
potential-chart-alt = Ranks of product groups by { $methods }, from { $exporter } to { $importer }: { $told }.

## The annex

method-fit = A side is specialised where its Balassa index is at least one; a region's index is its country's times the region's location quotient, and it counts only where both are at least one. A match is a product of the seller's specialisation: a need where the buyer is not specialised in it. Labels: technology after the OECD, stage after Broad Economic Categories.
method-potential = The indicator of the International Trade Centre is supply times demand times ease; gravity is Poisson pseudo-maximum likelihood with the pair left out; nearness is the density of proximities; what is not made yet is ranked by nearness and demand, raw minerals left out. They stand side by side and are never merged.

## Reservations

caveat-fit-exports-only = Strengths are read from exports of { $period }: what is made for the home market does not show, and re-exports do.
caveat-fit-not-in-table = The exports of { $country } by heading are not on record.
caveat-fit-region-estimated = The index of { $region } is an estimate: that of { $country } times the location quotient of its industries; it takes the region to export the same part of what it makes as its country does.
caveat-fit-region-less = Goods of which the index of { $region } is above one only because { $country } is strong in them count neither as its strength nor as its need.
caveat-fit-region-proxy = Nothing is on record of the industries of { $region }; { $country } stands in for it.
caveat-fit-one-country = Both sides lie in { $country }: their trade with each other is not on record.
caveat-fit-trade-of-countries = Sales and purchases are those of { $shown }.
caveat-fit-no-trade = Sales from { $exporter } to { $importer } are not on record by product.
caveat-fit-by-chapter = Sales from { $exporter } to { $importer } are on record by chapter, so each heading is shown beside its whole chapter; its size is estimated with the heading's part of world exports.
caveat-fit-purchases-unknown = What { $importer } buys from third countries is not on record by product, so its needs show only in what it does not export; load its imports from all partners.
caveat-potential-of-countries = Potential is told of { $shown }: no table of world trade has rows of regions.
caveat-potential-simplified = The indicator is simplified: no growth is forecast, tariffs are left out, one year stands for five, exports are valued fob and imports cif; so it spreads the present trade of the pair over products and says where, not that trade as a whole could grow.
caveat-potential-no-exports = From { $exporter } to { $importer } the indicator cannot be told: the exports of { $exporter } by heading are not on record; any table of all countries' exports has them.
caveat-potential-no-purchases = From { $exporter } to { $importer } the indicator cannot be told: what { $importer } buys from all by product is not on record; UN Comtrade and BACI publish it, and once loaded the indicator is told.
caveat-potential-no-balance = The balance correction is left out: the imports of { $exporter } by product are not on record.
caveat-potential-by-chapter = From { $exporter } to { $importer } potential is told by chapter, as deep as the record of their trade goes.
caveat-potential-no-gravity = Expected trade by product from { $exporter } to { $importer } is not held, so gravity is not among the rankings; it is estimated where flows of all between all by product (BACI) and distances (GeoDist) are loaded.
caveat-potential-gravity-reconciled = Gravity is estimated from the flows of { $period } between all countries on which both sides agree, where no row is no trade, with exporter and importer effects, which hold their size, and distance, border, language and a common past, the pair itself left out. Products below the chapter take the coefficients of their chapter and bear no interval.
caveat-potential-gravity-reported = Gravity is estimated from the imports of { $period } as importers report them, where what nobody reports is left out, with exporter and importer effects, which hold their size, and distance, border, language and a common past, the pair itself left out. Products below the chapter take the coefficients of their chapter and bear no interval.
caveat-potential-no-density = Nearness of products to what { $exporter } makes is not known.
caveat-potential-gravity-bounds = Gravity knows size, distance, border, language and a common past, not a customs union, pipelines or politics; what it expects is a yardstick, not a norm.

## What the Figures measure

measure-balassa-regional = Index of the region, estimated
measure-imports-partner_share = Share of the partner in purchases
measure-extent = Size of the match
measure-similarity = Likeness of export baskets
measure-complementarity = Match of exports and purchases
measure-two_way = Two-way trade
measure-count-specialisations = Specialisations
measure-count-specialisations-both = Specialisations of both
measure-potential = Potential (ITC)
measure-potential-ease = Ease of trade
measure-potential-supply = Share of the world's supply
measure-potential-unrealised = Potential not realised
measure-potential-gravity = Trade that gravity expects
measure-potential-rank = Rank
measure-potential-rank-itc = Rank by the ITC indicator
measure-potential-rank-gravity = Rank by gravity
measure-potential-rank-density = Rank by nearness
measure-potential-rank-new_density = Rank by nearness among what is not made yet
measure-potential-rank-new_demand = Rank by demand among what is not made yet
measure-potential-correlation = Rank correlation of two methods

# Why a claim of a meeting got its verdict: each a clause that can stand alone or in another.

reason-sides-unknown = the two sides of the meeting are not known
reason-existence = joint enterprises and assembly are in no trade statistics
reason-quantity = sums of projects and numbers of firms are in no trade statistics
reason-pieces = the record holds the value of goods, not the number of pieces or tonnes delivered
reason-currency = the amount is in another currency than US dollars, in which the record is kept
reason-currency-unsaid = the words do not say in which currency the amount is
reason-third-side = it is of { $side }, which is no side of the meeting
reason-year-unknown = the year of the meeting is not known
reason-period-unsaid = it does not say of which period
reason-period-unread = the period is of no kind that figures are published for
reason-period-missing = nothing is on record for { $period }
reason-trade-missing = no trade of { $a } with { $b } is on record for { $period }
reason-base-missing = { $reporter } reports nothing for { $start }, so that no change is known
reason-level = { $reporter } reports { $value } { $period-in }
reason-other-year = { $reporter } reports { $value } { $period-in }, but { $other } { $then-in }
reason-change = { $reporter } reports { $direction ->
    [up] a rise
   *[down] a fall
} of { $change } from { $start } to { $end }
reason-each-side = { $one }, but { $other }
reason-stated = { $publisher } gave { $value } { $period-in }
reason-stands-in = { $a } and { $b } stand in: { $because }
reason-other-scope = only the trade of { $a } and { $b } is on record, which is another scope: { $because }

reason-goods-unsaid = it does not say which goods
reason-direction-unsaid = it does not say from whom to whom the goods go
reason-goods-missing = no trade of { $a } with { $b } in { $goods } is on record before the meeting
reason-flow = { $reporter } reports { $flow ->
    [import] imports
   *[export] exports
} of { $value } { $period-in } ({ $goods })
reason-stock = a share of a stock cannot be had from flows, which only bound it
reason-stock-bounded = a share of a stock cannot be had from flows, which only bound it: of what { $importer } imported { $period-in } ({ $goods }), { $share } came from { $exporter }

reason-share = { $partner } had { $share } of the { $flow ->
    [exports] exports
    [imports] imports
   *[turnover] trade
} of { $whole } { $period-in }
reason-share-of-goods = { $partner } had { $share } of the { $flow ->
    [exports] exports
    [imports] imports
   *[turnover] trade
} of { $whole } { $period-in } ({ $goods })
reason-share-of-either = it does not say of which total the share is: { $one }; { $other }
reason-share-of-one = it does not say of which total the share is: { $one }
reason-share-other = it is a share of something that trade statistics do not hold
reason-share-unread = it gives no share in per cent
reason-share-of-region = the part of a region in its country's trade is not on record
reason-share-missing = the whole trade of { $whole }, or the other side's part of it, is not on record for that time

reason-rank-unread = it does not say who stands where among whom
reason-rank-regions = no trade of regions is on record, so that their order is not known
reason-rank-other = the order is not one of trade partners as a whole
reason-rank-missing = what { $whole } trades with { $partner } is not on record for that time
reason-rank-few = too few partners of { $whole } are on record to tell the place of { $partner }
reason-rank-open = { $partner } had { $share } of the { $flow ->
    [exports] exports
    [imports] imports
   *[turnover] trade
} of { $whole } { $period-in }, and partners that are not on record may stand before it
reason-rank = by { $flow ->
    [exports] exports
    [imports] imports
   *[turnover] turnover
}, { $partner } was number { $rank } among the partners of { $whole } { $period-in }
reason-rank-of-group = by { $flow ->
    [exports] exports
    [imports] imports
   *[turnover] turnover
}, { $partner } was number { $rank } among the partners of { $whole } in the { $group } { $period-in }
reason-rank-at-worst = with { $share } of the { $flow ->
    [exports] exports
    [imports] imports
   *[turnover] trade
} of { $whole } { $period-in }, { $partner } cannot have stood lower than number { $lowest } among its partners

reason-branch-unsaid = it names no goods that could be looked up
reason-side-unsaid = it does not say whose strength it is
reason-branch-missing = nothing is on record of what { $side } makes of this ({ $goods })
reason-branch-partly = only a part of what makes such goods is on record: { $because }
reason-balassa = the share of such goods ({ $goods }) in the exports of { $side } was { $index } times that in the world's { $period-in }
reason-quotient = in { $side } the share of people who make such goods ({ $goods }) was { $index } times that in { $country } { $period-in }
reason-praise = praise cannot be measured; { $because }
reason-both-strong = { $one }; { $other }

goods-and-others = others

measure-turnover-all = Turnover with all partners
measure-turnover-partner_share = Share of the partner in turnover
measure-exports-partner_share = Share of the partner in exports
measure-partner_rank = Place among the partners

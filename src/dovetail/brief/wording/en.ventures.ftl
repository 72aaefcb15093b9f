## The chapter of ventures

ventures-title = What the two could make together
ventures-lead = First among the candidates stand { $goods }.
ventures-sure = When the weights of the parts of the score are drawn at random, and what the evidence leaves open with them, the first could stand anywhere from { $low } to { $high }: read the order as a range.
ventures-item = { $product } for { $use }
ventures-table-caption = Candidates by score, equal weights; the range is that of the rank in nine of ten draws of the weights and of what the evidence leaves open. Export indices of { $period }.
ventures-head-rank = Rank
ventures-head-range = Range
ventures-head-product = To make
ventures-head-use = For
ventures-head-sides = Builds, brings
ventures-sides = { $builder }, { $bringer }
ventures-head-score = Score, %
ventures-head-technology = Technology
ventures-controlled = { $technology }; check control lists
ventures-chart-caption = Rank of each candidate with its range when nobody knows the weights.
ventures-chart-alt = Ranks with their ranges: { $told }.
ventures-chart-title = Rank (first at the left)
fiche-case = { $product } for { $use }: { $builder } builds the machine (index { $built }) and lacks the part (index { $lacks }).
fiche-case-unknown = { $product } for { $use }: { $builder } builds the machine (index { $built }); what it makes of the part itself is not on record.
fiche-case-untold = { $product } for { $use }: { $builder } builds the machine (index { $built }); of the part by itself nothing is on record, since one industry makes both.
fiche-brings = { $bringer } brings { $goods }.
fiche-skill = { $bringer } makes the part itself at index { $skill }.
fiche-index-of = { $index }, that of { $country }
fiche-material = { $name } (index { $index })
fiche-gaps = Weakest in the score: { $parts }.
fiche-part = { $name } ({ $value })
fiche-firms = Firms to invite: { $firms }.
fiche-firm = { $name }, revenue { $revenue } in { $period }
fiche-no-firms = No accounts of firms of this trade are held: the two sides name them.
fiche-suppliers = Sold to the world most of all by { $countries }.
fiche-supplier = { $country } ({ $amount })
ventures-beside = The last rows stand farther back in the order, but are what the cluster “{ $cluster }” lacks on both sides, and no other: { $items }.
ventures-held = Held back until more is shown: { $items }.
ventures-held-item = { $some ->
    [some] { $product } for { $use }, since nothing of its own on record says that { $bringer } makes it, and it is strong in only { $covered } of what it is made of
   *[none] { $product } for { $use }, since nothing of its own on record says that { $bringer } makes it, and it is strong in nothing that it is made of
}
ventures-held-raw = { $product } for { $use }, since nothing of its own on record says that { $bringer } makes it, and of what it is made of it is strong in raw materials alone
ventures-held-more = others, in the table held_back
table-bad-years = Worst single year on record of what the machines’ buyers buy, in %
table-of-all = all
ventures-shocks = What a shock would do to these has been seen before.
ventures-pages = A page on each candidate, with the evidence, the gaps, the questions to ask and the firms to invite, is written by the command “dovetail ventures” with the option “--fiches”.
fiche-now = { $buyer } buys the product group “{ $goods }” from third parties most of all in { $countries }.
fiche-now-all = { $buyer } buys { $amount } of the product group “{ $goods }” from third parties, most of all in { $countries }.
fiche-exposure = The largest supplier alone has { $share } of it.
fiche-buyers = Of { $goods } the world sold { $world } abroad in { $period }, { $builder } { $sold } of it.
fiche-room = { $left ->
    [some] To { $buyer } { $builder } sold { $now } of the product group “{ $goods }” in { $period }; by the ITC indicator { $more } more could be sold there.
   *[none] To { $buyer } { $builder } sold { $now } of the product group “{ $goods }” in { $period }, no less than the ITC indicator expects.
}
fiche-shock-bought = { $direction ->
    [up] What { $buyer } buys of the product group “{ $goods }” rose in every year on record.
   *[down] What { $buyer } buys of the product group “{ $goods }” fell by { $change } { $year-in }, its worst year on record.
}
fiche-shock-traded = { $direction ->
    [up] What { $seller } sells { $buyer } of { $goods } rose in every year on record.
   *[down] What { $seller } sells { $buyer } of { $goods } fell by { $change } { $year-in }, the worst year of that trade.
}
fiche-shock-goods = the product group “{ $goods }”
fiche-shock-same = it
fiche-shock-unknown = How far the purchases of { $buyers } fall in a bad year is not on record here.
fiche-depends = Of the output of all machine builders of { $maker } in { $period } ({ $publisher }) { $foreign } was value added abroad (the largest parts: { $suppliers }), and { $abroad } went into final demand abroad (the largest: { $buyers }). So much would be missing if one of these ties broke and nothing replaced it.
fiche-depends-item = { $country } { $amount }
fiche-depends-unknown = On whom the machine builders of { $maker } depend is told by no input-output table here.
fiche-no-suppliers = From whom { $buyer } buys it now is not on record here.
fiche-lacking = Neither side is specialised in { $goods }, which it is made of too: these come from third countries.
fiche-alone = Largest third seller in the world: { $items }.
fiche-alone-item = { $country } with { $share } of { $goods }
fiche-nothing-lacking = Of all that it is made of, each input is a strength of one of the two.
fiche-origin = If only that is foreign, the value content by deduction is { $origin } (by the bounds of whole industries { $low } to { $high }).
fiche-running = { $bringer } already sells { $builder } { $amount } of the product group “{ $goods }”.
fiche-clusters = Clusters that lack it on this side: { $clusters }.
fiche-controlled = The heading may hold controlled goods: the licensing authority decides by specification, and is asked first.
fiche-rank = By score it stands at place { $rank } of all candidates; with random weights, and with what the evidence leaves open, between { $low } and { $high }.

## A page on a candidate

fiche-title = Venture: { $product }
fiche-subtitle = For { $uses }. { $builder } builds, { $bringer } brings
fiche-kind = A candidate from statistics, to be checked by the engineers and buyers of both sides
fiche-head-case = The case
fiche-head-evidence = Evidence
fiche-head-gaps = Gaps
fiche-head-questions = Questions to ask
fiche-head-firms = Firms to invite
fiche-listed = Of { $side }, by published lists of enterprises: { $firms }.
fiche-score = the score, their mean
fiche-scores-caption = The score by its parts, out of a hundred{ $open ->
    [yes] , and what a part could be where the evidence leaves it open
   *[no] { "" }
}
fiche-any = anything
fiche-head-part = Part
fiche-head-score = Score
fiche-unknown = not known, taken at half
fiche-head-between = Between
fiche-table-caption = What is on record
fiche-head-what = What
fiche-head-whose = Whose
fiche-head-value = Value
fiche-head-period = Period
fiche-head-grade = Grade
fiche-row-index = { $name }: index (the average is one)
fiche-row-exports = { $name }: exports to the world
fiche-row-imports = { $name }: imports
fiche-row-elsewhere = { $name }: purchases from third parties
ask-size_and_weight = What is the largest piece by size and weight, of which grade of metal, and how is it aged and machined?

## What Figures of ventures measure

measure-venture-tied = The two among all that take it
measure-venture-completes = Gap in a cluster
measure-venture-market = Trade of the two in it
measure-venture-spoken = How much it was spoken of
measure-venture-able = Index in what is cast or forged for a machine
measure-venture-covered = Inputs that the partner is strong in
measure-venture-origin = Value content by deduction
measure-bought-worst = Worst year of purchases from all on record
measure-traded-worst = Worst year of their trade on record
measure-output-absorbed = Output by whose final demand takes it
measure-dependence-foreign = Value added abroad in the output of machine builders
measure-dependence-supplier = Value added of one country in the output of machine builders
measure-dependence-abroad = Output of machine builders for final demand abroad
measure-dependence-buyer = Output of machine builders for the final demand of one country
measure-venture-alone = Share of the largest exporter in world exports
measure-venture-steady = Purchases left in a bad year
measure-venture-exposure = Share of the largest supplier
measure-cluster-index = Index in what is cast or forged for the core
caveat-bad-years-not-on-record = No purchases by product over the years are held of { $countries }, so how far they fall in a bad year is not told.
caveat-suppliers-not-on-record = No purchases by product and partner are held of { $countries }, so third suppliers are not named.

## What was cast or forged for the core

cluster-located = Across the regions of { $country } those who work at { $industry } are found most where others work at { $items }; above nought, two industries prefer the same regions.
cluster-located-item = { $name } ({ $gamma })
cluster-clustering = Beyond what the size of its plants explains, { $industry } clusters by { $gamma } (Ellison and Glaeser).
measure-cluster-colocated = Coagglomeration with the core
measure-cluster-clustering = Ellison and Glaeser’s index
cluster-others = { $items }; and others on the board below
cluster-craft = Foundries and forges as such are not what is missing. But what they make for this core is classified with its parts, and there the lesser of the two indices counts: { $items }.
cluster-craft-item = { $name } ({ $sides })
cluster-craft-side = { $who } { $craft } in such goods of all kinds, { $index } in those for the core
method-ventures = A score is the mean of its parts; nobody knows their weights, so ranks are drawn with weights from a Dirichlet distribution and with what the evidence leaves open, and stand as ranges.
measure-venture-net_cost_content = Value content by net cost
worth-content = Value content for rules of origin
worth-by-price = by deduction
worth-by-cost = by net cost

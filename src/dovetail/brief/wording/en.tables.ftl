# Tables for reading in a terminal or on a page of one result.

table-note = Note: { $note }
table-not-reported = not reported
table-reconciled = reconciled
table-way = { $a } to { $b }
table-both = both
table-total = both
table-product = product
table-direction = direction
table-period = period
table-change = change
table-value = value

## Turnover

table-turnover-heading = { $a } and { $b }, { $years }
table-turnover-stands-in = { $a } and { $b } stand in for { $asked-a } and { $asked-b }: no trade of that pair is held.
table-levels = Trade of { $a } with { $b }, { $unit }
table-year = year
table-reported-by = reported by
table-exports = exports
table-imports = imports
table-turnover = turnover
table-balance = balance
table-mirror = One flow, two reports
table-by-exporter = by the exporter
table-by-importer = by the importer
table-gap = gap
table-reasons = why they may differ
table-reason-valuation = valuation
table-reason-copied = copied
table-reason-re-export = re-export
table-reason-confidentiality = confidentiality
table-reason-timing = timing
table-reason-coverage = coverage
table-bridge = Why turnover moved, { $by }, { $unit }
table-turnover-of = turnover { $year }
table-risers = Rose most, { $unit }
table-fallers = Fell most, { $unit }
table-first = first
table-last = last
table-breaks = Breaks in the record, not explained by any market
table-years = years
table-before = before
table-after = after
table-times = times
table-parts = Parts of years, { $unit }
table-on-the-year = on the year before
table-stated = Stated of { $a } and { $b }
table-what = what
table-said-by = said by

## Fit

table-fit-heading = { $a } and { $b }: where they fit, { $year }
table-fit-counts = Specialised headings: { $counts }.
table-fit-similarity = Export baskets of { $a } and { $b } alike (Finger and Kreinin, out of a hundred): { $value }.
table-fit-complementarity = Exports of { $seller } against purchases of { $buyer } (Michaely, out of a hundred): { $value }.
table-fit-two-way = Two-way trade of { $a } and { $b } within a product group (Grubel and Lloyd): { $value }.
table-fit-need = Where { $seller } is strong, and { $buyer } is not, { $unit }
table-fit-shared = Where { $seller } and { $buyer } are both strong, { $unit }
table-fit-sellers-index = seller's index
table-fit-buyers-index = buyer's
table-nearness = nearness, %
table-fit-sold = { $level ->
    [chapter] chapter: sold now
   *[heading] sold now
}
table-fit-elsewhere = { $level ->
    [chapter] chapter: bought elsewhere
   *[heading] bought elsewhere
}
table-fit-extent = size
table-fit-labels = technology, stage
table-fit-sectors = Sectors that trade most, { $unit }
table-chapter = chapter
table-index = index { $code }
table-strengths = strengths { $code }

## Potential

table-potential-heading = { $a } and { $b }: what more could be sold
table-potential-total = { $seller } to { $buyer }, { $year }: { $actual }; gravity expects { $expected } ({ $low } to { $high }).
table-potential-ease = { $seller } to { $buyer }: ease of trade { $value } (one: as the two baskets alone would make it).
table-potential-lines = { $seller } to { $buyer }, { $year }, { $unit }
table-potential-correlations = { $seller } to { $buyer }: rank correlation of the methods
table-potential-correlation = correlation
table-potential-parted = { $seller } to { $buyer }: where the methods part most, { $unit }

## Chains, clusters, ventures

table-tier = tier
table-part = part
table-goes-into = goes into
table-seller = seller
table-buyer = buyer
table-millions = US$ mn
table-back = back
table-sector = sector
table-from-others = { $code } from others
table-of-output = % of output
table-links = Links shown: { $shown } of { $all }
table-item = item
table-lacks = gap, %
table-third = third
table-candidates = { $a } and { $b }: { $shown } of { $all } candidates
table-rank = rank
table-interval = interval
table-for = for
table-builds = builds
table-brings = brings
table-of = of
table-technology = technology
table-low = low
table-high = high

## Find and explain

table-code = code
table-score = score
table-answered-by = answered by
table-found = { $n-count ->
    [one] { $n } figure.
   *[other] { $n } figures.
}
table-opened-above = opened above
table-left-out = and { $left } more, smaller ones; --all shows them
table-had-on = had on { $date }
table-at = at { $address }
table-licence = licence: { $licence }

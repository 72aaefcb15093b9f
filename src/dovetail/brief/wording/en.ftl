# The wording of a brief in English. One message a sentence; the same names as in ru.ftl; no digit in any of
# them, since numbers come from Figures alone. $t is a territory or a period, $n a Figure.

## The page

brief-title = { $a } and { $b }
brief-subtitle = Trade brief. Data: { $years }.
brief-subtitle-meeting = Trade brief for the meeting { $meeting-in }. Data: { $years }.
brief-kind = What this is: two pages to take into the room, and the annexes behind them. Every number opens down to its source.
word-annex = Annex: how every number came about
word-annex-numbers = Annex B: how every number came about
as-reported = { $reporter } reports
told-by-one = as { $reporter } reports
told-by-both = reconciled from both reports
annex-further = Annex A: what each side can make, and what they could do together
word-language = Language
word-english = English
word-russian = Русский
word-close = Close
word-derivation = Derivation
word-what = What
word-value = Value
word-grade = Grade
word-interval = Interval
word-formula = Formula
word-inputs = Inputs
word-source = Source
word-vintage = As of
word-note = Note
word-id = Id
word-deeper = Further down: what those numbers rest on
word-sources = Sources
word-publisher = Publisher
word-dataset = Data set
word-licence = Licence
word-methods = Methods
word-caveats = Reservations
word-figures = Figures
word-legend = How sure each number is
word-made-by = Written by Dovetail { $version }
word-skip = To the text
list-comma = {", "}
list-and = {" and "}
list-semicolon = {"; "}

grade-reported = reported
grade-reconciled = reconciled
grade-computed = computed
grade-estimated = estimated
grade-proxy = proxy
grade-stated = stated
mark-reconciled = r
mark-estimated = e
mark-stated = s
mark-proxy = p
legend-reported = a statistical office or a publisher of its data reports it
legend-computed = arithmetic on other numbers of this brief
legend-reconciled = from the reports of both sides
legend-estimated = from a model, with an interval
legend-proxy = figures of the countries, standing in for the region's own, are named so in each sentence
legend-stated = someone said it; no statistical office answers for it

proxy-said = { $sentence } (the countries, standing in for { $a }–{ $b }).
proxy-said-again = { $sentence } (countries as proxy).
proxy-caption = Figures of { $shown-a } and { $shown-b }, a proxy for { $a } and { $b }.

## At a glance

summary-title = At a glance
summary-level = { $a } and { $b } traded goods worth { $turnover } { $period-in }: { $imports } went from { $b } to { $a } and { $exports } from { $a } to { $b }, { $by }.
summary-change = { $direction ->
    [up] From { $start } to { $end } turnover rose by { $change } ({ $percent }).
    [down] From { $start } to { $end } turnover fell by { $change } ({ $percent }).
   *[flat] From { $start } to { $end } turnover hardly changed ({ $percent }).
}
summary-cause = The largest single cause was { $cause }: { $amount }.
summary-since = { $direction ->
    [up] By { $end } turnover stood at { $turnover }, { $percent } above { $start }.
    [down] By { $end } turnover stood at { $turnover }, { $percent } below { $start }.
   *[flat] By { $end } turnover stood at { $turnover }, much as in { $start }.
}
summary-unexplained = { $direction ->
    [up] A rise of { $amount } cannot be read as a market: it sits in product groups whose record breaks, or in goods that are not disclosed.
   *[down] A fall of { $amount } cannot be read as a market: it sits in product groups whose record breaks, or in goods that are not disclosed.
}
summary-mirror = The two sides keep different books: of the goods that { $exporter } sold to { $importer } { $period-in }, { $exporter } reports { $by-exporter } and { $importer } { $by-importer }, so a figure quoted in the room should name its reporter.
summary-stated = Of the trade of { $a } and { $b } themselves only statements are known: the latest for a whole year is { $turnover } { $period-in }.
summary-stated-beside = Beside the record, the latest that was stated of the turnover of { $a } and { $b } for a whole year is { $turnover } { $period-in }.
summary-share = Their stated turnover { $period-in } was { $share } of what the two countries trade, so the figures of the countries show the direction, not the size.
summary-goal = The stated aim of { $goal } needs a growth of { $yearly } a year over the term that was named.
summary-contradictions = { $n-count ->
    [one] { $n } statement about this trade contradicts the others and should not be quoted unchecked.
   *[other] { $n } statements about this trade contradict others and should not be quoted unchecked.
}

## Why turnover moved

turnover-title = Why turnover moved
turnover-from-to = { $direction ->
    [up] Turnover rose from { $opening } { $start-in } to { $closing } { $end-in }, by { $change }.
    [down] Turnover fell from { $opening } { $start-in } to { $closing } { $end-in }, by { $change }.
   *[flat] Turnover was { $opening } { $start-in } and { $closing } { $end-in }.
}
turnover-direction = { $direction ->
    [up] Deliveries from { $exporter } to { $importer } rose by { $change } ({ $percent }).
    [down] Deliveries from { $exporter } to { $importer } fell by { $change } ({ $percent }).
   *[flat] Deliveries from { $exporter } to { $importer } hardly changed ({ $percent }).
}
turnover-cause-demand = { $direction ->
    [up] Buyers' purchases from all suppliers grew, which added { $amount }.
   *[down] Buyers' purchases from all suppliers shrank, which took away { $amount }.
}
turnover-cause-share = { $direction ->
    [up] Sellers won a larger share of buyers' purchases, worth { $amount }.
   *[down] Sellers lost a part of their share of buyers' purchases, worth { $amount }.
}
turnover-cause-price = { $direction ->
    [up] Higher prices of the same goods added { $amount }.
   *[down] Lower prices of the same goods took away { $amount }.
}
turnover-cause-quantity = { $direction ->
    [up] Larger quantities of the same goods added { $amount }.
   *[down] Smaller quantities of the same goods took away { $amount }.
}
turnover-cause-mix = { $direction ->
    [up] A dearer make-up of goods inside the product groups added { $amount }.
   *[down] A cheaper make-up of goods inside the product groups took away { $amount }.
}
turnover-cause-exchange_rate = { $direction ->
    [up] The exchange rate against the dollar added { $amount }.
   *[down] The exchange rate against the dollar took away { $amount }.
}
turnover-cause-entry = Product groups that were not traded before brought { $amount }.
turnover-cause-exit = Product groups that are traded no longer cost { $amount }.
turnover-cause-unsplit = { $direction ->
    [up] A rise of { $amount } cannot be split further with the data held.
   *[down] A fall of { $amount } cannot be split further with the data held.
}
turnover-cause-undisclosed = { $direction ->
    [up] Goods that the statistics do not disclose account for a rise of { $amount }.
   *[down] Goods that the statistics do not disclose account for a fall of { $amount }.
}
turnover-cause-break = { $direction ->
    [up] A rise of { $amount } sits in product groups whose record breaks; it is not explained, and should not be told as competitiveness.
   *[down] A fall of { $amount } sits in product groups whose record breaks; it is not explained, and should not be told as competitiveness.
}
turnover-closing = All causes add up to the change, to the last cent.
turnover-bridge-caption = What moved turnover between { $start } and { $end }, { $by }, { $unit }.
turnover-bridge-alt = Waterfall chart of the change of turnover from { $start } to { $end }, { $unit }: { $steps }.
turnover-bridge-end = Turnover { $period-in }
turnover-levels-caption = Trade of { $a } and { $b }, { $by }, { $unit }.
head-year = Period
head-exports = { $a } to { $b }
head-imports = { $b } to { $a }
head-turnover = Turnover
head-balance = Balance of { $a }
cause-price = prices
cause-quantity = quantities
cause-mix = the make-up of goods
cause-exchange_rate = the exchange rate
cause-demand = buyers' demand from all suppliers
cause-share = the share won of buyers' demand
cause-entry = new product groups
cause-exit = product groups that ended
cause-unsplit = changes that cannot be split further
cause-undisclosed = undisclosed goods
cause-break = breaks in the record
step-price = Prices
step-quantity = Quantities
step-mix = Make-up of goods
step-exchange_rate = Exchange rate
step-demand = Buyers' demand, all suppliers
step-share = Share of that demand
step-entry = New product groups
step-exit = Product groups that ended
step-unsplit = Not split further
step-undisclosed = Undisclosed goods
step-break = Not explained: record breaks

## What rose and what fell

movers-title = What rose and what fell
movers-rise = From { $exporter } to { $importer } rose most: { $movers }.
movers-fall = From { $exporter } to { $importer } fell most: { $movers }.
movers-item = { $product } ({ $change })
movers-panel = { $exporter } to { $importer }, { $unit }
movers-caption = Product groups that moved most between { $start } and { $end }; breaks in the record and undisclosed goods left out.
movers-alt = Bar chart of the product groups whose trade moved most, by direction: { $movers }.
movers-undisclosed = { $share } of what { $exporter } sold to { $importer } { $period-in } is not disclosed by product.
breaks-said = The record of { $n-count ->
    [one] { $n } product group breaks
   *[other] { $n } product groups breaks
} within these years, by a jump that no market explains, such as a change of code or of reporting; those who keep the record should be asked.
breaks-caption = Breaks in the record: values before and after, { $unit }.
head-product = Product group
head-direction = Direction
head-between = Between
head-before = Before
head-after = After
direction-of = { $exporter } to { $importer }
between-periods = { $start } and { $end }

## Two records of one trade

mirror-title = Two records of one trade
mirror-gap = { $direction ->
    [up] Of deliveries from { $exporter } to { $importer } { $period-in }, { $importer } reports { $by-importer } and { $exporter } { $by-exporter }: { $gap } more at the border of arrival ({ $percent } of their mean).
    [down] Of deliveries from { $exporter } to { $importer } { $period-in }, { $importer } reports { $by-importer } and { $exporter } { $by-exporter }: { $gap } less at the border of arrival ({ $percent } of their mean).
   *[flat] Of deliveries from { $exporter } to { $importer } { $period-in } both sides report much the same, { $by-exporter }.
}
mirror-reconciled = Reconciled from both reports it is { $value }; the true value may lie anywhere between the two.
mirror-reasons = What may explain it: { $reasons }.
reason-valuation = imports are valued with freight and insurance, exports without
reason-copied = one side's figure was copied from the other
reason-re-export = goods of third countries that pass through
reason-confidentiality = goods that one side does not disclose
reason-timing = goods counted in another year on arrival
reason-coverage = trade that one side does not count
mirror-copied = { $n-count ->
    [one] In { $n } year both sides publish nearly the same figure, which does not happen by itself: one was taken from the other, so it is no check.
   *[other] In { $n } years both sides publish nearly the same figure, which does not happen by itself: one was taken from the other, so it is no check.
}
mirror-panel = { $exporter } to { $importer }, { $unit }
mirror-line = { $reporter } reports
mirror-caption = The same deliveries as each side reports them; the band is the gap. Exports are valued fob, imports cif.
mirror-alt = Line chart by year of deliveries as { $a } and as { $b } report them, with the gap as a band: { $panels }.
mirror-table-caption = Both reports side by side, { $unit }.
head-by-exporter = Exporter reports
head-by-importer = Importer reports
head-gap = Gap
head-gap-percent = Gap, % of mean
head-reconciled = Reconciled

## What has been said

stated-title = What has been said
stated-intro = No table of the trade of { $a } and { $b } themselves is loaded; what follows was said by officials and news agencies.
stated-intro-beside = What officials and news agencies said of the trade of { $a } and { $b }, beside the record.
stated-caption = Statements about the trade of { $a } and { $b }, US dollars. Each is graded as stated.
head-what = What
head-said = Said
head-change = Stated change
head-by = By
metric-turnover = Turnover
metric-exports = Exports of { $exporter }
metric-imports = Imports of { $importer }
metric-balance = Balance
metric-goal = Turnover, goal
stated-base = against { $base }
check-sum = { $verdict ->
    [contradicts] Turnover { $period-in } was said to be { $claimed }, but the two stated directions add up to { $implied }: these cannot all be true.
    [within_rounding] Turnover { $period-in } was said to be { $claimed }; the two stated directions add up to { $implied }, which rounding explains.
   *[agrees] Turnover { $period-in }, { $claimed }, agrees with its two stated directions, which add up to { $implied }.
}
check-difference = { $verdict ->
    [contradicts] The balance { $period-in } was said to be { $claimed }; the stated exports and imports make it { $implied }, and rounding does not explain that.
    [within_rounding] The balance { $period-in } was said to be { $claimed }; the stated exports and imports make it { $implied }, a difference within rounding.
   *[agrees] The balance { $period-in }, { $claimed }, agrees with the stated exports and imports.
}
check-growth = { $verdict ->
    [contradicts] Turnover { $period-in } was said to have changed by { $claimed }, but exports and imports with their own stated changes make it { $implied }: these cannot all be true.
    [within_rounding] Turnover { $period-in } was said to have changed by { $claimed }; exports and imports with their own stated changes make it { $implied }, which rounding explains.
   *[agrees] The stated change { $period-in }, { $claimed }, agrees with those of exports and imports.
}
check-base = The figure { $period-in } with its stated change implies { $implied } for { $base }.
check-base_against_stated = { $verdict ->
    [contradicts] The stated change { $period-in } implies { $implied } for { $base }, where { $claimed } was stated: these cannot both be true.
    [within_rounding] The stated change { $period-in } implies { $implied } for { $base }, where { $claimed } was stated; rounding explains that.
   *[agrees] The stated change { $period-in } agrees with what was stated for { $base }.
}
check-goal = From { $from } { $start-in } to the stated aim of { $claimed } turnover must grow by { $implied } a year, over the term that was named.
check-goal_by_calendar = Counted in calendar years up to { $period } it is { $implied } a year.
check-part_of_year = { $claimed } { $period-in } is a part of a year: it must not be set against the { $implied } of { $base }.
check-twice_the_part = Twice the figure { $period-in } would be { $implied }; that is twice a part, not a year.
check-years_apart = Between { $start } and { $end } the stated turnover grew by { $implied } a year.
check-share = The stated { $claimed } { $period-in } is { $implied } of the trade that the two countries report.
check-against_data = { $verdict ->
    [contradicts] { $claimed } was stated { $period-in }; the record has { $implied }.
    [within_rounding] { $claimed } was stated { $period-in }; the record has { $implied }, which rounding explains.
   *[agrees] { $claimed } was stated { $period-in }, and the record agrees.
}

## The map

map-alt = Locator map of { $a } and { $b }.
map-caption = { $a } and { $b }. Borders as Natural Earth draws them.

## The annex

annex-intro = Each entry is one number of this brief or of what it rests on: value, grade, formula with its inputs, or source.
annex-ledger = The same entries stand in the ledger, the file saved beside this one; a number can also be opened on the command line by its id.
annex-shown = On paper stand the numbers shown above and the first steps down from each; the screen page and the ledger hold all of them.
method-bridge = The change of turnover is split by product group and direction. Where quantities are held, into prices and quantities; else into the buyers' purchases from all suppliers and the sellers' share of them, averaged over both orders.
method-undisclosed = Goods not specified according to kind are kept apart, and so are product groups whose record breaks.
method-mirror = The gap is the importer's figure less the exporter's, as a percentage of their mean.
method-stated = Statements are checked against one another with the rounding of each: a contradiction is told only where no values that round to the stated ones agree.

## Comparing two briefs

compare-title = What changed since the earlier brief
compare-none = Nothing changed.
compare-value = Another value
compare-vintage = The same value from other editions of the data
compare-new = New
compare-gone = No longer held
compare-more = and { $count } more, in { $path }

## Reservations

caveat-proxy = No table of the trade of { $asked } is held; the figures of { $shown } stand in for it.
caveat-reporter = The change is told as { $reporter } reports it.
caveat-reconciled = The change is told on values reconciled from both reports.
caveat-years-in-part = Of { $years } only a part is on record, which is not shown as a year.
caveat-years-missing = No trade is on record for { $missing }.
caveat-no-bridge = The change cannot be told: trade is on record for { $held } only.
caveat-bridge-total-level = Deliveries from { $exporter } to { $importer } are on record as totals only, so their change is not split by product.
caveat-demand-total-level = The purchases of { $importer } from all suppliers are held as a total only ({ $basis }); every product group is measured against that total.
caveat-demand-basis = Purchases of { $importer } from all suppliers means purchases from { $basis }.
caveat-demand-unknown = The purchases of { $importer } from all suppliers are not held for both ends, so the change of deliveries from { $exporter } is not split into demand and share.
basis-partners = all { $shown } partners on record
caveat-partly-unsplit = For a part of the deliveries from { $exporter } to { $importer } the data allow no split.
caveat-undisclosed = A part of the deliveries from { $exporter } to { $importer } is not disclosed by product.
caveat-breaks-untested = Deliveries from { $exporter } to { $importer } could not be searched for breaks in the record.
caveat-direction-missing = Deliveries from { $exporter } to { $importer } are not on record.
caveat-break = The record of { $product } from { $exporter } to { $importer } breaks between { $start } and { $end }.
caveat-lines-unreported = Some product lines of { $reporter } carry no value and count as not reported ({ $lines }).
caveat-datasets-joined = The record of { $reporter } is joined from several data sets: { $datasets }.
caveat-nothing-stated = Nothing is on file that was said of the trade of { $pair }.
caveat-classification-changes = The product classification of { $reporter } changes within these years: { $classifications }.
caveat-classifications-alternative = Some goods that { $reporter } reports are on record under several product classifications; the latest is told.

## What the Figures measure

measure-exports = Exports
measure-imports = Imports
measure-turnover = Turnover
measure-balance = Balance
measure-exports-change = Change of exports
measure-imports-change = Change of imports
measure-turnover-change = Change of turnover
measure-balance-change = Change of the balance
measure-exports-growth = Growth of exports
measure-imports-growth = Growth of imports
measure-turnover-growth = Growth of turnover
measure-exports-yearly_growth = Yearly growth of exports
measure-imports-yearly_growth = Yearly growth of imports
measure-turnover-yearly_growth = Yearly growth of turnover
measure-trade = Trade
measure-trade-reconciled = Trade, both reports reconciled
measure-mirror_gap = Gap between the reports
measure-mirror_gap-percent = Gap between the reports, relative
measure-mirror_gap-log_ratio = Gap between the reports, log ratio
measure-bridge = Cause of the change
measure-bridge-price = Cause of the change: prices
measure-bridge-quantity = Cause of the change: quantities
measure-bridge-mix = Cause of the change: make-up of goods
measure-bridge-exchange_rate = Cause of the change: exchange rate
measure-bridge-demand = Cause of the change: buyers' demand
measure-bridge-share = Cause of the change: share of that demand
measure-bridge-entry = Cause of the change: new product groups
measure-bridge-exit = Cause of the change: product groups that ended
measure-bridge-unsplit = Change that is not split further
measure-bridge-undisclosed = Change of undisclosed goods
measure-bridge-break = Change in a broken record, not explained
measure-bridge-unexplained = Change that no market explains
measure-bridge-change = Change, all causes together
measure-break-change = Jump at a break in the record
measure-break-factor = Jump at a break in the record, how many times
measure-line-change = Change of a product group
measure-concentration-hhi = Concentration (Herfindahl-Hirschman index)
measure-concentration-top_share = Share of the largest product groups
measure-undisclosed_share = Share of undisclosed goods
measure-stated-turnover = Stated turnover
measure-stated-exports = Stated exports
measure-stated-imports = Stated imports
measure-stated-balance = Stated balance
measure-stated-turnover-change = Stated change of turnover
measure-stated-exports-change = Stated change of exports
measure-stated-imports-change = Stated change of imports
measure-stated-implied_turnover = Turnover that the stated parts imply
measure-stated-implied_balance = Balance that the stated parts imply
measure-stated-implied_growth = Growth that the stated parts imply
measure-stated-implied_base = Base that the stated changes imply
measure-stated-base = Base that a stated change implies
measure-stated-gap = What was said less what follows
measure-stated-yearly_growth = Yearly growth between stated figures
measure-stated-goal_growth = Yearly growth that the goal needs
measure-stated-goal_growth_by_calendar = Yearly growth that the goal needs, by calendar years
measure-stated-twice_the_half = Twice the half-year, not a year
measure-stated-share_of_national = Share of the two countries' trade
measure-count = Count

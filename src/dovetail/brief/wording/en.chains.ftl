## Reservations of chains, clusters, ventures and appraisals

caveat-chain-of-countries = No trade of { $asked } is held by product; the trade of { $shown } stands in for it.
caveat-no-capability-on-record = No world table of exports by product heading is held, so what each side can make is not told; load one with the layout country-exports.
caveat-chain-by-chapter = The trade of the two is on record by chapter only: a link means that goods of these chapters are sold, not that this very part is.
caveat-no-trade-by-product = The trade of the two is not on record by product.
caveat-parts-graph-bounds = What goes into what follows from the nomenclature and a reviewed list; what a product weighs in another is bounded by the industries as wholes, not measured.
caveat-not-in-input-output-table = { $territories } has no rows of its own in the input-output table of { $publisher }, so own content that comes home is not told.
caveat-specialisation-of-country = The specialisation of { $country } stands in for that of { $region }.
caveat-specialisation-of-work = Of { $region } the index is a location quotient: the people who make a product beside the country's average, the average being one; where that is not known, the specialisation of { $country } stands in.
caveat-benchmark-of-exports = What a working cluster holds is read from the exports of { $countries }.
caveat-ventures-are-candidates = These are candidates by specialisation in exports in { $period }; firms, costs and orders are for the two sides to bring.
caveat-no-venture-found = No product was found that the one side of { $pair } needs and the other could bring.
caveat-appraisal-rests-on-assumptions = The appraisal of { $venture } is arithmetic on the assumptions given, in { $currency }.
caveat-appraisal-without-ranges = No assumption of { $venture } has a range, so how sure the result is cannot be told.
caveat-several-internal-rates = The payments of { $venture } change sign several times and have several internal rates; judge by net present value.

## What Figures of these parts measure

measure-balassa = Balassa index
measure-exports-all = Exports of all products
measure-exports-world = World exports
measure-imports-all = Imports from all
measure-imports-elsewhere = Imports from others
measure-exports-input_output = Exports in the input-output table
measure-value_added-domestic = Own value added in exports
measure-value_added-foreign = Value added of others in exports
measure-value_added-home = Own value added that comes home
measure-cluster-benchmark = Share of the item in working clusters
measure-cluster-gap = Gap in the cluster
measure-cluster-filled = Part of the gap that the partner can fill
measure-venture-buyers = Buyers at hand
measure-venture-need = Need
measure-venture-skill = Skill of the partner
measure-venture-inputs = Materials of the partner
measure-venture-two_sided = What both bring
measure-venture-world = Size of the world market
measure-venture-technology = Class of technology
measure-venture-score = Score of the venture
measure-venture-rank = Rank of the venture
measure-venture-first = How often it comes first
measure-venture-assumed = Assumed
measure-venture-project-npv = Net present value of the whole
measure-venture-project-irr = Internal rate of return of the whole
measure-venture-project-payback = Payback of the whole
measure-venture-equity-npv = Net present value to the owners
measure-venture-equity-irr = Internal rate of return of the owners
measure-venture-equity-payback = Payback of the owners
measure-venture-party = Worth to a party
measure-venture-value_content = Value content by deduction
measure-venture-break_even = Break-even
measure-venture-loss_share = Share of draws that lose money

## Words

chain-runs = runs
chain-runs-in-chapter = runs by chapter
chain-could = could run
chain-part = part
chain-material = material
chain-tool = tool
chain-service = service
role-core = Core
role-inputs = Inputs
role-tools = Tools
role-services = Services
standing-at_home = at home
standing-from_partner = from the partner
standing-together = together
standing-from_third = from a third
standing-not_measured = not measured
worth-owners = Owners
worth-break-even = Break-even
worth-loss-share = Share of draws that lose money
technology-low = low
technology-medium-low = medium-low
technology-medium-high = medium-high
technology-high = high

## Questions of a fiche

ask-volumes_and_grades = Which volumes and grades would be taken each year, and on whose drawings?
ask-price_and_quality_now = Who delivers now, at what price and with how many rejects?
ask-technology_and_licence = Whose technology would be used, and under which licence?
ask-materials_delivered = Can the materials be delivered to the grade asked for, and how long do they travel?
ask-export_licence = Which goods of this heading are on a list of controlled goods, and what does the licensing authority say?
ask-origin_and_local_content = Which rule of origin must be met, and how much foreign material does it leave room for?

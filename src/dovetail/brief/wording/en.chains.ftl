## Reservations of chains, clusters, ventures and appraisals

caveat-chain-of-countries = No trade of { $asked } is held by product; the trade of { $shown } stands in for it.
caveat-no-capability-on-record = No world table of exports by product heading is held, so what each side can make is not told; load one with the layout country-exports.
caveat-chain-by-chapter = The trade of the two is on record by chapter only: a link means that goods of these chapters are sold, not that this very part is.
caveat-sectors-by-chapter = The trade of the two is on record by chapter only: what is sold of a sector is estimated by the share that it has in what the seller exports of each chapter to the world.
caveat-sectors-of-headings = A heading counts whole in the sector that makes most of it.
caveat-no-trade-by-product = The trade of the two is not on record by product.
caveat-parts-graph-bounds = What goes into what follows from the nomenclature and a reviewed list; what a product weighs in another is bounded by the industries as wholes, not measured.
caveat-not-in-input-output-table = The input-output table of { $publisher } for { $year } has no rows of their own for { $territories }, so whose value is in the goods is not told.
caveat-rest-of-the-world-stands-in = { $territories } has no rows of its own in the input-output table of { $publisher } for { $year } and is part of its rest of the world; whose value is in the goods is told of that bloc as a whole, and no row was made up.
caveat-no-input-output-table = Whose value is in the goods is not told: no input-output table with rows of both sides is held; load one with the layout wiod, icio or input-output.
caveat-specialisation-of-country = The specialisation of { $country } stands in for that of { $region }.
caveat-specialisation-of-work = Of { $region } the index is a location quotient: the people who make a product beside the country's average, the average being one, or the revenue of its firms where people are not on record; where neither is known, the specialisation of { $country } stands in.
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

## The chapter of a chain

chain-title = From metal to machines: the chain of { $product }
chain-two-way = In { $period } { $seller } sold { $buyer } { $flow } in the product group “{ $goods }”, which goes into other goods ({ $into }); in the group “{ $wholes }” { $back } came back.
chain-one-way = In { $period } { $seller } sold { $buyer } { $flow } in the product group “{ $goods }”, which goes into other goods ({ $into }).
chain-brings = What { $who } is strong in and { $product } take: { $goods }.
chain-lacks = Of what goes into { $product }, neither comes near the average in { $goods }: these come from third countries or from a plant that the two would build.
chain-pictured = The chain of { $product }, from materials through parts to the machine: who of the two is strong in what. A full line is a sale on record, a broken one a link that could run; grey is what belongs to the machine and neither sells the other.
chain-pictured-sold = The chain of { $product }, from materials through parts to the machine: who of the two is strong in what. A full line is a sale on record, a broken one a link that could run; grey is what belongs to the machine and neither sells the other. Above the boxes stands what was sold of the { $level ->
    [chapter] whole product group
   *[heading] same goods
} in { $period }, in the colour of the seller’s line; trade of { $shown-a } and { $shown-b }.
chain-sale = { $goods }: { $flow }
chain-sale-heading = { $flow }
chain-back = Back, { $seller } – { $buyer }
chain-past = straight into the machine
chain-alt = Layered graph of the chain of { $product }. Materials: { $materials }. Parts: { $parts }. Links: { $links }.
chain-alt-sold = { $alt } Sold: { $sales }.
chain-alt-node = { $name } ({ $who })
chain-alt-link = { $part } to { $whole } from { $seller }
chain-layer-materials = Materials and small parts
chain-layer-parts = Parts
chain-layer-whole = Machine
chain-who = { $who ->
    [both] both
   *[neither] neither
}
chain-table-caption = What goes from one to the other and what comes back, { $period }, { $unit }. Trade is of whole product groups of { $shown-a } and { $shown-b }.
chain-table-caption-heading = What goes from one to the other and what comes back, { $period }, { $unit }; trade of { $shown-a } and { $shown-b }.
chain-head-parts = What goes in
chain-head-way = From – to
chain-head-flow = Sold
chain-head-wholes = What it goes into
chain-head-back = Comes back
chain-way = { $seller } – { $buyer }

## The chapter of a cluster

cluster-title = A cluster to complete: { $name }
cluster-core = The core by index, the average being one: { $items }.
cluster-core-item = { $name }, { $one } in { $a } and { $other } in { $b }
cluster-partner = { $partner } can fill for { $who }: { $items }.
cluster-together = Neither has at home, but one comes near, so a joint plant is thinkable: { $items }.
cluster-third = Neither comes near: { $items }. This is the gap of the cluster, to be filled by a third supplier or a new plant.
cluster-both = Both have at home: { $items }.
cluster-pictured = Who has what in the cluster of { $name }, by index (the average is one) and what would help; { $a } in { $period-a }, { $b } in { $period-b }.
cluster-verdicts = At home: an index of one or more. From the partner: the partner has it at home. Together: neither does, but one comes near, at a half or more. From a third: neither comes near.
cluster-alt = Board of the cluster { $name }: { $told }.
cluster-alt-item = { $name }: { $a } { $one }, { $b } { $other }
cluster-of-headings = An index covers a whole heading: whether a plant can make it to the size and grade asked for, only the plant can say.
cluster-of-beds = An index covers a whole heading: whether a foundry can cast machine beds of the size and grade asked for, only the foundry can say.

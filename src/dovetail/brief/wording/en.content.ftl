# Whose value is in what two sides sell each other: the chapter of a chain and its tables.

content-lead = Whose value is in these goods is told by an input-output table ({ $publisher }, { $period }).
content-rest = { $absent } has no rows of its own there: it is within the rest of the world, and these are numbers of the rest of the world as a whole.
content-home = Of all that { $seller } sold { $buyer }, goods and services for { $gross }, { $domestic } is the seller’s own value added and { $foreign } that of others; { $home } of the seller’s own comes home in the end, in what it buys for final use.
content-machines = Of the machines and vehicles that { $seller } sold { $buyer } for { $sold }, { $partner } was value added of the buyer itself, { $metal } of its metal industry: metal that went out and came back in machines. Third countries added { $others }, the seller’s own metal industry { $smelted }.
content-machines-back = The other way, of machines and vehicles for { $sold }, { $partner } was value added of { $buyer }, { $metal } of its metal industry; third countries added { $others }, the metal industry of the seller { $smelted }.
content-foreign = Foreign content of the machine builders: { $one } of the value of their output in { $a }, { $other } in { $b }.
content-stages = Mean number of stages to final use: metals { $metals-a } in { $a } and { $metals-b } in { $b }, machines { $machines-a } and { $machines-b }.
content-at-home = Metal that machine builders of { $region } would find in the region itself, in % of their output, of what such an industry takes from the whole of { $country }: { $items }. By Flegg’s quotients of people at work, { $metals } in metals; the range is that of delta from { $low } to { $high }.
content-at-home-item = { $industry } { $regional } of { $national }
content-caption = Whose value added is in what one sold the other, { $period }, { $unit } and % of the sales.
content-head-goods = What is sold
content-head-sold = Sold
content-head-own = Added by the seller
content-head-partner = Added by the buyer
content-head-partner-metals = by its metal industry
content-head-others = Added by third countries
content-goods = { $group ->
    [metals] metals sold by { $seller }
    [machines] machines and vehicles sold by { $seller }
   *[total] all goods and services sold by { $seller }
}
content-quotient-note = Flegg’s quotients take what a region has of an industry for what it supplies: they cannot see metal of other grades that crosses both ways, and count only the people on record by industry.

measure-value_added-own = Value added by the seller in its sales
measure-value_added-own-metals = Value added by the seller’s metal industry in its sales
measure-value_added-partner = Value added by the buyer in what it buys
measure-value_added-partner-metals = Value added by the buyer’s metal industry in what it buys
measure-value_added-others = Value added by third countries in the sales
measure-value_added-others-all = Foreign value added in the sales
measure-value_added-content = Value added in the sales by origin
measure-value_added-content-metals = Value added by metal industries in the sales
measure-value_added-twice = Content that crossed the exporter’s border before
measure-output-input_output = Output in the input-output table
measure-upstreamness = Stages to final use
measure-inputs-metals = Metals bought for use
measure-inputs-metals-national = Metals from the whole country in output
measure-inputs-metals-regional = Metals from the region in output
table-value-heading = Whose value is in what is sold, { $publisher }, { $year }
table-terms-heading = All that is sold: whose value it is, and what comes home
table-stages-heading = Stages to final use
table-at-home-heading = Metal for machine builders at home, % of output
table-machine-industry = industry
table-group = { $group ->
    [metals] metals
    [machines] machines
   *[total] all goods and services
}
table-goods = goods
table-own-share = seller, %
table-own-metals = its metals, %
table-partner-share = buyer, %
table-partner-metals = its metals, %
table-others-share = others, %
table-domestic = seller’s own
table-foreign = of others
table-twice = counted twice
table-comes-home = comes home
table-metals = metals
table-machines = machines
table-region = region
table-country-share = country
table-region-share = region itself
table-least = least
table-most = most
table-people-quotient = quotient of people
table-metals-quotient = in metals
table-ties-heading = What the output of machine builders hangs on abroad
table-value-of = value added of
table-demand-of = final demand of
table-of-abroad = all abroad
table-region-abroad = region
table-share-of-output = share of output, %

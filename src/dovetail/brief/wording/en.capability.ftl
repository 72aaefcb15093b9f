## Reservations of capability

caveat-capability-of-exports = What a country can make is read from what it exported in { $period }, by heading of the Harmonised System; what it sells at home does not show, and goods that only pass through do.
caveat-capability-undisclosed = Part of the exports of { $country } is not told by product; it counts in the total and is no specialisation.
caveat-capability-filters = Complexity, ranks and density are computed over economies that export at least { $exports } bn dollars and headings traded for at least { $trade } mn.
caveat-capability-left-out = { $country } exports too little to be ranked by complexity.
caveat-capability-without-complexity = No world table of exports of { $period } is held, so complexity and nearness of products are not told.
caveat-capability-of-work = What { $region } can make is read from its industries in { $period }; the trade of a region by product and partner is not published.
caveat-capability-country-summed = { $country } is the sum of { $n } regions of the table; regions that it lacks are not in it.
caveat-capability-lump = Intervals take it that people come and go { $n } at a time, as with a small plant; this is an assumption.
caveat-capability-parts = Some published industries are parts of others; totals count nobody twice, the sum over all published rows does.
caveat-capability-not-published = Not published for { $region }: { $industries }.
caveat-capability-without-goods = The industries of this classification cannot be led to products, so the complexity of what the region makes is not told.
caveat-capability-unranked-goods = No world table of exports by product heading is held, so the complexity of these goods is not told; load one with the layout country-exports.
caveat-capability-mapped = Goods are told from industries by a reviewed table, and within an industry as the country exports them; a region may make other goods of the same industry.
caveat-capability-firms = Firms stand where they are registered, with their revenue of { $period } and what they name as their main activity; plants that belong to a firm elsewhere do not show.

method-capability = A country is specialised where its Balassa index is at least one; complexity is the eigenvector index of Hausmann and Hidalgo; nearness is the density of proximities. A region is measured by location quotients, drawn towards the country as far as its regions are alike.

## What Figures of capability measure

measure-employees = Persons employed
measure-employees-all = Persons employed, all industries
measure-employees-listed = Persons employed, sum of all published rows
measure-output = Output
measure-output-all = Output, all industries
measure-output-listed = Output, sum of all published rows
measure-value_added = Value added
measure-value_added-all = Value added, all industries
measure-value_added-listed = Value added, sum of all published rows
measure-revenue = Revenue
measure-revenue-all = Revenue, all industries
measure-revenue-listed = Revenue, sum of all published rows
measure-location_quotient = Location quotient
measure-location_quotient-shrunken = Location quotient drawn towards the country
measure-location_quotient-accounts = Location quotient by revenue
measure-strengths-share = Share in the strengths
measure-specialisations = Industries above the country's average
measure-regional_complexity = Mean complexity of the goods behind the strengths
measure-eci = Economic complexity
measure-eci_rank = Rank by economic complexity
measure-economies = Economies ranked
measure-pci = Complexity of the product
measure-density = Density around the product
measure-diversity = Specialisations

## The chapter

capability-title = What each side can make
capability-country = In { $period } { $who } was specialised in { $n } of the headings it exported, by Balassa index; it ranks { $rank } of { $economies } economies by complexity.
capability-country-unranked = In { $period } { $who } was specialised in { $n } of the headings it exported, by Balassa index.
capability-country-first = Its largest specialisations were { $goods }.
capability-good = { $name } ({ $exports }, index { $balassa })
capability-nearby = Nearest to what it makes, among goods it is not specialised in yet, are { $goods }.
capability-region = { $total } people in { $who } worked in the industries on record in { $period }; { $n-count ->
    [one] { $n } industry stands
   *[other] { $n } industries stand
} above the country's average beyond what chance leaves open.
capability-region-first = { $count ->
    [one] It is { $industries }.
   *[other] The largest of them are { $industries }.
}
capability-industry = { $name } ({ $people } people, quotient { $quotient })
capability-industry-valued = { $name } ({ $amount }, quotient { $quotient })
capability-firms = The makers of goods with the largest revenue of { $period } are { $firms }.
capability-firm = { $name } ({ $revenue })
capability-regional-complexity = The goods behind these strengths have a mean complexity of { $complexity }, on a scale where the average economy of the world stands at zero.
capability-table-region = Largest strengths of { $who }, { $period }
capability-table-country = Specialisations of { $who } with the largest exports, { $period }, { $unit }
head-industry = Industry
head-people = People
head-quotient = Quotient
head-balassa = Balassa index
head-pci = Complexity
head-density = Density, %
head-amount-in = Amount, { $unit }
head-shrunken = Drawn to the country
head-interval = Interval
head-share = Share, %
head-firm = Firm
head-activity = Activity
head-revenue = Revenue, { $unit }
capability-nearest = Nearest goods without specialisation
capability-listed = sum of all published rows
capability-behind = Goods behind the strengths
head-sold = Exports
head-sold-in = Exports, { $unit }
capability-gap = { " " }
capability-region-valued = The industries on record of { $who } came to { $total } in { $period }; { $n-count ->
    [one] { $n } of them stands
   *[other] { $n } of them stand
} above the country's average beyond what chance leaves open.
capability-caption-country = { $who }: the largest exports among its specialisations, Balassa index, { $period }; the line is the average of the world.
capability-caption-region = { $who }: the largest industries above the country's average, location quotient with its interval, { $period }; the line is the country.
capability-alt-country = Balassa indices of the largest specialisations, { $who }, { $period }: { $told }.
capability-alt-region = Location quotients of the largest strengths, { $who }, { $period }: { $told }.
capability-one = what it can make
capability-space = The product space: goods that the same economies are good at lie together. Marked is what { $who } make; a dot within a ring is made by both.
capability-space-alt = A map of the product space, with the specialisations of { $who } marked on the tree of the strongest links between goods.

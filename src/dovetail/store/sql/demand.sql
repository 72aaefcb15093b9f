-- What a territory buys from (flow import) or sells to (flow export) all partners, by product and period.
-- Partners are added up; an aggregate such as X-WLD is never added to its members, and one that is a group of partners
-- (X-EU) is left out. Of all datasets, reported and reconciled, and of the aggregates and sums in them, the one that
-- covers the most periods answers, then the world, then the largest: for the whole span, so that the series is of one
-- kind. basis says which: the aggregate's code, or 'sum of N partners'. A flow that stands in two classifications counts
-- in one of them, the Harmonised System before others and its latest revision first.
WITH reconciled AS (
    SELECT importer AS reporter, exporter AS partner, 'import' AS flow, period, product, classification,
           value_usd, netweight_kg, dataset, release
    FROM trade_reconciled
    WHERE importer = $reporter AND $flow = 'import'
    UNION ALL
    SELECT exporter, importer, 'export', period, product, classification, value_usd, netweight_kg, dataset, release
    FROM trade_reconciled
    WHERE exporter = $reporter AND $flow = 'export'
),
held AS (
    SELECT reporter, partner, flow, period, product, classification, value_usd, netweight_kg, dataset, release
    FROM trade_reported WHERE reporter = $reporter AND flow = $flow
    UNION ALL
    SELECT * FROM reconciled
),
once AS (
    SELECT * FROM held
    WHERE period >= CAST($first AS VARCHAR) AND period < CAST($last + 1 AS VARCHAR)
      AND CASE product WHEN 'TOTAL' THEN 0 ELSE length(product) END = $level
    QUALIFY classification = first_value(classification) OVER (
        PARTITION BY dataset, partner, period ORDER BY starts_with(classification, 'H') DESC, classification DESC
    )
),
lines AS (
    SELECT reporter, flow, period, product, classification, dataset, release, length(period) AS kind,
           CASE WHEN a.code IS NULL THEN '' ELSE partner END AS aggregate,
           sum(value_usd) AS value_usd, sum(netweight_kg) AS netweight_kg,
           count(*) FILTER (value_usd IS NULL) AS unreported, list(DISTINCT partner) AS partners
    FROM once LEFT JOIN aggregates a ON partner = a.code
    WHERE coalesce(a.whole, true)
    GROUP BY ALL
),
candidates AS (
    SELECT dataset, kind, aggregate, count(DISTINCT period) AS periods,
           len(list_distinct(flatten(list(partners)))) AS members, sum(value_usd) AS total
    FROM lines GROUP BY ALL
),
chosen AS (
    SELECT * FROM candidates
    QUALIFY row_number() OVER (
        PARTITION BY kind ORDER BY periods DESC, aggregate = 'X-WLD' DESC, total DESC NULLS LAST, aggregate, dataset
    ) = 1
)
SELECT reporter, flow, period, product, classification, value_usd, netweight_kg,
       CAST(unreported AS BIGINT) AS unreported,
       CASE aggregate WHEN '' THEN 'sum of ' || members || ' partners' ELSE aggregate END AS basis,
       dataset, release
FROM lines JOIN chosen USING (dataset, kind, aggregate)
ORDER BY period, product, classification

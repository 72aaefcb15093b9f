-- From whom a territory buys each product, of its latest period in the span with partners by product, largest first.
-- Products have $level digits, 2 or more; where a dataset goes no less deep than its subheadings, these are added up, and
-- lines tells how many of them a value is the sum of. Aggregates and the partner of the pair are left out; of several
-- datasets the one with the most partners answers. grade is 'reported' where the territory says so itself, 'reconciled'
-- where both reports were made to agree. A flow that stands in two classifications counts in one of them, as in demand.
WITH held AS (
    SELECT partner, period, product, classification, value_usd, 'reported' AS grade, dataset, release
    FROM trade_reported
    WHERE reporter = $importer AND flow = 'import'
    UNION ALL
    SELECT exporter, period, product, classification, value_usd, 'reconciled', dataset, release
    FROM trade_reconciled
    WHERE importer = $importer
    UNION ALL
    SELECT exporter, period, product, classification, value_usd, 'reported', dataset, release
    FROM leading_suppliers
    WHERE importer = $importer
),
deep AS (
    SELECT held.* FROM held LEFT JOIN aggregates a ON partner = a.code
    WHERE a.code IS NULL AND partner <> $partner AND value_usd > 0 AND length(period) = 4
      AND product <> 'TOTAL' AND length(product) >= $level
      AND period >= CAST($first AS VARCHAR) AND period < CAST($last + 1 AS VARCHAR)
    QUALIFY length(product) = min(length(product)) OVER (PARTITION BY dataset, period)
),
once AS (
    SELECT * FROM deep
    QUALIFY classification = first_value(classification) OVER (
        PARTITION BY dataset, partner, period ORDER BY starts_with(classification, 'H') DESC, classification DESC
    )
),
lines AS (
    SELECT partner, period, left(product, CAST($level AS INTEGER)) AS product, classification,
           sum(value_usd) AS value_usd, CAST(count(*) AS BIGINT) AS lines, grade, dataset, release
    FROM once GROUP BY ALL
),
chosen AS (
    SELECT dataset, period FROM lines GROUP BY dataset, period HAVING count(DISTINCT partner) > 1
    QUALIFY row_number() OVER (ORDER BY period DESC, count(DISTINCT partner) DESC, dataset) = 1
)
SELECT partner, period, product, classification, value_usd, lines, grade, dataset, release
FROM lines JOIN chosen USING (dataset, period)
QUALIFY row_number() OVER (PARTITION BY product ORDER BY value_usd DESC, partner) <= $top
ORDER BY product, value_usd DESC, partner

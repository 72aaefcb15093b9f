-- From whom a territory buys each product, of its latest period in the span with partners by product, largest first.
-- Aggregates and the partner of the pair are left out; of several datasets the one with the most partners answers.
WITH held AS (
    SELECT partner, period, product, classification, value_usd, dataset, release
    FROM trade_reported
    WHERE reporter = $importer AND flow = 'import'
    UNION ALL
    SELECT exporter, period, product, classification, value_usd, dataset, release
    FROM trade_reconciled
    WHERE importer = $importer
    UNION ALL
    SELECT exporter, period, product, classification, value_usd, dataset, release
    FROM leading_suppliers
    WHERE importer = $importer
),
lines AS (
    SELECT held.* FROM held LEFT JOIN aggregates a ON partner = a.code
    WHERE a.code IS NULL AND partner <> $partner AND value_usd > 0 AND length(period) = 4
      AND CASE product WHEN 'TOTAL' THEN 0 ELSE length(product) END = $level
      AND period >= CAST($first AS VARCHAR) AND period < CAST($last + 1 AS VARCHAR)
),
chosen AS (
    SELECT dataset, period FROM lines GROUP BY dataset, period HAVING count(DISTINCT partner) > 1
    QUALIFY row_number() OVER (ORDER BY period DESC, count(DISTINCT partner) DESC, dataset) = 1
)
SELECT partner, period, product, classification, value_usd, dataset, release
FROM lines JOIN chosen USING (dataset, period)
QUALIFY row_number() OVER (PARTITION BY product ORDER BY value_usd DESC, partner) <= $top
ORDER BY product, value_usd DESC, partner

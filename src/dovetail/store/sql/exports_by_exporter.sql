-- What every territory sells to the world, by product of one level: the table from which specialisation is read.
-- One dataset and one year, the latest that covers at least $least exporters or carries the world's total itself
-- (reporter X-WLD, a row beside the exporters), of equals the one that covers most.
-- Flows between all pairs count as such a table too, added up by exporter and to the level asked for; added says so.
-- A product without a row was not reported by that exporter, which may be zero. What an exporter reports in two
-- classifications counts in one of them, as in demand.
WITH deepest AS (
    SELECT dataset, release, max(level) AS level
    FROM trade_reconciled_blocks WHERE level >= $level AND level > 0 GROUP BY ALL
),
lines AS (
    SELECT reporter, period, product, classification, value_usd, false AS added, dataset, release
    FROM trade_reported
    WHERE flow = 'export' AND partner = 'X-WLD' AND length(period) = 4 AND value_usd IS NOT NULL
      AND product <> 'TOTAL' AND length(product) = $level
      AND period BETWEEN CAST($first AS VARCHAR) AND CAST($last AS VARCHAR)
    QUALIFY classification = first_value(classification) OVER (
        PARTITION BY dataset, release, reporter, period
        ORDER BY starts_with(classification, 'H') DESC, classification DESC
    )
    UNION ALL
    SELECT exporter, period, left(product, CAST($level AS INTEGER)), classification, sum(value_usd), true, dataset, release
    FROM trade_reconciled JOIN deepest USING (dataset, release)
    WHERE length(period) = 4 AND value_usd IS NOT NULL AND product <> 'TOTAL' AND length(product) = deepest.level
      AND period BETWEEN CAST($first AS VARCHAR) AND CAST($last AS VARCHAR)
    GROUP BY ALL
),
chosen AS (
    SELECT dataset, release, period, CAST(count(DISTINCT reporter) AS BIGINT) AS exporters
    FROM lines
    GROUP BY ALL
    HAVING exporters >= $least OR bool_or(reporter = 'X-WLD')
    ORDER BY period DESC, exporters DESC, dataset, release
    LIMIT 1
)
SELECT reporter AS exporter, period, product, any_value(classification) AS classification, sum(value_usd) AS value_usd,
       any_value(added) AS added, exporters, dataset, release
FROM lines JOIN chosen USING (dataset, release, period)
GROUP BY ALL
ORDER BY exporter, product

-- Of flows between all pairs, of one year: what each country sells to all (exports_usd) and buys from all (imports_usd),
-- by product of $level digits, over the flows of every two countries whose distance is told. One dataset of at least $least exporters, the latest year in the span.
WITH deepest AS (
    SELECT dataset, release, max(level) AS level, count(DISTINCT reporter) AS exporters
    FROM trade_reconciled_blocks WHERE level >= $level AND level > 0 GROUP BY ALL
    HAVING exporters >= $least
),
chosen AS (
    SELECT dataset, release, period, level
    FROM trade_reconciled_blocks b JOIN deepest USING (dataset, release, level)
    WHERE length(period) = 4 AND period BETWEEN CAST($first AS VARCHAR) AND CAST($last AS VARCHAR)
    GROUP BY ALL ORDER BY period DESC, dataset, release LIMIT 1
),
sums AS (
    SELECT left(t.product, CAST($level AS INTEGER)) AS product, exporter, importer, sum(value_usd) AS value_usd
    FROM trade_reconciled t JOIN chosen c USING (dataset, release, period)
    SEMI JOIN (SELECT exporter, importer FROM ties WHERE coalesce(distance_km, cities_km) > 0)
        USING (exporter, importer)
    WHERE t.value_usd IS NOT NULL AND t.product <> 'TOTAL' AND length(t.product) = c.level
      AND exporter <> importer AND length(exporter) = 3 AND length(importer) = 3
    GROUP BY GROUPING SETS ((1, exporter), (1, importer))
)
SELECT product, coalesce(exporter, importer) AS territory,
       coalesce(sum(value_usd) FILTER (exporter IS NOT NULL), 0) AS exports_usd,
       coalesce(sum(value_usd) FILTER (importer IS NOT NULL), 0) AS imports_usd
FROM sums
GROUP BY ALL
ORDER BY product, territory

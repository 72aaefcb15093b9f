-- Of flows between all pairs, of one year and added up to products of one level: what $a and $b sell to all and buy
-- from all, what the world trades, and what the two sell each other. One dataset, the latest year in the span.
-- Only data sets of at least $least exporters: fewer are no world.
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
)
SELECT left(t.product, CAST($level AS INTEGER)) AS product, any_value(t.period) AS period,
       sum(t.value_usd) AS world, sum(t.value_usd) FILTER (exporter = $a) AS a_exports,
       sum(t.value_usd) FILTER (exporter = $b) AS b_exports, sum(t.value_usd) FILTER (importer = $a) AS a_imports,
       sum(t.value_usd) FILTER (importer = $b) AS b_imports,
       sum(t.value_usd) FILTER (exporter = $a AND importer = $b) AS a_to_b,
       sum(t.value_usd) FILTER (exporter = $b AND importer = $a) AS b_to_a, dataset, release
FROM trade_reconciled t JOIN chosen c USING (dataset, release, period)
WHERE t.value_usd IS NOT NULL AND t.product <> 'TOTAL' AND length(t.product) = c.level
GROUP BY left(t.product, CAST($level AS INTEGER)), dataset, release
ORDER BY product

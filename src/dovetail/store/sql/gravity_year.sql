-- The trade of all with all that a gravity equation is estimated from: data set, release, year, whether both sides agree
-- on it or importers report it, and how deep its products go (0: totals alone). Flows that both sides agree on come
-- first; of each kind the latest year in the span with at least $least importers, and at least three quarters of those
-- of the year with the most.
WITH blocks AS (
    SELECT 'reconciled' AS kind, dataset, release, period, level, partner AS importer FROM trade_reconciled_blocks
    UNION ALL
    SELECT 'reported', dataset, release, period, level, reporter FROM trade_reported_blocks WHERE flow = 'import'
),
years AS (
    SELECT kind, dataset, release, period, level, count(DISTINCT importer) AS importers
    FROM blocks
    WHERE length(period) = 4 AND period BETWEEN CAST($first AS VARCHAR) AND CAST($last AS VARCHAR)
    GROUP BY kind, dataset, release, period, level
    HAVING importers >= $least
),
full_years AS (
    SELECT * FROM years QUALIFY importers >= 0.75 * max(importers) OVER (PARTITION BY kind, dataset, level > 0)
)
SELECT kind, dataset, release, period, CAST(level AS BIGINT) AS level, CAST(importers AS BIGINT) AS importers
FROM full_years
ORDER BY kind, level > 0 DESC, period DESC, importers DESC, level, dataset, release
LIMIT 1

-- What a territory sells to each of its partners and buys from each, in total, a row a dataset, partner, flow and year.
-- value_usd is the published total where there is one (basis 'published'), else the sum of the lines of the coarsest
-- level held (basis 'sum of lines'), as in pair_totals. Aggregates such as X-WLD are no partners.
WITH sums AS (
    SELECT dataset, release, partner, flow, period, classification, level,
           sum(valued) AS valued, sum(value_usd) AS value_usd
    FROM trade_reported_blocks
    WHERE reporter = $reporter AND length(period) = 4 AND partner NOT IN (SELECT code FROM aggregates)
      AND period BETWEEN CAST($first AS VARCHAR) AND CAST($last AS VARCHAR)
    GROUP BY ALL
),
blocks AS (
    SELECT *, row_number() OVER (
        PARTITION BY dataset, release, partner, flow, period, level = 0 ORDER BY valued = 0, level, classification DESC
    ) AS choice
    FROM sums
)
SELECT partner, flow, period,
       coalesce(max(value_usd) FILTER (level = 0), max(value_usd) FILTER (level > 0)) AS value_usd,
       CASE WHEN max(value_usd) FILTER (level = 0) IS NULL THEN 'sum of lines' ELSE 'published' END AS basis,
       dataset, release
FROM blocks
WHERE choice = 1
GROUP BY partner, flow, period, dataset, release
HAVING coalesce(max(value_usd) FILTER (level = 0), max(value_usd) FILTER (level > 0)) IS NOT NULL
ORDER BY period, flow, partner, dataset, release

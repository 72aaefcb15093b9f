-- Both sides' reports of a pair's flows as totals, a row a dataset, reporter, flow and period.
-- value_usd is the published total where there is one (basis 'published'), else the sum of the lines of the
-- coarsest level held (basis 'sum of lines'). sum_of_lines_usd is that sum either way, null without lines.
-- A sum leaves out lines whose value is not reported; unreported counts them. Lines of one flow may stand in several
-- files of a release; a level without any value gives way to a finer one.
WITH sums AS (
    SELECT dataset, release, reporter, partner, flow, period, classification, level,
           sum(lines) AS lines, sum(valued) AS valued, sum(value_usd) AS value_usd
    FROM trade_reported_blocks
    WHERE ((reporter = $a AND partner = $b) OR (reporter = $b AND partner = $a))
      AND period >= CAST($first AS VARCHAR) AND period < CAST($last + 1 AS VARCHAR)
    GROUP BY ALL
),
blocks AS (
    SELECT *, row_number() OVER (
        PARTITION BY dataset, release, reporter, partner, flow, period, level = 0
        ORDER BY valued = 0, level, classification DESC
    ) AS choice
    FROM sums
)
SELECT reporter, partner, flow, period,
       coalesce(max(value_usd) FILTER (level = 0), max(value_usd) FILTER (level > 0)) AS value_usd,
       CASE WHEN max(value_usd) FILTER (level = 0) IS NULL THEN 'sum of lines' ELSE 'published' END AS basis,
       max(value_usd) FILTER (level > 0) AS sum_of_lines_usd,
       CAST(coalesce(max(level) FILTER (level > 0), 0) AS BIGINT) AS level,
       CAST(coalesce(max(lines) FILTER (level > 0), 0) AS BIGINT) AS lines,
       CAST(coalesce(max(lines - valued) FILTER (level > 0), 0) AS BIGINT) AS unreported,
       dataset, release
FROM blocks
WHERE choice = 1
GROUP BY reporter, partner, flow, period, dataset, release
ORDER BY reporter, flow, period, dataset, release

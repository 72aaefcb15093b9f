-- What is held of a pair: a row a table, dataset, release, reporter (or exporter), flow and product level.
WITH held AS (
    SELECT 'trade_reported' AS "table", * FROM trade_reported_blocks
    UNION ALL BY NAME
    SELECT 'trade_reconciled' AS "table", * FROM trade_reconciled_blocks
)
SELECT "table", dataset, release, reporter, partner, flow, level,
       CAST(min(left(period, 4)) AS BIGINT) AS first, CAST(max(left(period, 4)) AS BIGINT) AS last,
       CAST(count(DISTINCT period) AS BIGINT) AS periods, CAST(sum(lines) AS BIGINT) AS lines
FROM held
WHERE (reporter = $a AND partner = $b) OR (reporter = $b AND partner = $a)
GROUP BY ALL
ORDER BY "table", dataset, release, reporter, flow, level

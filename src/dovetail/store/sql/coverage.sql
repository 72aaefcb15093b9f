-- What is held: a row a table, dataset and release, with the territories that report, first and last year,
-- and the product levels (digits, 0 for TOTAL), indicators or measures.
WITH held AS (
    SELECT 'trade_reported' AS "table", dataset, release, reporter AS territory, period, CAST(level AS VARCHAR) AS kind,
           lines
    FROM trade_reported_blocks
    UNION ALL
    SELECT 'trade_reconciled', dataset, release, reporter, period, CAST(level AS VARCHAR), lines
    FROM trade_reconciled_blocks
    UNION ALL
    SELECT 'macro', dataset, release, territory, period, indicator, 1 FROM macro
    UNION ALL
    SELECT 'region_industry', dataset, release, territory, period, measure, 1 FROM region_industry
    UNION ALL
    SELECT 'firm_accounts', dataset, release, territory, period, measure, 1 FROM firm_accounts
    UNION ALL
    SELECT 'complexity', dataset, release, territory, period, measure, 1 FROM complexity
    UNION ALL
    SELECT 'stated', dataset, release, unnest([side_a, side_b]), period, metric, 0.5 FROM stated
)
SELECT "table", dataset, release, list_sort(list(DISTINCT territory)) AS territories,
       CAST(min(left(period, 4)) AS BIGINT) AS first, CAST(max(left(period, 4)) AS BIGINT) AS last,
       list_sort(list(DISTINCT kind)) AS levels, CAST(sum(lines) AS BIGINT) AS rows
FROM held
GROUP BY "table", dataset, release
ORDER BY "table", dataset, release

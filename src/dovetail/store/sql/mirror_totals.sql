-- Total flows between countries that both sides report, of all pairs held, whole years only: what tells how well
-- each country's reports agree with its partners'. Aggregates report nothing and are no partners here.
-- Columns: exporter, importer, period, by_exporter (usd), by_importer (usd), dataset, release of the exporter's row.
WITH totals AS (
    SELECT t.* FROM trade_reported t
    WHERE product = 'TOTAL' AND length(period) = 4 AND value_usd > 0
      AND period >= CAST($first AS VARCHAR) AND period < CAST($last + 1 AS VARCHAR)
      AND partner NOT IN (SELECT code FROM aggregates)
)
SELECT e.reporter AS exporter, e.partner AS importer, e.period,
       e.value_usd AS by_exporter, i.value_usd AS by_importer, e.dataset, e.release
FROM totals e JOIN totals i
  ON e.reporter = i.partner AND e.partner = i.reporter AND e.period = i.period AND e.dataset = i.dataset
WHERE e.flow = 'export' AND i.flow = 'import'
ORDER BY e.period, exporter, importer

-- Trade of all with all in one year of one data set, for a gravity equation: of $kind 'reconciled', or 'reported' by
-- importers. Products of $level digits added up to $digits (TOTAL where that is 0). Aggregates, undisclosed partners and
-- trade with oneself are out.
WITH flows AS (
    SELECT exporter, importer, product, value_usd FROM trade_reconciled
    WHERE $kind = 'reconciled' AND dataset = $dataset AND release = $release AND period = $period
    UNION ALL
    SELECT partner, reporter, product, value_usd FROM trade_reported
    WHERE $kind = 'reported' AND flow = 'import' AND dataset = $dataset AND release = $release AND period = $period
)
SELECT exporter, importer,
       CASE WHEN $digits = 0 THEN 'TOTAL' ELSE left(product, CAST($digits AS INTEGER)) END AS product,
       sum(value_usd) AS value_usd
FROM flows
WHERE value_usd IS NOT NULL AND exporter <> importer AND length(exporter) = 3 AND length(importer) = 3
  AND CASE product WHEN 'TOTAL' THEN 0 ELSE length(product) END = $level
GROUP BY ALL

-- A pair's trade on which both reports were made to agree, in both directions, every product level held.
-- Columns: those of trade_reconciled, then level (digits of the product code, 0 for TOTAL), dataset, release.
-- One SELECT a direction: with OR between them, whole files would be read instead of the parts that matter.
SELECT exporter, importer, period, product, classification, value_usd, netweight_kg,
       CASE product WHEN 'TOTAL' THEN 0 ELSE length(product) END AS level, dataset, release
FROM (
    SELECT * FROM trade_reconciled WHERE exporter = $a AND importer = $b
    UNION ALL
    SELECT * FROM trade_reconciled WHERE exporter = $b AND importer = $a
)
WHERE period >= CAST($first AS VARCHAR) AND period < CAST($last + 1 AS VARCHAR)
ORDER BY dataset, release, exporter, period, level, product

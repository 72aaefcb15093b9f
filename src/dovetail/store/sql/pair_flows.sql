-- What one territory reports of its trade with another, both flows, every product level held.
-- Columns: those of trade_reported, then level (digits of the product code, 0 for TOTAL), dataset, release.
-- Levels overlap: the lines of one level add up to the flow, lines of several do not. So do datasets.
SELECT reporter, partner, flow, period, product, classification, value_usd, netweight_kg, quantity, quantity_unit,
       CASE product WHEN 'TOTAL' THEN 0 ELSE length(product) END AS level, dataset, release
FROM trade_reported
WHERE reporter = $reporter AND partner = $partner
  AND period >= CAST($first AS VARCHAR) AND period < CAST($last + 1 AS VARCHAR)
ORDER BY dataset, release, flow, period, level, product

-- Whose value added is in what a pair and the rest of the world make and sell, computed from a table that is not held:
-- of the latest year inside the years asked for, or of the nearest one before or after them where there is none.
WITH chosen AS (
    SELECT dataset, release, classification, period
    FROM (SELECT DISTINCT dataset, release, classification, period FROM value_added)
    ORDER BY greatest(CAST(left(period, 4) AS INTEGER) - CAST($last AS INTEGER), 0),
             greatest(CAST($first AS INTEGER) - CAST(left(period, 4) AS INTEGER), 0), period DESC, dataset, release
    LIMIT 1
)
SELECT v.*
FROM value_added v
JOIN chosen c ON v.dataset = c.dataset AND v.release = c.release AND v.classification = c.classification
  AND v.period = c.period
WHERE v.territory IN ($a, $b, 'X-ROW') AND (v.partner IN ($a, $b, 'X-ROW', 'X-WLD') OR v.measure = 'absorbed')
ORDER BY v.territory, v.partner, v.industry, v.origin, v.origin_industry, v.measure

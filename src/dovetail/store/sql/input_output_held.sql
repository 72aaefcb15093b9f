-- Which input-output tables are held, a row a classification and year: how many sales, how many of them not told, and
-- in how many units. The latest year comes first, of equals the one with most sales.
SELECT dataset, release, classification, period, count(*) AS sales, count(*) - count(amount) AS untold,
       count(DISTINCT unit) AS units, min(unit) AS unit
FROM input_output
WHERE period >= CAST($first AS VARCHAR) AND period < CAST($last + 1 AS VARCHAR)
GROUP BY ALL
ORDER BY period DESC, sales DESC, dataset, release, classification

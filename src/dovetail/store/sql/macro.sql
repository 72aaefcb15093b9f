-- One indicator of a territory by period; an empty indicator asks for all of them.
SELECT territory, indicator, period, value, unit, dataset, release
FROM macro
WHERE territory = $territory AND ($indicator = '' OR indicator = $indicator)
  AND period >= CAST($first AS VARCHAR) AND period < CAST($last + 1 AS VARCHAR)
ORDER BY indicator, period, dataset, release

-- What the industries of a territory employ, make or sell, with the same of its country and of the other regions of it.
-- One dataset, classification, measure and period: persons before anything else, then the latest period that holds the
-- territory, of equals the one with most industries. An empty $measure asks for whichever is held. Beside it, where
-- the table carries them, the strength of the prior and the number of regions that the country is the sum of.
WITH held AS (
    SELECT dataset, release, classification, measure, period, count(*) AS industries
    FROM region_industry
    WHERE territory = $territory AND measure NOT IN ('prior_strength', 'regions') AND ($measure = '' OR measure = $measure)
      AND period >= CAST($first AS VARCHAR) AND period < CAST($last + 1 AS VARCHAR) AND amount IS NOT NULL
    GROUP BY ALL
),
chosen AS (
    SELECT *
    FROM held
    ORDER BY CASE measure WHEN 'employees' THEN 0 ELSE 1 END, period DESC, industries DESC, measure, dataset, release, classification
    LIMIT 1
)
SELECT r.territory, r.industry, r.classification, r.measure, r.period, r.amount, r.unit, r.dataset, r.release
FROM region_industry r
JOIN chosen c ON r.dataset = c.dataset AND r.release = c.release AND r.classification = c.classification
  AND r.period = c.period AND (r.measure = c.measure OR r.measure IN ('prior_strength', 'regions'))
WHERE (r.territory = $country OR starts_with(r.territory, $prefix)) AND r.amount IS NOT NULL
ORDER BY r.territory, r.measure, r.industry

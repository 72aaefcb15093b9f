-- How large the firms of a country's regions are, activity by activity, in the latest period held: how many, in how many
-- regions, their sum and their sum of squares, from which a Herfindahl index of plants follows.
SELECT industry, classification, period, count(*) AS firms, count(DISTINCT territory) AS regions,
       sum(amount) AS total, sum(amount * amount) AS squares,
       any_value(unit) AS unit, dataset, release
FROM firm_accounts
WHERE starts_with(territory, $prefix) AND measure = $measure AND amount > 0 AND industry IS NOT NULL
GROUP BY industry, classification, period, dataset, release
QUALIFY period = max(period) OVER ()
ORDER BY industry, dataset, release

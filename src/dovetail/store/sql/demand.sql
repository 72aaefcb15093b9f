-- What a territory buys from (flow import) or sells to (flow export) all partners, by product and period.
-- Partners are added up; an aggregate such as X-WLD is never added to its members. Of all datasets and of the
-- aggregates and sums in them, the one that covers the most periods answers, then the largest: for the whole
-- span, so that the series is of one kind. basis says which: the aggregate's code, or 'sum of N partners'.
WITH lines AS (
    SELECT t.*, length(period) AS kind, CASE WHEN a.code IS NULL THEN '' ELSE partner END AS aggregate
    FROM trade_reported t LEFT JOIN aggregates a ON t.partner = a.code
    WHERE reporter = $reporter AND flow = $flow
      AND period >= CAST($first AS VARCHAR) AND period < CAST($last + 1 AS VARCHAR)
      AND CASE product WHEN 'TOTAL' THEN 0 ELSE length(product) END = $level
),
candidates AS (
    SELECT dataset, kind, aggregate, count(DISTINCT period) AS periods, count(DISTINCT partner) AS partners,
           sum(value_usd) AS total
    FROM lines GROUP BY ALL
),
chosen AS (
    SELECT * FROM candidates
    QUALIFY row_number() OVER (
        PARTITION BY kind ORDER BY periods DESC, aggregate = 'X-WLD' DESC, total DESC NULLS LAST, aggregate, dataset
    ) = 1
)
SELECT any_value(reporter) AS reporter, any_value(flow) AS flow, period, product, classification,
       sum(value_usd) AS value_usd, sum(netweight_kg) AS netweight_kg,
       CAST(count(*) FILTER (value_usd IS NULL) AS BIGINT) AS unreported,
       CASE any_value(aggregate) WHEN '' THEN 'sum of ' || any_value(partners) || ' partners'
            ELSE any_value(aggregate) END AS basis,
       dataset, release
FROM lines JOIN chosen USING (dataset, kind, aggregate)
GROUP BY period, product, classification, dataset, release
ORDER BY period, product, classification

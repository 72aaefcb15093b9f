-- The codes of one input-output table, each kind in order: its regions, its industries, and its kinds of final use.
WITH sellers AS (
    SELECT DISTINCT seller, seller_industry
    FROM input_output
    WHERE dataset = $dataset AND release = $release AND classification = $classification AND period = $period
),
buyers AS (
    SELECT DISTINCT buyer, buyer_industry
    FROM input_output
    WHERE dataset = $dataset AND release = $release AND classification = $classification AND period = $period
      AND upper(buyer_industry) <> 'OUTPUT'
)
SELECT DISTINCT kind, code
FROM (
    SELECT 'region' AS kind, seller AS code FROM sellers
    UNION ALL
    SELECT 'region', buyer FROM buyers
    UNION ALL
    SELECT 'sector', seller_industry FROM sellers
    UNION ALL
    SELECT CASE WHEN upper(buyer_industry) LIKE 'FINAL%' THEN 'use' ELSE 'sector' END, buyer_industry
    FROM buyers
)
ORDER BY kind, code

-- The codes of one input-output table, each kind in order: its regions, its industries, and its kinds of final use.
WITH part AS (
    SELECT DISTINCT seller, seller_industry, buyer, buyer_industry
    FROM input_output
    WHERE dataset = $dataset AND release = $release AND classification = $classification AND period = $period
)
SELECT DISTINCT kind, code
FROM (
    SELECT 'region' AS kind, seller AS code FROM part
    UNION ALL
    SELECT 'region', buyer FROM part WHERE upper(buyer_industry) <> 'OUTPUT'
    UNION ALL
    SELECT 'sector', seller_industry FROM part
    UNION ALL
    SELECT CASE WHEN upper(buyer_industry) LIKE 'FINAL%' THEN 'use' ELSE 'sector' END, buyer_industry
    FROM part
    WHERE upper(buyer_industry) <> 'OUTPUT'
)
ORDER BY kind, code

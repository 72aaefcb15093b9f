-- The sales of one input-output table by number instead of code, counted from 0 in the order of the codes of their
-- kind. The buyer of a sale is an industry, a kind of final use, or (both null) it is output as published.
WITH sellers AS (
    SELECT DISTINCT seller, seller_industry
    FROM input_output
    WHERE dataset = $dataset AND release = $release AND classification = $classification AND period = $period
),
buyers AS (
    SELECT DISTINCT buyer, buyer_industry, upper(buyer_industry) AS used
    FROM input_output
    WHERE dataset = $dataset AND release = $release AND classification = $classification AND period = $period
),
regions AS (
    SELECT code, row_number() OVER (ORDER BY code) - 1 AS number
    FROM (SELECT seller AS code FROM sellers UNION SELECT buyer FROM buyers WHERE used <> 'OUTPUT')
),
sectors AS (
    SELECT code, row_number() OVER (ORDER BY code) - 1 AS number
    FROM (
        SELECT seller_industry AS code FROM sellers
        UNION
        SELECT buyer_industry FROM buyers WHERE used <> 'OUTPUT' AND used NOT LIKE 'FINAL%'
    )
),
uses AS (
    SELECT code, row_number() OVER (ORDER BY code) - 1 AS number
    FROM (SELECT DISTINCT buyer_industry AS code FROM buyers WHERE used LIKE 'FINAL%')
),
selling AS (
    SELECT s.seller, s.seller_industry, r.number AS region, i.number AS industry
    FROM sellers s JOIN regions r ON r.code = s.seller JOIN sectors i ON i.code = s.seller_industry
),
buying AS (
    SELECT b.buyer, b.buyer_industry, r.number AS region, i.number AS industry, u.number AS final
    FROM buyers b
    LEFT JOIN regions r ON r.code = b.buyer AND used <> 'OUTPUT'
    LEFT JOIN sectors i ON i.code = b.buyer_industry AND used <> 'OUTPUT' AND used NOT LIKE 'FINAL%'
    LEFT JOIN uses u ON u.code = b.buyer_industry
)
SELECT CAST(s.region AS USMALLINT) AS seller, CAST(s.industry AS USMALLINT) AS sold,
       CAST(b.region AS USMALLINT) AS buyer, CAST(b.industry AS USMALLINT) AS industry,
       CAST(b.final AS USMALLINT) AS final, t.amount
FROM input_output t
JOIN selling s ON s.seller = t.seller AND s.seller_industry = t.seller_industry
JOIN buying b ON b.buyer = t.buyer AND b.buyer_industry = t.buyer_industry
WHERE t.dataset = $dataset AND t.release = $release AND t.classification = $classification AND t.period = $period

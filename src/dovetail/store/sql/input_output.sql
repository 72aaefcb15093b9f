-- The sales of one input-output table by number instead of code, counted from 0 in the order of the codes of their
-- kind. The buyer of a sale is an industry, a kind of final use, or (both null) it is output as published.
WITH part AS (
    SELECT seller, seller_industry, buyer, buyer_industry, amount, upper(buyer_industry) AS used
    FROM input_output
    WHERE dataset = $dataset AND release = $release AND classification = $classification AND period = $period
),
regions AS (
    SELECT code, row_number() OVER (ORDER BY code) - 1 AS number
    FROM (SELECT seller AS code FROM part UNION SELECT buyer FROM part WHERE used <> 'OUTPUT')
),
sectors AS (
    SELECT code, row_number() OVER (ORDER BY code) - 1 AS number
    FROM (
        SELECT seller_industry AS code FROM part
        UNION
        SELECT buyer_industry FROM part WHERE used <> 'OUTPUT' AND used NOT LIKE 'FINAL%'
    )
),
uses AS (
    SELECT code, row_number() OVER (ORDER BY code) - 1 AS number
    FROM (SELECT DISTINCT buyer_industry AS code FROM part WHERE used LIKE 'FINAL%')
)
SELECT CAST(r.number AS USMALLINT) AS seller, CAST(s.number AS USMALLINT) AS sold, CAST(b.number AS USMALLINT) AS buyer,
       CAST(i.number AS USMALLINT) AS industry, CAST(u.number AS USMALLINT) AS final, amount
FROM part
JOIN regions r ON r.code = part.seller
JOIN sectors s ON s.code = part.seller_industry
LEFT JOIN regions b ON b.code = part.buyer AND used <> 'OUTPUT'
LEFT JOIN sectors i ON i.code = part.buyer_industry AND used <> 'OUTPUT' AND used NOT LIKE 'FINAL%'
LEFT JOIN uses u ON u.code = part.buyer_industry

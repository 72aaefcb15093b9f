-- What gravity expects of the trade of a pair, both directions, by product and in total; of each the latest period.
SELECT exporter, importer, period, product, classification, actual_usd, predicted_usd, lower_usd, upper_usd,
       likely_lower_usd, likely_upper_usd, method, dataset, release
FROM trade_expected
WHERE (exporter = $a AND importer = $b) OR (exporter = $b AND importer = $a)
QUALIFY row_number() OVER (PARTITION BY exporter, importer, product ORDER BY period DESC, dataset, release) = 1
ORDER BY exporter, product

-- What ties every two countries; of each two the latest compilation. The distance is that between where people live,
-- and where nobody has told it that between the most important cities. past is 1 where the two have a common past:
-- one was a colony of the other, both had one coloniser, or both were one country. null is not told.
SELECT exporter, importer, coalesce(distance_km, cities_km) AS distance_km, contiguous, common_language,
       greatest(colony, common_coloniser, same_country) AS past, period, dataset, release
FROM ties
WHERE exporter <> importer
QUALIFY row_number() OVER (PARTITION BY exporter, importer ORDER BY period DESC, dataset, release) = 1
ORDER BY exporter, importer

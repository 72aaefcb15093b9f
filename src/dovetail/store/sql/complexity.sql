-- Measures computed from a world table of exports that is not held itself: those of a territory and those of products.
SELECT territory, product, classification, period, measure, value, unit, dataset, release
FROM complexity
WHERE territory IN ($territory, 'X-WLD')
QUALIFY period = max(period) OVER ()
ORDER BY measure, product

-- What was said of a pair in figures, in whichever order its sides were named.
SELECT *
FROM stated
WHERE (side_a = $a AND side_b = $b) OR (side_a = $b AND side_b = $a)
ORDER BY period, id, dataset, release

-- Accounts of the firms of a territory in the latest period held, the largest first.
SELECT firm, name, territory, industry, classification, measure, period, amount, unit, dataset, release
FROM firm_accounts
WHERE territory = $territory AND measure = $measure AND amount IS NOT NULL
QUALIFY period = max(period) OVER ()
ORDER BY amount DESC, firm, dataset, release

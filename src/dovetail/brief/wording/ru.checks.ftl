# Почему утверждение получило такой вывод: предложение, которое стоит само или внутри другого.

reason-sides-unknown = стороны встречи не установлены
reason-existence = совместные предприятия и сборка статистикой торговли не учитываются
reason-quantity = суммы проектов и число предприятий статистикой торговли не учитываются
reason-pieces = учтена стоимость товаров, а не число поставленных единиц или тонн
reason-currency = сумма названа не в долларах США, в которых ведётся статистика
reason-currency-unsaid = валюта, в которой названа сумма, не указана
reason-third-side = речь о другой стороне ({ $side }), не участвующей во встрече
reason-year-unknown = год встречи неизвестен
reason-period-unsaid = не сказано, за какой период
reason-period-unread = за периоды такого рода данные не публикуются
reason-period-missing = за { $period-acc } данных нет
reason-trade-missing = данных о торговле ({ $a } – { $b }) за { $period-acc } нет
reason-base-missing = { $reporter } не публикует данных за { $start-acc }, изменение неизвестно
reason-level = по данным { $reporter-gen }, { $value } { $period-in }
reason-other-year = по данным { $reporter-gen }, { $value } { $period-in }, но { $other } { $then-in }
reason-change = по данным { $reporter-gen }, { $direction ->
    [up] рост
   *[down] снижение
} на { $change } ({ $start } – { $end })
reason-each-side = { $one }, а { $other }
reason-stated = { $publisher }: { $value } { $period-in }
reason-stands-in = вместо сторон взяты { $a } и { $b }: { $because }
reason-other-scope = есть только данные по странам ({ $a } и { $b }), охват другой: { $because }

reason-goods-unsaid = не сказано, о каких товарах речь
reason-direction-unsaid = не сказано, откуда и куда идут товары
reason-goods-missing = данных о торговле до встречи нет ({ $a } – { $b }; { $goods })
reason-flow = по данным { $reporter-gen }, { $flow ->
    [import] импорт
   *[export] экспорт
} составил { $value } { $period-in } ({ $goods })
reason-stock = доля в парке по потокам торговли не определяется, они её лишь ограничивают
reason-stock-bounded = доля в парке по потокам торговли не определяется, они её лишь ограничивают: { $exporter } занимает { $share } в импорте { $importer-gen } { $period-in } ({ $goods })

reason-share = на { $partner-acc } приходится { $share } { $flow ->
    [exports] экспорта
    [imports] импорта
   *[turnover] товарооборота
} { $whole-gen } { $period-in }
reason-share-of-goods = на { $partner-acc } приходится { $share } { $flow ->
    [exports] экспорта
    [imports] импорта
   *[turnover] товарооборота
} { $whole-gen } { $period-in } ({ $goods })
reason-share-of-either = не сказано, от какого целого взята доля: { $one }; { $other }
reason-share-of-one = не сказано, от какого целого взята доля: { $one }
reason-share-other = это доля в том, чего в статистике торговли нет
reason-share-unread = доля в процентах не названа
reason-share-of-region = данных о доле региона в торговле его страны нет
reason-share-missing = за это время нет данных обо всей торговле { $whole-gen } или о доле в ней другой стороны

reason-rank-unread = не сказано, кто и среди кого занимает место
reason-rank-regions = данных о торговле регионов нет, их порядок неизвестен
reason-rank-other = речь не о месте среди торговых партнёров в целом
reason-rank-missing = за это время нет данных о торговле { $whole-gen } с этим партнёром ({ $partner })
reason-rank-few = учтено слишком мало партнёров { $whole-gen }, чтобы определить место ({ $partner })
reason-rank-open = на { $partner-acc } приходится { $share } { $flow ->
    [exports] экспорта
    [imports] импорта
   *[turnover] товарооборота
} { $whole-gen } { $period-in }, но выше могут стоять партнёры, по которым данных нет
reason-rank = { $partner } занимает { $rank }-е место среди партнёров { $whole-gen } по { $flow ->
    [exports] экспорту
    [imports] импорту
   *[turnover] товарообороту
} { $period-in }
reason-rank-of-group = { $partner } занимает { $rank }-е место среди партнёров { $whole-gen } ({ $group }) по { $flow ->
    [exports] экспорту
    [imports] импорту
   *[turnover] товарообороту
} { $period-in }
reason-rank-at-worst = при доле { $share } в { $flow ->
    [exports] экспорте
    [imports] импорте
   *[turnover] товарообороте
} { $whole-gen } { $period-in } место { $partner-gen } — не ниже { $lowest }-го

reason-branch-unsaid = не названы товары, по которым есть данные
reason-side-unsaid = не сказано, о чьей отрасли речь
reason-branch-missing = данных о таком производстве нет ({ $side }; { $goods })
reason-branch-partly = учтена лишь часть таких производств: { $because }
reason-balassa = { $side }: доля товаров ({ $goods }) в экспорте равна { $index } доли в мировом экспорте { $period-in }
reason-quotient = { $side }: доля занятых в производстве товаров ({ $goods }) равна { $index } доли по стране ({ $country }) { $period-in }
reason-praise = похвалу измерить нельзя; { $because }
reason-both-strong = { $one }; { $other }

goods-and-others = другое

measure-turnover-all = Товарооборот со всеми партнёрами
measure-turnover-partner_share = Доля партнёра в товарообороте
measure-exports-partner_share = Доля партнёра в экспорте
measure-partner_rank = Место среди партнёров

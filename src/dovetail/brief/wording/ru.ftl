# Слова записки по-русски. Одно сообщение — одно предложение; имена те же, что в en.ftl; цифр в сообщениях нет:
# числа берутся только из показателей. $t — территория или период, $n — показатель.

## Страница

brief-title = { $a } и { $b }
brief-subtitle = Торговая справка. Данные: { $years }.
brief-subtitle-meeting = Торговая справка к встрече { $meeting-in }. Данные: { $years }.
brief-kind = Что это: две страницы, которые берут с собой на встречу, и приложения к ним. Каждое число раскрывается до источника.
word-annex = Приложение: откуда взято каждое число
word-annex-numbers = Приложение Б: откуда взято каждое число
as-reported = по данным { $reporter-gen }
told-by-one = по данным { $reporter-gen }
told-by-both = по сведённым данным обеих сторон
annex-further = Приложение А: что умеет каждая сторона и что можно сделать вместе
word-language = Язык
word-english = English
word-russian = Русский
word-close = Закрыть
word-derivation = Происхождение
word-what = Показатель
word-value = Значение
word-grade = Вид
word-interval = Интервал
word-formula = Формула
word-inputs = Из чего
word-source = Источник
word-vintage = По состоянию на
word-note = Примечание
word-id = Номер
word-deeper = Глубже: на чём стоят эти числа
word-sources = Источники
word-publisher = Издатель
word-dataset = Набор данных
word-licence = Лицензия
word-methods = Методы
word-caveats = Оговорки
word-figures = Показатели
word-legend = Насколько надёжно число
word-made-by = Составлено программой Dovetail { $version }
word-skip = К тексту
list-comma = {", "}
list-and = {" и "}
list-semicolon = {"; "}

grade-reported = опубликовано
grade-reconciled = сведено
grade-computed = вычислено
grade-estimated = оценка
grade-proxy = замещает
grade-stated = заявлено
mark-reconciled = с
mark-estimated = о
mark-stated = з
mark-proxy = п
legend-reported = опубликовано статистическим ведомством или издателем его данных
legend-computed = арифметика над другими числами этой справки
legend-reconciled = сведено по данным обеих сторон
legend-estimated = получено по модели, с интервалом
legend-proxy = показатели стран вместо показателей региона названы так в каждом предложении
legend-stated = кем-то сказано; статистическое ведомство за это не отвечает

proxy-said = { $sentence } (показатели стран вместо пары «{ $a } – { $b }»).
proxy-said-again = { $sentence } (по странам в целом).
proxy-caption = Показатели { $shown-a-gen } и { $shown-b-gen } вместо показателей пары «{ $a } – { $b }».

## Главное

summary-title = Главное
summary-level = Товарооборот { $a-gen } и { $b-gen } { $period-in } составил { $turnover }: { $imports } поступило из { $b-gen } в { $a-acc } и { $exports } из { $a-gen } в { $b-acc }, { $by }.
summary-change = { $direction ->
    [up] С { $start-gen } по { $end-acc } товарооборот вырос на { $change } ({ $percent }).
    [down] С { $start-gen } по { $end-acc } товарооборот сократился на { $change } ({ $percent }).
   *[flat] С { $start-gen } по { $end-acc } товарооборот почти не изменился ({ $percent }).
}
summary-cause = Самая крупная отдельная причина — { $cause }: { $amount }.
summary-since = { $direction ->
    [up] Товарооборот { $end-in } составил { $turnover }, на { $percent } больше, чем { $start-in }.
    [down] Товарооборот { $end-in } составил { $turnover }, на { $percent } меньше, чем { $start-in }.
   *[flat] Товарооборот { $end-in } составил { $turnover }, почти столько же, сколько { $start-in }.
}
summary-unexplained = { $direction ->
    [up] Рост на { $amount } нельзя объяснить рынком: это товарные группы, где учёт прерывается, и нераскрытые товары.
   *[down] Снижение на { $amount } нельзя объяснить рынком: это товарные группы, где учёт прерывается, и нераскрытые товары.
}
summary-mirror = Стороны считают по-разному: поставки из { $exporter-gen } в { $importer-acc } { $period-in } { $exporter } оценивает в { $by-exporter }, а { $importer } — в { $by-importer }; называя цифру на встрече, следует сказать, чья она.
summary-stated = О торговле самой пары «{ $a } – { $b }» известны только заявления; последнее за целый год: { $turnover } { $period-in }.
summary-stated-beside = Помимо данных учёта: последнее заявление о товарообороте { $a-gen } и { $b-gen } за целый год — { $turnover } { $period-in }.
summary-share = Заявленный товарооборот пары { $period-in } составил { $share } торговли двух стран, поэтому показатели стран говорят о направлении, а не о величине.
summary-goal = Заявленная цель, { $goal }, требует роста на { $yearly } в год, если считать названный срок.
summary-contradictions = { $n-count ->
    [one] { $n } заявление об этой торговле противоречит другим, и без проверки его приводить не следует.
    [few] { $n } заявления об этой торговле противоречат другим, и без проверки их приводить не следует.
   *[many] { $n } заявлений об этой торговле противоречат другим, и без проверки их приводить не следует.
}

## Почему изменился товарооборот

turnover-title = Почему изменился товарооборот
turnover-from-to = { $direction ->
    [up] Товарооборот вырос с { $opening } { $start-in } до { $closing } { $end-in }, то есть на { $change }.
    [down] Товарооборот сократился с { $opening } { $start-in } до { $closing } { $end-in }, то есть на { $change }.
   *[flat] Товарооборот составлял { $opening } { $start-in } и { $closing } { $end-in }.
}
turnover-direction = { $direction ->
    [up] Поставки из { $exporter-gen } в { $importer-acc } выросли на { $change } ({ $percent }).
    [down] Поставки из { $exporter-gen } в { $importer-acc } сократились на { $change } ({ $percent }).
   *[flat] Поставки из { $exporter-gen } в { $importer-acc } почти не изменились ({ $percent }).
}
turnover-cause-demand = { $direction ->
    [up] Покупатели стали закупать больше у всех поставщиков, это прибавило { $amount }.
   *[down] Покупатели стали закупать меньше у всех поставщиков, это убавило { $amount }.
}
turnover-cause-share = { $direction ->
    [up] Доля продавцов в закупках покупателей выросла, это прибавило { $amount }.
   *[down] Доля продавцов в закупках покупателей снизилась, это убавило { $amount }.
}
turnover-cause-price = { $direction ->
    [up] Рост цен на те же товары прибавил { $amount }.
   *[down] Снижение цен на те же товары убавило { $amount }.
}
turnover-cause-quantity = { $direction ->
    [up] Рост количества тех же товаров прибавил { $amount }.
   *[down] Снижение количества тех же товаров убавило { $amount }.
}
turnover-cause-mix = { $direction ->
    [up] Сдвиг к более дорогим товарам внутри групп прибавил { $amount }.
   *[down] Сдвиг к более дешёвым товарам внутри групп убавил { $amount }.
}
turnover-cause-exchange_rate = { $direction ->
    [up] Курс к доллару прибавил { $amount }.
   *[down] Курс к доллару убавил { $amount }.
}
turnover-cause-entry = Товарные группы, которыми раньше не торговали, принесли { $amount }.
turnover-cause-exit = Товарные группы, которыми больше не торгуют, отняли { $amount }.
turnover-cause-unsplit = { $direction ->
    [up] Рост на { $amount } по имеющимся данным разложить дальше нельзя.
   *[down] Снижение на { $amount } по имеющимся данным разложить дальше нельзя.
}
turnover-cause-undisclosed = { $direction ->
    [up] На товары, которые статистика не раскрывает, приходится рост на { $amount }.
   *[down] На товары, которые статистика не раскрывает, приходится снижение на { $amount }.
}
turnover-cause-break = { $direction ->
    [up] Рост на { $amount } приходится на группы, где учёт прерывается; он не объяснён, и выдавать его за конкурентоспособность нельзя.
   *[down] Снижение на { $amount } приходится на группы, где учёт прерывается; оно не объяснено, и выдавать его за конкурентоспособность нельзя.
}
turnover-closing = Все причины в сумме дают изменение до последнего цента.
turnover-bridge-caption = Что изменило товарооборот с { $start-gen } по { $end-acc }, { $by }, { $unit }.
turnover-bridge-alt = Каскадная диаграмма изменения товарооборота с { $start-gen } по { $end-acc }, { $unit }: { $steps }.
turnover-bridge-end = Товарооборот { $period-in }
turnover-levels-caption = Торговля { $a-gen } и { $b-gen } { $by }, { $unit }.
head-year = Период
head-exports = { $a } → { $b }
head-imports = { $b } → { $a }
head-turnover = Товарооборот
head-balance = Сальдо { $a-gen }
cause-price = цены
cause-quantity = количество товаров
cause-mix = состав товаров
cause-exchange_rate = валютный курс
cause-demand = спрос покупателей у всех поставщиков
cause-share = доля продавцов в закупках
cause-entry = новые товарные группы
cause-exit = прекратившиеся товарные группы
cause-unsplit = изменения, которые нельзя разложить
cause-undisclosed = нераскрытые товары
cause-break = разрывы в учёте
step-price = Цены
step-quantity = Количество
step-mix = Состав товаров
step-exchange_rate = Валютный курс
step-demand = Спрос у всех поставщиков
step-share = Доля в этом спросе
step-entry = Новые товарные группы
step-exit = Прекратившиеся группы
step-unsplit = Не разложено
step-undisclosed = Нераскрытые товары
step-break = Не объяснено: разрыв в учёте

## Что выросло и что сократилось

movers-title = Что выросло и что сократилось
movers-rise = В поставках из { $exporter-gen } в { $importer-acc } больше всего выросли: { $movers }.
movers-fall = В поставках из { $exporter-gen } в { $importer-acc } больше всего сократились: { $movers }.
movers-item = { $product } ({ $change })
movers-panel = { $exporter } → { $importer }, { $unit }
movers-caption = Товарные группы с наибольшим изменением с { $start-gen } по { $end-acc }; без разрывов в учёте и нераскрытых товаров.
movers-alt = Столбчатая диаграмма товарных групп с наибольшим изменением по направлениям: { $movers }.
movers-undisclosed = { $share } поставок из { $exporter-gen } в { $importer-acc } { $period-in } по товарам не раскрыто.
breaks-said = { $n-count ->
    [one] В { $n } товарной группе учёт за эти годы прерывается
   *[other] В { $n } товарных группах учёт за эти годы прерывается
}: рынок такого скачка не объясняет, причиной может быть смена кода или порядка отчётности; спросить следует тех, кто ведёт учёт.
breaks-caption = Разрывы в учёте: значения до и после, { $unit }.
head-product = Товарная группа
head-direction = Направление
head-between = Когда
head-before = До
head-after = После
direction-of = { $exporter } → { $importer }
between-periods = между { $start-ins } и { $end-ins }

## Два учёта одной торговли

mirror-title = Два учёта одной торговли
mirror-gap = { $direction ->
    [up] Поставки из { $exporter-gen } в { $importer-acc } { $period-in } { $importer } оценивает в { $by-importer }, { $exporter } — в { $by-exporter }: по прибытии на { $gap } больше ({ $percent } от среднего).
    [down] Поставки из { $exporter-gen } в { $importer-acc } { $period-in } { $importer } оценивает в { $by-importer }, { $exporter } — в { $by-exporter }: по прибытии на { $gap } меньше ({ $percent } от среднего).
   *[flat] О поставках из { $exporter-gen } в { $importer-acc } { $period-in } обе стороны сообщают почти одно и то же, { $by-exporter }.
}
mirror-reconciled = Если свести данные обеих сторон, получается { $value }; верное значение может лежать где угодно между двумя отчётами.
mirror-reasons = Чем это может объясняться: { $reasons }.
reason-valuation = импорт считают с фрахтом и страхованием, экспорт без них
reason-copied = данные одной стороны переписаны у другой
reason-re-export = транзит товаров третьих стран
reason-confidentiality = товары, которые одна из сторон не раскрывает
reason-timing = товары, учтённые по прибытии в другом году
reason-coverage = торговля, которую одна из сторон не считает
mirror-copied = { $n-count ->
    [one] За { $n } год обе стороны публикуют почти одно и то же число, само по себе так не бывает: одно взято из другого и ничего не проверяет.
    [few] За { $n } года обе стороны публикуют почти одно и то же число, само по себе так не бывает: одно взято из другого и ничего не проверяет.
   *[many] За { $n } лет обе стороны публикуют почти одно и то же число, само по себе так не бывает: одно взято из другого и ничего не проверяет.
}
mirror-panel = { $exporter } → { $importer }, { $unit }
mirror-line = Данные { $reporter-gen }
mirror-caption = Одни и те же поставки по данным каждой стороны; полоса между линиями — расхождение. Экспорт в ценах ФОБ, импорт — СИФ.
mirror-alt = Линейная диаграмма поставок по годам, по данным { $a-gen } и по данным { $b-gen }, расхождение показано полосой: { $panels }.
mirror-table-caption = Данные обеих сторон рядом, { $unit }.
head-by-exporter = Данные экспортёра
head-by-importer = Данные импортёра
head-gap = Расхождение
head-gap-percent = % от среднего
head-reconciled = Сведённое

## Что было сказано

stated-title = Что было сказано
stated-intro = Таблицы торговли самой пары «{ $a } – { $b }» не загружены; ниже то, что говорили официальные лица и агентства.
stated-intro-beside = Что говорили официальные лица и агентства о торговле пары «{ $a } – { $b }», рядом с данными учёта.
stated-caption = Заявления о торговле пары «{ $a } – { $b }», доллары США. Вид каждого числа: заявлено.
head-what = О чём
head-said = Сказано
head-change = Заявленное изменение
head-by = Кто
metric-turnover = Товарооборот
metric-exports = Экспорт { $exporter-gen }
metric-imports = Импорт { $importer-gen }
metric-balance = Сальдо
metric-goal = Товарооборот, цель
stated-base = к { $base-dat }
check-sum = { $verdict ->
    [contradicts] Было сказано, что товарооборот { $period-in } составил { $claimed }, но два названных направления в сумме дают { $implied }: всё это вместе верно быть не может.
    [within_rounding] Было сказано, что товарооборот { $period-in } составил { $claimed }; два названных направления в сумме дают { $implied }, это объясняет округление.
   *[agrees] Товарооборот { $period-in }, { $claimed }, согласуется с двумя названными направлениями, в сумме { $implied }.
}
check-difference = { $verdict ->
    [contradicts] Было сказано, что сальдо { $period-in } составило { $claimed }; по названным экспорту и импорту выходит { $implied }, и округление этого не объясняет.
    [within_rounding] Было сказано, что сальдо { $period-in } составило { $claimed }; по названным экспорту и импорту выходит { $implied }, разница в пределах округления.
   *[agrees] Сальдо { $period-in }, { $claimed }, согласуется с названными экспортом и импортом.
}
check-growth = { $verdict ->
    [contradicts] Было сказано, что товарооборот { $period-in } изменился на { $claimed }, но по экспорту и импорту с их названными изменениями выходит { $implied }: всё это вместе верно быть не может.
    [within_rounding] Было сказано, что товарооборот { $period-in } изменился на { $claimed }; по экспорту и импорту с их названными изменениями выходит { $implied }, это объясняет округление.
   *[agrees] Заявленное изменение { $period-in }, { $claimed }, согласуется с изменениями экспорта и импорта.
}
check-base = Число { $period-in } вместе с названным изменением подразумевает { $implied } { $base-in }.
check-base_against_stated = { $verdict ->
    [contradicts] Названное изменение { $period-in } подразумевает { $implied } { $base-in }, а сказано было { $claimed }: вместе это верно быть не может.
    [within_rounding] Названное изменение { $period-in } подразумевает { $implied } { $base-in }, а сказано было { $claimed }; это объясняет округление.
   *[agrees] Названное изменение { $period-in } согласуется с тем, что сказано о периоде { $base }.
}
check-goal = От { $from } { $start-in } до заявленной цели, { $claimed }, товарооборот должен расти на { $implied } в год, если считать названный срок.
check-goal_by_calendar = По календарным годам к { $period-dat } это { $implied } в год.
check-part_of_year = { $claimed } { $period-in } — это часть года: сравнивать её с { $implied } { $base-in } нельзя.
check-twice_the_part = Удвоенное число { $period-in } составило бы { $implied }; это удвоенная часть, а не год.
check-years_apart = С { $start-gen } по { $end-acc } заявленный товарооборот рос на { $implied } в год.
check-share = Заявленные { $claimed } { $period-in } — это { $implied } торговли, о которой сообщают две страны.
check-against_data = { $verdict ->
    [contradicts] Было сказано { $claimed } { $period-in }; по данным учёта { $implied }.
    [within_rounding] Было сказано { $claimed } { $period-in }; по данным учёта { $implied }, это объясняет округление.
   *[agrees] Было сказано { $claimed } { $period-in }, и данные учёта это подтверждают.
}

## Карта

map-alt = Карта расположения: { $a } и { $b }.
map-caption = { $a } и { $b }. Границы по Natural Earth.

## Приложение

annex-intro = Каждая запись — одно число этой справки или то, на чём оно стоит: значение, вид, формула с исходными числами либо источник.
annex-ledger = Те же записи есть в книге показателей, в файле рядом с этим; число можно раскрыть и в командной строке по его номеру.
annex-shown = На бумаге стоят показанные выше числа и первые ступени под каждым; на странице для экрана и в книге показателей есть все.
method-bridge = Изменение товарооборота раскладывается по товарным группам и направлениям: где есть количества, на цены и количества, иначе на закупки покупателя у всех поставщиков и долю в них, в среднем по обоим порядкам.
method-undisclosed = Товары без указания вида показаны отдельно, как и группы, где учёт прерывается.
method-mirror = Расхождение — это число импортёра минус число экспортёра, в процентах от их среднего.
method-stated = Заявления сверены между собой с учётом округления каждого: противоречием названо только то, чего никакие округлённые значения не снимают.

## Сравнение двух справок

compare-title = Что изменилось с прежней справки
compare-none = Ничего не изменилось.
compare-value = Изменилось значение
compare-vintage = Значение прежнее, но данные в другой редакции
compare-new = Новые показатели
compare-gone = Показатели, которых больше нет
compare-more = и ещё { $count }, см. { $path }

## Оговорки

caveat-proxy = Таблиц торговли пары «{ $asked }» нет; вместо них показаны показатели пары «{ $shown }».
caveat-reporter = Изменение описано по данным { $reporter-gen }.
caveat-reconciled = Изменение описано по сведённым данным обеих сторон.
caveat-years-in-part = За { $years } есть данные только о части года; за год она не выдаётся.
caveat-years-missing = Нет данных о торговле за { $missing }.
caveat-no-bridge = Описать изменение нельзя: данные есть только за { $held }.
caveat-bridge-total-level = О поставках из { $exporter-gen } в { $importer-acc } известен только итог, поэтому их изменение не разложено по товарам.
caveat-demand-total-level = О закупках { $importer-gen } у всех поставщиков известен только итог ({ $basis }); с ним сопоставлена каждая товарная группа.
caveat-demand-basis = «Все поставщики» в закупках { $importer-gen } — это { $basis }.
caveat-demand-unknown = Закупки { $importer-gen } у всех поставщиков не известны на начало или конец, поэтому изменение поставок из { $exporter-gen } не разложено на спрос и долю.
basis-partners = { $count ->
    [one] { $shown } партнёр
    [few] { $shown } партнёра
   *[many] { $shown } партнёров
} на учёте
caveat-partly-unsplit = Часть поставок из { $exporter-gen } в { $importer-acc } по имеющимся данным разложить нельзя.
caveat-undisclosed = Часть поставок из { $exporter-gen } в { $importer-acc } по товарам не раскрыта.
caveat-breaks-untested = Поставки из { $exporter-gen } в { $importer-acc } нельзя было проверить на разрывы в учёте.
caveat-direction-missing = О поставках из { $exporter-gen } в { $importer-acc } данных нет.
caveat-break = Учёт по группе «{ $product }» (из { $exporter-gen } в { $importer-acc }) прерывается между { $start-ins } и { $end-ins }.
caveat-lines-unreported = В части товарных строк { $reporter-gen } нет значений, они считаются неучтёнными ({ $lines }).
caveat-datasets-joined = Данные { $reporter-gen } сложены из нескольких наборов: { $datasets }.
caveat-nothing-stated = О торговле пары «{ $pair }» заявлений нет.
caveat-classification-changes = Товарная классификация { $reporter-gen } за эти годы меняется: { $classifications }.
caveat-classifications-alternative = Часть товаров в данных { $reporter-gen } записана по нескольким товарным классификациям; показана последняя из них.

## Что измеряют показатели

measure-exports = Экспорт
measure-imports = Импорт
measure-turnover = Товарооборот
measure-balance = Сальдо
measure-exports-change = Изменение экспорта
measure-imports-change = Изменение импорта
measure-turnover-change = Изменение товарооборота
measure-balance-change = Изменение сальдо
measure-exports-growth = Рост экспорта
measure-imports-growth = Рост импорта
measure-turnover-growth = Рост товарооборота
measure-exports-yearly_growth = Рост экспорта за год
measure-imports-yearly_growth = Рост импорта за год
measure-turnover-yearly_growth = Рост товарооборота за год
measure-trade = Торговля
measure-trade-reconciled = Торговля, сведено по обеим сторонам
measure-mirror_gap = Расхождение отчётов
measure-mirror_gap-percent = Расхождение отчётов, относительное
measure-mirror_gap-log_ratio = Расхождение отчётов, логарифм отношения
measure-bridge = Причина изменения
measure-bridge-price = Причина изменения: цены
measure-bridge-quantity = Причина изменения: количество
measure-bridge-mix = Причина изменения: состав товаров
measure-bridge-exchange_rate = Причина изменения: валютный курс
measure-bridge-demand = Причина изменения: спрос покупателей
measure-bridge-share = Причина изменения: доля в этом спросе
measure-bridge-entry = Причина изменения: новые товарные группы
measure-bridge-exit = Причина изменения: прекратившиеся группы
measure-bridge-unsplit = Изменение, которое не разложено
measure-bridge-undisclosed = Изменение нераскрытых товаров
measure-bridge-break = Изменение при разрыве учёта, не объяснено
measure-bridge-unexplained = Изменение, не объяснимое рынком
measure-bridge-change = Изменение, все причины вместе
measure-break-change = Скачок при разрыве учёта
measure-break-factor = Скачок при разрыве учёта, во сколько раз
measure-line-change = Изменение товарной группы
measure-concentration-hhi = Концентрация (индекс Херфиндаля — Хиршмана)
measure-concentration-top_share = Доля крупнейших товарных групп
measure-undisclosed_share = Доля нераскрытых товаров
measure-stated-turnover = Заявленный товарооборот
measure-stated-exports = Заявленный экспорт
measure-stated-imports = Заявленный импорт
measure-stated-balance = Заявленное сальдо
measure-stated-turnover-change = Заявленное изменение товарооборота
measure-stated-exports-change = Заявленное изменение экспорта
measure-stated-imports-change = Заявленное изменение импорта
measure-stated-implied_turnover = Товарооборот, который следует из заявленных частей
measure-stated-implied_balance = Сальдо, которое следует из заявленных частей
measure-stated-implied_growth = Рост, который следует из заявленных частей
measure-stated-implied_base = База, которая следует из заявленных изменений
measure-stated-base = База, которая следует из заявленного изменения
measure-stated-gap = Сказанное минус то, что следует
measure-stated-yearly_growth = Рост за год между заявленными числами
measure-stated-goal_growth = Рост за год, нужный для цели
measure-stated-goal_growth_by_calendar = Рост за год, нужный для цели, по календарным годам
measure-stated-twice_the_half = Удвоенное полугодие, не год
measure-stated-share_of_national = Доля в торговле двух стран
measure-count = Число

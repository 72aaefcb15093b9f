## Оговорки о возможностях

caveat-capability-of-exports = О том, что страна умеет производить, судим по её экспорту по товарным позициям Гармонизированной системы ({ $period }); проданное внутри страны не видно, а товары проездом видны.
caveat-capability-undisclosed = Часть экспорта { $country-gen } по товарам не раскрыта; она входит в итог, но специализацией не считается.
caveat-capability-filters = Сложность, места и плотность посчитаны по экономикам с экспортом от { $exports } млрд долларов и позициям с мировой торговлей от { $trade } млн.
caveat-capability-left-out = Экспорт { $country-gen } слишком мал для места по сложности.
caveat-capability-without-complexity = Мировой таблицы экспорта ({ $period }) в хранилище нет, поэтому сложность и близость товаров не показаны.
caveat-capability-of-work = О том, что умеет производить { $region }, судим по отраслям ({ $period }); торговля региона по товарам и партнёрам не публикуется.
caveat-capability-country-summed = { $country } — сумма регионов таблицы ({ $n }); регионов, которых в ней нет, нет и в сумме.
caveat-capability-lump = Интервалы исходят из того, что люди приходят и уходят по { $n } человек, как на небольшом заводе; это допущение.
caveat-capability-parts = Некоторые опубликованные отрасли — части других; в итогах никто не посчитан дважды, в сумме всех опубликованных строк — посчитан.
caveat-capability-not-published = Не опубликовано ({ $region }): { $industries }.
caveat-capability-without-goods = От отраслей этой классификации нет перехода к товарам, поэтому сложность производимого не показана.
caveat-capability-unranked-goods = Мировой таблицы экспорта по товарным позициям в хранилище нет, поэтому сложность этих товаров не показана; загрузите её по схеме country-exports.
caveat-capability-mapped = Товары определены по отраслям через проверенную таблицу, а внутри отрасли — по экспорту страны; регион может выпускать и другие товары той же отрасли.
caveat-capability-firms = Предприятия показаны по месту регистрации, с выручкой ({ $period }) и основным видом деятельности, который они указали; заводы предприятий из других регионов не видны.

method-capability = Страна специализирована там, где индекс Балассы не меньше единицы; сложность — индекс Хаусмана и Идальго по собственному вектору; близость — плотность близостей товаров. Регион измерен коэффициентами локализации, сжатыми к стране настолько, насколько схожи её регионы.

## Что измеряют показатели

measure-employees = Занятые
measure-employees-all = Занятые, все отрасли
measure-employees-listed = Занятые, сумма всех опубликованных строк
measure-output = Выпуск
measure-output-all = Выпуск, все отрасли
measure-output-listed = Выпуск, сумма всех опубликованных строк
measure-value_added = Добавленная стоимость
measure-value_added-all = Добавленная стоимость, все отрасли
measure-value_added-listed = Добавленная стоимость, сумма всех опубликованных строк
measure-revenue = Выручка
measure-revenue-all = Выручка, все отрасли
measure-revenue-listed = Выручка, сумма всех опубликованных строк
measure-location_quotient = Коэффициент локализации
measure-location_quotient-shrunken = Коэффициент локализации, сжатый к стране
measure-location_quotient-accounts = Коэффициент локализации по выручке
measure-strengths-share = Доля в сильных отраслях
measure-specialisations = Отрасли выше среднего по стране
measure-regional_complexity = Средняя сложность товаров сильных отраслей
measure-eci = Экономическая сложность
measure-eci_rank = Место по экономической сложности
measure-economies = Экономики в ряду
measure-pci = Сложность товара
measure-density = Плотность вокруг товара
measure-diversity = Специализации

## Глава

capability-title = Что умеет производить каждая сторона
capability-country = { $who }: специализация по индексу Балассы — { $n } { $n-count ->
    [one] товарная позиция
    [few] товарные позиции
   *[many] товарных позиций
} ({ $period }); место по экономической сложности — { $rank } среди { $economies } { $economies-count ->
    [one] экономики
   *[other] экономик
}.
capability-country-unranked = { $who }: специализация по индексу Балассы — { $n } { $n-count ->
    [one] товарная позиция
    [few] товарные позиции
   *[many] товарных позиций
} ({ $period }).
capability-country-first = Крупнейшие специализации: { $goods }.
capability-good = { $name } ({ $exports }, индекс { $balassa })
capability-nearby = Из товаров, в которых специализации пока нет, ближе всего к производимому: { $goods }.
capability-region = { $who }: в отраслях, по которым есть данные ({ $period }), { $total-count ->
    [one] занят { $total } человек
    [few] заняты { $total } человека
   *[many] заняты { $total } человек
}; выше среднего по стране с запасом на случайность — { $n } { $n-count ->
    [one] отрасль
    [few] отрасли
   *[many] отраслей
}.
capability-region-first = { $count ->
    [one] Это { $industries }.
   *[other] Крупнейшие из них: { $industries }.
}
capability-industry = { $name } ({ $people-count ->
    [few] { $people } человека
   *[other] { $people } человек
}, коэффициент { $quotient })
capability-industry-valued = { $name } ({ $amount }, коэффициент { $quotient })
capability-firms = Крупнейшие по выручке производители ({ $period }): { $firms }.
capability-firm = { $name } ({ $revenue })
capability-regional-complexity = Средняя сложность товаров этих отраслей — { $complexity } по шкале, где средняя экономика мира — ноль.
capability-table-region = Сильные отрасли: { $who }, { $period }
capability-table-country = Специализации с крупнейшим экспортом: { $who }, { $period }, { $unit }
head-industry = Отрасль
head-people = Занятые
head-quotient = Коэффициент
head-balassa = Индекс Балассы
head-pci = Сложность
head-density = Плотность, %
head-amount-in = Величина, { $unit }
head-shrunken = Сжатый к стране
head-interval = Интервал
head-share = Доля, %
head-firm = Предприятие
head-activity = Вид деятельности
head-revenue = Выручка, { $unit }
capability-nearest = Ближайшие товары без специализации
capability-listed = сумма всех опубликованных строк
capability-behind = Товары сильных отраслей
head-sold = Экспорт
head-sold-in = Экспорт, { $unit }
capability-gap = { " " }
capability-region-valued = { $who }: по отраслям, по которым есть данные ({ $period }), всего { $total }; выше среднего по стране с запасом на случайность — { $n } { $n-count ->
    [one] отрасль
    [few] отрасли
   *[many] отраслей
}.
capability-caption-country = { $who }: крупнейший экспорт среди специализаций, индекс Балассы ({ $period }); черта — среднее по миру.
capability-caption-region = { $who }: крупнейшие отрасли выше среднего по стране, коэффициент локализации с интервалом ({ $period }); черта — страна.
capability-alt-country = Индексы Балассы крупнейших специализаций, { $who } ({ $period }): { $told }.
capability-alt-region = Коэффициенты локализации крупнейших сильных отраслей, { $who } ({ $period }): { $told }.
capability-one = что умеет производить
capability-space = Пространство товаров: рядом лежат товары, в которых сильны одни и те же экономики. Отмечено, что производят { $who }; точка в кольце — производят обе стороны.
capability-space-alt = Карта пространства товаров; на дереве самых сильных связей отмечены специализации: { $who }.

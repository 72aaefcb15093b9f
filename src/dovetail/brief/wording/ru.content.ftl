# Чья стоимость заключена в том, что стороны продают друг другу: глава о цепочке и её таблицы.

content-lead = Чья стоимость заключена в этих товарах, показывает таблица «затраты — выпуск» ({ $publisher }, { $period }).
content-rest = { $absent }: отдельных строк в таблице нет, территория входит в остальной мир, и числа относятся к остальному миру в целом.
content-home = Из { $seller-gen } в { $buyer-acc } товаров и услуг поставлено на { $gross }, из них { $domestic } — добавленная стоимость самого продавца, { $foreign } — других стран; { $home } собственной стоимости в итоге возвращается к продавцу в том, что он покупает для конечного использования.
content-machines = Из { $seller-gen } в { $buyer-acc } поставлено машин, оборудования и транспортных средств на { $sold }; { $partner } их стоимости создал сам покупатель, в том числе { $metal } — его металлургия: это металл, который ушёл и вернулся в машинах. Третьи страны создали { $others }, металлургия продавца — { $smelted }.
content-machines-back = В обратном направлении таких товаров продано на { $sold }: { $partner } их стоимости создал покупатель ({ $buyer }), в том числе { $metal } — его металлургия; третьи страны создали { $others }, металлургия продавца — { $smelted }.
content-foreign = Доля иностранной стоимости в продукции машиностроения: { $a } — { $one }, { $b } — { $other }.
content-stages = Среднее число стадий до конечного использования: металлы — { $metals-a } ({ $a }) и { $metals-b } ({ $b }), машины — { $machines-a } и { $machines-b }.
content-at-home = Металл, который машиностроение ({ $region }) нашло бы в самом регионе, в % от выпуска, из того, что такая отрасль берёт со всей страны ({ $country }): { $items }. По коэффициентам Флегга на основе численности занятых ({ $metals } в металлургии); диапазон — при дельте от { $low } до { $high }.
content-at-home-item = { $industry } — { $regional } из { $national }
content-caption = Чья добавленная стоимость заключена в том, что стороны продали друг другу, { $period }, { $unit } и % от продаж.
content-head-goods = Что продано
content-head-sold = Продано
content-head-own = Создал продавец
content-head-partner = Создал покупатель
content-head-partner-metals = в том числе его металлургия
content-head-others = Создали третьи страны
content-goods = { $group ->
    [metals] металлы, продавец — { $seller }
    [machines] машины и транспорт, продавец — { $seller }
   *[total] все товары и услуги, продавец — { $seller }
}
content-quotient-note = Коэффициенты Флегга судят о поставках по тому, сколько отрасли есть в регионе: встречные перевозки металла других марок они не видят и учитывают только занятых, показанных по отраслям.

measure-value_added-own = Добавленная стоимость продавца в продажах
measure-value_added-own-metals = Добавленная стоимость металлургии продавца в продажах
measure-value_added-partner = Добавленная стоимость покупателя в его покупках
measure-value_added-partner-metals = Добавленная стоимость металлургии покупателя в его покупках
measure-value_added-others = Добавленная стоимость третьих стран в продажах
measure-value_added-others-all = Иностранная добавленная стоимость в продажах
measure-value_added-content = Добавленная стоимость в продажах по происхождению
measure-value_added-content-metals = Добавленная стоимость металлургии в продажах
measure-value_added-twice = Стоимость, уже пересекавшая границу экспортёра
measure-output-input_output = Выпуск по таблице «затраты — выпуск»
measure-upstreamness = Число стадий до конечного использования
measure-inputs-metals = Металлы, купленные для производства
measure-inputs-metals-national = Металл со всей страны в выпуске
measure-inputs-metals-regional = Металл из региона в выпуске
table-value-heading = Чья стоимость заключена в проданном, { $publisher }, { $year } г.
table-terms-heading = Всё проданное: чья это стоимость и что возвращается
table-stages-heading = Число стадий до конечного использования
table-at-home-heading = Металл для машиностроения у себя, % от выпуска
table-machine-industry = отрасль
table-group = { $group ->
    [metals] металлы
    [machines] машины
   *[total] все товары и услуги
}
table-goods = товары
table-own-share = продавец, %
table-own-metals = его металлургия
table-partner-share = покупатель, %
table-partner-metals = его металлургия
table-others-share = третьи, %
table-domestic = продавца
table-foreign = других стран
table-twice = учтено дважды
table-comes-home = возвращается
table-metals = металлы
table-machines = машины
table-region = регион
table-country-share = страна
table-region-share = сам регион
table-least = не менее
table-most = не более
table-people-quotient = коэффициент локализации
table-metals-quotient = в металлургии
table-ties-heading = От чего за рубежом зависит выпуск машиностроения
table-value-of = добавленная стоимость
table-demand-of = конечный спрос
table-of-abroad = все страны
table-region-abroad = страна
table-share-of-output = доля выпуска, %

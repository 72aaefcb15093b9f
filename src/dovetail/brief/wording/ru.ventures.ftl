## Глава о проектах

ventures-title = Что стороны могли бы делать вместе
ventures-lead = Первые среди кандидатов: { $goods }.
ventures-sure = Если веса частей балла и всё, что данные оставляют открытым, выбирать случайно, первый кандидат может занять место от { $low } до { $high }: порядок надо читать как диапазон.
ventures-item = { $product } → { $use }
ventures-table-caption = Кандидаты по баллу при равных весах; диапазон — место в девяти из десяти испытаний весов и того, что данные оставляют открытым. Индексы экспорта за { $period-acc }.
ventures-head-rank = Место
ventures-head-range = Диапазон
ventures-head-product = Что делать
ventures-head-use = Для чего
ventures-head-sides = Строит, вносит
ventures-sides = { $builder }, { $bringer }
ventures-head-score = Балл, %
ventures-head-technology = Технология
ventures-controlled = { $technology }; проверить списки контроля
ventures-chart-caption = Место каждого кандидата и его диапазон, когда веса неизвестны.
ventures-chart-alt = Места и их диапазоны: { $told }.
ventures-chart-title = Место (первое — слева)
fiche-case = { $product } → { $use }. { $builder }: машину строят (индекс { $built }), самого узла не хватает (индекс { $lacks }).
fiche-case-unknown = { $product } → { $use }. { $builder }: машину строят (индекс { $built }); о самом узле данных нет.
fiche-case-untold = { $product } → { $use }. { $builder }: машину строят (индекс { $built }); отдельно об узле данных нет: его и машину выпускает одна отрасль.
fiche-brings = { $bringer } вносит: { $goods }.
fiche-skill = Сам узел, { $bringer }: индекс { $skill }.
fiche-index-of = { $index }, по стране в целом
fiche-material = { $name } (индекс { $index })
fiche-gaps = Слабее всего в балле: { $parts }.
fiche-part = { $name } ({ $value })
fiche-firms = Кого пригласить: { $firms }.
fiche-firm = { $name }, выручка { $revenue } за { $period-acc }
fiche-no-firms = Отчётности предприятий этой отрасли нет: их назовут сами стороны.
fiche-suppliers = Больше всех на мировой рынок продают { $countries }.
fiche-supplier = { $country } ({ $amount })
ventures-beside = Последние строки стоят дальше в списке, но этого не хватает обеим сторонам и только кластеру «{ $cluster }»: { $items }.
ventures-held = Отложено до появления новых сведений: { $items }.
ventures-held-item = { $some ->
    [some] { $product } → { $use } — { $bringer }: собственная статистика такого производства не показывает, сильных составляющих лишь { $covered }
   *[none] { $product } → { $use } — { $bringer }: собственная статистика такого производства не показывает, сильных составляющих нет
}
ventures-held-raw = { $product } → { $use } — { $bringer }: собственная статистика такого производства не показывает, из составляющих сильно лишь сырьё
ventures-held-more = прочие — в таблице held_back
table-bad-years = Худший из учтённых лет для покупателей машин, в %
table-of-all = все
ventures-shocks = Как эти рынки ведут себя в плохой год, уже известно.
ventures-pages = Страницу о каждом кандидате — доводы, пробелы, вопросы и список приглашаемых предприятий — пишет команда «dovetail ventures» с ключом «--fiches».
fiche-now = { $buyer } закупает товарную группу «{ $goods }» в третьих странах прежде всего здесь: { $countries }.
fiche-now-all = { $buyer } закупает в третьих странах товарную группу «{ $goods }» на { $amount }, больше всего — { $countries }.
fiche-exposure = Доля крупнейшего поставщика — { $share }.
fiche-buyers = Мировой экспорт за { $period-acc }, { $goods }: { $world }, из него { $builder } — { $sold }.
fiche-room = { $left ->
    [some] Поставки товарной группы «{ $goods }» ({ $builder } → { $buyer }) за { $period-acc } — { $now }; по индикатору МТЦ там можно продать ещё на { $more }.
   *[none] Поставки товарной группы «{ $goods }» ({ $builder } → { $buyer }) за { $period-acc } — { $now }, не меньше, чем ожидает индикатор МТЦ.
}
fiche-shock-bought = { $direction ->
    [up] Закупки товарной группы «{ $goods }» ({ $buyer }) росли каждый год, за который есть данные.
   *[down] Закупки товарной группы «{ $goods }» ({ $buyer }) в худший из учтённых лет, { $year-in }, снизились на { $change }.
}
fiche-shock-traded = { $direction ->
    [up] Поставки { $goods } ({ $seller } → { $buyer }) росли каждый год, за который есть данные.
   *[down] Поставки { $goods } ({ $seller } → { $buyer }) в худший для них год, { $year-in }, снизились на { $change }.
}
fiche-shock-goods = товарной группы «{ $goods }»
fiche-shock-same = этой же группы
fiche-shock-unknown = Насколько закупки ({ $buyers }) снижаются в плохой год, здесь не отражено.
fiche-depends = В выпуске всего машиностроения ({ $maker }) за { $period-acc } ({ $publisher }) { $foreign } — добавленная стоимость других стран (больше всего: { $suppliers }), { $abroad } ушло в конечный спрос за рубежом (больше всего: { $buyers }). Столько выпало бы, если бы одна из этих связей прервалась и ничто её не заменило.
fiche-depends-item = { $country } { $amount }
fiche-depends-unknown = От кого зависит машиностроение ({ $maker }), таблицы «затраты — выпуск» здесь не показывают.
fiche-no-suppliers = У кого это сейчас закупает сторона ({ $buyer }), здесь не отражено.
fiche-lacking = Ни одна из сторон не сильна в том, что для этого тоже нужно: { $goods }; это поступит из третьих стран.
fiche-alone = Крупнейший продавец из третьих стран на мировом рынке: { $items }.
fiche-alone-item = { $goods } — { $country } { $share }
fiche-nothing-lacking = Всё, из чего это делают, — сильное место одной из сторон.
fiche-origin = Если иностранное только это, доля местной стоимости методом вычитания составит { $origin } (по границам отраслей в целом — от { $low } до { $high }).
fiche-running = { $bringer } уже поставляет товарную группу «{ $goods }» ({ $builder }) на { $amount }.
fiche-clusters = Этого не хватает кластерам этой стороны: { $clusters }.
fiche-controlled = В этой позиции могут быть контролируемые товары: решает лицензирующий орган по техническим характеристикам, и его спрашивают первым.
fiche-rank = По баллу — место { $rank } среди всех кандидатов; при случайных весах и с учётом того, что данные оставляют открытым, — от { $low } до { $high }.

## Страница о кандидате

fiche-title = Проект: { $product }
fiche-subtitle = Для чего: { $uses }. Строит { $builder }, вносит { $bringer }
fiche-kind = Кандидат по данным статистики; проверяют инженеры и покупатели обеих сторон
fiche-head-case = Суть
fiche-head-evidence = Данные
fiche-head-gaps = Пробелы
fiche-head-questions = Вопросы
fiche-head-firms = Кого пригласить
fiche-listed = { $side }, по опубликованным перечням предприятий: { $firms }.
fiche-score = балл, их среднее
fiche-scores-caption = Балл по частям, из ста{ $open ->
    [yes] , и пределы части там, где данные оставляют её открытой
   *[no] { "" }
}
fiche-any = любая
fiche-head-part = Часть
fiche-head-score = Балл
fiche-unknown = неизвестно, взята половина
fiche-head-between = Пределы
fiche-table-caption = Что отражено в статистике
fiche-head-what = Показатель
fiche-head-whose = Чей
fiche-head-value = Значение
fiche-head-period = Период
fiche-head-grade = Происхождение
fiche-row-index = { $name }: индекс (среднее равно единице)
fiche-row-exports = { $name }: экспорт в мир
fiche-row-imports = { $name }: импорт
fiche-row-elsewhere = { $name }: закупки в третьих странах
ask-size_and_weight = Каковы наибольшие размеры и масса отливки или поковки, марка металла, как её старят и обрабатывают?

## Что измеряют показатели проектов

measure-venture-tied = Место сторон среди всех потребителей
measure-venture-completes = Пробел кластера
measure-venture-market = Взаимная торговля этим
measure-venture-spoken = Сколько об этом говорили
measure-venture-able = Индекс по литью и поковкам для машин
measure-venture-covered = Материалы, в которых силён партнёр
measure-venture-origin = Доля местной стоимости методом вычитания
measure-bought-worst = Худший год закупок во всех странах
measure-traded-worst = Худший год взаимной торговли
measure-output-absorbed = Выпуск по странам конечного спроса
measure-dependence-foreign = Добавленная стоимость других стран в выпуске машиностроения
measure-dependence-supplier = Добавленная стоимость одной страны в выпуске машиностроения
measure-dependence-abroad = Выпуск машиностроения для конечного спроса за рубежом
measure-dependence-buyer = Выпуск машиностроения для конечного спроса одной страны
measure-venture-alone = Доля крупнейшего экспортёра в мировом экспорте
measure-venture-steady = Что остаётся от закупок в плохой год
measure-venture-exposure = Доля крупнейшего поставщика
measure-cluster-index = Индекс по литью и поковкам для ядра
caveat-bad-years-not-on-record = Закупки по товарам за ряд лет ({ $countries }) здесь не отражены, поэтому не сказано, насколько они снижаются в плохой год.
caveat-suppliers-not-on-record = Закупки по товарам и странам ({ $countries }) здесь не отражены, поэтому третьи поставщики не названы.

## Литьё и поковки для ядра

cluster-located = По регионам страны ({ $country }) отрасль «{ $industry }» чаще всего соседствует с отраслями: { $items }; выше нуля — две отрасли предпочитают одни и те же регионы.
cluster-located-item = { $name } ({ $gamma })
cluster-clustering = Сверх того, что объясняет размер предприятий, отрасль «{ $industry }» сосредоточена на { $gamma } (индекс Эллисона — Глейзера).
measure-cluster-colocated = Соседство с ядром
measure-cluster-clustering = Индекс Эллисона — Глейзера
cluster-others = { $items }; и другое на схеме ниже
cluster-craft = Литейные и кузнечные цехи как таковые есть. Но литьё и поковки для этого ядра учитываются вместе с его частями, и здесь считается меньший из двух индексов: { $items }.
cluster-craft-item = { $name } ({ $sides })
cluster-craft-side = { $who }: { $craft } по таким изделиям вообще, { $index } по изделиям для ядра
method-ventures = Балл — среднее его частей; весов не знает никто, поэтому места разыгрываются со случайными весами (распределение Дирихле) и с тем, что данные оставляют открытым, и даны диапазонами.
measure-venture-net_cost_content = Доля местной стоимости по чистым затратам
worth-content = Доля местной стоимости для правил происхождения
worth-by-price = методом вычитания
worth-by-cost = по чистым затратам

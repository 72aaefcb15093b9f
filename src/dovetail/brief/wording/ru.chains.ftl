## Оговорки к цепочкам, кластерам, проектам и оценкам

caveat-chain-of-countries = Торговли пары «{ $asked }» по товарам нет; вместо неё показана торговля пары «{ $shown }».
caveat-no-capability-on-record = Мировой таблицы экспорта по товарным позициям нет, поэтому возможности сторон не показаны; её загружают раскладкой country-exports.
caveat-chain-by-chapter = Торговля сторон известна только по товарным группам: связь означает поставки товаров этих групп, а не именно этого узла.
caveat-sectors-by-chapter = Торговля сторон известна только по товарным группам: поставки отрасли оценены по её доле в мировом экспорте продавца по каждой группе.
caveat-sectors-of-headings = Каждая товарная позиция целиком отнесена к отрасли, которая её главным образом производит.
caveat-no-trade-by-product = Торговля сторон по товарам неизвестна.
caveat-parts-graph-bounds = Что во что входит, следует из номенклатуры и проверенного перечня; доля одного товара в другом ограничена отраслями в целом, а не измерена.
caveat-not-in-input-output-table = В таблице «затраты — выпуск» за { $year } г. ({ $publisher }) нет отдельных строк ({ $territories }), поэтому чья стоимость заключена в товарах, не показано.
caveat-rest-of-the-world-stands-in = В таблице «затраты — выпуск» за { $year } г. ({ $publisher }) нет отдельных строк ({ $territories }): территория входит в остальной мир. Чья стоимость заключена в товарах, показано для этой группы стран в целом; недостающие строки не придуманы.
caveat-no-input-output-table = Чья стоимость заключена в товарах, не показано: нет таблицы «затраты — выпуск» со строками обеих сторон; её загружают раскладкой wiod, icio или input-output.
caveat-specialisation-of-country = Вместо специализации региона ({ $region }) показана специализация страны ({ $country }).
caveat-specialisation-of-work = Для региона ({ $region }) индекс — коэффициент локализации: занятые в производстве товара по сравнению со средним по стране (среднее равно единице), а где данных о занятых нет — выручка предприятий; где неизвестно ни то, ни другое, показана специализация страны ({ $country }).
caveat-benchmark-of-exports = Состав сложившегося кластера взят из экспорта стран: { $countries }.
caveat-ventures-are-candidates = Это кандидаты по экспортной специализации за { $period }; предприятия, затраты и заказы приносят сами стороны.
caveat-no-venture-found = Не найдено товара, который нужен одной стороне пары «{ $pair }» и который может дать другая.
caveat-appraisal-rests-on-assumptions = Оценка проекта «{ $venture }» — арифметика по заданным допущениям, валюта { $currency }.
caveat-appraisal-without-ranges = Ни одно допущение проекта «{ $venture }» не имеет пределов, поэтому надёжность итога неизвестна.
caveat-several-internal-rates = Платежи проекта «{ $venture }» меняют знак несколько раз и имеют несколько внутренних ставок; судите по чистой приведённой стоимости.

## Что измеряют показатели

measure-balassa = Индекс Балассы
measure-exports-all = Экспорт всех товаров
measure-exports-world = Мировой экспорт
measure-imports-all = Импорт из всех стран
measure-imports-elsewhere = Импорт из других стран
measure-exports-input_output = Экспорт по таблице «затраты — выпуск»
measure-value_added-domestic = Собственная добавленная стоимость в экспорте
measure-value_added-foreign = Чужая добавленная стоимость в экспорте
measure-value_added-home = Собственная добавленная стоимость, вернувшаяся домой
measure-cluster-benchmark = Доля звена в сложившихся кластерах
measure-cluster-gap = Пробел в кластере
measure-cluster-filled = Часть пробела, которую может восполнить партнёр
measure-venture-buyers = Покупатели рядом
measure-venture-need = Потребность
measure-venture-skill = Умение партнёра
measure-venture-inputs = Материалы партнёра
measure-venture-two_sided = Вклад обеих сторон
measure-venture-world = Размер мирового рынка
measure-venture-technology = Класс технологии
measure-venture-score = Балл проекта
measure-venture-rank = Место проекта
measure-venture-first = Как часто он первый
measure-venture-assumed = Допущение
measure-venture-project-npv = Чистая приведённая стоимость проекта
measure-venture-project-irr = Внутренняя норма доходности проекта
measure-venture-project-payback = Срок окупаемости проекта
measure-venture-equity-npv = Чистая приведённая стоимость для владельцев
measure-venture-equity-irr = Внутренняя норма доходности для владельцев
measure-venture-equity-payback = Срок окупаемости для владельцев
measure-venture-party = Стоимость для стороны
measure-venture-value_content = Доля местной стоимости вычитанием
measure-venture-break_even = Безубыточность
measure-venture-loss_share = Доля испытаний с убытком

## Слова

chain-runs = работает
chain-runs-in-chapter = работает по группе
chain-could = возможна
chain-part = узел
chain-material = материал
chain-tool = инструмент
chain-service = услуга
role-core = Ядро
role-inputs = Ресурсы
role-tools = Оснащение
role-services = Услуги
standing-at_home = есть у себя
standing-from_partner = есть у партнёра
standing-together = можно вместе
standing-from_third = у третьих стран
standing-not_measured = не измерено
technology-low = низкая
technology-medium-low = средне-низкая
technology-medium-high = средне-высокая
technology-high = высокая

## Вопросы к проекту

ask-volumes_and_grades = Какие объёмы и марки нужны в год и по чьим чертежам?
ask-price_and_quality_now = Кто поставляет сейчас, по какой цене и с каким браком?
ask-technology_and_licence = Чья технология и по какой лицензии?
ask-materials_delivered = Можно ли поставлять материалы нужной марки и сколько они в пути?
ask-export_licence = Какие товары этой позиции входят в списки контроля и что говорит лицензирующий орган?
ask-origin_and_local_content = Какое правило происхождения нужно выполнить и сколько места оно оставляет чужим материалам?

## Глава о цепочке

chain-title = От металла к машинам, цепочка: { $product }
chain-two-way = За { $period-acc } из { $seller-gen } в { $buyer-acc } поставлено товаров группы «{ $goods }» на { $flow }; они идут в производство ({ $into }). Обратно поступило товаров группы «{ $wholes }» на { $back }.
chain-one-way = За { $period-acc } из { $seller-gen } в { $buyer-acc } поставлено товаров группы «{ $goods }» на { $flow }; они идут в производство ({ $into }).
chain-brings = Из того, что идёт в товар «{ $product }», сильные позиции стороны ({ $who }): { $goods }.
chain-lacks = Из того, что идёт в товар «{ $product }», обе стороны далеки от среднего уровня в позициях: { $goods }. Это поставляют третьи страны или дал бы совместный завод.
chain-pictured = Цепочка «{ $product }»: от материалов через узлы к машине, и кто из двух в чём силён. Сплошная линия — поставка есть в данных, прерывистая — связь возможна; серым показано то, что входит в машину, но между сторонами не поставляется.
chain-pictured-sold = Цепочка «{ $product }»: от материалов через узлы к машине, и кто из двух в чём силён. Сплошная линия — поставка есть в данных, прерывистая — связь возможна; серым показано то, что входит в машину, но между сторонами не поставляется. Над товарами — объём поставок { $level ->
    [chapter] всей товарной группы
   *[heading] этих товаров
} за { $period-acc }, поставщика показывает цвет линии; торговля: { $shown-a } и { $shown-b }.
chain-sale = { $goods }: { $flow }
chain-sale-heading = { $flow }
chain-back = Обратно, { $seller } – { $buyer }
chain-past = прямо в машину
chain-alt = Послойная схема цепочки «{ $product }». Материалы: { $materials }. Узлы: { $parts }. Связи: { $links }.
chain-alt-sold = { $alt } Поставки: { $sales }.
chain-alt-node = { $name } ({ $who })
chain-alt-link = { $part } → { $whole }, поставщик { $seller }
chain-layer-materials = Материалы и детали
chain-layer-parts = Узлы
chain-layer-whole = Машина
chain-who = { $who ->
    [both] обе стороны
   *[neither] ни одна из сторон
}
chain-table-caption = Что идёт от одной стороны к другой и что возвращается, { $period }, { $unit }. Торговля показана по товарным группам целиком: { $shown-a } и { $shown-b }.
chain-table-caption-heading = Что идёт от одной стороны к другой и что возвращается, { $period }, { $unit }; торговля: { $shown-a } и { $shown-b }.
chain-head-parts = Что поставляется
chain-head-way = Откуда – куда
chain-head-flow = Продано
chain-head-wholes = Во что входит
chain-head-back = Возвращается
chain-way = { $seller } – { $buyer }

## Глава о кластере

cluster-title = Кластер, который можно дополнить: { $name }
cluster-core = Ядро по индексу (среднее равно единице): { $items }.
cluster-core-item = { $name } — { $a } { $one }, { $b } { $other }
cluster-partner = { $who }: недостающее может дать партнёр ({ $partner }) — { $items }.
cluster-together = Нет ни у кого, но одна из сторон близка, так что возможен общий завод: { $items }.
cluster-third = Далеки обе стороны: { $items }. Это пробел кластера; его закроет третий поставщик или новый завод.
cluster-both = Есть у обеих сторон: { $items }.
cluster-pictured = Кто чем располагает в кластере «{ $name }», по индексу (среднее равно единице), и что помогло бы; { $a } — { $period-a }, { $b } — { $period-b }.
cluster-verdicts = Есть у себя — индекс не меньше единицы. Есть у партнёра — сильная позиция у другой стороны. Можно вместе — нет ни у кого, но одна из сторон близка (индекс не меньше половины). У третьих стран — далеки обе стороны.
cluster-alt = Доска кластера «{ $name }»: { $told }.
cluster-alt-item = { $name }: { $a } { $one }, { $b } { $other }
cluster-of-headings = Индекс охватывает товарную позицию целиком: сделает ли завод изделие нужного размера и марки, скажет только сам завод.
cluster-of-beds = Индекс охватывает товарную позицию целиком: отольёт ли завод станину нужного размера и марки, скажет только сам завод.

## Где стороны подходят друг другу

fit-title = Где стороны подходят друг другу
fit-counts = В { $period-loc } { $a } специализируется на товарных позициях: { $n }, { $b } — { $m }; общих из них — { $both }.
fit-similarity = Экспортные корзины стран ({ $a } и { $b }) схожи на { $index } из ста пунктов (Фингер и Крейнин).
fit-complementarity = То, что продаёт миру { $exporter }, совпадает с тем, что закупает у всех { $importer }, на { $index } из ста пунктов (Майкели).
fit-two-way = В торговле стран ({ $a } и { $b }) { $share } идёт в обе стороны внутри одной товарной группы.
fit-way = Товары, на которых специализируется { $seller }, но не { $buyer }: прежде всего { $goods }.
fit-need = Товарная группа «{ $product }»: { $importer } закупает в третьих странах { $elsewhere } ({ $period }), доля поставок из { $exporter-gen } во всех её закупках — { $share }.
fit-shared = Обе стороны сильны в товарах: { $goods }; здесь они соперничают и могут делить заказы, стандарты и поставщиков.
fit-axis = Специализация: { $side } (среднее по миру — единица)
fit-corner-one = специализируется только { $side }
fit-corner-both = специализируются обе стороны
fit-map-alt = Карта товарных групп по специализации ({ $a } и { $b }), круги — торговля: { $told }.
fit-map-caption = Товарные группы по специализации сторон ({ $a } и { $b }), { $period }; круг тем больше, чем больше торговля стран ({ $shown-a } и { $shown-b }); подписаны крупнейшие и сильнейшие.
fit-table-caption = { $level ->
    [chapter] { $seller } → { $buyer }: крупнейшие совпадения. Индекс каждой стороны, { $period }; торговля стран ({ $shown-a } и { $shown-b }) дана по всей товарной группе, { $years }, { $unit }.
   *[heading] { $seller } → { $buyer }: крупнейшие совпадения. Индекс каждой стороны, { $period }; торговля стран ({ $shown-a } и { $shown-b }), { $years }, { $unit }.
}
fit-head-index = Индекс: { $side }
fit-head-sold = Продаётся
fit-head-elsewhere = { $importer } закупает у третьих стран
fit-head-labels = Технологии, стадия
fit-label = { $technology ->
    [primary] сырьё
    [low] низкие
    [medium-low] средне-низкие
    [medium-high] средне-высокие
    [high] высокие
   *[none] –
}, { $stage ->
    [primary] сырьё
    [processed] обработанные
    [parts] части
    [capital] машины
    [consumer] потребительские
   *[none] –
}

## Сколько ещё можно продать

potential-title = Сколько ещё можно продать
potential-gravity = { $side ->
    [above] Из { $exporter-gen } в { $importer-acc } { $period-in } поставлено на { $actual }, тогда как размер, расстояние, граница и язык делают вероятными { $expected }: стороны связаны намного теснее, чем знает гравитационная модель.
    [below] Из { $exporter-gen } в { $importer-acc } { $period-in } поставлено на { $actual }, тогда как размер, расстояние, граница и язык делают вероятными { $expected }: меньше ожидаемого.
   *[within] Из { $exporter-gen } в { $importer-acc } { $period-in } поставлено на { $actual }, примерно столько, сколько делают вероятным размер, расстояние, граница и язык ({ $expected }).
}
potential-unrealised = По индикатору Международного торгового центра больше всего не продано из { $exporter-gen } в { $importer-acc } по группам: { $goods }.
potential-item = { $product } ({ $amount })
potential-agree = Методы ставят товары в разном порядке; ранговые корреляции: { $pairs }.
potential-correlation = { $one } и { $other } — { $value }
potential-part = Расходятся они в группе «{ $product }»: { $ranks }.
potential-prospects = Из товаров, на которых { $exporter } пока не специализируется, близки к уже производимым и востребованы { $where ->
    [buyer] у покупателя ({ $importer })
   *[world] на мировом рынке
}: { $goods }.
potential-rank = { $method } — место { $rank }
table-potential-prospects = { $seller } для { $buyer-gen }: пока не специализация, по близости и спросу
table-potential-demand = { $where ->
    [buyer] Закупает { $buyer }, { $unit }
   *[world] Мировой экспорт, { $unit }
}
table-potential-rank-demand = Спрос
potential-head-now = Продаётся
potential-head-itc = Потенциал МТЦ
potential-head-unrealised = из него не продано
potential-head-gravity = Ожидает гравитация
potential-head-rank-itc = Место: МТЦ
potential-head-rank-gravity = Гравитация
potential-head-rank-density = Близость
method-name-itc = индикатор МТЦ
method-name-gravity = гравитация
method-name-density = близость
potential-table-caption = { $exporter } → { $importer }: товарные группы по индикатору МТЦ рядом с гравитацией и близостью, { $period }, { $unit }; оценки.
potential-chart-caption = { $exporter } → { $importer }: одни и те же группы в порядке каждого метода; числа — места среди всех, цветом — где методы расходятся сильнее всего.
potential-chart-alt = Места товарных групп ({ $methods }), { $exporter } → { $importer }: { $told }.

## Приложение

method-fit = Сторона специализируется там, где индекс Балассы не меньше единицы; индекс региона — индекс его страны, умноженный на коэффициент локализации, и он засчитывается, только если оба не меньше единицы. Совпадение — товар, на котором специализируется продавец: потребность, если покупатель на нём не специализируется. Пометки: технологии по ОЭСР, стадия по широким экономическим категориям.
method-potential = Индикатор Международного торгового центра — произведение предложения, спроса и лёгкости торговли; гравитация — псевдомаксимальное правдоподобие Пуассона без самой пары; близость — плотность близостей; пока не производимое упорядочено по близости и спросу, без минерального сырья. Они стоят рядом и никогда не сводятся в одно число.

## Оговорки

caveat-fit-exports-only = Сильные стороны определены по экспорту ({ $period }): сделанное для своего рынка не видно, а реэкспорт виден.
caveat-fit-not-in-table = Экспорт по позициям ({ $country }) в учёте отсутствует.
caveat-fit-region-estimated = Индекс региона ({ $region }) — оценка: индекс страны ({ $country }), умноженный на коэффициент локализации отраслей по числу занятых; принято, что регион вывозит ту же часть произведённого, что и страна.
caveat-fit-region-proxy = Об отраслях региона ({ $region }) данных нет; вместо него взята страна ({ $country }).
caveat-fit-one-country = Обе стороны находятся в одной стране ({ $country }): их торговля между собой не учитывается.
caveat-fit-trade-of-countries = Продажи и закупки — стран: { $shown }.
caveat-fit-no-trade = Поставки из { $exporter-gen } в { $importer-acc } по товарам в учёте отсутствуют.
caveat-fit-by-chapter = Поставки из { $exporter-gen } в { $importer-acc } учтены по группам, поэтому рядом с позицией показана вся её группа, а размер оценён по доле позиции в мировом экспорте.
caveat-fit-purchases-unknown = Закупки в третьих странах по товарам ({ $importer }) в учёте отсутствуют, поэтому потребности видны лишь по тому, чего она не вывозит; загрузите её импорт от всех партнёров.
caveat-potential-of-countries = Потенциал дан для стран: { $shown }; в таблицах мировой торговли нет строк регионов.
caveat-potential-simplified = Индикатор упрощён: рост не прогнозируется, пошлины не учтены, один год вместо пяти, экспорт в ценах ФОБ, импорт — СИФ; поэтому он распределяет нынешнюю торговлю пары по товарам и говорит «где», а не «насколько вырастет вся торговля».
caveat-potential-no-exports = Из { $exporter-gen } в { $importer-acc } индикатор не рассчитан: экспорта по позициям ({ $exporter }) в учёте нет; он есть в любой таблице экспорта всех стран.
caveat-potential-no-purchases = Из { $exporter-gen } в { $importer-acc } индикатор не рассчитан: закупок от всех партнёров по товарам ({ $importer }) в учёте нет; их публикуют Комтрейд ООН и BACI, после загрузки индикатор рассчитывается.
caveat-potential-no-balance = Поправка на баланс опущена: импорт по товарам ({ $exporter }) в учёте отсутствует.
caveat-potential-by-chapter = Из { $exporter-gen } в { $importer-acc } потенциал дан по группам — так глубок учёт их торговли.
caveat-potential-no-gravity = Ожидаемая торговля по товарам из { $exporter-gen } в { $importer-acc } не загружена, поэтому гравитации среди порядков нет; она оценивается, если загружены потоки между всеми странами по товарам (BACI) и расстояния (GeoDist).
caveat-potential-gravity-reconciled = Гравитационная модель оценена по согласованным потокам между всеми странами ({ $period }), отсутствие строки — отсутствие торговли; в модели — эффекты экспортёров и импортёров (в них размер стран), расстояние, граница, язык и общее прошлое, сама пара исключена. Для товаров ниже группы взяты коэффициенты группы, интервал для них не приводится.
caveat-potential-gravity-reported = Гравитационная модель оценена по импорту ({ $period }) по данным импортёров, не показанное никем не учтено; в модели — эффекты экспортёров и импортёров (в них размер стран), расстояние, граница, язык и общее прошлое, сама пара исключена. Для товаров ниже группы взяты коэффициенты группы, интервал для них не приводится.
caveat-potential-no-density = Близость товаров к производимым ({ $exporter }) неизвестна.
caveat-potential-gravity-bounds = Гравитация знает размер, расстояние, границу, язык и общее прошлое, но не таможенный союз, трубопроводы и политику; её ожидание — мерка, а не норма.

## Что измеряют показатели

measure-balassa-regional = Индекс региона, оценка
measure-imports-partner_share = Доля партнёра в закупках
measure-extent = Размер совпадения
measure-similarity = Сходство экспортных корзин
measure-complementarity = Совпадение экспорта и закупок
measure-two_way = Встречная торговля
measure-count-specialisations = Специализации
measure-count-specialisations-both = Специализации обеих сторон
measure-potential = Потенциал (МТЦ)
measure-potential-ease = Лёгкость торговли
measure-potential-supply = Доля в мировом предложении
measure-potential-unrealised = Нереализованный потенциал
measure-potential-gravity = Торговля, ожидаемая гравитацией
measure-potential-rank = Место
measure-potential-rank-itc = Место по индикатору МТЦ
measure-potential-rank-gravity = Место по гравитации
measure-potential-rank-density = Место по близости
measure-potential-rank-new_density = Место по близости среди пока не производимого
measure-potential-rank-new_demand = Место по спросу среди пока не производимого
measure-potential-correlation = Ранговая корреляция двух методов

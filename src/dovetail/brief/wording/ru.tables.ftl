# Таблицы для чтения на экране и на странице одного результата.

table-note = Примечание. { $note }
table-not-reported = нет данных
table-reconciled = сведено
table-way = { $a } → { $b }
table-both = обе стороны
table-total = всего
table-product = товар
table-direction = направление
table-period = период
table-change = изменение
table-value = значение

## Товарооборот

table-turnover-heading = { $a } и { $b }, { $years }
table-turnover-stands-in = Вместо пары «{ $asked-a } – { $asked-b }» показана пара «{ $a } – { $b }»: данных о торговле самих сторон нет.
table-levels = Торговля: { $a } – { $b }, { $unit }
table-year = год
table-reported-by = чьи данные
table-exports = экспорт
table-imports = импорт
table-turnover = товарооборот
table-balance = сальдо
table-mirror = Одни и те же поставки в двух отчётах
table-by-exporter = у экспортёра
table-by-importer = у импортёра
table-gap = расхождение
table-reasons = чем может объясняться
table-reason-valuation = основа цены
table-reason-copied = переписано
table-reason-re-export = реэкспорт
table-reason-confidentiality = нераскрытые товары
table-reason-timing = сроки учёта
table-reason-coverage = охват учёта
table-bridge = Почему изменился товарооборот, { $by }, { $unit }
table-turnover-of = товарооборот { $year-in }
table-risers = Больше всего выросло, { $unit }
table-fallers = Больше всего снизилось, { $unit }
table-first = в начале
table-last = в конце
table-breaks = Разрывы в учёте, которые рынком не объясняются
table-years = годы
table-before = до
table-after = после
table-times = во сколько раз
table-parts = Части года, { $unit }
table-on-the-year = к тому же периоду прошлого года
table-stated = Что заявлено: { $a } – { $b }
table-what = о чём
table-said-by = кто сообщил

## Где стороны подходят друг другу

table-fit-heading = { $a } и { $b }: где они подходят друг другу, { $year }
table-fit-counts = Товарных позиций специализации: { $counts }.
table-fit-similarity = Сходство экспортных корзин ({ $a } и { $b }), индекс Фингера – Крейнина, из ста: { $value }.
table-fit-complementarity = Экспорт { $seller-gen } и закупки { $buyer-gen }, индекс Майкели, из ста: { $value }.
table-fit-two-way = Встречная торговля внутри товарных групп ({ $a } и { $b }), индекс Грубеля – Ллойда: { $value }.
table-fit-need = На чём специализируется { $seller }, а { $buyer } нет, { $unit }
table-fit-shared = На чём специализируются и { $seller }, и { $buyer }, { $unit }
table-fit-sellers-index = индекс продавца
table-fit-buyers-index = индекс покупателя
table-nearness = близость, %
table-fit-sold = { $level ->
    [chapter] группа: продано
   *[heading] продано
}
table-fit-elsewhere = { $level ->
    [chapter] группа: куплено у других
   *[heading] куплено у других
}
table-fit-extent = объём
table-fit-labels = технологии, стадия
table-fit-sectors = Товарные группы с наибольшей торговлей, { $unit }
table-chapter = товарная группа
table-index = индекс { $code }
table-strengths = сильных позиций { $code }

## Сколько ещё можно продать

table-potential-heading = { $a } и { $b }: сколько ещё можно продать
table-potential-total = { $seller } → { $buyer }, { $year }: { $actual }; гравитация ожидает { $expected } (от { $low } до { $high }).
table-potential-ease = { $seller } → { $buyer }: лёгкость торговли { $value } (единица — столько, сколько дали бы сами корзины).
table-potential-lines = { $seller } → { $buyer }, { $year }, { $unit }
table-potential-correlations = { $seller } → { $buyer }: ранговая корреляция методов
table-potential-correlation = корреляция
table-potential-parted = { $seller } → { $buyer }: где методы расходятся больше всего, { $unit }

## Цепочки, кластеры, совместные производства, оценка

table-tier = ярус
table-part = узел
table-goes-into = входит в
table-seller = продавец
table-buyer = покупатель
table-millions = млн долл.
table-back = обратно
table-sector = отрасль
table-from-others = { $code } у третьих стран
table-of-output = % выпуска
table-links = Показано связей: { $shown } из { $all }
table-item = позиция
table-lacks = нехватка, %
table-third = у третьих стран
table-candidates = { $a } и { $b }: предложения ({ $shown } из { $all })
table-rank = место
table-interval = интервал
table-for = для чего
table-builds = кто собирает
table-brings = кто поставляет
table-of = из чего
table-technology = технологии
table-low = нижняя
table-high = верхняя

## Поиск и происхождение числа

table-code = код
table-score = близость
table-answered-by = по каким словам
table-found = { $n-count ->
    [one] { $n } показатель.
    [few] { $n } показателя.
   *[many] { $n } показателей.
}
table-opened-above = раскрыто выше
table-left-out = и ещё { $left }, поменьше; все показывает --all
table-had-on = по состоянию на { $date }
table-at = { $address }
table-licence = лицензия: { $licence }

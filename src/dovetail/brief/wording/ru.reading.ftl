# Что прочитано в сообщениях о встрече, по записям: для экрана и для страницы записи встречи.

reading-title = О чём сообщается
reading-title-dated = О чём сообщается: встреча { $day }
reading-meeting = Встреча { $day }: { $a } и { $b }
reading-meeting-undated = Встреча, день не указан: { $a } и { $b }
reading-sides-unknown = стороны не установлены
reading-meeting-of-nobody = Встреча { $day }: стороны не установлены
reading-meeting-unknown = Встреча: день не указан, стороны не установлены
reading-year = Год определён по косвенному признаку: { $reason }.
reading-note = Примечание: { $note }.
reading-agenda = Предмет разговора
reading-items = Записи
reading-beside = Сопоставление сообщений
reading-checks = Утверждения и статистика
reading-rejected = Отклонено при проверке
reading-model = Прочтение модели { $model }: каждая цитата найдена в сообщениях
reading-model-refused = Сказанное моделью, чего в сообщениях нет
reading-of-these-alone = Есть только в сообщении { $letter }

head-id = Номер
head-words = Слова
head-read-as = Прочтение
head-confidence = Надёжность
head-branch = Отрасль или товар
head-hs = ТН ВЭД
head-isic = МСОК
head-weight = Вес
head-relation = Соотношение
head-items = Записи
head-differing = Различие
head-type = Вид
head-disputed = Спорно
head-who = Кто
head-when = Когда
head-why = Основание
head-found = Место

type-statement = высказывание
type-claim = утверждение
type-commitment = обязательство
type-proposal = предложение
type-invitation = приглашение
type-tie = связь
type-event = событие
type-date = дата
type-sector = отрасль
type-product = товар
type-mention = упоминание

types-statement = Высказывания
types-claim = Утверждения
types-commitment = Обязательства
types-proposal = Предложения
types-invitation = Приглашения
types-tie = Связи
types-event = События
types-date = Даты
types-sector = Отрасли
types-product = Товары
types-mention = Упоминания

voice-direct = прямая речь
voice-indirect = косвенная речь
voice-free_indirect = продолжение речи
voice-block = отдельный блок

metric-trade_turnover = товарооборот
metric-change = изменение торговли
metric-export_flow = экспорт
metric-import_flow = импорт
metric-rank = место
metric-share = доля
metric-share_of_stock = доля в парке
metric-export_flow_exists = экспорт имеется
metric-import_flow_exists = импорт имеется
metric-existence = совместное производство имеется
metric-quantity = количество
metric-specialisation = специализация
metric-partner_rank = место среди партнёров

direction-increase = рост
direction-decrease = снижение
operator-more = более { $value }
operator-less = до { $value }
operator-about = около { $value }
times = в { $value } раза

checkability-direct = можно проверить
checkability-proxy = можно проверить по странам
checkability-weak = проверить трудно
checkability-none = проверить нельзя

from-to = { $by } → { $to }
sub-interest = интерес
sub-need = необходимость
sub-possibility = возможность
sub-goal = цель
sub-suggestion = предложение
condition-told = условие: «{ $words }»
deadline-told = срок: «{ $words }»

tie-supply = поставки
tie-joint_assembly = совместная сборка
tie-joint_venture = совместное предприятие
tie-sectoral = сотрудничество в отрасли
tie-personal = личные связи
tie-presence = присутствие на рынке
tie-general = сотрудничество

event-meeting = встреча
event-talks = переговоры
event-visit = визит
event-arrival = прибытие
event-signing = подписание
event-forum = форум
event-ceremony = церемония
event-facility = новый объект
status-past = состоялось
status-current = идёт
status-planned = намечено
year-inferred = год определён косвенно

relation-same = совпадает
relation-same_attribution_differs = совпадает, говорит другой
relation-differs = различается
field-speaker = кто говорит
field-value = величина
field-unit = единица
field-period = период
field-direction = направление
field-date = дата
field-firmness = твёрдость
field-condition = условие
field-deadline = срок
field-by = сторона
review-confirmed = подтверждено: { $who }, { $when }
review-corrected = исправлено: { $who }, { $when }; { $changes }

"""What each row of a table of assumptions means, in English and in Russian."""

from __future__ import annotations

from dovetail.terms.territory import Language

_MEANINGS: dict[str, tuple[str, str]] = {
    "currency": (
        "ISO 4217 code of every amount; in the column text",
        "код ISO 4217, общий для всех сумм; в столбце text",
    ),
    "years": ("years of operation after the year of building", "лет работы после года строительства"),
    "loan_years": ("number of equal yearly repayments", "за сколько равных ежегодных платежей возвращается кредит"),
    "capital": ("outlay in the year of building", "капитальные вложения в год строительства"),
    "capacity": ("units a year", "мощность, единиц в год"),
    "price": ("a unit sold, without value added tax", "цена единицы без НДС"),
    "unit_cost": ("what a unit costs to make", "затраты на единицу"),
    "discount_rate": (
        "share a year, in the currency above; nominal if prices grow below, else real",
        "ставка дисконтирования, доля в год, в указанной валюте; номинальная, если ниже задан рост цен, иначе реальная",
    ),
    "foreign_materials": (
        "part of unit_cost bought from outside the parties' territories",
        "часть unit_cost: материалы из-за пределов территорий сторон",
    ),
    "own_materials": (
        "part of unit_cost: originating materials, bought or made; empty if not known",
        "часть unit_cost: материалы, происходящие с территорий сторон; пусто, если неизвестно",
    ),
    "content_threshold": (
        "value content that the rule of origin of your agreement asks for, share; empty if none",
        "доля местной стоимости, которой требует правило происхождения вашего соглашения; пусто, если требования нет",
    ),
    "fixed_cost": ("a year, without depreciation", "постоянные затраты в год, без амортизации"),
    "working_capital": (
        "stocks and credit given, share of yearly sales",
        "оборотный капитал (запасы и отсрочки покупателям), доля годовых продаж",
    ),
    "price_growth": ("share a year", "рост цены, доля в год"),
    "cost_growth": ("share a year", "рост затрат, доля в год"),
    "residual": (
        "share of capital that can be sold at the end",
        "доля капитальных вложений, которую можно выручить в конце",
    ),
    "tax_rate": (
        "share of yearly profit after straight-line depreciation",
        "налог на прибыль, доля прибыли года после линейной амортизации",
    ),
    "loan_share": ("share of capital borrowed", "доля капитальных вложений за счёт кредита"),
    "credit_rate": (
        "share a year, nominal or real as the discount rate is",
        "ставка кредита, доля в год, номинальная или реальная, как ставка дисконтирования",
    ),
    "ramp": ("share of capacity sold; the last one lasts", "доля мощности, которая продаётся; последняя сохраняется"),
    "party": (
        "share owned; all add up to 1; after `party` a territory's code or a firm's name",
        "доля участия, в сумме 1; после слова party — код территории или название предприятия",
    ),
}


def meaning(name: str, language: Language = "en") -> str:
    """What a row says, by its name or the first word of it.

    >>> meaning("ramp 2"), meaning("price", "ru")
    ('share of capacity sold; the last one lasts', 'цена единицы без НДС')
    """
    return _MEANINGS[name.split(" ")[0]][1 if language == "ru" else 0]

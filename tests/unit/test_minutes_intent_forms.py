"""Pledges, offers, proposals and invitations in the sentences that outlets write, and sentences that are none."""

from __future__ import annotations

import pytest

from dovetail.minutes.extract import document_from_bytes
from dovetail.minutes.items import Commitment, Invitation, Proposal
from dovetail.minutes.reader import read_documents

LEAD = "Belarus Prime Minister Napoleon Orda met with Governor of Tula Oblast Pavel Anosov in Minsk.\n\n"
LEAD_RU = "Премьер-министр Беларуси Наполеон Орда встретился с губернатором Тульской области Павлом Аносовым.\n\n"


def intents(text: str) -> list[str]:
    """What a text commits to, by firmness, proposes ("P") or invites to ("I")."""
    minutes = read_documents([document_from_bytes(text.encode(), "report.txt", "A")])
    found = [f"K{one.firmness}" for one in minutes.of("commitment") if isinstance(one, Commitment)]
    found += ["P" for one in minutes.of("proposal") if isinstance(one, Proposal)]
    return found + ["I" for one in minutes.of("invitation") if isinstance(one, Invitation)]


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        ("K2", "The governor said that the region is ready to buy elevators."),
        ("K2", '"We are prepared to share our experience with you," the governor said.'),
        ("K2", '"If you give us a loan, we will buy 200 buses," the governor said.'),
        ("K3", '"We will buy 200 buses this year," the governor said.'),
        ("K3", "The governor promised to remove the barriers."),
        ("K3", "The governor instructed the ministers to draft a plan."),
        ("K3", '"We shall deliver the first batch in May," the governor said.'),
        ("K3", '"I will personally oversee this project," the governor said.'),
        ("K3", '"The plant will be built by 2026," the governor said.'),
        ("K4", "The sides agreed to set up a working group."),
        ("K4", '"We have agreed to set up a working group," the governor said.'),
        ("K4", "An agreement on cooperation was signed following the meeting."),
        ("K4", "The contract for 20 buses has already been signed, the governor said."),
        ("P", '"We would like to set up a joint venture," the governor said.'),
        ("P", '"We are interested in supplies of milk," the governor said.'),
        ("P", "The governor suggested organizing a joint production."),
        ("P", '"Let us set up a joint venture," the governor said.'),
        ("P", '"We hope for further growth of trade," the governor said.'),
        ("P", '"We could assemble buses here," the governor said.'),
        ("P", "The region plans to increase purchases of elevators, the governor said."),
        ("P", '"It is necessary to open direct flights," the governor said.'),
        ("P", '"There are good prospects in the woodworking industry," the governor said.'),
        ("P", "The governor is in favor of opening a trading house."),
        ("P", '"We count on your support in this matter," the governor said.'),
        ("P", '"I suggest that we hold a joint forum," the governor said.'),
        ("P", "The region is considering the purchase of 50 trolleybuses, the governor said."),
        ("I", "The governor invited the Prime Minister to visit the region."),
        ("I", '"I invite you to visit our region," the governor said.'),
        ("-", '"We have been buying elevators for years," the governor said.'),
        ("-", '"Trade has grown by a third," the governor said.'),
        ("-", '"I am grateful to you for the warm welcome," the governor said.'),
        ("-", '"We know each other well," the governor said.'),
        ("-", '"We will never forget what you did," the governor said.'),
        ("-", "The delegation will visit the tractor plant tomorrow."),
        ("-", "The governor will hold talks with the minister of industry."),
        ("-", '"You will see how the region has changed," the governor said.'),
        ("-", '"Relations between us are developing well," the governor said.'),
    ],
)
def test_intents_in_english(wanted: str, sentence: str) -> None:
    assert intents(LEAD + sentence) == ([] if wanted == "-" else [wanted])


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        ("K2", "Губернатор сказал, что область готова закупать лифты."),
        ("K2", "«Мы готовы поделиться опытом», — сказал губернатор."),
        ("K2", "«Если дадите кредит, мы купим 200 автобусов», — сказал губернатор."),
        ("K3", "«В этом году мы закупим 200 автобусов», — сказал губернатор."),
        ("K3", "Губернатор пообещал снять барьеры."),
        ("K3", "Губернатор поручил министрам подготовить план."),
        ("K3", "«Первую партию отгрузим в мае», — сказал губернатор."),
        ("K3", "«Завод будет построен к 2026 году», — сказал губернатор."),
        ("K3", "«Все вопросы мы решим оперативно», — заверил губернатор."),
        ("K3", "«Беларусь поставит области 100 лифтов», — сказал премьер-министр."),
        ("K4", "Стороны договорились создать рабочую группу."),
        ("K4", "«Мы договорились о создании рабочей группы», — сказал губернатор."),
        ("K4", "По итогам встречи подписано соглашение о сотрудничестве."),
        ("K4", "Контракт на поставку 20 автобусов уже подписан, сообщил губернатор."),
        ("K4", "Достигнута договоренность о поставках лифтов."),
        ("P", "«Хотим создать совместное предприятие», — сказал губернатор."),
        ("P", "«Нам интересны поставки молока», — сказал губернатор."),
        ("P", "Губернатор предложил организовать сборку автобусов."),
        ("P", "«Давайте создадим совместное предприятие», — сказал губернатор."),
        ("P", "«Надеемся на дальнейший рост торговли», — сказал губернатор."),
        ("P", "«Мы могли бы собирать автобусы здесь», — сказал губернатор."),
        ("P", "Область планирует увеличить закупки лифтов, сообщил губернатор."),
        ("P", "«Необходимо открыть прямые рейсы», — сказал губернатор."),
        ("P", "Перспективным направлением губернатор назвал деревообработку."),
        ("P", "«Рассчитываем на вашу поддержку», — сказал губернатор."),
        ("P", "«Считаю целесообразным провести совместный форум», — сказал губернатор."),
        ("P", "Область рассматривает возможность закупки 50 троллейбусов, отметил губернатор."),
        ("P", "«Есть возможности для роста торговли», — сказал губернатор."),
        ("P", "«Важно наладить прямое сообщение», — сказал губернатор."),
        ("I", "Губернатор пригласил премьер-министра посетить область."),
        ("I", "«Приглашаю вас посетить наш регион», — сказал губернатор."),
        ("-", "«Мы много лет закупаем лифты», — сказал губернатор."),
        ("-", "«Торговля выросла на треть», — сказал губернатор."),
        ("-", "«Благодарю вас за теплый прием», — сказал губернатор."),
        ("-", "«Мы хорошо знаем друг друга», — сказал губернатор."),
        ("-", "Делегация посетит тракторный завод."),
        ("-", "«Вы увидите, как изменился регион», — сказал губернатор."),
        ("-", "«Отношения между нами развиваются хорошо», — сказал губернатор."),
        ("-", "«В области работает завод «Гомсельмаша», — сказал губернатор."),
    ],
)
def test_intents_in_russian(wanted: str, sentence: str) -> None:
    assert intents(LEAD_RU + sentence) == ([] if wanted == "-" else [wanted])

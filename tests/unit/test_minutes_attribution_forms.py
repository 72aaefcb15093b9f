"""Ways in which outlets attribute what was said, each of which must find its speaker."""

from __future__ import annotations

import pytest

from dovetail.minutes.extract import document_from_bytes
from dovetail.minutes.items import Statement
from dovetail.minutes.reader import read_documents

LEAD = "Belarus Prime Minister Napoleon Orda met with Governor of Tula Oblast Pavel Anosov in Minsk.\n\n"
LEAD_RU = "Премьер-министр Беларуси Наполеон Орда встретился с губернатором Тульской области Павлом Аносовым.\n\n"


def speakers(text: str) -> set[str]:
    minutes = read_documents([document_from_bytes(text.encode(), "report.txt", "A")])
    return {one.speaker for one in minutes.of("statement") if isinstance(one, Statement)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Trade with the region may double within two years, BelTA learned from Pavel Anosov.",
        "Trade with the region is growing fast, BelTA has learned from Governor Pavel Anosov.",
        "“Trade with the region is growing,” the press service quotes Pavel Anosov as saying.",
        "“Trade with the region is growing,” Pavel Anosov was quoted as saying by the press service.",
        "Trade with the region will grow, Pavel Anosov is sure.",
        "“Trade with the region is growing.” Pavel Anosov said at the meeting.",
        "It is important, said Pavel Anosov, that trade is growing.",
        "Pavel Anosov voiced the hope that trade would grow.",
        "Pavel Anosov commented: “Trade is growing in all the areas.”",
        "“Trade is growing in all the areas,” - Pavel Anosov said.",
        "Pavel Anosov was confident that trade would grow.",
        "Pavel Anosov said that, despite the sanctions, trade was growing.",
        'Pavel Anosov, governor of the region, said: "Trade is growing in all the areas."',
        "As for trade, the governor said it was growing fast.",
        "On trade, the governor said he was satisfied with the results.",
        "Asked about trade, the governor said that it was growing.",
        '"We value this," the governor stressed. "Trade is growing. We are glad of it."',
        "The governor thanked the Prime Minister and said he would come again.",
        "Trade is growing fast, Pavel Anosov told journalists after the meeting.",
        "The governor noted high quality of Belarusian machines.",
        "The governor agreed that trade should be increased.",
        "In the governor's words, trade is growing.",
        "In the words of the governor, trade is growing fast.",
        "From the point of view of the governor, trade is growing fast.",
        '"Trade," the governor said, "is growing fast in all the areas."',
        "The governor also paid attention to the fact that trade is growing.",
        "The governor focused on the need to increase trade.",
        "The governor put an emphasis on cooperation between universities.",
        "The governor reminded that trade had grown by 10%.",
        "The governor pointed to the growth of trade.",
        "The governor expressed an opinion that trade would grow.",
        "The governor expressed hope for further growth of trade.",
        "The governor suggested setting up a joint venture.",
        "The governor offered to set up a joint venture.",
        "The governor asked the Prime Minister to support the project.",
        "The governor informed about the plans to build a plant.",
        "The governor announced plans to build a plant in the region.",
        "Speaking to reporters, Pavel Anosov said trade was growing fast.",
        "Trade with the region has good prospects. Governor Pavel Anosov made this statement on 5 March.",
        "Trade with the region has good prospects. Pavel Anosov said it at the meeting with journalists.",
    ],
)
def test_the_governor_speaks_in_english(sentence: str) -> None:
    assert speakers(LEAD + sentence) == {"anosov"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Товарооборот с регионом растет, сообщил БЕЛТА Павел Аносов.",
        "Товарооборот с регионом растет, сообщил корреспонденту агентства губернатор Павел Аносов.",
        "Товарооборот с регионом будет расти, уверен Павел Аносов.",
        "«Товарооборот с регионом растет», — приводит слова Павла Аносова пресс-служба.",
        "«Товарооборот с регионом растет», — цитирует Павла Аносова пресс-служба.",
        "Павел Аносов выразил мнение, что торговля будет расти.",
        "Павел Аносов убежден: торговля будет расти.",
        "Как отметил на встрече Павел Аносов, торговля растет.",
        "По словам Павла Аносова, торговля растет.",
        "Со слов губернатора, торговля растет быстро.",
        "Губернатор обратил внимание на рост торговли.",
        "Губернатор обратил внимание на то, что торговля растет.",
        "Губернатор подчеркнул важность сотрудничества университетов.",
        "Губернатор попросил премьер-министра поддержать проект.",
        "Губернатор сообщил о планах построить завод.",
        "Губернатор рассказал, что торговля растет.",
        "Губернатор рассказал, как растет торговля региона.",
        "В свою очередь губернатор отметил, что торговля растет.",
        "Со своей стороны Павел Аносов заметил, что торговля растет.",
        "Павел Аносов, в свою очередь, заявил о готовности построить завод.",
        "— Торговля растет, — поделился Павел Аносов.",
        "— Торговля растет, и мы этому рады! — подчеркнул губернатор.",
        "— Торговля растет. Мы рады этому, — отмечает Павел Аносов.",
        "Павел Аносов: «Торговля растет во всех областях».",
        "«Торговля растет. Мы рады», - сказал П. Аносов.",
        "Губернатор выразил уверенность в дальнейшем росте торговли.",
        "Губернатор выразил надежду на дальнейший рост торговли.",
        "Губернатор выразил надежду, что торговля будет расти.",
        "Губернатор поддержал идею и отметил, что торговля растет.",
        "Губернатор согласился, что торговля должна расти.",
        "Торговля с регионом имеет хорошие перспективы. Об этом заявил Павел Аносов.",
        "Торговля с регионом имеет хорошие перспективы. Об этом сегодня журналистам сообщил Павел Аносов.",
        "Торговля с регионом имеет хорошие перспективы, считает губернатор.",
        "Губернатор акцентировал внимание на вопросах логистики.",
        "Павел Аносов напомнил о давних связях двух народов.",
        "Отвечая на вопрос, губернатор сказал, что торговля растет.",
        "Комментируя итоги встречи, Павел Аносов заявил: «Торговля растет».",
        '"Торговля растет, - подчеркнул Павел Аносов. - Это хорошо. Будем работать дальше".',
        "Говоря о торговле, губернатор подчеркнул ее рост.",
        "Губернатор призвал активнее работать на рынке области.",
        "Губернатор добавил, что готов содействовать бизнесу.",
    ],
)
def test_the_governor_speaks_in_russian(sentence: str) -> None:
    assert speakers(LEAD_RU + sentence) == {"anosov"}

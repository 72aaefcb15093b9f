"""Organisations that no table knows, and capitals that are none."""

from __future__ import annotations

import pytest

from dovetail.minutes.extract import document_from_bytes
from dovetail.minutes.items import Mention
from dovetail.minutes.reader import read_documents

LEAD = "Belarus Prime Minister Napoleon Orda met with Governor of Tula Oblast Pavel Anosov in Minsk.\n\n"
LEAD_RU = "Премьер-министр Беларуси Наполеон Орда встретился с губернатором Тульской области Павлом Аносовым.\n\n"


def organisations(text: str) -> list[str]:
    minutes = read_documents([document_from_bytes(text.encode(), "report.txt", "A")])
    return [one.text for one in minutes.of("mention") if isinstance(one, Mention) and one.entity_type == "org"]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("They visited Tula Machine-Building Plant yesterday.", ["Tula Machine-Building Plant"]),
        ("The Minsk City Executive Committee bought buses.", ["Minsk City Executive Committee"]),
        ("The Kyrgyz-Belarusian Trading House was opened.", ["Kyrgyz-Belarusian Trading House"]),
        ("Chinese carmaker Zhongxing Automobile is interested.", ["Zhongxing Automobile"]),
        ("The holding Tulamashzavod makes engines.", ["Tulamashzavod"]),
        ("The Council of Ministers approved it.", ["Council of Ministers"]),
        ("He came on Victory Day and visited the Khatyn Memorial.", []),
        ("The Palace of Independence hosted the meeting in the Green Hall.", []),
    ],
)
def test_organisations_in_english(sentence: str, wanted: list[str]) -> None:
    assert organisations(LEAD + sentence) == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Гости посетили Тульский машиностроительный завод.", ["Тульский машиностроительный завод"]),
        ("Гости увидели Алексинскую бумажную фабрику.", ["Алексинскую бумажную фабрику"]),
        ("Витебский облисполком закупил автобусы.", ["Витебский облисполком"]),
        ("Ток даёт Сырдарьинская ТЭС.", ["Сырдарьинская ТЭС"]),
        ("Приехали учёные из НИИ «Ресурс-Агро».", ["НИИ «Ресурс-Агро»"]),
        ("Гости посетили музей-усадьбу «Ясная Поляна».", []),
        ("Президент сказал: «Это хорошо».", []),
        ("Обсудили фестиваль «Славянский базар».", []),
    ],
)
def test_organisations_in_russian(sentence: str, wanted: list[str]) -> None:
    assert organisations(LEAD_RU + sentence) == wanted

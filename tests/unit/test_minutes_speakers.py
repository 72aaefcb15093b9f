"""Who speaks: offices, titles and pronouns of persons of many countries, in the ways that outlets name them."""

from __future__ import annotations

import pytest

from dovetail.minutes.extract import document_from_bytes
from dovetail.minutes.items import Statement
from dovetail.minutes.reader import read_documents


def speakers(text: str) -> list[str]:
    """The names of those who speak in a text, in order."""
    minutes = read_documents([document_from_bytes(text.encode(), "report.txt", "A")])
    said = [one for one in minutes.of("statement") if isinstance(one, Statement)]
    return [minutes.name(one.speaker) for one in said]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The Governor of Khorasan, Omar Khayyam, received Belarus' Ambassador to Iran, Napoleon "
            "Orda.\n\nThe ambassador said that trade is growing. Khayyam stressed that roads matter. The "
            "Belarusian diplomat added that ports matter.",
            ["Orda", "Khayyam", "Orda"],
        ),
        (
            "Deputy Chairman of the Government of Tatarstan Rabindranath Tagore held a meeting with Consul "
            "General of Turkey in Kazan Kemal Bey.\n\nThe deputy chairman noted that exports grew. The consul "
            "general said his country values the ties. He added that a plant would open soon.",
            ["Tagore", "Bey", "Bey"],
        ),
        (
            "Indian Commerce Secretary Rabindranath Tagore met Kazakhstan Vice Minister of Trade Abai "
            "Kunanbaev in Astana.\n\nTagore said the talks were useful. The vice minister said that grain "
            "exports would rise. The commerce secretary noted that pharma is a priority.",
            ["Tagore", "Kunanbaev", "Tagore"],
        ),
        (
            "President of Ghana Yaa Asantewaa arrived in Minsk and met with Belarus President Aleksandr "
            "Lukashenko.\n\nThe Belarusian head of state said that tractors are ready. The President of Ghana "
            "noted that cocoa is ready. She said the visit was useful. The Ghanaian leader invited her "
            "counterpart to Accra.",
            ["Lukashenko", "Asantewaa", "Asantewaa", "Asantewaa"],
        ),
        (
            "First Deputy Governor Sofia Kovalevskaya and head of the trade department Pavel Anosov met with "
            "a delegation from Brest.\n\nThe first deputy governor said that milk is needed. The head of the "
            "department noted that roads are bad. Kovalevskaya stressed that time is short.",
            ["Kovalevskaya", "Anosov", "Kovalevskaya"],
        ),
        (
            "Chairman of the Board of the Chamber of Commerce Simon Bolivar opened the forum.\n\nMr Bolivar "
            "said that business needs trust. The chairman added that credit is dear.",
            ["Bolivar", "Bolivar"],
        ),
        (
            "Speaker of the Milli Majlis Mirza Akhundov and Chairwoman of the Council of the Republic Natalia "
            "Orda held talks.\n\nThe speaker noted that laws help trade. The chairwoman said that parliaments "
            "are bridges. Natalia Orda stressed that youth matters.",
            ["Akhundov", "Orda", "Orda"],
        ),
        (
            "Губернатор Астраханской области Николай Лобачевский принял посла Туркменистана в России "
            "Махтумкули Фраги.\n\nГлава региона отметил, что порт растет. Посол сказал, что Туркменистан "
            "готов к работе. Туркменский дипломат добавил, что газ есть. Лобачевский подчеркнул, что верфи "
            "готовы.",
            ["Лобачевский", "Фраги", "Фраги", "Лобачевский"],
        ),
        (
            "Первый вице-губернатор Софья Ковалевская провела переговоры с генеральным консулом Китая Линь "
            "Цзэсюем.\n\nКовалевская отметила, что туризм растет. Генконсул сказал, что рейсы нужны. Она "
            "добавила, что визы отменены. По словам дипломата, спрос есть.",
            ["Ковалевск", "Цзэсюй|Линь", "Ковалевск", "Цзэсюй|Линь"],
        ),
        (
            "Заместитель министра промышленности Беларуси Игнат Домейко посетил завод. Его сопровождал "
            "генеральный директор предприятия Павел Аносов.\n\nЗамминистра отметил, что качество растет. "
            "Гендиректор рассказал, что план выполнен. Директор завода добавил, что люди нужны.",
            ["Домейко", "Аносов", "Аносов"],
        ),
        (
            "Председатель Витебского облисполкома Игнат Домейко встретился с главой Смоленска Михаилом "
            "Глинкой.\n\nПредседатель облисполкома сказал, что лен нужен. Градоначальник отметил, что дороги "
            "готовы. Глава города добавил, что гости приедут. Руководитель Витебской области поблагодарил и "
            "сказал, что приедет.",
            ["Домейко", "Глинка|Глинкой", "Глинка|Глинкой", "Домейко"],
        ),
        (
            "Хоким Самаркандской области Алишер Навои принял делегацию Казани во главе с мэром Каюмом "
            "Насыри.\n\nХоким отметил, что торговля растет. Мэр сказал, что города дружат. Каюм Насыри "
            "добавил, что школа откроется. Глава области сказал, что ждет гостей.",
            ["Навои", "Насыри", "Насыри", "Навои"],
        ),
        (
            "Торговый представитель России в Казахстане Дмитрий Менделеев рассказал о работе.\n\nТоргпред "
            "отметил, что экспорт растет. По словам Менделеева, спрос высок. «Мы работаем каждый день», — "
            "сказал он.",
            ["Менделеев", "Менделеев", "Менделеев"],
        ),
        (
            "Министр экономики Венгрии Шандор Петёфи и министр торговли Сербии Вук Караджич встретились в "
            "Белграде.\n\nВенгерский министр сказал, что рынок растет. Сербский министр отметил, что заводы "
            "готовы. Глава минэкономики Венгрии добавил, что кредиты есть. Караджич сказал, что рад.",
            ["Пет", "Караджич", "Пет", "Караджич"],
        ),
    ],
    ids=range(14),
)
def test_speakers_are_found_by_office_title_and_pronoun(text: str, wanted: list[str]) -> None:
    found = speakers(text)
    assert len(found) == len(wanted)
    assert all(any(part in name for part in names.split("|")) for name, names in zip(found, wanted, strict=True)), found


EN = "Prime Minister of Belarus Semyon Vorontsov came to Minsk.\n\n"
RU = "Премьер-министр Беларуси Семён Воронцов приехал в Минск.\n\n"


@pytest.mark.parametrize(
    ("text", "said", "who"),
    [
        (EN + "We are ready to buy tractors this year”, Semyon Vorontsov said.",
         "We are ready to buy tractors this year", "Vorontsov"),
        (EN + "“We are ready to buy tractors this year” — Semyon Vorontsov.",
         "We are ready to buy tractors this year", "Vorontsov"),
        (EN + "Vorontsov was asked about plans:\n\n“We will buy them this year.”", "We will buy them this year.",
         "Vorontsov"),
        (EN + "“We are ready to buy tractors this year.” It was warm in Minsk.",
         "We are ready to buy tractors this year.", "unknown"),
        (RU + "Мы готовы купить тракторы», — сказал Семён Воронцов.", "Мы готовы купить тракторы", "Воронцов"),
        (RU + "«Мы готовы купить у вас тракторы и лифты», — Семён Воронцов.", "Мы готовы купить у вас тракторы и лифты",
         "Воронцов"),
    ],
)  # fmt: skip
def test_quotations_without_a_mark_or_a_verb_have_their_speaker(text: str, said: str, who: str) -> None:
    minutes = read_documents([document_from_bytes(text.encode(), "report.txt", "A")])
    (one,) = (one for one in minutes.of("statement") if isinstance(one, Statement))
    assert one.text == said
    assert minutes.name(one.speaker).endswith(who)

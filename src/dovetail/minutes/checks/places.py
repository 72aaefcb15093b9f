"""The place among partners that words give: "second-largest", "one of the main", «первое место среди стран СНГ»."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: "One of the main partners" is taken as one of the first so many.
MAIN = 5
_AMONG = (
    ("X-CIS", re.compile(r"\b(?:CIS|СНГ|Commonwealth of Independent States|Содружеств\w+)\b")),
    ("X-EAEU", re.compile(r"\b(?:EAEU|EEU|ЕАЭС|Eurasian Economic Union|Евразийск\w+ экономическ\w+ союз\w*)\b")),
    (
        "regions",
        re.compile(r"\b(?:regions|provinces|states|oblasts|регион(?:ов|ами|ах)|област(?:ей|ями|ях)|субъект\w+)"),
    ),
    (
        "other",
        re.compile(
            r"\b(?:invest\w*|European|Europe|Asia\w*|Africa\w*|Latin America|world|globally|инвест\w+|Европ\w+|Ази\w+|"
            r"Африк\w+|мир[еау]?|миров\w+|EU|ЕС|Евросоюз\w*)\b",
            re.IGNORECASE,
        ),
    ),
)
_NUMBERS: dict[int, str] = {
    1: r"first|leading position\w*|leading place\w*|number one|перв\w+|лидир\w+",
    2: r"second|втор\w+",
    3: r"third|трет\w+",
    4: r"fourth|четв[её]рт\w+",
    5: r"fifth|пят(?:ый|ое|ая|ого|ой|ом|ым|ую)",
    6: r"sixth|шест(?:ой|ое|ая|ого|ом|ым|ую)",
    7: r"seventh|седьм\w+",
    8: r"eighth|восьм\w+",
    9: r"ninth|девят(?:ый|ое|ая|ого|ой|ом|ым|ую)",
    10: r"tenth|десят(?:ый|ое|ая|ого|ой|ом|ым|ую)",
}
_FIRST_SO_MANY: dict[int, str] = {
    3: r"top[- ](?:three|3)|first three|тройк\w+|топ-3|перв\w+ тр\w+",
    5: r"top[- ](?:five|5)|first five|пят[её]рк\w+|топ-5|перв\w+ пят\w+",
    10: r"top[- ](?:ten|10)|first ten|десятк\w+|топ-10|перв\w+ десят\w+",
}
#: An ordinal of a time, which is no place: "in the first half of the year", "второй год подряд", "20th anniversary".
_OF_A_TIME = re.compile(
    r"\b(?:first|second|third|fourth|fifth|\d{1,3}(?:st|nd|rd|th)|перв\w+|втор\w+|трет\w+|четв[её]рт\w+|пят\w+|"
    r"\d{1,3}-[еойгмя]{1,3})\s(?:(?:consecutive|straight)\s)?(?:half|quarters?|months?|years?|decades?|time|century|"
    r"anniversary|полугоди\w+|квартал\w*|месяц\w*|год\w*|лет\w*|раз\w*|половин\w+)\b",
    re.IGNORECASE,
)
_ONE_OF = re.compile(
    r"\b(?:one of|among|key|major|один из|одн\w+ из|в числе|среди|ключев\w+|важнейш\w+)", re.IGNORECASE
)
_LARGEST = re.compile(
    r"\b(?:largest|biggest|main|most important|principal|leading|top|крупнейш\w+|основн\w+|главн\w+|ведущ\w+)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Place:
    """The place that a claim gives: from `best` to `worst`, among all partners or a group of them."""

    best: int
    worst: int
    among: str = ""


def place_of(text: str) -> Place | None:
    """The place that words give; None where they give none.

    >>> place_of("our second-largest trading partner"), place_of("one of the main partners of Belarus")
    (Place(best=2, worst=2, among=''), Place(best=1, worst=5, among=''))
    >>> place_of("занимает первое место среди стран СНГ")
    Place(best=1, worst=1, among='X-CIS')
    """
    text = _OF_A_TIME.sub("", text)
    among = next((name for name, pattern in _AMONG if pattern.search(text)), "")
    for last, words in _FIRST_SO_MANY.items():
        if re.search(rf"\b(?:{words})(?!\w)", text, re.IGNORECASE):
            return Place(1, last, among)
    for number, words in _NUMBERS.items():
        if re.search(rf"\b(?:{words})\b", text, re.IGNORECASE):
            return Place(number, number, among)
    if found := re.search(r"\b(\d{1,3})(?:st|nd|rd|th|-[еоймя]{1,2})\b", text):
        return Place(int(found[1]), int(found[1]), among)
    if _ONE_OF.search(text):
        return Place(1, MAIN, among)
    return Place(1, 1, among) if _LARGEST.search(text) else None

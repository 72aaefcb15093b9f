"""Words by which one sort of claim is told from another, in English and Russian."""

from __future__ import annotations

import re

_I = re.IGNORECASE

#: A change told by comparison: "129.4% as against the same period", "+46% к уровню 2022 года".
COMPARED = re.compile(
    r"\b(?:as against|against|compared (?:to|with)|as compared|year[- ]on[- ]year|y/y|on the previous year|"
    r"over the (?:previous|"
    r"same)|of the (?:same period|level)|к уровню|по сравнению|к аналогичн\w+|к соответствующ\w+|темп\w* роста|"
    r"год к году)|\+\s?\d",
    _I,
)

#: Words that tell a value as a fact, also beside a wish.
REACHED = re.compile(
    r"\b(?:reached|amounted|exceeded|made up|totall?ed|stood at|grew|increased|rose|fell|decreased|"
    r"составил\w*|превысил\w*|"
    r"достиг(?:ло|ла|нув)?|вырос\w*|увеличил\w*|снизил\w*|упал\w*|сократил\w*|прибавил\w*)\b",
    _I,
)

#: A contract signed is no trade yet, whatever it is worth.
SIGNED = re.compile(
    r"\b(?:подписал\w*|подписан\w*|заключил\w*|signed|signing|concluded)\b.*\b(?:контракт|договор|соглашени|"
    r"меморандум|"
    r"протокол|contract|agreement|memorandum|deal|document)\w*|"
    r"\b(?:контракт|договор|соглашени|меморандум|contract|agreement|memorandum|document)\w*\b.*\b(?:подписал\w*|"
    r"подписан\w*|заключен\w*|(?:was|were|is|are|been) (?:signed|concluded))",
    _I,
)

#: "The sugar complex (47 %)": a share of the trade that the sentence tells.
IN_BRACKETS = re.compile(r"\(\s?\d+(?:[.,]\d+)?\s?(?:%|percent|per cent|процент\w*)\)")

FLOWS_TOLD = re.compile(
    r"\b(?:turnover|trade|exports?|imports?|deliver(?:y|ies)|supplies|sales|shipments|товарооборот\w*|оборот\w*|"
    r"торговл\w+|экспорт\w*|импорт\w*|поставк\w+|поставок|продаж\w*)\b",
    _I,
)

#: Of what a share is none of trade.
NOT_TRADED = re.compile(
    r"\b(?:questions?|issues?|problems?|tasks?|time|way|road|population|people|residents|days?|вопрос\w*|"
    r"проблем\w*|задач\w*|"
    r"пути|дороги|времени|населени\w+|люд(?:ей|и)|жител\w+|семей)\b",
    _I,
)
#: A share of what a country makes tells what it is strong in.
OUTPUT = re.compile(
    r"\b(?:(?:of|in) (?:all |the |its |their |our )?(?:\S+ ){0,4}?(?:production|output)|"
    r"(?:makes?|produces?|manufactures?) (?:almost |about |nearly |over |more than )?(?:every|one|a|half|\d+)\b|"
    r"(?:производства|выпуска|добычи) (?!в )\w+|(?:произвед[её]нн|выпущенн)\w+ в |"
    r"(?:производит|производим|выпускает|выпускаем|добывает|добываем|делает|делаем|да[её]т|да[её]м) (?:почти |около |"
    r"более |свыше )?(?:\d|кажд|четверть|треть|половин|пят|десят))",
    _I,
)

_DEEDS = (
    r"(?:suppl\w+|export\w*|import\w*|deliver\w*|sell\w*|sold|buy\w*|bought|purchas\w+|ship\w*|produc\w+|"
    r"assembl\w+|manufactur\w+|grow\w*|grew|increas\w+|ris\w+|fall\w*|declin\w+|operat\w+|exist\w*)"
)
#: What somebody says not to be so; "not only" denies nothing.
DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied)|refut(?:es|ed)|(?:not|isn't|wasn't) true|untrue|no longer|"
    rf"(?:(?:do|does|did|has|have|had|is|are|was|were)(?: not|n't)|never) (?:yet |been |being |\w+ly )*{_DEEDS}|"
    r"(?:is|are|was|were)(?: not|n't) (?:yet )?(?:among|one of|in the top|(?:the |a |our |its )?(?:first|largest|"
    r"biggest|main|key|leading|major))|"
    r"опроверг\w*|отрица(?:л|ет|ют)\w*|неправда|не соответству\w+ действительности|больше не|"
    r"не (?:поставля|экспортир|импортир|закупа|покупа|прода[её]|производ|собира(?:ют|ет|ем)|выпуска|работа(?:ет|ют)|"
    r"вырос|увелич|снизил|упал|сократил|вход|явля|занима)\w*)\b",
    _I,
)

#: "The number of joint ventures has reached 143".
NUMBER_OF = re.compile(
    r"\b(?:number of|число|количество)\b.{0,60}?\b(?:предприяти|компани|фирм|проект|резидент|compan|enterprise|"
    r"venture|"
    r"firm|project)\w*.{0,40}?\b(?P<n>\d{1,3}(?: \d{3})?)(?!\d|\s?%)",
    _I,
)

OF_A_STOCK = re.compile(r"\b(?:of|парка|парке|мехпарк\w*|кажд\w+|every|one in|(?:половин|трет|четверт)\w+)\b", _I)

#: A place among partners, not among the regions of a country.
AMONG_PARTNERS = re.compile(
    r"\b(?:partners?|suppliers?|buyers?|sources?|destinations?|партн[её]р\w*|поставщик\w*|покупател\w*|рынк\w*)\b"
    r"(?!.*\b(?:regions|регионов|областей|субъект\w*)\b)",
    _I,
)

MADE_TOGETHER = re.compile(
    r"\b(?:assembl\w+|joint (?:ventures?|enterprises?|production|companies|manufactur\w+)|(?:companies|"
    r"enterprises|businesses) with|предприяти\w+|производств\w+|сборк\w+|собира\w+|сборочн\w+)\b",
    _I,
)

#: Behind an amount without a currency: the end of its phrase, not the name of what is counted.
NOTHING_COUNTED = re.compile(
    r"\s*(?:$|[.,;:!?)»”\"—–-]|(?:за|в|на|по|из|это|наторговал\w*|и|in|over|for|from|last|and|this|of (?:it|that|"
    r"which))\b)",
    _I,
)

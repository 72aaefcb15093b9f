"""Words of speaking, in English and Russian, and the patterns around them.

The patterns run over the shadow of a paragraph, where a source (a person by name, office or pronoun) is blotted out
with `SOURCE` and the inside of a quotation with `QUOTED`.
"""

from __future__ import annotations

import re
from functools import cache

SOURCE = "\ue003"

_OBJECT = rf"(?:\s(?:{SOURCE}+|\w+)){{0,4}}?"
_EXPRESS = (
    r"(?:(?:an? |the |his |her |their )?(?:\w+ )?(?:confidence|hopes?|conviction|certainty|opinion|view|regret|"
    r"belief|assurance|"
    r"optimism|expectation|concern))"
)
SAY_EN = (
    r"(?:said|says|agreed(?=\s+that)|stated|states|noted|notes|stressed|stresses|emphasi[sz]ed|"
    r"emphasi[sz]es|underlined|"
    r"underscored|highlighted|added|adds|remarked|"
    rf"mentioned|pointed out|pointed to|told{_OBJECT}|recalled|reminded{_OBJECT}|explained|announced|"
    rf"declared|believes?|believed|thinks|considers|"
    rf"(?:is|was|are) (?:confident|convinced|sure|certain)|(?:is|was) of the opinion|(?:has |have "
    rf")?expressed {_EXPRESS}|voiced {_EXPRESS}|"
    rf"assured{_OBJECT}|confirmed|affirmed|reaffirmed|reiterated|concluded|suggested|admitted|"
    rf"acknowledged|continued|observed|argued|"
    r"insisted|hopes|hoped|warned|commented|specified|clarified|summed up|summari[sz]ed|(?:drew|paid|"
    r"called) (?:\w+ )?attention to(?: the fact)?|"
    r"(?:put|placed|laid) (?:an? |special |particular |great )*emphasis on|focused on|"
    r"made it clear|"
    rf"replied|answered|responded|wrote|writes|shared|revealed|predicted|estimated|opined|called "
    rf"attention to|informed{_OBJECT}|complained|"
    rf"confirms|explains|recalls|assures{_OBJECT}|admits|concludes|reminds{_OBJECT}|points out|underlines|"
    rf"specifies|argues|"
    rf"insists|tells{_OBJECT}|replies|answers|observes|warns|"
    rf"objected|countered|apprised{_OBJECT}|briefed{_OBJECT}|conceded|cautioned|quipped|joked|indicated|described|"
    rf"disclosed|maintained|"
    rf"conveyed(?=\s+(?:that|\S+\s(?:readiness|willingness|interest)))|requested that|asserted|contended|"
    r"noted with satisfaction|spoke in favou?r of|praised|hailed|termed|let (?:it )?know)"
)
#: Words of speaking that may stand before their source ("said the President").
_FIRST_EN = (
    r"said|says|noted|notes|stressed|added|emphasi[sz]ed|underlined|stated|remarked|concluded|continued|"
    r"explained|suggested|"
    r"pointed out|recalled|observed|wrote|writes|announced|declared|admitted|believes|thinks|mentioned|"
    r"reiterated|specified|adds|explains|stresses|recalls|confirms|admits|concludes|points out|underlines|argues"
)
DO_EN = (
    r"(?:asked|urged|instructed|invited|proposed|promised|offered|called on|called upon|called for|"
    r"ordered|pledged|vowed|requested|"
    r"advised|encouraged|suggested|(?:expressed|voiced|confirmed|reaffirmed|declared|stated|reiterated|signal(?:l)?ed) "
    r"(?:his |her |their |the |its )?(?:\w+ )?(?:readiness|willingness|interest|desire|intention)|"
    r"conveyed|expects|expected|wished|tasked|recommended)"
)
_ADV_EN = (
    r"(?:\s*,?\s*(?:\w+ly|also|then|further|additionally|in (?:his|her|their|its) turn|in turn|has|had|"
    r"have|himself|herself|particularly|especially|"
    r"in particular|specifically|repeatedly|separately|however|once again|again|today|later|for (?:his|"
    r"her) part|on (?:his|her) part|in this regard|"
    r"in this connection|at the same time|meanwhile|of Belarus|immediately|therefore|thus)\s*,?)*"
)
SAY_RU = (
    r"(?:сказал[аи]?|отмети(?:л[аи]?|в)|отмечает|подчеркну(?:л[аи]?|в)|подч[её]ркивает|заяви(?:л[аи]?|в)|"
    r"заявляет|добави(?:л[аи]?|в)|добавляет|сообщи(?:л[аи]?|в)|напомни(?:л[аи]?|в)|уточни(?:л[аи]?|в)|"
    r"рассказа(?:л[аи]?|в)|"
    r"считае?т|полагает|поясни(?:л[аи]?|в)|завери(?:л[аи]?|в)(?:\s[^,.]{3,40})?|указа(?:л[аи]?|в)|"
    r"констатирова(?:л[аи]?|в)|обрати(?:л[аи]?|в)\s+(?:особое\s+)?внимание(?:\s+на(?:\s+то)?)?|"
    r"выразил[аи]?\s+(?:уверенность|надежду|мнение|убеждение|сожаление|убежденность|"
    r"удовлетворение)(?:\s+(?:в\s+том|тем))?|поделил(?:ся|ась)(?:\s+мнением)?|резюмировал[аи]?|"
    r"заключил[аи]?|продолжил[аи]?|признал[аи]?(?:сь|ся)?|"
    r"прокомментировал[аи]?|ответил[аи]?|спросил[аи]?|подытожил[аи]?|"
    r"акцентировал[аи]?(?:\s+внимание)?(?:\s+на(?:\s+том)?)?|сделал[аи]?\s+акцент(?:\s+на(?:\s+том)?)?|"
    r"убежд[её]н[аы]?|уверен[аы]?|надеется|"
    r"проинформировал[аи]?(?:\s(?!об?\s)[^,.]{3,30})?|подтвердил[аи]?|объяснил[аи]?|написал[аи]?|пишет|говорит|"
    r"говорил[аи]?|высказал[аи]?(?:ся)?(?:\s+мнение)?|поинтересовал(?:ся|ась)|"
    r"возразил[аи]?|согласил(?:ся|ась|ись)|парировал[аи]?|заметил[аи]?|не\s+скрывает|не\s+скрыл[аи]?|"
    r"не\s+исключил[аи]?|призна[её]т|"
    r"указывает|призвал[аи]?\s+к\s+тому|"
    r"убедил[аи]?|настаивает|настоял[аи]?|оговорил(?:ся|ась)|обозначил[аи]?(?:\s+позицию)?|посетовал[аи]?|"
    r"допустил[аи]?|охарактеризовал[аи]?|похвалил[аи]?|особо\s+отметил[аи]?|рассчитывает|цитирует)"
)
DO_RU = (
    r"(?:предложил[аи]?|попросил[аи]?|просит|поручил[аи]?|призвал[аи]?|пригласил[аи]?|пообещал[аи]?|"
    r"обещал[аи]?|потребовал[аи]?|обязал(?:ся|ась|ись)?|распорядил(?:ся|ась)|"
    r"рекомендовал[аи]?|посоветовал[аи]?|(?:выразил|высказал|подтвердил)[аи]?\s+(?:готовность|благодарность|"
    r"признательность|"
    r"заинтересованность|желание|интерес|намерение)|пожелал[аи]?|предлагает|передал[аи]?)"
)
_ADV_RU = (
    r"(?:\s*,?\s*(?:также|тоже|ещ[её]|особо|отдельно|далее|сегодня|в свою очередь|при этом|кроме того|при "
    r"этом|тогда|позже|накануне|неоднократно|ранее|и|уже|в частности|лично|вместе с тем|затем|со своей "
    r"стороны|не\s+раз|журналистам)\s*,?)*"
)
#: What the source did before it spoke: "thanked the hosts and said", "поприветствовал гостей и напомнил".
_BRIDGE = (
    r"(?:\s*\b(?:thanked|congratulated|welcomed|greeted|assessed|spoke|expressed (?:\w+ ){0,2}(?:gratitude|"
    r"appreciation|condolences)|(?:по)?благодарил[аи]?|поздравил[аи]?|(?:по)?приветствовал[аи]?|"
    rf"(?!{SAY_RU}|{DO_RU})[а-яё]{{2,}}(?:ил|ал|ел|ул|ыл)(?:а|и|ся|ась|ись)?)\b"
    r"(?:(?!,\s(?:что|that)\b)[^.;\ue002]){0,160}?\s(?:and|и)\s(?:also\s|также\s)?)?"
)
#: Where or when the source spoke, between it and the word of speaking: "in his speech", "на встрече".
_WHERE = (
    r"(?:,?\s(?:(?:of|for|in|at|on|during|after|before|following|while|from|via|в|во|на|по|при|после|перед|со?|от|за|"
    r"открывая|завершая|комментируя|приветствуя|отвечая|подводя|говоря)\s"
    r"[^.,;:«»\ue002\ue003]{2,70}?,?))?"
)
_APPOSITIVE = r"(?:,[^,.;\ue002]{2,110},)?"


#: What a Russian source is head of, where its office leaves that out: "директор завода добавил".
_OWNED = (
    r"(?:\s(?!и\b|а\b|но\b|что\b|как\b|котор|не\b|с\b|со\b)[а-яё-]+(?:а|я|ы|и|ов|ев|ей|ого|его|ой|ых|их|"
    r"ва)(?=\s)){0,3}?"
)


@cache
def attribution(russian: bool) -> re.Pattern[str]:
    """Source and word of speaking side by side: groups `s1 c1` (source first) or `c2 s2` (word first)."""
    say, do, adv = (SAY_RU, DO_RU, _ADV_RU) if russian else (SAY_EN, DO_EN, _ADV_EN)
    between = r"[^.,;«»\ue002\ue003]{0,90}?" if russian else r"(?:\s[^.,;\ue002\ue003]{0,50}?)?"
    first = rf"{say}|{do}" if russian else _FIRST_EN
    owned = _OWNED if russian else ""
    flags = re.IGNORECASE if russian else 0
    return re.compile(
        rf"(?P<c3>\b(?:quot(?:es|ed)|cit(?:es|ed)|цитирует|(?:приводит|передает|"
        rf"приводятся)\s+слова)\b)\s+(?P<s3>{SOURCE}+)"
        rf"(?:\s+as saying)?|(?P<s4>{SOURCE}+)\s+(?P<c4>(?:was|is) quoted as saying)|"
        rf"(?P<s1>{SOURCE}+){_APPOSITIVE}{_WHERE}{owned}{adv}{_BRIDGE}{adv},?\s*(?P<c1>\b(?:{say}|{do})\b)|"
        rf"(?P<c2>\b(?:{first})\b){between}\s*,?\s*(?P<s2>{SOURCE}+)",
        flags,
    )


@cache
def says(russian: bool) -> re.Pattern[str]:
    """A word of speaking that takes a clause."""
    return re.compile(rf"(?:{SAY_RU if russian else SAY_EN})$", re.IGNORECASE)


@cache
def according(russian: bool) -> re.Pattern[str]:
    """Phrases that attribute a sentence without a verb of their own, with the source in group `s`."""
    if russian:
        return re.compile(
            rf"(?P<c4>\bпо)\s+(?P<s4>{SOURCE}+)\s+(?:словам|мнению|оценке|данным|информации|убеждению)|"
            rf"(?P<c>\b(?:по\s+(?:словам|мнению|данным|информации|оценке|утверждению)|"
            rf"согласно|со\s+слов)\b)\s+(?P<s>{SOURCE}+)|"
            rf"\bкак\s+(?:ранее\s+|также\s+|особо\s+)?(?P<c2>{SAY_RU})\s+[^,.;]{{0,90}}?(?P<s2>{SOURCE}+)|"
            rf"\bкак\s+(?P<s3>{SOURCE}+){_ADV_RU}\s+(?P<c3>{SAY_RU})",
            re.IGNORECASE,
        )
    return re.compile(
        rf"(?P<c5>\b[A-Z]\w+ (?:has )?learn(?:ed|t) from)\s+(?P<s5>{SOURCE}+)|"
        rf"(?P<c>\b[Aa]ccording to|\b[Ii]n the (?:words|opinion|view) of|\b[Ff]rom the (?:point of view|"
        rf"standpoint) of)\s+(?P<s>{SOURCE}+)|"
        rf"\b[Aa]s\s+(?P<s2>{SOURCE}+){_ADV_EN}\s*(?P<c2>{SAY_EN})\b|"
        rf"\b[Aa]s\s+(?P<c3>noted|stated|stressed|emphasi[sz]ed|said|mentioned)\s+by\s+(?P<s3>{SOURCE}+)|"
        rf"\b[Ii]n\s+(?P<s4>{SOURCE}+)(?:'s?)?\s+(?P<c4>words|opinion|view)"
    )


#: Sentences that attribute the sentence before them: "Об этом сообщил ...", "The statement was made by ...".
BACKWARD_EN = re.compile(
    r"^(?:The|This|These|Such|A|Relevant|Corresponding)\s+(?:relevant\s+|corresponding\s+|"
    r"following\s+)?(?:statements?|opinion|remarks?|announcement|idea|view|words|was|were)\s*(?:was|"
    r"were)?\s*(?:made|expressed|stated|said|announced|voiced|put forward|declared)\b|"
    r"^(?:\ue003+)[^.]{0,40}\b(?:expressed|voiced)\s+(?:such|this)\s+(?:an?\s+)?(?:hope|opinion|"
    r"confidence|view)|^(?:\ue003+)\s+(?:said|stated|announced|told reporters about)\s+(?:this|so|it)\b|"
    r"^(?:This|It)\s+was\s+(?:stated|announced|said|noted)\s+by\b|"
    r"^(?:This|That)\s+(?:was|is)\s+the\s+(?:message|view|opinion|conclusion|assessment|position|verdict)\s+of\b|"
    r"^(?:This|That)\s+is\s+(?:what|how)\s+\ue003|^\ue003+\s+made\s+(?:this|the|such an?)\s+(?:statement|remark)"
)
BACKWARD_RU = re.compile(
    r"^(?:об\s+этом|с\s+таким\s+(?:заявлением|предложением|мнением)|так(?:ое|ую|ие|им)\s+(?:мнение|"
    r"заявление|надежду|уверенность|данные|образом\s+прокомментировал)|такая\s+идея|это\s+(?:заявил|"
    r"отметил|подчеркнул|сообщил)|соответствующее\s+заявление)\b",
    re.IGNORECASE,
)
#: Sentences that open a topic which the speaker then unfolds without words of speaking.
TOPIC_EN = re.compile(
    r"\b(?:outlined|spoke (?:about|of)|told (?:\w+ )?about|talked about|named|listed|identified|touched "
    r"upon|shared (?:\w+ )?(?:plans|views|ideas|information)|elaborated on|dwelt on|commented on|raised the issue|"
    r"presented|turned to)\b"
)
TOPIC_RU = re.compile(
    r"\b(?:назвал|обозначил|рассказал|перечислил|остановил(?:ся|ась)|затронул|высказал(?:ся|ась)|"
    r"прокомментировал|коснул(?:ся|ась)|говорил)[аи]?\b",
    re.IGNORECASE,
)

HE_EN = re.compile(
    r"\b(?:[Hh]e|[Ss]he)\b|(?<=[Aa]ccording to )(?:him|her)\b|(?<=[Ii]n )(?:his|her)(?= (?:words|opinion|view)\b)"
)
HE_RU = re.compile(
    r"\b(?:[Оо]н|[Оо]на)\b|(?<=[Пп]о )(?:его|е[её])(?= (?:словам|мнению|оценке|данным|информации|убеждению)\b)"
)

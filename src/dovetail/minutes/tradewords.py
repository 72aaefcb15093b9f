"""Words of trade and cooperation, in English and Russian."""

from __future__ import annotations

import re

_I = re.IGNORECASE
UP = re.compile(
    r"\b(?:(?:was|were|is|are) up|up (?=\d|almost|nearly|over|more|some)|increas\w+|gr[eo]w\w*|rising|rose|risen|"
    r"up by|went up|gain\w*|expand\w*|doubled|"
    r"tripled|"
    r"exceed\w*|higher|above the|growth|boost\w*|surg\w+|jump\w*|added|рост\w*|раст[её]т|растут|вырос\w*|"
    r"увелич\w+|прибав\w+|прирос\w*|нараст\w+|превыс\w+|удвоил\w*|на \S+ (?:процент\w* )?(?:больше|выше)|(?:больше|"
    r"выше),? чем|подрос\w*|возрос\w*|положительн\w+ "
    r"динамик\w*)\b",
    _I,
)
DOWN = re.compile(
    r"\b(?:(?:was|were|is|are) down|down (?=\d|almost|nearly|over|more|some)|fall\w*|fell|decreas\w+|declin\w+|"
    r"drop\w*|down by|went down|shrank|shrunk|"
    r"reduc\w+|slowdown|"
    r"lower|halved|contract(?:ed|ion)|снизил\w*|снижени\w*|упал\w*|падени\w*|сократил\w*|сокращени\w*|"
    r"уменьш\w+|спад\w*|просел\w*|просадк\w*)\b",
    _I,
)
TURNOVER = re.compile(
    r"\b(?:(?:trade |commodity |goods )?turnover|goods (?:worth|to the value of)(?= [^.;]{3,60} exchanged)|(?:we|"
    r"countries|sides|"
    r"regions) traded|взаимн\w+ оборот\w*|"
    r"торговл\w+ (?:между|со?)|торговля (?:раст[её]т|выросла|упала|падает|сократилась|увеличилась)|наторговал\w*|"
    r"sold each other|продали друг другу|"
    r"(?<!в )оборот(?:а|е)?\b(?! (?:компани|предприят|завод|наркот|средств|рознич|капитал))|торговали|торгуем|"
    r"goods\b[^.]{0,60}\bexchanged|"
    r"(?:mutual |bilateral |foreign )?trade(?! union| fair| show| house| mission|"
    r" representative| and economic| sanction| war| sphere| area| route| agreement| deal| contacts| ties| "
    r"relations| ministr\w*| minister| commission| delegation)|trade volume|volume of trade|"
    r"товарооборот\w*|взаимн\w+ торговл\w*|торгов\w+ оборот\w*|объ?ем\w* (?:взаимной |двусторонней "
    r")?торговли|внешнеторгов\w+ оборот\w*)\b",
    _I,
)
EXPORT = re.compile(r"\b(?:exports?|exported|экспорт\w*|поставк\w+|поставок)\b", _I)
IMPORT = re.compile(r"\b(?:imports?(?! substitution)|imported|импорт(?!озам)\w*)\b", _I)
RANK = re.compile(
    r"\b(?:замыка\w+ (?:\w+ )?(?:тройк|пят[её]рк|десятк|десяток|двадцатк|список)\w*|"
    r"(?:clos(?:es|ing)|rounds? (?:off|out)) the (?:top|first|second|third) |among the (?:top|first|"
    r"largest) (?:\w+ )?|in the top |(?:is|are) in (?:the )?top[- ]|среди перв\w+ |"
    r"(?:is|are) (?:the )?(?:second|third|fourth|"
    r"fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)) (?:among|in terms)|rank(?:s|"
    r"ed)?\s(?:\w+\s){0,2}?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|"
    r"tenth|\d+(?:st|nd|rd|th)?|top)|(?:took|taken|takes|holds?|occup(?:y|ies)|ranked|in) (?:the )?(?:\w+ "
    r")?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)) (?:place|"
    r"position)|(?:\d+|перв|втор|трет|"
    r"четв[её]рт|пят|шест|седьм|восьм|девят|десят)\w*(?:-[еойм]\w?)?\s(?:мест[оеа]|строчк\w|позици\w))\b|"
    r"\b(?:(?:вход|во[шй])\w+ в (?:топ|(?:перв\w+ )?пят[её]рк|тройк|десятк|число))\w*",
    _I,
)
PARTNER_RANK = re.compile(
    r"\b(?:number (?:one|two|three|four|five) (?:\w+ ){0,2}partner|"
    r"(?:перв|втор|трет|четв[её]рт|пят)\w+ по (?:\w+ ){1,2}(?:партн[её]р|рынок|рынк|поставщик|покупател)\w*|"
    r"(?:leading|first|top) (?:positions?|places?) (?:in|among) (?:\w+ ){0,4}?trade|ведущ\w+ (?:позиц\w+|"
    r"мест\w+) во? (?:\w+ ){0,3}?торговл\w+|(?:the |our |its |their )?(?:largest|biggest|main|key|major|leading|"
    r"most important|top|"
    r"principal|number one|(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)[- ](?:largest|"
    r"biggest)) (?:\w+ ){0,4}?"
    r"(?:partners?|investors?|markets?|suppliers?|importers?|exporters?|buyers?|sources?|destinations?)|"
    r"ranks? (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|"
    r"th)) among (?:\S+ ){0,4}"
    r"(?:partners|suppliers|buyers|investors|importers|exporters|markets)|"
    r"партн[её]р\w* (?:номер один|№ ?\d)|(?:перв|втор|трет|четв[её]рт|пят)\w+ после \S+ (?:\w+ ){0,2}партн[её]р\w*|"
    r"one of the (?:\w+ ){0,4}(?:partners|investors|"
    r"suppliers|markets)|(?:крупнейш|основн|главн|ключев|важнейш|ведущ)\w+ (?:\w+ ){0,3}?(?:партнер|"
    r"инвестор|поставщик|рынк|рынок|покупател|импортер|экспортер)\w*|"
    r"(?:перв|втор|трет|четв[её]рт|пят)\w+ (?:после \w+ )?(?:\w+ )?(?:покупател|поставщик|инвестор|рынок|рынк)\w*|"
    r"(?:перв|втор|трет|четв[её]рт|пят)\w+ (?:по \w+ )?(?:торгов\w+ |внешнеторгов\w+ )?партн[её]р\w*|"
    r"(?:second|third|fourth|fifth|\d+(?:st|nd|rd|th)) (?:\w+ )?trading partner|"
    r"(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)) (?:\w+ ){0,2}?(?:destinations?|"
    r"markets?|"
    r"buyers?|suppliers?|sources?|partners?)\b|(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
    r"\d+(?:st|nd|rd|th)) among (?:\S+ ){0,4}?(?:partners|suppliers|buyers|markets|destinations)|"
    r"(?:вход\w+|во[шй]\w+) в (?:перв\w+ )?(?:топ-?\d*|тройк\w|пят[её]рк\w|десятк\w|число) (?:\w+ ){0,4}?"
    r"(?:партн[её]р|поставщик|покупател|рынк|рынок|импорт[её]р|экспорт[её]р)\w*|"
    r"(?:перв|втор|трет|четв[её]рт|пят|шест|седьм|восьм|девят|десят)\w+ (?:\w+ )?(?:среди|в числе|"
    r"в списке) (?:\w+ ){0,4}?"
    r"(?:партн[её]р|поставщик|покупател|рынк)\w*|партн[её]р\w* (?:\w+ ){0,2}?номер (?:один|два|три)|"
    r"один из (?:\w+ ){0,4}(?:партнеров|"
    r"инвесторов|поставщиков))",
    _I,
)
SHARE = re.compile(
    r"\b(?:share|(?:half|a third|a quarter) of (?:all|the(?! year)|our|its)|(?:половина|четверть|треть) (?:всех|"
    r"всей|всего|"
    r"парка|техники)|of which|"
    r"every (?:second|third|fourth|fifth|tenth)|кажд\w+ (?:втор|трет|четв|пят|десят)\w+|one in (?:every )?(?:two|"
    r"three|four|five|six|seven|eight|nine|ten|\d+)|(?:(?:one|a)[- ])?(?:third|fourth|fifth|sixth|"
    r"quarter|tenth|half) of(?! (?:the |this |last |current |next )?(?:year|month|century|\d))|two[- ]thirds of|"
    r"three[- ]quarters of|"
    r"^\W*(?:половина|треть|четверть|две трети)\s[—–-]\s|(?:половин|трет|четверт)\w+ (?:всех|всей|всего|нашего|"
    r"нашей|автобусов|тракторов|комбайнов|лифтов|троллейбусов|машин|"
    r"вашего|вашей|парка|техники|рынка)\b|ends? up in|"
    r"(?:треть|четверть|пятая часть|десятая часть|половина) (?:\w+ ){0,2}(?:оборот|экспорт|импорт|товарооборот|"
    r"поставок)\w*|"
    r"десятая часть|пятая часть|fell on|falls? on|из которых|accounts? for|accounted for|make up|makes up|"
    r"percent of|per cent of|"
    r"% of|доля|доли|долю|прихо(?:дится|дилось|дятся)|пришлось|пришлась|пришел|приш[её]лся|"
    r"процентов? (?:от|всех|всего|техники|машин)|каждая пятая|каждый пятый|каждый второй|каждая вторая|"
    r"каждая третья|каждый третий)\b|% (?:of|от|всего|всех|парка|техники|машин)",
    _I,
)
STOCK = re.compile(
    r"\b(?:machinery|fleet|park|machines?|equipment|vehicles?|combines?|harvesters?|trucks?|trolleybus(?:es)?|trams?|"
    r"техник\w*|парк\w*|машин\w*|автопарк\w*|мехпарк\w*|tractors?|bus(?:es)?|лифт\w*|lifts?|elevators?|автобус\w*|"
    r"трактор\w*|"
    r"комбайн\w*|троллейбус\w*|трамва\w+|самосвал\w*|грузовик\w*|погрузчик\w*)\b",
    _I,
)
MADE = re.compile(r"\bmade\b|produced in|manufactured|производств\w+|произвед\w+", _I)
SPECIAL = re.compile(
    r"\b(?:speciali[sz](?:es?|ed|ing) in|специализиру\w+ на|"
    r"(?:well|highly|very well)[- ]developed|strong (?:\w+ ){1,3}(?:industr\w+|sector|base)|one of "
    r"the (?:\w+ ){0,2}(?:leading|most (?:developed|industrial\w*|advanced)|largest|biggest|most "
    r"industrialized) (?:\w+ ){0,3}?(?:regions?|centers?|centres?|producers?|exporters?|manufacturers?|"
    r"economies|hubs?)|leading (?:regions?|producer|exporter|manufacturer|center|centre)|famous (?:not "
    r"only )?for|known for|belongs? to (?:the )?(?:world'?s? )?lead(?:ers|ing)|world leaders?|сильна?|"
    r"strong in|leaders? in (?:the )?(?:production|manufactur\w+)|major (?:producer|exporter)|"
    r"(?:хорошо|высоко|широко|сильно)[ -]?разви\w+|промышленно развит\w+|(?:мощн|развит|сильн)\w+ (?:\w+ "
    r"){0,2}?(?:промышленн|машиностро|металлург|сельск|аграрн|производств|экономик|отрасл|комплекс|"
    r"потенциал|баз)\w*|один из (?:самых |наиболее )?(?:\w+ ){0,2}?(?:развитых|промышленных|ведущих|"
    r"крупнейших) (?:\w+ ){0,2}?(?:регион|област|центр|производител|экспортер|субъект)\w*|славится|"
    r"машиностроительн\w+ (?:стран|регион|край)\w*|лидер\w* (?:по|в) )",
    _I,
)
SUPPLY = re.compile(
    r"\b(?:ships?|shipped|suppl(?:y|ied)(?! of\b)|supplies (?!of|from|to|in|and|are|is|were|was|will|have|has|may|"
    r"grew|"
    r"between|at|by|on|for)(?=\w)|suppl(?:y|ying) (?!chain)|exports? (?!of\b)(?!\w* (?:grew|increased|"
    r"rose|fell|amounted|of))|exported|deliver(?:s|ed)?|buys?|(?:been|is|are|am) (?:already |actively |"
    r"also )?(?:buying|supplying|purchasing|shipping|"
    r"delivering|importing|exporting|procuring)|bought|purchas(?:e|es|ed|ing)|receives?|"
    r"imports?(?= \w)|procures?|sells?|sold|uses? (?:\w+ )?(?:metal|steel|components|machinery|equipment|"
    r"raw)|(?:traditionally |widely |actively )(?:use|buy|purchase)s?|поставля\w+|поставлен\w*|"
    r"поставил\w*(?! (?:\w+ )?(?:задач|вопрос|цел|точк|подпис|перед))|закупа\w+|"
    r"закупил\w*|закуплен\w*|купил\w*|отгрузил\w*|возит|возят|возим|взял[аи]? у (?:нас|вас)|комплекту\w+|"
    r"get(?=\b.* from (?:you|us|them)\b)|продаем|"
    r"продают|"
    r"(?:gave|sent|sell|sold) (?:us|you|them)\b|покупа(?!тел)\w+|приобрета\w+|приобрел\w*|экспортиру\w+|"
    r"импортиру\w+|отгружа\w+|"
    r"экспортн\w+ позици\w+|вез[её]м|items of export|export items|отправ(?:или|ляем|ляют|ляет|ляется)|"
    r"(?:получаем|получают|ид[её]т|идут|уходит|уходят|везут|ввозят|вывозят|бер[её]те|бер[её]м|берут)\b|"
    r"получа(?:ем|ет|"
    r"ют) (?:\w+ ){0,4}?(?:материал|металл|сырь|техник|продукц|комплектующ)\w*|продает|"
    r"использу\w+ (?:\w+ ){0,3}?(?:техник|металл|продукц|комплектующ|машин)\w*|работа(?:ют|ет) (?:\w+ "
    r"){0,3}?(?:техник|машин|трактор|комбайн|автобус)\w*|работа(?:ют|ет) на (?:\w+ ){0,3}?(?:техник|машин|"
    r"трактор)\w*|оценили (?:\w+ ){0,4}?комбайн\w*)\b",
    _I,
)
JOINT = re.compile(
    r"\b(?:assembl\w+|joint (?:ventures?|enterprises?|productions?|companies|projects?|manufactur\w+|"
    r"assembly)|(?:enterprises|companies|businesses) with (?:\w+ )*?(?:capital|participation|investment)|"
    r"industrial cooperation|dealer(?:ship)? (?:centers?|centres?|network)|trading houses?|service "
    r"cent(?:er|re)s?|совместн\w+ (?:предприяти|производств|проект|сборк|компани)\w*|сборочн\w+ "
    r"(?:производств|предприят|площадк)\w*|собира(?:ют|ем|ется)\w*|сборк\w+|с участием (?:\w+ )?капитала|"
    r"с \w+ капиталом|дилерск\w+|товаропроводящ\w+|торгов\w+ дом\w*|сервисн\w+ центр\w*|промышленн\w+ "
    r"кооперац\w*|кооперационн\w+|представительств\w*)\b",
    _I,
)
EXISTS = re.compile(
    r"\b(?:is|are|operat\w+|work(?:s|ing)?|implement(?:s|ed|ing)?|have|have been|has been|there are|there is|"
    r"function\w*|"
    r"creat(?:ed|ing)|establish\w+|set up|launched|opened|exist\w*|running|participat\w+|involved|"
    r"developing|действу\w+|работа(?:ют|ет|ем)|функционир\w+|реализу\w+|созда(?:н|л)\w*|открыт\w*|"
    r"запущен\w*|налажен\w*|есть|имеется|достигл\w+|насчитыва\w+|выпуска\w+|организован\w*|собира\w+|участву\w+|"
    r"осуществля\w+|"
    r"развива\w+)\b",
    _I,
)
TIES = re.compile(
    r"\b(?:partners?\b(?! to)|(?:largest|biggest|main) (?:\w+ ){0,2}(?:supplier|buyer)s?|(?:have|"
    r"has) (?:been )?work(?:ed|ing) with|(?:time-tested|reliable|"
    r"old|true|trusted|loyal) friends?|(?:проверенн|над[её]жн|давн|верн)\w+ (?:\w+ )?друз\w+|"
    r"experience of (?:cooperat\w+|working)|experience (?:in|of) (?:joint|mutual)|"
    r"cooperat(?:e|es|ed|ing|ion)|interact(?:s|ing|ion)?|contacts?|ties|friendly relations|relations|"
    r"partnership|twin(?:ned|ning)|agreements? (?:is|are) in force|memorandum|intergovernmental "
    r"commission|сотруднича\w+|сотрудничеств\w+|партн[её]р\w*|взаимодейств\w+|контакт\w*|связи|связей|"
    r"связями|дружеск\w+ отношени\w*|отношени\w+|побратим\w*|рабоч\w+ групп\w*|соглашени\w+ (?:действ|"
    r"реализ)\w*)\b",
    _I,
)
TIE_STATE = re.compile(
    r"\b(?:has been|have been|is (?:a|an|one|our|the|in progress|developing|going|already|successfully|"
    r"actively|traditionally|carried|based)|are (?:a|an|one|our|the|developing|in progress|successfully|"
    r"actively|traditionally|linked|already|friends)|remains?|have (?:\w+ ){0,3}?(?:experience|contacts?|"
    r"ties|good|close|strong|long|established|a lot|many|cooperated|been)|(?:work|works|worked|working) with|"
    r"работа(?:ют|"
    r"ет|ем) с|has (?:\w+ ){0,3}?(?:experience|"
    r"contacts?|ties|good|close|strong|long|established|become|cooperated)|continues?|cooperates?\b|we "
    r"cooperate|actively (?:cooperat|develop|work)\w*|successfully|in progress|goes on|links?|connect\w*|"
    r"(?:is|are) (?:steadily |actively |dynamically )?(?:developing|growing|expanding|strengthening)|"
    r"became|had become|входит|входят|established in|(?:has|have|had) (?:an? )?(?:\w+ ){0,2}history|для нас|"
    r"партн[её]р\w* на\b|над[её]жн\w+|проверенн\w+|явля\w+|оста[её]тся|остаются|"
    r"связыва\w+|сложил\w+|сотруднича(?:ем|ют|ет)|"
    r"развива(?:ется|ются|ем)|крепнут|укрепля\w+|налажен\w*|имеется|име(?:ем|ют)|накоплен\w*|есть|"
    r"был[иа]? и остаются|активно|успешно|традиционно|давн\w+|многолетн\w+|тесн\w+|действует|действуют|"
    r"ид[её]т|продолжа\w+)\b",
    _I,
)
MODAL = re.compile(
    r"\b(?:will|would|could|should|may|might|can|must|shall|want|would like|ready|interested|plan(?:s|"
    r"ned)? to|intend\w*|propos\w+|hope\w*|need\w*|expected?|strive|going to|if\b|important|necessary|"
    r"willingness|readiness|keen|eager|вырастет|достигнет|составит|увеличится|превысит|снизится|сократится|future|"
    r"promising|possible|opportunit\w+|invit\w+|possibilit\w+|in favou?r|importance|"
    r"willing|"
    r"potential|потенциал\w*|"
    r"задач\w+|цель\w*|к 20[2-9]\d|by 20[2-9]\d|prepared to|хот\w+ бы|готов(?!ят|ит)\w*|заинтересован\w*|план\w+|"
    r"намерен\w*|"
    r"предлага\w+|предложи\w*|надеемся|"
    r"надеюсь|нужно|необходимо|надо|должн\w*|можем|может|могут|можно|будет|будем|будут|давайте|если|"
    r"перспектив\w+|важно|возможност\w+|призва\w+|укреплять|развивать|расширять|наращивать|поставить|"
    r"agreed? to|agreement to|agreed on|decided to|signed|sign\b|договорил\w*|условил\w*|решили|обсуд\w+|"
    r"обсужд\w+|хотим|интересен|интерес)\b",
    _I,
)
NARRATED = re.compile(
    r"\b(?:on the agenda|повестк\w+|discuss\w*|talks|met\b|meeting|visit\w*|delegation|forum|обсуд\w+|встреч\w+|"
    r"визит\w*|"
    r"переговор\w*|делегаци\w+|форум\w*|вопрос\w+|рассмотре\w+|outlined|avenues|issues|prospects|areas of|"
    r"направлени\w+|provides? for|envisages?|attention was paid|особое внимание|предусматрива\w+)\b",
    _I,
)

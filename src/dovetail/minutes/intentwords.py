"""Words of pledging, offering, proposing and inviting, in English and Russian."""

from __future__ import annotations

import re

BELIEF = re.compile(
    r"^.{0,80}?\b(?:I (?:also |really )?(?:think|believe|hope|am sure|am confident|am convinced|suppose|"
    r"guess|expect)(?: that)?|we (?:hope|believe|expect|think)(?: that)?|(?:я )?(?:думаю|надеюсь|"
    r"уверен\w*|считаю|полагаю|рассчитываю)|надеемся|рассчитываем|мы (?:надеемся|уверены|"
    r"рассчитываем)|(?:мы )?исходим из того|we (?:proceed from the fact|assume|count on it)),?\s*(?:что\s+|"
    r"that\s+)?",
    re.IGNORECASE,
)
#: A belief that is a hope: whatever it hopes for stays hoped for.
HOPE = re.compile(
    r"\b(?:hope|expect|assume|proceed from|count on|исходим|надеюсь|надеемся|рассчитыва\w+)\b", re.IGNORECASE
)
#: Words of handing over, building, paying: "will" before them pledges, whoever is the subject.
_DEED = (
    r"(?:suppl(?:y|ies)|deliver|ship|build|construct|open|launch|set up|establish|create|allocate|finance|invest|buy|"
    r"purchase|produce|assemble|install|complete|commission|provide|send|transfer|hand over|remove|lift|cut|finish|"
    r"start (?:\w+ing|the|supplies|production|deliveries))"
)
#: An assurance in the negative: nothing will stand in the way.
NO_OBSTACLE = re.compile(
    r"\b(?:no|any) (?:obstacles?|barriers?|hindrances?)\b[^.;]{0,60}\bwill\b|\bwill (?:be no|not be any|face no) "
    r"(?:obstacles?|barriers?)|препятстви\w+[^.;]{0,60}не будет|не будет[^.;]{0,40}(?:препятстви|преград|барьер)\w+",
    re.IGNORECASE,
)
LET = re.compile(r"\b(?:давайте|let's|let us (?!agree))", re.IGNORECASE)
CONDITION = re.compile(r"\b(?:if|provided|as long as|если|при условии)\b[^,.;()]*", re.IGNORECASE)
MODAL = re.compile(
    r"\b(?:could|may|might|should|would|мог(?:ли)? бы|можно было бы|хотел\w* бы|следовало бы)\b", re.IGNORECASE
)
NEGATED = re.compile(
    r"\b(?:(?:is|was|were|are) no need|не было (?:нужды|необходимости|смысла)|no (?:\w+ ){1,3}(?:was|were|"
    r"has been|have been)|will not|won't|cannot|can't|never|not interested|"
    r"(?:is|are|am|was|were)(?: not|n't) (?:yet |\w+ly )?(?:ready|prepared|willing|able|going)|"
    r"(?:do|does|did) not (?:want|intend|plan|wish)|(?:don't|doesn't) (?:want|intend|plan)|давайте не|"
    r"не (?:надо|нужн[оаы]|следует|хот\w+|собира\w+|просим)|нет (?:необходимост|нужды)\w*|"
    r"не заинтересован\w*|не (?:будем|будет|будут|"
    r"готов\w*|планиру\w*|намерен\w*))\b",
    re.IGNORECASE,
)
INVITE = re.compile(
    r"\b(?:(?:handed over|conveyed|extended|passed) an? (?:official )?invitation|передал\w* приглашение|"
    r"invites?|invited|inviting|приглаша\w+|пригласил\w*)\b",
    re.IGNORECASE,
)
_PARTY = (
    r"(?:we|I|(?:his|her|its|their) (?:ministry|government|country|company|region|side|bank|plant|university|state)|"
    r"(?:our|my) (?!country'?s)\w+(?: \w+)?|both (?:sides|countries|parties)|the (?:two )?(?:sides|"
    r"parties|countries|regions|governments)|the government|the company|[\ue000\ue001]+(?:'s)?(?: (?:side|"
    r"party|government|enterprises|companies|specialists|region|delegation|manufacturers|colleagues|"
    r"partners))?|the [\ue000\ue001]+ (?:side|party|region|delegation|government)|the delegation|they)"
)
_EXCLUDED = (
    r"(?:be able|hold (?:talks|negotiations|a meeting|meetings)|visit|take place|preside|mark\b|celebrate|"
    r"meet\b|discuss (?:a|"
    r"issues|current)\b|talk|touch|be held|arrive|attend|become|help\b|allow|give|contribute|remain|exceed|"
    r"be (?:as |very |more |even |too |a |an |the |no |of |in |discussed|considered|raised|touched|good|"
    r"useful|interesting|happy|glad|pleased|effective|productive|fruitful|enough|possible|easy|difficult|"
    r"important|necessary|able|interested|attended)|have (?:to|a|an|the)\b|also be|see\b|lead\b|enable|"
    r"soon reach|reach\b(?! an?)|grow|benefit|bring\b|serve|boost|know\b|need\b|find (?:it|that)|last\b|"
    r"stop\b|end up|"
    r"come to\b(?! \w+ agreement| an agreement)|survive|weather|always|"
    r"(?:say|add|remind|repeat|note|stress|admit|cope|manage|think)\b)"
)
COMMITMENT = (
    (
        4,
        re.compile(
            r"\b(?:we|they|the (?:sides|parties|presidents|leaders)|both sides|\ue000+)?\s?(?:have |has |had "
            r")?(?:agreed (?:to|on|upon|that)|initial(?:l)?ed\b|(?:resulted|ended|culminated) (?:in|"
            r"with) the signing of|reached (?:an |a number of )?(?:agreements?|understanding)|decided "
            r"to(?! hold)|signed\b(?! (?:by|up)\b)|concluded (?:an?|the) (?:agreement|contract))",
            re.IGNORECASE,
        ),
    ),
    (
        4,
        re.compile(
            r"\b(?:договорил(?:ись|ся)|условились|достиг(?:нута|нуты|ли) договор[её]нност\w+|подписал[иа]?\b|"
            r"подписан[оаы]?\b|парафировал\w*|парафирован\w*|завизировал\w*|согласовали\b|принял[иа]? решение|"
            r"принято решение|решили\b)",
            re.IGNORECASE,
        ),
    ),
    (
        2,
        re.compile(
            r"\b(?:is|are|am|stands?|be|remains?|was|were) (?:\w+ )?(?:ready|prepared|willing) (?:to|for)\b|"
            r"\b(?:has|have) (?:the |every )?(?:resolve|readiness|will|intention) to\b|\breadiness to\b|"
            r"\bwillingness to\b|\bwe (?:can|could) (?:offer|supply|provide|share|help|deliver)\b",
            re.IGNORECASE,
        ),
    ),
    (
        2,
        re.compile(
            r"\b(?:готов[аыо]?|готовность\w?|готовности)\b(?! продукц| решени)|\b(?:можем|может|могут|сможем) "
            r"(?:предложить|поставить|поставлять|помочь|предоставить|поделиться|обеспечить)\b",
            re.IGNORECASE,
        ),
    ),
    (
        3,
        re.compile(
            rf"(?:^(?=will )|(?:^|[\s,(]){_PARTY})(?:,? (?:also|in turn|for our part|certainly|definitely|of "
            rf"course|then|jointly),?)?\s?(?:will|shall|'ll|are going to|is going to|was going to|were going to|"
            rf"undertakes? to|pledge[sd]? "
            rf"to|promised? to|commits? to|guarantees?)\b(?! (?:\w+ly )?(?:also )?{_EXCLUDED})",
            re.IGNORECASE,
        ),
    ),
    (
        3,
        re.compile(
            rf"\w\W+(?:(?:has|have) )?(?:will|undertook to|promised to|"
            rf"pledged to) (?:\w+ly )?{_DEED}\b",
            re.IGNORECASE,
        ),
    ),
    (
        3,
        re.compile(
            r"\bwill (?:be|soon be|also be) (?:supplied|delivered|built|created|established|set up|launched|sent|"
            r"shipped|purchased|allocated|signed|implemented|opened|organi[sz]ed)\b|\b(?:instructed|ordered|"
            r"tasked|was instructed|instructions? (?:was|were) given)\b|\blet us agree\b",
            re.IGNORECASE,
        ),
    ),
    (
        3,
        re.compile(
            r"\b(?:поручил[аи]?|поручено|дал[аи]? поручени\w+|обязуе\w+|обещаем|гарантируем)\b|\b(?:будем|"
            r"буду)\s+(?!рад|благодар|очень|только|знать|иметь|рассчитывать|надеяться)\w+|\b(?:сделаем|обеспечим|"
            r"направим|поставим|построим|создадим|откроем|поможем|поддержим|подготовим|проработаем|рассмотрим|"
            r"реализуем|запустим|продолжим|предоставим|внесем|изучим|отправим|закупим|выполним|организуем|"
            r"подпишем|проведем|уделим|наладим)\b|\b(?:будут|будет)\s+(?:создан\w*|построен\w*|поставлен\w*|"
            r"запущен\w*|открыт\w*|направлен\w*|подписан\w*|реализован\w*|организован\w*|закуплен\w*|расшивать|"
            r"поставлять\w*|работать над|продолжать)|"
            r"(?:постав(?:ит|ят)|отгруз(?:ит|ят)|постро(?:ит|ят)|откро(?:ет|ют)|запуст(?:ит|ят)|выдел(?:ит|ят)|"
            r"направ(?:ит|ят)|"
            r"предостав(?:ит|ят)|закуп(?:ит|ят)|профинансиру(?:ет|ют)|влож(?:ит|ат)|инвестиру(?:ет|ют)|внес(?:ет|"
            r"ут)|созда(?:ст|дут)|"
            r"отправ(?:ит|ят)|окаж(?:ет|ут)|перед(?:аст|адут)|подготов(?:ит|ят)|пришл(?:ет|ют)|обеспеч(?:ит|ат)|"
            r"установ(?:ит|ят)|"
            r"начн(?:ет|ут) (?:выпуск|постав|строит|производ)\w*)\b",
            re.IGNORECASE,
        ),
    ),
)
PROPOSAL = (
    (
        "interest",
        re.compile(
            r"\b(?:(?:is|are|am|be|was|were|remains?) (?:\w+ ){0,3}?(?:interested|eager|keen)\b|(?:looks?|are|is|"
            r"seems?) (?:\w+ )?promising|in favou?r of|call \w+(?: \w+){0,6} promising|would like to "
            r"(?!(?:once again |also |first |particularly )?(?:declare|say|note|thank|emphasi|stress|"
            r"assure|point|draw|reiterate|express|start|begin|wish|congratulat|welcome|mention|remind|"
            r"highlight|recall|tell|add|convey|take this))|"
            r"(?:expressed?|shows?|showed|have|has) (?:\w+ )?interest in|wants? to (?!see you|say|thank|emphasi|"
            r"note|stress|assure|point|draw|add)|counts? on (?!the fact)|look(?:s|ing)? forward to (?:\w+ing|the )|"
            r"of (?:great|particular|"
            r"special|mutual|big) interest)",
            re.IGNORECASE,
        ),
    ),
    (
        "interest",
        re.compile(
            r"\b(?:заинтересован\w*|интерес(?:ует|уют|ны|ен|но|на)\b|представля\w+ (?:\w+ )?интерес|интерес\w* "
            r"представля\w+|хотел\w* бы|хотят\b|хотим\b|хочет (?!поблагодар|отметить)|хотелось бы|перспективн\w+ "
            r"(?:направлени|сфер|отрасл|област)\w*|выглядит перспективн\w+|проявля\w+ интерес|желание|стремим?ся)",
            re.IGNORECASE,
        ),
    ),
    (
        "suggestion",
        re.compile(
            r"\b(?:asked? (?:me|us|you|them) to|propos(?:e|es|ed|al to)|suggest(?:s|ed)? (?!that the)|offer(?:s|"
            r"ed)? (?:to|cooperation|you|"
            r"our)|let us\b|let's|why not|called? (?:for|on|upon)\b|urge[sd]?\b|advocate[sd]?|recommend(?:s|ed)?)",
            re.IGNORECASE,
        ),
    ),
    (
        "suggestion",
        re.compile(
            r"\b(?:предлага(?:ем|ю|ет|ют)|предложил\w*|предложени[ея] о|давайте|призва\w+|призыва\w+|прошу|"
            r"попросил\w*|рекоменд\w+)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "need",
        re.compile(
            r"(?<!\w)(?:we|countries|sides|parties|\ue000+|regions|you|it|there|which|"
            r"that)(?!\w)[^.;]{0,30}?\b(?:should|must|need to|needs to|have to|ought to)\b(?! (?:say|note|admit|"
            r"face|discuss|deal with it|shake|be (?:noted|said|emphasi|recalled)|know|understand|thank|tell))|"
            r"\bit(?: is|'s| would be| will be) (?:\w+ )?(?:necessary|important|advisable|essential|needed|vital|"
            r"logical|reasonable|expedient|worth|"
            r"time|crucial|high time)\b[^.;]{0,60}?\bto\b|(?<!no )\b(?:need|necessity) (?:to|of|for) (?!the fact)",
            re.IGNORECASE,
        ),
    ),
    (
        "need",
        re.compile(
            r"\b(?:целесообразн\w+|считаю (?:важным|нужным|необходимым|правильным)|нужн[аоы]|необходимо|следует|"
            r"надо|(?:пришло|настало|самое) время|должн[ыоа]|важно|пора|"
            r"необходимост\w+|стоит)\b(?! (?:отметить|"
            r"сказать|подчеркнуть|признать|понимать|напомнить|знать))",
            re.IGNORECASE,
        ),
    ),
    (
        "possibility",
        re.compile(
            r"\b(?:can|could|may|might) (?:also |well |together |jointly |be (?:as |very |much )*|successfully |"
            r"actively )?(?:cooperate|work|develop|create|increase|expand|establish|produce|build|become|use|"
            r"invest|set up|organi[sz]e|interact|join|take|boost|implement|double|reach|strive|make|interested|"
            r"supply|launch|add|do more|start|assemble|set)\w*|\b(?:opportunit(?:y|ies)|potential|prospects?|"
            r"possibilit(?:y|ies)|foundation|basis|scope|room) (?:for|to)\b(?! (?:this|that|it)\b)|\bthere (?:is|"
            r"are) (?:\w+ ){0,3}?(?:potential|opportunit|prospect|room)\w*",
            re.IGNORECASE,
        ),
    ),
    (
        "possibility",
        re.compile(
            r"(?<!\w)(?<!если )\bмогл?[аи]? бы\s+(?:\w+\s){0,3}?\w+(?:ть|ти|чь)(?:ся)?\b|\b(?:мож(?:ем|ет|но)|"
            r"могут|могли бы|мог бы|"
            r"способны)\s+(?:\w+\s){0,3}?(?:сотруднич|развива|созда|"
            r"нарасти|увелич|расшир|работ|поработ|производ|стать|использова|взаимодейств|постав|добав|организ|"
            r"прираст|усил|сделать|реализ|постро|запуст|откры|нала|достич|выйти|подойти|участв|удво)\w*|"
            r"\b(?:возможност\w+|потенциал\w*|основ\w|база|перспектив\w+|резерв\w*)\s+(?:для|развити|наращива|"
            r"создани|расширени|сотруднич)\w*|\bесть\s+(?:\w+\s)?(?:над чем работать|куда (?:расти|стремиться|"
            r"двигаться)|что предложить)",
            re.IGNORECASE,
        ),
    ),
    (
        "goal",
        re.compile(
            r"\b(?:plans? to (?!discuss)|(?:is|are|was|were) (?:also )?(?:considering|exploring|looking into)|"
            r"there are plans|intends? to|intention to|aims? to|(?:our|the) (?:goal|"
            r"task|objective|aim|target) is|strive (?:for|to)|set (?:a|the) (?:goal|task)|expects? to|hopes? "
            r"(?:to|that|for)|hoped (?:to|that|for)|is expected to result|set to)",
            re.IGNORECASE,
        ),
    ),
    (
        "goal",
        re.compile(
            r"\b(?:(?:рассматрива|прорабатыва|изуча)\w+ (?:возможност|вариант|вопрос|перспектив)\w*|планиру(?:ем|"
            r"ет|ют|ется)|намерен[аыо]?|намерева\w+|ставит (?:цель|задачу)|"
            r"постав\w+ (?:перед \w+ )?(?:цель|задачу)|(?:наша |)(?:цель|"
            r"задача)\b|рассчитыва\w+|надеет?ся|надеемся|надеюсь|стремить?ся|выйти на|довести)\b",
            re.IGNORECASE,
        ),
    ),
)

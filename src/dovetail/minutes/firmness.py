"""How firm a word is: from interest (1) over readiness (2) and pledge (3) to what is agreed (4).

"Could", "may", "should" and "would" veto a firmness of 3 or 4, and so does a condition.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from dovetail.minutes.intentwords import (
    BELIEF,
    COMMITMENT,
    CONDITION,
    HOPE,
    INVITE,
    LET,
    MODAL,
    NEGATED,
    NO_OBSTACLE,
    PROPOSAL,
)
from dovetail.minutes.surnames import tags

Intent = Literal["commitment", "proposal", "invitation"]


@dataclass(frozen=True, slots=True)
class Firmness:
    """What a clause is and how firm it is; `start` is where its words begin, `sub` says which sort of proposal."""

    intent: Intent
    level: int
    start: int
    sub: str = ""
    condition: str = ""


#: Verbs whose "we shall" is a forecast or a manner of speaking, no pledge.
_FORECAST = re.compile(
    r"(?:сможем|увидим|скажем|станем|получим|достигнем|подойдем|выйдем|преодолеем|найдем|поймем|узнаем|"
    r"посмотрим|вспомним|отметим|напомним|поговорим|встретимся|придем|победим|справимся|переживем|успеем|"
    r"захотим)(?:ся)?$"
)


def pledged(text: str) -> bool:
    """Whether a Russian clause says what "we" shall do, by a perfective verb in the first person plural.

    >>> pledged("проект представим до конца года"), pledged("мы можем работать")
    (True, False)
    """
    for word in re.findall(r"\b[а-яё]{2,}(?:[еи]м|[еи]мся)\b", text.lower()):
        if _FORECAST.search(word):
            continue
        if any("VERB,perf" in tag and "plur,1per,futr" in tag for tag, _, score in tags(word) if score > 0.3):
            return True
    return False


#: Words of speaking that make what they report a proposal, an invitation, a pledge.
_CUES = (
    (
        re.compile(
            r"^(?:agreed|signed|exchanged|adopted|concluded|договор|услов|подпис|парафир|принят|реш|соглас)",
            re.IGNORECASE,
        ),
        "commitment",
        4,
        "",
    ),
    (re.compile(r"invit|приглас", re.IGNORECASE), "invitation", 2, ""),
    (re.compile(r"instruct|order|task|поруч", re.IGNORECASE), "commitment", 3, ""),
    (re.compile(r"^ask|^попрос|^просит", re.IGNORECASE), "proposal", 1, "suggestion"),
    (re.compile(r"promis|pledge|vow|undert|обеща|обяз", re.IGNORECASE), "commitment", 3, ""),
    (re.compile(r"readiness|willingness|готовность", re.IGNORECASE), "commitment", 2, ""),
    (
        re.compile(
            r"propos|suggest|request|called (?:on|for|upon)|urge|offer|recommend|advis|предлож|предлага|призва|"
            r"рекоменд|"
            r"посовет",
            re.IGNORECASE,
        ),
        "proposal",
        1,
        "suggestion",
    ),
    (
        re.compile(
            r"hope|in favou?r of|interest|надежд|надеется|заинтересованность|желание|намерение|рассчитывает",
            re.IGNORECASE,
        ),
        "proposal",
        1,
        "interest",
    ),
)


def by_cue(cue: str) -> Firmness | None:
    """What the word of speaking makes of what it reports.

    >>> by_cue("предложил").intent
    'proposal'
    """
    for pattern, intent, level, sub in _CUES:
        if pattern.search(cue):
            return Firmness(intent, level, 0, sub)  # pyright: ignore[reportArgumentType]
    return None


#: What would be if things were not as they are.
_UNREAL = re.compile(r"\bесли\b.*\bбы\b|\bбы\b.*\bесли\b|\bif\b.*\bwould have\b", re.IGNORECASE)


#: What stands before a word of agreeing or signing that did not happen, or not yet.
_NOT_SETTLED = re.compile(
    r"(?:\b(?:as we|which we|that we|about which we|о котор\w+|как|to be|will be|being|never|could|if|once|"
    r"not(?: yet)?(?: been)?(?: yet)?|не(?: был[аио]?)?|буд(?:ет|ут|ем)(?: \w+)?|после того как|когда)|"
    r"n't(?: yet)?(?: been)?)\s*$",
    re.IGNORECASE,
)
_SETTLING = re.compile(
    r"agreed|initial|resulted|ended|culminated|reached|decided|signed|concluded|договор|услов|достиг|подпис|параф|"
    r"завизир|соглас|принят|принял|решили",
    re.IGNORECASE,
)


def _settling(words: str) -> int:
    """Where the word of agreeing or signing itself begins."""
    found = _SETTLING.search(words)
    return found.start() if found else 0


def firmness(masked: str) -> Firmness | None:
    """What a clause commits to or proposes, if anything; `masked` has territories blotted out.

    >>> firmness("we are ready to share the experience").level, firmness("I think we will agree on it").level
    (2, 1)
    >>> firmness("Trade grew by a third") is None
    True
    """
    belief = BELIEF.match(masked)
    start = belief.end() if belief else 0
    text = masked[start:]
    condition = CONDITION.search(text)
    if NO_OBSTACLE.search(text):
        return Firmness("commitment", 1 if belief else 3, start)
    if NEGATED.search(text):
        return None
    if INVITE.search(text) and not re.search(r"invited by|по приглашению", text):
        return Firmness("invitation", 2, start)
    if condition and condition.start() == 0 and condition.end() >= len(text.rstrip(" .")):
        return None
    interest = next((sub for sub, pattern in PROPOSAL[:2] if pattern.search(text)), None)
    for level, pattern in COMMITMENT:
        match = pattern.search(text)
        if not match:
            continue
        if level >= 3 and MODAL.search(text[: match.end()]):
            continue
        if level == 4 and _NOT_SETTLED.search(text[: match.start() + _settling(match[0])]):
            continue
        if level == 3 and LET.search(text[: match.end()]):
            continue
        if level == 3 and interest and not re.search(r"will|буд", text[: match.end()]):
            continue
        if belief and HOPE.search(belief[0]):
            return Firmness("proposal", 1, start, "interest")
        firm = (
            1 if belief and level in (2, 3) and not condition else min(level, 2) if condition and level == 3 else level
        )
        return Firmness("commitment", firm, start, "", condition[0].strip() if condition else "")
    if pledged(text) and not LET.search(text) and not MODAL.search(text):
        return Firmness(
            "commitment", 1 if belief else 2 if condition else 3, start, "", condition[0].strip() if condition else ""
        )
    for sub, pattern in PROPOSAL:
        if sub == "possibility" and _UNREAL.search(text):
            continue
        if pattern.search(text):
            return Firmness(
                "proposal",
                1,
                start if sub not in ("goal",) or not belief else 0,
                sub,
                condition[0].strip() if condition else "",
            )
    if belief and HOPE.search(belief[0]):
        return Firmness("proposal", 1, start, "interest")
    return None

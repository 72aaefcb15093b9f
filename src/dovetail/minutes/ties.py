"""Ties: cooperation that exists or existed. A modal verb vetoes one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dovetail.minutes.amounts import amounts
from dovetail.minutes.claims import MONEY, SOLD, Told
from dovetail.minutes.claimwords import DENIED
from dovetail.minutes.firmness import by_cue
from dovetail.minutes.items import NARRATOR, Span
from dovetail.minutes.portions import portions
from dovetail.minutes.registry import Registry
from dovetail.minutes.scene import Scene
from dovetail.minutes.supply import GROUND, codes, counted_goods, is_firm, joint, present, supply
from dovetail.minutes.tradewords import (
    DOWN,
    EXPORT,
    IMPORT,
    MODAL,
    NARRATED,
    PARTNER_RANK,
    SHARE,
    TIE_STATE,
    TIES,
    TURNOVER,
    UP,
)
from dovetail.minutes.utterances import Clause

_I = re.IGNORECASE


#: Ties of a person, which are none of the branches that the sentence names beside.
_PERSONAL = re.compile(
    r"\b(?:man|woman|person|someone|somebody) who (?:has|had|is|was) (?:\w+ ){0,2}?(?:ties|connected|linked|roots)\b|"
    r"\bчеловек\w*,? (?:котор\w+ |тесно |имеющ\w+ )*связ\w+",
    _I,
)


#: Joint work of those who neither sell nor buy.
_TOGETHER = re.compile(
    r"\b(?:universit\w+|institutes?|academ\w+|schools?|hospitals?|scientists|researchers|builders|вуз\w*|"
    r"университет\w*|"
    r"институт\w*|академи\w*|уч[её]ные|больниц\w*|клиник\w*|строители|школ\w*)\b.{0,60}?\b(?:together|jointly|"
    r"joint \w+|"
    r"exchange (?:students|teachers|lecturers)|вместе|совместно|совместн\w+ \w+|обменива\w+)\b|"
    r"\b(?:с|со) [«\"]?[А-ЯЁ][^,.;]{2,40}? (?:мы )?(?:работаем|сотрудничаем|дружим)\b|"
    r"\bмы (?:работаем|сотрудничаем|дружим) (?:с|со) ",
    _I,
)


def ties(scene: Scene, clauses: Sequence[Clause], registry: Registry) -> list[Told]:
    """The cooperations that exist or existed, in order. A modal verb vetoes a tie."""
    found: list[Told] = []
    for clause in clauses:
        if clause.cue and by_cue(clause.cue):
            continue
        for part in portions(scene.plain, clause.span):
            if DENIED.search(scene.plain, clause.span.start, part.end):
                continue
            if tie := _tie(scene, part, clause, registry):
                found.append(tie)
    return found


def _tie(scene: Scene, part: Span, clause: Clause, registry: Registry) -> Told | None:
    text = scene.slice(part)
    if MODAL.search(text) or GROUND.search(text) or len(text.split()) < 4:
        return None
    units = {one.unit for one in amounts(scene.plain, part)}
    if (
        (SOLD.search(text) or TURNOVER.search(text) or EXPORT.search(text) or IMPORT.search(text))
        and units & set(MONEY)
    ) or (units & {"percent", "ratio"} and (UP.search(text) or DOWN.search(text) or SHARE.search(text))):
        return None
    narrated = clause.speaker == NARRATOR and NARRATED.search(text)
    if (
        not narrated
        and not PARTNER_RANK.search(text)
        and (traded := supply(scene, part, clause.speaker, registry, text))
    ):
        return Told(part, "supply", clause.speaker, flow=traded if traded != ("", "") else None)
    if not narrated and counted_goods(scene, part, registry) and (is_firm(scene, part) or codes(scene, part, registry)):
        return Told(part, "presence", clause.speaker)
    if joint(text):
        kind = "joint_assembly" if re.search(r"assembl|сбор|собира", text, _I) else "joint_venture"
        return Told(part, kind, clause.speaker)
    if present(scene, part, registry):
        return Told(part, "presence", clause.speaker)
    if _TOGETHER.search(text) and not narrated:
        return Told(part, "general", clause.speaker)
    if TIES.search(text) and TIE_STATE.search(text) and not narrated:
        sectoral = any(one.entry.kind in ("sector", "product") and part.covers(one.span) for one in scene.matches)
        kind = "personal" if _PERSONAL.search(text) else "sectoral" if sectoral else "general"
        return Told(part, kind, clause.speaker)
    return None

"""Ties: cooperation that exists or existed. A modal verb vetoes one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dovetail.minutes.amounts import amounts
from dovetail.minutes.claims import MONEY, SOLD, Told
from dovetail.minutes.firmness import by_cue
from dovetail.minutes.items import NARRATOR
from dovetail.minutes.registry import Registry
from dovetail.minutes.scene import Scene
from dovetail.minutes.supply import GROUND, joint, supply
from dovetail.minutes.tradewords import DOWN, MODAL, NARRATED, TIE_STATE, TIES, UP
from dovetail.minutes.utterances import Clause

_I = re.IGNORECASE


def ties(scene: Scene, clauses: Sequence[Clause], registry: Registry) -> list[Told]:
    """The cooperations that exist or existed, in order. A modal verb vetoes a tie."""
    found: list[Told] = []
    for clause in clauses:
        text = scene.slice(clause.span)
        if (clause.cue and by_cue(clause.cue)) or MODAL.search(text) or GROUND.search(text) or len(text.split()) < 4:
            continue
        units = {one.unit for one in amounts(scene.plain, clause.span)}
        if (SOLD.search(text) and units & set(MONEY)) or (
            units & {"percent", "ratio"} and (UP.search(text) or DOWN.search(text))
        ):
            continue
        if traded := supply(scene, clause.span, clause.speaker, registry, text):
            found.append(Told(clause.span, "supply", clause.speaker, flow=traded if traded != ("", "") else None))
        elif joint(text):
            found.append(
                Told(
                    clause.span,
                    "joint_assembly" if re.search(r"assembl|сбор|собира", text, _I) else "joint_venture",
                    clause.speaker,
                )
            )
        elif (
            TIES.search(text) and TIE_STATE.search(text) and not (clause.speaker == NARRATOR and NARRATED.search(text))
        ):
            sectoral = any(
                one.entry.kind in ("sector", "product") and clause.span.covers(one.span) for one in scene.matches
            )
            found.append(Told(clause.span, "sectoral" if sectoral else "general", clause.speaker))
    return found

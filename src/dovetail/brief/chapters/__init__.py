"""The chapters of a brief, each a function `(material, voice) -> Chapter | None`, in the order of the page.

A new chapter is a module with such a function, its messages in both wordings, and one name in `FURTHER`.
A chapter that has nothing to say returns None and is left out.
"""

from __future__ import annotations

from collections.abc import Callable

from dovetail.brief.chapters.capability import capability
from dovetail.brief.chapters.chains import chains
from dovetail.brief.chapters.clusters import clusters
from dovetail.brief.chapters.fit import fit
from dovetail.brief.chapters.mirror import mirror
from dovetail.brief.chapters.movers import movers
from dovetail.brief.chapters.potential import potential
from dovetail.brief.chapters.stated import stated
from dovetail.brief.chapters.summary import summary
from dovetail.brief.chapters.turnover import turnover
from dovetail.brief.chapters.ventures import ventures
from dovetail.brief.document import Chapter
from dovetail.brief.material import Material
from dovetail.brief.wording.voice import Voice

Writer = Callable[[Material, Voice], Chapter | None]


def minutes(material: Material, voice: Voice) -> Chapter | None:
    """What was said at the meeting; the reader of reports is loaded only where there are any."""
    if material.heard is None:
        return None
    from dovetail.brief.chapters.minutes import minutes as written

    return written(material, voice)


#: Two pages that stand by themselves: why trade moved and what was said of it.
CORE: tuple[Writer, ...] = (summary, turnover, movers, mirror, stated)

#: The pages behind them, by the stage of `dovetail.brief.further.stages` that has what they tell: the meeting, what
#: each side can make, where they fit, what more could be sold, what they could do together.
FURTHER: tuple[tuple[Writer, ...], ...] = (
    (minutes,),
    (capability,),
    (fit,),
    (potential,),
    (chains, clusters, ventures),
)

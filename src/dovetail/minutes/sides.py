"""The two sides of a meeting: the territories that its reports and its persons speak of most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from dovetail.minutes.gazetteer import TOWNS
from dovetail.minutes.roles import Office
from dovetail.minutes.scene import Scene
from dovetail.terms.territory import Territory


class Speaker(Protocol):
    """A person with the offices that the reports give, and the territory that these name."""

    offices: list[Office]

    @property
    def territory(self) -> str: ...


#: Words before a town that make it a side of the meeting, not only the place where something happens.
_AS_A_SIDE = re.compile(
    r"(?:\b(?:with|со?|делегаци\w+|delegation (?:of|from)|from the city of)\s(?:города\s|г\.\s?|the city of\s)?|"
    r"[\ue000\w]\s[—-]\s)$",
    re.IGNORECASE,
)


def parties(persons: Sequence[Speaker], scenes: Sequence[Scene]) -> tuple[str, ...]:
    """The two sides of the meeting: the territories most named, those of the persons and of the title before others."""
    weights: Counter[str] = Counter()
    for scene in scenes:
        head = scene.document.title.end if scene.document.title else 0
        lead = scene.document.body[0].span.end
        for place in scene.places:
            if place.kind in ("country", "region"):
                weights[place.code] += 4 if place.span.end <= head else 2 if place.span.end <= lead else 1
            elif place.kind == "adjective":
                weights[place.code] += 1
            elif place.code in TOWNS and _AS_A_SIDE.search(scene.plain[: place.span.start][-24:]):
                weights[place.code] += 4 if place.span.end <= head else 2
    for person in persons:
        if person.territory:
            weights[person.territory] += 3 * len(person.offices)
    regions = {code for code in weights if "-" in code and weights[code] >= 3}
    for region in sorted(regions):
        parent = Territory(region).country.code
        if parent in weights:
            weights[region] += weights[parent] // 4
    ranked = [code for code, _ in sorted(weights.items(), key=lambda one: (-one[1], one[0]))]
    sides: list[str] = []
    for code in ranked:
        country = Territory(code).country.code
        clash = next((side for side in sides if Territory(side).country.code == country), None)
        if clash is None:
            sides.append(code)
        elif "-" in code and clash == country and weights[code] * 2 >= weights[clash]:
            sides[sides.index(clash)] = code
    return tuple(sides[:2])

"""Several reports of one meeting side by side: what both say, what only one says, and where they differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from dovetail.minutes.items import Aligned, Claim, Commitment, Event, Invitation, Item, Proposal, Statement, Tie
from dovetail.minutes.normal import folded

_COMPARED = (Claim, Tie, Proposal, Invitation, Commitment, Event)
_INTENTS = (Proposal, Invitation, Commitment)
#: What the same side adds to how alike two intents are.
_SAME_SIDE = 8.0
#: Two items are one from this score on (0 to 100).
SAME = 56.0


def align(
    items: Sequence[Item], letters: Sequence[str], codes: dict[str, tuple[str, ...]] | None = None
) -> tuple[Aligned, ...]:
    """Match items of the same sort in different reports, each with its mutual best counterpart.

    Parameters
    ----------
    items
        All items of a meeting.
    letters
        The documents' letters, in order; with fewer than two there is nothing to align.
    codes
        By item id, the product, sector and organisation codes within it; shared ones raise the score, also across
        languages.
    """
    codes = codes or {}
    result: list[Aligned] = []
    matched: set[str] = set()
    units = [item for item in items if isinstance(item, _COMPARED)]
    for left, right in combinations(letters, 2):
        for kind in ("claim", "tie", "proposal", "invitation", "commitment", "event"):
            a = [item for item in units if item.doc == left and item.type == kind]
            b = [item for item in units if item.doc == right and item.type == kind]
            scores = {(one.id, other.id): _score(one, other, codes) for one in a for other in b}
            for one in a:
                best = max(b, key=lambda other, one=one: scores[one.id, other.id], default=None)
                if best is None or scores[one.id, best.id] < SAME:
                    continue
                back = max(a, key=lambda other, best=best: scores[other.id, best.id])
                if back is one:
                    differing = _differing(one, best)
                    relation = (
                        "same"
                        if not differing
                        else "same_attribution_differs"
                        if differing == ("speaker",)
                        else "differs"
                    )
                    result.append(
                        Aligned(relation, (one.id, best.id), differing, round(scores[one.id, best.id] / 100, 3))
                    )
                    matched |= {one.id, best.id}
    if len(letters) > 1:
        spoken = [item for item in items if isinstance(item, Statement)]
        result += [Aligned(f"only_{item.doc}", (item.id,)) for item in units if item.id not in matched]
        inner = {item.id for item in spoken for unit in units if unit.doc == item.doc and item.span.covers(unit.span)}
        result += [Aligned(f"only_{item.doc}", (item.id,)) for item in spoken if item.id not in inner]
    return tuple(result)


def _score(one: Item, other: Item, codes: dict[str, tuple[str, ...]]) -> float:
    from rapidfuzz import fuzz

    if isinstance(one, Event) and isinstance(other, Event):
        if one.kind != other.kind:
            return 0.0
        return (
            90.0
            if one.date and one.date == other.date
            else float(fuzz.token_set_ratio(_words(one.text), _words(other.text))) * 0.8
        )
    textual = float(fuzz.token_set_ratio(_words(one.text), _words(other.text)))
    if isinstance(one, Claim) and isinstance(other, Claim) and one.metric != other.metric:
        textual *= 0.7
    if isinstance(one, _INTENTS) and isinstance(other, _INTENTS) and one.by == other.by:
        textual = min(100.0, textual + _SAME_SIDE)
    mine, theirs = set(codes.get(one.id, ())), set(codes.get(other.id, ()))
    if mine or theirs:
        shared = len(mine & theirs) / len(mine | theirs)
        return 0.65 * textual + 35.0 * shared + (10.0 if shared == 1.0 else 0.0)
    return textual


_STOP_TEXT = (
    "the a an of in on to for with and is are be we you our your i it this that these as also too by at и в на "
    "с по для что мы вы это "
)
_STOP = frozenset(_STOP_TEXT.split())


def _words(text: str) -> str:
    return " ".join(word for word in re.findall(r"[^\W_]+", folded(text)) if word not in _STOP)


def _differing(one: Item, other: Item) -> tuple[str, ...]:
    """Fields in which two matched items differ: speaker, value, date, firmness, condition, deadline."""
    names = ("speaker", "value", "unit", "period", "direction", "date", "firmness", "condition", "deadline", "by")
    found: list[str] = []
    for name in names:
        left, right = getattr(one, name, None), getattr(other, name, None)
        if left != right and not (name in ("condition",) and bool(left) == bool(right)):
            found.append(name)
    return tuple(found)

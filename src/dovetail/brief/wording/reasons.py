"""Why a claim got its verdict, in words: the reasons of checks as sentences of Figures."""

from __future__ import annotations

from dovetail.brief.document import Name, Sentence, plain
from dovetail.brief.wording.voice import Shown, Value, Voice, size
from dovetail.minutes.verdicts import Check, Reason
from dovetail.terms.figure import Figure
from dovetail.terms.period import Period
from dovetail.terms.territory import Territory

#: Values that only choose a form of the message and are never shown.
_CHOICES = ("direction", "flow")
#: Goods named in one reason; more are told as further ones.
_MOST_GOODS = 3


def because(reason: Reason, voice: Voice) -> Sentence:
    """A reason as a clause, every number in it a Figure."""
    values = {name: _value(name, value, voice) for name, value in reason.values.items()}
    return voice.phrase(f"reason-{reason.message}", **values)


def verdict_words(check: Check, voice: Voice) -> str:
    """The verdict with its reason as bare text, for a terminal or a page of minutes."""
    return f"{verdict_name(check, voice)}: {plain(because(check.reason, voice))}"


def verdict_name(check: Check, voice: Voice) -> str:
    """The verdict in a word or two."""
    return voice.word("verdict-" + check.verdict.replace(" ", "-"))


def _value(name: str, value: Figure | Territory | Period | tuple[str, ...] | Reason | str, voice: Voice) -> Value:
    match value:
        case Reason():
            return because(value, voice)
        case tuple():
            return _goods(value, voice)
        case Figure():
            if name == "change":
                return size(value)
            return Shown(value, scale="", places=2) if name == "index" else value
        case str():
            return value if name in _CHOICES else Name(value)
        case _:
            return value


def _goods(codes: tuple[str, ...], voice: Voice) -> Sentence:
    """Products by their names, the first few of many."""
    names: list[Sentence] = [(voice.product(code),) for code in codes[:_MOST_GOODS]]
    if len(codes) > _MOST_GOODS:
        names.append(voice.phrase("goods-and-others"))
    return voice.listed(names, apart=True)

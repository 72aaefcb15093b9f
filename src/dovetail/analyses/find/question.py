"""What a question in words asks for: which of its words count, and how much."""

from __future__ import annotations

from typing import NamedTuple

from dovetail.analyses.find.words import head, stem, words

#: What a word says that names a purpose ("for builders"), a piece ("spare parts"), or of any goods ("products", sizes).
PURPOSE, PIECE, GENERAL = 0.5, 0.7, 0.15


def _stems(text: str) -> frozenset[str]:
    return frozenset(map(stem, words(text)))


_SILENT = _stems(
    "a an and of the for to in on with or by from as is are we you i my our your us need want looking buy sell find "
    "any some other various etc и в во на с со из от для до по за или под при к ко о об у не мы вы нам вам наш ваш "
    "нужен нужна нужны нужно куплю купить продать ищем ищу разный прочие другие"
)
_GENERAL = _stems(
    "product goods article item builder maker manufacturer producer manufacture manufacturing production industry "
    "industrial factory plant company supply supplier export import market trade quality equipment machinery machine "
    "making type продукция продукт товар изделие производитель производство промышленность промышленный завод "
    "предприятие компания поставка поставщик экспорт импорт рынок машиностроитель машиностроительный машиностроение "
    "качество оборудование строитель"
)
_PIECES = _stems(
    "part component spare accessory attachment unit assembly kit "
    "запчасть комплектующие деталь часть узел агрегат принадлежность компонент"
)
_PURPOSE = frozenset({"for", "для", "под"})
_MACHINES = _stems(
    "equipment machinery machine apparatus unit plant line оборудование машина аппарат станок агрегат установка техника"
)


class Asked(NamedTuple):
    """A word asked for, how much it says (0 to 1), and whether it counts only where another word is found too."""

    word: str
    share: float
    light: bool


def asked(text: str) -> tuple[Asked, ...]:
    """The words of a question that count, the telling ones first; none of one that says nothing.

    >>> [(word, share) for word, share, light in asked("steel sheet for machine builders")]
    [('steel', 1.0), ('sheet', 1.0), ('machine', 0.15), ('builders', 0.15)]
    """
    telling, purpose, light = dict[str, float](), dict[str, float](), dict[str, float]()
    into = telling
    for word in words(text):
        if word in _PURPOSE and telling:
            into = purpose
        one = stem(word)
        if one in _GENERAL or one in _PIECES or one.isdecimal():
            light[word] = PIECE if one in _PIECES else GENERAL
        elif one not in _SILENT and word not in telling:
            into[word] = 1.0
    telling |= dict.fromkeys(purpose, PURPOSE / max(1, len(purpose)))
    if not telling:
        return tuple(Asked(word, 1.0, False) for word in light)
    return (
        *(Asked(word, share, False) for word, share in telling.items()),
        *(Asked(word, share, True) for word, share in light.items()),
    )


def for_a_machine(text: str) -> bool:
    """Whether a machine is asked for, whatever it is for: the question's own noun is one.

    >>> for_a_machine("equipment for drying grain"), for_a_machine("steel sheet for machine builders")
    (True, False)
    """
    clause: list[str] = []
    for word in words(text):
        if word in _PURPOSE and clause:
            break
        clause.append(word)
    return stem(head(clause)) in _MACHINES

"""How wide letters stand, and labels laid in the lines that a field has room for."""

from __future__ import annotations

#: Widths in the size of the letters: of most Latin and Cyrillic letters, of narrow ones, of broad ones.
_LATIN, _CYRILLIC, _NARROW, _BROAD, _CAPITAL = 0.48, 0.51, 0.3, 0.76, 0.66
_NARROW_LETTERS = frozenset("filjrt.,;:|!'()[] \u00a0\u202f")
_BROAD_LETTERS = frozenset("mwMWжмшщыюфЖМШЩЫЮФ%")
_SIZE = 10.5


def width_of(text: str, size: float = _SIZE) -> float:
    """About how wide a text stands, in pixels at this size of letters.

    >>> width_of("ill") < width_of("mow")
    True
    """
    return size * sum(_letter(letter) for letter in text)


def folded(text: str, width: float, *, lines: int = 1, size: float = _SIZE) -> tuple[str, ...]:
    """A label in at most so many lines of this width; what has no room ends in an ellipsis, at a word.

    >>> folded("Safety glass, tempered and laminated", 115, lines=2)
    ('Safety glass, tempered', 'and laminated')
    >>> folded("Safety glass, tempered and laminated", 115)
    ('Safety glass, tempered…',)
    """
    laid: list[str] = []
    left = text.split(" ")
    while left:
        taken = 1
        while taken < len(left) and width_of(" ".join(left[: taken + 1]), size) <= width:
            taken += 1
        if len(laid) + 1 == lines and taken < len(left):
            while taken > 1 and width_of(" ".join(left[:taken]) + "\u2026", size) > width:
                taken -= 1
            return (*laid, " ".join(left[:taken]).rstrip(",;") + "\u2026")
        laid.append(" ".join(left[:taken]))
        left = left[taken:]
    return tuple(laid)


def _letter(letter: str) -> float:
    if letter in _NARROW_LETTERS:
        return _NARROW
    if letter in _BROAD_LETTERS:
        return _BROAD
    if letter.isupper():
        return _CAPITAL
    return _CYRILLIC if "\u0400" <= letter <= "\u04ff" else _LATIN

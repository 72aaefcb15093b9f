"""Texts as documents can hold them."""

from __future__ import annotations

import re
from typing import Any

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """The text with a blank for each character that XML cannot hold: control characters and lone surrogates.

    A single one in a name would make a drawing or a document unreadable, or end the program that draws it.

    >>> printable("steel\\x07 sheet")
    'steel  sheet'
    """
    return _NOT_XML.sub(" ", text)


def printable_parts(value: Any) -> Any:
    """The same for every text within nested mappings and lists."""
    match value:
        case str():
            return printable(value)
        case dict():
            return {name: printable_parts(part) for name, part in value.items()}
        case list() | tuple():
            return [printable_parts(part) for part in value]
        case _:
            return value

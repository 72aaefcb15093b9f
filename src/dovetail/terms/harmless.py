"""Texts of others as spreadsheets and terminals can show them without obeying them."""

from __future__ import annotations

import re

#: Signs by which spreadsheets tell a formula; wide forms of them are folded to these by some programs.
_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
#: What a terminal obeys: control signs, the second set of them, and those that turn the direction of writing.
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def sheet_safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula: one that could be is led by an apostrophe.

    Only texts need this; a negative number is a number.

    >>> sheet_safe("=HYPERLINK(1)"), sheet_safe("-2+3"), sheet_safe("Беларусь")
    ("'=HYPERLINK(1)", "'-2+3", 'Беларусь')
    """
    return f"'{text}" if text.lstrip(" \u00a0").startswith(_ACTIVE) or text.startswith(_ACTIVE) else text


def terminal_safe(text: str) -> str:
    """A text that cannot move the cursor, change colours, set a title or hide what stands beside it.

    >>> terminal_safe("\x1b]0;title\x07steel\u202e")
    '\ufffd]0;title\ufffdsteel\ufffd'
    """
    return _OBEYED.sub("\ufffd", text)

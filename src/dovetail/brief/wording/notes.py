"""Notes on minutes in the language of their reader.

The reader writes notes in English. The table beside this module holds their Russian: `*` stands for a letter, number
or quotation. A note that is not in it stays as written.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dovetail.terms.territory import Language


def note_in(note: str, language: Language) -> str:
    """The note in a language.

    >>> note_in("report B holds no statement of anybody", "ru")
    'в сообщении B нет ничьих высказываний'
    """
    if language == "en":
        return note
    for pattern, russian in _russian():
        if found := pattern.fullmatch(note):
            return russian.replace("*", found[1]) if pattern.groups else russian
    return note


@cache
def _russian() -> tuple[tuple[re.Pattern[str], str], ...]:
    text = files("dovetail.brief.wording").joinpath("notes.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return tuple((re.compile(re.escape(english).replace(r"\*", "(.+)")), russian) for english, russian in rows)

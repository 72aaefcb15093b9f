"""The packaged table of words by which columns, flows, totals and months are known."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any


@cache
def words() -> dict[str, dict[str, Any]]:
    """The content of `headings.toml`."""
    return tomllib.loads(files("dovetail.sources.own").joinpath("headings.toml").read_text(encoding="utf-8"))


def folded(text: str) -> str:
    """Small letters without marks, for comparing words.

    >>> folded("Кол-во,  ШТ.")
    'кол во шт'
    """
    text = text.casefold().replace("ё", "е").replace("\u00ad", "").replace("_", " ")
    return " ".join(re.sub(r"[^\w$%]+", " ", text).split())


@lru_cache(maxsize=1 << 14)
def flow_of(text: str) -> str:
    """`export`, `import`, `other` (re-exports, turnover, balance), or nothing where a text names no flow.

    >>> flow_of("ИМ"), flow_of("Экспорт"), flow_of("Re-export"), flow_of("Беларусь")
    ('import', 'export', 'other', '')
    """
    plain = folded(text)
    return next((flow for flow, known in words()["flows"].items() if plain in known), "")


def indicator_of(text: str) -> str:
    """The name of an indicator as the store knows it (`gdp`), or the text as it stands where it is another one.

    >>> indicator_of("ВВП"), indicator_of("Inflation")
    ('gdp', 'Inflation')
    """
    plain = folded(text)
    return next((name for name, known in words()["indicators"].items() if plain in known), text)


@lru_cache(maxsize=1 << 16)
def is_total(text: str) -> bool:
    """Whether a label stands for the sum of the lines around it.

    >>> is_total("ИТОГО:"), is_total("Всего по всем группам"), is_total("Тотальный")
    (True, True, False)
    """
    if text[:1].isdigit():
        return False
    plain = folded(text)
    return any(plain == word or plain.startswith(word + " ") for word in words()["totals"]["start"])

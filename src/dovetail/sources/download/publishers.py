"""The publishers that can be fetched from, as the packaged table says, and the files that a choice means."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dovetail.errors import InvalidRequestError, UnknownCodeError, problem
from dovetail.sources.codes import comtrade_codes, own_codes, wits_codes
from dovetail.terms.period import Years
from dovetail.terms.territory import Territory

#: Letters of a choice that stand in the name of a file.
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher: who it is, where its files lie, which choices it takes, and how much an answer may hold."""

    name: str
    title: str
    licence: str
    page: str
    base: str
    hosts: Sequence[str]
    path: str
    file: str
    expected: str
    layout: str
    choices: Mapping[str, Mapping[str, Any]]
    note: str = ""
    preview: str = ""
    key: str = ""
    key_header: str = ""
    rows: int = 0
    preview_rows: int = 0
    periods: int = 0
    preview_periods: int = 0


@dataclass(frozen=True, slots=True)
class Order:
    """One file to get: the path below the publisher's base, the name to give it, and what it was asked as."""

    path: str
    file: str
    layout: str
    choice: Mapping[str, str]


@cache
def publishers() -> dict[str, Publisher]:
    """Every publisher of the packaged table by name."""
    table = files("dovetail.sources.download").joinpath("publishers.toml").read_text(encoding="utf-8")
    entries: dict[str, dict[str, Any]] = tomllib.loads(table)
    return {name: Publisher(name=name, **entry) for name, entry in entries.items()}


def publisher_named(name: str) -> Publisher:
    """The publisher of that name.

    Raises
    ------
    UnknownCodeError
        If there is none.
    """
    known = publishers()
    if name in known:
        return known[name]
    raise UnknownCodeError(
        problem(
            f"'{name}' is no publisher that can be fetched from",
            why="each has its own way to be asked",
            do=f"name one of {', '.join(known)}",
        ),
        near=tuple(known),
    )


def orders(publisher: Publisher, choice: Mapping[str, str], *, with_key: bool = True) -> tuple[Order, ...]:
    """The files that a choice means, each within what the publisher delivers at once.

    Raises
    ------
    InvalidRequestError
        If a choice is missing, unknown, or not of the form that the publisher takes.
    UnknownCodeError
        If a territory is not known to the publisher.
    """
    if unknown := sorted(set(choice) - set(publisher.choices)):
        raise InvalidRequestError(
            problem(
                f"{publisher.name} takes no choice '{unknown[0]}'",
                why="what it means would be left out",
                do=f"it takes {_offered(publisher)}",
            )
        )
    values = {name: _checked(publisher, name, rule, choice) for name, rule in publisher.choices.items()}
    spans = [""]
    years = Years.of(choice["years"]) if "years" in values else None
    if years is not None:
        values["span"] = str(years)
        spans = _spans(years, publisher.periods if with_key else publisher.preview_periods)
    path = publisher.path if with_key or not publisher.preview else publisher.preview
    asked = {name: choice.get(name, str(rule.get("default", ""))) for name, rule in publisher.choices.items()}
    layout = publisher.layout.format(**asked).lower()
    found: list[Order] = []
    for span in spans:
        filled = {**values, "period": span}
        names = {name: _plain(text) for name, text in {**filled, **choice}.items()}
        address = re.sub(r"&\w+=(?=&|$)", "", path.format(**filled))
        found.append(Order(address, publisher.file.format(**names), layout, asked))
    return tuple(found)


def _plain(text: str) -> str:
    """A choice as a part of a file name; of a long one the beginning, and what tells it from others."""
    plain = re.sub(r"[^\w-]+", "-", text) or "all"
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}-{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def _offered(publisher: Publisher) -> str:
    return "; ".join(f"{name}: {rule['say']}" for name, rule in publisher.choices.items())


def _spans(years: Years, most: int) -> list[str]:
    """The years joined by commas, at most so many together."""
    each = [str(year) for year in range(years.first, years.last + 1)]
    return [",".join(each[at : at + most]) for at in range(0, len(each), most)] if most else [""]


def _checked(publisher: Publisher, name: str, rule: Mapping[str, Any], choice: Mapping[str, str]) -> str:
    """A choice as the publisher writes it in an address."""
    text = choice.get(name, rule.get("default"))
    if text is None:
        raise InvalidRequestError(
            problem(
                f"{publisher.name} needs the choice '{name}'",
                why="it gives nothing without it",
                do=f"give {name}: {rule['say']}",
            )
        )
    if "form" in rule and not re.fullmatch(rule["form"], text):
        raise _no_choice(publisher, name, rule, text)
    if "names" in rule:
        if text not in rule["names"]:
            raise _no_choice(publisher, name, rule, text)
        return str(rule["names"][text])
    if "territory" in rule and text != rule.get("default"):
        joint = ";" if rule["territory"] == "iso" else ","
        return joint.join(_code(part, rule["territory"], publisher) for part in text.split(","))
    return str(Years.of(text)) if rule.get("years") else text


def _no_choice(publisher: Publisher, name: str, rule: Mapping[str, Any], text: str) -> InvalidRequestError:
    return InvalidRequestError(
        problem(
            f"'{text}' is no {name} of {publisher.name}",
            why="it would be asked for something that it does not have",
            do=f"give {rule['say']}",
        )
    )


def _code(text: str, scheme: str, publisher: Publisher) -> str:
    """What the publisher writes for a territory; its own code where it leaves the standard."""
    territory = Territory.of(text.strip())
    tables: dict[str, Sequence[dict[str, str]]] = {
        "comtrade": (comtrade_codes(), own_codes("comtrade")),
        "wits": (wits_codes(), own_codes("wits")),
        "iso": ({territory.code: territory.code},) if territory.kind == "country" else (),
    }
    found = [code for table in tables[scheme] for code, meant in table.items() if meant == territory.code]
    if not found:
        raise UnknownCodeError(
            problem(
                f"{publisher.title} has no data of {territory.name()} ({territory})",
                why="it has no code for it",
                do="name a country it has",
            )
        )
    return found[-1]
